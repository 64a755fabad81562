import { zlibDeflate } from "../base/bytes/deflate.ts";
import { latin1, type Ref, refTo } from "./syntax.ts";

/** An object that stands in an object stream: anything but a stream. */
export interface CompressedObject {
  readonly ref: Ref;
  readonly body: string;
}

/** Compresses text that holds one byte per character. */
export type TextDeflater = (text: string) => Uint8Array;

/** Where an object is: a byte offset, or a place in an object stream. */
type XrefEntry =
  | { readonly kind: "offset"; readonly offset: number }
  | { readonly kind: "compressed"; readonly stream: Ref; readonly index: number };

/** What the end of the file says. */
export interface Trailer {
  readonly root: Ref;
  readonly info: Ref;
}

// The comment of bytes above 127 says that the file is binary. Source: ISO 32000-1, 7.5.2.
const HEADER = "%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n";

/** Columns of the cross-reference stream: type, offset or stream, index. */
const XREF_WIDTHS = [1, 4, 2] as const;
const XREF_ROW = XREF_WIDTHS[0] + XREF_WIDTHS[1] + XREF_WIDTHS[2];

/**
 * Collects the objects of one file and writes them behind one another.
 *
 * Shape: streams are written as they come, other objects in object streams; every reserved reference
 * must be given exactly one object before `finish`.
 * Source: ISO 32000-1, 7.5 (file structure), 7.5.7 (object streams), 7.5.8 (cross-reference streams).
 */
export class PdfFile {
  readonly #parts: Uint8Array[] = [];
  readonly #entries: (XrefEntry | undefined)[] = [undefined];
  #length = 0;

  constructor() {
    this.#append(latin1(HEADER));
  }

  /** Gives the next free object number. */
  reserve(): Ref {
    this.#entries.push(undefined);
    return this.#entries.length - 1;
  }

  /**
   * Writes a stream.
   *
   * Shape: `entries` are the dictionary's entries without `/Length`; `data` is written as it is, so a
   * compressed stream names its filter in `entries`.
   */
  stream(ref: Ref, entries: string, data: Uint8Array): void {
    this.#place(ref, { kind: "offset", offset: this.#length });
    this.#append(
      latin1(`${ref} 0 obj\n<<${entries}/Length ${data.length}>>stream\n`),
      data,
      latin1("\nendstream\nendobj\n"),
    );
  }

  /** Writes objects as one object stream. */
  objectStream(objects: readonly CompressedObject[], deflater: TextDeflater): void {
    if (objects.length === 0) return;
    const ref = this.reserve();
    let offsets = "";
    let bodies = "";
    objects.forEach((object, index) => {
      offsets += `${object.ref} ${bodies.length} `;
      bodies += `${object.body}\n`;
      this.#place(object.ref, { kind: "compressed", stream: ref, index });
    });
    const entries = `/Type/ObjStm/N ${objects.length}/First ${offsets.length}/Filter/FlateDecode`;
    this.stream(ref, entries, deflater(offsets + bodies));
  }

  /**
   * Writes the cross-reference stream and gives the whole file.
   *
   * Shape: `/ID` is made from everything that stands before it, so equal content gives equal bytes.
   * Source: ISO 32000-1, 14.4.
   */
  finish(trailer: Trailer, sha256: (bytes: Uint8Array) => string): Uint8Array {
    const id = sha256(this.#joined()).slice(0, 32).toUpperCase();
    const ref = this.reserve();
    const start = this.#length;
    this.#place(ref, { kind: "offset", offset: start });
    const entries =
      `/Type/XRef/Size ${this.#entries.length}/W[${XREF_WIDTHS.join(" ")}]` +
      `/Root ${refTo(trailer.root)}/Info ${refTo(trailer.info)}/ID[<${id}><${id}>]` +
      `/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns ${XREF_ROW}>>`;
    const data = zlibDeflate(this.#xrefRows());
    this.#append(
      latin1(`${ref} 0 obj\n<<${entries}/Length ${data.length}>>stream\n`),
      data,
      latin1(`\nendstream\nendobj\nstartxref\n${start}\n%%EOF\n`),
    );
    return this.#joined();
  }

  #place(ref: Ref, entry: XrefEntry): void {
    if (ref <= 0 || ref >= this.#entries.length || this.#entries[ref] !== undefined) {
      throw new Error(`object ${ref} was not reserved or is written twice`);
    }
    this.#entries[ref] = entry;
  }

  /** Rows of the table, each preceded by PNG's filter type 2 (Up): the difference to the row above. */
  #xrefRows(): Uint8Array {
    const rows = new Uint8Array(this.#entries.length * (XREF_ROW + 1));
    let previous = new Uint8Array(XREF_ROW);
    this.#entries.forEach((entry, number) => {
      if (entry === undefined && number > 0) throw new Error(`object ${number} was never written`);
      const row = xrefRow(entry);
      const at = number * (XREF_ROW + 1);
      rows[at] = 2;
      for (let column = 0; column < XREF_ROW; column += 1) {
        rows[at + 1 + column] = ((row[column] ?? 0) - (previous[column] ?? 0)) & 0xff;
      }
      previous = row;
    });
    return rows;
  }

  #append(...parts: readonly Uint8Array[]): void {
    for (const part of parts) {
      this.#parts.push(part);
      this.#length += part.length;
    }
  }

  #joined(): Uint8Array {
    const [first] = this.#parts;
    if (this.#parts.length === 1 && first !== undefined) return first;
    const joined = new Uint8Array(this.#length);
    let at = 0;
    for (const part of this.#parts) {
      joined.set(part, at);
      at += part.length;
    }
    this.#parts.length = 0;
    this.#parts.push(joined);
    return joined;
  }
}

function xrefRow(entry: XrefEntry | undefined): Uint8Array<ArrayBuffer> {
  const row = new Uint8Array(XREF_ROW);
  const view = new DataView(row.buffer);
  if (entry === undefined) {
    // Object 0 heads the list of free objects.
    view.setUint16(1 + 4, 0xff_ff);
  } else if (entry.kind === "offset") {
    view.setUint8(0, 1);
    view.setUint32(1, entry.offset);
  } else {
    view.setUint8(0, 2);
    view.setUint32(1, entry.stream);
    view.setUint16(1 + 4, entry.index);
  }
  return row;
}
