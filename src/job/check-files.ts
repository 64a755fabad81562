import { lstat, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Diagnostic } from "../base/diagnostic.ts";
import { error } from "../base/diagnostic.ts";
import type { LedgerEntry, LedgerFile } from "../model/run.ts";
import type { ReadBack } from "../model/verification.ts";
import type { Examination } from "../verify/examine-pdf.ts";
import { KnownStreams } from "../verify/known-streams.ts";
import { readLetterDocx } from "../verify/read-docx.ts";
import { readAndExaminePdf } from "../verify/read-pdf.ts";
import { hashOfFile } from "./hash-of-file.ts";
import { projectPath } from "./input-files.ts";
import { letterTextHash } from "./record-hash.ts";
import { systemErrorCode } from "./system-error.ts";

/** Checks the files of letters: each is there, unchanged, and says what its letter says. */
export async function checkFiles(
  folder: string,
  entries: readonly LedgerEntry[],
): Promise<readonly Diagnostic[]> {
  const problems: Diagnostic[] = [];
  const known = new KnownStreams();
  for (const entry of entries) {
    for (const file of entry.files) {
      problems.push(...(await checkFile({ folder, known }, entry, file)));
    }
  }
  return problems;
}

async function checkFile(
  { folder, known }: { readonly folder: string; readonly known: KnownStreams },
  entry: LedgerEntry,
  file: LedgerFile,
): Promise<readonly Diagnostic[]> {
  const problem = await checkBytes(folder, file.path, file.sha256, file.bytes);
  if (problem !== undefined) return [problem];
  const bytes = new Uint8Array(await readFile(join(folder, file.path)));
  const at = { kind: "file", path: shownPath(folder, file.path) } as const;
  try {
    const { text, faults } = await readFileOf(file, bytes, {
      path: at.path,
      expected: undefined,
      known,
    });
    const values = { path: at.path, addressee: entry.addressee };
    if (letterTextHash(text.paragraphs) !== entry.textSha256) {
      return [error("verify/text-differs", at, values), ...faults];
    }
    const foreign = text.look?.foreign[0];
    if (foreign === undefined) return faults;
    const look = { ...values, look: foreign.kind, text: foreign.text };
    return [error("verify/look-differs", at, look), ...faults];
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    return [error("verify/unreadable", at, { path: at.path, reason })];
  }
}

async function readFileOf(
  { format, pages }: LedgerFile,
  bytes: Uint8Array,
  examination: Examination,
): Promise<{ readonly text: ReadBack; readonly faults: readonly Diagnostic[] }> {
  if (format === "docx") return { text: readLetterDocx(bytes), faults: [] };
  const read = await readAndExaminePdf(bytes, examination);
  const { pageCount } = read.text;
  if (pages === undefined || pageCount === undefined || pageCount === pages) return read;
  const { path } = examination;
  const values = { path, pages: pageCount, expected: pages };
  return {
    ...read,
    faults: [...read.faults, error("verify/page-count", { kind: "file", path }, values)],
  };
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
