import { type Sp, scaleSp, sp } from "../base/units.ts";
import { CL } from "../char/character-class.ts";
import type { EmphasisMark } from "../model/letter.ts";
import type { PlacedGlyph } from "../model/paged-document.ts";
import type { AdjustedLine } from "./adjust-line.ts";
import type { GlyphChooser } from "./glyph-chooser.ts";
import type { SetItem, SetLine, SetRun } from "./set-line.ts";
import type { Composition, PlacedRuby, Unit } from "./unit.ts";

/**
 * Turns a line's units into runs of glyphs with their structure, readings and dots after the line
 * they belong to.
 *
 * Shape: one run per face and size, parted only where a ruby's base begins or ends.
 * Units: `inlineStart` in sp, where the line's head is.
 */
export function drawLine(
  composition: Composition,
  line: AdjustedLine,
  inlineStart: Sp,
  size: Sp,
  chooser: GlyphChooser,
): SetLine {
  const items: SetItem[] = [];
  const rubies = composition.rubies.filter(
    (ruby) => ruby.start >= line.start && ruby.end <= line.end,
  );
  let at = line.start;
  while (at < line.end) {
    const index = composition.rubies.findIndex((ruby) => ruby.start === at);
    const ruby = composition.rubies[index];
    const next = Math.min(line.end, ...rubies.map((r) => (r.start > at ? r.start : line.end)));
    if (ruby !== undefined && ruby.end <= line.end) {
      const local = 1 + index * TAGS_PER_RUBY;
      items.push(
        { type: "tag-start", role: "ruby", local },
        { type: "tag-start", role: "ruby-base", local: local + 1 },
        ...drawUnits(composition, line, at, ruby.end, inlineStart),
        { type: "tag-end" },
        { type: "tag-end" },
      );
      at = ruby.end;
    } else {
      items.push(...drawUnits(composition, line, at, next, inlineStart));
      at = next;
    }
  }
  for (const ruby of rubies) {
    const local = 1 + composition.rubies.indexOf(ruby) * TAGS_PER_RUBY;
    items.push(
      { type: "tag-start", role: "ruby", local },
      { type: "tag-start", role: "ruby-text", local: local + 2 },
      ...drawRuby(line, ruby, inlineStart, size),
      { type: "tag-end" },
      { type: "tag-end" },
    );
  }
  items.push(...drawDots(composition, line, inlineStart, size, chooser));
  return { size, items };
}

/** Elements that one ruby takes: itself, its base and its text. */
export const TAGS_PER_RUBY = 3;

function drawUnits(
  composition: Composition,
  line: AdjustedLine,
  start: number,
  end: number,
  inlineStart: Sp,
): readonly SetRun[] {
  const runs: SetRun[] = [];
  let glyphs: PlacedGlyph[] = [];
  let first: Unit | undefined;
  let head = 0;
  const close = (): void => {
    if (first === undefined) return;
    const { face, size } = first;
    runs.push({
      type: "run",
      face,
      size,
      inlineStart: sp(inlineStart + head),
      blockShift: sp(0),
      glyphs,
    });
    glyphs = [];
  };
  for (let at = start; at < end; at += 1) {
    const unit = composition.units[at];
    if (unit === undefined) continue;
    const isBlank = unit.recipe.kind === "blank";
    if (first === undefined || unit.size !== first.size || (unit.face !== first.face && !isBlank)) {
      close();
      first = unit;
      head = line.heads[at - line.start] ?? 0;
    }
    const own = line.heads[at - line.start] ?? 0;
    const next = at + 1 < end ? line.heads[at + 1 - line.start] : undefined;
    const body = at < line.inkEnd ? unit.body : 0;
    pushGlyph(glyphs, unit, sp((next ?? own + body) - own));
  }
  close();
  return runs;
}

function pushGlyph(glyphs: PlacedGlyph[], unit: Unit, advance: Sp): void {
  glyphs.push({ recipe: unit.recipe, text: unit.text, advance, origin: unit.origin });
  for (const selector of unit.selectors) {
    glyphs.push({ recipe: BLANK, text: selector, advance: sp(0), origin: unit.origin });
  }
}

function drawRuby(
  line: AdjustedLine,
  ruby: PlacedRuby,
  inlineStart: Sp,
  lineSize: Sp,
): readonly SetRun[] {
  const base = line.heads[ruby.start - line.start] ?? 0;
  const runs: SetRun[] = [];
  let at = inlineStart + base + ruby.offset;
  let glyphs: PlacedGlyph[] = [];
  let head = at;
  for (const [index, unit] of ruby.units.entries()) {
    const isLastOfFace = ruby.units[index + 1]?.face !== unit.face;
    const advance = sp(unit.body + (ruby.spaces[index] ?? 0));
    pushGlyph(glyphs, unit, advance);
    at += advance;
    if (!isLastOfFace) continue;
    runs.push({
      type: "run",
      face: unit.face,
      size: unit.size,
      inlineStart: sp(head),
      blockShift: besideShift(lineSize, unit.size),
      glyphs,
    });
    glyphs = [];
    head = at;
  }
  return runs;
}

/** From the line's axis to the axis of small characters that touch its frame from outside. */
function besideShift(lineSize: Sp, size: Sp): Sp {
  return sp(Math.floor((lineSize + size) / 2));
}

// Dots stand beside characters, not beside marks and spaces. Source: JLReq §3.3.9.
function drawDots(
  composition: Composition,
  line: AdjustedLine,
  inlineStart: Sp,
  lineSize: Sp,
  chooser: GlyphChooser,
): readonly SetItem[] {
  const items: SetItem[] = [];
  for (let at = line.start; at < line.inkEnd; at += 1) {
    const unit = composition.units[at];
    if (unit?.mark === undefined || WITHOUT_DOTS.has(unit.cls)) continue;
    const mark = DOTS[unit.mark];
    const chosen = chooser.character(mark, mark.codePointAt(0) ?? 0, CL.ideographic);
    const size = scaleSp(unit.size, 1, 2);
    const centre = (line.heads[at - line.start] ?? 0) + Math.floor((unit.body - size) / 2);
    items.push(
      { type: "tag-start", role: "artifact", local: 0 },
      {
        type: "run",
        face: chosen.face,
        size,
        inlineStart: sp(inlineStart + centre),
        blockShift: besideShift(lineSize, size),
        glyphs: [{ recipe: chosen.recipe, text: mark, advance: size, origin: unit.origin }],
      },
      { type: "tag-end" },
    );
  }
  return items;
}

const BLANK: PlacedGlyph["recipe"] = { kind: "blank" };
const DOTS: Readonly<Record<EmphasisMark, string>> = {
  sesame: "﹅",
  "open-sesame": "﹆",
  dot: "•",
  circle: "○",
};
const WITHOUT_DOTS: ReadonlySet<number> = new Set([
  CL.openingBracket,
  CL.closingBracket,
  CL.hyphen,
  CL.dividing,
  CL.middleDot,
  CL.fullStop,
  CL.comma,
  CL.inseparable,
  CL.ideographicSpace,
  CL.wordSpace,
]);
