/** A value in a PDF file. Source: ISO 32000-1, 7.3. */
export type PdfValue = PdfScalar | PdfArray | PdfDictionary;

/** A value without parts. Strings are kept as they are written: between parentheses, or as hexadecimal digits. */
export type PdfScalar =
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "reference"; readonly object: number }
  | { readonly kind: "string"; readonly written: Uint8Array }
  | { readonly kind: "hex"; readonly written: Uint8Array }
  | { readonly kind: "other" };

/** An array of values. */
export interface PdfArray {
  readonly kind: "array";
  readonly items: readonly PdfValue[];
}

/** A dictionary, by key without the solidus; a stream is one with bytes, packed as its entries say. */
export interface PdfDictionary {
  readonly kind: "dictionary";
  readonly entries: ReadonlyMap<string, PdfValue>;
  readonly packed: Uint8Array | undefined;
}

/** Values nested deeper than this are not from a real document; they only exhaust the stack. */
const MAX_DEPTH = 100;

const OTHER: PdfScalar = { kind: "other" };

/**
 * Reads PDF values one after the other from bytes.
 *
 * Errors: throws at bytes that are not a value.
 * Source: ISO 32000-1, 7.2 (lexical conventions), 7.3 (objects).
 */
export class PdfValueReader {
  readonly bytes: Uint8Array;
  /** Where reading continues. */
  offset: number;
  /** Whether a dictionary has had a key twice: readers may take either. */
  hasRepeatedKey = false;

  constructor(bytes: Uint8Array, offset: number) {
    this.bytes = bytes;
    this.offset = offset;
  }

  /** The next value; references are recognised by their `R`. */
  value(depth = 0): PdfValue {
    if (depth > MAX_DEPTH) throw new Error("values are nested too deeply");
    this.skipSpace();
    const byte = this.bytes[this.offset];
    if (byte === SOLIDUS) return { kind: "name", name: this.#name() };
    if (byte === LEFT_BRACKET) return this.#array(depth);
    if (byte === LESS_THAN) {
      return this.bytes[this.offset + 1] === LESS_THAN
        ? this.#dictionary(depth)
        : this.#hexString();
    }
    if (byte === LEFT_PARENTHESIS) return this.#string();
    return this.#wordValue();
  }

  /** The next word, such as `obj` or `12`; empty at a delimiter. */
  word(): string {
    this.skipSpace();
    const start = this.offset;
    while (isRegular(this.bytes[this.offset])) this.offset += 1;
    return ascii(this.bytes, start, this.offset);
  }

  /** Passes over white space and comments. */
  skipSpace(): void {
    for (;;) {
      const byte = this.bytes[this.offset];
      if (byte === PERCENT) {
        while (this.offset < this.bytes.length && !isLineEnd(this.bytes[this.offset])) {
          this.offset += 1;
        }
      } else if (isSpace(byte)) {
        this.offset += 1;
      } else {
        return;
      }
    }
  }

  #wordValue(): PdfValue {
    const word = this.word();
    if (word === "") throw new Error(`no value at byte ${this.offset}`);
    const number = Number(word);
    if (Number.isNaN(number)) return OTHER; // true, false, null
    return /^\d+$/u.test(word) && this.#isReference()
      ? { kind: "reference", object: number }
      : { kind: "number", value: number };
  }

  // 12 0 R – looks two words ahead and stays where it was unless it is a reference.
  #isReference(): boolean {
    const start = this.offset;
    if (/^\d+$/u.test(this.word()) && this.word() === "R") return true;
    this.offset = start;
    return false;
  }

  #array(depth: number): PdfArray {
    this.offset += 1;
    const items: PdfValue[] = [];
    for (;;) {
      this.skipSpace();
      if (this.bytes[this.offset] === RIGHT_BRACKET) break;
      items.push(this.value(depth + 1));
    }
    this.offset += 1;
    return { kind: "array", items };
  }

  #dictionary(depth: number): PdfDictionary {
    this.offset += 2;
    const entries = new Map<string, PdfValue>();
    for (;;) {
      this.skipSpace();
      if (this.bytes[this.offset] === GREATER_THAN) break;
      if (this.bytes[this.offset] !== SOLIDUS) throw new Error(`no key at byte ${this.offset}`);
      const key = this.#name();
      if (entries.has(key)) this.hasRepeatedKey = true;
      entries.set(key, this.value(depth + 1));
    }
    this.offset += 2;
    return { kind: "dictionary", entries, packed: undefined };
  }

  #name(): string {
    this.offset += 1;
    const start = this.offset;
    while (isRegular(this.bytes[this.offset])) this.offset += 1;
    const written = ascii(this.bytes, start, this.offset);
    return written.replaceAll(/#([0-9A-Fa-f]{2})/gu, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    );
  }

  #hexString(): PdfScalar {
    const start = this.offset + 1;
    while (this.offset < this.bytes.length && this.bytes[this.offset] !== GREATER_THAN) {
      this.offset += 1;
    }
    const written = this.bytes.subarray(start, this.offset);
    this.offset += 1;
    return { kind: "hex", written };
  }

  // (text with (balanced) parentheses and \) escapes)
  #string(): PdfScalar {
    const start = this.offset;
    let open = 0;
    while (this.offset < this.bytes.length) {
      const byte = this.bytes[this.offset];
      this.offset += byte === BACKSLASH ? 2 : 1;
      if (byte === LEFT_PARENTHESIS) open += 1;
      if (byte === RIGHT_PARENTHESIS) open -= 1;
      if (open === 0) break;
    }
    return { kind: "string", written: this.bytes.subarray(start + 1, this.offset - 1) };
  }
}

function ascii(bytes: Uint8Array, start: number, end: number): string {
  let text = "";
  for (let index = start; index < end; index += 1) text += String.fromCharCode(bytes[index] ?? 0);
  return text;
}

function isSpace(byte: number | undefined): boolean {
  return (
    byte === 0x20 || byte === 0 || (byte !== undefined && byte >= 9 && byte <= 13 && byte !== 11)
  );
}

function isLineEnd(byte: number | undefined): boolean {
  return byte === 10 || byte === 13;
}

function isRegular(byte: number | undefined): boolean {
  return byte !== undefined && !isSpace(byte) && !DELIMITERS.has(byte);
}

const SOLIDUS = 0x2f;
const LEFT_BRACKET = 0x5b;
const RIGHT_BRACKET = 0x5d;
const LESS_THAN = 0x3c;
const GREATER_THAN = 0x3e;
const LEFT_PARENTHESIS = 0x28;
const RIGHT_PARENTHESIS = 0x29;
const BACKSLASH = 0x5c;
const PERCENT = 0x25;
/** ( ) < > [ ] { } / %. Source: ISO 32000-1, table 2. */
const DELIMITERS: ReadonlySet<number> = new Set([
  LEFT_PARENTHESIS,
  RIGHT_PARENTHESIS,
  LESS_THAN,
  GREATER_THAN,
  LEFT_BRACKET,
  RIGHT_BRACKET,
  0x7b,
  0x7d,
  SOLIDUS,
  PERCENT,
]);
