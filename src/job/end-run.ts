import type { Diagnostic } from "../base/diagnostic.ts";
import { saidOf } from "../base/messages/said-of.ts";
import { mapped, type Sequence, select } from "../base/sequence.ts";
import { accountLines } from "../model/account-text.ts";
import { isReportFile } from "../model/report-files.ts";
import { type FoundWarning, type LedgerEntry, readingsOf } from "../model/run.ts";
import { syncFolder, writeLinesDurably } from "../outside/durable-file.ts";
import { hashOfFile } from "../outside/hash-of-file.ts";
import { writing } from "../outside/output-failure.ts";
import { recordedPath } from "../outside/project.ts";
import { chunksOf } from "../process/share-work.ts";
import type { Tally } from "./job-result.ts";
import { differs } from "./keep/hold-back.ts";
import type { Ledger } from "./keep/ledger.ts";
import { ledgerCsv } from "./keep/ledger-csv.ts";
import { ledgerLines } from "./keep/ledger-line.ts";
import { isInPrintRun, type PrintedRun, printManifest } from "./keep/print-manifest.ts";
import {
  isWhole,
  printCutOf,
  type RunFile,
  type RunOutput,
  runId,
  writeRunFile,
} from "./keep/run-file.ts";
import {
  isPrintManifest,
  isPrintRun,
  LEDGER_FILE,
  LEDGER_TABLE,
  PRINT_FILES,
  PRINT_LETTERS,
  PRINT_RECORD,
  printRunNames,
  REPRINT_FILE,
} from "./keep/run-layout.ts";
import { tidyRun } from "./keep/strangers.ts";
import { type KnownFiles, writeLines } from "./keep/write-lines.ts";
import type { PrintRunResult } from "./make/protocol.ts";
import type { ReportRequest } from "./make/write-reports.ts";
import type { OpenRun } from "./open-run.ts";
import { writeAttachments } from "./plan/attachments.ts";
import type { LetterTask } from "./plan/letter-task.ts";
import { isPrintRunOnly } from "./plan/merge-options.ts";
import { compareReprint } from "./plan/reprint.ts";

/** What the end of a run gave. */
interface EndedRun extends Pick<RunFile, "outputs" | "finished"> {
  readonly reprinted: readonly Diagnostic[];
}

/**
 * Ends a run whose letters are written: the ledger in recipient order, its copy for Excel, the print run,
 * the documents for people, then everything is taken away that is not the run's, and last of all comes `run.json`,
 * which says how the run ended.
 *
 * Errors: throws `OutputFailure`.
 */
export async function endRun(
  run: OpenRun,
  tally: Tally,
  warnings: readonly FoundWarning[],
): Promise<EndedRun> {
  const { folder, options, held } = run;
  // Letters end in any order, and what is reported of them must not depend on it.
  tally.setAside.sort((left, right) => left.sequence - right.sequence);
  tally.differences.sort((left, right) => (left.path < right.path ? -1 : 1));
  const known: KnownFiles = { own: ownFiles(run), moved: tally.moved };
  const ordered = await orderLedger(run);
  // The lines are no longer where the ledger of the letters' making has them.
  held.ledger.reread();
  const outputs = [ordered, ...(await writeTables(run, tally, known))];
  const attached = await writeAttachments(folder, run.attachments, tally.moved);
  outputs.push(...attached);
  await recordSoFar(run, outputs);
  const printed = await printRunOf(run, known);
  for (const { file, differences } of printed.files) {
    const { path, sha256 } = file;
    const isOther = differences.length > 0 ? { differs: true as const } : {};
    outputs.push({ path, sha256, ...isOther, ...once(run) });
    tally.differences.push(...differences);
  }
  outputs.push(...(await manifestOf(run, printed, { attached, known })));
  const reprinted =
    options.reprint === undefined
      ? []
      : await compareReprint(options.reprint, held.ledger.entries(), options);
  if (isPrintRunOnly(options)) run.pool.rest();
  run.listener({ kind: "phase", phase: "report", total: 1 });
  await recordSoFar(run, outputs, printed);
  const reports = await run.reports.write(reportRequest(run, tally, warnings, reprinted));
  outputs.push(...reports.outputs);
  tally.moved.push(...reports.moved);
  run.listener({ kind: "progress", phase: "report", done: 1 });
  tally.moved.push(...(await tidyRun(folder, wantedPaths(run, outputs, held.ledger), known.own)));
  const ended = {
    account: accountOf(run),
    letters: held.ledger.length,
    setAside: tally.setAside.length,
    files: tally.files,
    ...(tally.strict === 0 ? {} : { strict: tally.strict }),
    ...(printed.volume === undefined ? {} : { volume: printed.volume }),
    ...(printed.duplex ? { duplex: true as const } : {}),
    warnings,
  };
  const about = { inputs: run.inputs, id: runId(run.inputs), finished: false, ended, outputs };
  const finished = isWhole(about) && tally.files.unread === 0 && reprinted.length === 0;
  await writing(() => writeRunFile(folder.disk, folder.path, { ...about, finished }));
  await writing(() => syncFolder(folder.disk, folder.path));
  return { outputs, finished, reprinted };
}

/**
 * Records what the run has written so far, beside what earlier starts have: if it is broken off behind that, the next start knows it
 * from what somebody has edited, also if it writes something else then.
 */
async function recordSoFar(
  { folder, inputs, held }: OpenRun,
  outputs: readonly RunOutput[],
  printed?: PrintRun,
): Promise<void> {
  const { before } = held;
  const all = new Map([...(before?.outputs ?? []), ...outputs].map((one) => [one.path, one]));
  const cut = before && printCutOf(before);
  const print =
    printed?.volume === undefined
      ? cut
      : { volume: printed.volume, ...(printed.duplex && { duplex: true as const }) };
  const about = { inputs, id: runId(inputs), finished: false, ...(print && { print }) };
  await writing(() =>
    writeRunFile(folder.disk, folder.path, { ...about, outputs: [...all.values()] }),
  );
}

/** What is said of a print run of PDFs that another program made: none of them can be made again as it is. */
function once({ inputs: { options } }: OpenRun): Pick<RunOutput, "reproducible"> {
  return options["pdf-engine"] === undefined ? {} : { reproducible: false };
}

/**
 * Writes the ledger in the order of the run. First of all: there are two of it meanwhile, and of a million letters it is the largest
 * file beside all volumes.
 */
async function orderLedger({ folder, held }: OpenRun): Promise<RunOutput> {
  // Every line of it is known, and what was none was cut off when it was opened.
  const sha256 = await writing(() =>
    writeLinesDurably(folder.disk, folder.at(LEDGER_FILE), ledgerLines(held.ledger.entries())),
  );
  return { path: LEDGER_FILE, sha256 };
}

/** Writes the ledger's copy for Excel, and the letters that were set aside. */
async function writeTables(
  { folder, held }: OpenRun,
  tally: Tally,
  known: KnownFiles,
): Promise<RunOutput[]> {
  const outputs = [await writeLines(folder, LEDGER_TABLE, ledgerCsv(held.ledger.entries()), known)];
  if (tally.setAside.length > 0) {
    const lines = tally.setAside.map((letter) => `${JSON.stringify(letter)}\n`);
    outputs.push(await writeLines(folder, REPRINT_FILE, lines, known));
  }
  return outputs;
}

/** The account of the run's rows as its documents print it. */
function accountOf({
  prepared,
  options,
}: Pick<OpenRun, "prepared" | "options">): readonly string[] {
  const lists = prepared.account.lists.map((list) => ({
    ...list,
    path: recordedPath(options.project, list.path),
  }));
  return accountLines({ ...prepared.account, lists }, "ja");
}

/** Paths of all that belongs to a run. */
export function wantedPaths(
  { folder }: Pick<OpenRun, "folder">,
  outputs: readonly RunOutput[],
  ledger: Ledger = folder.openLedger(),
): ReadonlySet<string> {
  const wanted = new Set(outputs.map(({ path }) => path));
  for (const entry of ledger.entries()) {
    for (const { path } of readingsOf(entry)) wanted.add(path);
  }
  return wanted;
}

/** What earlier starts of the run are known to have left. */
function ownFiles({ held }: OpenRun): ReadonlyMap<string, string> {
  return new Map(held.earlier.map(({ path, sha256 }) => [path, sha256]));
}

function reportRequest(
  { folder, prepared, inputs, options, held }: OpenRun,
  { differences, setAside }: Tally,
  warnings: readonly FoundWarning[],
  changed: readonly Diagnostic[],
): ReportRequest {
  const { title, date, fonts } = prepared.template.settings;
  const { verify } = options;
  const reprinted = changed.map((one) => saidOf(one, "ja").message);
  const account = accountOf({ prepared, options });
  return {
    project: options.project,
    folder: folder.path,
    fonts,
    own: Object.fromEntries(
      held.earlier.flatMap(({ path, sha256 }) => (isReportFile(path) ? [[path, sha256]] : [])),
    ),
    about: { title, date, inputs, verify, account, differences, setAside, warnings, reprinted },
  };
}

/** A print run with the letters in one of its files; 0 for all in one, undefined if there is none. */
interface PrintRun {
  readonly files: readonly {
    readonly file: Pick<PrintRunResult["file"], "path" | "sha256" | "letters">;
    readonly differences: PrintRunResult["differences"];
  }[];
  readonly volume: number | undefined;
  readonly duplex: boolean;
  /** Pages of each letter in it; undefined where it is that of an earlier start. */
  readonly pagesOf?: PrintedRun["pagesOf"];
  /** What an earlier start wrote for whoever prints it. */
  readonly manifest?: readonly RunOutput[];
}

/** Writes what whoever prints a print run needs beside it; that of an earlier start stays as it is. */
async function manifestOf(
  { folder, held, options }: OpenRun,
  { files, duplex, pagesOf, manifest = [] }: PrintRun,
  { attached, known }: { readonly attached: readonly RunOutput[]; readonly known: KnownFiles },
): Promise<readonly RunOutput[]> {
  if (pagesOf === undefined || files.length === 0) return manifest;
  const { letters, ...others } = printManifest({
    ...{ files: files.map(({ file }) => file), duplex, pagesOf },
    entries: select(held.ledger.entries(), isInPrintRun),
    isAlone: isPrintRunOnly(options),
    attachments: attached.map(({ path }) => path),
  });
  const outputs: RunOutput[] = [];
  for (const [path, lines] of [
    [PRINT_LETTERS, letters],
    [PRINT_FILES, others.files],
    [PRINT_RECORD, others.json],
  ] as const) {
    outputs.push(await writeLines(folder, path, lines, known));
  }
  return outputs;
}

function printRunOf(run: OpenRun, known: KnownFiles): Promise<PrintRun> | PrintRun {
  if (isPrintRunOnly(run.options)) return volumesOf(run);
  return run.options.printRun ? printedRun(run, known) : earlierPrintRun(run, known);
}

/** The volumes that are all there is of the letters, as the ledger has them; one that must not be printed is no output. */
function volumesOf({ held, options }: OpenRun): PrintRun {
  const files = new Map<string, { path: string; sha256: string; letters: number }>();
  for (const { printed } of held.ledger.entries()) {
    if (printed === undefined || !isPrintRun(printed.path)) continue;
    const { path, volume } = printed;
    const known = files.get(path) ?? { path, sha256: volume?.sha256 ?? "", letters: 0 };
    known.letters += 1;
    files.set(path, known);
  }
  const found = [...files.values()].map((file) => ({ file, differences: [] }));
  const pagesOf = ({ printed }: LedgerEntry): number => printed?.pages ?? 0;
  return { files: found, volume: options.volume, duplex: options.duplex, pagesOf };
}

/** Writes the volumes of the print run one after the other: each needs its letters' pages in memory. */
async function printedRun(
  { held, prepared, options, pool, listener }: OpenRun,
  { own, moved }: KnownFiles,
): Promise<PrintRun> {
  const { ledger, differing, before } = held;
  const wasDifferent = before?.outputs.some((output) => output.differs === true) === true;
  const mustBeRead = wasDifferent || differing.size > 0;
  // A letter that must not be sent is not printed either.
  const good = select(prepared.tasks, ({ sequence }) => {
    const entry = ledger.get(sequence);
    return entry !== undefined && !differs(entry);
  });
  if (good.length === 0) return NO_PRINT_RUN;
  const tasks = mapped(good, (task) => ({
    ...task,
    ...(mustBeRead ? { mustBeRead } : {}),
    ...convertedFile(ledger.get(task.sequence)),
  }));
  const volumes = chunksOf(tasks, options.volume ?? tasks.length);
  listener({ kind: "phase", phase: "print-run", total: tasks.length });
  let done = 0;
  const letterDone = (): void => {
    done += 1;
    listener({ kind: "progress", phase: "print-run", done });
  };
  const files: PrintRunResult[] = [];
  for (const path of printRunNames(tasks.length, options.volume)) {
    const place = { path, known: own.get(path) };
    const made = await pool.printRun(volumes.at(files.length) ?? [], place, letterDone);
    if (made.isRoomMade === true) moved.push(path);
    files.push(made);
  }
  const counts = files.flatMap(({ file }) => file.counts);
  const pagesOf = (_: LedgerEntry, index: number): number => counts[index] ?? 0;
  return { files, volume: options.volume ?? 0, duplex: options.duplex, pagesOf };
}

/** The PDF of a letter that cannot be made again, and that its print run is made of. */
function convertedFile(entry: LedgerEntry | undefined): Pick<LetterTask, "converted"> {
  const file = entry?.files.find(({ format }) => format === "pdf");
  if (file?.reproducible !== false) return {};
  const { path, sha256, pages } = file;
  return { converted: { path, sha256, pages } };
}

/**
 * The print run of an earlier start: nobody asked for it to be taken away. Where a file of it is missing, or was changed and moved
 * aside, it is made anew, cut as it was. What is said of it beside is told once more where somebody saved that in Excel.
 */
async function earlierPrintRun(run: OpenRun, known: KnownFiles): Promise<PrintRun> {
  const { folder, held, options } = run;
  const { before } = held;
  if (before === undefined || printCutOf(before) === undefined) return NO_PRINT_RUN;
  const isUnchanged = async ({ path, sha256 }: RunOutput): Promise<boolean> =>
    (await hashOfFile(folder.disk, folder.at(path), undefined)) === sha256;
  const own = before.outputs.filter(({ path }) => isPrintRun(path));
  if (own.length === 0 || !isWhole(before)) return printedRun(run, known);
  for (const output of own) if (!(await isUnchanged(output))) return printedRun(run, known);
  const files = own.map(({ path, sha256 }) => ({
    file: { path, sha256, letters: 0 },
    differences: [],
  }));
  const said = before.outputs.filter(({ path }) => isPrintManifest(path));
  const manifest: RunOutput[] = [];
  for (const output of said) if (await isUnchanged(output)) manifest.push(output);
  const volume = options.volume ?? 0;
  const found = { files, volume, duplex: options.duplex, manifest };
  return said.length === manifest.length
    ? found
    : { ...found, ...toldAgain(files, volume, held.ledger.entries()) };
}

const NO_PRINT_RUN: PrintRun = { files: [], volume: undefined, duplex: false };

/** The letters in each file of an earlier print run and their pages, as the ledger has them; nothing where it does not say them all. */
function toldAgain(
  files: PrintRun["files"],
  volume: number,
  entries: Sequence<LedgerEntry>,
): Pick<PrintRun, "files" | "pagesOf"> {
  const counts = [...entries].flatMap(
    (entry) => entry.files.find(({ format }) => format === "pdf")?.pages ?? [],
  );
  if (counts.length < entries.length) return { files };
  const size = volume || counts.length;
  const lettersIn = (index: number): number => Math.min(size, counts.length - index * size);
  const told = files.map(({ file, differences }, index) => {
    return { file: { ...file, letters: lettersIn(index) }, differences };
  });
  return { files: told, pagesOf: (_, index) => counts[index] ?? 0 };
}
