import { dirname } from "node:path";
import { type LedgerEntry, readingsOf } from "../../model/run.ts";
import type { VerificationReport } from "../../model/verification.ts";
import { makeFolder, moveFile, syncFolder } from "../../outside/durable-file.ts";
import { hashOfFile } from "../../outside/hash-of-file.ts";
import { writing } from "../../outside/output-failure.ts";
import type { RunFolder } from "./run-folder.ts";
import { HELD_FOLDER, heldPath } from "./run-layout.ts";
import { makeRoom } from "./strangers.ts";
import type { KnownFiles } from "./write-lines.ts";

/** Letters that were written, and what of their files says something else than they do. */
export interface ComparedLetters {
  readonly entries: readonly LedgerEntry[];
  readonly differences: readonly VerificationReport[];
}

/**
 * Takes letters that do not say what they should out of the folder from which letters are sent. What somebody has edited of those that
 * an earlier start has held back is moved aside.
 *
 * Shape: the letters with the paths that their files have now. Errors: throws `OutputFailure`.
 */
export async function holdBack(
  folder: RunFolder,
  { entries, differences }: ComparedLetters,
  { own, moved }: KnownFiles = { own: new Map(), moved: [] },
): Promise<ComparedLetters> {
  if (differences.length === 0) return { entries, differences };
  const paths = new Map<string, string>();
  for (const entry of entries.filter(differs)) {
    for (const { path } of readingsOf(entry)) paths.set(path, heldPath(path));
  }
  await writing(async () => {
    await makeFolder(folder.disk, folder.at(HELD_FOLDER));
    await syncFolder(folder.disk, folder.path);
    const homes = new Set([...paths.values()].map((path) => folder.at(dirname(path))));
    for (const home of homes) await makeFolder(folder.disk, home);
    for (const [from, to] of paths) {
      const hash = async (): Promise<string> =>
        (await hashOfFile(folder.disk, folder.at(from), undefined)) ?? "";
      if (await makeRoom(folder, to, hash, own.get(to))) moved.push(to);
      await moveFile(folder.disk, folder.at(from), folder.at(to));
    }
    for (const home of [...homes, folder.at(HELD_FOLDER)]) await syncFolder(folder.disk, home);
  });
  const held = <File extends { readonly path: string }>(file: File): File => ({
    ...file,
    path: paths.get(file.path) ?? file.path,
  });
  return {
    // With a letter its whole volume must not be printed.
    entries: entries.map((entry) => ({
      ...entry,
      files: entry.files.map(held),
      ...(entry.printed && { printed: held(entry.printed) }),
    })),
    differences: differences.map(held),
  };
}

/** Tells whether reading a letter's files back found something else than the letter. */
export function differs(entry: LedgerEntry): boolean {
  return readingsOf(entry).some(({ verdict }) => verdict === "different");
}
