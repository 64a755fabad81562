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

/**
 * Units before a row's values: in two units each its row, its line, the count of its values and the count of
 * those that stand for another text.
 */
const HEAD_UNITS = 8;

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
    const texts = [...values, ...exact.values()];
    const size =
      HEAD_UNITS + texts.reduce((sum, text) => sum + text.length + 2, 0) + exact.size * 2;
    const block = this.#blockFor(size);
    this.#places.add((this.#blocks.length - 1) * BLOCK_STEP + this.#used);
    let unit = this.#used;
    const put = (value: number): void => {
      block[unit] = value & 0xffff;
      block[unit + 1] = value >>> 16;
      unit += 2;
    };
    put(row);
    put(line);
    put(values.length);
    put(exact.size);
    for (const text of texts) put(text.length);
    for (const column of exact.keys()) put(column);
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
    return lazySequence(this.#places.length, (index) => this.#rowAt(index));
  }

  #rowAt(index: number): SheetRow | undefined {
    const place = this.#places.at(index);
    const block = this.#blocks[Math.floor(place / BLOCK_STEP)];
    if (block === undefined) return undefined;
    const start = place % BLOCK_STEP;
    const numberAt = (unit: number): number =>
      (block[unit] ?? 0) + (block[unit + 1] ?? 0) * 0x1_0000;
    const count = numberAt(start + 4);
    const exactCount = numberAt(start + 6);
    const lengths = start + HEAD_UNITS;
    const columns = lengths + (count + exactCount) * 2;
    // One string for the row, cut into its values: to make a string costs far more than to cut one.
    const ends: number[] = [0];
    for (let index = 0; index < count + exactCount; index += 1) {
      ends.push((ends[index] ?? 0) + numberAt(lengths + index * 2));
    }
    const first = columns + exactCount * 2;
    const whole = textOf(block, first, first + (ends.at(-1) ?? 0));
    const texts = ends.slice(1).map((end, index) => whole.slice(ends[index], end));
    const row = { row: numberAt(start), line: numberAt(start + 2) };
    if (exactCount === 0) return { ...row, values: texts };
    const exact = texts.splice(count);
    const entries = exact.map((text, index) => [numberAt(columns + index * 2), text] as const);
    return { ...row, values: texts, exact: new Map(entries) };
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
