// The ink of marks lies within the body that they have in a line, so that none is hidden under the character behind it.
import { describe, expect, test } from "vitest";
import { classOf } from "../../../src/char/character-class.ts";
import { CLASS_MEMBERS } from "../../../src/char/tables/classes.ts";
import { createGlyphChooser } from "../../../src/typeset/glyph-chooser.ts";
import { NOTO_SERIF_JP, openFace } from "../../samples/real-fonts.ts";

const face = openFace(NOTO_SERIF_JP);

/** Brackets, hyphens, marks of questions, middle dots, full stops and commas: JLReq, cl-01 to cl-07. */
const MARKS = CLASS_MEMBERS.filter(([number]) => number <= 7)
  .flatMap(([, members]) => [...members])
  .filter((mark) => face.glyphOf(mark.codePointAt(0) ?? 0) !== undefined);

/** Bodies that are no half em: JLReq, appendix A, and 3.1.2. Unit: thousandths of an em. */
const BODIES: ReadonlyMap<string, number> = new Map([
  ["‐", 250],
  ...[..."〜～‼⁇⁈⁉！？"].map((mark): [string, number] => [mark, 1000]),
]);

/** How far a curved or slanted stroke may go over its body. Unit: thousandths of an em. */
const OVER = 10;

describe.each(["vertical-rl", "horizontal-tb"] as const)("%s", (mode) => {
  const { character } = createGlyphChooser([face], mode);

  // ； is for horizontal lines (JLReq, appendix A); upright in a vertical one it has the white on both sides of its body too.
  const marks = MARKS.filter((mark) => mode === "horizontal-tb" || mark !== "；");
  test.each(marks)("%s", (mark) => {
    const point = mark.codePointAt(0) ?? 0;
    const { recipe } = character(mark, point, classOf(point));
    // What is turned as a whole is put in the middle of its body by its own code.
    if (recipe.kind !== "glyph") return;
    const { xMin = 0, xMax = 0, yMin = 0, yMax = 0 } = face.boundsOf(recipe.gid) ?? {};
    const head = face.verticalOrigin(recipe.gid).y;
    const [from, to] = mode === "vertical-rl" ? [head - yMax, head - yMin] : [xMin, xMax];
    const shift = recipe.shift ?? 0;
    expect(from + shift).toBeGreaterThanOrEqual(-OVER);
    expect(to + shift).toBeLessThanOrEqual((BODIES.get(mark) ?? 500) + OVER);
  });
});
