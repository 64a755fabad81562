import { type PackedStream, packBytes, plainBytes } from "./packed-stream.ts";
import type { Ref } from "./syntax.ts";

/** Kinds of entry, as they are written in the file. Source: ISO 32000-1, table 18. */
const FREE = 0;
const AT_OFFSET = 1;
const IN_STREAM = 2;

/** Bytes of the fields: kind, offset or object stream, index in it. */
const WIDTHS = [1, 4, 2] as const;
const ROW = WIDTHS[0] + WIDTHS[1] + WIDTHS[2];

/** Tables up to this many entries, those of single letters, are not worth compressing. */
const SMALL = 256;

/**
 * Holds the place of every object of a file.
 *
 * Source: ISO 32000-1, 7.5.8 (cross-reference streams).
 */
export class XrefTable {
  // Parallel arrays, because a print run has tens of thousands of objects. Object 0 heads the free list.
  readonly #kinds: (number | undefined)[];
  readonly #places: number[];
  readonly #indexes: number[];

  constructor(from?: XrefTable) {
    this.#kinds = from === undefined ? [FREE] : from.#kinds.slice();
    this.#places = from === undefined ? [0] : from.#places.slice();
    this.#indexes = from === undefined ? [0xff_ff] : from.#indexes.slice();
  }

  /** A table of its own with the same entries. */
  copy(): XrefTable {
    return new XrefTable(this);
  }

  get size(): number {
    return this.#kinds.length;
  }

  reserve(): Ref {
    this.#kinds.push(undefined);
    this.#places.push(0);
    this.#indexes.push(0);
    return this.#kinds.length - 1;
  }

  /** Leaves a number without an object. Source: ISO 32000-1, 7.5.4 (free entries; this one is not reused). */
  release(ref: Ref): void {
    this.#place(ref, FREE, 0, 0xff_ff);
  }

  /** Notes the byte at which an object begins. */
  placeAt(ref: Ref, offset: number): void {
    this.#place(ref, AT_OFFSET, offset, 0);
  }

  /** Notes the object stream that holds an object, and its index there. */
  placeIn(ref: Ref, stream: Ref, index: number): void {
    this.#place(ref, IN_STREAM, stream, index);
  }

  /**
   * Gives the table's rows as a stream.
   *
   * Errors: throws if an object was reserved and never written.
   */
  packed(): PackedStream {
    const widths = `/W[${WIDTHS.join(" ")}]`;
    if (this.size <= SMALL) return plainBytes(this.#rows(0), widths);
    // PNG's filter type 2 (Up) comes before each row: what follows is the difference to the row above.
    const rows = this.#rows(1);
    for (let at = rows.length - 1; at >= ROW + 1; at -= 1) {
      rows[at] = ((rows[at] ?? 0) - (rows[at - ROW - 1] ?? 0)) & 0xff;
    }
    for (let at = 0; at < rows.length; at += ROW + 1) rows[at] = 2;
    return packBytes(rows, `${widths}/DecodeParms<</Predictor 12/Columns ${ROW}>>`);
  }

  /** The rows one after another, each after `lead` empty bytes. */
  #rows(lead: number): Uint8Array {
    const rows = new Uint8Array(this.size * (ROW + lead));
    const view = new DataView(rows.buffer);
    this.#kinds.forEach((kind, number) => {
      if (kind === undefined) throw new Error(`object ${number} was never written`);
      const at = number * (ROW + lead) + lead;
      rows[at] = kind;
      view.setUint32(at + 1, this.#places[number] ?? 0);
      view.setUint16(at + 5, this.#indexes[number] ?? 0);
    });
    return rows;
  }

  #place(ref: Ref, kind: number, place: number, index: number): void {
    if (ref <= 0 || ref >= this.size || this.#kinds[ref] !== undefined) {
      throw new Error(`object ${ref} was not reserved or is written twice`);
    }
    this.#kinds[ref] = kind;
    this.#places[ref] = place;
    this.#indexes[ref] = index;
  }
}
