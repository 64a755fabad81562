import type { PackedStream } from "./packed-stream.ts";
import { latin1, type Ref, refTo } from "./syntax.ts";
import { XrefTable } from "./xref-table.ts";

/** An object that is kept in an object stream: anything but a stream. */
export interface CompressedObject {
  readonly ref: Ref;
  readonly body: string;
}

/** Packs text that holds one byte per character. */
export type TextPacker = (text: string) => PackedStream;

/** What the end of the file says. */
export interface Trailer {
  readonly root: Ref;
  readonly info: Ref;
}

// The comment of bytes above 127 says that the file is binary. Source: ISO 32000-1, 7.5.2.
const HEADER = "%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n";

/** Stands for the file's identifier until the content is known from which it is made. */
const ID_DIGITS = 32;
const NO_ID = "0".repeat(ID_DIGITS);

/** The beginning of a file: its bytes, where its objects are, and the hash of the bytes. */
export interface FileFront {
  readonly bytes: Uint8Array;
  readonly table: XrefTable;
  readonly sha256: string;
}

/**
 * Collects the objects of one file and writes them one after another.
 *
 * Shape: streams are written as they come, other objects in object streams; every reserved reference
 * must be given exactly one object before `finish`, or released.
 * Source: ISO 32000-1, 7.5 (file structure), 7.5.7 (object streams), 7.5.8 (cross-reference streams).
 */
export class PdfFile {
  #parts: Uint8Array[] = [];
  readonly #table: XrefTable;
  readonly #front: FileFront | undefined;
  #length = 0;

  /** Begins an empty file, or one that goes on from a front that files share. */
  constructor(front?: FileFront) {
    this.#front = front;
    this.#table = front?.table.copy() ?? new XrefTable();
    this.#append(front?.bytes ?? latin1(HEADER));
  }

  /** Gives what is written so far, for files that begin with it; numbers reserved stay reserved. */
  asFront(sha256: (bytes: Uint8Array) => string): FileFront {
    const bytes = this.#joined();
    return { bytes, table: this.#table.copy(), sha256: sha256(bytes) };
  }

  /** Gives the next free object number. */
  reserve(): Ref {
    return this.#table.reserve();
  }

  /** Gives a reserved number back; no object will have it. */
  release(ref: Ref): void {
    this.#table.release(ref);
  }

  /**
   * Writes a stream.
   *
   * Shape: `entries` are the dictionary's entries without `/Length`; `data` is written as it is, so a
   * compressed stream names its filter in `entries`.
   */
  stream(ref: Ref, entries: string, data: Uint8Array): void {
    this.#table.placeAt(ref, this.#length);
    this.#append(
      latin1(`${ref} 0 obj\n<<${entries}/Length ${data.length}>>stream\n`),
      data,
      latin1("\nendstream\nendobj\n"),
    );
  }

  /** Writes objects as one object stream. */
  objectStream(objects: readonly CompressedObject[], pack: TextPacker): void {
    if (objects.length === 0) return;
    const ref = this.reserve();
    let offsets = "";
    let bodies = "";
    objects.forEach((object, index) => {
      offsets += `${object.ref} ${bodies.length} `;
      bodies += `${object.body}\n`;
      this.#table.placeIn(object.ref, ref, index);
    });
    const { entries, data } = pack(offsets + bodies);
    this.stream(ref, `/Type/ObjStm/N ${objects.length}/First ${offsets.length}${entries}`, data);
  }

  /** Gives what was written since it was last asked for, and keeps it no longer: a large file goes to the disk in parts. */
  taken(): readonly Uint8Array[] {
    const parts = this.#parts;
    this.#parts = [];
    return parts;
  }

  /**
   * Ends a file that is taken in parts. Its identifier is then not made from its bytes, and has to come from what they are.
   *
   * Units: `id` is 32 hexadecimal digits.
   */
  end(trailer: Trailer, id: string): void {
    this.#appendTrailer(trailer, id.slice(0, ID_DIGITS).toUpperCase());
  }

  /**
   * Writes the cross-reference stream and gives the whole file.
   *
   * Shape: `/ID` is made from all other bytes of the file, so equal content gives equal bytes.
   * Source: ISO 32000-1, 14.4.
   */
  finish(trailer: Trailer, sha256: (bytes: Uint8Array) => string): Uint8Array {
    const firstId = this.#appendTrailer(trailer, NO_ID);
    const bytes = this.#joined();
    // A front that many files share is hashed once for all of them.
    const rest = sha256(bytes.subarray(this.#front?.bytes.length ?? 0));
    const hash = sha256(latin1(`${this.#front?.sha256 ?? ""} ${rest}`));
    const id = latin1(hash.slice(0, ID_DIGITS).toUpperCase());
    bytes.set(id, firstId);
    bytes.set(id, firstId + ID_DIGITS + "><".length);
    return bytes;
  }

  /** Writes the cross-reference stream; gives the byte at which the identifier begins. */
  #appendTrailer(trailer: Trailer, id: string): number {
    const ref = this.reserve();
    const start = this.#length;
    this.#table.placeAt(ref, start);
    const { entries, data } = this.#table.packed();
    const head =
      `${ref} 0 obj\n<</Type/XRef/Size ${this.#table.size}${entries}` +
      `/Root ${refTo(trailer.root)}/Info ${refTo(trailer.info)}/Length ${data.length}/ID[<`;
    const firstId = this.#length + head.length;
    this.#append(
      latin1(`${head}${id}><${id}>]>>stream\n`),
      data,
      latin1(`\nendstream\nendobj\nstartxref\n${start}\n%%EOF\n`),
    );
    return firstId;
  }

  #append(...parts: readonly Uint8Array[]): void {
    for (const part of parts) {
      this.#parts.push(part);
      this.#length += part.length;
    }
  }

  #joined(): Uint8Array {
    const joined = new Uint8Array(this.#length);
    let at = 0;
    for (const part of this.#parts) {
      joined.set(part, at);
      at += part.length;
    }
    return joined;
  }
}
