import { concatenate } from "./concatenate.ts";
import { crc32 } from "./crc32.ts";
import { deflate } from "./deflate.ts";
import { lastBlock } from "./last-block.ts";

/**
 * A stretch of a file, compressed so that it can be joined with others without compressing it again.
 *
 * Shape: `data` is, one part after another, whole bytes of a raw deflate stream that refer to nothing before them and do
 * not end it.
 */
export interface DeflateSegment {
  readonly data: readonly Uint8Array[];
  /** Length of the stretch itself, in bytes. */
  readonly size: number;
  /** CRC-32 of the stretch itself. */
  readonly crc: number;
  /** What the CRC-32 of anything before the stretch is multiplied by: a zero byte for each of its bytes. */
  readonly shift: number;
}

/** Compresses a stretch of a file on its own. */
export function deflateSegment(bytes: Uint8Array): DeflateSegment {
  const data = bytes.length < STORE_BELOW ? storedBlocks(bytes) : [openStream(bytes)];
  return { data, size: bytes.length, crc: crc32(bytes), shift: shiftOf(bytes.length) };
}

/** Takes a stretch of a file over as it is, for what changes from file to file and is short. */
export function storedSegment(bytes: Uint8Array): DeflateSegment {
  const { length } = bytes;
  return { data: storedBlocks(bytes), size: length, crc: crc32(bytes), shift: shiftOf(length) };
}

/** Joins stretches to a whole deflate stream, in parts that are not copied, with the length and the CRC-32 of the file. */
export function joinSegments(segments: readonly DeflateSegment[]): DeflateSegment {
  const data: Uint8Array[] = [];
  let size = 0;
  let crc = 0;
  let shift = ONE;
  for (const segment of segments) {
    size += segment.size;
    crc = (product(segment.shift, crc) ^ segment.crc) >>> 0;
    shift = product(segment.shift, shift);
    for (const part of segment.data) data.push(part);
  }
  data.push(END_OF_STREAM);
  return { data, size, crc, shift };
}

function storedBlocks(bytes: Uint8Array): readonly Uint8Array[] {
  const parts: Uint8Array[] = [];
  for (let start = 0; start < bytes.length; start += MAX_STORED) {
    const part = bytes.subarray(start, start + MAX_STORED);
    const { length } = part;
    parts.push(Uint8Array.of(0, length & 0xff, length >> 8, ~length & 0xff, (~length >> 8) & 0xff));
    parts.push(part);
  }
  return parts;
}

// The last block says by one bit that it is the last: cleared, others may follow. An empty stored block then fills
// the last byte, as zlib's Z_SYNC_FLUSH does. (fflate's own Deflate.flush(true) writes its bits at the wrong
// place, 0.8.3.)
function openStream(bytes: Uint8Array): Uint8Array {
  const stream = deflate(bytes);
  const { finalBit, end } = lastBlock(stream);
  stream[finalBit >> 3] = (stream[finalBit >> 3] ?? 0) & ~(1 << (finalBit & 7));
  const room = -end & 7;
  return concatenate([stream, room < STORED_HEAD_BITS ? LONG_FILLER : FILLER]);
}

// A CRC is the rest of a polynomial over GF(2), and a zero byte after what it is of multiplies that by x⁸: so many bytes by a
// power of x, put together from those with 2ⁿ bytes. Source: zlib, crc32_combine.
function shiftOf(length: number): number {
  let shift = ONE;
  let rest = length;
  for (let n = 0; rest > 0; n += 1) {
    if (rest % 2 === 1) shift = product(POWERS[n] ?? ONE, shift);
    rest = Math.floor(rest / 2);
  }
  return shift;
}

/** The product of two polynomials, their highest power in the lowest bit, as its rest by the CRC's. */
function product(one: number, other: number): number {
  let sum = 0;
  let rest = other;
  for (let bits = one | 0; bits !== 0; bits <<= 1) {
    if (bits < 0) sum ^= rest;
    rest = rest & 1 ? (rest >>> 1) ^ CRC_POLYNOMIAL : rest >>> 1;
  }
  return sum >>> 0;
}

/** What 2ⁿ zero bytes multiply by, by n. */
function powers(): readonly number[] {
  const all = [X_TO_THE_8TH];
  for (let n = 1; n < 32; n += 1) all.push(product(all[n - 1] ?? ONE, all[n - 1] ?? ONE));
  return all;
}

/** Source: ISO 3309, reversed, as ZIP uses it. */
const CRC_POLYNOMIAL = 0xed_b8_83_20;
/** 1 and x⁸ as polynomials whose highest power is in the lowest bit. */
const ONE = 0x80_00_00_00;
const X_TO_THE_8TH = 0x00_80_00_00;
const POWERS: readonly number[] = powers();
/** Source: RFC 1951, 3.2.4. */
const MAX_STORED = 0xff_ff;
/** An empty last block with fixed codes. Source: RFC 1951, 3.2.6. */
const END_OF_STREAM: Uint8Array = Uint8Array.of(0x03, 0x00);
/** A block's head: whether it is the last, and its kind. Source: RFC 1951, 3.2.3. */
const STORED_HEAD_BITS = 3;
/** An empty stored block whose head is in the rest of the byte before. Source: RFC 1951, 3.2.4. */
const FILLER: Uint8Array = Uint8Array.of(0x00, 0x00, 0xff, 0xff);
/** The same with the head's bits in a byte of their own. */
const LONG_FILLER: Uint8Array = Uint8Array.of(0x00, 0x00, 0x00, 0xff, 0xff);
/** Below this many bytes compressing wins little and costs more than all else that is done for a letter. */
const STORE_BELOW = 320;
