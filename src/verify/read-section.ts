import type { WritingMode } from "../model/page-format.ts";
import type { Paper } from "../model/verification.ts";

/** What the properties of a section say so far. Units: twips; margins along and across the page, both sides together. */
export interface SectionProperties {
  readonly writingMode: WritingMode;
  readonly width: number;
  readonly height: number;
  readonly margins: { readonly along: number; readonly across: number };
}

/** The pages of a section. Units: `lineLength` in twips, the paper in points. */
export interface ReadSection {
  readonly writingMode: WritingMode;
  readonly paper: Paper;
  readonly lineLength: number;
}

/** Gives the pages of a section. Source: ECMA-376 Part 1, 17.6. */
export function sectionOf({ writingMode, width, height, margins }: SectionProperties): ReadSection {
  const isVertical = writingMode === "vertical-rl";
  const lineLength = isVertical ? height - margins.along : width - margins.across;
  const paper = { width: width / TWIPS_PER_PT, height: height / TWIPS_PER_PT };
  return { writingMode, paper, lineLength };
}

/** The margins that a section says, both sides together. */
export function marginsOf(attributes: ReadonlyMap<string, string>): SectionProperties["margins"] {
  const sum = (...names: readonly string[]): number =>
    names.reduce((total, name) => total + Number(attributes.get(name) ?? 0), 0);
  return { along: sum("w:top", "w:bottom"), across: sum("w:left", "w:right") };
}

const TWIPS_PER_PT = 20;
