import type { Sfnt } from "./read-sfnt.ts";
import type { TableReader } from "./table-reader.ts";

/**
 * Checks that a CFF table holds an outline for each glyph, as far as its directory goes.
 *
 * Errors: throws a `FontFault` naming the table; the charstrings themselves are read by HarfBuzz.
 * Source: Adobe Technical Note #5176, sections 5 to 9.
 */
export function checkCff(sfnt: Sfnt, glyphCount: number): void {
  const cff = sfnt.need("CFF ");
  if (cff.u8(0) !== 1) cff.malformed(0);
  const names = readIndex(cff, cff.u8(2));
  const tops = readIndex(cff, names.end);
  const charstringsAt = findCharstrings(cff, tops.firstStart, tops.firstEnd);
  if (readIndex(cff, charstringsAt).count !== glyphCount) cff.malformed(charstringsAt);
}

interface Index {
  readonly count: number;
  readonly firstStart: number;
  readonly firstEnd: number;
  readonly end: number;
}

function readIndex(cff: TableReader, at: number): Index {
  const count = cff.u16(at);
  if (count === 0) return { count, firstStart: at + 2, firstEnd: at + 2, end: at + 2 };
  const size = cff.u8(at + 2);
  if (size < 1 || size > 4) cff.malformed(at + 2);
  const offset = (i: number): number => {
    let value = 0;
    for (let byte = 0; byte < size; byte++) value = value * 256 + cff.u8(at + 3 + i * size + byte);
    return value;
  };
  const base = at + 2 + (count + 1) * size;
  let previous = 1;
  for (let i = 0; i <= count; i++) {
    const here = offset(i);
    if (here < previous || base + here > cff.length) cff.malformed(at + 3 + i * size);
    previous = here;
  }
  return { count, firstStart: base + offset(0), firstEnd: base + offset(1), end: base + previous };
}

const CHAR_STRINGS = 17;

/** Finds where the top dictionary says that the charstrings are. */
function findCharstrings(cff: TableReader, start: number, end: number): number {
  let operand = 0;
  for (let at = start; at < end; ) {
    const byte = cff.u8(at);
    if (byte === CHAR_STRINGS) return operand;
    if (byte === 28) operand = cff.i16(at + 1);
    else if (byte === 29) operand = cff.i32(at + 1);
    else if (byte >= 247 && byte <= 250) operand = (byte - 247) * 256 + cff.u8(at + 1) + 108;
    else if (byte >= 32 && byte <= 246) operand = byte - 139;
    at += byte === 30 ? realLength(cff, at) : tokenLength(byte);
  }
  return cff.malformed(start);
}

function tokenLength(byte: number): number {
  if (byte === 28) return 3;
  if (byte === 29) return 5;
  if (byte === 12 || (byte >= 247 && byte <= 254)) return 2;
  return 1;
}

function realLength(cff: TableReader, at: number): number {
  let length = 1;
  for (; ; length++) {
    const byte = cff.u8(at + length);
    if ((byte & 0x0f) === 0x0f || byte >> 4 === 0x0f) return length + 1;
  }
}
