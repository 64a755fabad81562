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
}

/** Compresses a stretch of a file on its own. */
export function deflateSegment(bytes: Uint8Array): DeflateSegment {
  const data = bytes.length < STORE_BELOW ? storedBlocks(bytes) : [openStream(bytes)];
  return { data, size: bytes.length, crc: crc32(bytes) };
}

/** Takes a stretch of a file over as it is, for what changes from file to file and is short. */
export function storedSegment(bytes: Uint8Array): DeflateSegment {
  return { data: storedBlocks(bytes), size: bytes.length, crc: crc32(bytes) };
}

/** Joins stretches to a whole deflate stream, in parts that are not copied, with the length and the CRC-32 of the file. */
export function joinSegments(segments: readonly DeflateSegment[]): DeflateSegment {
  let size = 0;
  let crc = 0;
  for (const segment of segments) {
    size += segment.size;
    crc = (crcAfterZeros(crc, segment.size) ^ segment.crc) >>> 0;
  }
  const data = [...segments.flatMap((segment) => segment.data), END_OF_STREAM];
  return { data, size, crc };
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

// The CRC is linear over GF(2): appending zero bytes multiplies its bits by a matrix, and appending 2ⁿ of
// them by the n-th of these. Source: zlib, crc32_combine.
function crcAfterZeros(crc: number, length: number): number {
  let result = crc;
  let rest = length;
  for (let n = 0; rest > 0; n += 1) {
    const operator = ZEROS[n];
    if (rest % 2 === 1 && operator !== undefined) result = applied(operator, result);
    rest = Math.floor(rest / 2);
  }
  return result;
}

function zeroOperators(): readonly Uint32Array[] {
  const oneBit = Uint32Array.from({ length: 32 }, (_, bit) =>
    bit === 0 ? CRC_POLYNOMIAL : 2 ** (bit - 1),
  );
  const fourBits = squared(squared(oneBit));
  const operators = [squared(fourBits)];
  for (let n = 1; n < 32; n += 1) operators.push(squared(operators[n - 1] ?? oneBit));
  return operators;
}

function squared(operator: Uint32Array): Uint32Array {
  return operator.map((column) => applied(operator, column));
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
const ZEROS: readonly Uint32Array[] = zeroOperators();
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
