// Room for the seal (公印) beside the sender's name: it covers the last character of the name and nothing else.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mmToSp, ptToSp, spToPt } from "../../../src/base/units.ts";
import { parseLetter } from "../../../src/markup/parse-letter.ts";
import type { Block, Letter } from "../../../src/model/letter.ts";
import type { PageFormat } from "../../../src/model/page-format.ts";
import { checkLayout } from "../../../src/typeset/check-layout.ts";
import { runs } from "../../samples/extent.ts";
import { letterSettings } from "../../samples/letters.ts";
import { manuscriptOf } from "../../samples/marked-text.ts";
import { squareFace } from "../../samples/square-face.ts";
import { block, format, layOut, letter, runsOf } from "../../samples/square-letters.ts";

/** Twelve characters of ten points, eight lines of fifteen; the seal is as large as three characters. */
const SEALED: Partial<PageFormat> = {
  seal: ptToSp(30),
  charactersPerLine: 12,
  margins: { top: ptToSp(15), bottom: ptToSp(15), left: ptToSp(40), right: ptToSp(45) },
};
const VERTICAL = format(SEALED);
const HORIZONTAL = format({
  ...SEALED,
  writingMode: "horizontal-tb",
  linesPerPage: 7,
  margins: { top: ptToSp(20), bottom: ptToSp(30), left: ptToSp(40), right: ptToSp(40) },
});
const NAME = block("sender", "知事甲");

/** How many characters are left between the end of each sender's line and the line's foot. */
function roomAfter(content: Letter, page: PageFormat): readonly number[] {
  const isVertical = page.writingMode === "vertical-rl";
  return layOut(content, page).pages.flatMap(({ items }) =>
    runsOf(items).map(({ at, glyphs }) => {
      const head = isVertical ? at.y - page.margins.top : at.x - page.margins.left;
      const length = glyphs.reduce((sum, { advance }) => sum + advance, 0);
      return 12 - spToPt(ptToSp(0)) - (head + length) / ptToSp(10);
    }),
  );
}

/** What is read of a marked text in a format. */
function markedLetter(marked: string, page: PageFormat): Letter {
  const outcome = parseLetter(manuscriptOf(marked), letterSettings({ format: page }), "corrected");
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors));
  return outcome.value;
}

function codesOf(content: Letter, page: PageFormat): readonly (readonly unknown[])[] {
  return checkLayout(content, page, [squareFace()]).map(({ code, values }) => [code, values]);
}

describe.each([
  ["vertical", VERTICAL],
  ["horizontal", HORIZONTAL],
] as const)("in %s lines", (_, page) => {
  test("the name ends so far from the foot that the seal, begun at its last character, ends there", () => {
    // Three characters of the seal, one of them over the name's last.
    expect(roomAfter(letter(NAME), page)).toEqual([2]);
  });

  test("a line before it ends before the seal begins", () => {
    expect(roomAfter(letter(block("sender", "県"), NAME), page)).toEqual([3, 2]);
  });

  test("without a seal, and where it is said that it is left out, a sender is where it always was", () => {
    const { seal: _seal, ...unsealed } = page;
    expect(roomAfter(letter(NAME), unsealed)).toEqual([1]);
    expect(roomAfter(letter(NAME, block("sender", "（公印省略）")), page)).toEqual([1, 1]);
  });

  test("a sender in a 別紙 has no seal: it takes no room there, and nothing is looked at", () => {
    const part: Block = { type: "part-break", name: "", origin: undefined };
    const form = block("sender", "申請者");
    expect(roomAfter(letter(NAME, part, form), page)).toEqual([2, 1]);
    // What would be under a seal there is under none, and what is under the letter's own is told.
    const long = block("paragraph", "字".repeat(11));
    const head = [block("date-line", "日"), block("sender", "県"), NAME];
    expect(codesOf(letter(...head, part, long, form), page)).toEqual([]);
    expect(codesOf(letter(long, NAME, part, form), page)).toEqual([
      [
        "typeset/seal-no-room",
        { millimetres: 11, text: "字".repeat(11), what: "place", where: "text" },
      ],
    ]);
    expect(codesOf(letter(...head, part, block("sender", "（公印省略）")), page)).toEqual([]);
  });

  test("the mark of a note behind the name stands behind the seal, and a line before the name ends before it", () => {
    const read = markedLetter(
      "［＃差出人］県\n［＃差出人］知事甲［＃脚注］乙。［＃脚注終わり］\n文",
      page,
    );
    const set = layOut(read, page).pages.flatMap(({ items }) => runsOf(items));
    const along = (text: string): number => {
      const found = set.find(({ glyphs }) => glyphs.some((glyph) => glyph.text === text));
      if (found === undefined) throw new Error(`no ${text}`);
      const before = found.glyphs.slice(
        0,
        found.glyphs.findIndex((glyph) => glyph.text === text),
      );
      const head = page.writingMode === "vertical-rl" ? found.at.y : found.at.x;
      return (head + before.reduce((sum, { advance }) => sum + advance, 0)) / ptToSp(10);
    };
    // Three characters of the seal, begun with 甲.
    expect(along("１") - along("甲")).toBeGreaterThanOrEqual(3);
    expect(along("１") - along("甲")).toBeLessThan(4);
    expect(along("県") + 1).toBeLessThanOrEqual(along("甲"));
    expect(codesOf(read, page)).toEqual([]);
  });

  test("what an annotation says of the sender's place holds", () => {
    const inlines = [{ type: "text", text: "知事甲", origin: undefined }] as const;
    const placement = { alignment: "end", indentEnd: 0 } as const;
    const moved: Block = { type: "sender", inlines, placement, origin: undefined };
    expect(roomAfter(letter(moved), page)).toEqual([0]);
  });

  test("nothing is told where the seal has room", () => {
    expect(
      codesOf(
        letter(block("date-line", "日"), block("sender", "県"), NAME, block("addressee", "乙")),
        page,
      ),
    ).toEqual([]);
  });

  test("text that the seal would cover is told", () => {
    const long = block("paragraph", "字".repeat(11));
    expect(codesOf(letter(long, NAME), page)).toEqual([
      [
        "typeset/seal-no-room",
        { millimetres: 11, text: "字".repeat(11), what: "place", where: "text" },
      ],
    ]);
    // With an empty line between them it has room.
    expect(codesOf(letter(long, { type: "blank-line", origin: undefined }, NAME), page)).toEqual(
      [],
    );
  });

  test("joint senders stand so far from each other that no seal lies on another or on a name", () => {
    const [one, other] = [block("sender", "甲市長　乙"), block("sender", "丙町長　丁")];
    const blank: Block = { type: "blank-line", origin: undefined };
    const day = block("date-line", "日");
    expect(roomAfter(letter(one, other), page)).toEqual([2, 2]);
    // Thirty points of a seal take two lines of fifteen: one is left empty, by the author or else.
    const lineOf = (content: Letter): number => {
      const all = layOut(content, page).pages.flatMap(({ items }) => runsOf(items));
      const of = (text: string): number => {
        const run = all.find(({ glyphs }) => glyphs.some((glyph) => glyph.text === text));
        return (page.writingMode === "vertical-rl" ? run?.at.x : run?.at.y) ?? Number.NaN;
      };
      return Math.abs(of("丁") - of("乙")) / ptToSp(15);
    };
    expect(lineOf(letter(day, blank, one, other))).toBe(2);
    expect(lineOf(letter(day, blank, one, blank, other))).toBe(2);
    expect(lineOf(letter(day, blank, one, blank, blank, other))).toBe(3);
    expect(codesOf(letter(day, blank, one, other), page)).toEqual([]);
    // An office and its name in two lines are one sender.
    expect(roomAfter(letter(block("sender", "甲市長"), block("sender", "乙")), page)).toEqual([
      3, 2,
    ]);
  });

  test("of as many signers as a page holds, with seals of any size, in one line each or two, nothing is told", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 10, max: 80 }),
        fc.boolean(),
        (count, points, isInTwo) => {
          const roomy: PageFormat = {
            ...page,
            seal: ptToSp(points),
            linesPerPage: 60,
            charactersPerLine: 40,
            trimSize: { width: ptToSp(1100), height: ptToSp(1100) },
            margins: { top: ptToSp(60), bottom: ptToSp(60), left: ptToSp(60), right: ptToSp(60) },
          };
          const signers = Array.from({ length: count }, () =>
            isInTwo
              ? [block("sender", "甲市長"), block("sender", "乙丙丁")]
              : [block("sender", "甲市長　乙丙丁")],
          );
          const before = Array.from({ length: 6 }, () => block("salutation", "日"));
          const content = letter(...before, ...signers.flat(), block("addressee", "戊"));
          expect(codesOf(content, roomy)).toEqual([]);
        },
      ),
      { numRuns: runs(200) },
    );
  });

  test("a seal that would reach over the edge of the paper is told", () => {
    const large: PageFormat = { ...page, seal: mmToSp(30) };
    const inlines = [{ type: "text", text: "知事甲", origin: undefined }] as const;
    const placement = { alignment: "end", indentEnd: 0 } as const;
    const moved: Block = { type: "sender", inlines, placement, origin: undefined };
    expect(codesOf(letter(moved), large)).toEqual([
      ["typeset/seal-no-room", { millimetres: 30, text: "知事甲", what: "place", where: "edge" }],
    ]);
  });

  test("a seal in the settings of a letter that has none is told", () => {
    expect(codesOf(letter(NAME, block("sender", "（公印省略）")), page)).toEqual([
      ["typeset/seal-omitted", { text: "（公印省略）" }],
    ]);
  });

  test("of any name in a line of its own, whatever the seal's size, the last character alone is covered", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 10, max: 40 }),
        (length, points) => {
          const name = "甲".repeat(length);
          const sealed: PageFormat = { ...page, seal: ptToSp(points) };
          const [room = 0] = roomAfter(letter(block("sender", name)), sealed);
          const beyond = points / 10 - 1;
          expect(room).toBeGreaterThanOrEqual(beyond);
          expect(room).toBeLessThan(Math.max(1, beyond) + 1);
        },
      ),
      { numRuns: runs(100) },
    );
  });
});
