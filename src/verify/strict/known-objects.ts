import { standsAt } from "../../base/bytes/stands-at.ts";
import type { PdfValue } from "../pdf-value.ts";

/** An object of a file as it stands between `obj` and `endobj`, with the objects that it holds if it is an object stream. */
export interface StoredObject {
  /** The number that is written before it. */
  readonly number: number;
  /** From its number to behind `endobj`. */
  readonly written: Uint8Array;
  readonly value: PdfValue;
  readonly held: readonly (readonly [number: number, value: PdfValue])[];
  /** Whether its bytes are packed: what letters have in common is, what one of them has alone is not. */
  readonly isPacked: boolean;
}

/**
 * The packed objects of files that were read before: letters of one template have nearly all of them in common.
 *
 * Shape: an object is known by all of its bytes. It is witnessed once another reader has read a file with it and found
 * the same. It belongs to whoever reads many files, and what is read never depends on it.
 */
export class KnownObjects {
  readonly #byNumber = new Map<number, StoredObject[]>();
  readonly #witnessed = new WeakSet<StoredObject>();
  #bytes = 0;

  /** The known object that stands at a place of a file. */
  at(number: number, bytes: Uint8Array, offset: number): StoredObject | undefined {
    return this.#byNumber.get(number)?.find(({ written }) => standsAt(written, bytes, offset));
  }

  /** Keeps an object for the files to come. */
  keep(object: StoredObject): StoredObject {
    // A copy, or the whole file would be kept.
    const kept = { ...object, written: object.written.slice() };
    this.#bytes += kept.written.length;
    if (this.#bytes > MOST_BYTES) {
      this.#byNumber.clear();
      this.#bytes = kept.written.length;
    }
    this.#byNumber.set(kept.number, [...(this.#byNumber.get(kept.number) ?? []), kept]);
    return kept;
  }

  /** Whether another reader has read all of these objects and found what was found here. */
  areWitnessed(objects: readonly StoredObject[]): boolean {
    return objects.every((object) => this.#witnessed.has(object));
  }

  witness(objects: readonly StoredObject[]): void {
    for (const object of objects) this.#witnessed.add(object);
  }
}

/** More than the objects of a few templates with their fonts. */
const MOST_BYTES = 32 * 1024 * 1024;
