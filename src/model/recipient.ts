import type { CellLocation } from "../base/location.ts";
import type { Sequence } from "../base/sequence.ts";

/** A value of a recipient list with the place it came from. */
export interface Cell {
  /** As the list shows it. */
  readonly value: string;
  /**
   * The number or the day that the value stands for, where the list shows it in another form: `500` for
   * 500円, `2026-12-01` for 12月1日. Helpers that count read this one.
   */
  readonly exact?: string;
  readonly at: CellLocation;
  /**
   * The cells of a list of details (明細) that it was joined from, in their order; the value is theirs, a line for each. Undefined for
   * a cell that the list itself has.
   */
  readonly rows?: readonly Omit<Cell, "rows">[];
}

/**
 * One addressee (宛先): a row of a recipient list.
 *
 * Shape: `id` is the six-digit 団体コード, or the row number padded to three digits where the list
 * gives no code; it is unique within a run together with the file name made from it.
 */
export interface Recipient {
  readonly id: string;
  /** 1-based row of the list in the order of the files. */
  readonly row: number;
  readonly path: string;
  readonly fields: ReadonlyMap<string, Cell>;
  /** The columns whose values the list does not have; they are from the table of governments. Undefined for none. */
  readonly filled?: readonly string[];
  /** The letter's number in its run (連番), where the template asks for one. */
  readonly number?: number;
}

/** The name by which a template asks for the letter's number, if the list has no column of that name. */
export const NUMBER_COLUMN = "連番";

/**
 * Gives an addressee its number in the run, which is a cell of its row like any other. Units: `digits` is the least length of what
 * is printed, with zeros in front.
 */
export function numberedRecipient(recipient: Recipient, number: number, digits = 1): Recipient {
  const { path, row, fields } = recipient;
  const line = fields.values().next().value?.at.line ?? row;
  const at = {
    kind: "cell",
    path,
    row,
    column: fields.size + 1,
    header: NUMBER_COLUMN,
    line,
  } as const;
  const exact = String(number);
  const value = exact.padStart(digits, "0");
  const cell: Cell = value === exact ? { value, at } : { value, exact, at };
  return { ...recipient, fields: new Map([...fields, [NUMBER_COLUMN, cell]]), number };
}

/** Gives an addressee that is in no list: its columns by name. Its one row is called `record`. */
export function recipientOf(columns: Readonly<Record<string, string>>): Recipient {
  const path = "record";
  const row = 1;
  const fields = new Map<string, Cell>();
  for (const [index, [header, value]] of Object.entries(columns).entries()) {
    fields.set(header, {
      value,
      at: { kind: "cell", path, row, column: index + 1, header, line: row },
    });
  }
  const code = columns[COLUMN_NAMES.code] ?? "";
  return { id: code === "" ? idOfRow(row) : code, row, path, fields };
}

/** What stands for the code of a row that has none; it says nothing about another list. */
export function idOfRow(row: number): string {
  return String(row).padStart(3, "0");
}

/** The columns that the program recognises by what they say: those of every list, and those that some lists have besides. */
export const COLUMN_NAMES = {
  code: "団体コード",
  kind: "種別",
  prefecture: "都道府県",
  name: "団体名",
  reading: "よみ",
  title: "職名",
  honorific: "敬称",
  person: "氏名",
  postalCode: "郵便番号",
} as const;

/** What a column says, in our words. */
export type ColumnMeaning = keyof typeof COLUMN_NAMES;

/**
 * The columns that every addressee has, in the order of our own lists. What a list does not have of them is filled from the table of
 * governments, as far as it is known, or empty.
 */
export const STANDARD_COLUMNS: ReadonlySet<string> = new Set([
  COLUMN_NAMES.code,
  COLUMN_NAMES.kind,
  COLUMN_NAMES.prefecture,
  COLUMN_NAMES.name,
  COLUMN_NAMES.reading,
  COLUMN_NAMES.title,
  COLUMN_NAMES.honorific,
]);

/** Gives a row's cell in a known column; undefined where the list has no such column. */
export function cellIn(fields: Recipient["fields"], meaning: ColumnMeaning): Cell | undefined {
  return fields.get(COLUMN_NAMES[meaning]);
}

/** Gives what a row's cell in a known column shows, as it is there; empty where the list has no such column. */
export function valueIn(fields: Recipient["fields"], meaning: ColumnMeaning): string {
  return fields.get(COLUMN_NAMES[meaning])?.value ?? "";
}

/** All addressees of a run in their order (宛名簿). */
export interface RecipientList {
  /** The headings that every one of the files has, in the first file's order. */
  readonly columns: readonly string[];
  readonly recipients: Sequence<Recipient>;
  /** Whom the lists name in rows that are left out because they are hidden or struck through; undefined for nobody. */
  readonly skipped?: ReadonlySet<string>;
}
