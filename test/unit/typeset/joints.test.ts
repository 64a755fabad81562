// Where the places of seals are that are half on a sheet (契印・割印).
import { describe, expect, test } from "vitest";
import { ptToSp } from "../../../src/base/units.ts";
import type { PageFormat, SealJoint, WritingMode } from "../../../src/model/page-format.ts";
import type { Page } from "../../../src/model/paged-document.ts";
import { checkLayout } from "../../../src/typeset/check-layout.ts";
import { typeset } from "../../../src/typeset/typeset.ts";
import { squareFace } from "../../samples/square-face.ts";
import { block, format, letter, text } from "../../samples/square-letters.ts";

const SIZE = ptToSp(40);
const BINDING: SealJoint = { place: "binding", size: SIZE };
const TOP: SealJoint = { place: "top", size: SIZE };

function pagesOf(characters: number, changes: Partial<PageFormat>): readonly Page[] {
  const one = letter(block("paragraph", text("字".repeat(characters))));
  const laid = typeset(one, format(changes), [squareFace()]);
  if (!laid.ok) throw new Error(JSON.stringify(laid.errors));
  return laid.value.pages;
}

/** What the dashes of a page fill, from their first edge to their last. Units: points. */
function extentOf({ items }: Page): readonly number[] {
  const boxes = items.flatMap((item) => (item.type === "rule" ? [item.box] : []));
  const ends = [
    Math.min(...boxes.map(({ x }) => x)),
    Math.min(...boxes.map(({ y }) => y)),
    Math.max(...boxes.map(({ x, width }) => x + width)),
    Math.max(...boxes.map(({ y, height }) => y + height)),
  ];
  return boxes.length === 0 ? [] : ends.map((end) => Math.round(end / ptToSp(1)));
}

describe.each<readonly [WritingMode, readonly number[]]>([
  // The paper is 200 × 150 points; sheets of vertical lines are bound at the right.
  ["vertical-rl", [180, 55, 200, 95]],
  ["horizontal-tb", [0, 55, 20, 95]],
])("%s", (writingMode, bound) => {
  test("over the binding of every sheet that lies on another, half of the seal is in the middle of its edge", () => {
    const pages = pagesOf(200, { writingMode, joints: [BINDING] });
    expect(pages.map(extentOf)).toEqual([[], ...pages.slice(1).map(() => bound)]);
    expect(pages.length).toBeGreaterThan(2);
  });

  test("over the head of the first sheet, and of no other", () => {
    const pages = pagesOf(200, { writingMode, joints: [TOP] });
    expect(pages.map(extentOf)).toEqual([[80, 0, 120, 20], ...pages.slice(1).map(() => [])]);
  });

  test("the lines are the page's, and no part of its text", () => {
    const [, page] = pagesOf(200, { writingMode, joints: [BINDING, TOP] });
    const first = page?.items.findIndex(({ type }) => type === "rule") ?? 0;
    expect(page?.items[first - 1]).toEqual({ type: "tag-start", role: "artifact", element: 0 });
    const dashes = page?.items.filter(({ type }) => type === "rule") ?? [];
    expect(dashes.length).toBeGreaterThan(9);
  });
});

test("a letter of one sheet has no binding, and that is told", () => {
  const codes = (characters: number, joints: readonly SealJoint[]): readonly string[] =>
    checkLayout(letter(block("paragraph", text("字".repeat(characters)))), format({ joints }), [
      squareFace(),
    ]).map(({ code }) => code);
  expect(pagesOf(20, { joints: [BINDING] }).map(extentOf)).toEqual([[]]);
  expect(codes(20, [BINDING])).toContain("typeset/joint-one-sheet");
  expect(codes(20, [TOP])).not.toContain("typeset/joint-one-sheet");
  expect(codes(200, [BINDING])).not.toContain("typeset/joint-one-sheet");
});
