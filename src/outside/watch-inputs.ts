import { type FSWatcher, watch } from "node:fs";
import { basename, dirname, join } from "node:path";
import { isPictureFile, PICTURE_FOLDER } from "../model/picture.ts";
import { pathsOfLists } from "./list-files.ts";
import { inProject, type Project, projectAt } from "./project.ts";

/** Events of one save come in a burst; they count as one after this pause, in milliseconds. */
const PAUSE_MS = 40;

/**
 * Calls back whenever one of the files, or a partial next to the template, is saved, until the signal is
 * raised. Folders are watched, not files: editors and Excel save by renaming a new file into place.
 */
export async function watchInputs(
  template: string,
  recipients: readonly string[],
  changed: () => Promise<void>,
  until: AbortSignal,
  project: Project = projectAt(),
): Promise<void> {
  const names = new Map<string, Set<string>>();
  const lists = recipients.flatMap((name) => pathsOfLists(project, name));
  for (const given of [template, ...lists]) {
    const path = inProject(project, given);
    const folder = dirname(path);
    names.set(folder, (names.get(folder) ?? new Set()).add(basename(path)));
  }
  let timer: NodeJS.Timeout | undefined;
  let working = Promise.resolve();
  const saved = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      working = working.then(changed);
    }, PAUSE_MS);
  };
  const watchers = [
    ...[...names].map(([folder, wanted]) => watched(folder, (name) => wanted.has(name), saved)),
    watched(
      inProject(project, join(dirname(template), "partials")),
      (name) => name.endsWith(".hbs"),
      saved,
    ),
    watched(inProject(project, join(dirname(template), PICTURE_FOLDER)), isPictureFile, saved),
  ];
  if (!until.aborted) {
    await new Promise<void>((resolve) => {
      until.addEventListener("abort", () => resolve(), { once: true });
    });
  }
  clearTimeout(timer);
  for (const watcher of watchers) watcher?.close();
  await working;
}

/** Calls back whenever anything in one of the folders was saved, until what it gives is called. */
export function watchFolders(
  project: Project,
  folders: readonly string[],
  changed: () => void,
): () => void {
  let timer: NodeJS.Timeout | undefined;
  const saved = (): void => {
    clearTimeout(timer);
    timer = setTimeout(changed, PAUSE_MS);
  };
  const watchers = folders.map((folder) => watched(inProject(project, folder), () => true, saved));
  return () => {
    clearTimeout(timer);
    for (const watcher of watchers) watcher?.close();
  };
}

function watched(
  folder: string,
  wanted: (name: string) => boolean,
  saved: () => void,
): FSWatcher | undefined {
  try {
    return watch(folder, (_event, name) => {
      if (name === null || wanted(name)) saved();
    });
  } catch {
    // A folder that does not exist has nothing to save in it.
    return undefined;
  }
}
