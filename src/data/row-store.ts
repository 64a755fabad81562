import { placeList } from "../base/number-list.ts";
import { lazySequence, type Sequence } from "../base/sequence.ts";
import type { SheetRow } from "./sheet.ts";

/**
 * UTF-16 units of a block: of the first, each of the following has four times those of the one before, and at most. A longer row
 * has a block of its own.
 */
const FIRST_UNITS = 1 << 12;
const MOST_UNITS = 1 << 18;

/** Where a row begins is one number: its block, and its place within the block, which is below this. */
const BLOCK_STEP = 2 ** 32;

/** Units that are made a string at once; the engine takes arguments up to some ten thousands. */
const STRING_UNITS = 8192;

const NONE: ReadonlyMap<number, string> = new Map();

/**
 * Keeps the rows of a table outside the heap of objects: their text in blocks, and eight bytes to find each.
 *
 * A class although it is data: it is filled row by row while a file is read. Values come out as they went in, lone
 * surrogates included.
 */
export class RowStore {
  readonly #blocks: Uint16Array[] = [];
  #used = 0;
  readonly #places = placeList();

  /** Adds a row after the others. */
  add({ row, line, values, exact = NONE }: SheetRow): void {
    const texts = exact.size === 0 ? values : [...values, ...exact.values()];
    // Most rows begin in the line that has their number, or not far from it.
    const numbers = [row, line >= row ? (line - row) * 2 : (row - line) * 2 - 1];
    numbers.push(values.length * 2 + (exact.size === 0 ? 0 : 1));
    if (exact.size > 0) numbers.push(exact.size);
    for (const text of texts) numbers.push(text.length);
    for (const column of exact.keys()) numbers.push(column);
    const size =
      numbers.reduce((sum, value) => sum + unitsOf(value), 0) +
      texts.reduce((sum, text) => sum + text.length, 0);
    const block = this.#blockFor(size);
    this.#places.add((this.#blocks.length - 1) * BLOCK_STEP + this.#used);
    let unit = this.#used;
    for (const value of numbers) unit = putNumber(block, unit, value);
    for (const text of texts) {
      for (let index = 0; index < text.length; index += 1) block[unit++] = text.charCodeAt(index);
    }
    this.#used = unit;
  }

  get length(): number {
    return this.#places.length;
  }

  /** The rows that were added so far. */
  rows(): Sequence<SheetRow> {
    // The same row is often asked for several times in succession.
    let last: { readonly index: number; readonly row: SheetRow | undefined } | undefined;
    return lazySequence(this.#places.length, (index) => {
      if (last?.index !== index) last = { index, row: this.#rowAt(index) };
      return last.row;
    });
  }

  #rowAt(index: number): SheetRow | undefined {
    const place = this.#places.at(index);
    const block = this.#blocks[Math.floor(place / BLOCK_STEP)];
    if (block === undefined) return undefined;
    let unit = place % BLOCK_STEP;
    const next = (): number => {
      const value = numberAt(block, unit);
      unit += unitsOf(value);
      return value;
    };
    const row = next();
    const apart = next();
    const line = apart % 2 === 0 ? row + apart / 2 : row - (apart + 1) / 2;
    const shape = next();
    const count = Math.floor(shape / 2);
    const exactCount = shape % 2 === 0 ? 0 : next();
    const lengths: number[] = [];
    for (let index = 0; index < count + exactCount; index += 1) lengths.push(next());
    const columns: number[] = [];
    for (let index = 0; index < exactCount; index += 1) columns.push(next());
    // One string for the row, cut into its values: to make a string costs far more than to cut one.
    const whole = textOf(block, unit, unit + lengths.reduce((sum, length) => sum + length, 0));
    const texts: string[] = [];
    let start = 0;
    for (const length of lengths) {
      texts.push(whole.slice(start, start + length));
      start += length;
    }
    if (exactCount === 0) return { row, line, values: texts };
    const exact = texts.splice(count);
    const entries = exact.map((text, index) => [columns[index] ?? 0, text] as const);
    return { row, line, values: texts, exact: new Map(entries) };
  }

  #blockFor(size: number): Uint16Array {
    const last = this.#blocks.at(-1);
    if (last !== undefined && this.#used + size <= last.length) return last;
    const units = Math.min(MOST_UNITS, FIRST_UNITS * 4 ** this.#blocks.length);
    const block = new Uint16Array(Math.max(units, size));
    this.#blocks.push(block);
    this.#used = 0;
    return block;
  }
}

function textOf(block: Uint16Array, start: number, end: number): string {
  let text = "";
  for (let from = start; from < end; from += STRING_UNITS) {
    const units = block.subarray(from, Math.min(end, from + STRING_UNITS));
    // Spread, the units would be taken out one by one.
    text += Reflect.apply(String.fromCharCode, undefined, units);
  }
  return text;
}

/** Units that a number takes: one if it is below 2^15, else three, of which the first has the highest bit set. */
function unitsOf(value: number): number {
  return value < LONG ? 1 : 3;
}

function putNumber(block: Uint16Array, unit: number, value: number): number {
  if (value < LONG) {
    block[unit] = value;
    return unit + 1;
  }
  block[unit] = LONG | Math.floor(value / 2 ** 32);
  block[unit + 1] = Math.floor(value / 2 ** 16) & 0xffff;
  block[unit + 2] = value & 0xffff;
  return unit + 3;
}

function numberAt(block: Uint16Array, unit: number): number {
  const first = block[unit] ?? 0;
  if (first < LONG) return first;
  return (first - LONG) * 2 ** 32 + (block[unit + 1] ?? 0) * 2 ** 16 + (block[unit + 2] ?? 0);
}

const LONG = 0x8000;
