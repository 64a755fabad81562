import { basename, dirname, extname, join } from "node:path";
import {
  isTemporary,
  makeFolder,
  moveFile,
  removeFile,
  removeTemporaryFiles,
  syncFolder,
  writePartsDurably,
} from "../../outside/durable-file.ts";
import { hashOfFile } from "../../outside/hash-of-file.ts";
import { writing } from "../../outside/output-failure.ts";
import type { RunFolder } from "./run-folder.ts";
import {
  ASIDE_FOLDER,
  ATTACHMENTS_FOLDER,
  HELD_FOLDER,
  isClutter,
  isDocument,
  isOwnName,
  isThousand,
  LEDGER_FILE,
  LETTERS_FOLDER,
  LOCK_FILE,
  RUN_FILE,
} from "./run-layout.ts";

/** A run's folder on its disk. Shape: an absolute path. */
type Place = Pick<RunFolder, "disk" | "path">;

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
  folder: Place,
  wanted: { has(path: string): boolean },
): readonly string[] {
  const inside = OWN_FOLDERS.flatMap((name) => {
    const thousands = new Set(thousandsIn(folder, name));
    return [
      ...pathsIn(folder, name).filter((path) => !thousands.has(path)),
      ...[...thousands].flatMap((thousand) => pathsIn(folder, thousand)),
    ];
  });
  const folders = new Set<string>([...OWN_FOLDERS, ASIDE_FOLDER]);
  const beside = namesIn(folder, ".").filter(
    (name) =>
      !(ALWAYS_KNOWN.has(name) || folders.has(name)) && (isOwnName(name) || isDocument(name)),
  );
  return [...inside, ...beside].filter(
    (path) => !(wanted.has(path) || isClutter(basename(path)) || isTemporary(basename(path))),
  );
}

/** Tells whether there is nothing in a run's folder that `tidyRun` would take away. */
export function isTidy(folder: Place, wanted: { has(path: string): boolean }): boolean {
  const folders = [".", ...ownFolders(folder)];
  return (
    strangersIn(folder, wanted).length === 0 &&
    !folders.some((one) => namesIn(folder, one).some(isTemporary))
  );
}

/** What of a folder's content is not a run's, so that the folder is not one to be taken over or moved. */
export function foreignIn(folder: Place): readonly string[] {
  return namesIn(folder, ".").filter(
    (name) => !(isOwnName(name) || isClutter(name) || isTemporary(name)),
  );
}

/** Tells whether there is nothing in a folder but what a run that has just begun leaves there. */
export function isEmptyFolder(folder: Place): boolean {
  const names = namesIn(folder, ".").filter((name) => !(isClutter(name) || isTemporary(name)));
  return names.every(
    (name) => name === LOCK_FILE || (name === LETTERS_FOLDER && namesIn(folder, name).length === 0),
  );
}

/** The subfolders that are the run's own, with those of thousands of letters. */
function ownFolders(folder: Place): readonly string[] {
  return OWN_FOLDERS.flatMap((name) => [name, ...thousandsIn(folder, name)]);
}

/** The folders of thousands of letters that are in a run's subfolder, in order. Shape: paths within the folder, with `/`. */
export function thousandsIn(folder: Place, name: string): readonly string[] {
  return pathsIn(folder, name).filter(
    (path) =>
      isThousand(basename(path)) &&
      folder.disk.entryNow(join(folder.path, path))?.kind === "folder",
  );
}

function pathsIn(folder: Place, name: string): readonly string[] {
  return namesIn(folder, name).map((file) => `${name}/${file}`);
}

/** The names in a folder in order; none if there is no such folder. */
function namesIn({ disk, path }: Place, name: string): readonly string[] {
  return disk.namesNow(join(path, name)).toSorted();
}

/**
 * Takes away what is not wanted: half written files, and what an earlier start of the run left, if it is as it was left
 * (`own`: paths with their hashes). Whatever else is there is moved aside and named.
 *
 * Errors: throws `OutputFailure`.
 */
export async function tidyRun(
  folder: Place,
  wanted: { has(path: string): boolean },
  own: ReadonlyMap<string, string>,
): Promise<readonly string[]> {
  await writing(async () => {
    for (const name of [".", ...ownFolders(folder)])
      await removeTemporaryFiles(folder.disk, join(folder.path, name));
  });
  const moved: string[] = [];
  for (const path of strangersIn(folder, wanted)) {
    const known = own.get(path);
    if (
      known !== undefined &&
      (await hashOfFile(folder.disk, join(folder.path, path), undefined)) === known
    ) {
      await writing(() => removeFile(folder.disk, join(folder.path, path)));
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
export async function moveAside(folder: Place, path: string): Promise<string> {
  return writing(async () => {
    const { disk, path: top } = folder;
    const target = await freePlaceAside(folder, path);
    await moveFile(disk, join(top, path), join(top, target));
    await syncFolder(disk, dirname(join(top, target)));
    return target;
  });
}

/** Copies a file of a run's folder aside, as it is now. Errors: throws `OutputFailure`. */
export async function copyAside(folder: Place, path: string): Promise<void> {
  await writing(async () => {
    const { disk, path: top } = folder;
    const target = join(top, await freePlaceAside(folder, path));
    await writePartsDurably(disk, target, disk.parts(join(top, path)));
    await syncFolder(disk, dirname(target));
  });
}

/** A name for what is put aside that nothing has, in a folder that is there. Shape: within the run's folder. */
async function freePlaceAside({ disk, path: top }: Place, path: string): Promise<string> {
  const home = join(top, ASIDE_FOLDER, dirname(path));
  await makeFolder(disk, join(top, ASIDE_FOLDER));
  await makeFolder(disk, home);
  // The folder's own name first: what is moved into one that a power failure takes away is lost with it.
  for (const each of [top, dirname(home)]) await syncFolder(disk, each);
  const extension = extname(path);
  const stem = basename(path, extension);
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? basename(path) : `${stem}-${number}${extension}`;
    const isFree = (await disk.entry(join(home, name)).catch(() => undefined)) === undefined;
    if (isFree) return join(ASIDE_FOLDER, dirname(path), name);
  }
}

/**
 * Makes room for a file of the run: what is in its place and is neither that file nor known as the run's, such as a letter
 * that somebody has edited, is moved aside. A link is left, since it is replaced and never followed.
 *
 * Shape: `known` is the hash with which an earlier start is known to have left it; tells whether something was moved.
 * Errors: throws `OutputFailure`.
 */
export async function makeRoom(
  folder: Place,
  path: string,
  sha256: () => Promise<string>,
  known?: string,
): Promise<boolean> {
  const { disk } = folder;
  const absolute = join(folder.path, path);
  const entry = await disk.entry(absolute).catch(() => undefined);
  if (entry?.kind !== "file") return false;
  const found = await writing(() => hashOfFile(disk, absolute, undefined));
  if (found === known || found === (await sha256())) return false;
  await moveAside(folder, path);
  return true;
}
