import { type Diagnostic, error } from "../base/diagnostic.ts";
import { COLUMN_NAMES } from "../model/recipient.ts";
import type { LocalGovernments } from "./local-governments.ts";
import { WHO_COLUMNS } from "./name-columns.ts";
import { cellAt, type SheetRow } from "./sheet.ts";

/** What a row is held against. */
export interface Looks {
  readonly path: string;
  readonly header: SheetRow;
  readonly names: readonly string[];
  readonly governments: LocalGovernments;
}

/** A row with nothing but one cell. */
export interface LoneCell {
  /** Whether it begins as notes do and no addressee does. */
  readonly isNote: boolean;
  /** Whether it is a heading over the rows that follow: 【小学校】. */
  readonly isSection: boolean;
  readonly finding: Diagnostic;
}

/**
 * Finds a row in which nothing but one cell is written, in a list whose rows have more: ※令和8年4月1日現在, 【市】, 以上. It is no
 * addressee as it stands, because it has no honorific. Cells in columns without a heading, which are not read, do not count.
 *
 * Shape: undefined also for the name or the code of a government and nothing else, which is an addressee with blanks.
 * Errors: `csv/lone-cell`.
 */
export function loneCell(row: SheetRow, { path, names, governments }: Looks): LoneCell | undefined {
  const honorific = names.indexOf(COLUMN_NAMES.honorific);
  const headed = names.filter((name) => name !== "").length;
  if (headed < 2 || (row.values[honorific] ?? "").trim() !== "") return undefined;
  const written = row.values.flatMap((value, index) => (value.trim() === "" ? [] : [index]));
  const read = written.filter((index) => names[index] !== "");
  const [column = 0, second] = read.length > 0 ? read : written;
  if (second !== undefined) return undefined;
  const value = row.values[column] ?? "";
  const text = value.normalize("NFKC").trim();
  const isKnown = governments.all.some(
    ({ name, code }) => text === name || code === text.padStart(6, "0"),
  );
  if (isKnown) return undefined;
  const isNote = NOTE.test(text);
  // Where the template gives the honorific, a name is enough of an addressee.
  if (honorific === -1 && !isNote && WHO_COLUMNS.includes(names[column] ?? "")) return undefined;
  const at = cellAt(path, row, column + 1, names[column] === "" ? undefined : names[column]);
  return {
    isNote,
    isSection: SECTION.test(text),
    finding: error("csv/lone-cell", at, { found: value, row: row.row }),
  };
}

/** A title over some rows, in brackets that no addressee has: 【市】, 〔中学校〕, 《県立》. */
const SECTION = /^(?:【[^】]+】|〔[^〕]+〕|《[^》]+》|〈[^〉]+〉|≪[^≫]+≫)$/u;

/** How a note begins, in the form NFKC; 以上 and 以下余白 are whole. */
const NOTE =
  /^(?:※|\*|\(?注(?:意|記)?(?:\d|\)|:|\s|$)|\(?備考(?:\d|\)|:|\s)|\(?(?:出典|資料|出所)(?:\)|:|\s)|\(?以上\)?$|\(?以下、?余白\)?$)/u;
