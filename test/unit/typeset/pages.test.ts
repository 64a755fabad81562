import { describe, expect, test } from "vitest";
import { ptToSp } from "../../../src/base/units.ts";
import type { Block } from "../../../src/model/letter.ts";
import { block, format, layOut, letter, runsOf, seen } from "../../samples/square-letters.ts";

/** A paragraph of a number of full lines at ten characters a line. */
function paragraph(lineCount: number): Block {
  return block("paragraph", "亜".repeat(10 * lineCount - 1));
}

function linesPerPage(...blocks: readonly Block[]): readonly number[] {
  const document = layOut(letter(...blocks));
  return document.pages.map((page) => runsOf(page.items).length);
}

describe("lone lines", () => {
  test("a page is filled as far as it goes", () => {
    expect(linesPerPage(paragraph(20))).toEqual([8, 8, 4]);
  });

  test("the last line of a paragraph does not stand alone on a new page", () => {
    expect(linesPerPage(paragraph(9))).toEqual([7, 2]);
  });

  test("the first line of a paragraph does not stand alone at the end of a page", () => {
    expect(linesPerPage(paragraph(7), paragraph(4))).toEqual([7, 4]);
  });

  test("a heading stays with what follows", () => {
    const heading: Block = {
      type: "heading",
      level: 2,
      inlines: [{ type: "text", text: "見出し", origin: undefined }],
      placement: {},
      origin: undefined,
    };
    expect(linesPerPage(paragraph(7), heading, paragraph(2))).toEqual([7, 3]);
  });
});

describe("the end block", () => {
  const end = [
    block("complimentary-close", "敬具"),
    block("date-line", "四月一日"),
    block("sender", "大臣"),
    block("addressee", "知事 殿"),
  ];

  test("keeps together with two lines of text", () => {
    expect(linesPerPage(paragraph(6), ...end)).toEqual([4, 6]);
  });

  test("stays on the page if there is room", () => {
    expect(linesPerPage(paragraph(4), ...end)).toEqual([8]);
  });

  test("takes a short paragraph before it along", () => {
    expect(linesPerPage(paragraph(4), block("paragraph", "以上。"), ...end)).toEqual([2, 7]);
  });
});

describe("empty lines and forced pages", () => {
  test("an empty line takes a column of the grid", () => {
    const document = layOut(
      letter(
        block("salutation", "前"),
        { type: "blank-line", origin: undefined },
        block("salutation", "後"),
      ),
    );
    expect(seen(document).map((run) => run.column)).toEqual([0, 2]);
  });

  test("an empty line vanishes at the head of a page", () => {
    const document = layOut(
      letter(paragraph(8), { type: "blank-line", origin: undefined }, block("salutation", "後")),
    );
    expect(seen(document).at(-1)).toMatchObject({ page: 2, column: 0 });
  });

  test("what follows a forced page break begins a page", () => {
    const document = layOut(
      letter(
        block("salutation", "前"),
        { type: "page-break", origin: undefined },
        block("salutation", "後"),
      ),
    );
    expect(seen(document).map((run) => run.page)).toEqual([1, 2]);
  });
});

test("a paragraph over two pages keeps its element's number", () => {
  const document = layOut(letter(paragraph(12)));
  const elements = document.pages.map((page) =>
    page.items.flatMap((item) => (item.type === "tag-start" ? [item.element] : [])),
  );
  expect(elements).toEqual([[0], [0]]);
});

test("a letter of two hundred pages has all its lines", () => {
  const counts = linesPerPage(...Array.from({ length: 200 }, () => paragraph(8)));
  expect(counts).toEqual(Array.from({ length: 200 }, () => 8));
});

describe("page numbers", () => {
  const twelve = letter(...Array.from({ length: 12 }, () => paragraph(8)));

  test("are absent unless the format asks for them", () => {
    const document = layOut(letter(paragraph(1)));
    expect(
      document.pages[0]?.items.some(
        (item) => item.type === "tag-start" && item.role === "artifact",
      ),
    ).toBe(false);
  });

  test.each([
    ["kanji", "十二"],
    ["arabic", "12"],
  ] as const)("in %s stand in the middle of the foot, outside the text", (pageNumber, expected) => {
    const document = layOut(twelve, format({ pageNumber }));
    const items = document.pages[11]?.items ?? [];
    const start = items.findIndex((item) => item.type === "tag-start" && item.role === "artifact");
    const run = items[start + 1];
    expect(run).toMatchObject({ type: "glyphs", direction: "horizontal", size: ptToSp(7.5) });
    const glyphs = run?.type === "glyphs" ? run.glyphs : [];
    expect(glyphs.map((glyph) => glyph.text).join("")).toBe(expected);
  });
});

describe("horizontal pages", () => {
  const page = format({ writingMode: "horizontal-tb" });

  test("lines go from the top, the date at the end of its line, Western words proportional", () => {
    const document = layOut(
      letter(block("date-line", "四月一日"), block("paragraph", "AI化")),
      page,
    );
    const [date, body] = document.pages.flatMap((each) => runsOf(each.items));
    // Ten characters of ten points from a margin of 40; four of them and one up from the end.
    expect(date?.at).toEqual({ x: ptToSp(90), y: ptToSp(20 + 5 + 3.8) });
    expect(body?.at).toEqual({ x: ptToSp(50), y: ptToSp(20 + 15 + 5 + 3.8) });
    expect(body?.glyphs.map((glyph) => glyph.advance)).toEqual([5, 7.5, 10].map(ptToSp));
    expect(body?.direction).toBe("horizontal");
  });
});
