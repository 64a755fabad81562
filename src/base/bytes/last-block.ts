/** Where the last block of a raw deflate stream is. Units: bits from the stream's first one. */
export interface LastBlock {
  /** The bit that says that no other block follows. */
  readonly finalBit: number;
  /** Behind the block's last bit. */
  readonly end: number;
}

/**
 * Finds the last block of a raw deflate stream by reading its symbols, without expanding it.
 *
 * Errors: throws if the stream ends early or has codes that it does not define.
 * Source: RFC 1951, 3.2.3–3.2.7.
 */
export function lastBlock(stream: Uint8Array): LastBlock {
  const bits = new BitReader(stream);
  for (;;) {
    const finalBit = bits.at;
    const isLast = bits.take(1) === 1;
    skipBlock(bits, bits.take(2));
    if (isLast) return { finalBit, end: bits.at };
  }
}

function skipBlock(bits: BitReader, type: number): void {
  switch (type) {
    case 0: {
      bits.skip(-bits.at & 7);
      const length = bits.take(16);
      bits.skip(16 + length * 8);
      return;
    }
    case 1:
      skipSymbols(bits, FIXED_LITERALS, FIXED_DISTANCES);
      return;
    case 2: {
      const literals = bits.take(5) + 257;
      const distances = bits.take(5) + 1;
      const lengths = readLengths(bits, literals + distances);
      skipSymbols(bits, codesOf(lengths.slice(0, literals)), codesOf(lengths.slice(literals)));
      return;
    }
    default:
      throw new Error("a deflate block of no known kind");
  }
}

/** Reads the lengths of a block's own codes, which are themselves in a code of their own. */
function readLengths(bits: BitReader, count: number): readonly number[] {
  const own = new Array<number>(19).fill(0);
  const ownCount = bits.take(4) + 4;
  for (const place of LENGTH_ORDER.slice(0, ownCount)) own[place] = bits.take(3);
  const codes = codesOf(own);
  const lengths: number[] = [];
  while (lengths.length < count) {
    const symbol = bits.symbol(codes);
    if (symbol < 16) lengths.push(symbol);
    else if (symbol === 16) repeat(lengths, lengths.at(-1) ?? 0, 3 + bits.take(2));
    else repeat(lengths, 0, symbol === 17 ? 3 + bits.take(3) : 11 + bits.take(7));
  }
  return lengths;
}

function repeat(lengths: number[], length: number, times: number): void {
  for (let index = 0; index < times; index += 1) lengths.push(length);
}

function skipSymbols(bits: BitReader, literals: Codes, distances: Codes): void {
  for (;;) {
    const symbol = bits.symbol(literals);
    if (symbol === END_OF_BLOCK) return;
    if (symbol < END_OF_BLOCK) continue;
    bits.skip(extraBits(symbol - 257, 4));
    bits.skip(extraBits(bits.symbol(distances), 2));
  }
}

// Lengths come in fours and distances in twos with the same number of further bits; the longest length has none.
function extraBits(symbol: number, perStep: 2 | 4): number {
  if (perStep === 4 && symbol === 28) return 0;
  return Math.max(0, Math.floor(symbol / perStep) - 1);
}

/** The symbols of a code in the order of their codes, and how many have a code of each length. */
interface Codes {
  readonly counts: readonly number[];
  readonly symbols: readonly number[];
}

/** Puts the symbols of a code in order by the lengths of their codes. Source: RFC 1951, 3.2.2. */
function codesOf(lengths: readonly number[]): Codes {
  const counts = new Array<number>(MAX_LENGTH + 1).fill(0);
  const bySize = counts.map((): number[] => []);
  for (const [symbol, length] of lengths.entries()) {
    if (length === 0) continue;
    counts[length] = (counts[length] ?? 0) + 1;
    bySize[length]?.push(symbol);
  }
  return { counts, symbols: bySize.flat() };
}

class BitReader {
  /** Bits read. */
  at = 0;
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  skip(count: number): void {
    this.at += count;
  }

  /** Reads a number, its lowest bit first. */
  take(count: number): number {
    let value = 0;
    for (let bit = 0; bit < count; bit += 1) value |= this.#bit() << bit;
    return value;
  }

  /** Reads one symbol, its code's highest bit first: codes of one length are consecutive numbers, after the shorter ones. */
  symbol({ counts, symbols }: Codes): number {
    let code = 0;
    let first = 0;
    let before = 0;
    for (let length = 1; length <= MAX_LENGTH; length += 1) {
      code = (code << 1) | this.#bit();
      first <<= 1;
      const count = counts[length] ?? 0;
      if (code - first < count) return symbols[before + code - first] ?? 0;
      first += count;
      before += count;
    }
    throw new Error("a deflate stream with a code that it does not define");
  }

  #bit(): number {
    const byte = this.#bytes[this.at >> 3];
    if (byte === undefined) throw new Error("a deflate stream that ends early");
    const bit = (byte >> (this.at & 7)) & 1;
    this.at += 1;
    return bit;
  }
}

const MAX_LENGTH = 15;
const END_OF_BLOCK = 256;
/** Source: RFC 1951, 3.2.7. */
const LENGTH_ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
/** Source: RFC 1951, 3.2.6. */
const FIXED_LITERALS: Codes = codesOf([
  ...new Array<number>(144).fill(8),
  ...new Array<number>(112).fill(9),
  ...new Array<number>(24).fill(7),
  ...new Array<number>(8).fill(8),
]);
const FIXED_DISTANCES: Codes = codesOf(new Array<number>(30).fill(5));
