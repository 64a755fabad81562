import { type Sp, scaleSp, sp } from "../base/units.ts";
import { CL } from "../char/character-class.ts";
import type { TextPart } from "../model/letter.ts";
import { blockText } from "../model/letter-text.ts";
import type { PlacedGlyph } from "../model/paged-document.ts";
import { advanceAt } from "./chosen-glyph.ts";
import type { GlyphChooser } from "./glyph-chooser.ts";
import type { BlockRules } from "./set-block.ts";
import type { SetItem, SetLine, SetRun } from "./set-line.ts";

/**
 * Gives every half-width digit of lines the width of the widest one, so that figures under each other stand place by place
 * (表の数字). The lines end where they ended.
 *
 * Shape: a line in which anything besides one run is drawn stays as it is, and so does one that would begin before `least`; each
 * digit is in the middle of its width.
 * Units: `least` in sp from the head of the text area.
 */
export function tabularFigures(
  lines: readonly SetLine[],
  least: number,
  chooser: GlyphChooser,
): readonly SetLine[] {
  return lines.map((line) => {
    const runs = line.items.filter((item) => item.type === "run");
    const [run] = runs;
    if (run === undefined || runs.length > 1) return line;
    const widened = widenedRun(run, chooser);
    if (widened.inlineStart < least) return line;
    return { ...line, items: line.items.map((item): SetItem => (item === run ? widened : item)) };
  });
}

function widenedRun(run: SetRun, chooser: GlyphChooser): SetRun {
  if (!run.glyphs.some(isDigit)) return run;
  const { size } = run;
  const widths = new Map(
    Array.from("0123456789", (digit) => [digit, widthOf(digit, size, chooser)]),
  );
  const widest = widestDigit(size, chooser);
  let growth = 0;
  const glyphs = run.glyphs.map((glyph): PlacedGlyph => {
    const { recipe } = glyph;
    if (!isDigit(glyph) || recipe.kind !== "glyph") return glyph;
    const missing = widest - (widths.get(glyph.text) ?? widest);
    growth += missing;
    const shift = recipe.shift + Math.round((missing * 500) / size);
    return { ...glyph, advance: sp(glyph.advance + missing), recipe: { ...recipe, shift } };
  });
  return { ...run, inlineStart: sp(run.inlineStart - growth), glyphs };
}

/**
 * Gives how far from the end of its cell a figure ends, so that its decimal point stands under those of its column (小数点揃え):
 * as long as what the longest fraction has beyond its own.
 *
 * Units: `ems` as cells have it, half an em for a point or a half-width digit; the result in sp.
 */
export function fractionIndent(cell: TextPart, ems: number, size: Sp, rules: BlockRules): Sp {
  const halves = Math.round(ems * 2);
  const text = blockText(cell);
  const { chooser, format } = rules;
  const isHalfWidth = format.writingMode === "horizontal-tb" && /\d/u.test(text);
  if (halves === 0 || !isHalfWidth) return scaleSp(size, halves, 2);
  const digit = widestDigit(size, chooser);
  return sp(
    /\.\d/u.test(text) ? halves * digit : widthOf(".", size, chooser) + (halves - 1) * digit,
  );
}

function widestDigit(size: Sp, chooser: GlyphChooser): number {
  return Math.max(...Array.from("0123456789", (digit) => widthOf(digit, size, chooser)));
}

function isDigit({ text }: PlacedGlyph): boolean {
  return /^\d$/u.test(text);
}

function widthOf(digit: string, size: Sp, chooser: GlyphChooser): number {
  return advanceAt(chooser.character(digit, digit.codePointAt(0) ?? 0, CL.ideographic), size);
}
