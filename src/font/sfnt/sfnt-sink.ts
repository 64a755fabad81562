/**
 * Room in which what is one font file's own is written, one table after another. It is used again for the next file, so that a
 * table costs no bytes and no view of its own.
 */
export class SfntSink {
  /** What is written is before `at`. */
  at = 0;
  #bytes = new Uint8Array(FIRST_ROOM);
  #view = new DataView(this.#bytes.buffer);

  get bytes(): Uint8Array {
    return this.#bytes;
  }

  get view(): DataView {
    return this.#view;
  }

  /** Makes room for so many bytes, all 0; gives where they begin. */
  reserve(length: number): number {
    const start = this.at;
    this.#makeRoom(start + length);
    this.#bytes.fill(0, start, start + length);
    this.at = start + length;
    return start;
  }

  /** Adds bytes; gives where they begin. */
  add(bytes: Uint8Array): number {
    const start = this.at;
    this.#makeRoom(start + bytes.length);
    this.#bytes.set(bytes, start);
    this.at = start + bytes.length;
    return start;
  }

  /** Adds up what is written between two places as big-endian 32-bit numbers, the last one filled up with zeros, modulo 2³². */
  sumFrom(start: number, end: number): number {
    const view = this.#view;
    const whole = start + ((end - start) & ~3);
    let sum = 0;
    for (let at = start; at < whole; at += 4) sum = (sum + view.getInt32(at)) | 0;
    for (let at = whole; at < end; at += 1) {
      sum = (sum + (view.getUint8(at) << (24 - 8 * (at - whole)))) | 0;
    }
    return sum >>> 0;
  }

  #makeRoom(end: number): void {
    if (end <= this.#bytes.length) return;
    const bytes = new Uint8Array(Math.max(end, this.#bytes.length * 2));
    bytes.set(this.#bytes);
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer);
  }
}

/** Enough for a letter's own part of a font. */
const FIRST_ROOM = 16_384;
