import { concatenate } from "../../base/bytes/concatenate.ts";
import { pushNumber } from "./write-charstring.ts";

/** What a CFF font program is made of. Units: font units. */
export interface CffSource {
  /** PostScript name, ASCII. */
  readonly name: string;
  readonly unitsPerEm: number;
  readonly bounds: readonly [number, number, number, number];
  /** Charstrings with their widths, glyph 0 first; `defaultWidth` is that of those that state none. */
  readonly charstrings: readonly Uint8Array[];
  readonly defaultWidth: number;
}

/** Operators of dictionaries. Source: Adobe Technical Note #5176, tables 9, 10 and 23. */
const FONT_BBOX = [5];
const CHARSET = [15];
const CHAR_STRINGS = [17];
const PRIVATE = [18];
const DEFAULT_WIDTH = [20];
const FONT_MATRIX = [12, 7];
const ROS = [12, 30];
const CID_COUNT = [12, 34];
const FD_ARRAY = [12, 36];
const FD_SELECT = [12, 37];

/** Number of a font's first own string. Source: Adobe Technical Note #5176, appendix A. */
const FIRST_OWN_STRING = 391;

/**
 * Writes a CID-keyed CFF font with the registry Adobe-Identity-0 in which CID and glyph are the same.
 *
 * Shape: one font dictionary, no subroutines, no hints.
 * Source: Adobe Technical Note #5176, "The Compact Font Format Specification", sections 4 to 19.
 */
export function writeCff(source: CffSource): Uint8Array {
  const count = source.charstrings.length;
  const header = Uint8Array.of(1, 0, 4, 4);
  const names = writeIndex([ascii(source.name)]);
  const strings = writeIndex([ascii("Adobe"), ascii("Identity")]);
  const subroutines = writeIndex([]);
  const charset = writeCharset(count);
  const select = Uint8Array.of(3, 0, 1, 0, 0, 0, count >> 8, count & 0xff);
  const charstrings = writeIndex(source.charstrings);
  const privateDict = Uint8Array.from(entry([source.defaultWidth], DEFAULT_WIDTH));
  const topLength = writeIndex([topDict(source, 0, 0, 0, 0)]).length;
  const fontDicts = writeIndex([Uint8Array.from(privateEntry(privateDict.length, 0))]);
  const charsetAt = header.length + names.length + topLength + strings.length + subroutines.length;
  const selectAt = charsetAt + charset.length;
  const charstringsAt = selectAt + select.length;
  const fontDictsAt = charstringsAt + charstrings.length;
  const privateAt = fontDictsAt + fontDicts.length;
  return concatenate([
    header,
    names,
    writeIndex([topDict(source, charsetAt, selectAt, charstringsAt, fontDictsAt)]),
    strings,
    subroutines,
    charset,
    select,
    charstrings,
    writeIndex([Uint8Array.from(privateEntry(privateDict.length, privateAt))]),
    privateDict,
  ]);
}

function topDict(
  source: CffSource,
  charsetAt: number,
  selectAt: number,
  charstringsAt: number,
  fontDictsAt: number,
): Uint8Array {
  const bytes = [
    ...entry([FIRST_OWN_STRING, FIRST_OWN_STRING + 1, 0], ROS),
    ...entry(source.bounds, FONT_BBOX),
    ...entry([source.charstrings.length], CID_COUNT),
    ...offsetEntry([charsetAt], CHARSET),
    ...offsetEntry([charstringsAt], CHAR_STRINGS),
    ...offsetEntry([fontDictsAt], FD_ARRAY),
    ...offsetEntry([selectAt], FD_SELECT),
  ];
  if (source.unitsPerEm !== 1000) bytes.push(...matrixEntry(source.unitsPerEm));
  return Uint8Array.from(bytes);
}

function entry(numbers: readonly number[], operator: readonly number[]): number[] {
  const bytes: number[] = [];
  for (const number of numbers) pushNumber(bytes, number);
  bytes.push(...operator);
  return bytes;
}

/** An entry whose numbers always take five bytes, so that it can be filled in later. */
function offsetEntry(offsets: readonly number[], operator: readonly number[]): number[] {
  const bytes = offsets.flatMap((offset) => [
    29,
    (offset >>> 24) & 0xff,
    (offset >>> 16) & 0xff,
    (offset >>> 8) & 0xff,
    offset & 0xff,
  ]);
  return [...bytes, ...operator];
}

function privateEntry(size: number, offset: number): number[] {
  return offsetEntry([size, offset], PRIVATE);
}

function matrixEntry(unitsPerEm: number): number[] {
  const scale = realNumber(1 / unitsPerEm);
  const zero = [139];
  return [...scale, ...zero, ...zero, ...scale, ...zero, ...zero, ...FONT_MATRIX];
}

/** Writes a positive real number in nibbles. Source: Adobe Technical Note #5176, table 5. */
function realNumber(value: number): number[] {
  const digits = value.toFixed(12).replace(/0+$/u, "");
  const nibbles = [...digits].map((character) => (character === "." ? 0xa : Number(character)));
  nibbles.push(0xf);
  if (nibbles.length % 2 === 1) nibbles.push(0xf);
  const bytes = [30];
  for (let i = 0; i < nibbles.length; i += 2) {
    bytes.push(((nibbles[i] ?? 0) << 4) | (nibbles[i + 1] ?? 0));
  }
  return bytes;
}

/** Says that glyph 1 is CID 1, and so on. Source: Adobe Technical Note #5176, table 20. */
function writeCharset(count: number): Uint8Array {
  if (count < 2) return Uint8Array.of(0);
  const further = count - 2;
  return Uint8Array.of(2, 0, 1, further >> 8, further & 0xff);
}

/** Writes an INDEX. Source: Adobe Technical Note #5176, section 5. */
function writeIndex(items: readonly Uint8Array[]): Uint8Array {
  if (items.length === 0) return new Uint8Array(2);
  let dataLength = 0;
  for (const item of items) dataLength += item.byteLength;
  const offsetSize = sizeOf(dataLength + 1);
  const dataAt = 3 + (items.length + 1) * offsetSize;
  const index = new Uint8Array(dataAt + dataLength);
  index[0] = items.length >> 8;
  index[1] = items.length & 0xff;
  index[2] = offsetSize;
  let offset = 1;
  const note = (i: number): void => {
    for (let byte = 0; byte < offsetSize; byte++) {
      index[3 + i * offsetSize + byte] = (offset >>> (8 * (offsetSize - 1 - byte))) & 0xff;
    }
  };
  for (const [i, item] of items.entries()) {
    note(i);
    index.set(item, dataAt + offset - 1);
    offset += item.byteLength;
  }
  note(items.length);
  return index;
}

function sizeOf(value: number): number {
  if (value < 0x100) return 1;
  if (value < 0x10000) return 2;
  return value < 0x1000000 ? 3 : 4;
}

function ascii(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
