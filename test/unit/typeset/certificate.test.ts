// A certificate (賞状): in the middle of its sheet, without an indent, no line begun by は, を or へ, with a frame where one is asked for.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ptToSp, spToPt } from "../../../src/base/units.ts";
import type { PageFormat } from "../../../src/model/page-format.ts";
import type { PagedDocument } from "../../../src/model/paged-document.ts";
import { checkLayout } from "../../../src/typeset/check-layout.ts";
import { runs } from "../../samples/extent.ts";
import { squareFace } from "../../samples/square-face.ts";
import { block, format, layOut, letter, runsOf, seen } from "../../samples/square-letters.ts";

/** Eight columns of ten characters; the text area is 40 to 155 points from the left, its middle at 97.5. */
const SHEET: PageFormat = format({ arrangement: "certificate" });
const ACROSS: PageFormat = format({
  arrangement: "certificate",
  writingMode: "horizontal-tb",
  charactersPerLine: 11,
  linesPerPage: 7,
  margins: { top: ptToSp(20), bottom: ptToSp(30), left: ptToSp(40), right: ptToSp(50) },
});

function linesOf(document: PagedDocument): readonly string[] {
  return document.pages.flatMap(({ items }) =>
    runsOf(items).map(({ glyphs }) => glyphs.map(({ text }) => text).join("")),
  );
}

describe("a certificate stands in the middle of its sheet", () => {
  test("one line is the middle column", () => {
    const [run] = runsOf(layOut(letter(block("paragraph", "本文")), SHEET).pages[0]?.items ?? []);
    expect(spToPt(run?.at.x ?? ptToSp(0))).toBe(97.5);
    expect(spToPt(run?.at.y ?? ptToSp(0))).toBe(20);
  });

  test("the first and the last line are as far from the sides of the text area", () => {
    const parts = [block("subject", "賞"), block("paragraph", "本文"), block("sender", "長")];
    const columns = runsOf(layOut(letter(...parts), SHEET).pages[0]?.items ?? []).map(
      ({ at, size }) => ({
        middle: spToPt(at.x),
        size: spToPt(size),
      }),
    );
    // 賞 takes two rows of fifteen points, then one empty, 本文, one empty, 長: six of eight, so that one is left on each side.
    expect(columns).toEqual([
      { middle: 155 - 15 - 12.5, size: 25 },
      { middle: 155 - 15 * 4 - 5, size: 10 },
      { middle: 155 - 15 * 6 - 5, size: 12.5 },
    ]);
  });

  test("in horizontal lines too", () => {
    const [run] = runsOf(layOut(letter(block("paragraph", "本文")), ACROSS).pages[0]?.items ?? []);
    // Three rows of fifteen points, half a row of ten, 0.38 em down to the baseline.
    expect(spToPt(run?.at.y ?? ptToSp(0))).toBeCloseTo(20 + 45 + 5 + 3.8, 3);
  });

  test("a letter of the same text begins at the side", () => {
    const [run] = runsOf(layOut(letter(block("paragraph", "本文"))).pages[0]?.items ?? []);
    expect(spToPt(run?.at.x ?? ptToSp(0))).toBe(150);
  });
});

test("what it is called is in the middle of its line, the name near the foot, the text at the head, the sender above its seal", () => {
  const parts = [
    block("addressee", "甲"),
    block("paragraph", "本文"),
    block("date-line", "日"),
    block("sender", "長"),
  ];
  const document = layOut(letter(...parts), SHEET);
  expect(seen(document, 15).map(({ text, head }) => [text, head])).toEqual([["甲", 10 - 1 - 1.5]]);
  expect(seen(document, 10).map(({ text, head }) => [text, head])).toEqual([["本文", 0]]);
  expect(seen(document, 9).map(({ text, head }) => [text, head])).toEqual([["日", 2]]);
  expect(seen(document, 12.5).map(({ text, head }) => [text, head])).toEqual([
    ["長", 10 - 2 - 1.25],
  ]);
});

test("a size that is asked for holds, also where the text is longer than its line", () => {
  const inlines = [{ type: "text", text: "甲乙丙丁戊己", origin: undefined }] as const;
  const placement = { characterSize: ptToSp(20) };
  const sized = { type: "addressee", inlines, placement, origin: undefined } as const;
  const sizes = runsOf(layOut(letter(sized), SHEET).pages[0]?.items ?? []).map(({ size }) =>
    spToPt(size),
  );
  expect(sizes).toEqual([20, 20]);
});

describe("は, を and へ", () => {
  const TEXT = "貴殿多年功績顕著表彰は文";

  test("begin a line of a letter, and none of a certificate", () => {
    const isBegun = (page: PageFormat): boolean => {
      const inlines = [{ type: "text", text: TEXT, origin: undefined }] as const;
      const placement = { indentStart: 0 };
      const paragraph = { type: "paragraph", inlines, placement, origin: undefined } as const;
      return linesOf(layOut(letter(paragraph), page)).some((line) => line.startsWith("は"));
    };
    expect(isBegun(format())).toBe(true);
    expect(isBegun(SHEET)).toBe(false);
  });

  test("begin no line of any text, but where it begins or a line is broken by hand", () => {
    const words = fc
      .array(
        fc.constantFrom("は", "を", "へ", "の", "貴", "殿", "ー", "　", "「", "」", "12", "DX"),
        {
          minLength: 1,
          maxLength: 60,
        },
      )
      .map((all) => `文${all.join("")}`)
      // A row of them that is longer than a line must end somewhere.
      .filter((text) => !/[はをへ]{8}/u.test(text));
    fc.assert(
      fc.property(words, (text) => {
        const document = layOut(letter(block("paragraph", text)), SHEET);
        expect(linesOf(document).filter((line) => /^[はをへ]/u.test(line))).toEqual([]);
      }),
      { numRuns: runs(300) },
    );
  });
});

describe("a frame", () => {
  const boxes = (page: PageFormat): readonly (readonly number[])[] =>
    layOut(letter(block("paragraph", "本文")), page).pages[0]?.items.flatMap((item) =>
      item.type === "rule"
        ? [[item.box.x, item.box.y, item.box.width, item.box.height].map((side) => spToPt(side))]
        : [],
    ) ?? [];

  test("is not there unless it is asked for", () => {
    expect(boxes(SHEET)).toEqual([]);
  });

  test("is drawn along the sheet, a twentieth of its shorter side in", () => {
    // 150 points × 0.045 is 7.
    expect(boxes({ ...SHEET, frame: "single" })).toEqual([
      [7, 7, 186, 0.75],
      [7, 142.25, 186, 0.75],
      [7, 7, 0.75, 136],
      [192.25, 7, 0.75, 136],
    ]);
  });

  test.each([
    ["double", [0.75, 0.75], [7, 9.25]],
    ["thick-and-thin", [2.25, 0.5], [7, 10.75]],
  ] as const)("of two lines has both: %s", (frame, thick, edges) => {
    const across = boxes({ ...SHEET, frame }).filter(([, , width = 0]) => width > 100);
    const heads = across.filter(([, y = 0]) => y < 75);
    expect(heads.map(([, , , height]) => height)).toEqual(thick);
    expect(heads.map(([x]) => x)).toEqual(edges);
    expect(heads.map(([, y]) => y)).toEqual(edges);
  });

  test("belongs to the page alone", () => {
    const [first, ...rest] =
      layOut(letter(block("paragraph", "本文")), { ...SHEET, frame: "double" }).pages[0]?.items ??
      [];
    expect(first).toEqual({ type: "tag-start", role: "artifact", element: 0 });
    expect(rest.findIndex(({ type }) => type === "tag-end")).toBe(8);
  });
});

test("a certificate that takes a second sheet is told, a letter is not", () => {
  const long = letter(block("paragraph", "字".repeat(81)));
  const codes = (page: PageFormat): readonly string[] =>
    checkLayout(long, page, [squareFace()]).map(({ code }) => code);
  expect(codes(SHEET)).toEqual(["typeset/certificate-pages"]);
  expect(codes(format())).toEqual([]);
  expect(checkLayout(letter(block("paragraph", "字".repeat(80))), SHEET, [squareFace()])).toEqual(
    [],
  );
});
