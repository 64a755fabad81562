import type { LookKind } from "../base/messages/look.ts";
import { settingItems } from "../model/text-settings.ts";
import type {
  Difference,
  LetterForm,
  LetterLook,
  Paper,
  ReadForm,
  ReadLook,
} from "../model/verification.ts";
import { altDifferences, pictureDifferences } from "./compare-pictures.ts";
import { excerptPair, excerptStart } from "./excerpt.ts";

/**
 * Compares what a reader of the paper sees besides the text with what the letter wants: title, direction of the lines,
 * the pages' beginnings, and that nothing foreign is there.
 *
 * Shape: of a letter whose look is not known only what is foreign is reported; lines beside, through
 * and around text are foreign to it. `paragraphs` are the letter's; a foreign mark is
 * reported by its paragraph there, or 0 if it is in none.
 */
export function compareLook(
  expected: LetterLook | undefined,
  found: ReadLook,
  paragraphs: readonly string[],
): readonly Difference[] {
  const numbers = paragraphs.flatMap((text, index) => (/\S/u.test(text) ? [index + 1] : []));
  const differences: Difference[] = found.foreign.map(({ kind, paragraph, text }) => ({
    paragraph: paragraph === 0 ? 0 : (numbers[paragraph - 1] ?? paragraphs.length),
    expected: "",
    found: text.length > LONGEST_NAME ? excerptStart(text) : text,
    look: kind,
  }));
  differences.push(
    ...numbers.flatMap((number, index) =>
      lineDifferences(number, expected?.lines?.[index] ?? "", found.lines?.[index] ?? ""),
    ),
  );
  differences.push(
    ...numbers.flatMap((number, index) => sizeDifferences(number, index, expected, found)),
  );
  differences.push(...runningDifferences(expected?.running ?? [], found.running ?? []));
  if (expected === undefined) return differences;
  differences.push(...compareForm(expected, found));
  differences.push(
    ...numbers.flatMap((number, index) =>
      settingDifferences(
        number,
        expected.settings?.[index] ?? "",
        found.settings?.[index] ?? "",
        found,
      ),
    ),
  );
  if (expected.frame !== found.frame) {
    const sides = { expected: expected.frame ?? "", found: found.frame ?? "" };
    differences.push({ paragraph: 0, ...sides, look: "frame" });
  }
  if (found.paragraphCount !== expected.paragraphCount) {
    differences.push({
      paragraph: 0,
      expected: String(expected.paragraphCount),
      found: String(found.paragraphCount),
      look: "space",
    });
  }
  return [
    ...differences,
    ...pageDifferences(expected, found, paragraphs, numbers),
    ...numbers.flatMap((number, index) =>
      paragraphDifferences(number, index, expected, found, paragraphs[number - 1] ?? ""),
    ),
  ];
}

/** Compares what a file without pictures says of those of its letter. */
export function compareAlts(
  { pictures }: Pick<LetterForm, "pictures">,
  alts: readonly string[],
): readonly Difference[] {
  return altDifferences(pictures, alts).map(([expected, found]) => {
    return { paragraph: 0, expected, found, look: "picture" };
  });
}

/** Compares what is seen before a word is read: title, direction of the lines, size of the paper. */
export function compareForm(expected: LetterForm, found: ReadForm): readonly Difference[] {
  const differences: Difference[] = [];
  const { writingMode, paper } = expected;
  const differs = (look: LookKind, wanted: string, there: string): void => {
    differences.push({ paragraph: 0, expected: wanted, found: there, look });
  };
  const titles = found.titles.length === 0 ? [""] : found.titles;
  const other = titles.find((title) => title !== expected.title);
  if (other !== undefined) differs("title", expected.title, other);
  if (found.writingMode !== writingMode) differs("direction", writingMode, found.writingMode);
  const isPaper =
    Math.abs(found.paper.width - paper.width) < PAPER_TOLERANCE_PT &&
    Math.abs(found.paper.height - paper.height) < PAPER_TOLERANCE_PT;
  if (!isPaper) differs("paper", sizeText(paper), sizeText(found.paper));
  const [wantedParts, thereParts] = [expected.parts ?? [], found.parts ?? []];
  // Without parts of its own a letter may have a page that nothing on it tells to be of vertical lines.
  const mayTell = wantedParts.length > 0 || new Set(thereParts.map(paperIn)).size > 1;
  if (mayTell && wantedParts.join() !== thereParts.join()) {
    differs("paper", wantedParts.map(paperIn).join("、"), thereParts.map(paperIn).join("、"));
  }
  for (const [wanted, there] of pictureDifferences(expected.pictures, found.pictures)) {
    differs("picture", wanted, there);
  }
  differences.push(...referenceDifferences(expected.references, found.references));
  for (const [wanted, there] of tableDifferences(expected.tables, found.tables)) {
    differs("table", wanted, there);
  }
  return differences;
}

/** References that lead elsewhere, or nowhere, and others that the letter does not have. */
function referenceDifferences(
  expected: readonly string[] = [],
  found: readonly string[] = [],
): readonly Difference[] {
  return Array.from({ length: Math.max(expected.length, found.length) }, (_, index) => index)
    .filter((index) => expected[index] !== found[index])
    .map((index) => {
      const [wanted = "", there = ""] = [expected[index], found[index]];
      const from = Number.parseInt(wanted === "" ? there : wanted, 10);
      return { paragraph: from || 0, expected: wanted, found: there, look: "reference" };
    });
}

/** Rows that are not there, or whose texts are in other cells: `2-3 ■□■` is the third row of the second table. */
function tableDifferences(
  expected: LetterForm["tables"],
  found: LetterForm["tables"],
): readonly (readonly [string, string])[] {
  const count = Math.max(expected.length, found.length);
  return Array.from({ length: count }, (_, table) => {
    const [wanted, there] = [expected[table] ?? [], found[table] ?? []];
    const rows = Array.from({ length: Math.max(wanted.length, there.length) }, (_row, row) => row);
    return rows
      .filter((row) => wanted[row] !== there[row])
      .map((row): readonly [string, string] => [
        rowText(table, row, wanted[row]),
        rowText(table, row, there[row]),
      ]);
  }).flat();
}

function rowText(table: number, row: number, cells: string | undefined): string {
  if (cells === undefined) return "";
  return `${table + 1}-${row + 1} ${cells.replaceAll("1", "■").replaceAll("0", "□")}`;
}

/** The paper of a part: `210×297 mm`. */
function paperIn(form: string): string {
  return `${form.slice(form.indexOf(" ") + 1)} mm`;
}

function sizeText({ width, height }: Paper): string {
  const millimetres = (points: number): number => Math.round((points * MM_PER_INCH) / PT_PER_INCH);
  return `${millimetres(width)}×${millimetres(height)} mm`;
}

/** Heads and feet that say something else, are missing, or are there without being wanted, by their places. */
function runningDifferences(
  expected: readonly string[],
  found: readonly string[],
): readonly Difference[] {
  const [wanted, there] = [expected, found].map(byPlace);
  return [...new Set([...(wanted?.keys() ?? []), ...(there?.keys() ?? [])])]
    .filter((place) => wanted?.get(place) !== there?.get(place))
    .map((place) => ({
      paragraph: 0,
      expected: wanted?.get(place) ?? "",
      found: there?.get(place) ?? "",
      look: "header-footer",
    }));
}

/** What stands in each place, by the words before it. */
function byPlace(lines: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    lines.map((line) => {
      const place =
        /^(?:\d+: )?(?:1 )?(?:header|footer|-)-?(?:left|center|right)?/u.exec(line)?.[0] ?? "";
      return [place, line.slice(place.length).trim() || place];
    }),
  );
}

function pageDifferences(
  expected: LetterLook,
  found: ReadLook,
  paragraphs: readonly string[],
  numbers: readonly number[],
): readonly Difference[] {
  const differences: Difference[] = [];
  const starts = new Set(found.pageStarts);
  const wanted = new Set(expected.pageStarts);
  for (const count of new Set([...wanted, ...starts])) {
    if (starts.has(count) === wanted.has(count)) continue;
    const paragraph = numbers[count] ?? paragraphs.length;
    const text = excerptStart(paragraphs[paragraph - 1] ?? "");
    const sides = wanted.has(count) ? { expected: text, found: "" } : { expected: "", found: text };
    differences.push({ paragraph, ...sides, look: "page-break" });
  }
  return differences;
}

/** Lines at other characters than the letter's; those through text are told as such. */
function lineDifferences(
  paragraph: number,
  expected: string,
  found: string,
): readonly Difference[] {
  if (expected === found) return [];
  const strikes = [expected, found].map((lines) => STRIKE.exec(lines)?.[0]);
  const look: LookKind = strikes[0] === strikes[1] ? "line" : "struck";
  return [{ paragraph, expected, found, look }];
}

/**
 * Characters that are set in another way. What a house sets side by side by itself is so besides what the letter asks for, and where
 * white sesames are circles the marks themselves are compared.
 */
function settingDifferences(
  paragraph: number,
  expected: string,
  found: string,
  { hasOneCircle }: ReadLook,
): readonly Difference[] {
  if (expected === found) return [];
  const [wanted, there] = [settingItems(expected), settingItems(found)];
  const dots = hasOneCircle ? [] : wanted.openSesame;
  const firm = [...dots, ...wanted.own];
  const same = [...there.openSesame, ...there.own];
  if (firm.join() === same.join() && isWithin(wanted.together, there.together)) return [];
  return [
    {
      paragraph,
      expected: [...firm, ...wanted.together].join("、"),
      found: [...same, ...there.together].join("、"),
      look: "setting",
    },
  ];
}

/** Tells whether items are among others in the same order. */
function isWithin(items: readonly string[], others: readonly string[]): boolean {
  let next = 0;
  for (const other of others) if (other === items[next]) next += 1;
  return next >= items.length;
}

/** Characters of another size than the letter asks for; a title that is too long for a line has a smaller one of its own. */
function sizeDifferences(
  paragraph: number,
  index: number,
  expected: LetterLook | undefined,
  found: ReadLook,
): readonly Difference[] {
  const [wanted, there] = [expected?.sizes?.[index] ?? 0, found.sizes?.[index] ?? 0];
  const isTitle = wanted === 0 && there >= SMALLEST_TITLE && TITLE.test(found.roles[index] ?? "");
  if (isTitle || Math.abs(wanted - there) < SIZE_TOLERANCE) return [];
  const said = (points: number): string => (points === 0 ? "" : `${points}pt`);
  return [{ paragraph, expected: said(wanted), found: said(there), look: "size" }];
}

const TITLE = /^(?:addressee|sender|subject|heading-[1-3])$/u;
/** Points. */
const SMALLEST_TITLE = 8;
const SIZE_TOLERANCE = 0.05;

/** What is struck through is said last, but for marks beside characters. */
const STRIKE = /取消線「.*?(?=(?:白?丸)?傍点「|$)/u;

// A Word file keeps white space as it is; where the text itself differs, that is reported by comparing texts.
function paragraphDifferences(
  paragraph: number,
  index: number,
  expected: LetterLook,
  found: ReadLook,
  text: string,
): readonly Difference[] {
  const differences: Difference[] = [];
  const [role, there] = [expected.roles[index], found.roles[index]];
  if (role !== undefined && there !== undefined && role !== there) {
    differences.push({ paragraph, expected: role, found: there, look: "style" });
  }
  const shown = found.texts[index] ?? "";
  const isSameText = black(shown) === black(text);
  if (isSameText && !hasSameSpaces(text, shown)) {
    differences.push({ paragraph, ...excerptPair(text, shown), look: "space" });
  }
  return differences;
}

// A break within a note of two lines does not count: Word splits the note by itself.
function hasSameSpaces(text: string, shown: string): boolean {
  // CR and LF that meet where two parts of a paragraph do are two breaks.
  const wanted = text.replaceAll("\r", "\n");
  const isSame = wanted.replaceAll("\n", "") === shown.replaceAll("\n", "");
  return isSame && shown.split("\n").length <= wanted.split("\n").length;
}

function black(text: string): string {
  return text.replaceAll(/\s+/gu, "");
}

/** Word counts in twentieths of a point. */
const PAPER_TOLERANCE_PT = 0.1;
/** UTF-16 code units: names of what is foreign are reported whole. */
const LONGEST_NAME = 40;
const MM_PER_INCH = 25.4;
const PT_PER_INCH = 72;
