import { concatenate } from "../../base/bytes/concatenate.ts";
import { sumWords } from "./read-sfnt.ts";
import { SfntSink } from "./sfnt-sink.ts";

/** Makes the sum of a whole font file come out right. Source: OpenType 1.9, head, checkSumAdjustment. */
const CHECKSUM_OF_A_FONT = 0xb1b0afba;

/**
 * A table in parts, so that what many files share need not be copied into each; what writes a part for one file alone writes it
 * where it will stand.
 *
 * Shape: every part but the last is a multiple of four bytes long.
 */
export type TableParts = readonly (FilePart | WritePart)[];

/** Writes a part at the end of what is written of its file. */
export type WritePart = (into: SfntSink) => void;

/** A part of a font file. */
export interface FilePart {
  readonly bytes: Uint8Array;
  /** The same bytes, and the same object, are in many files. */
  readonly isShared: boolean;
  /** The bytes as 32-bit numbers, added up. */
  readonly sum: number;
}

/** Makes a part that many files share. */
export function sharedPart(bytes: Uint8Array): FilePart {
  return { bytes, isShared: true, sum: sumWords(bytes) };
}

/** Makes a part of one file. */
export function ownPart(bytes: Uint8Array): FilePart {
  return { bytes, isShared: false, sum: sumWords(bytes) };
}

/**
 * Puts tables together to a font file, with right checksums.
 *
 * Shape: the directory is in the order of tags, each table padded to four bytes; the caller's bytes stay as they are.
 * Source: OpenType 1.9, "Organization of an OpenType Font".
 */
export function writeSfnt(version: number, tables: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const parts = new Map<string, TableParts>();
  for (const [tag, table] of tables) parts.set(tag, [sharedPart(table)]);
  return joinParts(writeSfntParts(version, parts, new SfntSink()));
}

/**
 * Puts tables together as `writeSfnt` does, and leaves what is shared as it is: what stands between two shared parts is one part.
 *
 * Shape: `sink` holds nothing that is needed before or after.
 */
export function writeSfntParts(
  version: number,
  tables: ReadonlyMap<string, TableParts>,
  sink: SfntSink,
): readonly FilePart[] {
  const tags = [...tables.keys()].sort();
  const file = new FileInParts(sink, HEADER_LENGTH + tags.length * RECORD_LENGTH);
  writeHeader(sink.view, version, tags.length);
  let head: number | undefined;
  let sum = 0;
  for (const [index, tag] of tags.entries()) {
    const offset = file.length;
    const table = tables.get(tag) ?? [];
    const at = sink.at;
    let checksum = 0;
    for (const part of table) checksum += tag === "head" ? file.addHead(part) : file.add(part);
    if (tag === "head" && sink.at - at >= ADJUSTMENT_AT + 4) head = at;
    const length = file.length - offset;
    file.fillUp();
    const record = { tag, checksum, offset, length };
    writeRecord(sink.view, HEADER_LENGTH + index * RECORD_LENGTH, record);
    sum += checksum;
  }
  // The tables' sums, with head's own sum counting as 0, are most of the file's.
  sum += sink.sumFrom(0, HEADER_LENGTH + tags.length * RECORD_LENGTH);
  if (head !== undefined) sink.view.setUint32(head + ADJUSTMENT_AT, CHECKSUM_OF_A_FONT - sum);
  return file.parts();
}

/** A file while it is put together: the parts of its own are in the sink, one after another, the shared ones between them. */
class FileInParts {
  /** Bytes of all parts so far. */
  length: number;
  readonly #sink: SfntSink;
  /** Shared parts, and where in the sink what comes before each ends. */
  readonly #shared: { readonly part: FilePart; readonly after: number }[] = [];

  constructor(sink: SfntSink, directoryLength: number) {
    this.#sink = sink;
    this.length = directoryLength;
    sink.at = 0;
    sink.reserve(directoryLength);
  }

  /** Adds a part of a table; gives its sum. */
  add(part: FilePart | WritePart): number {
    if (typeof part === "function" || !part.isShared) return this.#addOwn(part);
    this.#shared.push({ part, after: this.#sink.at });
    this.length += part.bytes.length;
    return part.sum;
  }

  /** Adds `head`, which is each file's own: in its sum the file's counts as 0. */
  addHead(part: FilePart | WritePart): number {
    const at = this.#sink.at;
    this.#addOwn(part);
    if (this.#sink.at - at >= ADJUSTMENT_AT + 4) this.#sink.view.setUint32(at + ADJUSTMENT_AT, 0);
    return this.#sink.sumFrom(at, this.#sink.at);
  }

  /** Fills the last table up to four bytes. */
  fillUp(): void {
    const missing = -this.length & 3;
    this.#sink.reserve(missing);
    this.length += missing;
  }

  parts(): readonly FilePart[] {
    const parts: FilePart[] = [];
    let from = 0;
    const addOwn = (to: number): void => {
      const bytes = this.#sink.bytes.slice(from, to);
      if (to > from) parts.push({ bytes, isShared: false, sum: 0 });
      from = to;
    };
    for (const { part, after } of this.#shared) {
      addOwn(after);
      parts.push(part);
    }
    addOwn(this.#sink.at);
    return parts;
  }

  #addOwn(part: FilePart | WritePart): number {
    const { at } = this.#sink;
    if (typeof part === "function") part(this.#sink);
    else this.#sink.add(part.bytes);
    this.length += this.#sink.at - at;
    return typeof part === "function" ? this.#sink.sumFrom(at, this.#sink.at) : part.sum;
  }
}

interface TableRecord {
  readonly tag: string;
  readonly checksum: number;
  readonly offset: number;
  readonly length: number;
}

function writeRecord(view: DataView, at: number, record: TableRecord): void {
  for (let c = 0; c < 4; c++) view.setUint8(at + c, record.tag.charCodeAt(c));
  view.setUint32(at + 4, record.checksum);
  view.setUint32(at + 8, record.offset);
  view.setUint32(at + 12, record.length);
}

/** Puts parts one after another. */
export function joinParts(parts: readonly FilePart[]): Uint8Array {
  const [first, ...others] = parts;
  if (first !== undefined && !first.isShared && others.length === 0) return first.bytes;
  return concatenate(parts.map(({ bytes }) => bytes));
}

function writeHeader(view: DataView, version: number, tableCount: number): void {
  const log = 31 - Math.clz32(tableCount);
  const range = 16 << log;
  view.setUint32(0, version);
  view.setUint16(4, tableCount);
  view.setUint16(6, range);
  view.setUint16(8, log);
  view.setUint16(10, tableCount * 16 - range);
}

/** Source: OpenType 1.9, table directory. */
const HEADER_LENGTH = 12;
const RECORD_LENGTH = 16;
/** Where `head` has the file's sum. */
const ADJUSTMENT_AT = 8;
