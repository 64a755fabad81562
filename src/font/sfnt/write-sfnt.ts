import { sumWords, tableChecksum } from "./read-sfnt.ts";

/** Makes the sum of a whole font file come out right. Source: OpenType 1.9, head, checkSumAdjustment. */
const CHECKSUM_OF_A_FONT = 0xb1b0afba;

/**
 * Puts tables together to a font file, with right checksums.
 *
 * Shape: the directory is in the order of tags, each table padded to four bytes; `head` is copied, so
 * that the caller's bytes stay as they are.
 * Source: OpenType 1.9, "Organization of an OpenType Font".
 */
export function writeSfnt(version: number, tables: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const tags = [...tables.keys()].sort();
  const headerLength = 12 + tags.length * 16;
  let total = headerLength;
  for (const table of tables.values()) total += padded(table.byteLength);
  const file = new Uint8Array(total);
  const view = new DataView(file.buffer);
  writeHeader(view, version, tags.length);
  let offset = headerLength;
  let headAt: number | undefined;
  let sum = 0;
  for (const [i, tag] of tags.entries()) {
    const table = tables.get(tag) ?? new Uint8Array();
    file.set(table, offset);
    if (tag === "head") {
      headAt = offset;
      view.setUint32(offset + 8, 0);
    }
    const record = 12 + i * 16;
    for (let c = 0; c < 4; c++) file[record + c] = tag.charCodeAt(c);
    const checksum = tableChecksum(tag, table);
    sum += checksum;
    view.setUint32(record + 4, checksum);
    view.setUint32(record + 8, offset);
    view.setUint32(record + 12, table.byteLength);
    offset += padded(table.byteLength);
  }
  // The tables' sums, with head's own sum counting as 0, are most of the file's.
  sum += sumWords(file.subarray(0, headerLength));
  if (headAt !== undefined) view.setUint32(headAt + 8, CHECKSUM_OF_A_FONT - sum);
  return file;
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

function padded(length: number): number {
  return (length + 3) & ~3;
}
