import { type Diagnostic, error, warning } from "../base/diagnostic.ts";
import type { Location } from "../base/location.ts";
import type { MarkPlace } from "../base/messages/template-letter.ts";
import type { Manuscript } from "../model/manuscript.ts";
import { findPlaceholders, findPlaceholdersOfValue } from "./find-placeholders.ts";
import { findStrayMarks, type KnownNames, type Suspicion, VALUE } from "./find-stray-marks.ts";
import { findWrongDates } from "./find-wrong-dates.ts";
import type { NamedValue } from "./read-settings.ts";
import { placeIn, type SourceText } from "./source-text.ts";

/** What the check of a text's words needs. */
export interface Wording {
  readonly names: KnownNames;
  /** Words that the template's author has confirmed (確認済み). */
  readonly confirmed: readonly string[];
}

/** Tells whether the author has confirmed just these words (確認済み), white space aside. */
export function isConfirmed(found: string, confirmed: readonly string[]): boolean {
  const bare = (text: string): string => text.replaceAll(/\s/gu, "");
  return confirmed.some((word) => bare(word) === bare(found));
}

/** Tells whether what was found in a text is, at its place there, all or part of words that the author has confirmed. */
function isConfirmedIn(
  text: string,
  { start, found }: Pick<Suspicion, "start" | "found">,
  confirmed: readonly string[],
): boolean {
  const end = start + found.trimEnd().length;
  const from = start + found.length - found.trimStart().length;
  return confirmed.some((word) => {
    const first = Math.max(0, end - word.length);
    for (let at = text.indexOf(word, first); at !== -1 && at <= from; ) {
      if (word !== "" && at + word.length >= end) return true;
      at = text.indexOf(word, at + 1);
    }
    return false;
  });
}

/**
 * Reports marks and placeholders in a template's or partial's own text, from an offset on.
 *
 * Errors: template/stray-mark (an error where it is certain), the warnings template/placeholder, template/no-such-day,
 * template/other-weekday.
 */
export function checkSourceWording(
  source: SourceText,
  offset: number,
  wording: Wording,
): readonly Diagnostic[] {
  const text = withoutTags(source.text.slice(offset));
  const place = WORD.test(source.path) ? "word" : "letter";
  const found: Diagnostic[] = [];
  let start = offset;
  for (const line of text.split("\n")) {
    const at = (one: Suspicion): Location =>
      placeIn(source, start + one.start, start + one.start + one.found.length);
    found.push(...problemsOf(line, findPlaceholders(line), at, wording, place));
    found.push(...datesOf(line, at, wording));
    start += line.length + 1;
  }
  return found;
}

/**
 * Reports marks and placeholders in the settings that a letter may print.
 *
 * Errors: template/stray-mark (an error where it is certain), the warnings template/placeholder,
 * template/mark-in-setting, template/no-such-day, template/other-weekday.
 */
export function checkSettingWording(
  values: ReadonlyMap<string, NamedValue>,
  wording: Wording,
): readonly Diagnostic[] {
  const hasSenderParts = [...values.keys()].some((name) => /^差出人./u.test(name));
  return [...values].flatMap(([name, { items }]) => {
    // 差出人 is put together from its parts, which are looked at themselves.
    if (name === "差出人" && hasSenderParts) return [];
    return items.flatMap(({ value, at }) => [
      ...problemsOf(value, findPlaceholdersOfValue(value), () => at, wording, "setting"),
      // 日付 must be a date, which is reported where it is read.
      ...(name === "日付" ? [] : datesOf(value, () => at, wording)),
      ...[...value.matchAll(READ_AS_MARK)]
        .filter(
          ({ 0: found, index }) =>
            !isConfirmedIn(value, { start: index, found }, wording.confirmed),
        )
        .map(({ 0: found }) => warning("template/mark-in-setting", at, { found })),
    ]);
  });
}

/**
 * Reports marks and placeholders in a cell that a letter prints.
 *
 * Errors: the warnings template/stray-mark, template/placeholder, template/no-such-day, template/other-weekday.
 */
export function checkCellWording(
  value: string,
  at: Location,
  wording: Wording,
): readonly Diagnostic[] {
  return [
    ...problemsOf(value, findPlaceholdersOfValue(value), () => at, wording, "cell"),
    ...datesOf(value, () => at, wording),
  ];
}

/**
 * Reports days of the week that are not those of the dates before them, where a cell says one and the template or another cell the
 * other: {{開催日}}（火）, {{開催日}}（{{曜日}}）. What one text says by itself is reported with that text.
 *
 * Errors: the warnings template/no-such-day, template/other-weekday, each at the row's own cell.
 */
export function checkJoinedDates(
  { text, origins }: Manuscript,
  { confirmed }: Wording,
): readonly Diagnostic[] {
  return linesWithCells(text, origins)
    .flatMap(({ start, line }) =>
      findWrongDates(line).map((one) => ({ ...one, start: start + one.start })),
    )
    .flatMap((one) => {
      const end = one.start + one.found.length;
      const parts = origins.filter((range) => range.start < end && one.start < range.end);
      const cell = parts.find(({ at }) => at.kind === "cell")?.at;
      if (cell === undefined || parts.every(({ at }) => at === cell)) return [];
      return datesOf(text, () => cell, { confirmed }, [one]);
    });
}

/** The lines that have something of a cell: no date goes on in another line, and the others say nothing new. */
function linesWithCells(
  text: string,
  origins: Manuscript["origins"],
): readonly { readonly start: number; readonly line: string }[] {
  const lines: { readonly start: number; readonly line: string }[] = [];
  let looked = 0;
  for (const { at, start: from, end: to } of origins) {
    if (at.kind !== "cell") continue;
    let start = Math.max(looked, text.lastIndexOf("\n", from - 1) + 1);
    while (start < to) {
      const found = text.indexOf("\n", start);
      const end = found === -1 ? text.length : found;
      lines.push({ start, line: text.slice(start, end) });
      start = end + 1;
    }
    looked = start;
  }
  return lines;
}

/** A Word file has no annotations; what is read of one has its name. */
const WORD = /\.do[ct][xm]?$/iu;

function datesOf(
  text: string,
  placeOf: (one: Suspicion) => Location,
  { confirmed }: Pick<Wording, "confirmed">,
  dates = findWrongDates(text),
): readonly Diagnostic[] {
  return dates
    .filter((one) => !isConfirmedIn(text, one, confirmed))
    .map(({ start, found, weekday }) => {
      const at = placeOf({ start, found, isCertain: false });
      return weekday === undefined
        ? warning("template/no-such-day", at, { found })
        : warning("template/other-weekday", at, { found, weekday });
    });
}

function problemsOf(
  text: string,
  placeholders: readonly Suspicion[],
  placeOf: (one: Suspicion) => Location,
  { names, confirmed }: Wording,
  place: MarkPlace,
): readonly Diagnostic[] {
  const marks = findStrayMarks(text, names)
    .filter((one) => !isConfirmedIn(text, one, confirmed))
    .map((one) => {
      const report = one.isCertain && place !== "cell" ? error : warning;
      const { note } = one;
      return report("template/stray-mark", placeOf(one), {
        found: shown(one.found),
        ...(note === undefined ? {} : { note }),
        ...(place === "letter" ? {} : { place }),
      });
    });
  const rest = placeholders
    .filter((one) => !isConfirmedIn(text, one, confirmed))
    .map((one) => warning("template/placeholder", placeOf(one), { found: shown(one.found) }));
  return [...marks, ...rest];
}

function shown(found: string): string {
  return found.replaceAll(/\ufffc+/gu, "{{…}}").trim();
}

// What a clerk would write to have it read in the body: a reading of kana, a bar, an annotation.
const READ_AS_MARK =
  /［＃[^［］]{0,40}］?|｜[^｜《》]{0,20}《[^《》]{0,40}》|《[\p{Script=Hiragana}\p{Script=Katakana}ー・｜ 　]{1,40}》/gu;

/**
 * Puts U+FFFC in place of each tag, comment and reading in braces, so that the rest keeps its offsets.
 *
 * Cost: linear; a comment that is not closed is looked for once.
 */
function withoutTags(text: string): string {
  let shownText = "";
  let at = 0;
  let hasOpenComment: boolean = false;
  for (let tag = text.indexOf("{{"); tag !== -1; tag = text.indexOf("{{", at)) {
    shownText += text.slice(at, tag);
    const isComment = /^\{\{~?!--/u.test(text.slice(tag, tag + 6));
    const braces = /^\{+/u.exec(text.slice(tag, tag + 4))?.[0].length ?? 2;
    const end: number =
      isComment && !hasOpenComment ? commentEnd(text, tag) : text.indexOf("}".repeat(braces), tag);
    hasOpenComment ||= isComment && end === -1;
    const isEscaped = text[tag - 1] === "\\";
    if (end === -1 || isEscaped) {
      shownText += "{{";
      at = tag + 2;
      continue;
    }
    shownText += text
      .slice(tag, end + braces)
      .replaceAll(/[^\n]/gu, (one) => VALUE.repeat(one.length));
    at = end + braces;
  }
  shownText += text.slice(at);
  return shownText.replaceAll(/\{[^{}|\n]+\|[^{}|\n]+\}/gu, (one) => VALUE.repeat(one.length));
}

/** The offset of the `}}` that ends the comment at an offset; -1 if none does. */
function commentEnd(text: string, from: number): number {
  const ending = /--~?\}\}/gu;
  ending.lastIndex = from;
  const end = ending.exec(text);
  return end === null ? -1 : end.index + end[0].length - 2;
}
