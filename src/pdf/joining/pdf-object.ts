import { type Ref, refTo } from "../syntax.ts";

/**
 * An object of a PDF file as it stands there, so that it can be written into another file unchanged.
 *
 * Shape: `word` is a number, true, false or null; text has one byte per character. A name is without its solidus.
 * Source: ISO 32000-1, 7.3.
 */
export type PdfObject =
  | { readonly kind: "word" | "name" | "string"; readonly text: string }
  | { readonly kind: "reference"; readonly number: number }
  | { readonly kind: "array"; readonly items: readonly PdfObject[] }
  | PdfDictionary
  | PdfStream;

/** A dictionary, by key without the solidus. */
export interface PdfDictionary {
  readonly kind: "dictionary";
  readonly entries: ReadonlyMap<string, PdfObject>;
}

/** A stream with its bytes as they are packed; `Length` is not among its entries. */
export interface PdfStream {
  readonly kind: "stream";
  readonly entries: ReadonlyMap<string, PdfObject>;
  readonly data: Uint8Array;
}

/** What a missing object is. Source: ISO 32000-1, 7.3.10. */
export const NOTHING: PdfObject = { kind: "word", text: "null" };

/** A number. */
export function numberOf(value: number): PdfObject {
  return { kind: "word", text: String(value) };
}

/** A reference. */
export function referenceTo(number: Ref): PdfObject {
  return { kind: "reference", number };
}

/** The number that an object is, if it is one. */
export function numberIn(object: PdfObject | undefined): number | undefined {
  if (object?.kind !== "word") return undefined;
  const number = Number(object.text);
  return Number.isNaN(number) ? undefined : number;
}

/** The entries of a dictionary or a stream; none of anything else. */
export function entriesOf(object: PdfObject | undefined): ReadonlyMap<string, PdfObject> {
  return object?.kind === "dictionary" || object?.kind === "stream" ? object.entries : NO_ENTRIES;
}

const NO_ENTRIES: ReadonlyMap<string, PdfObject> = new Map();

/** Writes an object; `reference` says how a reference is written. A stream is written as its dictionary. */
export function written(object: PdfObject, reference: (number: number) => string = refTo): string {
  switch (object.kind) {
    case "word":
    case "string":
      return object.text;
    case "name":
      return `/${object.text}`;
    case "reference":
      return reference(object.number);
    case "array":
      return `[${object.items.map((item) => written(item, reference)).join(" ")}]`;
    case "dictionary":
    case "stream":
      return `<<${writtenEntries(object.entries, reference)}>>`;
  }
}

/** Writes the entries of a dictionary. */
export function writtenEntries(
  entries: ReadonlyMap<string, PdfObject>,
  reference: (number: number) => string = refTo,
): string {
  let text = "";
  for (const [key, value] of entries) text += `/${key} ${written(value, reference)}`;
  return text;
}
