import { demand } from "./not-strict.ts";

/**
 * Holds a font program to the form of TrueType: tables one after another, each whole by its checksum, those that every reader
 * needs among them, and a place for each glyph's outline.
 *
 * Errors: throws `NotStrict`.
 * Source: OpenType 1.9, "Organization of an OpenType Font", `head`, `maxp`, `loca`, `hmtx`.
 */
export function checkTrueType(bytes: Uint8Array): void {
  demand(bytes.length % 4 === 0, "a font program of another length");
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  demand(view.getUint32(0) === TRUETYPE, "no TrueType");
  const count = view.getUint16(4);
  const tables = new Map<string, DataView>();
  for (let index = 0; index < count; index += 1) {
    const record = HEAD + RECORD * index;
    const tag = String.fromCharCode(...bytes.subarray(record, record + 4));
    const [sum, offset, length] = [4, 8, 12].map((at) => view.getUint32(record + at));
    demand(sum !== undefined && offset !== undefined && length !== undefined, "no table");
    demand(offset % 4 === 0 && offset + length <= bytes.length, "a table outside its font");
    demand(!tables.has(tag), "a table twice");
    const table = new DataView(bytes.buffer, bytes.byteOffset + offset, length);
    const adjustment = tag === "head" && length >= 12 ? table.getUint32(8) : 0;
    const end = Math.min(offset + length + (-length & 3), bytes.length);
    demand((sumOf(view, offset, end) - adjustment) >>> 0 === sum, `a wrong checksum of ${tag}`);
    tables.set(tag, table);
  }
  checkGlyphs(tables);
}

function checkGlyphs(tables: ReadonlyMap<string, DataView>): void {
  const table = (tag: string): DataView => {
    const found = tables.get(tag);
    demand(found !== undefined, `no ${tag}`);
    return found;
  };
  const [head, hhea, maxp, loca] = [table("head"), table("hhea"), table("maxp"), table("loca")];
  demand(head.byteLength === 54 && head.getUint32(12) === MAGIC, "another head");
  demand(hhea.byteLength === 36 && maxp.byteLength >= 6, "another hhea");
  const glyphs = maxp.getUint16(4);
  const metrics = hhea.getUint16(34);
  demand(metrics >= 1 && metrics <= glyphs, "other metrics");
  demand(table("hmtx").byteLength === 4 * metrics + 2 * (glyphs - metrics), "other metrics");
  const isLong = head.getInt16(50) === 1;
  demand(loca.byteLength === (glyphs + 1) * (isLong ? 4 : 2), "another number of outlines");
  let before = 0;
  for (let glyph = 0; glyph <= glyphs; glyph += 1) {
    const place = isLong ? loca.getUint32(4 * glyph) : 2 * loca.getUint16(2 * glyph);
    demand(place >= before, "outlines out of order");
    before = place;
  }
  demand(before === table("glyf").byteLength, "outlines of another length");
}

function sumOf(view: DataView, start: number, end: number): number {
  let sum = 0;
  for (let at = start; at + 4 <= end; at += 4) sum = (sum + view.getUint32(at)) >>> 0;
  return sum;
}

const TRUETYPE = 0x00_01_00_00;
const MAGIC = 0x5f_0f_3c_f5;
const HEAD = 12;
const RECORD = 16;
