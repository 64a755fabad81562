import { beforeAll, expect, test } from "vitest";
import { spToPt } from "../../../src/base/units.ts";
import type { FontFace } from "../../../src/model/font-face.ts";
import { type Page, paperOfPage } from "../../../src/model/paged-document.ts";
import { checkLayout } from "../../../src/typeset/check-layout.ts";
import { createTypesetCache, typeset } from "../../../src/typeset/typeset.ts";
import { loadNotoSerif } from "../../render/set-pages.ts";
import { letterWithParts } from "../../samples/letter-with-parts.ts";

let face: FontFace;
beforeAll(async () => {
  face = await loadNotoSerif();
});

/** What belongs to a page alone: its number. */
function numberOf({ items }: Page): string {
  const start = items.findIndex((item) => item.type === "tag-start" && item.role === "artifact");
  const run = start < 0 ? undefined : items[start + 1];
  return run?.type === "glyphs" ? run.glyphs.map(({ text }) => text).join("") : "";
}

test("each part has its paper, its direction, and its own numbers from one", () => {
  const { letter, format } = letterWithParts();
  const outcome = typeset(letter, format, [face]);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors));
  const document = outcome.value;
  const shown = document.pages.map((page) => {
    const { pageSize, writingMode } = paperOfPage(document, page);
    return `${writingMode} ${Math.round(spToPt(pageSize.width))} ${numberOf(page)}`.trim();
  });
  expect(shown).toEqual([
    "vertical-rl 842 一",
    "horizontal-tb 595 1",
    "horizontal-tb 595 2",
    "horizontal-tb 842",
    "vertical-rl 842 一",
  ]);
  expect(checkLayout(letter, format, [face])).toEqual([]);
});

test("elements have numbers of their own through all parts", () => {
  const { letter, format } = letterWithParts();
  const outcome = typeset(letter, format, [face]);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors));
  const blocks = outcome.value.pages.flatMap(({ items }) => {
    let depth = 0;
    return items.flatMap((item) => {
      if (item.type === "tag-end") depth -= 1;
      if (item.type !== "tag-start") return [];
      depth += 1;
      return depth === 1 && item.role !== "artifact" && item.role !== "repeated"
        ? item.element
        : [];
    });
  });
  // No block of this letter goes on over a page.
  expect(blocks.length).toBe(15);
  expect(new Set(blocks).size).toBe(blocks.length);
  expect(blocks).toEqual(blocks.toSorted((one, other) => one - other));
});

test("a cache of the same run changes nothing", () => {
  const { letter, format } = letterWithParts();
  const cache = createTypesetCache();
  const [first, second, alone] = [
    typeset(letter, format, [face], cache),
    typeset(letter, format, [face], cache),
    typeset(letter, format, [face]),
  ];
  expect(second).toEqual(first);
  expect(alone).toEqual(first);
});
