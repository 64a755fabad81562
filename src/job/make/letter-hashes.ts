/** Bytes of a SHA-256. */
const BYTES = 32;

/** A hash for each letter of a run, by its place. Cost: 32 bytes a letter. */
export class LetterHashes {
  #bytes = Buffer.alloc(64 * BYTES);

  /** Shape: `hash` in hexadecimal digits. */
  set(sequence: number, hash: string): void {
    const start = sequence * BYTES;
    if (start + BYTES > this.#bytes.length) {
      const grown = Buffer.alloc(Math.max(start + BYTES, this.#bytes.length * 2));
      this.#bytes.copy(grown);
      this.#bytes = grown;
    }
    this.#bytes.write(hash, start, "hex");
  }

  /** Tells whether a letter has this hash; one without a hash has none. */
  has(sequence: number, hash: string): boolean {
    const start = sequence * BYTES;
    return this.#bytes.toString("hex", start, start + BYTES) === hash;
  }
}
