import type { Table, TableRow, TextPart } from "../model/letter.ts";
import type { PageFormat } from "../model/page-format.ts";
import { CELL_PADDING_ELSEWHERE, columnWidths } from "../model/table-layout.ts";
import { type Twip, twip } from "./units.ts";
import type { WordPage } from "./word-page.ts";
import { element, toggle, valued } from "./xml.ts";

/** Gives the paragraph of a part of a table; the first one begins a page if the table does. */
export type PartParagraph = (part: TextPart, isFirst: boolean) => string;

/**
 * Gives a table as Word has it: its caption before it, the rows of its head repeated on every page, no row parted over pages.
 *
 * Shape: widths are fixed, those of the laid-out pages. In a vertical section Word turns the whole table: rows go from right to
 * left, and what is left and right here is above and below.
 * Source: ISO/IEC 29500-1, 17.4 (tables); order of the elements: CT_TblPr, CT_TcPr.
 */
export function tableXml(
  table: Table,
  format: PageFormat,
  page: WordPage,
  paragraph: PartParagraph,
): string {
  const { caption, head, rows } = table;
  const widths = columnWidths(table, format.charactersPerLine, format.writingMode).map((width) =>
    twip(width * page.em),
  );
  let isFirst = true;
  const next = (part: TextPart): string => {
    const xml = paragraph(part, isFirst);
    isFirst = false;
    return xml;
  };
  const before = caption === undefined ? "" : next(caption);
  const row = (one: TableRow, isHead: boolean): string => rowXml(one, isHead, widths, next);
  return (
    before +
    element("w:tbl", {}, [
      properties(widths, page),
      element(
        "w:tblGrid",
        {},
        widths.map((width) => element("w:gridCol", { "w:w": width })),
      ),
      ...head.map((one) => row(one, true)),
      ...rows.map((one) => row(one, false)),
    ])
  );
}

/** A paragraph between two tables, or after the last; what it is shows by its style. */
export function tableSeparator(height: Twip, styleId: string): string {
  return element("w:p", {}, [
    element("w:pPr", {}, [
      valued("w:pStyle", styleId),
      toggle("w:snapToGrid", false),
      element("w:spacing", { "w:line": height, "w:lineRule": "exact" }),
    ]),
  ]);
}

function properties(widths: readonly Twip[], page: WordPage): string {
  const rule = { "w:val": "single", "w:sz": RULE, "w:space": 0, "w:color": "auto" };
  const padding = twip(CELL_PADDING_ELSEWHERE * page.em);
  const sides = ["w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"];
  return element("w:tblPr", {}, [
    element("w:tblW", {
      "w:w": widths.reduce<number>((sum, width) => sum + width, 0),
      "w:type": "dxa",
    }),
    page.vertical ? "" : valued("w:jc", "center"),
    page.vertical ? element("w:tblInd", { "w:w": 0, "w:type": "dxa" }) : "",
    element(
      "w:tblBorders",
      {},
      sides.map((side) => element(side, rule)),
    ),
    element("w:tblLayout", { "w:type": "fixed" }),
    element("w:tblCellMar", {}, [
      element("w:left", { "w:w": padding, "w:type": "dxa" }),
      element("w:right", { "w:w": padding, "w:type": "dxa" }),
    ]),
  ]);
}

function rowXml(
  { cells }: TableRow,
  isHead: boolean,
  widths: readonly Twip[],
  paragraph: (part: TextPart) => string,
): string {
  return element("w:tr", {}, [
    element("w:trPr", {}, ["<w:cantSplit/>", isHead ? "<w:tblHeader/>" : ""]),
    ...cells.map((cell, column) =>
      element("w:tc", {}, [
        element("w:tcPr", {}, [
          element("w:tcW", { "w:w": widths[column] ?? 0, "w:type": "dxa" }),
          isHead ? valued("w:vAlign", "center") : "",
        ]),
        paragraph(cell),
      ]),
    ),
  ]);
}

/** How thick a rule is, in eighths of a point. */
const RULE = 4;
