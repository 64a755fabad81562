import type { Diagnostic } from "../base/diagnostic.ts";
import type { Difference, ReadBack, VerificationReport } from "../model/verification.ts";
import { align } from "./align.ts";
import { type ExcerptPair, excerptPair, excerptStart } from "./excerpt.ts";

type RubyPair = ReadBack["ruby"][number];

/**
 * Compares what a reader found in a file with what the letter says (読み戻し検証).
 *
 * White space does not count: pdf.js turns U+3000 into a space, poppler drops it, and every reader breaks
 * at line ends. Everything else counts as it is: nothing is normalised, so a variation selector, a
 * compatibility ideograph or a Kangxi look-alike is a difference.
 *
 * Shape: a structured file is compared paragraph by paragraph, any other as one text. `ruby`, if given, is
 * compared pair by pair; a difference there belongs to no paragraph and has the number 0.
 */
export function compareReadBack(
  path: string,
  expected: readonly string[],
  readBack: ReadBack,
  ruby?: readonly RubyPair[],
): VerificationReport {
  const differences = readBack.structured
    ? compareParagraphs(expected, readBack.paragraphs)
    : compareWhole(expected, readBack.paragraphs);
  const rubyDifferences = ruby === undefined ? [] : compareRuby(ruby, readBack.ruby);
  return { path, differences: [...differences, ...rubyDifferences] };
}

/** Adds what is wrong with a file's pages to what is wrong with its text. */
export function withFaults(
  { path, differences }: VerificationReport,
  faults: readonly Diagnostic[],
): VerificationReport {
  const shown = faults.map((fault) => ({ paragraph: 0, expected: "", found: "", fault }));
  return { path, differences: [...differences, ...shown] };
}

interface Paragraph {
  /** 1-based in the letter. */
  readonly number: number;
  readonly text: string;
  /** The text without white space. */
  readonly black: string;
}

function compareParagraphs(
  expected: readonly string[],
  found: readonly string[],
): readonly Difference[] {
  const wanted = paragraphsOf(expected);
  const there = paragraphsOf(found);
  const differences: Difference[] = [];
  let last = 0;
  for (const { left, right } of align(wanted.map(blackOf), there.map(blackOf))) {
    const one = left === undefined ? undefined : wanted[left];
    const other = right === undefined ? undefined : there[right];
    last = one?.number ?? last;
    if (one?.black === other?.black) continue;
    differences.push({ paragraph: one?.number ?? last + 1, ...excerptOf(one?.text, other?.text) });
  }
  return differences;
}

function excerptOf(expected: string | undefined, found: string | undefined): ExcerptPair {
  if (expected === undefined) return { expected: "", found: excerptStart(found ?? "") };
  if (found === undefined) return { expected: excerptStart(expected), found: "" };
  return excerptPair(black(expected), black(found));
}

/** Without paragraphs only the first difference can be placed: in the paragraph where it begins. */
function compareWhole(
  expected: readonly string[],
  found: readonly string[],
): readonly Difference[] {
  const wanted = paragraphsOf(expected);
  const wantedText = wanted.map(blackOf).join("");
  const foundText = found.map(black).join("");
  if (wantedText === foundText) return [];
  let at = 0;
  while (at < wantedText.length && wantedText[at] === foundText[at]) at += 1;
  let end = 0;
  const paragraph = wanted.find(({ black: text }) => {
    end += text.length;
    return at < end;
  });
  const number = paragraph?.number ?? wanted.at(-1)?.number ?? 1;
  return [{ paragraph: number, ...excerptPair(wantedText, foundText) }];
}

function compareRuby(
  expected: readonly RubyPair[],
  found: readonly RubyPair[],
): readonly Difference[] {
  const wanted = expected.map(rubyText);
  const there = found.map(rubyText);
  return align(wanted, there).flatMap(({ left, right }) => {
    const one = left === undefined ? "" : (wanted[left] ?? "");
    const other = right === undefined ? "" : (there[right] ?? "");
    return one === other ? [] : [{ paragraph: 0, expected: one, found: other }];
  });
}

function rubyText({ base, ruby }: RubyPair): string {
  return `${black(base)}《${black(ruby)}》`;
}

/** Paragraphs with something in them; an empty one leaves no trace in a file. */
function paragraphsOf(texts: readonly string[]): readonly Paragraph[] {
  return texts
    .map((text, index) => ({ number: index + 1, text, black: black(text) }))
    .filter((paragraph) => paragraph.black !== "");
}

function blackOf(paragraph: Paragraph): string {
  return paragraph.black;
}

function black(text: string): string {
  return text.replaceAll(/\s+/gu, "");
}
