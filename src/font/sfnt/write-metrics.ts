import type { Sfnt } from "./read-sfnt.ts";
import type { SfntSink } from "./sfnt-sink.ts";
import type { WritePart } from "./write-sfnt.ts";

/** Prepares `head` for new outlines; `writeSfntParts` fills in the file's sum. Source: OpenType 1.9, head. */
export function prepareHead(sfnt: Sfnt): (hasLongLoca: boolean) => WritePart {
  const source = sfnt.need("head").bytes;
  return (hasLongLoca) => (sink) => {
    const at = sink.add(source);
    sink.view.setInt16(at + 50, hasLongLoca ? 1 : 0);
  };
}

/** Advances and side bearings of glyphs, one after another. */
export interface GlyphMetrics {
  readonly advances: readonly number[];
  readonly bearings: readonly number[];
}

/** What writes the header and the metrics of glyphs that stand behind those of a base. */
export interface WriteMetrics {
  readonly header: (own: GlyphMetrics) => WritePart;
  readonly metrics: (own: GlyphMetrics) => WritePart;
}

/**
 * Prepares `hhea` and `hmtx`, or `vhea` and `vmtx`, for new glyphs behind those of a base, whose metrics are written already;
 * undefined for a font without that header.
 *
 * Source: OpenType 1.9, hhea, hmtx, vhea, vmtx.
 */
export function prepareMetrics(
  sfnt: Sfnt,
  headerTag: "hhea" | "vhea",
  base: GlyphMetrics,
): WriteMetrics | undefined {
  const source = sfnt.find(headerTag)?.bytes;
  if (source === undefined) return undefined;
  const most = greatest(base.advances, 0);
  const count = base.advances.length;
  return {
    header:
      ({ advances }) =>
      (sink) => {
        const at = sink.add(source);
        sink.view.setUint16(at + 10, greatest(advances, most));
        sink.view.setUint16(at + 34, count + advances.length);
      },
    metrics: (own) => (sink) => writeMetrics(sink, own),
  };
}

/** Writes the metrics of glyphs, each as its advance and its bearing. */
export function writeMetrics(sink: SfntSink, { advances, bearings }: GlyphMetrics): void {
  const start = sink.reserve(advances.length * 4);
  const { view } = sink;
  for (let glyph = 0; glyph < advances.length; glyph += 1) {
    view.setUint16(start + glyph * 4, advances[glyph] ?? 0);
    view.setInt16(start + glyph * 4 + 2, bearings[glyph] ?? 0);
  }
}

/**
 * Prepares `VORG` for new glyphs behind those of a base: those that differ from the default, one by one.
 *
 * Source: OpenType 1.9, VORG.
 */
export function prepareOrigins(
  base: readonly number[],
  defaultY: number,
): (own: readonly number[]) => WritePart {
  const others = otherOrigins(base, 0, defaultY);
  return (own) => (sink) => {
    const all = [...others, ...otherOrigins(own, base.length, defaultY)];
    const at = sink.reserve(8 + all.length * 4);
    const { view } = sink;
    view.setUint16(at, 1);
    view.setInt16(at + 4, defaultY);
    view.setUint16(at + 6, all.length);
    for (const [i, [gid, y]] of all.entries()) {
      view.setUint16(at + 8 + i * 4, gid);
      view.setInt16(at + 10 + i * 4, y);
    }
  };
}

function otherOrigins(
  originYs: readonly number[],
  first: number,
  defaultY: number,
): readonly (readonly [gid: number, y: number])[] {
  return originYs.flatMap((y, index) => (y === defaultY ? [] : [[first + index, y] as const]));
}

function greatest(numbers: readonly number[], least: number): number {
  let most = least;
  for (const number of numbers) most = Math.max(most, number);
  return most;
}
