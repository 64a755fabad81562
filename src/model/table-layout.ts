import { splitClusters } from "../text/clusters.ts";
import type { BlockPlacement, Inline, Table, TableColumn, TableRow } from "./letter.ts";
import { blockText, inlinesOf, inlinesWithin, inlineText } from "./letter-text.ts";
import type { WritingMode } from "./page-format.ts";

/** White between a cell's text and the rules at its sides. Units: ems of the body. */
export const CELL_PADDING = 0.5;

/**
 * The same where another program breaks the lines: a cell as wide as its text must hold it although that program rounds, and
 * counts the rules.
 */
export const CELL_PADDING_ELSEWHERE = 0.4;

/**
 * Gives the columns' widths (列幅), the white beside the rules included: what is written, else what the widest cell needs, all
 * of them narrowed alike where the line is too short. One rule for pages, Word and browsers.
 *
 * Shape: one for each column, multiples of half an em; figures keep their room before words do. The sum is `measure` at most
 * if every column can have two ems.
 * Units: ems of the body; `measure` is the length of a line.
 */
export function columnWidths(
  table: Table,
  measure: number,
  writingMode: WritingMode,
): readonly number[] {
  const rows = [...table.head, ...table.rows];
  const wanted = table.columns.map(
    ({ width }, column) => width ?? contentWidth(rows, column, writingMode),
  );
  const room = measure - wanted.length * CELL_PADDING * 2;
  const isFirm = table.columns.map(
    ({ width }, column) => width !== undefined || isOfFigures(table.rows, column),
  );
  const firm = sum(wanted.filter((_, column) => isFirm[column] === true));
  const words = wanted.filter((_, column) => isFirm[column] !== true);
  const fitting =
    firm + words.length * LEAST <= room
      ? withinRoom(wanted, room - firm, (column) => isFirm[column] !== true)
      : withinRoom(wanted, room, () => true);
  return fitting.map((width) => width + CELL_PADDING * 2);
}

/** Narrows the widest of some columns until all of them fit: none is wider than a limit that is the same for all. */
function withinRoom(
  wanted: readonly number[],
  room: number,
  mayShrink: (column: number) => boolean,
): readonly number[] {
  const widths = wanted.filter((_, column) => mayShrink(column)).toSorted((a, b) => a - b);
  let limit = Number.POSITIVE_INFINITY;
  let rest = room;
  for (const [index, width] of widths.entries()) {
    const share = rest / (widths.length - index);
    if (width > share) {
      limit = Math.max(1, Math.floor(share));
      break;
    }
    rest -= width;
  }
  return wanted.map((width, column) => (mayShrink(column) ? Math.min(width, limit) : width));
}

/** The longest line of a column's cells; half-width characters of a horizontal line take little more than half an em. */
function contentWidth(rows: readonly TableRow[], column: number, mode: WritingMode): number {
  const lengths = rows.flatMap(({ cells }) => {
    const cell = cells[column];
    if (cell === undefined) return [];
    const { indentEnd = 0 } = cell.placement;
    const lines = blockText(cell).split("\n");
    const around = sum(inlinesOf(cell).map(longerBy));
    return lines.map((line) => ems(line, mode) + indentEnd + around);
  });
  return Math.max(1, Math.ceil(Math.max(0, ...lengths) * 2) / 2);
}

/** How much longer characters are with what is beside them: a reading of half their size, the ends of a frame. Units: ems. */
function longerBy(inline: Inline): number {
  const within = sum(inlinesWithin(inline).map(longerBy));
  if (inline.type === "ruby") {
    const parts = inline.pairs.map(({ base, ruby }) => lengthOf(ruby) / 2 - lengthOf(base));
    const each = inline.mode === "mono" ? parts.map((part) => Math.max(0, part)) : parts;
    return Math.max(within, sum(each));
  }
  if (inline.type === "editorial-note") {
    return within + Math.max(0, inline.note.length / 2 + 1 - lengthOf(inline.children));
  }
  return within + (inline.type === "lined-text" && inline.line === "frame" ? FRAME : 0);
}

/** White within both ends of a frame, and before and after it. Units: ems. */
const FRAME = 0.5;

function lengthOf(inlines: readonly Inline[]): number {
  return splitClusters(inlineText(inlines)).length;
}

function ems(line: string, mode: WritingMode): number {
  const length = splitClusters(line).reduce(
    (sum, cluster) => sum + (isNarrow(cluster) && mode === "horizontal-tb" ? NARROW : 1),
    0,
  );
  return mode === "horizontal-tb" ? length + (line.match(APART)?.length ?? 0) * 0.25 : length;
}

/** Where a quarter of an em stands between figures or letters and kanji or kana. Source: JLReq 3.2.6. */
const APART =
  /(?<=[\dA-Za-z])(?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])|(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])(?=[\dA-Za-z])/gu;

function isNarrow(cluster: string): boolean {
  return /^[\u0020-\u024f\uff61-\uff9f]/u.test(cluster);
}

/**
 * Gives where the text of a column's cells stands (揃え): as its column says, else figures at the end and words at the start.
 *
 * Shape: for 小数点, each figure is as far from the end as the longest fraction of the column reaches beyond its own.
 */
export function cellPlacement(
  { alignment }: TableColumn,
  rows: readonly TableRow[],
  column: number,
  row: number,
): BlockPlacement {
  switch (alignment) {
    case undefined:
      return isOfFigures(rows, column) ? { alignment: "end" } : {};
    case "decimal": {
      const fractions = rows.map(({ cells }) => fractionOf(cells, column));
      const longest = Math.max(...fractions);
      return { alignment: "end", indentEnd: longest - (fractions[row] ?? longest) };
    }
    default:
      return { alignment };
  }
}

function fractionOf(cells: TableRow["cells"], column: number): number {
  const cell = cells[column];
  const text = cell === undefined ? "" : blockText(cell).trim();
  const fraction = FRACTION.exec(text)?.[0] ?? "";
  return splitClusters(fraction).reduce((length, one) => length + (isNarrow(one) ? 0.5 : 1), 0);
}

/** Tells whether a column has figures, and nothing else but cells that say that there are none. */
function isOfFigures(rows: readonly TableRow[], column: number): boolean {
  const texts = rows.flatMap(({ cells }) => {
    const cell = cells[column];
    return cell?.type === "table-cell" ? [blockText(cell).trim()] : [];
  });
  const said = texts.filter((text) => !NOTHING.test(text));
  return said.length > 0 && said.every((text) => FIGURES.test(text));
}

function sum(lengths: readonly number[]): number {
  return lengths.reduce((total, length) => total + length, 0);
}

/** From a decimal point to the end of the figures and their unit. */
const FRACTION = /[.．・][\d０-９〇一二三四五六七八九]+\D*$/u;
/** A number as official papers write it, with its unit. */
const FIGURES =
  /^[△▲+＋\-－−約]?[\d０-９〇一二三四五六七八九十百千万億兆][\d０-９〇一二三四五六七八九十百千万億兆,，、.．・]*[%％円人件名世帯戸棟か所箇校台部通回時間分日月年度㎡㎞㎏]{0,4}$/u;
const NOTHING = /^[-－―—ー…・]*$/u;
/** Digits of most faces are a little wider than half an em. */
const NARROW = 0.6;
/** A column of words may be narrowed to this. */
const LEAST = 2;
