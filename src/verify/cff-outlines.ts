import { type CharstringFont, charstringOutline } from "./charstring-outline.ts";
import { viewOf } from "./font-tables.ts";
import type { OutlineReader } from "./outline.ts";

/**
 * Opens the outlines of a CFF font.
 *
 * Shape: `byCid` takes a character's identifier, as a PDF shows it, instead of the glyph's number.
 * Errors: throws at what is not a CFF font of version 1.
 * Source: Adobe Technical Note #5176, The Compact Font Format Specification.
 */
export function cffOutlines(bytes: Uint8Array, byCid: boolean): OutlineReader {
  const names = readIndex(bytes, bytes[2] ?? 0);
  const tops = readIndex(bytes, names.end);
  const strings = readIndex(bytes, tops.end);
  const globals = readIndex(bytes, strings.end).items;
  const top = readDict(tops.items[0] ?? new Uint8Array());
  const charstrings = readIndex(bytes, offsetIn(top, CHARSTRINGS)).items;
  const privates = top.has(FD_ARRAY)
    ? readIndex(bytes, offsetIn(top, FD_ARRAY)).items.map(readDict)
    : [top];
  const locals = privates.map((dict) => localsOf(bytes, dict));
  const dictOf = top.has(FD_SELECT) ? readSelect(bytes, offsetIn(top, FD_SELECT)) : (): number => 0;
  const charset = byCid
    ? readCharset(bytes, offsetIn(top, CHARSET), charstrings.length)
    : undefined;
  return (code) => {
    const gid = charset === undefined ? code : charset.get(code);
    const charstring = gid === undefined ? undefined : charstrings[gid];
    if (gid === undefined || charstring === undefined)
      throw new Error("a font does not have a character");
    const font: CharstringFont = { globals, locals: locals[dictOf(gid)] ?? [] };
    return charstringOutline(charstring, font);
  };
}

type Dict = ReadonlyMap<number, readonly number[]>;

function offsetIn(dict: Dict, operator: number): number {
  return dict.get(operator)?.[0] ?? 0;
}

function localsOf(bytes: Uint8Array, dict: Dict): readonly Uint8Array[] {
  const [size = 0, start = 0] = dict.get(PRIVATE) ?? [];
  const offset = offsetIn(readDict(bytes.subarray(start, start + size)), SUBRS);
  return offset === 0 ? [] : readIndex(bytes, start + offset).items;
}

function readIndex(
  bytes: Uint8Array,
  start: number,
): { readonly items: readonly Uint8Array[]; readonly end: number } {
  const count = viewOf(bytes).getUint16(start);
  if (count === 0) return { items: [], end: start + 2 };
  const size = bytes[start + 2] ?? 0;
  const offset = (index: number): number => {
    let value = 0;
    for (let at = 0; at < size; at += 1) {
      value = 256 * value + (bytes[start + 3 + index * size + at] ?? 0);
    }
    return value;
  };
  const data = start + 2 + (count + 1) * size;
  const items = Array.from({ length: count }, (_, index) =>
    bytes.subarray(data + offset(index), data + offset(index + 1)),
  );
  return { items, end: data + offset(count) };
}

// Operands before their operator; operators of two bytes are 1200 and more.
function readDict(bytes: Uint8Array): Dict {
  const dict = new Map<number, readonly number[]>();
  let operands: number[] = [];
  for (let at = 0; at < bytes.length; ) {
    const byte = bytes[at] ?? 0;
    if (byte >= FIRST_NUMBER) {
      const { value, length } = operandAt(bytes, at);
      operands.push(value);
      at += length;
      continue;
    }
    dict.set(byte === ESCAPE ? 1200 + (bytes[at + 1] ?? 0) : byte, operands);
    at += byte === ESCAPE ? 2 : 1;
    operands = [];
  }
  return dict;
}

function operandAt(
  bytes: Uint8Array,
  at: number,
): { readonly value: number; readonly length: number } {
  const view = viewOf(bytes);
  const byte = bytes[at] ?? 0;
  if (byte === 28) return { value: view.getInt16(at + 1), length: 3 };
  if (byte === 29) return { value: view.getInt32(at + 1), length: 5 };
  if (byte === 30) {
    // A real number, which no offset is: to the half-byte that ends it.
    let end = at + 1;
    while ((bytes[end] ?? 0xff) % 16 !== 15) end += 1;
    return { value: Number.NaN, length: end + 1 - at };
  }
  if (byte < 247) return { value: byte - 139, length: 1 };
  const low = bytes[at + 1] ?? 0;
  const value = byte < 251 ? (byte - 247) * 256 + low + 108 : (251 - byte) * 256 - low - 108;
  return { value, length: 2 };
}

function readSelect(bytes: Uint8Array, start: number): (gid: number) => number {
  if (bytes[start] === 0) return (gid) => bytes[start + 1 + gid] ?? 0;
  const view = viewOf(bytes);
  const count = view.getUint16(start + 1);
  return (gid) => {
    let index = 0;
    while (index + 1 < count && view.getUint16(start + 3 + 3 * (index + 1)) <= gid) index += 1;
    return bytes[start + 5 + 3 * index] ?? 0;
  };
}

/** The glyph of each identifier. */
function readCharset(
  bytes: Uint8Array,
  start: number,
  glyphs: number,
): ReadonlyMap<number, number> {
  const view = viewOf(bytes);
  // One by one, or in ranges with how many are left of each in one byte or two.
  const size = bytes[start] ?? 0;
  if (size > 2) throw new Error("a font numbers its characters in an unknown way");
  const charset = new Map([[0, 0]]);
  for (let at = start + 1; charset.size < glyphs; at += 2 + size) {
    const first = view.getUint16(at);
    let left = 0;
    for (let byte = 0; byte < size; byte += 1) left = 256 * left + view.getUint8(at + 2 + byte);
    for (let index = 0; index <= left; index += 1) charset.set(first + index, charset.size);
  }
  return charset;
}

/** The first bytes of operators of two bytes, and of numbers. Source: #5176, 4. */
const ESCAPE = 12;
const FIRST_NUMBER = 28;
/** Operators of dictionaries. Source: #5176, tables 9, 10 and 23. */
const CHARSET = 15;
const CHARSTRINGS = 17;
const PRIVATE = 18;
const SUBRS = 19;
const FD_ARRAY = 1236;
const FD_SELECT = 1237;
