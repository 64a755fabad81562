import type { PageText, PdfPage } from "../verify/pdf-pages.ts";

/** A page whose text runs from the top to the foot, put together by where its characters are. */
export interface Columns {
  readonly page: PdfPage;
  /** Whether the columns were painted in another order than from right to left. */
  readonly isReordered: boolean;
}

/** A stretch of text with the place that it takes up. Units: points of the page. */
interface Placed {
  readonly item: PageText;
  readonly size: number;
  readonly centre: number;
  readonly top: number;
  readonly foot: number;
}

/**
 * Puts a vertical page's columns together; undefined for a page that is not vertical.
 *
 * Other programs place each character of a column by itself, upright ones in a horizontal font: pdf.js then gives a line for
 * each. Characters below one another in the order of painting are one column. Columns that do not follow from right to left
 * are sorted so where `sorts` allows it.
 */
export function joinColumns(page: PdfPage, sorts: boolean): Columns | undefined {
  const placed = page.filter(({ text }) => /\S/u.test(text)).map(placeOf);
  const columns: Placed[][] = [];
  for (const item of placed) {
    const column = columns.at(-1);
    const above = column?.at(-1);
    if (column !== undefined && above !== undefined && isBelow(above, item)) column.push(item);
    else columns.push([item]);
  }
  if (!isVertical(columns, placed)) return undefined;
  const isReordered = sorts && !runsFromRight(columns);
  const ordered = isReordered ? [...columns].sort(fromRight) : columns;
  return { page: ordered.flatMap(lineOf), isReordered };
}

function placeOf(item: PageText): Placed {
  const [a = 1, b = 0, , , x = 0, y = 0] = item.transform;
  const size = Math.max(0.1, Math.hypot(a, b));
  if (item.isVertical) return { item, size, centre: x, top: y, foot: y - item.height };
  // Letters turned to the right: their tops point away from the column before.
  if (Math.abs(b) > Math.abs(a)) {
    return { item, size, centre: x + 0.38 * size, top: y, foot: y - item.width };
  }
  const top = y + 0.88 * size;
  return { item, size, centre: x + item.width / 2, top, foot: top - size };
}

function isBelow(above: Placed, item: Placed): boolean {
  const size = Math.max(above.size, item.size);
  return (
    Math.abs(above.centre - item.centre) < 0.55 * size &&
    item.top < above.top - 0.2 * size &&
    above.foot - item.top < WIDEST_GAP * size
  );
}

/** Most characters are in columns: in a vertical font, or below one another one by one. */
function isVertical(columns: readonly Placed[][], placed: readonly Placed[]): boolean {
  const length = (items: readonly Placed[]): number =>
    items.reduce((sum, { item }) => sum + [...item.text].length, 0);
  const verticalColumns = columns.filter(
    (column) =>
      column.every(({ item }) => item.isVertical || isTurned(item)) ||
      (column.length > 2 && length(column) < 2 * column.length),
  );
  return length(verticalColumns.flat()) > 0.6 * length(placed) && placed.length > 0;
}

function isTurned({ transform: [a = 1, b = 0] }: PageText): boolean {
  return Math.abs(b) > Math.abs(a);
}

/** Each column is to the left of the one before, or in a tier below. */
function runsFromRight(columns: readonly Placed[][]): boolean {
  return columns.every((column, index) => {
    const [head] = column;
    const before = columns[index - 1];
    const last = before?.at(-1);
    if (head === undefined || before === undefined || last === undefined) return true;
    return head.centre < last.centre || head.top < last.foot;
  });
}

function fromRight([left]: readonly Placed[], [right]: readonly Placed[]): number {
  if (left === undefined || right === undefined) return 0;
  const apart = right.centre - left.centre;
  return Math.abs(apart) < 0.55 * left.size ? right.top - left.top : apart;
}

/** One line for each column, with a blank where one was left. */
function lineOf(column: readonly Placed[]): PdfPage {
  return column.map(({ item, foot, size }, index) => {
    const next = column[index + 1];
    const blank = next !== undefined && foot - next.top > 0.8 * size ? "\u3000" : "";
    return { ...item, text: item.text + blank, endsLine: next === undefined };
  });
}

/** Ems between two stretches of one column at most; beyond begins another tier. */
const WIDEST_GAP = 12;
