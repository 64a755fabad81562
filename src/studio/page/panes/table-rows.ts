import type { RowView } from "../../protocol/worker.ts";
import { attempt } from "../desk/tell-trouble.ts";
import { askWorker } from "../worker-client.ts";

/** Rows that are asked for at once. */
const PART = 100;
/** Parts that are kept. */
const PARTS = 40;

/** The rows of a table, which the worker has: those in sight are asked for, and kept for a while. */
export class TableRows {
  readonly #table: number;
  readonly #count: number;
  /** Places of the rows that are shown; all where it is missing. */
  readonly #places: readonly number[] | undefined;
  /** Rows at the head that are not among them. */
  readonly #skipped: number;
  readonly #onRows: () => void;
  readonly #parts = new Map<number, readonly RowView[] | undefined>();

  /** Shape: `onRows` is called when rows have come that were asked for. */
  constructor(
    table: number,
    count: number,
    {
      places,
      skipped,
    }: { readonly places: readonly number[] | undefined; readonly skipped: number },
    onRows: () => void,
  ) {
    this.#table = table;
    this.#count = count;
    this.#places = places;
    this.#skipped = skipped;
    this.#onRows = onRows;
  }

  /** How many rows are shown. */
  get length(): number {
    return this.#places?.length ?? this.#count - this.#skipped;
  }

  /** A row by its 0-based place among those shown; undefined until it has come. */
  at(index: number): RowView | undefined {
    const place = this.#places === undefined ? index + this.#skipped : this.#places[index];
    if (place === undefined) return undefined;
    const part = Math.floor(place / PART);
    if (!this.#parts.has(part)) void attempt(() => this.#fetch(part));
    return this.#parts.get(part)?.[place % PART];
  }

  /** Rows that are there already, for the widths of columns. */
  known(): readonly RowView[] {
    return (this.#parts.get(0) ?? []).slice(this.#skipped);
  }

  /** The place among the rows shown of a row as a spreadsheet numbers it. Shape: undefined if it is not shown; the nearest after it, if it has nothing in it. */
  async indexOf(row: number): Promise<number | undefined> {
    const place = await this.#placeOf(row);
    const index = this.#places?.indexOf(place) ?? place - this.#skipped;
    return index < 0 ? undefined : index;
  }

  async #placeOf(row: number): Promise<number> {
    let [low, high] = [0, this.#count - 1];
    // Blank rows are left out, so that a row is never behind its own number.
    high = Math.min(high, Math.max(row - 1, 0));
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      const found = (await this.#fetch(Math.floor(middle / PART)))[middle % PART];
      if (found !== undefined && found.row < row) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  async #fetch(part: number): Promise<readonly RowView[]> {
    const known = this.#parts.get(part);
    if (known !== undefined) return known;
    this.#parts.set(part, undefined);
    const from = part * PART;
    const count = Math.min(PART, this.#count - from);
    const { rows } = await askWorker("rows", { table: this.#table, from, count });
    this.#parts.delete(part);
    this.#parts.set(part, rows);
    const [oldest] = this.#parts.keys();
    if (this.#parts.size > PARTS && oldest !== undefined) this.#parts.delete(oldest);
    this.#onRows();
    return rows;
  }
}
