import { assert } from "../base/assert.ts";
import type { Location } from "../base/location.ts";
import type { Inline, Text } from "../model/letter.ts";
import type { Manuscript, OriginRange } from "../model/manuscript.ts";
import { graphemeCount, graphemeOffsets } from "../text/graphemes.ts";

/** One line of a manuscript, without its line end: a paragraph to be. */
export interface ManuscriptLine {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** The origin ranges that overlap the line. */
  readonly ranges: readonly OriginRange[];
}

/** Cuts a manuscript at the template's own line ends; a line break within a value does not count. */
export function manuscriptLines(manuscript: Manuscript): readonly ManuscriptLine[] {
  const { text, origins } = manuscript;
  const lines: ManuscriptLine[] = [];
  let start = 0;
  let ranges: OriginRange[] = [];
  for (const range of origins) {
    ranges.push(range);
    if (!range.markup) continue;
    for (
      let at = text.indexOf("\n", range.start);
      at !== -1 && at < range.end;
      at = text.indexOf("\n", at + 1)
    ) {
      lines.push({ text: text.slice(start, at), start, end: at, ranges });
      start = at + 1;
      ranges = start < range.end ? [range] : [];
    }
  }
  if (start < text.length) lines.push({ text: text.slice(start), start, end: text.length, ranges });
  return lines;
}

/** Tells whether the character at an offset of the line may be read as markup. */
export function isMarkupAt(line: ManuscriptLine, offset: number): boolean {
  const at = line.start + offset;
  return line.ranges.some((range) => range.markup && range.start <= at && at < range.end);
}

/** Tells whether all of a part of the line was written in the template. */
export function isTemplateText(line: ManuscriptLine, start: number, end: number): boolean {
  const from = line.start + start;
  const to = line.start + end;
  return line.ranges.every((range) => range.markup || range.end <= from || to <= range.start);
}

/** Gives a part of the line as inlines, one text for each origin; a line break in a value stays one. */
export function inlinesBetween(
  line: ManuscriptLine,
  start: number,
  end: number,
): readonly Inline[] {
  const found: Inline[] = [];
  for (const range of line.ranges) {
    const from = Math.max(range.start, line.start + start);
    const to = Math.min(range.end, line.start + end);
    if (from >= to) continue;
    const text = line.text.slice(from - line.start, to - line.start);
    const origin = originOf(line, range, from, to);
    if (range.markup || !/[\r\n]/u.test(text)) {
      found.push({ type: "text", text, origin });
      continue;
    }
    for (const [index, part] of text.split(/\r\n|\r|\n/u).entries()) {
      if (index > 0) found.push({ type: "line-break" });
      if (part !== "") found.push({ type: "text", text: part, origin });
    }
  }
  return found;
}

/** Gives the place that a part of the line came from. */
export function placeBetween(line: ManuscriptLine, start: number, end: number): Location {
  const from = line.start + start;
  const range =
    line.ranges.find((one) => one.start <= from && from < one.end) ?? line.ranges.at(-1);
  assert(range !== undefined, "every line of a manuscript has an origin");
  return originOf(line, range, Math.max(from, range.start), Math.min(line.start + end, range.end));
}

function originOf(line: ManuscriptLine, range: OriginRange, from: number, to: number): Location {
  const { at } = range;
  if (at.kind !== "text" || !range.verbatim) return at;
  if (from === range.start && to - from === at.span.end - at.span.start) return at;
  // Ranges begin and end within a line, so the column can be counted on from the range's own.
  const rangeStart = Math.max(range.start, line.start);
  const start = at.span.start + from - rangeStart;
  const columns = columnsBetween(line, rangeStart - line.start, from - line.start);
  return { ...at, span: { start, end: start + to - from }, column: at.column + columns };
}

/**
 * Where the characters of a line begin, as far as places in it were asked for, by where its ranges begin.
 *
 * Counted once: a line of many marks asks for the place of each.
 */
const beginnings = new WeakMap<ManuscriptLine, Map<number, readonly number[]>>();

/** The number of characters between two offsets of a line. */
function columnsBetween(line: ManuscriptLine, start: number, offset: number): number {
  if (offset === start) return 0;
  const ofLine = beginnings.get(line) ?? new Map<number, readonly number[]>();
  beginnings.set(line, ofLine);
  const offsets = ofLine.get(start) ?? [...graphemeOffsets(line.text.slice(start))];
  ofLine.set(start, offsets);
  return countBelow(offsets, offset - start);
}

/** How many of some ascending numbers are below a limit. */
function countBelow(ascending: readonly number[], limit: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? limit) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Moves a place in a text past some characters of the same line. */
export function movedPlace(
  at: Location & { readonly kind: "text" },
  passed: string,
  length: number,
): Location {
  const start = at.span.start + passed.length;
  return {
    ...at,
    span: { start, end: start + length },
    column: at.column + graphemeCount(passed),
  };
}

/** Cuts a text into two, each with its own place. */
export function splitText(text: Text, offset: number): readonly [Text, Text] {
  const before = text.text.slice(0, offset);
  const after = text.text.slice(offset);
  const { origin } = text;
  if (origin?.kind !== "text" || origin.span.end - origin.span.start !== text.text.length) {
    return [
      { ...text, text: before },
      { ...text, text: after },
    ];
  }
  return [
    { ...text, text: before, origin: movedPlace(origin, "", before.length) },
    { ...text, text: after, origin: movedPlace(origin, before, after.length) },
  ];
}
