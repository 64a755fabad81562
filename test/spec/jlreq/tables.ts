import { readFileSync } from "node:fs";
import type { CharacterClass } from "../../../src/char/character-class.ts";

/** One table of JLReq's appendices: row class, column class, cell. */
export type Table = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** Reads one of the tables 1 to 6 as they were taken from the standard's PDF files. */
export function readTable(number: number): Table {
  const json: unknown = JSON.parse(
    readFileSync(new URL("jlreq-tables-resolved.json", import.meta.url), "utf8"),
  );
  const rows = entries(member(member(json, "tables"), String(number)));
  return new Map(
    rows.map(([row, cells]) => [
      row,
      new Map(entries(cells).map(([column, cell]) => [column, String(cell)])),
    ]),
  );
}

/** The cells between two character classes, with the note in brackets taken off. */
export function classCells(number: number): readonly {
  readonly before: CharacterClass;
  readonly after: CharacterClass;
  readonly cell: string;
}[] {
  return [...readTable(number)].flatMap(([row, cells]) =>
    [...cells].flatMap(([column, cell]) => {
      const before = classNumber(row);
      const after = classNumber(column);
      if (before === undefined || after === undefined) return [];
      return [{ before, after, cell: cell.replace(/ *\[.*\]$/u, "") }];
    }),
  );
}

function classNumber(name: string): CharacterClass | undefined {
  const number = Number(/^cl-(\d\d)$/u.exec(name)?.[1]);
  return number >= 1 && number <= 30 ? (number as CharacterClass) : undefined; // the table's own numbers
}

function member(value: unknown, name: string): unknown {
  return new Map(entries(value)).get(name);
}

function entries(value: unknown): [string, unknown][] {
  return typeof value === "object" && value !== null ? Object.entries(value) : [];
}
