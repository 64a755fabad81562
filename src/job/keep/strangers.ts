import { readdirSync } from "node:fs";
import { lstat, rename } from "node:fs/promises";
import { basename, dirname, extname, join } from "node:path";
import {
  isTemporary,
  makeFolder,
  removeFile,
  removeTemporaryFiles,
  syncFolder,
} from "../outside/durable-file.ts";
import { hashOfFile } from "../outside/hash-of-file.ts";
import { writing } from "../outside/output-failure.ts";
import {
  ASIDE_FOLDER,
  ATTACHMENTS_FOLDER,
  HELD_FOLDER,
  isClutter,
  isDocument,
  isOwnName,
  LEDGER_FILE,
  LETTERS_FOLDER,
  LOCK_FILE,
  RUN_FILE,
} from "./run-layout.ts";

/** Subfolders in which every file is the run's own. */
const OWN_FOLDERS = [LETTERS_FOLDER, ATTACHMENTS_FOLDER, HELD_FOLDER] as const;

/** Files that the run itself keeps besides its output. */
const ALWAYS_KNOWN = new Set([RUN_FILE, LEDGER_FILE, LOCK_FILE]);

/**
 * Names what is in a run's folder and is not one of its files: anything at all in the folders for letters, and outside of them
 * documents and what has a name that the run uses. Other things there are the user's own and stay.
 *
 * Shape: paths within the folder, with `/`, in order; `wanted` likewise.
 */
export function strangersIn(
  folder: string,
  wanted: { has(path: string): boolean },
): readonly string[] {
  const inside = OWN_FOLDERS.flatMap((name) =>
    namesIn(join(folder, name)).map((file) => `${name}/${file}`),
  );
  const folders = new Set<string>([...OWN_FOLDERS, ASIDE_FOLDER]);
  const beside = namesIn(folder).filter(
    (name) =>
      !(ALWAYS_KNOWN.has(name) || folders.has(name)) && (isOwnName(name) || isDocument(name)),
  );
  return [...inside, ...beside].filter(
    (path) => !(wanted.has(path) || isClutter(basename(path)) || isTemporary(basename(path))),
  );
}

/** Tells whether there is nothing in a run's folder that `tidyRun` would take away. */
export function isTidy(folder: string, wanted: { has(path: string): boolean }): boolean {
  const folders = [folder, ...OWN_FOLDERS.map((name) => join(folder, name))];
  return (
    strangersIn(folder, wanted).length === 0 &&
    !folders.some((one) => namesIn(one).some(isTemporary))
  );
}

/** What of a folder's content is not a run's, so that the folder is not one to be taken over or moved. */
export function foreignIn(folder: string): readonly string[] {
  return namesIn(folder).filter(
    (name) => !(isOwnName(name) || isClutter(name) || isTemporary(name)),
  );
}

/** Tells whether there is nothing in a folder but what a run that has just begun leaves there. */
export function isEmptyFolder(folder: string): boolean {
  const names = namesIn(folder).filter((name) => !(isClutter(name) || isTemporary(name)));
  return names.every(
    (name) =>
      name === LOCK_FILE || (name === LETTERS_FOLDER && namesIn(join(folder, name)).length === 0),
  );
}

/** The names in a folder in order; none if there is no such folder. */
function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}

/**
 * Takes away what is not wanted: half written files, and what an earlier start of the run left, if it is as it was left
 * (`own`: paths with their hashes). Whatever else is there is moved aside and named.
 *
 * Errors: throws `OutputFailure`.
 */
export async function tidyRun(
  folder: string,
  wanted: { has(path: string): boolean },
  own: ReadonlyMap<string, string>,
): Promise<readonly string[]> {
  await writing(async () => {
    for (const name of [".", ...OWN_FOLDERS]) await removeTemporaryFiles(join(folder, name));
  });
  const moved: string[] = [];
  for (const path of strangersIn(folder, wanted)) {
    const known = own.get(path);
    if (known !== undefined && (await hashOfFile(join(folder, path), undefined)) === known) {
      await writing(() => removeFile(join(folder, path)));
    } else {
      await moveAside(folder, path);
      moved.push(path);
    }
  }
  return moved;
}

/**
 * Moves a file of a run's folder aside, under a name that is free. Shape: gives its new path within the folder.
 *
 * Errors: throws `OutputFailure`.
 */
export async function moveAside(folder: string, path: string): Promise<string> {
  return writing(async () => {
    const home = join(folder, ASIDE_FOLDER, dirname(path));
    await makeFolder(join(folder, ASIDE_FOLDER));
    await makeFolder(home);
    const extension = extname(path);
    const stem = basename(path, extension);
    for (let number = 1; ; number += 1) {
      const name = number === 1 ? basename(path) : `${stem}-${number}${extension}`;
      const target = join(home, name);
      if ((await lstat(target).catch(() => undefined)) !== undefined) continue;
      await rename(join(folder, path), target);
      await syncFolder(home);
      return join(ASIDE_FOLDER, dirname(path), name);
    }
  });
}

/**
 * Makes room for a file of the run: what is in its place and is neither that file nor known as the run's, such as a letter
 * that somebody has edited, is moved aside. A link is left, since it is replaced and never followed.
 *
 * Shape: tells whether something was moved. Errors: throws `OutputFailure`.
 */
export async function makeRoom(
  folder: string,
  path: string,
  sha256: () => Promise<string>,
): Promise<boolean> {
  const absolute = join(folder, path);
  const status = await lstat(absolute).catch(() => undefined);
  if (status === undefined || !status.isFile()) return false;
  if ((await writing(() => hashOfFile(absolute, undefined))) === (await sha256())) return false;
  await moveAside(folder, path);
  return true;
}
