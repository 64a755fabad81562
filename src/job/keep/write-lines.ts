import { writeLinesDurably } from "../../outside/durable-file.ts";
import { writing } from "../../outside/output-failure.ts";
import type { RunOutput } from "./run-file.ts";
import type { RunFolder } from "./run-folder.ts";
import { makeRoom } from "./strangers.ts";

/** What is known of the files in a run's folder while others are written in their places. */
export interface KnownFiles {
  /** Paths with the hashes that earlier starts left. */
  readonly own: ReadonlyMap<string, string>;
  /** Files that somebody has edited, and that were moved aside: added to. */
  readonly moved: string[];
}

/**
 * Writes a file of lines into a run's folder. What is in its place and neither the same nor known as the run's, since somebody has edited
 * what a start left that was broken off, is moved aside.
 *
 * Errors: throws `OutputFailure`.
 */
export async function writeLines(
  folder: RunFolder,
  path: string,
  lines: Iterable<string>,
  { own, moved }: KnownFiles,
): Promise<RunOutput> {
  const sha256 = await writing(() =>
    writeLinesDurably(folder.disk, folder.at(path), lines, async (hash) => {
      if (await makeRoom(folder, path, async () => hash, own.get(path))) moved.push(path);
    }),
  );
  return { path, sha256 };
}
