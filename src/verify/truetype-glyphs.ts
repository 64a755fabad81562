/** Gives the description of a glyph; empty for one that draws nothing. */
export type GlyphReader = (gid: number) => Uint8Array;

/**
 * Opens the outlines of a TrueType font, or of the first font of a collection.
 *
 * Errors: throws at a font without the tables head, loca and glyf.
 * Source: OpenType 1.9, Font tables; head, loca, glyf.
 */
export function glyphReader(font: Uint8Array): GlyphReader {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const directory = view.getUint32(0) === COLLECTION ? view.getUint32(12) : 0;
  const tables = new Map<number, number>();
  for (let index = 0; index < view.getUint16(directory + 4); index += 1) {
    const record = directory + 12 + 16 * index;
    tables.set(view.getUint32(record), view.getUint32(record + 8));
  }
  const offsetOf = (tag: number): number => {
    const offset = tables.get(tag);
    if (offset === undefined) throw new Error("a font lacks the outlines of its characters");
    return offset;
  };
  const isLong = view.getInt16(offsetOf(HEAD) + 50) === 1;
  const loca = offsetOf(LOCA);
  const glyf = offsetOf(GLYF);
  const place = (gid: number): number =>
    isLong ? view.getUint32(loca + 4 * gid) : 2 * view.getUint16(loca + 2 * gid);
  return (gid) => font.subarray(glyf + place(gid), glyf + place(gid + 1));
}

/** `ttcf`, `head`, `loca`, `glyf`. */
const COLLECTION = 0x74746366;
const HEAD = 0x68656164;
const LOCA = 0x6c6f6361;
const GLYF = 0x676c7966;
