import { nameAt, numberAt, type PdfObjects, resolve } from "../pdf-objects.ts";
import { type PdfDictionary, type PdfValue, PdfValueReader } from "../pdf-value.ts";
import { checkXref } from "./check-xref.ts";
import type { KnownObjects, StoredObject } from "./known-objects.ts";
import { demand } from "./not-strict.ts";
import type { ObjectPlace } from "./object-place.ts";
import { latin1Of, startsWith } from "./strict-bytes.ts";
import { checkValueTokens } from "./strict-tokens.ts";
import { wholeInflated } from "./whole-inflated.ts";

/** A file whose every byte belongs to an object that its table names. */
export interface StrictFile {
  readonly objects: PdfObjects;
  readonly catalog: PdfDictionary;
  readonly info: PdfDictionary;
  /** The objects that are packed, which files have in common. */
  readonly shared: readonly StoredObject[];
}

/**
 * Reads the objects of a file that is put together as letters are, where no two readers can see other objects.
 *
 * Shape: a header, streams one right after another, among them object streams with everything else, a cross-reference stream that
 * names every object once and at its place, its offset, and the end. Each packed stream is whole by its checksum. A
 * file that goes on after its end, has an object twice, unnamed bytes or a word that letters do not have is refused.
 * Errors: throws `NotStrict`, or whatever reading a damaged value gives.
 * Source: ISO 32000-1, 7.5; RFC 1950 (Adler-32).
 */
export function readStrictFile(bytes: Uint8Array, known: KnownObjects): StrictFile {
  demand(startsWith(bytes, 0, HEADER), "another header");
  const reading: Reading = { bytes, known, objects: new Map(), places: new Map(), shared: [] };
  let offset = HEADER.length;
  for (;;) {
    const stored = nextObject(reading, offset);
    place(reading, stored.number, stored.value, { kind: "offset", offset });
    stored.held.forEach(([number, value], index) => {
      place(reading, number, value, { kind: "held", stream: stored.number, index });
    });
    const end = offset + stored.written.length;
    if (stored.value.kind === "dictionary" && nameAt(stored.value, "Type") === "XRef") {
      checkEnd(bytes, end, offset);
      return finished(reading, stored.value);
    }
    if (stored.isPacked) reading.shared.push(stored);
    offset = end;
  }
}

interface Reading {
  readonly bytes: Uint8Array;
  readonly known: KnownObjects;
  readonly objects: Map<number, PdfValue>;
  readonly places: Map<number, ObjectPlace>;
  readonly shared: StoredObject[];
}

function place(
  { objects, places }: Reading,
  number: number,
  value: PdfValue,
  at: ObjectPlace,
): void {
  demand(!objects.has(number), "two objects of one number");
  objects.set(number, value);
  places.set(number, at);
}

function finished({ objects, places, shared }: Reading, table: PdfDictionary): StrictFile {
  checkXref(table, places);
  const [root, info] = ["Root", "Info"].map((key) => {
    const entry = table.entries.get(key);
    demand(entry?.kind === "reference", `no ${key}`);
    return resolve(objects, entry);
  });
  demand(root?.kind === "dictionary" && nameAt(root, "Type") === "Catalog", "no catalog");
  demand(info?.kind === "dictionary", "no information");
  const catalogs = [...objects.values()].filter(
    (value) => value.kind === "dictionary" && nameAt(value, "Type") === "Catalog",
  );
  demand(catalogs.length === 1, "two catalogs");
  return { objects, catalog: root, info, shared };
}

function checkEnd(bytes: Uint8Array, from: number, table: number): void {
  const end = encoder.encode(`startxref\n${table}\n%%EOF\n`);
  demand(startsWith(bytes, from, end) && from + end.length === bytes.length, "another end");
}

function nextObject({ bytes, known }: Reading, offset: number): StoredObject {
  const head = /^([1-9]\d{0,7}) 0 obj\n<</u.exec(latin1Of(bytes, offset, offset + LONGEST_HEAD));
  demand(head !== null, "no object");
  const number = Number(head[1]);
  const found = known.at(number, bytes, offset);
  if (found !== undefined) return found;
  const start = offset + head[0].length - "<<".length;
  const reader = new PdfValueReader(bytes, start);
  const value = reader.value();
  demand(value.kind === "dictionary" && !reader.hasRepeatedKey, "no dictionary");
  checkValueTokens(latin1Of(bytes, start, reader.offset));
  for (const key of value.entries.keys()) demand(STREAM_ENTRIES.has(key), `a stream with ${key}`);
  demand(startsWith(bytes, reader.offset, STREAM), "no stream");
  const length = numberAt(value, "Length");
  demand(length !== undefined && Number.isSafeInteger(length) && length >= 0, "no length");
  const first = reader.offset + STREAM.length;
  demand(startsWith(bytes, first + length, ENDSTREAM), "another length");
  const stream = { ...value, packed: bytes.slice(first, first + length) };
  const filter = value.entries.get("Filter");
  demand(filter === undefined || nameAt(value, "Filter") === "FlateDecode", "another filter");
  const isTable = nameAt(value, "Type") === "XRef";
  const isPacked = filter !== undefined && !isTable;
  const content = filter === undefined ? stream.packed : wholeInflated(stream.packed);
  const held = nameAt(value, "Type") === "ObjStm" ? heldObjects(value, content) : [];
  const written = bytes.subarray(offset, first + length + ENDSTREAM.length);
  const stored = { number, written, value: stream, held, isPacked };
  return isPacked ? known.keep(stored) : stored;
}

/** Objects one right after another, as the numbers before them say. Source: ISO 32000-1, 7.5.7. */
function heldObjects(
  stream: PdfDictionary,
  content: Uint8Array,
): readonly (readonly [number: number, value: PdfValue])[] {
  const [count, first] = [numberAt(stream, "N") ?? 0, numberAt(stream, "First") ?? 0];
  demand(!stream.entries.has("Extends"), "a stream of objects that goes on elsewhere");
  const head = latin1Of(content, 0, first);
  demand(/^(?:\d{1,8} \d{1,8} )+$/u.test(head), "another list of objects");
  const numbers = head.trimEnd().split(" ").map(Number);
  demand(numbers.length === 2 * count && count > 0, "another list of objects");
  checkValueTokens(latin1Of(content, first, content.length));
  const held: (readonly [number: number, value: PdfValue])[] = [];
  const reader = new PdfValueReader(content, first);
  for (let index = 0; index < count; index += 1) {
    const [number = 0, offset = -1] = numbers.slice(2 * index, 2 * index + 2);
    demand(reader.offset === first + offset && number > 0, "an object at another place");
    held.push([number, reader.value()]);
    reader.skipSpace();
  }
  demand(!reader.hasRepeatedKey, "a key that stands twice");
  demand(reader.offset === content.length, "something after the last object");
  return held;
}

const encoder = new TextEncoder();
const HEADER = Uint8Array.from("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n", (one) => one.charCodeAt(0));
const STREAM = encoder.encode("stream\n");
const ENDSTREAM = encoder.encode("\nendstream\nendobj\n");
/** A number, `0 obj` and the beginning of a dictionary. */
const LONGEST_HEAD = 18;
/** What streams of letters have: fonts, maps, contents, profile, metadata, objects and the table. */
const STREAM_ENTRIES: ReadonlySet<string> = new Set([
  "Type",
  "Subtype",
  "N",
  "First",
  "Length",
  "Length1",
  "Filter",
  "Size",
  "W",
  "Root",
  "Info",
  "ID",
  "DecodeParms",
]);
