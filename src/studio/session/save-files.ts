import { basename, dirname, extname, join } from "node:path";
import { makeFolder, writeDurably } from "../../outside/durable-file.ts";
import { nodeDisk } from "../../outside/node-disk.ts";
import { nodeWorld } from "../../outside/node-world.ts";
import { writing } from "../../outside/output-failure.ts";
import { type Project, projectPath } from "../../outside/project.ts";
import { systemCodeOf } from "../../outside/system-error.ts";
import type { EarlierText, ProjectFile } from "../protocol/server.ts";
import type { Handles } from "./handles.ts";
import { isInside } from "./is-inside.ts";
import { fileAt } from "./project-files.ts";
import { Refused } from "./refused.ts";

/** Where earlier texts of templates are kept, in the project. */
const HISTORY = ".shokan/history";

/** An automatic save does not make an earlier text of its own each time. Units: milliseconds. */
const KEPT_EVERY_MS = 5 * 60_000;

/** Tries of names for a new file beside another. */
const MOST_NAMES = 1000;

/**
 * Puts a text in the place of a template's and keeps what was there.
 *
 * Shape: `seen` is the SHA-256 of what its editor began with; `now` in milliseconds since 1970.
 * Errors: throws `Refused` (`changed`) where the file is another by now, `OutputFailure`.
 */
export async function saveTemplate(
  project: Project,
  path: string,
  { text, seen, now }: { readonly text: string; readonly seen: string; readonly now: number },
): Promise<string> {
  const before = await nodeDisk.read(path).catch((cause: unknown) => {
    if (systemCodeOf(cause) === undefined) throw cause;
    throw new Refused("unknown", "the template is gone");
  });
  const bytes = new TextEncoder().encode(text);
  const sha256 = nodeWorld.sha256(bytes);
  const known = nodeWorld.sha256(before);
  if (known === sha256) return sha256;
  if (known !== seen) throw new Refused("changed", "the template was changed by somebody else");
  checkInside(project, path);
  await writing(async () => {
    await keepEarlier(project, path, before, now);
    await writeDurably(nodeDisk, path, bytes);
  });
  return sha256;
}

async function keepEarlier(
  project: Project,
  path: string,
  bytes: Uint8Array,
  now: number,
): Promise<void> {
  const folder = historyFolder(project, path);
  const [latest] = timesIn(folder).toReversed();
  if (latest !== undefined && now - latest < KEPT_EVERY_MS) return;
  await makeFolder(nodeDisk, folder);
  checkInside(project, folder);
  await writeDurably(nodeDisk, join(folder, `${now}${extname(path)}`), bytes);
}

/** Earlier texts of a template, the latest first. */
export function earlierTexts(
  project: Project,
  handles: Handles,
  path: string,
): readonly EarlierText[] {
  const folder = historyFolder(project, path);
  return timesIn(folder)
    .toReversed()
    .flatMap((time) => {
      const name = join(folder, `${time}${extname(path)}`);
      const file = fileAt(project, handles, projectPath(project, name));
      return file === undefined ? [] : [{ file, replacedAt: new Date(time).toISOString() }];
    });
}

/** One folder for each template, by its whole path: `templates/notice.hbs` and `notice.hbs` are two. */
function historyFolder(project: Project, path: string): string {
  const known = new TextEncoder().encode(projectPath(project, path));
  return join(project.root, HISTORY, nodeWorld.sha256(known).slice(0, 16));
}

/** When texts were kept, the earliest first. */
function timesIn(folder: string): readonly number[] {
  return nodeDisk
    .namesNow(folder)
    .map((name) => Number(/^(?<time>\d{1,15})\./u.exec(name)?.groups?.["time"] ?? Number.NaN))
    .filter((time) => !Number.isNaN(time))
    .sort((one, other) => one - other);
}

/**
 * Writes a new file and never one that is there: `名簿.csv`, else `名簿-2.csv` and so on.
 *
 * Shape: `folder` is relative to the project, `name` is a plain name; with `isKnown` a file of the name with the same bytes
 * is the one. Errors: throws `OutputFailure`, `Refused` (`asked-wrong`).
 */
export async function writeBeside(
  project: Project,
  handles: Handles,
  {
    folder,
    name,
    bytes,
    isKnown = false,
  }: {
    readonly folder: string;
    readonly name: string;
    readonly bytes: Uint8Array;
    readonly isKnown?: boolean;
  },
): Promise<ProjectFile> {
  const extension = extname(name);
  const stem = basename(name, extension);
  return writing(async () => {
    await makeFolder(nodeDisk, join(project.root, folder));
    checkInside(project, join(project.root, folder));
    for (let number = 1; number < MOST_NAMES; number += 1) {
      const own = number === 1 ? name : `${stem}-${number}${extension}`;
      const path = join(project.root, folder, own);
      const isThere = isKnown && (await hasBytes(path, bytes));
      if (!(isThere || (await createFile(path, bytes)))) continue;
      const file = fileAt(project, handles, join(folder, own));
      if (file !== undefined) return file;
    }
    throw new Refused("asked-wrong", "no name is free");
  });
}

/** A folder may have become a link since it was listed: nothing is written elsewhere. Errors: throws `Refused`. */
function checkInside(project: Project, path: string): void {
  if (!isInside(project, path)) throw new Refused("asked-wrong", "it leads out of the project");
}

/** Whether a plain file has these bytes. */
async function hasBytes(path: string, bytes: Uint8Array): Promise<boolean> {
  const entry = nodeDisk.entryNow(path);
  if (entry?.kind !== "file" || entry.bytes !== bytes.length) return false;
  return nodeWorld.sha256(await nodeDisk.read(path)) === nodeWorld.sha256(bytes);
}

/** Makes a file; false if there is anything of its name. */
async function createFile(path: string, bytes: Uint8Array): Promise<boolean> {
  const file = await nodeDisk.create(path).catch((cause: unknown) => {
    if (systemCodeOf(cause) === "EEXIST") return undefined;
    throw cause;
  });
  if (file === undefined) return false;
  try {
    await file.write(bytes);
    await file.datasync();
  } catch (cause) {
    await nodeDisk.remove(path).catch(() => undefined);
    throw cause;
  } finally {
    await file.close();
  }
  return true;
}

/** Where a file lies, relative to the project. */
export function folderOf(project: Project, path: string): string {
  return dirname(projectPath(project, path));
}
