/** An operand of a content stream: a number, a name with its solidus, or the bytes of a string. */
export type Operand = number | string | Uint8Array;

/** Takes an operator with the operands before it; those of arrays and dictionaries are among them one by one. */
export type OperatorListener = (operator: string, operands: readonly Operand[]) => void;

/**
 * Goes through the operators of a content stream.
 *
 * Errors: throws at what is not a token.
 * Source: ISO 32000-1, 7.2 (lexical conventions), 7.8.2 (content streams).
 */
export function eachOperator(content: Uint8Array, listener: OperatorListener): void {
  const reader = new TokenReader(content);
  let operands: Operand[] = [];
  for (;;) {
    const token = reader.next();
    if (token === undefined) return;
    if (token.kind === "operator") {
      listener(token.text, operands);
      operands = [];
    } else operands.push(token.value);
  }
}

type Token =
  | { readonly kind: "operand"; readonly value: Operand }
  | { readonly kind: "operator"; readonly text: string };

class TokenReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  next(): Token | undefined {
    this.#skip();
    const byte = this.#bytes[this.#at];
    if (byte === undefined) return undefined;
    if (byte === SOLIDUS) {
      this.#at += 1;
      return { kind: "operand", value: `/${this.#word()}` };
    }
    if (byte === LESS_THAN) return { kind: "operand", value: this.#hexString() };
    if (byte === LEFT_PARENTHESIS) return { kind: "operand", value: this.#literalString() };
    const word = this.#word();
    if (word === "") throw new Error(`no operator at byte ${this.#at} of a page`);
    const number = Number(word);
    return Number.isNaN(number)
      ? { kind: "operator", text: word }
      : { kind: "operand", value: number };
  }

  /** Passes over white space, comments and the brackets of arrays and dictionaries. */
  #skip(): void {
    for (;;) {
      const byte = this.#bytes[this.#at];
      if (byte === undefined) return;
      const isDictionary = byte === LESS_THAN && this.#bytes[this.#at + 1] === LESS_THAN;
      if (isDictionary) this.#at += 2;
      else if (byte <= SPACE || byte === LEFT_BRACKET || byte === RIGHT_BRACKET) this.#at += 1;
      else if (byte === GREATER_THAN) this.#at += 1;
      else if (byte === PERCENT) this.#skipComment();
      else return;
    }
  }

  #skipComment(): void {
    while (this.#at < this.#bytes.length && !LINE_ENDS.has(this.#bytes[this.#at])) this.#at += 1;
  }

  #word(): string {
    const start = this.#at;
    while (isRegular(this.#bytes[this.#at])) this.#at += 1;
    let text = "";
    for (let at = start; at < this.#at; at += 1) text += String.fromCharCode(this.#bytes[at] ?? 0);
    return text;
  }

  // <30423044>; a last digit that is alone is followed by an implied 0
  #hexString(): Uint8Array {
    const close = this.#bytes.indexOf(GREATER_THAN, this.#at);
    const end = close < 0 ? this.#bytes.length : close;
    const found = new Uint8Array(Math.ceil((end - this.#at - 1) / 2));
    let count = 0;
    for (let at = this.#at + 1; at < end; at += 1) {
      const digit = hexDigit(this.#bytes[at] ?? 0);
      if (digit < 0) continue;
      const half = count >> 1;
      found[half] = count % 2 === 0 ? 16 * digit : (found[half] ?? 0) + digit;
      count += 1;
    }
    this.#at = end + 1;
    return found.subarray(0, (count + 1) >> 1);
  }

  // (text with (balanced) parentheses, \) and \101); a line end by itself is a line feed
  #literalString(): Uint8Array {
    const found: number[] = [];
    let open = 1;
    for (this.#at += 1; this.#at < this.#bytes.length; ) {
      const byte = this.#bytes[this.#at] ?? 0;
      this.#at += 1;
      if (byte === BACKSLASH) {
        found.push(...this.#escaped());
        continue;
      }
      if (byte === LEFT_PARENTHESIS) open += 1;
      if (byte === RIGHT_PARENTHESIS) open -= 1;
      if (open === 0) break;
      const isLineEnd = byte === RETURN;
      if (isLineEnd && this.#bytes[this.#at] === LINE_FEED) this.#at += 1;
      found.push(isLineEnd ? LINE_FEED : byte);
    }
    return Uint8Array.from(found);
  }

  #escaped(): readonly number[] {
    const rest = String.fromCharCode(...this.#bytes.subarray(this.#at, this.#at + 3));
    const octal = /^[0-7]{1,3}/u.exec(rest)?.[0];
    if (octal !== undefined) {
      this.#at += octal.length;
      return [Number.parseInt(octal, 8) & 0xff];
    }
    const byte = this.#bytes[this.#at] ?? 0;
    this.#at += 1;
    if (byte === LINE_FEED) return [];
    if (byte === RETURN) {
      if (this.#bytes[this.#at] === LINE_FEED) this.#at += 1;
      return [];
    }
    return [ESCAPES.get(byte) ?? byte];
  }
}

/** A digit's value; −1 for white space. */
function hexDigit(byte: number): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}

function isRegular(byte: number | undefined): boolean {
  return byte !== undefined && byte > SPACE && !DELIMITERS.has(byte);
}

const SPACE = 0x20;
const LINE_FEED = 0x0a;
const RETURN = 0x0d;
const LINE_ENDS: ReadonlySet<number | undefined> = new Set([LINE_FEED, RETURN]);
const PERCENT = 0x25;
const LEFT_PARENTHESIS = 0x28;
const RIGHT_PARENTHESIS = 0x29;
const SOLIDUS = 0x2f;
const LESS_THAN = 0x3c;
const GREATER_THAN = 0x3e;
const LEFT_BRACKET = 0x5b;
const BACKSLASH = 0x5c;
const RIGHT_BRACKET = 0x5d;
const DELIMITERS: ReadonlySet<number> = new Set([
  PERCENT,
  LEFT_PARENTHESIS,
  RIGHT_PARENTHESIS,
  SOLIDUS,
  LESS_THAN,
  GREATER_THAN,
  LEFT_BRACKET,
  RIGHT_BRACKET,
]);
/** \n \r \t \b \f. Source: ISO 32000-1, table 3. */
const ESCAPES: ReadonlyMap<number, number> = new Map([
  [0x6e, LINE_FEED],
  [0x72, RETURN],
  [0x74, 0x09],
  [0x62, 0x08],
  [0x66, 0x0c],
]);
