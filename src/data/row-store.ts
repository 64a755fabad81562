import { placeList } from "../base/number-list.ts";
import { lazySequence, type Sequence } from "../base/sequence.ts";
import type { SheetRow } from "./sheet.ts";

/** Units of a block of numbers: of the first, each of the following has four times those of the one before, and at most. */
const FIRST_UNITS = 1 << 10;
const MOST_UNITS = 1 << 16;

/** UTF-16 units of the text that belongs to a block, at most. A longer row has a block of its own. */
const MOST_TEXT = 1 << 18;

/** Where a row begins is one number: its block, and its place within the block, which is below this. */
const BLOCK_STEP = 2 ** 32;

const NONE: ReadonlyMap<number, string> = new Map();

/** Rows that follow each other: where they are cut, as numbers, and what all of them say, as one text. */
interface Block {
  readonly numbers: Uint16Array;
  text: string;
}

/**
 * Keeps the rows of a table without an object for each: the text of many in one string, which their values are cut out of, and eight
 * bytes to find each.
 *
 * A class although it is data: it is filled row by row while a file is read. Values come out as they went in, lone
 * surrogates included.
 */
export class RowStore {
  readonly #blocks: Block[] = [];
  /** What the last block says beside its text: to join many texts at once costs least. */
  #texts: string[] = [];
  #textLength = 0;
  #used = 0;
  readonly #places = placeList();

  /** Adds a row after the others. */
  add({ row, line, values, exact = NONE }: SheetRow): void {
    const texts = exact.size === 0 ? values : [...values, ...exact.values()];
    let length = 0;
    for (const text of texts) length += text.length;
    // At most three units for each number.
    const numbers = this.#blockFor((texts.length + exact.size + 5) * 3, length);
    this.#places.add((this.#blocks.length - 1) * BLOCK_STEP + this.#used);
    // Most rows begin in the line that has their number, or not far from it.
    let unit = putNumber(numbers, this.#used, row);
    unit = putNumber(numbers, unit, line >= row ? (line - row) * 2 : (row - line) * 2 - 1);
    unit = putNumber(numbers, unit, this.#textLength);
    unit = putNumber(numbers, unit, values.length * 2 + (exact.size === 0 ? 0 : 1));
    if (exact.size > 0) unit = putNumber(numbers, unit, exact.size);
    for (const text of texts) unit = putNumber(numbers, unit, text.length);
    for (const column of exact.keys()) unit = putNumber(numbers, unit, column);
    this.#used = unit;
    this.#texts.push(...texts);
    this.#textLength += length;
  }

  get length(): number {
    return this.#places.length;
  }

  /** The rows that were added so far. */
  rows(): Sequence<SheetRow> {
    this.#joinTexts();
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
    const { numbers, text } = block;
    let unit = place % BLOCK_STEP;
    const next = (): number => {
      const value = numberAt(numbers, unit);
      unit += unitsOf(value);
      return value;
    };
    const row = next();
    const apart = next();
    const line = apart % 2 === 0 ? row + apart / 2 : row - (apart + 1) / 2;
    let start = next();
    const shape = next();
    const exactCount = shape % 2 === 0 ? 0 : next();
    const cut = (): string => {
      const from = start;
      start += next();
      return text.slice(from, start);
    };
    const values: string[] = [];
    for (let count = Math.floor(shape / 2); count > 0; count -= 1) values.push(cut());
    if (exactCount === 0) return { row, line, values };
    const exact = Array.from({ length: exactCount }, cut);
    return { row, line, values, exact: new Map(exact.map((one) => [next(), one] as const)) };
  }

  /** The numbers of a block that has room for so many units of numbers and of text. */
  #blockFor(units: number, length: number): Uint16Array {
    const last = this.#blocks.at(-1)?.numbers;
    const hasRoom = this.#textLength + length <= MOST_TEXT || this.#textLength === 0;
    if (last !== undefined && hasRoom && this.#used + units <= last.length) return last;
    this.#joinTexts();
    const most = Math.min(MOST_UNITS, FIRST_UNITS * 4 ** this.#blocks.length);
    const numbers = new Uint16Array(Math.max(most, units));
    this.#blocks.push({ numbers, text: "" });
    this.#used = 0;
    this.#textLength = 0;
    return numbers;
  }

  #joinTexts(): void {
    const last = this.#blocks.at(-1);
    if (last !== undefined) last.text = [last.text, ...this.#texts].join("");
    this.#texts = [];
  }
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
