import {
  call,
  itemsOf,
  type PdfDocument,
  type PdfResources,
  property,
  withPdf,
} from "../verify/open-pdf.ts";
import { type PageText, readMarkedText } from "../verify/pdf-pages.ts";
import { type ActualTexts, actualTexts, withActualText } from "./actual-text.ts";
import { clippedRuns, visibleText } from "./clipped-text.ts";
import { ordinaryCharacter } from "./ordinary-character.ts";

/**
 * A stretch of text that stands by itself in a line of a page, without white space.
 *
 * Shape: `line` counts the lines of a page in the order in which they are read; `isReading`: small and beside a line, as ruby is.
 * Units: `from` and `to` are points along the line.
 */
export interface Stretch {
  readonly page: number;
  readonly line: number;
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly isReading: boolean;
}

/**
 * Reads a PDF of any program by where its text stands, whatever the order in which it is painted.
 *
 * Shape: vertical pages from right to left, others from the top to the foot; per page, readings after the lines. 割注 stands in
 * its line, the right half first. Forms of a font (︑, ⾃) are ordinary characters. A mark that is drawn and not set (圏点) is no text,
 * and neither is what stands beside the sheet or is cut off by the window through which it is painted.
 * Errors: throws `UnreadableFile`.
 */
export async function textByPlace(
  bytes: Uint8Array,
  resources: PdfResources,
): Promise<readonly (readonly Stretch[])[]> {
  const actual = actualTexts(bytes);
  return withPdf(bytes, resources, (document) =>
    pagesByPlace(document, actual, { first: 1, count: document.numPages }),
  );
}

/**
 * Reads a file of several letters one letter after the other, each as if it were a file of its own.
 *
 * Shape: `counts` are their pages, in their order; `use` gets the pages of each that are there. Gives the pages of the file.
 * Errors: as `textByPlace`.
 */
export async function lettersByPlace(
  bytes: Uint8Array,
  resources: PdfResources,
  counts: readonly number[],
  use: (pages: readonly (readonly Stretch[])[], index: number) => Promise<void>,
): Promise<number> {
  const actual = actualTexts(bytes);
  let first = 1;
  let pageCount = 0;
  // What pdf.js knows of fonts and pages it keeps as long as a file is open: a gigabyte for 1,788 letters.
  for (let start = 0; start < counts.length; start += LETTERS_AT_ONCE) {
    await withPdf(bytes, resources, async (document) => {
      pageCount = document.numPages;
      for (const [offset, count] of counts.slice(start, start + LETTERS_AT_ONCE).entries()) {
        await use(await pagesByPlace(document, actual, { first, count }), start + offset);
        first += count;
      }
    });
  }
  return pageCount;
}

/** Letters that are read of a file before it is opened anew. */
const LETTERS_AT_ONCE = 100;

async function pagesByPlace(
  document: PdfDocument,
  actual: readonly ActualTexts[],
  { first, count }: { readonly first: number; readonly count: number },
): Promise<readonly (readonly Stretch[])[]> {
  const pages: Unit[][] = [];
  const end = Math.min(first + count, document.numPages + 1);
  for (let number = first; number < end; number += 1) {
    const page: unknown = await document.getPage(number);
    const sheet = itemsOf(property(page, "view")).map(Number);
    const runs = await clippedRuns(page);
    const { texts, spans } = await readMarkedText(page);
    const meant = withActualText(texts, spans, actual[number - 1] ?? []);
    const items = meant.filter((item) => isOn(sheet, item));
    pages.push(unitsOf(items.map((item) => ({ ...item, text: visibleText(item, runs) }))));
    await call(page, "cleanup", []);
  }
  const body = usualSize(pages.flat());
  return pages.map((units, index) => stretchesOf(units, body, index + 1));
}

/** What pdf.js gives as one, on axes that both grow as one reads. Units: points. */
interface Unit {
  readonly text: string;
  readonly size: number;
  readonly from: number;
  readonly to: number;
  /** The middle of its body across the lines. */
  readonly across: number;
  /** Whether it runs from left to right on a vertical page, as a head or a text box does: it is a line of its own. */
  readonly isRow: boolean;
}

interface Line {
  across: number;
  readonly units: Unit[];
}

function unitsOf(page: readonly PageText[]): Unit[] {
  const items = page
    .map((item) => ({ ...item, text: ordinaryText(item.text) }))
    .filter(({ text }) => text !== "");
  return isVertical(items) ? joinRows(items).map(verticalUnit) : items.map(horizontalUnit);
}

/**
 * Puts together what runs from left to right on a vertical page, the head and the page number: painted one after the other,
 * on one baseline. Columns follow one another to the left, so that none are joined.
 */
function joinRows(items: readonly PageText[]): readonly PageText[] {
  const rows: PageText[] = [];
  for (const item of items) {
    const last = rows.at(-1);
    if (last === undefined || !goesOn(last, item)) {
      rows.push(item);
      continue;
    }
    const width = startOf(item).x + item.width - startOf(last).x;
    rows.splice(-1, 1, { ...last, text: last.text + item.text, width });
  }
  return rows;
}

function goesOn(last: PageText, item: PageText): boolean {
  const isUpright = [last, item].every((one) => !(one.isVertical || isTurned(one)));
  const gap = startOf(item).x - startOf(last).x - last.width;
  const size = sizeOf(item);
  const isLevel = Math.abs(startOf(item).y - startOf(last).y) < 0.1 * size;
  return isUpright && isLevel && gap > -0.3 * size && gap < ROW_GAP * size;
}

function startOf({ transform: [, , , , x = 0, y = 0] }: PageText): { x: number; y: number } {
  return { x, y };
}

function isOn(
  [left = 0, bottom = 0, right = 0, top = 0]: readonly number[],
  item: PageText,
): boolean {
  const [, , , , x = 0, y = 0] = item.transform;
  return x >= left - sizeOf(item) / 2 && x < right && y >= bottom && y <= top;
}

function ordinaryText(text: string): string {
  return [...text.replaceAll(/\s/gu, "")].map(ordinaryCharacter).join("");
}

/** Whether more characters follow one another downwards than to the right. */
function isVertical(items: readonly PageText[]): boolean {
  let down = 0;
  let right = 0;
  items.forEach((item, index) => {
    const length = [...item.text].length;
    const before = items[index - 1];
    if (item.isVertical || isTurned(item)) down += length;
    else right += length - 1;
    if (before === undefined) return;
    const { x, y } = startOf(item);
    const from = startOf(before);
    const size = sizeOf(item);
    if (Math.abs(x - from.x) < 0.3 * size && from.y - y > 0.3 * size) down += 1;
    else if (Math.abs(y - from.y) < 0.3 * size) right += 1;
  });
  return down > right;
}

function verticalUnit(item: PageText): Unit {
  const [, b = 0, , , x = 0, y = 0] = item.transform;
  const size = sizeOf(item);
  const isUpright = !(item.isVertical || isTurned(item));
  const isRow = isUpright && item.width > 2 * size && [...item.text].length > 2;
  const unit = { text: item.text, size, isRow };
  if (item.isVertical) return { ...unit, from: -y, to: item.height - y, across: -x };
  if (isTurned(item)) {
    // Letters turned to the right have their tops to the right of their baseline.
    const across = -(x - Math.sign(b) * MIDDLE * size);
    return b < 0
      ? { ...unit, from: -y, to: item.width - y, across }
      : { ...unit, from: -y - item.width, to: -y, across };
  }
  // One character upright, or several side by side (縦中横).
  const top = -(y + ASCENT * size);
  return { ...unit, from: top, to: top + size, across: -(x + item.width / 2) };
}

function horizontalUnit(item: PageText): Unit {
  const [, , , , x = 0, y = 0] = item.transform;
  const size = sizeOf(item);
  const across = -(y + MIDDLE * size);
  return { text: item.text, size, from: x, to: x + item.width, across, isRow: false };
}

function isTurned({ transform: [a = 1, b = 0] }: PageText): boolean {
  return Math.abs(b) > Math.abs(a);
}

function sizeOf({ transform: [, , c = 0, d = 1] }: PageText): number {
  return Math.max(0.1, Math.hypot(c, d));
}

/** The size of most characters, in points. */
function usualSize(units: readonly Unit[]): number {
  const counts = new Map<number, number>();
  for (const { size, text } of units) {
    const rounded = Math.round(size * 4) / 4;
    counts.set(rounded, (counts.get(rounded) ?? 0) + text.length);
  }
  const [most] = [...counts].toSorted(([, one], [, other]) => other - one);
  return most?.[0] ?? 1;
}

function stretchesOf(units: readonly Unit[], body: number, page: number): readonly Stretch[] {
  const isSmall = ({ size }: Unit): boolean => size <= SMALL * body;
  const rows = units.filter(({ isRow }) => isRow);
  const inColumns = units.filter(({ isRow }) => !isRow);
  const lines = linesOf(inColumns.filter((unit) => !isSmall(unit)));
  const beside: Unit[] = [];
  const inLine = new Map<Line, Unit[]>();
  for (const unit of inColumns.filter(isSmall)) {
    const line = nearest(lines, unit.across);
    if (line === undefined || Math.abs(line.across - unit.across) > 0.5 * body) beside.push(unit);
    else inLine.set(line, [...(inLine.get(line) ?? []), unit]);
  }
  for (const [line, small] of inLine) line.units.push(...warichu(small, line.across, body));
  const readings = linesOf(beside);
  lines.push(...rows.map((unit) => ({ across: unit.across, units: [unit] })));
  lines.sort((one, other) => one.across - other.across || startsAt(one) - startsAt(other));
  return [
    ...lines.flatMap((line, index) => cut(line, page, index, false)),
    ...readings.flatMap((line, index) => cut(line, page, lines.length + index, true)),
  ];
}

function startsAt({ units: [first] }: Line): number {
  return first?.from ?? 0;
}

/** Units whose middles lie on one line; a base under ruby is moved aside by a third of its size. */
function linesOf(units: readonly Unit[]): Line[] {
  const lines: Line[] = [];
  for (const unit of units.toSorted((one, other) => one.across - other.across)) {
    const line = lines.at(-1);
    if (line !== undefined && unit.across - line.across < 0.55 * unit.size) line.units.push(unit);
    else lines.push({ across: unit.across, units: [unit] });
  }
  for (const line of lines) {
    const places = line.units.map(({ across }) => across).toSorted((one, other) => one - other);
    line.across = places[Math.floor(places.length / 2)] ?? line.across;
  }
  return lines;
}

function nearest(lines: readonly Line[], across: number): Line | undefined {
  const distance = (line: Line): number => Math.abs(line.across - across);
  return lines.toSorted((one, other) => distance(one) - distance(other))[0];
}

/** Small characters within a line: each run of them is read half by half, and put where it begins. */
function warichu(small: readonly Unit[], across: number, body: number): readonly Unit[] {
  const runs: Unit[][] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const unit of small.toSorted((one, other) => one.from - other.from)) {
    if (unit.from - end > 0.8 * body) runs.push([]);
    runs.at(-1)?.push(unit);
    end = Math.max(end, unit.to);
  }
  return runs.map((run) => {
    const first = run.filter((unit) => unit.across < across);
    const second = run.filter((unit) => unit.across >= across);
    const text = [...first, ...second].map((unit) => unit.text).join("");
    const from = Math.min(...run.map((unit) => unit.from));
    const to = Math.max(...run.map((unit) => unit.to));
    return { text, size: body, across, from, to, isRow: false };
  });
}

/** Cuts a line where a gap is left: the cells of a table are side by side. */
function cut({ units }: Line, page: number, line: number, isReading: boolean): readonly Stretch[] {
  const stretches: Stretch[] = [];
  for (const unit of units.toSorted((one, other) => one.from - other.from)) {
    const last = stretches.at(-1);
    if (last !== undefined && unit.from - last.to < GAP * unit.size) {
      const to = Math.max(last.to, unit.to);
      stretches.splice(-1, 1, { ...last, text: last.text + unit.text, to });
    } else {
      stretches.push({ page, line, text: unit.text, from: unit.from, to: unit.to, isReading });
    }
  }
  return stretches;
}

/** Ems above the baseline: the middle of an ideograph, and its top. The usual 880/120 split. */
const MIDDLE = 0.38;
const ASCENT = 0.88;
/** Of the usual size: ruby and 割注 are half as large, footnotes and addressees are not. */
const SMALL = 0.66;
/** Ems in a row at most: an ideographic space and what belongs to it. */
const ROW_GAP = 1.2;
/** Ems between two stretches; justified lines leave less, cells of tables more. */
const GAP = 0.7;
