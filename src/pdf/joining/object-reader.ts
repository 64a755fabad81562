import type { PdfObject } from "./pdf-object.ts";
import { UnjoinablePdf } from "./unjoinable-pdf.ts";

/** Objects nested deeper than this are not from a real document; they only exhaust the stack. */
const MAX_DEPTH = 100;

/**
 * Reads PDF objects one after the other from bytes, and loses nothing of them.
 *
 * Errors: throws `UnjoinablePdf` at bytes that are no object.
 * Source: ISO 32000-1, 7.2 (lexical conventions), 7.3 (objects).
 */
export class ObjectReader {
  readonly bytes: Uint8Array;
  /** Where reading continues. */
  offset: number;

  constructor(bytes: Uint8Array, offset: number) {
    this.bytes = bytes;
    this.offset = offset;
  }

  /** The next object; references are recognised by their `R`. */
  object(depth = 0): PdfObject {
    if (depth > MAX_DEPTH) throw this.#broken("objects are nested too deeply");
    this.skipSpace();
    const byte = this.bytes[this.offset];
    if (byte === SOLIDUS) return { kind: "name", text: this.#name() };
    if (byte === LEFT_BRACKET) return this.#array(depth);
    if (byte === LEFT_PARENTHESIS) return this.#literalString();
    if (byte === LESS_THAN) {
      const isDictionary = this.bytes[this.offset + 1] === LESS_THAN;
      return isDictionary ? this.#dictionary(depth) : this.#hexString();
    }
    return this.#wordOrReference();
  }

  /** The next word, such as `obj` or `12`; empty at a delimiter and at the end. */
  word(): string {
    this.skipSpace();
    const start = this.offset;
    while (isRegular(this.bytes[this.offset])) this.offset += 1;
    return this.#text(start);
  }

  /** The next word as a whole number. */
  wholeNumber(): number {
    const word = this.word();
    if (!/^\d{1,15}$/u.test(word)) throw this.#broken(`no number but "${word}"`);
    return Number(word);
  }

  /** Passes over white space and comments. */
  skipSpace(): void {
    for (;;) {
      const byte = this.bytes[this.offset];
      if (byte === PERCENT) {
        while (this.offset < this.bytes.length && !isLineEnd(this.bytes[this.offset])) {
          this.offset += 1;
        }
      } else if (byte !== undefined && SPACES.has(byte)) {
        this.offset += 1;
      } else {
        return;
      }
    }
  }

  #wordOrReference(): PdfObject {
    const word = this.word();
    if (word === "") throw this.#broken("no object");
    if (/^\d+$/u.test(word) && this.#isReference()) {
      return { kind: "reference", number: Number(word) };
    }
    if (!/^(?:true|false|null|[-+]?(?:\d+\.?\d*|\.\d+))$/u.test(word)) {
      throw this.#broken(`no object but "${word}"`);
    }
    return { kind: "word", text: word };
  }

  // 12 0 R – looks two words ahead and stays where it was unless it is a reference.
  #isReference(): boolean {
    const start = this.offset;
    if (/^\d+$/u.test(this.word()) && this.word() === "R") return true;
    this.offset = start;
    return false;
  }

  #array(depth: number): PdfObject {
    this.offset += 1;
    const items: PdfObject[] = [];
    for (;;) {
      this.skipSpace();
      if (this.bytes[this.offset] === RIGHT_BRACKET) break;
      items.push(this.object(depth + 1));
    }
    this.offset += 1;
    return { kind: "array", items };
  }

  #dictionary(depth: number): PdfObject {
    this.offset += 2;
    const entries = new Map<string, PdfObject>();
    for (;;) {
      this.skipSpace();
      const byte = this.bytes[this.offset];
      if (byte === GREATER_THAN && this.bytes[this.offset + 1] === GREATER_THAN) break;
      if (byte !== SOLIDUS) throw this.#broken("no key");
      const key = this.#name();
      entries.set(key, this.object(depth + 1));
    }
    this.offset += 2;
    return { kind: "dictionary", entries };
  }

  /** A name as it is written, but for escapes of characters that need none: `/#54ype` is the key `Type`. */
  #name(): string {
    this.offset += 1;
    const start = this.offset;
    while (isRegular(this.bytes[this.offset])) this.offset += 1;
    return this.#text(start).replaceAll(/#([0-9A-Fa-f]{2})/gu, (written, hex: string) => {
      const character = String.fromCharCode(Number.parseInt(hex, 16));
      return /[0-9A-Za-z]/u.test(character) ? character : written;
    });
  }

  #hexString(): PdfObject {
    const start = this.offset;
    const end = this.bytes.indexOf(GREATER_THAN, start);
    if (end < 0) throw this.#broken("a string without an end");
    this.offset = end + 1;
    return { kind: "string", text: this.#text(start) };
  }

  // (text with (balanced) parentheses and \) escapes)
  #literalString(): PdfObject {
    const start = this.offset;
    let open = 0;
    do {
      const byte = this.bytes[this.offset];
      if (byte === undefined) throw this.#broken("a string without an end");
      this.offset += byte === BACKSLASH ? 2 : 1;
      if (byte === LEFT_PARENTHESIS) open += 1;
      if (byte === RIGHT_PARENTHESIS) open -= 1;
    } while (open > 0);
    return { kind: "string", text: this.#text(start) };
  }

  #text(start: number): string {
    let text = "";
    for (let at = start; at < this.offset; at += 1) {
      text += String.fromCharCode(this.bytes[at] ?? 0);
    }
    return text;
  }

  #broken(what: string): UnjoinablePdf {
    return new UnjoinablePdf("broken", `${what} at byte ${this.offset}`);
  }
}

function isLineEnd(byte: number | undefined): boolean {
  return byte === 10 || byte === 13;
}

function isRegular(byte: number | undefined): boolean {
  return byte !== undefined && !SPACES.has(byte) && !DELIMITERS.has(byte);
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
/** Source: ISO 32000-1, table 1. */
const SPACES: ReadonlySet<number> = new Set([0, 9, 10, 12, 13, 32]);
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
