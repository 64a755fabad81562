import * as harfbuzz from "harfbuzzjs";

/**
 * Draws a glyph of a font file with HarfBuzz, which did not write it: an SVG path, without the line that
 * closes a contour.
 */
export function outlineOf(fontFile: Uint8Array, gid: number): string {
  return fontOf(fontFile)
    .glyphToPath(gid)
    .replace(/M([^A-Z]+)([^MZ]*)L\1Z/gu, "M$1$2Z");
}

/** A glyph's advance width as HarfBuzz reads it. */
export function widthOf(fontFile: Uint8Array, gid: number): number {
  return fontOf(fontFile).glyphHAdvance(gid);
}

/** Glyphs of a text in a vertical or horizontal line, as HarfBuzz chooses them in a font file. */
export function glyphsOf(
  fontFile: Uint8Array,
  text: string,
  direction: "vertical" | "horizontal",
): readonly number[] {
  const buffer = new harfbuzz.Buffer();
  buffer.addText(text);
  buffer.guessSegmentProperties();
  buffer.setDirection(direction === "vertical" ? harfbuzz.Direction.TTB : harfbuzz.Direction.LTR);
  harfbuzz.shape(fontOf(fontFile), buffer);
  return buffer.getGlyphInfos().map((info) => info.codepoint);
}

const opened = new WeakMap<Uint8Array, harfbuzz.Font>();

function fontOf(fontFile: Uint8Array): harfbuzz.Font {
  const font =
    opened.get(fontFile) ?? new harfbuzz.Font(new harfbuzz.Face(new harfbuzz.Blob(fontFile)));
  opened.set(fontFile, font);
  return font;
}
