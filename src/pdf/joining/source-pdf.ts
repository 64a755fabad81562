import { type ObjectPlace, readCrossReferences } from "./cross-references.ts";
import { ObjectReader } from "./object-reader.ts";
import { entriesOf, NOTHING, numberIn, type PdfObject, type PdfStream } from "./pdf-object.ts";
import { readIndirect } from "./read-indirect.ts";
import { UnjoinablePdf } from "./unjoinable-pdf.ts";
import { unpackedStream } from "./unpacked-stream.ts";

/** A page, with what it inherits from the nodes above it. */
export interface SourcePage {
  /** Undefined where the page stands within its parent, which nobody may refer to. */
  readonly number: number | undefined;
  readonly entries: ReadonlyMap<string, PdfObject>;
}

/**
 * A PDF file that is copied from.
 *
 * Errors: every call throws `UnjoinablePdf` for what is not as it should be; a file that is encrypted is not opened.
 * Source: ISO 32000-1, 7.5 (file structure), 7.7 (document structure).
 */
export class SourcePdf {
  readonly catalog: ReadonlyMap<string, PdfObject>;
  readonly #bytes: Uint8Array;
  readonly #places: ReadonlyMap<number, ObjectPlace>;
  readonly #known = new Map<number, PdfObject>();
  readonly #streams = new Map<number, readonly IndexedObject[]>();

  constructor(bytes: Uint8Array) {
    if (!startsAsPdf(bytes)) throw new UnjoinablePdf("broken", "the file is no PDF");
    const { places, trailer } = readCrossReferences(bytes);
    if (trailer.has("Encrypt")) throw new UnjoinablePdf("encrypted", "the file is encrypted");
    this.#bytes = bytes;
    this.#places = places;
    this.catalog = entriesOf(this.resolve(trailer.get("Root")));
  }

  /** An object by its number; null where there is none. */
  object(number: number): PdfObject {
    const known = this.#known.get(number);
    if (known !== undefined) return known;
    const object = this.#read(number);
    this.#known.set(number, object);
    return object;
  }

  /** Follows references to an object that is no reference; null where there is none. */
  readonly resolve = (object: PdfObject | undefined): PdfObject => {
    let current = object ?? NOTHING;
    // A reference to a reference is allowed; a ring of them is not, so the steps are counted.
    for (let step = 0; current.kind === "reference"; step += 1) {
      if (step > 8) throw new UnjoinablePdf("broken", "references form a ring");
      current = this.object(current.number);
    }
    return current;
  };

  /** Its pages in their order. */
  pages(): readonly SourcePage[] {
    const pages: SourcePage[] = [];
    this.#addPages(this.catalog.get("Pages"), new Map(), pages, 0);
    if (pages.length === 0) throw new UnjoinablePdf("broken", "the file has no pages");
    return pages;
  }

  #addPages(
    node: PdfObject | undefined,
    inherited: ReadonlyMap<string, PdfObject>,
    pages: SourcePage[],
    depth: number,
  ): void {
    if (depth > MOST_NODES) throw new UnjoinablePdf("broken", "the pages form a ring");
    const own = entriesOf(this.resolve(node));
    const kids = this.resolve(own.get("Kids"));
    if (kids.kind === "array") {
      const handed = new Map(inherited);
      for (const key of INHERITED) {
        const value = own.get(key);
        if (value !== undefined) handed.set(key, value);
      }
      for (const kid of kids.items) this.#addPages(kid, handed, pages, depth + 1);
    } else if (own.size > 0) {
      const number = node?.kind === "reference" ? node.number : undefined;
      pages.push({ number, entries: new Map([...inherited, ...own]) });
    } else {
      throw new UnjoinablePdf("broken", "a page is missing");
    }
  }

  #read(number: number): PdfObject {
    const place = this.#places.get(number);
    if (place === undefined || place.kind === "free") return NOTHING;
    if (place.kind === "at") {
      // A stream whose length is in a stream whose length is in … has no end.
      this.#known.set(number, NOTHING);
      const found = readIndirect(this.#bytes, place.offset, this.resolve);
      if (found.number === number) return found.object;
      throw new UnjoinablePdf("broken", `object ${number} is not where it should be`);
    }
    const objects = this.#streams.get(place.stream) ?? this.#open(place.stream);
    const found = objects[place.index];
    if (found?.number === number) return found.object;
    throw new UnjoinablePdf("broken", `object ${number} is not in its stream`);
  }

  #open(number: number): readonly IndexedObject[] {
    const place = this.#places.get(number);
    const stream = place?.kind === "at" ? this.object(number) : NOTHING;
    if (stream.kind !== "stream") throw new UnjoinablePdf("broken", "an object stream is missing");
    const objects = objectsIn(stream, this.resolve);
    this.#streams.set(number, objects);
    return objects;
  }
}

interface IndexedObject {
  readonly number: number;
  readonly object: PdfObject;
}

function objectsIn(
  stream: PdfStream,
  resolve: (object: PdfObject | undefined) => PdfObject,
): readonly IndexedObject[] {
  const bytes = unpackedStream(stream, resolve);
  const first = numberIn(resolve(stream.entries.get("First"))) ?? 0;
  const count = numberIn(resolve(stream.entries.get("N"))) ?? 0;
  const header = new ObjectReader(bytes, 0);
  const objects: IndexedObject[] = [];
  for (let index = 0; index < count; index += 1) {
    const number = header.wholeNumber();
    const offset = first + header.wholeNumber();
    objects.push({ number, object: new ObjectReader(bytes, offset).object() });
  }
  return objects;
}

function startsAsPdf(bytes: Uint8Array): boolean {
  return String.fromCharCode(...bytes.subarray(0, 5)) === "%PDF-";
}

/** Source: ISO 32000-1, table 30. */
const INHERITED = ["Resources", "MediaBox", "CropBox", "Rotate"];
/** Nodes above a page; every real tree is far lower. */
const MOST_NODES = 50;
