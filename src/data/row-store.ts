import { assert } from "../base/assert.ts";
import { NumberList } from "../base/number-list.ts";
import { lazySequence, type Sequence } from "../base/sequence.ts";
import type { SheetRow } from "./sheet.ts";

/** Rows that are found together: the first of them says all of itself, each other one what it has not in common with the one before. */
const GROUP = 16;

/** Bytes of a block: of the first, each of the following has four times those of the one before, and at most. */
const FIRST_BYTES = 1 << 11;
const MOST_BYTES = 1 << 17;

/** UTF-16 units of the text that belongs to a block, at most. A longer group has a block of its own. */
const MOST_TEXT = 1 << 18;

/** Where a group begins is one number: its block, and its place within the block, which is below this. */
const BLOCK_STEP = 2 ** 32;

/** Bytes that a number takes at most. */
const NUMBER_BYTES = 8;

const NONE: ReadonlyMap<number, string> = new Map();

/** Rows that follow each other: where they are cut, as numbers, and what they say, as one text. */
interface Block {
  readonly bytes: Uint8Array;
  text: string;
}

/**
 * Keeps the rows of a table without an object for each: the text of many in one string, which their values are cut out of, and a few
 * bytes to find them. A value that stands in the row before too, as titles do in most lists, is not kept again.
 *
 * A class although it is data: it is filled row by row while a file is read. Values come out as they went in, lone
 * surrogates included.
 *
 * Cost: of a row of three columns, of which two say what they said before, five bytes and the text of the third. A row that is asked for
 * out of turn costs those before it in its group, too.
 */
export class RowStore {
  readonly #blocks: Block[] = [];
  /** What the last block says beside its text: to join many texts at once costs least. */
  #texts: string[] = [];
  #textLength = 0;
  #used = 0;
  readonly #groups = new NumberList();
  /** Rows that no block has yet. */
  #open: SheetRow[] = [];
  #length = 0;
  #isFilled = false;

  /** Adds a row after the others; none any more once the rows were asked for. */
  add(row: SheetRow): void {
    assert(!this.#isFilled, "a row was added to a table that was read to its end");
    this.#open.push(row);
    this.#length += 1;
    if (this.#open.length === GROUP) this.#close();
  }

  get length(): number {
    return this.#length;
  }

  /** The rows that were added. */
  rows(): Sequence<SheetRow> {
    if (this.#open.length > 0) this.#close();
    this.#joinTexts();
    this.#isFilled = true;
    let group: GroupReader | undefined;
    let groupIndex = -1;
    // The same row is often asked for several times in succession.
    let last: { readonly index: number; readonly row: SheetRow } | undefined;
    return lazySequence(this.#length, (index) => {
      if (last?.index === index) return last.row;
      const place = index % GROUP;
      if (group === undefined || groupIndex !== index - place || group.count > place) {
        group = this.#group((index - place) / GROUP);
        groupIndex = index - place;
      }
      while (group.count <= place) group.next();
      last = { index, row: group.row() };
      return last.row;
    });
  }

  #group(index: number): GroupReader {
    const place = this.#groups.at(index);
    const { bytes, text } = this.#blocks[Math.floor(place / BLOCK_STEP)] ?? NO_BLOCK;
    return new GroupReader(bytes, place % BLOCK_STEP, text);
  }

  /** Puts the open rows into a block. */
  #close(): void {
    const texts: string[] = [];
    const numbers: number[] = [];
    let before = NOTHING;
    for (const row of this.#open) {
      addRow(row, before, numbers, texts);
      before = row;
    }
    this.#open = [];
    const length = texts.reduce((sum, text) => sum + text.length, 0);
    const bytes = this.#blockFor((numbers.length + 1) * NUMBER_BYTES, length);
    this.#groups.add((this.#blocks.length - 1) * BLOCK_STEP + this.#used);
    this.#used = putNumber(bytes, this.#used, this.#textLength);
    for (const value of numbers) this.#used = putNumber(bytes, this.#used, value);
    for (const text of texts) this.#texts.push(text);
    this.#textLength += length;
  }

  /** The bytes of a block that has room for so many, and for so many units of text. */
  #blockFor(most: number, length: number): Uint8Array {
    const last = this.#blocks.at(-1)?.bytes;
    const hasRoom = this.#textLength + length <= MOST_TEXT || this.#textLength === 0;
    if (last !== undefined && hasRoom && this.#used + most <= last.length) return last;
    this.#joinTexts();
    const usual = Math.min(MOST_BYTES, FIRST_BYTES * 4 ** this.#blocks.length);
    const bytes = new Uint8Array(Math.max(usual, most));
    this.#blocks.push({ bytes, text: "" });
    this.#used = 0;
    this.#textLength = 0;
    return bytes;
  }

  #joinTexts(): void {
    const last = this.#blocks.at(-1);
    if (last !== undefined) last.text = [last.text, ...this.#texts].join("");
    this.#texts = [];
  }
}

const NO_BLOCK: Block = { bytes: new Uint8Array(), text: "" };

/** What comes before the first row of a group. */
const NOTHING: SheetRow = { row: 0, line: 0, values: [] };

/** How a row begins: as nearly all do, in the row and the line after the one before, with as many values; or with these said. */
const USUAL = 0;
const SAID = 1;
const SAID_WITH_EXACT = 2;

/** What a row has not in common with the one before, as numbers, and as texts in the order in which the numbers speak of them. */
function addRow(
  { row, line, values, exact = NONE }: SheetRow,
  before: SheetRow,
  numbers: number[],
  texts: string[],
): void {
  const step = row - before.row - 1;
  const lag = line - row - (before.line - before.row);
  const hasExact = exact.size > 0;
  if (step === 0 && lag === 0 && values.length === before.values.length && !hasExact) {
    numbers.push(USUAL);
  } else {
    numbers.push(hasExact ? SAID_WITH_EXACT : SAID, folded(step), folded(lag), values.length);
  }
  for (const [column, value] of values.entries()) {
    if (value === before.values[column]) numbers.push(0);
    else {
      numbers.push(value.length + 1);
      texts.push(value);
    }
  }
  if (!hasExact) return;
  numbers.push(exact.size);
  for (const [column, text] of exact) {
    numbers.push(column, text.length);
    texts.push(text);
  }
}

/** Reads a group's rows one after the other; what one has in common with the one before is known from there. */
class GroupReader {
  /** Rows that were read. */
  count = 0;
  readonly #bytes: Uint8Array;
  readonly #text: string;
  #place: number;
  #start: number;
  #row = 0;
  #lag = 0;
  /** Where the values of the row that was read last begin in the text, and how long they are. */
  readonly #starts: number[] = [];
  readonly #lengths: number[] = [];
  /** Column, beginning and length of each of its exact values. */
  #exact: (readonly [column: number, start: number, length: number])[] = [];

  constructor(bytes: Uint8Array, place: number, text: string) {
    this.#bytes = bytes;
    this.#place = place;
    this.#text = text;
    this.#start = this.#next();
  }

  next(): void {
    const begin = this.#next();
    this.#row += 1;
    if (begin !== USUAL) {
      this.#row += unfolded(this.#next());
      this.#lag += unfolded(this.#next());
      const length = this.#next();
      this.#starts.length = length;
      this.#lengths.length = length;
    }
    for (let column = 0; column < this.#starts.length; column += 1) {
      const said = this.#next();
      if (said === 0) continue;
      this.#starts[column] = this.#start;
      this.#lengths[column] = said - 1;
      this.#start += said - 1;
    }
    const exactCount = begin === SAID_WITH_EXACT ? this.#next() : 0;
    if (this.#exact.length > 0) this.#exact = [];
    for (let index = 0; index < exactCount; index += 1) {
      const column = this.#next();
      const length = this.#next();
      this.#exact.push([column, this.#start, length]);
      this.#start += length;
    }
    this.count += 1;
  }

  /** The row that was read last. */
  row(): SheetRow {
    const values: string[] = [];
    for (const [column, start] of this.#starts.entries()) {
      values.push(this.#text.slice(start, start + (this.#lengths[column] ?? 0)));
    }
    const row = { row: this.#row, line: this.#row + this.#lag, values };
    if (this.#exact.length === 0) return row;
    const exact = this.#exact.map(
      ([column, start, length]) => [column, this.#text.slice(start, start + length)] as const,
    );
    return { ...row, exact: new Map(exact) };
  }

  /** Seven bits in each byte, the lowest first; the highest bit of a byte says that there are more. */
  #next(): number {
    let byte = this.#bytes[this.#place++] ?? 0;
    if (byte < MORE) return byte;
    let value = byte - MORE;
    for (let step = MORE; ; step *= MORE) {
      byte = this.#bytes[this.#place++] ?? 0;
      if (byte < MORE) return value + byte * step;
      value += (byte - MORE) * step;
    }
  }
}

/** Puts a number as it is read; gives the place behind it. */
function putNumber(bytes: Uint8Array, place: number, value: number): number {
  let [at, rest] = [place, value];
  while (rest >= MORE) {
    bytes[at] = MORE | (rest % MORE);
    rest = Math.floor(rest / MORE);
    at += 1;
  }
  bytes[at] = rest;
  return at + 1;
}

const MORE = 0x80;

/** A number below zero as an odd one. */
function folded(value: number): number {
  return value < 0 ? -2 * value - 1 : 2 * value;
}

function unfolded(value: number): number {
  return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
}
