import { join } from "node:path";
import { type Diagnostic, error } from "../base/diagnostic.ts";
import type { LedgerFile } from "../model/run.ts";
import { nodeDisk } from "../outside/node-disk.ts";
import { shownPath } from "../outside/project.ts";
import { readWordShown } from "../reading/read-word-shown.ts";
import { checkBytes, isReadable, type RunPlace } from "./check-bytes.ts";
import { pdfResources } from "./pdf-resources.ts";
import { readBackConverted } from "./read-back-converted.ts";

/**
 * Checks a PDF that was converted from a letter's Word file: it is there, has the hash that was recorded, since nobody can
 * make the same bytes again, and shows what the Word file beside it says.
 *
 * Shape: `word` is the letter's Word file; undefined if that does not say what its letter does.
 * Errors (in the result): `verify/file-missing`, `verify/file-changed`, `verify/page-count`, `verify/unreadable`, `office/…`.
 */
export async function checkConverted(
  { project, folder }: RunPlace,
  { path, sha256, bytes, pages }: LedgerFile,
  word: Pick<LedgerFile, "path"> | undefined,
): Promise<readonly Diagnostic[]> {
  const problem = await checkBytes({ project, folder }, path, sha256, bytes);
  const hasChanged = problem?.code === "verify/file-changed";
  const absolute = join(folder, path);
  if (problem !== undefined && !(hasChanged && (await isReadable(absolute)))) return [problem];
  if (word === undefined) return problem === undefined ? [] : [problem];
  const shown = shownPath(project, folder, path);
  const at = { kind: "file", path: shown } as const;
  const expected = readWordShown(new Uint8Array(await nodeDisk.read(join(folder, word.path))));
  const pdf = new Uint8Array(await nodeDisk.read(absolute));
  const read = await readBackConverted(shown, pdf, expected, pdfResources());
  const isOther = pages !== undefined && read.pageCount !== undefined && read.pageCount !== pages;
  const count = isOther
    ? [error("verify/page-count", at, { path: shown, pages: read.pageCount, expected: pages })]
    : [];
  if (!hasChanged) return [...read.faults, ...count];
  // Whoever put another file there, it was not the program that made the recorded one.
  const seen = read.faults.length + count.length === 0 ? "same" : "other";
  return [error("verify/file-changed", at, { path: shown, seen, what: "letter" })];
}
