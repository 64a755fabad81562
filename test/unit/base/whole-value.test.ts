import { describe, expect, test } from "vitest";
import { isSameWhole, wholeKey } from "../../../src/base/whole-value.ts";

const LETTER = {
  lang: "ja",
  blocks: [{ type: "heading", level: 1, text: "記", origin: { row: 2 } }],
};

describe("two values are the same only in all of their fields", () => {
  const changed = (change: object) => ({
    ...LETTER,
    blocks: LETTER.blocks.map((block) => ({ ...block, ...change })),
  });

  test("to any depth", () => {
    expect(isSameWhole(LETTER, structuredClone(LETTER))).toBe(true);
    expect(isSameWhole(LETTER, changed({ level: 2 }))).toBe(false);
    expect(isSameWhole(LETTER, changed({ text: "記 " }))).toBe(false);
    expect(wholeKey(LETTER)).toBe(wholeKey(structuredClone(LETTER)));
    expect(wholeKey(LETTER)).not.toBe(wholeKey(changed({ level: 2 })));
  });

  test("a field that only one of them has counts, on either side", () => {
    const longer = changed({ lang: "en" });
    expect([isSameWhole(LETTER, longer), isSameWhole(longer, LETTER)]).toEqual([false, false]);
  });

  test("but for the one that is left out", () => {
    const moved = changed({ origin: { row: 3 } });
    expect(isSameWhole(LETTER, moved)).toBe(false);
    expect(isSameWhole(LETTER, moved, "origin")).toBe(true);
  });
});

test("a value with a part that no key can see does not compile", () => {
  // @ts-expect-error -- a function is invisible to JSON
  expect(wholeKey({ level: 1, draw: () => 1 })).toBe('{"level":1}');
  // @ts-expect-error -- so is what a map holds
  expect(wholeKey({ names: new Map([["a", 1]]) })).toBe('{"names":{}}');
});
