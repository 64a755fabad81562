import type { Sfnt } from "./read-sfnt.ts";

/** Writes `head` for new outlines; `writeSfnt` fills in the file's sum. Source: OpenType 1.9, head. */
export function writeHead(sfnt: Sfnt, hasLongLoca: boolean): Uint8Array {
  const head = sfnt.need("head").bytes.slice();
  new DataView(head.buffer).setInt16(50, hasLongLoca ? 1 : 0);
  return head;
}

/** Writes `hhea` and `hmtx` for new glyphs. Source: OpenType 1.9, hhea, hmtx. */
export function writeHorizontal(
  sfnt: Sfnt,
  advances: readonly number[],
  bearings: readonly number[],
): { readonly hhea: Uint8Array; readonly hmtx: Uint8Array } {
  return {
    hhea: writeHeader(sfnt.need("hhea").bytes, advances),
    hmtx: writeAdvances(advances, bearings),
  };
}

/** Writes `vhea` and `vmtx` for new glyphs; undefined for a font without. Source: OpenType 1.9, vhea, vmtx. */
export function writeVertical(
  sfnt: Sfnt,
  advances: readonly number[],
  bearings: readonly number[],
): { readonly vhea: Uint8Array; readonly vmtx: Uint8Array } | undefined {
  const vhea = sfnt.find("vhea");
  if (vhea === undefined) return undefined;
  return { vhea: writeHeader(vhea.bytes, advances), vmtx: writeAdvances(advances, bearings) };
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
  view.setUint16(10, Math.max(...advances));
  view.setUint16(34, advances.length);
  return header;
}

function writeAdvances(advances: readonly number[], bearings: readonly number[]): Uint8Array {
  const table = new Uint8Array(advances.length * 4);
  const view = new DataView(table.buffer);
  for (const [i, advance] of advances.entries()) {
    view.setUint16(i * 4, advance);
    view.setInt16(i * 4 + 2, bearings[i] ?? 0);
  }
  return table;
}
