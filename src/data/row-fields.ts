import type { CellLocation } from "../base/location.ts";
import type { Cell } from "../model/recipient.ts";
import { cellAt, type SheetRow } from "./sheet.ts";

/** What the rows of one file share: where it is and what its columns are called. */
export interface Columns {
  readonly path: string;
  /** What the columns are called; those of ours that the list does not have are behind its own. */
  readonly names: readonly string[];
  /** The 0-based column of each name; a heading that was taken for a column of ours is a second name of it. */
  readonly indexOf: ReadonlyMap<string, number>;
  /** The headings that were taken for a column of ours, by this. */
  readonly written: ReadonlyMap<string, string>;
  /** How many of the names are columns of the list. */
  readonly ownCount: number;
  /** The 0-based column at whose place a value of several columns is shown: a name in two. */
  readonly shownAt?: ReadonlyMap<number, number>;
}

/** The place of a row's cell. Units: `index` is the column, 0-based. */
export function placeIn(
  { path, names, written, ownCount, shownAt }: Columns,
  row: Pick<SheetRow, "row" | "line">,
  index: number,
): CellLocation {
  const name = names[index];
  const heading = name === undefined ? undefined : written.get(name);
  const column = (shownAt?.get(index) ?? index) + 1;
  // Said field by field: a place is made for every value that is looked at, and to copy one costs ten times as much.
  const { row: at, line } = row;
  if (index >= ownCount) {
    return { kind: "cell", path, row: at, column, header: name, line, isAbsent: true };
  }
  return heading === undefined
    ? cellAt(path, row, column, name)
    : { kind: "cell", path, row: at, column, header: name, line, written: heading };
}

/**
 * The cells of one row by heading, made when they are asked for.
 *
 * A class although it is data: a list of 100,000 rows keeps its values once, and neither a map nor a
 * place for each cell. It crosses to another process as entries, not as it is.
 */
export class RowFields implements ReadonlyMap<string, Cell> {
  readonly #columns: Columns;
  readonly #row: SheetRow;
  /** Those that were asked for. */
  readonly #cells: Cell[] = [];

  constructor(columns: Columns, row: SheetRow) {
    this.#columns = columns;
    this.#row = row;
  }

  get size(): number {
    return this.#columns.indexOf.size;
  }

  has(name: string): boolean {
    return this.#columns.indexOf.has(name);
  }

  get(name: string): Cell | undefined {
    const index = this.#columns.indexOf.get(name);
    return index === undefined ? undefined : this.#cell(index);
  }

  *entries(): MapIterator<[string, Cell]> {
    for (const [name, index] of this.#columns.indexOf) yield [name, this.#cell(index)];
  }

  keys(): MapIterator<string> {
    return this.#columns.indexOf.keys();
  }

  *values(): MapIterator<Cell> {
    for (const [, cell] of this.entries()) yield cell;
  }

  [Symbol.iterator](): MapIterator<[string, Cell]> {
    return this.entries();
  }

  forEach(visit: (cell: Cell, name: string, fields: ReadonlyMap<string, Cell>) => void): void {
    for (const [name, cell] of this.entries()) visit(cell, name, this);
  }

  #cell(index: number): Cell {
    const known = this.#cells[index];
    if (known !== undefined) return known;
    const cell = this.#newCell(index);
    this.#cells[index] = cell;
    return cell;
  }

  #newCell(index: number): Cell {
    const value = this.#row.values[index] ?? "";
    const exact = this.#row.exact?.get(index);
    const at = placeIn(this.#columns, this.#row, index);
    return exact === undefined ? { value, at } : { value, exact, at };
  }
}
