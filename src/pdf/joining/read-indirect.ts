import { ObjectReader } from "./object-reader.ts";
import { numberIn, type PdfObject } from "./pdf-object.ts";
import { UnjoinablePdf } from "./unjoinable-pdf.ts";

/** An object with the number under which others refer to it. */
export interface IndirectObject {
  readonly number: number;
  readonly object: PdfObject;
}

/**
 * Reads the object that begins at a byte of a file; `resolve` gives a stream's length where that is another object.
 *
 * Errors: throws `UnjoinablePdf` if none begins there, or a stream is not as long as it says.
 * Source: ISO 32000-1, 7.3.8 (streams), 7.3.10 (indirect objects).
 */
export function readIndirect(
  bytes: Uint8Array,
  offset: number,
  resolve: (object: PdfObject | undefined) => PdfObject,
): IndirectObject {
  const reader = new ObjectReader(bytes, offset);
  const number = reader.wholeNumber();
  reader.wholeNumber(); // its generation
  if (reader.word() !== "obj") throw new UnjoinablePdf("broken", `no object at byte ${offset}`);
  const object = reader.object();
  if (object.kind !== "dictionary" || reader.word() !== "stream") return { number, object };
  const start = reader.offset + (bytes[reader.offset] === CARRIAGE_RETURN ? 2 : 1);
  const length = numberIn(resolve(object.entries.get("Length"))) ?? Number.NaN;
  reader.offset = start + length;
  if (!(length >= 0 && reader.word() === "endstream")) {
    throw new UnjoinablePdf("broken", `the stream ${number} is not as long as it says`);
  }
  const entries = new Map(object.entries);
  entries.delete("Length");
  const data = bytes.subarray(start, start + length);
  return { number, object: { kind: "stream", entries, data } };
}

const CARRIAGE_RETURN = 13;
