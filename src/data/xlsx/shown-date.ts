import type { Token } from "numfmt";
import { type CalendarDay, readIsoDay, weekday } from "../../base/calendar.ts";
import { type EraDay, eraLetter, toEraDay } from "../../language/era.ts";
import { positionalKanji, smallKanji, toFullWidth } from "../../language/kanji-numeral.ts";
import { type FormatSection, type NumberFormat, rawOf, shownBy } from "./number-format.ts";
import { DAYS_TO_1904, serialToDate } from "./serial-date.ts";

/** A date or a time as a cell shows it, with the day in ISO 8601 where the cell stands for one. */
export type DateText =
  | { readonly kind: "text"; readonly text: string; readonly exact?: string | undefined }
  | { readonly kind: "no-date" }
  | { readonly kind: "unknown-format" };

const UNKNOWN: DateText = { kind: "unknown-format" };

/**
 * Shows a serial number by a section of a format that has parts of dates or times.
 *
 * Eras (`ggge`), days of the week in kanji (`aaa`) and kanji figures are written here, the rest by the library.
 */
export function showDate(
  value: number,
  section: FormatSection,
  format: NumberFormat,
  is1904: boolean,
): DateText {
  const { tokens } = section;
  const parts = datePartsOf(tokens);
  const isElapsed = tokens.some(({ type }) => type === "DURATION");
  if (isElapsed && !parts.showsDate) return elapsed(value, tokens, is1904);
  const date = serialToDate(parts.showsTime ? value : Math.floor(value), is1904);
  // Serial 0 is what an empty cell gives that a formula points to: 1900/1/0 in Excel.
  const isNothing = parts.showsDate && Math.floor(value) === 0 && !is1904;
  if (date === undefined || isNothing) return { kind: "no-date" };
  const day = readIsoDay(date.date);
  if (day === undefined) return { kind: "no-date" };
  const written = tokens.map((token) => ownToken(token, day, section, format));
  if (written.includes(undefined)) return UNKNOWN;
  const serial = value + (is1904 ? DAYS_TO_1904 : 0);
  const text = shownBy(written.join(""), serial, format.isSystem)?.trim();
  if (text === undefined) return UNKNOWN;
  const isDay = parts.showsDate && (!parts.showsTime || date.time === "00:00");
  return { kind: "text", text, exact: isDay ? date.date : undefined };
}

/** Hours beyond a day: 25:30. Source: ECMA-376 Part 1, 18.8.31, `[h]`. */
function elapsed(value: number, tokens: readonly Token[], is1904: boolean): DateText {
  if (value < 0 && !is1904) return { kind: "no-date" };
  const text = shownBy(rawOf(tokens), value);
  return text === undefined ? UNKNOWN : { kind: "text", text: text.trim() };
}

/** Which of a day and a time a section shows; m is a month where no hours or seconds are next to it. */
function datePartsOf(tokens: readonly Token[]): {
  readonly showsDate: boolean;
  readonly showsTime: boolean;
} {
  const words = tokens.filter(({ type }) => type === "DATETIME").map(({ raw }) => raw);
  const isElapsed = tokens.some(({ type }) => type === "DURATION");
  const showsTime = isElapsed || words.some((word) => /[hs]/iu.test(word));
  const showsDate = words.some(
    (word) => /[ygeda]/iu.test(word) || (!showsTime && /m/iu.test(word)),
  );
  return { showsDate, showsTime };
}

/** A piece of a format as the library can show it; undefined where nobody can be sure what it shows. */
function ownToken(
  token: Token,
  day: CalendarDay,
  section: FormatSection,
  format: NumberFormat,
): string | undefined {
  const { tokens, figures } = section;
  const { type, raw } = token;
  const isAsItIs = figures === "as-they-are";
  switch (type) {
    case "DBNUM":
      return "";
    case "LOCALE":
      return raw;
    case "DATETIME":
      if (/^a+$/iu.test(raw)) return isJapanese(tokens) ? weekdayToken(raw, day) : undefined;
      if (/^[ge]+$/iu.test(raw)) return eraToken(raw, day, section, format.hasFirstYear);
      return isAsItIs ? raw : otherFigures(raw, day, figures);
    default:
      return isAsItIs || !/\d/u.test(raw) ? raw : undefined;
  }
}

/** 火, 火曜日. */
function weekdayToken(raw: string, day: CalendarDay): string {
  return quoted(weekday(day) + (raw.length > 3 ? "曜日" : ""));
}

/** Part of a date in kanji or full width; times and padded parts are shown in more than one way. */
function otherFigures(
  raw: string,
  day: CalendarDay,
  figures: FormatSection["figures"],
): string | undefined {
  const parts = new Map([
    ["yyyy", day.year],
    ["m", day.month],
    ["d", day.day],
  ]);
  const number = parts.get(raw.toLowerCase());
  if (number === undefined) return undefined;
  if (figures === "full-width") return quoted(toFullWidth(String(number)));
  if (figures !== "kanji") return undefined;
  return quoted(raw.length > 1 ? positionalKanji(String(number)) : smallKanji(number));
}

function eraToken(
  raw: string,
  day: CalendarDay,
  { tokens, figures }: FormatSection,
  hasFirstYear: boolean,
): string | undefined {
  const era = isJapanese(tokens) ? toEraDay(day) : undefined;
  if (era === undefined || era.isLeapMonth || era.month !== day.month) return undefined;
  if (/^g/iu.test(raw)) return quoted(eraName(era, raw.length));
  // Only the format that asks for it names the first year: others show 令和1年.
  if (era.year === 1 && hasFirstYear) return quoted("元");
  switch (figures) {
    case "as-they-are":
      return quoted(String(era.year).padStart(raw.length, "0"));
    case "kanji":
      return raw.length === 1 ? quoted(smallKanji(era.year)) : undefined;
    case "full-width":
      return raw.length === 1 ? quoted(toFullWidth(String(era.year))) : undefined;
    case "formal-kanji":
      return undefined;
  }
}

/** R, 令, 令和. */
function eraName({ era }: EraDay, length: number): string {
  if (length === 1) return eraLetter(era);
  return length === 2 ? era.slice(0, 1) : era;
}

/** Whether a section's dates are Japanese: it says so, or nothing. */
function isJapanese(tokens: readonly Token[]): boolean {
  return tokens.every(
    ({ type, value }) =>
      type !== "LOCALE" || /^[^-]*(?:-(?:1?0?3)?0*411|-ja-JP.*|-F800)?$/iu.test(value),
  );
}

function quoted(text: string): string {
  return `"${text}"`;
}
