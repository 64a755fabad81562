import { ObjectReader } from "./object-reader.ts";
import { entriesOf, NOTHING, numberIn, type PdfObject } from "./pdf-object.ts";
import { readIndirect } from "./read-indirect.ts";
import { UnjoinablePdf } from "./unjoinable-pdf.ts";
import { unpackedStream } from "./unpacked-stream.ts";

/** Where an object is: at a byte of the file, or in a stream of objects. */
export type ObjectPlace =
  | { readonly kind: "free" }
  | { readonly kind: "at"; readonly offset: number }
  | { readonly kind: "in"; readonly stream: number; readonly index: number };

/** Where a file's objects are, and what its end says. */
export interface CrossReferences {
  readonly places: ReadonlyMap<number, ObjectPlace>;
  readonly trailer: ReadonlyMap<string, PdfObject>;
}

/**
 * Reads where a file says that its objects are, in tables, streams or both; of several changes the last one counts.
 *
 * Errors: throws `UnjoinablePdf` where the file does not say it.
 * Source: ISO 32000-1, 7.5.4 (tables), 7.5.5 (trailer), 7.5.8 (streams, hybrid files).
 */
export function readCrossReferences(bytes: Uint8Array): CrossReferences {
  const places = new Map<number, ObjectPlace>();
  const seen = new Set<number>();
  let trailer: ReadonlyMap<string, PdfObject> | undefined;
  let next: number | undefined = startOf(bytes);
  while (next !== undefined && !seen.has(next)) {
    seen.add(next);
    const section = readSection(bytes, next);
    trailer ??= section.trailer;
    // What a table of a hybrid file calls free may be in the stream beside it.
    const beside = numberIn(section.trailer.get("XRefStm"));
    const hidden = beside === undefined ? [] : readSection(bytes, beside).places;
    for (const [number, place] of [...hidden, ...section.places]) {
      // The latest section is read first.
      if (!places.has(number)) places.set(number, place);
    }
    next = numberIn(section.trailer.get("Prev"));
  }
  return { places, trailer: trailer ?? new Map() };
}

function startOf(bytes: Uint8Array): number {
  const from = Math.max(0, bytes.length - END_BYTES);
  const end = String.fromCharCode(...bytes.subarray(from));
  const start = /startxref\s+(\d{1,15})\s+%%EOF\s*$/u.exec(end)?.[1];
  if (start === undefined) throw new UnjoinablePdf("broken", "the file has no end");
  return Number(start);
}

/** Within so many bytes from its end a file says where its table is. Source: ISO 32000-1, annex H.3.4.4. */
const END_BYTES = 1024;

interface Section {
  readonly places: readonly (readonly [number, ObjectPlace])[];
  readonly trailer: ReadonlyMap<string, PdfObject>;
}

function readSection(bytes: Uint8Array, start: number): Section {
  const reader = new ObjectReader(bytes, start);
  if (reader.word() !== "xref") return readStream(bytes, start);
  const places: [number, ObjectPlace][] = [];
  for (let word = reader.word(); word !== "trailer"; word = reader.word()) {
    const first = Number(word);
    if (!/^\d{1,15}$/u.test(word)) throw new UnjoinablePdf("broken", "the table has no end");
    const count = reader.wholeNumber();
    for (let number = first; number < first + count; number += 1) {
      const offset = reader.wholeNumber();
      reader.wholeNumber(); // its generation
      const isUsed = reader.word() === "n";
      places.push([number, isUsed ? { kind: "at", offset } : { kind: "free" }]);
    }
  }
  return { places, trailer: entriesOf(reader.object()) };
}

function readStream(bytes: Uint8Array, start: number): Section {
  const direct = (object: PdfObject | undefined): PdfObject => object ?? NOTHING;
  const { object } = readIndirect(bytes, start, direct);
  if (object.kind !== "stream") throw new UnjoinablePdf("broken", "there is no table");
  const { entries } = object;
  const rows = unpackedStream(object, direct);
  const [kindBytes = 0, placeBytes = 0, indexBytes = 0] = numbersIn(entries.get("W"));
  const places: [number, ObjectPlace][] = [];
  let at = 0;
  const field = (width: number, usual: number): number => {
    if (at + width > rows.length) throw new UnjoinablePdf("broken", "the table is cut off");
    let value = width === 0 ? usual : 0;
    for (const end = at + width; at < end; at += 1) value = value * 256 + (rows[at] ?? 0);
    return value;
  };
  const index = entries.has("Index")
    ? numbersIn(entries.get("Index"))
    : [0, numberIn(entries.get("Size")) ?? 0];
  for (let section = 0; section + 1 < index.length; section += 2) {
    const [first = 0, count = 0] = index.slice(section, section + 2);
    for (let number = first; number < first + count; number += 1) {
      const kind = field(kindBytes, 1);
      const place = field(placeBytes, 0);
      places.push([number, placeOf(kind, place, field(indexBytes, 0))]);
    }
  }
  return { places, trailer: entries };
}

function placeOf(kind: number, place: number, index: number): ObjectPlace {
  if (kind === 1) return { kind: "at", offset: place };
  return kind === 2 ? { kind: "in", stream: place, index } : { kind: "free" };
}

function numbersIn(object: PdfObject | undefined): readonly number[] {
  return object?.kind === "array" ? object.items.map((item) => numberIn(item) ?? 0) : [];
}
