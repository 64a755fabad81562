import type { Inline, Table, TableColumn, TableRow } from "../../model/letter.ts";
import { inlineText } from "../../model/letter-text.ts";
import { CELL_PADDING, cellPlacement, columnWidths } from "../../model/table-layout.ts";
import type { XmlElement } from "../xml-tree.ts";
import { attributeIn, childElements, childNamed, elementsWithin } from "./properties.ts";
import type { ReadPage } from "./read-page.ts";
import type { ReadLine, ReadRow, ReadTable } from "./read-paragraph.ts";

/** The paragraphs of the cells of a table that is ruled and simple, row by row; undefined for any other, which a template cannot say. */
export function simpleCells(table: XmlElement): readonly (readonly XmlElement[])[] | undefined {
  const rows = childElements(table).filter(({ name }) => !PROPERTIES.has(name));
  const cells = rows.map((row) => cellsOf(row));
  const count = cells[0]?.length ?? 0;
  return isRuled(table) && count > 0 && cells.every((row) => row.length === count) && hasBody(rows)
    ? cells
    : undefined;
}

/** Whether there are rules around its cells, or a style that may have them: a table without any only sets words side by side. */
function isRuled(table: XmlElement): boolean {
  const own = childNamed(table, "w:tblPr");
  if (childNamed(own, "w:tblStyle") !== undefined) return true;
  const rules = elementsWithin(table).filter(({ name }) => BORDERS.has(name));
  return rules
    .flatMap(childElements)
    .some((rule) => !NO_RULE.has(attributeIn(rule, "w:val") ?? ""));
}

const BORDERS: ReadonlySet<string> = new Set(["w:tblBorders", "w:tcBorders"]);
const NO_RULE: ReadonlySet<string> = new Set(["", "nil", "none"]);

/** The one paragraph of each cell; nothing where a row is more than such cells, or cells are joined. */
function cellsOf(row: XmlElement): readonly XmlElement[] {
  if (row.name !== "w:tr") return [];
  const cells = childElements(row).filter(({ name }) => !PROPERTIES.has(name));
  const paragraphs = cells.flatMap((cell) => {
    const own = childNamed(cell, "w:tcPr");
    const isJoined = childElements(own).some(({ name }) => JOINING.has(name));
    const inside = childElements(cell).filter(({ name }) => name !== "w:tcPr");
    const [only] = inside;
    const isPlain = cell.name === "w:tc" && inside.length === 1 && only?.name === "w:p";
    return isPlain && !isJoined ? [only] : [];
  });
  return paragraphs.length === cells.length ? paragraphs : [];
}

function hasBody(rows: readonly XmlElement[]): boolean {
  return rows.some((row) => !isHeadRow(row));
}

/** Gives what a simple table says besides its cells. */
export function tableOf(table: XmlElement, cells: readonly (readonly ReadLine[])[]): ReadTable {
  const rows = childElements(table).filter(({ name }) => name === "w:tr");
  const grid = childElements(childNamed(table, "w:tblGrid"));
  return {
    rows: cells.map((own, index) => ({ isHead: isHeadRow(rows[index]), cells: own })),
    widths: grid.map((column) => Number(attributeIn(column, "w:w") ?? Number.NaN)),
  };
}

function isHeadRow(row: XmlElement | undefined): boolean {
  const mark = childNamed(childNamed(row, "w:trPr"), "w:tblHeader");
  return mark !== undefined && !OFF.has(attributeIn(mark, "w:val") ?? "");
}

/**
 * Makes the letter's table: columns whose cells all stand alike say so, and so do widths that are not those which the cells ask
 * for.
 */
export function tableBlock(
  { rows, widths }: ReadTable,
  caption: readonly Inline[] | undefined,
  { advance, charactersPerLine, vertical }: ReadPage,
): Table {
  const body = rows.filter(({ isHead }) => !isHead);
  const count = rows[0]?.cells.length ?? 0;
  const said = Array.from({ length: count }, (_, column): TableColumn => {
    const cells = body.flatMap((row) => row.cells[column] ?? []);
    return { width: undefined, alignment: alignmentOf(cells), isHead: cells.every(isRowHead) };
  });
  const plain = body.map((row) => bodyRow(row, said));
  const columns = said.map((column, index) => withoutUsual(column, plain, index));
  const make = (own: readonly TableColumn[]): Table => ({
    type: "table",
    caption: caption && {
      type: "table-caption",
      inlines: caption,
      placement: {},
      origin: undefined,
    },
    columns: own,
    head: rows.filter(({ isHead }) => isHead).map(headRow),
    rows: plain.map((row, index) => placedRow(row, index, own, plain)),
    origin: undefined,
  });
  const usual = columnWidths(
    make(columns),
    charactersPerLine,
    vertical ? "vertical-rl" : "horizontal-tb",
  );
  return make(
    columns.map((column, index) => {
      const written = (widths[index] ?? Number.NaN) / advance;
      if (!(Math.abs(written - (usual[index] ?? written)) > SAME_WIDTH)) return column;
      const ems = Math.round(written - CELL_PADDING * 2);
      return { ...column, width: Math.max(1, Math.min(MOST_EMS, ems)) };
    }),
  );
}

function isRowHead({ isRowHead: is }: ReadLine): boolean {
  return is;
}

function alignmentOf(cells: readonly ReadLine[]): TableColumn["alignment"] {
  const places = cells
    .filter(({ text }) => /\S/u.test(text))
    .map(({ place }) => (place.alignment === "justify" ? "start" : place.alignment));
  const [first] = places;
  if (first === undefined || places.some((place) => place !== first)) return "start";
  const indents = new Set(cells.map(({ place }) => place.indentEnd));
  return first === "end" && indents.size > 1 ? "decimal" : first;
}

/** A column whose cells stand where they do without being told says nothing. */
function withoutUsual(column: TableColumn, rows: readonly TableRow[], index: number): TableColumn {
  const { alignment: usual = "start" } = cellPlacement(
    { ...column, alignment: undefined },
    rows,
    index,
    0,
  );
  return column.alignment === usual ? { ...column, alignment: undefined } : column;
}

function headRow({ cells }: ReadRow): TableRow {
  return {
    cells: cells.map(({ inlines }) => ({
      type: "table-head",
      scope: "column",
      inlines,
      placement: {},
      origin: undefined,
    })),
    origin: undefined,
  };
}

function bodyRow({ cells }: ReadRow, columns: readonly TableColumn[]): TableRow {
  return {
    cells: cells.map(({ inlines }, column) =>
      columns[column]?.isHead === true
        ? { type: "table-head", scope: "row", inlines, placement: {}, origin: undefined }
        : { type: "table-cell", inlines, placement: {}, origin: undefined },
    ),
    origin: undefined,
  };
}

function placedRow(
  { cells, origin }: TableRow,
  row: number,
  columns: readonly TableColumn[],
  rows: readonly TableRow[],
): TableRow {
  return {
    cells: cells.map((cell, index) => {
      const column = columns[index];
      return column === undefined || inlineText(cell.inlines) === ""
        ? cell
        : { ...cell, placement: cellPlacement(column, rows, index, row) };
    }),
    origin,
  };
}

const PROPERTIES: ReadonlySet<string> = new Set([
  "w:tblPr",
  "w:tblGrid",
  "w:trPr",
  "w:tblPrEx",
  "w:tcPr",
]);
/** Cells that are shown as one, and those whose text runs otherwise. */
const JOINING: ReadonlySet<string> = new Set([
  "w:gridSpan",
  "w:vMerge",
  "w:hMerge",
  "w:textDirection",
]);
const OFF: ReadonlySet<string> = new Set(["0", "false", "off"]);
/** Ems. */
const SAME_WIDTH = 0.3;
const MOST_EMS = 99;
