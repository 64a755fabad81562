import { describe, expect, test } from "vitest";
import { letterParagraphs } from "../../../src/model/letter-text.ts";
import { PAGE_FORMATS } from "../../../src/model/page-formats.ts";
import { pagedParts } from "../../../src/model/paged-parts.ts";
import { blocksOf, parsed, problemsOf } from "../../samples/marked-text.ts";

const letter = PAGE_FORMATS.get("26x27");
const across = PAGE_FORMATS.get("40x36");
if (letter === undefined || across === undefined) throw new Error("no page formats");

describe("別紙 in a letter", () => {
  test("begin a part, with or without a name, alone or before other annotations", () => {
    expect(blocksOf("本文\n［＃別紙］\n［＃右肩］別紙")).toEqual([
      { type: "paragraph", inlines: ["本文"], placement: {} },
      { type: "part-break", name: "" },
      { type: "corner-mark", inlines: ["別紙"], placement: {} },
    ]);
  });

  test("items are numbered anew in each", () => {
    const outcome = parsed("［＃１］甲\n［＃別紙］［＃１］乙", "corrected", "horizontal-tb");
    if (!outcome.ok) throw new Error("it has errors");
    expect(letterParagraphs(outcome.value)).toEqual(["１　甲", "１　乙"]);
  });

  test("a name that the settings do not have is an error at its place", () => {
    expect(problemsOf("本文\n［＃別紙「表」］［＃右肩］別紙")).toEqual(["markup/part-unknown 2:1"]);
  });
});

describe("the parts of a letter", () => {
  const format = { ...letter, parts: { 表: across } };
  const part = (name: string) => ({ type: "part-break", name, origin: undefined }) as const;
  const blank = { type: "blank-line", origin: undefined } as const;
  const page = { type: "page-break", origin: undefined } as const;

  test("are on the pages of their name, or on the letter's", () => {
    expect(pagedParts([blank, part("表"), blank, part(""), blank], format)).toEqual([
      { name: undefined, blocks: [blank], format },
      { name: "表", blocks: [blank], format: across },
      { name: "", blocks: [blank], format },
    ]);
  });

  test("are on the letter's pages under a name that the settings do not have, whatever objects have by themselves", () => {
    expect(pagedParts([part("constructor"), blank], format)).toEqual([
      { name: "constructor", blocks: [blank], format },
    ]);
  });

  test("need no page break before them, and are left out where they are empty", () => {
    const parts = pagedParts([blank, page, part(""), part("表"), page, blank], format);
    expect(parts.map(({ blocks }) => blocks)).toEqual([[blank], [page, blank]]);
  });

  test("are one at least", () => {
    expect(pagedParts([], format)).toEqual([{ name: undefined, blocks: [], format }]);
  });
});
