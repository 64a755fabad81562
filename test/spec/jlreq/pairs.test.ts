import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { mayBreakBetween } from "../../../src/char/breaking.ts";
import { classOf } from "../../../src/char/character-class.ts";
import type { LayoutPolicy } from "../../../src/model/page-format.ts";
import { layoutLines } from "../../../src/typeset/layout-lines.ts";
import { squareFace } from "../../samples/square-face.ts";

interface PairCase {
  readonly id: string;
  readonly text: string;
  readonly classes: readonly string[];
  readonly origin_em: readonly number[];
  readonly advance_em: number;
  readonly break_allowed: readonly boolean[];
}

const cases = readFileSync(new URL("jlreq-pair-advance.jsonl", import.meta.url), "utf8")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line) as PairCase); // the file is ours

const policy: LayoutPolicy = {
  adjustment: "compromise",
  kinsoku: "very-strict",
  hanging: false,
  jaLatinGap: "1/4",
  latin: "upright",
};

test("every pair of the seventeen classes has a case", () => {
  expect(cases.length).toBe(17 * 17);
});

test.each(cases)("$id: $text has its bodies where JLReq puts them", (pair) => {
  const [paragraph] = layoutLines([pair.text], [squareFace()], {
    measure: 40,
    indent: 0,
    writingMode: "vertical-rl",
    policy,
  });
  const [line] = paragraph?.lines ?? [];
  expect(line?.origins).toEqual(pair.origin_em);
  expect(line?.advance).toBe(pair.advance_em);
});

// Two marks of one kind are never parted (C.2, note 5); the case file shows the cell without its note.
const ofDifferentKinds = cases.filter((pair) => pair.id !== "cl-08xcl-08");

test("…… is not parted, …— is", () => {
  const [dots, dash] = [
    { cls: 8, codePoint: 0x2026 },
    { cls: 8, codePoint: 0x2014 },
  ] as const;
  expect(mayBreakBetween(dots, dots, "very-strict")).toBe(false);
  expect(mayBreakBetween(dots, dash, "very-strict")).toBe(true);
});

test.each(ofDifferentKinds)("$id: $text breaks where JLReq allows it", (pair) => {
  const occurrences = [...pair.text].map((character) => {
    const codePoint = character.codePointAt(0) ?? 0;
    return { cls: classOf(codePoint), codePoint };
  });
  const found = occurrences.slice(1).map((after, index) => {
    const before = occurrences[index];
    return before !== undefined && mayBreakBetween(before, after, "very-strict");
  });
  expect(occurrences.map(({ cls }) => `cl-${String(cls).padStart(2, "0")}`)).toEqual(pair.classes);
  expect(found).toEqual(pair.break_allowed);
});
