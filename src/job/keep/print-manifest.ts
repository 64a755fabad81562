import { safeCell } from "../../base/safe-cell.ts";
import type { Sequence } from "../../base/sequence.ts";
import { FORMATS } from "../../model/output-format.ts";
import { paperInMillimetres, paperOfForm } from "../../model/pages-form.ts";
import { paperName } from "../../model/paper-name.ts";
import type { LedgerEntry } from "../../model/run.ts";
import type { Paper } from "../../model/verification.ts";
import { differs } from "./hold-back.ts";
import { ATTACHMENTS_FOLDER, isPrintRun, LETTERS_FOLDER, printedPages } from "./run-layout.ts";

/** A print run, as whoever prints it is told of it. */
export interface PrintedRun {
  /** Its files, in their order, with how many of the letters are in each. */
  readonly files: readonly {
    readonly path: string;
    readonly sha256: string;
    readonly letters: number;
  }[];
  readonly duplex: boolean;
  /** The letters in it, in their order. */
  readonly entries: Sequence<LedgerEntry>;
  /** Pages of one of them, without the blank back of a last sheet. Units: `index` is its 0-based place among them. */
  readonly pagesOf: (entry: LedgerEntry, index: number) => number;
  /** Paths of all that goes with the letters. */
  readonly attachments: readonly string[];
  /** Whether letters have no file but these: what is said of each is then said once, in the table, since there may be a million. */
  readonly isAlone: boolean;
}

/** Whether a letter is in a file of the print run that may be printed; one that was held back takes its good letters with it. */
export function isInPrintRun(entry: LedgerEntry): boolean {
  return entry.printed === undefined ? !differs(entry) : isPrintRun(entry.printed.path);
}

/** What a print house needs beside the PDFs (印刷の明細): the letters and the files as tables for Excel, and both for programs. */
export interface PrintManifest {
  /** Shape: lines with their ends; the same run gives the same bytes. */
  readonly letters: Iterable<string>;
  readonly files: Iterable<string>;
  readonly json: Iterable<string>;
}

/** A letter in a file of the print run. */
interface PlacedLetter {
  readonly entry: LedgerEntry;
  /** 1-based in its file. */
  readonly place: number;
  /** Pages of the file, counted from 1; the last one may be blank. */
  readonly first: number;
  readonly last: number;
  readonly hasBlankBack: boolean;
  readonly sheets: number;
  /** By their names, in the order in which they come. */
  readonly papers: readonly string[];
}

/** What is said of a file of a print run. */
interface PlacedFile {
  readonly path: string;
  readonly sha256: string;
  readonly letters: number;
  readonly pages: number;
  readonly sheets: number;
  readonly papers: readonly string[];
}

/** Writes what a print house needs to print, check and enclose the letters of a print run. */
export function printManifest(run: PrintedRun): PrintManifest {
  const enclosed = enclosedIn(run.attachments);
  let known: readonly PlacedFile[] | undefined;
  const placed = (): readonly PlacedFile[] => {
    known ??= run.files.map((_, index) => placedFile(run, index));
    return known;
  };
  return {
    letters: letterLines(run, enclosed),
    files: fileLines(run, placed),
    json: jsonLines(run, enclosed, placed),
  };
}

function* lettersOf(run: PrintedRun, file: number): Iterable<PlacedLetter> {
  const { files, duplex, entries } = run;
  const before = files.slice(0, file).reduce((sum, { letters }) => sum + letters, 0);
  let next = 1;
  let papers: readonly string[] = [];
  for (let place = 1; place <= (files[file]?.letters ?? 0); place += 1) {
    const index = before + place - 1;
    const entry = entries.at(index);
    if (entry === undefined) return;
    const own = run.pagesOf(entry, index);
    papers = papersOf(entry) ?? papers;
    const taken = printedPages(own, duplex);
    const sheets = duplex ? taken / 2 : taken;
    const last = next + taken - 1;
    yield { entry, place, first: next, last, hasBlankBack: taken > own, sheets, papers };
    next += taken;
  }
}

function placedFile(run: PrintedRun, index: number): PlacedFile {
  const { path = "", sha256 = "" } = run.files[index] ?? {};
  const papers = new Set<string>();
  let [letters, pages, sheets] = [0, 0, 0];
  for (const letter of lettersOf(run, index)) {
    letters += 1;
    pages = letter.last;
    sheets += letter.sheets;
    for (const paper of letter.papers) papers.add(paper);
  }
  return { path, sha256, letters, pages, sheets, papers: [...papers] };
}

/** The papers of a letter, in the order in which they come; undefined where they are those of the letter before it in a volume. */
function papersOf({ look, printed }: LedgerEntry): readonly string[] | undefined {
  if (printed !== undefined) return printed.papers && namesOf(printed.papers.map(paperOfForm));
  if (look === undefined) return [];
  return namesOf(look.parts?.map(paperOfForm) ?? [paperInMillimetres(look.paper)]);
}

function namesOf(papers: readonly (Paper | undefined)[]): readonly string[] {
  return [...new Set(papers.map((paper) => (paper === undefined ? "?" : paperName(paper))))];
}

/** The path of what goes with one letter. */
const OF_A_LETTER = new RegExp(
  `^(?<letter>${LETTERS_FOLDER}/.+)-${ATTACHMENTS_FOLDER}\\d*\\.[^.]+$`,
  "u",
);

/** What goes with all letters, and with each by the beginning of its files' names. */
interface Enclosed {
  readonly all: readonly string[];
  readonly own: ReadonlyMap<string, readonly string[]>;
}

function enclosedIn(paths: readonly string[]): Enclosed {
  const own = new Map<string, string[]>();
  for (const path of paths) {
    const stem = OF_A_LETTER.exec(path)?.groups?.["letter"];
    if (stem !== undefined) own.set(stem, [...(own.get(stem) ?? []), path]);
  }
  return { all: paths.filter((path) => path.startsWith(`${ATTACHMENTS_FOLDER}/`)), own };
}

function enclosedWith({ files }: LedgerEntry, { all, own }: Enclosed): readonly string[] {
  const [file] = files;
  // Some formats end in two words (`翻刻.txt`); what goes with the letter has its name without either.
  const ending = file === undefined ? "" : `.${FORMATS[file.format].extension}`;
  const stem = file?.path.slice(0, -ending.length) ?? "";
  return [...all, ...(own.get(stem) ?? [])];
}

const LETTER_HEADINGS = [
  "ファイル",
  "順番",
  "最初のページ",
  "最後のページ",
  "枚数",
  "白いページ",
  "用紙",
  "通番",
  "連番",
  "宛先番号",
  "宛名",
  "別添",
] as const;

/** With BOM, CRLF, one row per letter, no cell that could run as a formula. */
function* letterLines(run: PrintedRun, enclosed: Enclosed): Iterable<string> {
  yield `\ufeff${lineOf(LETTER_HEADINGS)}`;
  for (const [index, { path }] of run.files.entries()) {
    for (const letter of lettersOf(run, index)) {
      const { entry, place, first, last, hasBlankBack, sheets, papers } = letter;
      yield lineOf([
        ...[path, String(place), String(first), String(last), String(sheets)],
        ...[hasBlankBack ? "あり" : "", papers.join("・"), String(entry.sequence)],
        ...[entry.number?.toString() ?? "", entry.id, entry.addressee],
        enclosedWith(entry, enclosed).join("・"),
      ]);
    }
  }
}

const FILE_HEADINGS = [
  ...["ファイル", "SHA-256", "通数", "ページ数", "枚数", "用紙", "印刷面"],
] as const;

function* fileLines(run: PrintedRun, placed: () => readonly PlacedFile[]): Iterable<string> {
  yield `\ufeff${lineOf(FILE_HEADINGS)}`;
  for (const { path, sha256, letters, pages, sheets, papers } of placed()) {
    const counts = [letters, pages, sheets].map(String);
    yield lineOf([path, sha256, ...counts, papers.join("・"), run.duplex ? "両面" : "片面"]);
  }
}

/** One letter a line, so that a file of a million letters can be read as it comes. */
function* jsonLines(
  run: PrintedRun,
  enclosed: Enclosed,
  placed: () => readonly PlacedFile[],
): Iterable<string> {
  yield `{"duplex":${run.duplex},"files":[\n`;
  for (const [index, file] of placed().entries()) {
    const about = JSON.stringify(file);
    yield `${index === 0 ? "" : ",\n"}${run.isAlone ? about : `${about.slice(0, -1)},"items":[\n`}`;
    if (run.isAlone) continue;
    for (const letter of lettersOf(run, index)) {
      const { entry, place, first, last, hasBlankBack, sheets, papers } = letter;
      const { sequence, number, id, addressee } = entry;
      const attachments = enclosedWith(entry, enclosed);
      const said = { place, first, last, sheets, hasBlankBack, papers, sequence };
      const about = { ...said, number, id, addressee, attachments };
      yield `${place === 1 ? "" : ",\n"}${JSON.stringify(about)}`;
    }
    yield "\n]}";
  }
  yield "\n]}\n";
}

function lineOf(cells: readonly string[]): string {
  return `${cells.map(safeCell).join(",")}\r\n`;
}
