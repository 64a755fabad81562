import { FORMATS, type FormatId } from "../model/output-format.ts";
import { pagesText } from "../model/pages-text.ts";
import type { LedgerEntry } from "../model/run.ts";
import { type DrawnCell, drawnRow } from "./drawn-row.ts";
import type { Content, TableLayout, TextAlignment } from "./pdfmake-parts.ts";
import { grouped, VERDICT_TEXT } from "./report-run.ts";
import { CELL_GAP, hairlines, INK, TEXT_WIDTH, type Typist } from "./report-style.ts";

/** Type size of the ledger's rows in points. */
export const ROW_SIZE = 8.5;

/**
 * The ledger's table: a header that is repeated on every page, and a row for each letter.
 *
 * A row whose texts all fit on a line is drawn at once. Where one is longer, pdfmake breaks that one, and what
 * is before and after it is drawn.
 */
export function ledgerTable(
  entries: readonly LedgerEntry[],
  formats: readonly FormatId[],
  typist: Typist,
): Content {
  const isNumbered = entries.some(({ number }) => number !== undefined);
  const isPrinted = entries.some(({ printed }) => printed !== undefined);
  const columns = columnsOf(isPrinted ? PRINTED_COLUMNS : fileColumns(formats), isNumbered);
  const header = columns.map(({ name }) => ({
    text: name,
    fontSize: HEADER_SIZE,
    color: INK.grey,
  }));
  const row = (cells: readonly Cell[], height: number): Content =>
    rowOf(groupsOf(columns, cells, typist), height, typist);
  const body = [[row(header, HEADER_SIZE)]];
  for (const entry of entries) {
    const cells = columns.map(({ value, size }) => {
      const text = value(entry);
      const color = text === VERDICT_TEXT.different ? INK.alarm : INK.black;
      return { text, fontSize: size ?? ROW_SIZE, color };
    });
    body.push([row(cells, ROW_SIZE)]);
  }
  return {
    table: { widths: [widthOf(columns)], headerRows: 1, dontBreakRows: true, body },
    layout: hairlines(body.length, 1),
  };
}

interface Cell {
  readonly text: string;
  readonly fontSize: number;
  readonly color: string;
}

/** Adjacent cells that are drawn at once, or one that pdfmake breaks. */
interface Group {
  readonly isBroken: boolean;
  readonly columns: readonly Column[];
  readonly cells: readonly Cell[];
}

function rowOf(groups: readonly Group[], height: number, typist: Typist): Content {
  const contents = groups.map((group) =>
    group.isBroken ? brokenCell(group, height, typist) : drawnCells(group, height, typist),
  );
  const [only] = contents;
  if (contents.length === 1 && only !== undefined) return only;
  return {
    table: { widths: groups.map(({ columns }) => widthOf(columns)), body: [contents] },
    layout: NO_LINES,
  };
}

function groupsOf(
  all: readonly Column[],
  cells: readonly Cell[],
  typist: Typist,
): readonly Group[] {
  const groups: { isBroken: boolean; columns: Column[]; cells: Cell[] }[] = [];
  all.forEach((column, index) => {
    const cell = cells[index];
    if (cell === undefined) return;
    const isBroken = !typist.fits(cell.text, column.width, cell.fontSize);
    const last = groups.at(-1);
    if (isBroken || last === undefined || last.isBroken) {
      groups.push({ isBroken, columns: [column], cells: [cell] });
    } else {
      last.columns.push(column);
      last.cells.push(cell);
    }
  });
  return groups;
}

function brokenCell({ columns, cells }: Group, height: number, typist: Typist): Content {
  const [column, cell] = [columns[0], cells[0]];
  if (column === undefined || cell === undefined) return { canvas: [] };
  const { text, fontSize, color } = cell;
  const margin = [0, (height - fontSize) * ASCENT, 0, 0] as const;
  const { alignment, width } = column;
  return typist.cell(text, width, { fontSize, color, alignment, margin, lineHeight: LEADING });
}

function drawnCells({ columns, cells }: Group, height: number, typist: Typist): Content {
  let left = 0;
  const drawn = columns.map((column, index): DrawnCell => {
    const { text, fontSize, color } = cells[index] ?? EMPTY_CELL;
    const { width, alignment } = column;
    const cell = { spans: typist.spans(text), left, width, alignment, fontSize, color };
    left += width + CELL_GAP;
    return cell;
  });
  return drawnRow({
    cells: drawn.filter(({ spans }) => spans.length > 0),
    width: widthOf(columns),
    height,
    baseline: height * ASCENT,
  });
}

const EMPTY_CELL: Cell = { text: "", fontSize: ROW_SIZE, color: INK.black };

/** Above the baseline, in ems; smaller characters are on the baseline of the others. */
const ASCENT = 0.88;

/** From line to line of a broken cell, in ems. */
const LEADING = 1.2;

/** Points, with the white between the columns. */
function widthOf(columns: readonly Column[]): number {
  return columns.reduce((sum, { width }) => sum + width + CELL_GAP, -CELL_GAP);
}

/** The groups of one row: nothing but the white between them. */
const NO_LINES: TableLayout = {
  hLineWidth: () => 0,
  hLineColor: () => INK.black,
  vLineWidth: () => 0,
  paddingLeft: (column) => (column === 0 ? 0 : CELL_GAP / 2),
  paddingRight: () => CELL_GAP / 2,
  paddingTop: () => 0,
  paddingBottom: () => 0,
};

interface Column {
  readonly name: string;
  /** Points. */
  readonly width: number;
  readonly alignment: TextAlignment;
  /** Points; the row's size if absent. */
  readonly size?: number;
  readonly value: (entry: LedgerEntry) => string;
}

/** What reading a format's files back gave. */
function verdictColumn(format: FormatId): Column {
  const value: Column["value"] = ({ files }) => {
    const file = files.find((one) => one.format === format);
    return file === undefined ? "" : VERDICT_TEXT[file.verdict];
  };
  return { name: FORMATS[format].name.ja, width: 27, alignment: "center", value };
}

function pdfOf(entry: LedgerEntry): LedgerEntry["files"][number] | undefined {
  return entry.files.find(({ format }) => format === "pdf");
}

/** Type size of the column's names in points. */
const HEADER_SIZE = 7.5;

/** The letter's number, which a number of its document ends in. */
const NUMBER_COLUMN: Column = {
  name: "連番",
  width: 24,
  alignment: "right",
  value: ({ number }) => String(number ?? ""),
};

/** The columns for a run in these formats; the addressee's takes what the others leave. */
function columnsOf(own: readonly Column[], isNumbered: boolean): readonly Column[] {
  const columns: readonly Column[] = [
    { name: "通番", width: 26, alignment: "right", value: ({ sequence }) => grouped(sequence) },
    ...(isNumbered ? [NUMBER_COLUMN] : []),
    { name: "宛先番号", width: 36, alignment: "left", value: ({ id }) => id },
    { name: "都道府県", width: 38, alignment: "left", value: ({ prefecture }) => prefecture },
    { name: "宛名", width: 0, alignment: "left", value: ({ addressee }) => addressee },
    { name: "区分", width: 44, alignment: "left", value: ({ version }) => version },
    ...own,
    { name: "発送", width: 18, alignment: "center", value: () => "□" },
  ];
  const taken = columns.reduce((sum, { width }) => sum + width, 0);
  const rest = TEXT_WIDTH - 2 - taken - CELL_GAP * (columns.length - 0.5);
  return columns.map((column) => (column.width > 0 ? column : { ...column, width: rest }));
}

/** What is said of a letter's files. */
function fileColumns(formats: readonly FormatId[]): readonly Column[] {
  return [
    {
      name: "ページ",
      width: 24,
      alignment: "right",
      value: (entry) => String(pdfOf(entry)?.pages ?? ""),
    },
    {
      name: "SHA-256（先頭16桁）",
      width: 84,
      alignment: "left",
      size: 7.5,
      value: (entry) => pdfOf(entry)?.sha256.slice(0, 16) ?? "",
    },
    ...formats.map(verdictColumn),
  ];
}

/** What is said of a letter in a volume: where it is, and what reading it there gave. */
const PRINTED_COLUMNS: readonly Column[] = [
  { name: "冊", width: 84, alignment: "left", value: ({ printed }) => printed?.path ?? "" },
  {
    name: "ページ",
    width: 50,
    alignment: "right",
    value: ({ printed }) => (printed === undefined ? "" : pagesText(printed)),
  },
  {
    name: "照合",
    width: 27,
    alignment: "center",
    value: ({ printed }) => (printed === undefined ? "" : VERDICT_TEXT[printed.verdict]),
  },
];
