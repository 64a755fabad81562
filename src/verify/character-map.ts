import type { FontTables } from "./font-tables.ts";

/** Which glyphs a font gives characters. */
export interface CharacterMap {
  readonly glyphOf: (codePoint: number) => number | undefined;
  /** With a variation selector after it; undefined if the font does not have the pair. */
  readonly variantOf: (codePoint: number, selector: number) => number | undefined;
}

/**
 * Reads a font's map of characters: its Unicode subtables in the formats 4 and 12, and that of variation sequences.
 *
 * Errors: throws at a font without one.
 * Source: OpenType 1.9, cmap, formats 4, 12 and 14.
 */
export function readCharacterMap(tables: FontTables): CharacterMap {
  const cmap = tables.get("cmap");
  if (cmap === undefined) throw new Error("a font has no map of characters");
  const glyphs = new Map<number, number>();
  let variants: ReadonlyMap<number, number | "usual"> = new Map();
  const subtables = Array.from({ length: cmap.getUint16(2) }, (_, index) => {
    const record = 4 + 8 * index;
    const platform = cmap.getUint16(record);
    const offset = cmap.getUint32(record + 4);
    return {
      platform,
      encoding: cmap.getUint16(record + 2),
      offset,
      format: cmap.getUint16(offset),
    };
  });
  for (const { platform, encoding, offset, format } of subtables) {
    const isUnicode = platform === 0 || (platform === 3 && (encoding === 1 || encoding === 10));
    if (!isUnicode) continue;
    if (format === 4) readSegments(cmap, offset, glyphs);
    if (format === 12) readGroups(cmap, offset, glyphs);
    if (format === 14) variants = readVariants(cmap, offset);
  }
  return {
    glyphOf: (codePoint) => glyphs.get(codePoint),
    variantOf: (codePoint, selector) => {
      const found = variants.get(selector * CODE_POINTS + codePoint);
      return found === "usual" ? glyphs.get(codePoint) : found;
    },
  };
}

function readSegments(cmap: DataView, start: number, glyphs: Map<number, number>): void {
  const doubled = cmap.getUint16(start + 6);
  for (let at = start + 14; at < start + 14 + doubled; at += 2) {
    const last = cmap.getUint16(at);
    const first = cmap.getUint16(at + doubled + 2);
    const delta = cmap.getUint16(at + 2 * doubled + 2);
    const place = at + 3 * doubled + 2;
    const range = cmap.getUint16(place);
    for (let point = first; point <= last && point < 0xff_ff; point += 1) {
      const raw = range === 0 ? point : cmap.getUint16(place + range + 2 * (point - first));
      const glyph = range !== 0 && raw === 0 ? 0 : (raw + delta) % 0x1_00_00;
      if (glyph !== 0) glyphs.set(point, glyph);
    }
  }
}

function readGroups(cmap: DataView, start: number, glyphs: Map<number, number>): void {
  for (let index = 0; index < cmap.getUint32(start + 12); index += 1) {
    const at = start + 16 + 12 * index;
    const [first, last, glyph] = [
      cmap.getUint32(at),
      cmap.getUint32(at + 4),
      cmap.getUint32(at + 8),
    ];
    for (let point = first; point <= Math.min(last, CODE_POINTS); point += 1) {
      glyphs.set(point, glyph + point - first);
    }
  }
}

function readVariants(cmap: DataView, start: number): ReadonlyMap<number, number | "usual"> {
  const variants = new Map<number, number | "usual">();
  const three = (at: number): number => 256 * cmap.getUint16(at) + cmap.getUint8(at + 2);
  for (let index = 0; index < cmap.getUint32(start + 6); index += 1) {
    const record = start + 10 + 11 * index;
    const selector = three(record) * CODE_POINTS;
    const [usual, own] = [cmap.getUint32(record + 3), cmap.getUint32(record + 7)];
    for (let range = 0; usual !== 0 && range < cmap.getUint32(start + usual); range += 1) {
      const at = start + usual + 4 + 4 * range;
      for (let more = 0; more <= cmap.getUint8(at + 3); more += 1) {
        variants.set(selector + three(at) + more, "usual");
      }
    }
    for (let pair = 0; own !== 0 && pair < cmap.getUint32(start + own); pair += 1) {
      const at = start + own + 4 + 5 * pair;
      variants.set(selector + three(at), cmap.getUint16(at + 3));
    }
  }
  return variants;
}

const CODE_POINTS = 0x11_00_00;
