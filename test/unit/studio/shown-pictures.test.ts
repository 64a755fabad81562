// The studio's page says what is to be seen on a picture, and shows it where it is.
import { expect, test } from "vitest";
import type { Sp } from "../../../src/base/units.ts";
import { textParts } from "../../../src/model/letter-text.ts";
import { showPages } from "../../../src/studio/worker/show-pages.ts";
import { shownBlock } from "../../../src/studio/worker/shown-block.ts";
import { letterWithPictures } from "../../samples/letter-with-pictures.ts";
import { corpusPicture } from "../../samples/pictures.ts";

test("who listens to the letter hears of its figures and its seal", () => {
  const { letter } = letterWithPictures("通知", true);
  const texts = letter.blocks.map((block) => shownBlock(block).text);
  expect(texts).toContain("［図：屋根のある家］");
  expect(texts).toContain("奈良市長　仲川［公印：市長の印］");
  expect(texts).toHaveLength(textParts(letter).length);
});

test("a picture has its place, its name among the files beside the template, and where it is named", () => {
  const pt = (points: number): Sp => (points * 65_536) as Sp;
  const box = { x: pt(10), y: pt(20), width: pt(30), height: pt(40) };
  const origin = { kind: "file", path: "templates/a.hbs" } as const;
  const items = [{ type: "picture", picture: corpusPicture("rgb.png"), box, origin }] as const;
  const properties = { title: "", subject: undefined, author: undefined, date: undefined };
  const pageSize = { width: pt(100), height: pt(100) };
  const document = {
    lang: "ja",
    properties,
    writingMode: "horizontal-tb",
    pageSize,
    faces: [],
    pages: [{ items }],
  } as const;
  const { pages, origins } = showPages(document, new Set());
  expect(pages[0]?.pictures).toEqual([{ key: "画像/rgb.png", box: [10, 20, 30, 40], origin: 0 }]);
  expect(origins).toEqual([origin]);
});
