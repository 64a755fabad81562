import type { FontProgram } from "../model/font-face.ts";
import type { FilePlan, ProgramPlan, References } from "./program-glyphs.ts";
import type { TableParts } from "./sfnt/write-sfnt.ts";

/** Makes the tables that every new font of a kind of outlines has; those of one base share parts. */
export type OutlineTables = (plan: FilePlan, name: string) => Map<string, TableParts>;

/**
 * Outlines of one kind, TrueType's or CFF's: how they are written. Throws for a glyph that cannot be drawn.
 *
 * Shape: `prepareFiles` takes a plan with which the plans of many files begin, and gives what makes the tables of
 * each; `program` makes what goes into a PDF. `widths` are the advance widths of the glyphs after .notdef, as far as they go:
 * the others have their own, composites and blanks one em.
 */
export interface OutlineWriter {
  /** First number of a font file with these outlines. */
  readonly version: number;
  readonly references: References;
  readonly prepareFiles: (base: ProgramPlan) => OutlineTables;
  readonly program: (plan: ProgramPlan, widths: readonly number[], name: string) => FontProgram;
}
