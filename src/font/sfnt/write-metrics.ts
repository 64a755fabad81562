import type { Sfnt } from "./read-sfnt.ts";

/** Writes `head` for new outlines; `writeSfnt` fills in the file's sum. Source: OpenType 1.9, head. */
export function writeHead(sfnt: Sfnt, hasLongLoca: boolean): Uint8Array {
  const head = sfnt.need("head").bytes.slice();
  new DataView(head.buffer).setInt16(50, hasLongLoca ? 1 : 0);
  return head;
}

/** Writes `hhea` and `hmtx` for new glyphs, the latter from the glyph `from` on. Source: OpenType 1.9, hhea, hmtx. */
export function writeHorizontal(
  sfnt: Sfnt,
  advances: readonly number[],
  bearings: readonly number[],
  from = 0,
): { readonly hhea: Uint8Array; readonly hmtx: Uint8Array } {
  return {
    hhea: writeHeader(sfnt.need("hhea").bytes, advances),
    hmtx: writeAdvances(advances, bearings, from),
  };
}

/**
 * Writes `vhea` and `vmtx` for new glyphs, the latter from the glyph `from` on; undefined for a font without.
 *
 * Source: OpenType 1.9, vhea, vmtx.
 */
export function writeVertical(
  sfnt: Sfnt,
  advances: readonly number[],
  bearings: readonly number[],
  from = 0,
): { readonly vhea: Uint8Array; readonly vmtx: Uint8Array } | undefined {
  const vhea = sfnt.find("vhea");
  if (vhea === undefined) return undefined;
  return { vhea: writeHeader(vhea.bytes, advances), vmtx: writeAdvances(advances, bearings, from) };
}

/**
 * Writes `VORG` for new glyphs: those that differ from the default, one by one.
 *
 * Source: OpenType 1.9, VORG.
 */
export function writeOrigins(originYs: readonly number[], defaultY: number): Uint8Array {
  const others = [...originYs.entries()].filter(([, y]) => y !== defaultY);
  const vorg = new Uint8Array(8 + others.length * 4);
  const view = new DataView(vorg.buffer);
  view.setUint16(0, 1);
  view.setInt16(4, defaultY);
  view.setUint16(6, others.length);
  for (const [i, [gid, y]] of others.entries()) {
    view.setUint16(8 + i * 4, gid);
    view.setInt16(10 + i * 4, y);
  }
  return vorg;
}

function writeHeader(source: Uint8Array, advances: readonly number[]): Uint8Array {
  const header = source.slice();
  const view = new DataView(header.buffer);
  view.setUint16(10, greatest(advances));
  view.setUint16(34, advances.length);
  return header;
}

function greatest(numbers: readonly number[]): number {
  let most = 0;
  for (const number of numbers) most = Math.max(most, number);
  return most;
}

function writeAdvances(
  advances: readonly number[],
  bearings: readonly number[],
  from: number,
): Uint8Array {
  const table = new Uint8Array((advances.length - from) * 4);
  const view = new DataView(table.buffer);
  for (let glyph = from; glyph < advances.length; glyph += 1) {
    view.setUint16((glyph - from) * 4, advances[glyph] ?? 0);
    view.setInt16((glyph - from) * 4 + 2, bearings[glyph] ?? 0);
  }
  return table;
}
