import type { PathCommand } from "../model/glyph.ts";

/** A glyph as HarfBuzz chose it. Units: font units; `advance` along the line, never negative. */
export interface ChosenGlyph {
  readonly gid: number;
  readonly cluster: number;
  readonly advance: number;
}

/** A font opened by the shaper. */
export interface ShapingFont {
  readonly shape: (
    text: string,
    direction: "vertical" | "horizontal",
    features: ReadonlyMap<string, boolean>,
  ) => readonly ChosenGlyph[];
  /**
   * A glyph's outline with cubic curves; every contour begins with `move` and closes by itself.
   * Undefined if the font's description of it cannot be followed.
   */
  readonly outline: (gid: number) => readonly PathCommand[] | undefined;
}

/**
 * Chooses glyphs (字形選択): HarfBuzz, loaded once and shared by all faces.
 *
 * Shape: a font's copy in HarfBuzz's memory is given back when the face that uses it is collected.
 */
export interface Shaper {
  readonly open: (fontFile: Uint8Array) => ShapingFont;
}
