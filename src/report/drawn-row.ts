import type { Content, PdfDocument, TextAlignment } from "./pdfmake-parts.ts";

/** A text on one line of a row that is painted at once. */
export interface DrawnCell {
  /** The text's parts by face, as content names it. */
  readonly spans: readonly { readonly font: string; readonly text: string }[];
  /** From the row's left edge, in points. */
  readonly left: number;
  /** What the cell has for its text, in points. */
  readonly width: number;
  readonly alignment: TextAlignment;
  /** Points. */
  readonly fontSize: number;
  /** Such as `#111111`. */
  readonly color: string;
}

/** A row of cells of one line each, on one baseline. */
export interface DrawnRow {
  readonly cells: readonly DrawnCell[];
  /** Points. */
  readonly width: number;
  /** Points. */
  readonly height: number;
  /** Below the row's upper edge, in points. */
  readonly baseline: number;
}

/** What pdfmake places for a row: a rectangle of its size, which carries the row along. */
interface RowVector {
  readonly type: "rect";
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
  readonly row: DrawnRow;
}

/** A row as content: pdfmake moves it over the pages and `paintRow` draws it. */
export function drawnRow(row: DrawnRow): Content {
  const vector: RowVector = { type: "rect", x: 0, y: 0, w: row.width, h: row.height, row };
  return { canvas: [vector] };
}

/** Whether what pdfmake asks to have painted is a row. */
export function isRowVector(vector: object): vector is RowVector {
  return "row" in vector;
}

/**
 * Writes a row's text into the page.
 *
 * pdfmake measures, breaks, places and paints each of a row's ten texts on its own, which took three quarters of
 * the time of a long table; here the row is one object of text.
 * Source: ISO 32000-1, 9.4 (text objects), 8.6.8 (`rg`).
 */
export function paintRow({ row, x, y }: RowVector, document: PdfDocument): void {
  const { page } = document;
  // pdfkit counts from the page's head; text must be upright all the same.
  const operators = ["q", `1 0 0 -1 0 ${number(page.height)} cm`, "BT"];
  const baseline = number(page.height - y - row.baseline);
  let color = "";
  let type = "";
  for (const cell of row.cells) {
    const shown = cell.spans.map(({ font, text }) => {
      const face = document.provideFont(font, false, false);
      page.fonts[face.id] ??= face.ref();
      return { face, text, width: face.widthOfString(text, cell.fontSize) };
    });
    const free = cell.width - shown.reduce((sum, { width }) => sum + width, 0);
    let start = x + cell.left + free * FREE_BEFORE[cell.alignment];
    if (color !== cell.color) operators.push(`${rgb(cell.color)} rg`);
    color = cell.color;
    for (const { face, text, width } of shown) {
      const wanted = `/${face.id} ${number(cell.fontSize)} Tf`;
      if (type !== wanted) operators.push(wanted);
      type = wanted;
      operators.push(`1 0 0 1 ${number(start)} ${baseline} Tm`, `[${face.showing(text)}]TJ`);
      start += width;
    }
  }
  operators.push("ET", "Q");
  document.addContent(operators.join("\n"));
}

/** How much of the free width is before the text. */
const FREE_BEFORE: Readonly<Record<TextAlignment, number>> = { left: 0, center: 0.5, right: 1 };

/** Thousandths of a point are finer than any printer. */
function number(value: number): string {
  return String(Math.round(value * 1000) / 1000);
}

/** `#ff8000` as three parts of one. */
function rgb(color: string): string {
  const parts = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16) / 255);
  return parts.map(number).join(" ");
}
