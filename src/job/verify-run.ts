import { type Diagnostic, error } from "../base/diagnostic.ts";
import { type Sequence, select } from "../base/sequence.ts";
import { isWordFileName } from "../letter/is-word-file.ts";
import { isReportFile, PROOF_FILE } from "../model/report-files.ts";
import { type LedgerEntry, type PageSum, readingsOf, type Verdict } from "../model/run.ts";
import { recordedLetters } from "../model/run-option.ts";
import type { JobListener } from "../outside/job-event.ts";
import { type Project, projectAt } from "../outside/project.ts";
import { systemErrorCode } from "../outside/system-error.ts";
import { letterTextHash } from "../outside/text-hash.ts";
import { chunksOf } from "../process/share-work.ts";
import { checkBytes } from "../proof/check-bytes.ts";
import { checkJoinedRun } from "../proof/check-joined-run.ts";
import { checkLetters } from "../proof/check-letters.ts";
import type { ResultKind } from "./job-result.ts";
import { differs } from "./keep/hold-back.ts";
import type { Ledger } from "./keep/ledger.ts";
import { isWhole, type RunFile } from "./keep/run-file.ts";
import { RunFolder } from "./keep/run-folder.ts";
import {
  isPrintRun,
  LEDGER_FILE,
  LEDGER_TABLE,
  printedPages,
  printRunNames,
  RUN_FILE,
} from "./keep/run-layout.ts";
import { strangersIn } from "./keep/strangers.ts";
import { EMPTY_PAGE, readRunPages } from "./read-run-pages.ts";
import { checkManifest } from "./verify-manifest.ts";
import { verifyVolumes } from "./verify-volumes.ts";

/** What verifying a run's folder found. */
export interface RunVerification {
  readonly kind: ResultKind;
  readonly problems: readonly Diagnostic[];
  readonly letters: number;
  /** Files of letters; volumes where letters have no file of their own. */
  readonly files: number;
}

/**
 * Checks everything that a run wrote: every file is there, is byte for byte as the ledger says, and says,
 * read back, what its letter says; nothing is missing, nothing was added, and what the run says of itself agrees.
 *
 * Errors: `job/not-a-run`, `job/file-unreadable` for a ledger that cannot be read (exit 1); `verify/…` for every difference
 * (exit 3).
 */
export async function verifyRun(
  given: string,
  listener: JobListener = () => undefined,
  project: Project = projectAt(),
): Promise<RunVerification> {
  const folder = new RunFolder(project, given);
  const run = folder.readableRecord();
  const ledger = openLedger(folder);
  if ("code" in ledger) return refused(ledger);
  if (run === "absent" && ledger.length === 0) {
    const shown = folder.shownAs;
    return refused(error("job/not-a-run", { kind: "file", path: shown }, { folder: shown }));
  }
  const problems: Diagnostic[] = [];
  if (!ledger.complete) {
    const path = folder.shown(LEDGER_FILE);
    problems.push(
      error("verify/ledger-damaged", { kind: "file", path }, { path, good: ledger.length }),
    );
  }
  const outputs = await checkOutputs(project, folder, run);
  problems.push(...outputs);
  const entries = ledger.entries();
  listener({ kind: "phase", phase: "verify", total: entries.length });
  let done = 0;
  const fonts = typeof run === "string" ? [] : run.inputs.fonts;
  const isFilled = typeof run !== "string" && isWordFileName(run.inputs.template.path);
  const verified = { project, folder: folder.path, fonts, isFilled };
  const isDone = (count: number): void => {
    done += count;
    listener({ kind: "progress", phase: "verify", done });
  };
  const known = typeof run === "string" ? undefined : run;
  const volumes =
    entries.at(0)?.printed === undefined
      ? undefined
      : await verifyVolumes({ folder, project }, entries, known, isDone);
  problems.push(...(volumes?.problems ?? (await checkLetters(verified, entries, isDone))));
  // A run that was interrupted goes on, and then has its files listed; a damaged ledger does not list all letters.
  if (typeof run !== "string" && isEnded(run) && ledger.complete) {
    problems.push(...checkRecord(folder, run, entries, volumes));
    problems.push(...checkManifest(folder, run, entries));
    if (outputs.length === 0 && volumes === undefined)
      problems.push(...(await checkPrintRun(folder, project, run, entries)));
    problems.push(...extraFiles(folder, entries, run));
  }
  const files = filesIn(entries, volumes);
  const kind = problems.length > 0 ? "differs" : "done";
  return { kind, problems, letters: entries.length, files };
}

function filesIn(
  entries: Iterable<LedgerEntry>,
  volumes: { readonly count: number } | undefined,
): number {
  if (volumes !== undefined) return volumes.count;
  let files = 0;
  for (const entry of entries) files += readingsOf(entry).length;
  return files;
}

function refused(problem: Diagnostic): RunVerification {
  return { kind: "refused", problems: [problem], letters: 0, files: 0 };
}

function openLedger(folder: RunFolder): Ledger | Diagnostic {
  try {
    return folder.openLedger();
  } catch (cause) {
    const path = folder.shown(LEDGER_FILE);
    const values = { path, reason: systemErrorCode(cause) };
    return error("job/file-unreadable", { kind: "file", path }, values);
  }
}

function isEnded({ finished, ended }: RunFile): boolean {
  return finished || ended !== undefined;
}

async function checkOutputs(
  project: Project,
  folder: RunFolder,
  run: RunFile | "absent" | "damaged",
): Promise<readonly Diagnostic[]> {
  const path = folder.shown(RUN_FILE);
  const at = { kind: "file", path } as const;
  if (typeof run === "string") return [error("verify/run-file-damaged", at, { path })];
  if (!isEnded(run)) return [error("verify/run-unfinished", at, { path })];
  const problems: Diagnostic[] = [];
  if (!isWhole(run)) {
    const { setAside = 0, files } = run.ended ?? {};
    const engine = run.inputs.options["pdf-engine"] ?? "";
    const values = { path, setAside, different: files?.different ?? 0, engine };
    problems.push(error("verify/run-incomplete", at, values));
  }
  for (const output of run.outputs) {
    const problem = await checkBytes(
      { project, folder: folder.path },
      output.path,
      output.sha256,
      undefined,
      "other",
    );
    if (problem !== undefined) problems.push(problem);
  }
  return problems;
}

/** Holds against each other what `run.json` and the ledger say: how many letters, which files, what reading back gave. */
function checkRecord(
  folder: RunFolder,
  run: RunFile,
  entries: Sequence<LedgerEntry>,
  volumes: Pick<Awaited<ReturnType<typeof verifyVolumes>>, "agree"> | undefined,
): readonly Diagnostic[] {
  const path = folder.shown(RUN_FILE);
  const at = { kind: "file", path } as const;
  const { ended } = run;
  const expected = recordedLetters(run.inputs.options) - (ended?.setAside ?? 0);
  const problems: Diagnostic[] = [];
  if (entries.length !== expected) {
    const values = { path, expected, found: entries.length };
    problems.push(error("verify/letters-missing", at, values));
  }
  const { counts, strict, good, arePathsDistinct } = countLedger(entries);
  const agrees =
    arePathsDistinct &&
    volumes?.agree !== false &&
    (ended === undefined || JSON.stringify(ended.files) === JSON.stringify(counts)) &&
    (ended === undefined || (ended.strict ?? 0) === strict) &&
    (ended === undefined || run.finished === (isWhole(run) && counts.unread === 0)) &&
    hasOutputs(run, volumes === undefined ? good : undefined);
  return agrees ? problems : [...problems, error("verify/record-contradicts", at, { path })];
}

interface LedgerCounts {
  readonly counts: Readonly<Record<Verdict, number>>;
  /** Files that the strict reader alone was to read. */
  readonly strict: number;
  /** Letters that are not known to differ. */
  readonly good: number;
  readonly arePathsDistinct: boolean;
}

function countLedger(entries: Iterable<LedgerEntry>): LedgerCounts {
  const counts = { equal: 0, different: 0, unread: 0 };
  // A run of volumes has a million letters, and no file of any.
  const paths = new Set<string>();
  let [files, strict, good] = [0, 0, 0];
  for (const entry of entries) {
    if (!differs(entry)) good += 1;
    files += entry.files.length;
    for (const { path } of entry.files) paths.add(path);
    for (const { verdict, readBy } of readingsOf(entry)) {
      counts[verdict] += 1;
      if (readBy === "strict") strict += 1;
    }
  }
  return { counts, strict, good, arePathsDistinct: paths.size === files };
}

/** Tells whether a run's record names the files that every run gives, and those of its print run. */
function hasOutputs({ outputs, ended }: RunFile, goodLetters: number | undefined): boolean {
  const names = new Set(outputs.map(({ path }) => path));
  const volume = ended?.volume;
  const printed =
    volume === undefined || goodLetters === undefined
      ? []
      : printRunNames(goodLetters, volume === 0 ? undefined : volume);
  return (
    [LEDGER_FILE, LEDGER_TABLE, PROOF_FILE, ...printed].every((name) => names.has(name)) &&
    [...names].some((name) => isReportFile(name) && name !== PROOF_FILE)
  );
}

/** Reads every page of the print run and finds each letter on its own pages. */
async function checkPrintRun(
  folder: RunFolder,
  project: Project,
  run: RunFile,
  all: Sequence<LedgerEntry>,
): Promise<readonly Diagnostic[]> {
  const names = run.outputs.map(({ path }) => path).filter(isPrintRun);
  if (names.length === 0) return [];
  // A letter that must not be sent is not printed.
  const entries = select(all, (entry) => !differs(entry));
  if (isWordFileName(run.inputs.template.path)) {
    return checkJoined(folder, project, { run, names, entries });
  }
  const counts = Array.from(
    entries,
    ({ files }) => files.find(({ format }) => format === "pdf")?.pages,
  );
  if (counts.includes(undefined)) return [];
  const duplex = run.ended?.duplex === true;
  const taken = counts.map((count = 0) => printedPages(count, duplex));
  const backs = blankBacks(counts, taken);
  const sums = sumsOf(entries, duplex);
  const running = runningOf(entries, duplex);
  const hasPictures = Array.from(entries, ({ look }) => look?.pictures !== undefined).includes(
    true,
  );
  const pages: string[] = [];
  const problems: Diagnostic[] = [];
  for (const name of names) {
    const found = await readRunPages(folder, name, {
      sums: sums?.slice(pages.length),
      running: running?.slice(pages.length),
      pictures: hasPictures,
    });
    if (found === undefined) return [];
    if ("code" in found) return [found];
    const before = pages.length;
    const isBack = ({ code, at }: Diagnostic): boolean =>
      code === "verify/page-empty" && at.kind === "page" && backs.has(before + at.page);
    pages.push(...found.pages);
    problems.push(...found.faults.filter((fault) => !isBack(fault)));
  }
  const path = folder.shown(names[0] ?? "");
  let first = 0;
  let index = 0;
  for (const entry of entries) {
    const count = taken[index] ?? 0;
    index += 1;
    if (letterTextHash(pages.slice(first, first + count)) !== entry.textSha256) {
      const at = { kind: "page", path, page: first + 1, box: undefined } as const;
      problems.push(error("verify/text-differs", at, { path, addressee: entry.addressee }));
    }
    first += count;
  }
  return problems;
}

/** The same of a print run whose pages another program laid out, file by file. */
async function checkJoined(
  folder: RunFolder,
  project: Project,
  {
    run: { ended },
    names,
    entries,
  }: {
    readonly run: RunFile;
    readonly names: readonly string[];
    readonly entries: Sequence<LedgerEntry>;
  },
): Promise<readonly Diagnostic[]> {
  const place = { project, folder: folder.path };
  const volumes = chunksOf(entries, ended?.volume || entries.length);
  const problems: Diagnostic[] = [];
  for (const [index, name] of names.entries()) {
    const letters = volumes.at(index) ?? [];
    problems.push(...(await checkJoinedRun(place, name, letters, ended?.duplex === true)));
  }
  return problems;
}

/** Where the text and the rules of each page of a print run are, summed up; undefined if a letter's ledger does not say it. */
function sumsOf(entries: Sequence<LedgerEntry>, duplex: boolean): readonly PageSum[] | undefined {
  const sums: PageSum[] = [];
  for (const { files } of entries) {
    const places = files.find(({ format }) => format === "pdf")?.places;
    if (places === undefined) return undefined;
    sums.push(...places);
    if (printedPages(places.length, duplex) > places.length) sums.push(EMPTY_PAGE);
  }
  return sums;
}

/** What the head and the foot of each page of a print run say; undefined where no letter has any. */
function runningOf(entries: Sequence<LedgerEntry>, duplex: boolean): readonly string[] | undefined {
  const running: string[] = [];
  let hasAny = false;
  for (const { files } of entries) {
    const file = files.find(({ format }) => format === "pdf");
    const count = file?.pages ?? 0;
    hasAny ||= file?.running !== undefined;
    running.push(...(file?.running ?? Array.from({ length: count }, () => "")));
    if (printedPages(count, duplex) > count) running.push("");
  }
  return hasAny ? running : undefined;
}

/** Pages of a print run, counted from 1 over all its files, that are the back of a letter's last sheet. */
function blankBacks(
  counts: readonly (number | undefined)[],
  taken: readonly number[],
): ReadonlySet<number> {
  const backs = new Set<number>();
  let last = 0;
  for (const [index, pages] of taken.entries()) {
    last += pages;
    if (pages !== counts[index]) backs.add(last);
  }
  return backs;
}

function extraFiles(
  folder: RunFolder,
  entries: Sequence<LedgerEntry>,
  run: RunFile,
): readonly Diagnostic[] {
  const known = new Set(run.outputs.map(({ path }) => path));
  for (const entry of entries) for (const { path } of readingsOf(entry)) known.add(path);
  return strangersIn(folder, known).map((path) => {
    const shown = folder.shown(path);
    return error("verify/file-extra", { kind: "file", path: shown }, { path: shown });
  });
}
