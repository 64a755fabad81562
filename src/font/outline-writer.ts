import type { FontProgram, GlyphBounds } from "../model/font-face.ts";
import type { Gid } from "../model/glyph.ts";
import type { ProgramPlan, References } from "./program-glyphs.ts";

/**
 * Outlines of one kind, TrueType's or CFF's: how they are measured and written.
 *
 * Shape: `tables` are those that every new font of this kind has, with the outlines of the planned glyphs; `widths` are the
 * advance widths of the glyphs after .notdef, as far as they go: the others have their own, composites
 * and blanks one em. `program` makes of the same what goes into a PDF.
 */
export interface OutlineWriter {
  readonly kind: "glyf" | "cff";
  /** First number of a font file with these outlines. */
  readonly version: number;
  readonly boundsOf: (gid: Gid) => GlyphBounds | undefined;
  readonly references: References;
  readonly tables: (plan: ProgramPlan, name: string) => Map<string, Uint8Array>;
  readonly program: (plan: ProgramPlan, widths: readonly number[], name: string) => FontProgram;
}
