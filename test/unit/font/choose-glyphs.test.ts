import { expect, test } from "vitest";
import { goodFace } from "../../samples/faces.ts";
import { TINY, tinyFont, tinyTable } from "../../samples/tiny-font.ts";

const face = goodFace(tinyFont());

test("a character has the glyph that the font gives it, beyond the basic plane too", () => {
  expect(face.glyphOf("国".codePointAt(0) ?? 0)).toBe(TINY.country);
  expect(face.glyphOf("𠮷".codePointAt(0) ?? 0)).toBe(TINY.yoshi);
  expect(face.glyphOf("無".codePointAt(0) ?? 0)).toBeUndefined();
});

test("an old font with a table of the basic plane only is read as well", () => {
  const cmap = [...tinyTable("cmap")];
  cmap.splice(23, 1, 9); // the record of the full table names an encoding that nobody knows
  const old = goodFace(tinyFont({ tables: { cmap } }));
  expect(old.glyphOf(0x56fd)).toBe(TINY.country);
  expect(old.glyphOf(0xffff)).toBeUndefined();
  expect(old.glyphOf(0x20bb7)).toBeUndefined();
});

test("a variant is known only with the selector that the font has for it", () => {
  expect(face.variantOf(0x845b, 0xe0100)).toBe(TINY.kudzuVariant);
  expect(face.variantOf(0x845b, 0xe0101)).toBeUndefined();
  expect(face.variantOf(0x3001, 0xe0100)).toBeUndefined();
});

test("a variant that looks like the character itself is known too", () => {
  expect(face.variantOf(0x56fd, 0xe0100)).toBe(TINY.country);
});

test("a face lists what it knows", () => {
  expect([...face.codePoints()]).toEqual([0x20, 0x41, 0xc4, 0x3001, 0x56fd, 0x845b, 0x20bb7]);
  expect([...face.variationSequences()]).toEqual([
    { codePoint: 0x56fd, selector: 0xe0100 },
    { codePoint: 0x845b, selector: 0xe0100 },
  ]);
});

test("a comma takes its vertical form in a vertical line, and only there", () => {
  expect(face.shapeVertical("国、")).toEqual([
    { gid: TINY.country, cluster: 0, advance: 1000 },
    { gid: TINY.verticalComma, cluster: 1, advance: 1000 },
  ]);
  expect(face.shapeHorizontal("国、", []).map((glyph) => glyph.gid)).toEqual([
    TINY.country,
    TINY.comma,
  ]);
});

test("a single character's vertical form is known without setting a line", () => {
  expect(face.verticalGlyphOf(0x3001)).toBe(TINY.verticalComma);
  expect(face.verticalGlyphOf(0x56fd)).toBe(TINY.country);
  expect(face.verticalGlyphOf(0x7121)).toBeUndefined();
});

test("a variation selector belongs to its character, and offsets count code units", () => {
  expect(face.shapeVertical("𠮷葛\u{e0100}国")).toEqual([
    { gid: TINY.yoshi, cluster: 0, advance: 1000 },
    { gid: TINY.kudzuVariant, cluster: 2, advance: 1000 },
    { gid: TINY.country, cluster: 5, advance: 1000 },
  ]);
});

test("a selector that the face does not know takes no room", () => {
  expect(face.shapeVertical("葛\u{e0101}国")).toEqual([
    { gid: TINY.kudzu, cluster: 0, advance: 1000 },
    { gid: TINY.space, cluster: 1, advance: 0 },
    { gid: TINY.country, cluster: 3, advance: 1000 },
  ]);
});

test("a character that the face lacks is glyph 0, so that it can be told", () => {
  expect(face.shapeVertical("無")[0]?.gid).toBe(0);
});

test("horizontal advances are those of the horizontal metrics", () => {
  expect(face.shapeHorizontal("A国", []).map((glyph) => glyph.advance)).toEqual([500, 1000]);
});

/** GPOS with one feature `vhal`: the vertical comma keeps its upper half, 国 its lower half. */
function halfWidths(lookupType: 1 | 9): number[] {
  const numbers = (...values: number[]): number[] =>
    values.flatMap((value) => [(value >> 8) & 0xff, value & 0xff]);
  const adjustment = [
    // format 2, coverage at 20, yPlacement and yAdvance, two records
    ...numbers(2, 16, 0x000a, 2, 500, -500, 0, -500),
    ...numbers(1, 2, TINY.country, TINY.verticalComma),
  ];
  const extension = lookupType === 9 ? numbers(1, 1, 0, 8) : [];
  return [
    ...numbers(1, 0, 10, 12, 26),
    ...numbers(0),
    ...[...numbers(1), ...[..."vhal"].map((letter) => letter.charCodeAt(0)), ...numbers(8)],
    ...numbers(0, 1, 0),
    ...numbers(1, 4),
    ...numbers(lookupType, 0, 1, 8),
    ...extension,
    ...adjustment,
  ];
}

test.each([1, 9] as const)(
  "white that the font takes from marks is known (lookup type %i)",
  (type) => {
    const half = goodFace(tinyFont({ tables: { GPOS: halfWidths(type) } }));
    expect(half.verticalTrim(TINY.country)).toEqual({ before: 500, after: 0 });
    expect(half.verticalTrim(TINY.verticalComma)).toEqual({ before: 0, after: 500 });
    expect(half.verticalTrim(TINY.latinA)).toBeUndefined();
  },
);

test("a font that says nothing about half widths trims nothing", () => {
  expect(face.verticalTrim(TINY.comma)).toBeUndefined();
});
