import type { FontFace } from "../model/font-face.ts";
import type { Gid } from "../model/glyph.ts";
import type { Outlines } from "./read-outlines.ts";
import type { CharacterMap } from "./sfnt/read-cmap.ts";
import type { SfntMetrics } from "./sfnt/read-metrics.ts";
import type { Sfnt } from "./sfnt/read-sfnt.ts";

/** What cutting needs to know of a face. */
export interface FontToCut {
  readonly sfnt: Sfnt;
  readonly metrics: SfntMetrics;
  readonly cmap: CharacterMap;
  readonly outlines: Outlines;
  readonly postScriptName: string;
  /** Glyphs that a program has in any case: all, of a font that must be embedded whole. */
  readonly takenAlong: readonly Gid[];
  /** A character's glyph in vertical lines; the upright one if it has no other. */
  readonly verticalForm: (codePoint: number, selector: number | undefined, upright: Gid) => Gid;
  /** The glyphs, upright and in vertical lines, of a character and a mark that the font draws as one. */
  readonly joined: (
    codePoint: number,
    mark: number,
  ) => { readonly upright: Gid; readonly form: Gid } | undefined;
}

/** Gives what cuts a face; called once for each, when something of it is cut out first. */
export type CutFont = (font: FontToCut) => Pick<FontFace, "subset" | "subsetFile">;
