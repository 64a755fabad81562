import { expect, test } from "vitest";
import { describeForPdf, subsetName, toUnicodeCmap } from "../../../src/font/pdf-font.ts";
import { nodeWorld } from "../../../src/outside/node-world.ts";
import { goodFace } from "../../samples/faces.ts";
import { tinyFont } from "../../samples/tiny-font.ts";

test("codes count from 1, a character beyond the first plane takes two units", () => {
  const lines = toUnicodeCmap(["山", "𠮷", "\u{e0100}"]).split("\n");
  expect(lines).toContain("3 beginbfchar");
  expect(lines).toContain("<0001><5C71>");
  expect(lines).toContain("<0002><D842DFB7>");
  expect(lines).toContain("<0003><DB40DD00>");
});

test("a code without characters has no entry", () => {
  expect(toUnicodeCmap(["", "山"])).not.toContain("<0001>");
});

test("a block holds at most 100 entries", () => {
  const cmap = toUnicodeCmap(Array.from({ length: 201 }, () => "山"));
  expect(cmap.match(/\d+ beginbfchar/gu)).toEqual([
    "100 beginbfchar",
    "100 beginbfchar",
    "1 beginbfchar",
  ]);
});

const face = goodFace(tinyFont());

test("a subset is named by what it holds", () => {
  const name = subsetName(face, "山", nodeWorld);
  expect(name).toMatch(/^[A-Z]{6}\+/u);
  expect(subsetName(face, "山", nodeWorld)).toBe(name);
  expect(subsetName(face, "川", nodeWorld)).not.toBe(name);
});

test("a slanted face says so, and a heavier one has wider stems", () => {
  const { italicAngle, weight } = face.metrics;
  expect([italicAngle, weight]).toEqual([0, 400]);
  // 10 + 220 × (400 − 50) / 900; symbolic alone, then with the flag 64 for italics.
  expect(describeForPdf(face)).toMatchObject({ flags: 4, stemV: 96 });
  const slanted = { ...face, metrics: { ...face.metrics, italicAngle: -12, weight: 700 } };
  expect(describeForPdf(slanted)).toMatchObject({ flags: 68, italicAngle: -12, stemV: 169 });
});
