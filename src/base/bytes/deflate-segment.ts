import { crc32 } from "./crc32.ts";
import { deflate, inflate } from "./deflate.ts";

/**
 * A stretch of a file, compressed so that it can be joined with others without compressing it again.
 *
 * Shape: `data` is whole bytes of a raw deflate stream that refer to nothing before them and do not end it.
 */
export interface DeflateSegment {
  readonly data: Uint8Array;
  /** Length of the stretch itself, in bytes. */
  readonly size: number;
  /** CRC-32 of the stretch itself. */
  readonly crc: number;
  /** What the stretch's length does to the CRC of all that stands before it: one column for each bit. */
  readonly shift: Uint32Array;
}

/** Compresses a stretch of a file on its own. */
export function deflateSegment(bytes: Uint8Array): DeflateSegment {
  const data = bytes.length < STORE_BELOW ? storedBlock(bytes) : openBlocks(bytes);
  return { data, size: bytes.length, crc: crc32(bytes), shift: zerosOperator(bytes.length) };
}

/** Joins stretches to a whole deflate stream, with the length and the CRC-32 of the file. */
export function joinSegments(segments: readonly DeflateSegment[]): {
  readonly data: Uint8Array;
  readonly size: number;
  readonly crc: number;
} {
  let size = 0;
  let crc = 0;
  for (const segment of segments) {
    size += segment.size;
    crc = (applied(segment.shift, crc) ^ segment.crc) >>> 0;
  }
  const data = concatenated([...segments.map((segment) => segment.data), END_OF_STREAM]);
  return { data, size, crc };
}

function storedBlock(bytes: Uint8Array): Uint8Array {
  const block = new Uint8Array(STORED_HEADER + bytes.length);
  const view = new DataView(block.buffer);
  view.setUint16(1, bytes.length, true);
  view.setUint16(3, ~bytes.length & 0xff_ff, true);
  block.set(bytes, STORED_HEADER);
  return block;
}

// A stream of fflate is one block as long as it has few symbols, and the first bit of a block says whether it is
// the last: cleared, another may follow. An empty stored block then fills the last byte, as zlib's Z_SYNC_FLUSH
// does. (fflate's own Deflate.flush(true) writes its bits at the wrong place, 0.8.3.)
function openBlocks(bytes: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [];
  for (let start = 0; start < bytes.length; start += ONE_BLOCK) {
    parts.push(openBlock(bytes.subarray(start, start + ONE_BLOCK)));
  }
  return concatenated(parts);
}

function openBlock(bytes: Uint8Array): Uint8Array {
  const block = deflate(bytes);
  block[0] = (block[0] ?? 0) & 0xfe;
  for (const filler of FILLERS) {
    const open = concatenated([block, filler]);
    if (isWhole(concatenated([open, END_OF_STREAM]), bytes)) return open;
  }
  throw new Error("a block that cannot be continued");
}

// Whether a stream expands to the bytes: only the filler that fits the bits left in the last byte does.
function isWhole(stream: Uint8Array, bytes: Uint8Array): boolean {
  try {
    const expanded = inflate(stream);
    return expanded.length === bytes.length && expanded.every((byte, at) => byte === bytes[at]);
  } catch {
    return false;
  }
}

function concatenated(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

// The CRC is linear over GF(2): appending zero bytes multiplies its bits by a matrix, and appending `n` of
// them by the matrix's n-th power. Source: zlib, crc32_combine.
function zerosOperator(length: number): Uint32Array {
  let power = oneZeroByte();
  let operator = identity();
  for (let rest = length; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) operator = product(power, operator);
    power = product(power, power);
  }
  return operator;
}

function oneZeroByte(): Uint32Array {
  const oneBit = Uint32Array.from({ length: 32 }, (_, bit) =>
    bit === 0 ? CRC_POLYNOMIAL : 2 ** (bit - 1),
  );
  const twoBits = product(oneBit, oneBit);
  const fourBits = product(twoBits, twoBits);
  return product(fourBits, fourBits);
}

function identity(): Uint32Array {
  return Uint32Array.from({ length: 32 }, (_, bit) => 2 ** bit);
}

function product(left: Uint32Array, right: Uint32Array): Uint32Array {
  return right.map((column) => applied(left, column));
}

function applied(operator: Uint32Array, vector: number): number {
  let sum = 0;
  for (let bit = 0; bit < 32; bit += 1) {
    if ((vector >>> bit) & 1) sum ^= operator[bit] ?? 0;
  }
  return sum >>> 0;
}

/** Source: ISO 3309, reversed, as ZIP uses it. */
const CRC_POLYNOMIAL = 0xed_b8_83_20;
/** Type and length of a stored block. Source: RFC 1951, 3.2.4. */
const STORED_HEADER = 5;
/** An empty last block with fixed codes. Source: RFC 1951, 3.2.6. */
const END_OF_STREAM: Uint8Array = Uint8Array.of(0x03, 0x00);
/** The head of an empty stored block, its three bits in the last byte's rest or in a byte of their own. */
const FILLERS: readonly Uint8Array[] = [
  Uint8Array.of(0x00, 0x00, 0xff, 0xff),
  Uint8Array.of(0x00, 0x00, 0x00, 0xff, 0xff),
];
/** Bytes that fflate writes as one block for certain: it begins another after 7,000 literals. */
const ONE_BLOCK = 6000;
/** Below this many bytes compressing wins little and costs more than all else that is done for a letter. */
const STORE_BELOW = 320;
