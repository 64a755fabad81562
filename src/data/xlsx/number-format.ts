import { type SerialDate, serialToDate } from "./serial-date.ts";

/** Which kind of value a number format makes of a number (表示形式). */
export type FormatKind =
  /** The number as it is: 標準, 文字列, thousands separators. */
  | { readonly kind: "plain" }
  /** A calendar date or a time, whichever parts the format shows. */
  | { readonly kind: "date"; readonly showsDate: boolean; readonly showsTime: boolean }
  /** Codes: leading zeros and the signs between digits are part of the value. */
  | { readonly kind: "digits"; readonly sections: readonly DigitSection[] }
  /** Shown otherwise than stored: percentages, rounding, fractions, words. */
  | { readonly kind: "other" };

/** A section of zeros, hashes and literal signs, with the condition under which it applies. */
interface DigitSection {
  readonly applies: (value: number) => boolean;
  /** One entry a place: a digit that must be there, a digit that may, or a sign. */
  readonly places: readonly (
    | { readonly kind: "digit"; readonly isRequired: boolean }
    | { readonly kind: "sign"; readonly text: string }
  )[];
}

/** What a cell's number says as text, or why it cannot be said. */
export type NumberText =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "shown-otherwise"; readonly text: string }
  | { readonly kind: "no-date" };

/**
 * The formats that a workbook does not write out, by number.
 *
 * Source: ECMA-376 Part 1, 18.8.30 numFmt, with the numbers that the Japanese edition adds.
 */
const BUILT_IN: ReadonlyMap<number, string> = new Map([
  [0, "General"],
  [1, "0"],
  [2, "0.00"],
  [3, "#,##0"],
  [4, "#,##0.00"],
  [9, "0%"],
  [10, "0.00%"],
  [11, "0.00E+00"],
  [12, "# ?/?"],
  [13, "# ??/??"],
  [37, "#,##0;-#,##0"],
  [38, "#,##0;-#,##0"],
  [39, "#,##0.00;-#,##0.00"],
  [40, "#,##0.00;-#,##0.00"],
  [48, "##0.0E+0"],
  [49, "@"],
]);

/** The format code of a number that no `numFmt` defines. */
export function builtInFormat(id: number): string {
  const code = BUILT_IN.get(id);
  if (code !== undefined) return code;
  if (id === 22) return "yyyy/m/d h:mm";
  if ((id >= 18 && id <= 21) || id === 32 || id === 33 || (id >= 45 && id <= 47)) return "h:mm:ss";
  if ((id >= 14 && id <= 17) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)) return "yyyy/m/d";
  return "General";
}

/** Tells what a format code makes of numbers. Source: ECMA-376 Part 1, 18.8.31. */
export function classifyFormat(code: string): FormatKind {
  const bare = withoutLiterals(code);
  const isPlain = /General|^[@\s]*$|^標準$/iu.test(bare) || PLAIN_NUMBER.test(bare);
  if (isPlain && !SHOWS_WORDS.test(code)) return { kind: "plain" };
  const sections = code.split(/;(?=(?:[^"]*"[^"]*")*[^"]*$)/u);
  const digits = digitSections(sections);
  if (digits !== undefined) return { kind: "digits", sections: digits };
  const showsTime = /[hs]/iu.test(bare);
  const showsDate = /[yged]|a{3}/iu.test(bare) || (!showsTime && /m/iu.test(bare));
  // E+ and E- stand in scientific formats, where no part of a date does.
  if ((showsDate || showsTime) && !/e[+-]/iu.test(bare))
    return { kind: "date", showsDate, showsTime };
  return { kind: "other" };
}

// One or no required digit, with or without thousands separators, in every section.
const PLAIN_NUMBER = /^(?:[-+()\s]*(?:#,##0|#*0?)[-+()\s]*(?:;|$))+$/u;

// Quoted text other than a currency sign, or a sign between two digits.
const SHOWS_WORDS = /"[^"]*[^"\s¥￥$\\-][^"]*"|[0#?]\\.[0#?]/u;

/** The code without quoted text, escaped signs, padding, colours, conditions and calendars. */
function withoutLiterals(code: string): string {
  return code
    .replace(/"[^"]*"/gu, "")
    .replace(/\\./gu, "")
    .replace(/[_*]./gu, "")
    .replace(/\[(?:h+|m+|s+)\]/giu, "h")
    .replace(/\[[^\]]*\]/gu, "");
}

const PLACE = /"([^"]*)"|\\(.)|([0#?])|([-()/\s])/uy;

function digitSections(sections: readonly string[]): readonly DigitSection[] | undefined {
  const numbers = sections.filter((section) => section !== "@" && section !== "General");
  const parsed = numbers.map(digitSection);
  const complete = parsed.filter((section) => section !== undefined);
  return complete.length === parsed.length && complete.length > 0 ? complete : undefined;
}

/** `[<=999]000` or `000\-0000`; undefined if the section is anything else. */
function digitSection(section: string): DigitSection | undefined {
  const condition = /^\[(<=|<|>=|>|=)(\d+)\]/u.exec(section);
  const body = section
    .slice(condition?.[0].length ?? 0)
    .replace(/\[[^\]]*\]/gu, "")
    .replace(/[_*]./gu, "");
  const places: DigitSection["places"][number][] = [];
  PLACE.lastIndex = 0;
  while (PLACE.lastIndex < body.length) {
    const match = PLACE.exec(body);
    if (match === null) return undefined;
    const [, quoted, escaped, digit, sign] = match;
    if (digit === undefined) places.push({ kind: "sign", text: quoted ?? escaped ?? sign ?? "" });
    else places.push({ kind: "digit", isRequired: digit === "0" });
  }
  if (!places.some((place) => place.kind === "digit")) return undefined;
  return { applies: comparison(condition?.[1], Number(condition?.[2])), places };
}

function comparison(sign: string | undefined, limit: number): (value: number) => boolean {
  switch (sign) {
    case "<=":
      return (value) => value <= limit;
    case "<":
      return (value) => value < limit;
    case ">=":
      return (value) => value >= limit;
    case ">":
      return (value) => value > limit;
    case "=":
      return (value) => value === limit;
    default:
      return () => true;
  }
}

/**
 * Gives a stored number as the text that the list means: dates as ISO 8601 whatever their format shows,
 * codes with their zeros, all else as the number is.
 */
export function numberText(value: number, format: FormatKind, is1904: boolean): NumberText {
  switch (format.kind) {
    case "plain":
      return { kind: "text", text: plainNumber(value) };
    case "other":
      return { kind: "shown-otherwise", text: plainNumber(value) };
    case "digits":
      return digitsText(value, format.sections);
    case "date": {
      const date = serialToDate(value, is1904);
      return date === undefined
        ? { kind: "no-date" }
        : { kind: "text", text: dateText(date, format) };
    }
  }
}

function dateText(
  date: SerialDate,
  format: { readonly showsDate: boolean; readonly showsTime: boolean },
): string {
  if (!format.showsTime) return date.date;
  return format.showsDate ? `${date.date}T${date.time}` : date.time;
}

function digitsText(value: number, sections: readonly DigitSection[]): NumberText {
  const section = sections.find((one) => one.applies(value));
  if (section === undefined || !Number.isSafeInteger(value) || value < 0)
    return { kind: "shown-otherwise", text: plainNumber(value) };
  const count = section.places.filter((place) => place.kind === "digit").length;
  const digits = String(value).padStart(count, " ");
  // More digits than places: the rest stands before the first place, as Excel shows it.
  let next = digits.length - count;
  let text = "";
  for (const place of section.places) {
    if (place.kind === "sign") {
      text += place.text;
      continue;
    }
    const from = next === digits.length - count ? 0 : next;
    next += 1;
    text += digits.slice(from, next).replace(" ", place.isRequired ? "0" : "");
  }
  return { kind: "text", text };
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
