import { zlibInflate } from "../base/bytes/deflate.ts";
import { type PdfDictionary, type PdfValue, PdfValueReader } from "./pdf-value.ts";

/** The objects of a PDF file by number. */
export type PdfObjects = ReadonlyMap<number, PdfValue>;

/**
 * Collects every object of a PDF file, those in object streams included.
 *
 * It walks through the file from front to back and does not follow the cross-reference table: the table
 * says what the writer believed, the objects are what is there. Of two objects with one number the later
 * one counts, as after an incremental update.
 *
 * Errors: never throws; what cannot be read is left out.
 * Source: ISO 32000-1, 7.3.10 (indirect objects), 7.5.7 (object streams).
 */
export function readPdfObjects(bytes: Uint8Array): PdfObjects {
  const objects = new Map<number, PdfValue>();
  let offset = 0;
  for (;;) {
    const found = findObject(bytes, offset);
    if (found === undefined) return objects;
    offset = found.start;
    const reader = new PdfValueReader(bytes, found.start);
    const value = attempt(() => reader.value());
    if (value === undefined) continue;
    objects.set(found.number, value);
    offset = reader.offset;
    if (value.kind === "dictionary" && reader.word() === "stream") {
      const { packed, end } = readStream(bytes, reader.offset, value);
      const stream = { ...value, packed };
      objects.set(found.number, stream);
      if (nameAt(stream, "Type") === "ObjStm") attempt(() => addObjectStream(stream, objects));
      offset = end;
    }
  }
}

/** Follows references to a value that is not a reference. */
export function resolve(objects: PdfObjects, value: PdfValue | undefined): PdfValue | undefined {
  let current = value;
  // A reference to a reference is allowed; a ring of them is not, so the steps are counted.
  for (let step = 0; current?.kind === "reference" && step < 8; step += 1) {
    current = objects.get(current.object);
  }
  return current;
}

/** A dictionary's entry as a number, if it is one. */
export function numberAt(dictionary: PdfDictionary, key: string): number | undefined {
  const value = dictionary.entries.get(key);
  return value?.kind === "number" ? value.value : undefined;
}

/** A dictionary's entry as a name, if it is one. */
export function nameAt(dictionary: PdfDictionary, key: string): string | undefined {
  const value = dictionary.entries.get(key);
  return value?.kind === "name" ? value.name : undefined;
}

// … 12 0 obj <<
//        ^ finds the keyword, then looks back over the two numbers
function findObject(
  bytes: Uint8Array,
  from: number,
): { readonly number: number; readonly start: number } | undefined {
  for (let at = bytes.indexOf(LETTER_O, from); at >= 0; at = bytes.indexOf(LETTER_O, at + 1)) {
    if (bytes[at + 1] !== LETTER_B || bytes[at + 2] !== LETTER_J) continue;
    let head = "";
    for (const byte of bytes.subarray(Math.max(0, at - 20), at)) head += String.fromCharCode(byte);
    const number = /(\d{1,10})\s+\d{1,5}\s+$/u.exec(head)?.[1];
    if (number !== undefined) return { number: Number(number), start: at + 3 };
  }
  return undefined;
}

/** A stream's bytes, and where the file continues. */
function readStream(
  bytes: Uint8Array,
  keywordEnd: number,
  dictionary: PdfDictionary,
): { readonly packed: Uint8Array; readonly end: number } {
  const start = keywordEnd + (bytes[keywordEnd] === 13 ? 2 : 1);
  const end = streamEnd(bytes, start, numberAt(dictionary, "Length"));
  return { packed: bytes.subarray(start, end), end };
}

function streamEnd(bytes: Uint8Array, start: number, length: number | undefined): number {
  if (length !== undefined) {
    const reader = new PdfValueReader(bytes, start + length);
    if (reader.word() === "endstream") return start + length;
  }
  for (let at = bytes.indexOf(LETTER_E, start); at >= 0; at = bytes.indexOf(LETTER_E, at + 1)) {
    if (ENDSTREAM.every((byte, index) => bytes[at + index] === byte)) return at;
  }
  return bytes.length;
}

function addObjectStream(stream: PdfDictionary, objects: Map<number, PdfValue>): void {
  const bytes = unpacked(stream);
  const first = numberAt(stream, "First") ?? 0;
  const count = Math.min(numberAt(stream, "N") ?? 0, bytes.length);
  const header = new PdfValueReader(bytes, 0);
  for (let index = 0; index < count; index += 1) {
    const number = Number(header.word());
    const offset = Number(header.word());
    objects.set(number, new PdfValueReader(bytes, first + offset).value());
  }
}

/**
 * Gives the unpacked bytes of a stream.
 *
 * Errors: throws if there are none, or they are packed in another way than with FlateDecode alone.
 * Source: ISO 32000-1, 7.3.8 (streams), 7.4.4 (FlateDecode).
 */
export function unpacked(stream: PdfDictionary): Uint8Array {
  if (stream.packed === undefined) throw new Error("a stream is missing");
  if (!isPacked(stream)) return stream.packed;
  const filters = filtersOf(stream);
  const [only] = filters;
  const isFlate = filters.length === 1 && only?.kind === "name" && only.name === "FlateDecode";
  if (isFlate) return zlibInflate(stream.packed);
  throw new Error("a stream is packed in a way that letters never are");
}

/** Tells whether a stream's bytes are packed. */
export function isPacked(stream: PdfDictionary): boolean {
  return filtersOf(stream).length > 0;
}

function filtersOf({ entries }: PdfDictionary): readonly PdfValue[] {
  const filter = entries.get("Filter");
  if (filter === undefined) return [];
  return filter.kind === "array" ? filter.items : [filter];
}

function attempt<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch {
    return undefined; // damaged here; what else is there still counts
  }
}

const LETTER_B = 0x62;
const LETTER_E = 0x65;
const LETTER_J = 0x6a;
const LETTER_O = 0x6f;
const ENDSTREAM = [...new TextEncoder().encode("endstream")];
