import { kanjiNumeral, positionalKanji, toFullWidth } from "../../language/kanji-numeral.ts";
import { type FormatSection, type NumberFormat, rawOf, shownBy } from "./number-format.ts";
import { showDate } from "./shown-date.ts";

/** What a cell shows of its number, or why that cannot be said. */
export type Shown =
  | {
      readonly kind: "text";
      readonly text: string;
      /** The number or day that the text stands for, where it is in another form; see `Cell`. */
      readonly exact?: string | undefined;
    }
  /** Digits of the number are not shown. */
  | { readonly kind: "rounded"; readonly text: string; readonly stored: string }
  | { readonly kind: "no-date" }
  | { readonly kind: "unknown-format" };

const UNKNOWN: Shown = { kind: "unknown-format" };

/**
 * Gives a stored number as its cell shows it.
 *
 * Source: ECMA-376 Part 1, 18.8.30 and 18.8.31, as the library `numfmt` has it; eras and kanji are ours.
 */
export function showNumber(value: number, format: NumberFormat, is1904: boolean): Shown {
  if (format.isPlain) return { kind: "text", text: plainNumber(value) };
  const section = sectionFor(value, format);
  switch (section?.kind) {
    case undefined:
      return UNKNOWN;
    case "date":
      return showDate(value, section, format, is1904);
    case "words":
      return showWords(value, format);
    case "general":
    case "number":
      return showFigures(value, format, section);
  }
}

/** Gives a text as its cell shows it: 見本花子様 for `@"様"`, nothing for `;;;`. */
export function showText(text: string, { forText }: NumberFormat): string {
  if (forText === undefined) return text;
  return forText === "" ? "" : (shownBy(forText, text) ?? text);
}

/** The section that a number falls in, as the library chooses it: the format is asked with a name in each. */
function sectionFor(value: number, { sections, chooser }: NumberFormat): FormatSection | undefined {
  const chosen = shownBy(chooser, value)?.replace("-", "");
  const section = chosen === undefined || chosen === "" ? undefined : sections[Number(chosen)];
  // What a number shows where only texts have a format is not the same in every program.
  return section?.tokens.some(({ type }) => type === "TEXT") ? undefined : section;
}

function patternOf({ sections }: NumberFormat): string {
  return sections.map(({ tokens }) => rawOf(tokens)).join(";");
}

/** 有 or 無 for a number; the dash that accounts show for nothing still is a zero to count with. */
function showWords(value: number, format: NumberFormat): Shown {
  const text = shownBy(patternOf(format), value)?.trim();
  if (text === undefined || /^#+$/u.test(text)) return UNKNOWN;
  return value === 0 && text === "-" ? { kind: "text", text, exact: "0" } : { kind: "text", text };
}

function showFigures(value: number, format: NumberFormat, section: FormatSection): Shown {
  const text = shownBy(patternOf(format), value)?.trim().replaceAll(/ {2,}/gu, " ");
  if (text === undefined || /^#+$/u.test(text)) return UNKNOWN;
  switch (section.figures) {
    case "formal-kanji":
      return UNKNOWN;
    case "kanji":
    case "full-width":
      return inOtherFigures(value, text, section);
    case "as-they-are": {
      const bare = shownBy(rawOf(section.tokens.filter(isFigure)), Math.abs(value)) ?? "";
      if (!isWhole(bare, Math.abs(value), section))
        return { kind: "rounded", text, stored: plainNumber(value) };
      const number = plainNumber(value);
      const isDressed =
        text !== number && bare.trim().replaceAll(",", "") === plainNumber(Math.abs(value));
      return isDressed && isTogether(section) && !hasLargeUnit(text)
        ? { kind: "text", text, exact: number }
        : { kind: "text", text };
    }
  }
}

/** 二千 for `[DBNum1]General`, 二〇〇〇 for `[DBNum1]0`, ２０００ for `[DBNum3]0`: only what is sure. */
function inOtherFigures(value: number, text: string, section: FormatSection): Shown {
  const hasDigits = section.tokens.some(
    ({ type, value: word }) =>
      type !== "DBNUM" && /\d/u.test(word) && type !== "ZERO" && type !== "LOCALE",
  );
  if (hasDigits || !Number.isSafeInteger(value) || value < 0) return UNKNOWN;
  if (section.kind === "number") {
    const figures = section.figures === "kanji" ? positionalKanji : toFullWidth;
    return { kind: "text", text: text.replaceAll(/\d/gu, figures) };
  }
  const kanji = kanjiNumeral(String(value), "units");
  // Whether 千 or 一千 is shown, and what of nothing, depends on the program that shows it.
  if (
    section.figures !== "kanji" ||
    kanji === undefined ||
    value === 0 ||
    /(?:^|[^二三四五六七八九])千/u.test(kanji)
  )
    return UNKNOWN;
  return { kind: "text", text: text.replace(String(value), kanji) };
}

const FIGURES: ReadonlySet<string> = new Set([
  "GENERAL",
  "ZERO",
  "HASH",
  "QMARK",
  "DIGIT",
  "SLASH",
  "SPACE",
  "GROUP",
  "SCALE",
  "POINT",
  "PERCENT",
  "EXP",
]);

/** Whether a piece of a format shows digits, or says which. */
function isFigure({ type }: FormatSection["tokens"][number]): boolean {
  return FIGURES.has(type);
}

/** Whether the digits of a section are together: a postal code's do not, and it is no number. */
function isTogether({ tokens }: FormatSection): boolean {
  const first = tokens.findIndex(isFigure);
  const last = tokens.findLastIndex(isFigure);
  return tokens.slice(first, last + 1).every(isFigure);
}

/**
 * Whether a unit that multiplies follows the digits: a cell that shows 1,235千円 says more than the 1235 that is
 * stored, and who counts with either would write something else than the cell shows.
 */
function hasLargeUnit(text: string): boolean {
  return /\d\s*[十百千万億兆拾萬]/u.test(text);
}

/** Whether the figures that are shown are all that the number has. */
function isWhole(bare: string, size: number, { tokens }: FormatSection): boolean {
  const scale = tokens
    .filter(({ type }) => type === "SCALE")
    .reduce((sum, { raw }) => sum + raw.length, 0);
  const percents = tokens.filter(({ type }) => type === "PERCENT").length;
  const shown = readFigures(bare.replaceAll(/[,%]/gu, "").trim());
  const meant = (shown * 1000 ** scale) / 100 ** percents;
  return Number(meant.toPrecision(15)) === Number(size.toPrecision(15));
}

/** `3 1/7`, `1.5E+4`, `12`. */
function readFigures(text: string): number {
  const fraction = /^(?:(\d{1,20}) )?\s{0,20}(\d{1,20})\s{0,20}\/\s{0,20}(\d{1,20})$/u.exec(text);
  if (fraction === null) return text === "" ? 0 : Number(text);
  const [, whole = "0", over, under] = fraction;
  return Number(whole) + Number(over) / Number(under);
}

/** A number in digits, without an exponent; Excel keeps 15 digits, the rest is the machine's rounding. */
function plainNumber(value: number): string {
  const rounded = Number(value.toPrecision(15));
  if (Number.isSafeInteger(rounded)) return String(rounded);
  const text = String(rounded);
  const match = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/u.exec(text);
  if (match === null) return text;
  const [, sign = "", first = "", rest = "", exponent = "0"] = match;
  const shift = Number(exponent);
  const digits = first + rest;
  return shift < 0
    ? `${sign}0.${"0".repeat(-shift - 1)}${digits}`
    : `${sign}${digits.padEnd(shift + 1, "0")}`;
}
