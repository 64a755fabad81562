import { describe, expect, test } from "vitest";
import { mmToSp, ptToSp } from "../../../src/base/units.ts";
import type { Block, Inline, Letter, Paragraph } from "../../../src/model/letter.ts";
import type { PageFormat } from "../../../src/model/page-format.ts";
import { PAGE_FORMATS } from "../../../src/model/page-formats.ts";
import type { PagedDocument } from "../../../src/model/paged-document.ts";
import { checkLayout } from "../../../src/typeset/check-layout.ts";
import { checkPages } from "../../../src/typeset/check-pages.ts";
import { squareFace } from "../../samples/square-face.ts";
import { block, format, layOut, letter, text } from "../../samples/square-letters.ts";

const CELL = {
  kind: "cell",
  path: "宛名.csv",
  row: 3,
  column: 8,
  header: "番号",
  line: 3,
} as const;

function sideBySide(value: string): Block {
  const inner = { type: "text", text: value, origin: CELL } as const;
  const inline: Inline = { type: "tate-chu-yoko", children: [inner] };
  return {
    type: "paragraph",
    inlines: [text("第"), inline, text("号")],
    placement: {},
    origin: undefined,
  };
}

function saidOf(one: Letter, page = format()): readonly unknown[] {
  return checkLayout(one, page, [squareFace()]).map(({ code, values, at }) => ({
    code,
    values,
    at,
  }));
}

describe("characters side by side within one character", () => {
  test.each(["12", "123", "2026", "漢字", "三文字"])("%s can be read", (value) => {
    expect(saidOf(letter(sideBySide(value)))).toEqual([]);
  });

  test.each(["123456789012", "12345", "株式会社", "総務省自治"])(
    "%s cannot, which is told with the place of its cell",
    (value) => {
      expect(saidOf(letter(sideBySide(value)))).toEqual([
        { code: "typeset/squeezed", values: { text: value }, at: CELL },
      ]);
    },
  );
});

test.each([...PAGE_FORMATS.values()])(
  "a letter at $name whose pages hold all that it says is right",
  (page) => {
    const ruby: Inline = {
      type: "ruby",
      mode: "group",
      pairs: [
        {
          base: [{ type: "text", text: "札幌", origin: undefined }],
          ruby: [{ type: "text", text: "さっぽろ", origin: undefined }],
        },
      ],
    };
    const dots: Inline = { type: "emphasis-dots", mark: "dot", children: [text("重要")] };
    const whole = letter(
      { type: "paragraph", inlines: [ruby, dots], placement: {}, origin: undefined },
      block("paragraph", "亜、".repeat(900)),
      { type: "addressee", inlines: [ruby, text("市長　殿")], placement: {}, origin: undefined },
    );
    const policy = { ...page.policy, hanging: true };
    for (const pageNumber of ["none", "kanji"] as const) {
      expect(saidOf(whole, { ...page, policy, pageNumber })).toEqual([]);
    }
  },
);

test("a letter without a word is an empty page", () => {
  expect(saidOf(letter())).toMatchObject([{ code: "typeset/page-empty", values: { page: 1 } }]);
  // Its number is no text of the letter.
  expect(saidOf(letter(), format({ pageNumber: "arabic" }))).toMatchObject([
    { code: "typeset/page-empty" },
  ]);
});

test("an addressee of spaces alone is none", () => {
  const blank = letter(block("paragraph", "本文"), block("addressee", "　"));
  expect(saidOf(blank)).toMatchObject([
    { code: "typeset/addressee-lost", values: { expected: 1, found: 0 } },
  ]);
});

test("characters that are too small for paper are told with their size", () => {
  const tiny = format({ characterSize: ptToSp(2), lineGap: ptToSp(1) });
  expect(saidOf(letter(block("paragraph", "本文")), tiny)).toMatchObject([
    { code: "typeset/too-small", values: { page: 1, text: "本文", points: 2 } },
  ]);
});

test("a raised line may be above the area, as far as printers reach", () => {
  const raised: Block = {
    ...(block("paragraph", "天皇陛下ノ御稜威") as Paragraph),
    placement: { deference: 3 },
  };
  const head = (millimetres: number): PageFormat =>
    format({ margins: { ...format().margins, top: mmToSp(millimetres) } });
  const content = letter(block("paragraph", "此段"), raised);
  // Three characters of ten points are 10.6 mm.
  expect(saidOf(content, head(16))).toEqual([]);
  expect(saidOf(content, head(11))).toMatchObject([
    { code: "typeset/outside-area", values: { page: 1, text: "天皇陛下ノ御稜威" } },
  ]);
});

describe("on pages that somebody changed", () => {
  const whole = letter(block("paragraph", "本文である"), block("addressee", "札幌市長　殿"));
  const document = layOut(whole);
  const moved = (dx: number, dy: number): PagedDocument => ({
    ...document,
    pages: document.pages.map(({ items }) => ({
      items: items.map((item) =>
        item.type === "glyphs"
          ? {
              ...item,
              at: { x: ptToSp(item.at.x / 65_536 + dx), y: ptToSp(item.at.y / 65_536 + dy) },
            }
          : item,
      ),
    })),
  });

  test.each([
    [40, 0],
    [-160, 0],
    [0, -40],
    [0, 100],
  ])("text moved by %i, %i points stands outside of the area", (dx, dy) => {
    expect(checkPages(moved(dx, dy), whole, format())).toMatchObject([
      { code: "typeset/outside-area" },
    ]);
  });

  test("an addressee that is missing is told", () => {
    const [page] = document.pages;
    const start = page?.items.findIndex(
      (item) => item.type === "tag-start" && item.role === "addressee",
    );
    const without = { ...document, pages: [{ items: page?.items.slice(0, start) ?? [] }] };
    expect(checkPages(without, whole, format())).toMatchObject([
      { code: "typeset/addressee-lost", values: { expected: 1, found: 0 } },
    ]);
  });
});
