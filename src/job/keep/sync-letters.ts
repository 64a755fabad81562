import { dirname } from "node:path";
import type { LedgerEntry } from "../../model/run.ts";
import { syncFolder } from "../../outside/durable-file.ts";
import type { RunFolder } from "./run-folder.ts";
import { LETTERS_FOLDER } from "./run-layout.ts";

/** Makes the names of letters' files durable, and those of the folders that they are in. Errors: throws the system's error. */
export async function syncLetterFolders(
  folder: RunFolder,
  entries: readonly LedgerEntry[],
): Promise<void> {
  const paths = entries.flatMap(({ files }) => files.map(({ path }) => dirname(path)));
  // What is in a folder before the folder itself.
  const inside = [...new Set(paths)].filter((path) => path.startsWith(`${LETTERS_FOLDER}/`));
  const volumes = entries.some(({ printed }) => printed !== undefined) ? ["."] : [];
  for (const path of [...inside, LETTERS_FOLDER, ...volumes])
    await syncFolder(folder.disk, folder.at(path));
}
