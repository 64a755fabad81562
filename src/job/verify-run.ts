import { readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Diagnostic } from "../base/diagnostic.ts";
import { error } from "../base/diagnostic.ts";
import type { Sequence } from "../base/sequence.ts";
import type { LedgerEntry } from "../model/run.ts";
import { readPages } from "../verify/read-pdf.ts";
import { ATTACHMENTS_FOLDER } from "./attachments.ts";
import { checkBytes, shownPath } from "./check-files.ts";
import { checkLetters } from "./check-letters.ts";
import { EXIT, type ExitCode } from "./exit-code.ts";
import { projectPath } from "./input-files.ts";
import type { JobListener } from "./job-event.ts";
import { Ledger } from "./ledger.ts";
import { letterTextHash } from "./record-hash.ts";
import { type RunFile, readRunFile } from "./run-file.ts";
import { LETTERS_FOLDER } from "./workshop.ts";

/** What verifying a run's folder found. */
export interface RunVerification {
  readonly exit: ExitCode;
  readonly problems: readonly Diagnostic[];
  readonly letters: number;
  readonly files: number;
}

/**
 * Checks everything that a run wrote: every file is there, is byte for byte as the ledger says, and says,
 * read back, what its letter says; nothing was added.
 *
 * Errors: `job/not-a-run` (exit 1); `verify/…` for every difference (exit 3).
 */
export async function verifyRun(folder: string, listener: JobListener): Promise<RunVerification> {
  const shown = projectPath(folder);
  const run = readRunFile(folder);
  const ledger = new Ledger(join(folder, "ledger.jsonl"));
  const at = { kind: "file", path: shown } as const;
  if (run === "absent" && ledger.length === 0) {
    const problems = [error("job/not-a-run", at, { folder: shown })];
    return { exit: EXIT.inputErrors, problems, letters: 0, files: 0 };
  }
  const problems: Diagnostic[] = [];
  if (!ledger.complete) {
    const path = `${shown}/ledger.jsonl`;
    problems.push(
      error("verify/ledger-damaged", { kind: "file", path }, { path, good: ledger.length }),
    );
  }
  problems.push(...(await checkOutputs(folder, run)));
  const entries = ledger.entries();
  listener({ kind: "phase", phase: "verify", total: entries.length });
  let done = 0;
  const found = await checkLetters(folder, entries, (count) => {
    done += count;
    listener({ kind: "progress", phase: "verify", done });
  });
  problems.push(...found);
  problems.push(...(await checkPrintRun(folder, run, entries)));
  // A damaged ledger does not know all letters, so none can be told to be a stranger.
  if (ledger.complete) problems.push(...extraFiles(folder, entries, run));
  let files = 0;
  for (const entry of entries) files += entry.files.length;
  const exit = problems.length > 0 ? EXIT.differences : EXIT.done;
  return { exit, problems, letters: entries.length, files };
}

async function checkOutputs(
  folder: string,
  run: RunFile | "absent" | "damaged",
): Promise<readonly Diagnostic[]> {
  const path = `${projectPath(folder)}/run.json`;
  if (run === "absent" || run === "damaged") {
    return [error("verify/run-file-damaged", { kind: "file", path }, { path })];
  }
  if (!run.finished) return [error("verify/run-unfinished", { kind: "file", path }, { path })];
  const problems: Diagnostic[] = [];
  for (const output of run.outputs) {
    const problem = await checkBytes(folder, output.path, output.sha256);
    if (problem !== undefined) problems.push(problem);
  }
  return problems;
}

/** Reads every page of the print run and finds each letter on its own pages. */
async function checkPrintRun(
  folder: string,
  run: RunFile | "absent" | "damaged",
  entries: Sequence<LedgerEntry>,
): Promise<readonly Diagnostic[]> {
  if (run === "absent" || run === "damaged") return [];
  const names = run.outputs.map(({ path }) => path).filter((path) => path.startsWith("print-run"));
  if (names.length === 0) return [];
  const counts = Array.from(
    entries,
    ({ files }) => files.find(({ format }) => format === "pdf")?.pages,
  );
  if (counts.includes(undefined)) return [];
  const pages: string[] = [];
  for (const name of names) {
    const found = await pagesOf(folder, name);
    if (found === undefined) return [];
    if ("code" in found) return [found];
    pages.push(...found);
  }
  const path = shownPath(folder, names[0] ?? "");
  const problems: Diagnostic[] = [];
  let first = 0;
  let index = 0;
  for (const entry of entries) {
    const count = counts[index] ?? 0;
    index += 1;
    if (letterTextHash(pages.slice(first, first + count)) !== entry.textSha256) {
      const at = { kind: "page", path, page: first + 1, box: undefined } as const;
      problems.push(error("verify/text-differs", at, { path, addressee: entry.addressee }));
    }
    first += count;
  }
  return problems;
}

/** The pages' texts, what is wrong with the file, or undefined if it is missing, which is told elsewhere. */
async function pagesOf(
  folder: string,
  name: string,
): Promise<readonly string[] | Diagnostic | undefined> {
  const bytes = await readFile(join(folder, name)).catch(() => undefined);
  if (bytes === undefined) return undefined;
  try {
    return await readPages(new Uint8Array(bytes));
  } catch (cause) {
    const path = shownPath(folder, name);
    const reason = cause instanceof Error ? cause.message : String(cause);
    return error("verify/unreadable", { kind: "file", path }, { path, reason });
  }
}

function extraFiles(
  folder: string,
  entries: Sequence<LedgerEntry>,
  run: RunFile | "absent" | "damaged",
): readonly Diagnostic[] {
  const known = new Set<string>();
  for (const { files } of entries) for (const { path } of files) known.add(path);
  if (typeof run === "object") for (const { path } of run.outputs) known.add(path);
  return [LETTERS_FOLDER, ATTACHMENTS_FOLDER]
    .flatMap((name) => namesIn(join(folder, name)).map((file) => `${name}/${file}`))
    .filter((path) => !known.has(path))
    .map((path) => {
      const shown = shownPath(folder, path);
      return error("verify/file-extra", { kind: "file", path: shown }, { path: shown });
    });
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}
