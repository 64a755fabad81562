import { roundHalfEven, SP_PER_PT } from "../base/units.ts";
import type { GlyphRun, PlacedGlyph } from "../model/paged-document.ts";
import type { CidTable } from "./cid-table.ts";
import { naturalStep } from "./drawn-glyph.ts";

/** A unit of a run as the content stream shows it. */
export interface SpacedUnit {
  readonly glyph: PlacedGlyph;
  /** The advance its CID gets, in thousandths of an em. */
  readonly step: number;
  /** What is added to the position before this unit, in thousandths of an em along the line. */
  readonly correction: number;
}

/** A run whose advances are split into those of CIDs, one spacing for all, and small corrections. */
export interface SpacedRun {
  /** Extra advance of every unit in points, rounded as it will be written. */
  readonly spacing: number;
  readonly units: readonly SpacedUnit[];
}

/** Decimals of the spacing in points. */
export const SPACING_DECIMALS = 4;

// A gap made by a number in TJ becomes a blank in pdf.js from 102 thousandths of an em on; a gap made by
// Tc or by the CID's own advance never does. Seen with pdf.js 5.4.296.
const LARGEST_CORRECTION = 60;

// Wider than any line is justified by. Where only some units are this far apart, such as Western figures among
// Japanese characters, readers would see blanks also between those that are not: 令 和 5 年 1 月 2 0 日.
const LARGEST_SPACING = 200;

/** Advances that differ from the font's own are made in steps, so that they need few CIDs. */
const ADVANCE_STEP = 50;

/**
 * Splits a run's advances by where they come from.
 *
 * Shape: the units are where the run puts them, to half a thousandth of an em, because what rounding
 * leaves over is carried to the next unit.
 * Source: ISO 32000-1, 9.4.4 (text space details).
 */
export function spaceRun(run: GlyphRun, table: CidTable): SpacedRun {
  const targets = run.glyphs.map((glyph) => (glyph.advance * 1000) / run.size);
  const naturals = run.glyphs.map((glyph) => naturalStep(table.face, glyph.recipe, run.direction));
  const spacing = writtenSpacing(commonExtra(run, targets, naturals), run.size);
  const extra = (spacing * 1000 * SP_PER_PT) / run.size;
  let carried = 0;
  const units = run.glyphs.map((glyph, index): SpacedUnit => {
    const correction = Math.abs(carried) < 1 ? 0 : roundHalfEven(carried);
    carried -= correction;
    const rest = (targets[index] ?? 0) - extra;
    const natural = naturals[index];
    const isLast = index === run.glyphs.length - 1;
    const step = stepOf(rest, natural, isLast);
    carried += rest - step;
    return { glyph, step, correction };
  });
  return { spacing, units };
}

function stepOf(rest: number, natural: number | undefined, isLast: boolean): number {
  if (natural !== undefined && (isLast || Math.abs(rest - natural) <= LARGEST_CORRECTION)) {
    return natural;
  }
  // A font program cannot state an advance below nothing; what is missing moves the next unit.
  return Math.max(0, ADVANCE_STEP * roundHalfEven(rest / ADVANCE_STEP));
}

/**
 * The extra advance that most units share, in thousandths of an em; 0 if most have their natural one.
 *
 * A variation selector must not move, so a run that has one is spaced by CIDs where the extra is large.
 * Nor is a line of many half-em marks drawn together as a whole: pdf.js then loses characters.
 */
function commonExtra(
  run: GlyphRun,
  targets: readonly number[],
  naturals: readonly (number | undefined)[],
): number {
  const counts = new Map<number, number>();
  for (let index = 0; index < targets.length - 1; index += 1) {
    const natural = naturals[index];
    if (natural === undefined) continue;
    const extra = Math.round(((targets[index] ?? 0) - natural) * 100) / 100;
    counts.set(extra, (counts.get(extra) ?? 0) + 1);
  }
  let common = 0;
  let most = counts.get(0) ?? 0;
  for (const [extra, count] of counts) {
    if (count > most && count > 1) {
      common = extra;
      most = count;
    }
  }
  if (common < -LARGEST_CORRECTION) return 0;
  const isEven = most === targets.length - 1;
  if (common > LARGEST_SPACING && !isEven) return 0;
  const hasZeroAdvance = run.glyphs.some((glyph) => glyph.advance === 0);
  return hasZeroAdvance && Math.abs(common) > LARGEST_CORRECTION ? 0 : common;
}

function writtenSpacing(extra: number, size: number): number {
  const scale = 10 ** SPACING_DECIMALS;
  return roundHalfEven(((extra * size) / (1000 * SP_PER_PT)) * scale) / scale;
}
