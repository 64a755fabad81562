import { lstat, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Diagnostic } from "../base/diagnostic.ts";
import { error } from "../base/diagnostic.ts";
import type { LedgerEntry, LedgerFile } from "../model/run.ts";
import { readLetterDocx } from "../verify/read-docx.ts";
import { readPdf } from "../verify/read-pdf.ts";
import { hashOfFile } from "./hash-of-file.ts";
import { projectPath, systemErrorCode } from "./input-files.ts";
import { letterTextHash } from "./record-hash.ts";

/** Checks the files of letters: each is there, unchanged, and says what its letter says. */
export async function checkFiles(
  folder: string,
  entries: readonly LedgerEntry[],
): Promise<readonly Diagnostic[]> {
  const problems: Diagnostic[] = [];
  for (const entry of entries) {
    for (const file of entry.files) {
      const problem = await checkFile(folder, entry, file);
      if (problem !== undefined) problems.push(problem);
    }
  }
  return problems;
}

async function checkFile(
  folder: string,
  entry: LedgerEntry,
  file: LedgerFile,
): Promise<Diagnostic | undefined> {
  const problem = await checkBytes(folder, file.path, file.sha256, file.bytes);
  if (problem !== undefined) return problem;
  const bytes = new Uint8Array(await readFile(join(folder, file.path)));
  const at = { kind: "file", path: shownPath(folder, file.path) } as const;
  try {
    const found = file.format === "pdf" ? await readPdf(bytes) : readLetterDocx(bytes);
    const values = { path: at.path, addressee: entry.addressee };
    if (letterTextHash(found.paragraphs) !== entry.textSha256) {
      return error("verify/text-differs", at, values);
    }
    const foreign = found.look?.foreign[0];
    if (foreign === undefined) return undefined;
    return error("verify/look-differs", at, { ...values, look: foreign.kind, text: foreign.text });
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    return error("verify/unreadable", at, { path: at.path, reason });
  }
}

/** Checks that a file of a run is there and has the hash that was recorded. */
export async function checkBytes(
  folder: string,
  path: string,
  sha256: string,
  bytes?: number,
): Promise<Diagnostic | undefined> {
  const shown = shownPath(folder, path);
  const at = { kind: "file", path: shown } as const;
  const absolute = join(folder, path);
  if ((await lstat(absolute).catch(() => undefined)) === undefined) {
    return error("verify/file-missing", at, { path: shown });
  }
  try {
    if ((await hashOfFile(absolute, bytes)) === sha256) return undefined;
  } catch (cause) {
    return error("verify/unreadable", at, { path: shown, reason: systemErrorCode(cause) });
  }
  return error("verify/file-changed", at, { path: shown });
}

/** A file of a run as people find it. */
export function shownPath(folder: string, path: string): string {
  return `${projectPath(folder)}/${path}`;
}
