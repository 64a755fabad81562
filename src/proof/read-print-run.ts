import type { Diagnostic } from "../base/diagnostic.ts";
import type { VerificationReport } from "../model/verification.ts";
import { compareReadBack, withFaults } from "../verify/compare.ts";
import type { Examination } from "../verify/examine-pdf.ts";
import { readAndExaminePages, readPagesAt } from "../verify/read-pdf.ts";
import { readStrictRun, type StrictRun } from "../verify/strict/strict-run.ts";
import { UnreadableFile } from "../verify/unreadable-file.ts";
import { unreadable } from "./unreadable.ts";

/** A letter in a file of a print run: its pages, counted from 0, and what must be found on them. */
export interface PrintedText {
  /** What people call it. */
  readonly name: string;
  readonly first: number;
  readonly count: number;
  readonly paragraphs: readonly string[];
  /** Whether pdf.js reads all of its pages, whatever the strict reader finds. */
  readonly isDrawn: boolean;
}

/** What reading a letter on its pages gave. */
export interface PrintedReading {
  readonly report: VerificationReport;
  /** Not all of its pages were read by pdf.js. */
  readonly readBy?: "strict" | undefined;
}

/** What reading a file of a print run gave: letter by letter, and what is wrong with the file as a whole. */
export interface ReadRun {
  readonly letters: readonly PrintedReading[];
  readonly others: readonly VerificationReport[];
}

/**
 * Reads a file of a print run and finds each letter on its own pages (読み戻し照合).
 *
 * The strict reader reads every page; pdf.js reads those of the letters that are drawn, and those on which something that letters share
 * stands for the first time: each stream that pages have in common, each character of each font. Where the strict reader finds
 * anything that it does not know, or the two do not find the same, pdf.js reads every page, and whatever one of them finds is a
 * difference. Where all letters are drawn pdf.js reads every page as well.
 *
 * Shape: the pages of the letters are one after another.
 */
export async function readPrintRun(
  bytes: Uint8Array,
  letters: readonly PrintedText[],
  examination: Examination,
): Promise<ReadRun> {
  const { path } = examination;
  const strict = readStrictRun(bytes, examination);
  const strictly =
    strict && comparedRun(path, letters, { pages: strict.pages, faults: strict.faults });
  if (strict !== undefined && strictly !== undefined && isEqual(strictly)) {
    const both = await readByBoth(bytes, letters, strict);
    if (both !== undefined) {
      return {
        ...strictly,
        letters: strictly.letters.map((letter, index) =>
          both.has(index) ? letter : { ...letter, readBy: "strict" },
        ),
      };
    }
  }
  try {
    const otherwise = comparedRun(path, letters, await readAndExaminePages(bytes, examination));
    if (strictly === undefined || isEqual(strictly) || !isEqual(otherwise)) return otherwise;
    return strictly;
  } catch (cause) {
    const why = UnreadableFile.from("pdf", cause);
    const report = unreadable(path, { paragraphs: letters[0]?.paragraphs ?? [] }, why);
    const nothing = { report: { path, differences: [] } };
    return { letters: letters.map(() => nothing), others: [report] };
  }
}

/** The letters, by their index, of which pdf.js has read every page; undefined where it finds anything else than the strict reader. */
async function readByBoth(
  bytes: Uint8Array,
  letters: readonly PrintedText[],
  strict: StrictRun,
): Promise<ReadonlySet<number> | undefined> {
  const wanted = new Set(strict.first);
  for (const letter of letters)
    if (letter.isDrawn) for (const page of pagesOf(letter)) wanted.add(page);
  const read = await readPagesAt(bytes, wanted).catch(() => undefined);
  if (read?.pageCount !== strict.pages.length) return undefined;
  for (const [page, text] of read.pages) {
    if (black(text) !== black(strict.pages[page] ?? "")) return undefined;
  }
  const both = [...letters.keys()].filter((index) => {
    const letter = letters[index];
    return letter !== undefined && pagesOf(letter).every((page) => wanted.has(page));
  });
  return new Set(both);
}

function pagesOf({ first, count }: PrintedText): readonly number[] {
  return Array.from({ length: count }, (_, index) => first + index);
}

function isEqual({ letters, others }: ReadRun): boolean {
  return others.length === 0 && letters.every(({ report }) => report.differences.length === 0);
}

function comparedRun(
  path: string,
  letters: readonly PrintedText[],
  { pages, faults }: { readonly pages: readonly string[]; readonly faults: readonly Diagnostic[] },
): ReadRun {
  const others: Diagnostic[] = [];
  const own = new Map<number, Diagnostic[]>();
  for (const fault of faults) {
    const page = fault.at.kind === "page" ? fault.at.page - 1 : -1;
    const index = letters.findIndex(({ first, count }) => page >= first && page < first + count);
    if (index < 0) others.push(fault);
    else own.set(index, [...(own.get(index) ?? []), fault]);
  }
  const compared = letters.map(({ name, first, count, paragraphs }, index) => {
    const found = { paragraphs: pages.slice(first, first + count), structured: false, ruby: [] };
    const report = compareReadBack(`${path} (${name})`, paragraphs, { ...found, pageCount: count });
    return { report: withFaults(report, own.get(index) ?? []) };
  });
  // What stands behind the last letter is nobody's.
  const end = letters.at(-1);
  const rest = pages
    .slice(end === undefined ? 0 : end.first + end.count)
    .filter((text) => black(text) !== "");
  const behind = rest.length === 0 ? [] : [compareReadBack(path, [], restOf(rest))];
  const whole = others.length === 0 ? [] : [withFaults({ path, differences: [] }, others)];
  return { letters: compared, others: [...whole, ...behind] };
}

function restOf(paragraphs: readonly string[]): Parameters<typeof compareReadBack>[2] {
  return { paragraphs, structured: false, ruby: [], pageCount: paragraphs.length };
}

function black(text: string): string {
  return text.replaceAll(/\s+/gu, "");
}
