import type { Cell } from "../model/recipient.ts";
import { cellAt, type SheetRow } from "./sheet.ts";

/** What the rows of one file share: where it is and what its columns are called. */
export interface Columns {
  readonly path: string;
  /** Headings by column. */
  readonly names: readonly string[];
  /** The 0-based column of each heading. */
  readonly indexOf: ReadonlyMap<string, number>;
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

  constructor(columns: Columns, row: SheetRow) {
    this.#columns = columns;
    this.#row = row;
  }

  get size(): number {
    return this.#columns.names.length;
  }

  has(name: string): boolean {
    return this.#columns.indexOf.has(name);
  }

  get(name: string): Cell | undefined {
    const index = this.#columns.indexOf.get(name);
    return index === undefined ? undefined : this.#cell(name, index);
  }

  *entries(): MapIterator<[string, Cell]> {
    for (const [index, name] of this.#columns.names.entries())
      yield [name, this.#cell(name, index)];
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

  #cell(name: string, index: number): Cell {
    const value = this.#row.values[index] ?? "";
    const exact = this.#row.exact?.get(index);
    const at = cellAt(this.#columns.path, this.#row, index + 1, name);
    return exact === undefined ? { value, at } : { value, exact, at };
  }
}
