import { describe, expect, test } from "vitest";
import { ptToSp, spToPt } from "../../../src/base/units.ts";
import type { Block, Letter } from "../../../src/model/letter.ts";
import type { PagedDocument, Rule } from "../../../src/model/paged-document.ts";
import { parsed } from "../../samples/marked-text.ts";
import { block, format, layOut, letter, runsOf } from "../../samples/square-letters.ts";

// Ten characters of ten points to a line, eight lines of fifteen to a page; text begins 20 from the top, 45 from the right.
const vertical = format();
const horizontal = format({
  writingMode: "horizontal-tb",
  margins: { top: ptToSp(20), bottom: ptToSp(15), left: ptToSp(50), right: ptToSp(50) },
});

function tableAndNotes(...lines: readonly string[]): readonly Block[] {
  const outcome = parsed(["［＃ここから表］", ...lines, "［＃ここで表終わり］"].join("\n"));
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors));
  return outcome.value.blocks;
}

function table(...lines: readonly string[]): Block {
  const [found] = tableAndNotes(...lines);
  if (found === undefined) throw new Error("no table");
  return found;
}

/** The runs of each page with where they begin, in points. */
function seen(
  document: PagedDocument,
): readonly (readonly (readonly [string, number, number])[])[] {
  return document.pages.map(({ items }) =>
    runsOf(items).map(({ glyphs, at }) => [
      glyphs.map(({ text }) => text).join(""),
      Math.round(spToPt(at.x) * 10) / 10,
      Math.round(spToPt(at.y) * 10) / 10,
    ]),
  );
}

/** The texts of each page. */
function textsOf(content: Letter, page = horizontal): readonly (readonly string[])[] {
  return seen(layOut(content, page)).map((runs) => runs.map(([text]) => text));
}

describe("readings of a cell", () => {
  /** How far each line of a cell of four characters a line, and the row after it, are from the first line of one without. */
  const places = (cell: string): readonly number[] => {
    const document = layOut(letter(table("［＃列　４字、２字］", `${cell}|`, "丁|")), vertical);
    const all = document.pages.flatMap(({ items }) => runsOf(items));
    const lines = all.filter(({ size }) => size === ptToSp(10)).map(({ at }) => 150 - spToPt(at.x));
    return [...new Set(lines)];
  };
  const left = "亜［＃「亜」の左に「い」のルビ］";

  test("on the left and on the right of neighbouring lines do not meet, nor does one lie on a rule", () => {
    expect(places("亜亜亜亜亜亜亜亜")).toEqual([0, 15, 30]);
    expect(places(`${left}亜亜亜亜亜亜亜`)).toEqual([0, 15, 30]);
    // Fifteen points from line to line: two readings of five points each have no room in five.
    expect(places(`${left}亜亜亜｜亜《い》亜亜亜`)).toEqual([0, 22.5, 37.5]);
    expect(places(`亜亜亜亜${left}亜亜亜`)).toEqual([0, 15, 37.5]);
    expect(places("｜亜《い》亜亜亜亜亜亜亜")).toEqual([7.5, 22.5, 37.5]);
    expect(places("亜［＃「亜」に傍点］亜亜亜亜亜亜亜")).toEqual([7.5, 22.5, 37.5]);
  });
});

describe("places", () => {
  const content = letter(table("甲乙|丙", "|丁"));

  test("in horizontal lines columns go from left to right and rows down, in the middle of the line", () => {
    // Widths of 3 and 2 ems, with half an em before each text: 25 before the table, from 50 + 25.
    expect(seen(layOut(content, horizontal))).toEqual([
      [
        ["甲乙", 80, 28.8],
        ["丙", 110, 28.8],
        ["丁", 110, 43.8],
      ],
    ]);
  });

  test("in vertical lines columns go down and rows to the left, from the head of the line", () => {
    expect(seen(layOut(content, vertical))).toEqual([
      [
        ["甲乙", 150, 25],
        ["丙", 150, 55],
        ["丁", 135, 55],
      ],
    ]);
  });

  test("a row is as high as its highest cell, each cell from the row's beginning", () => {
    const [page] = seen(
      layOut(letter(table("［＃列　２字、６字］", "亜亜亜亜|丙", "丁|戊")), vertical),
    );
    expect(page).toEqual([
      ["亜亜", 150, 25],
      ["亜亜", 135, 25],
      ["丙", 150, 55],
      ["丁", 120, 25],
      ["戊", 120, 55],
    ]);
  });

  test("what stands at the end of its cell ends half an em before the rule", () => {
    const [page] = seen(layOut(letter(table("［＃列　４字下、４字中央］", "亜|亜亜")), vertical));
    expect(page).toEqual([
      ["亜", 150, 55],
      ["亜亜", 150, 85],
    ]);
  });

  test("text after a table keeps to the grid, and stands off it", () => {
    const [page] = seen(
      layOut(letter(block("paragraph", "前"), table("甲|丙"), block("paragraph", "後")), vertical),
    );
    // Half a line before the table, one row, half a line after it.
    expect(page).toEqual([
      ["前", 150, 30],
      ["甲", 127.5, 25],
      ["丙", 127.5, 45],
      ["後", 105, 30],
    ]);
  });

  test("a reading over a row's first line takes half a line more", () => {
    const [page] = seen(layOut(letter(table("｜亜《い》|丙", "丁|戊")), vertical));
    const columns = page?.filter(([text]) => text !== "い").map(([, x]) => x);
    expect(columns).toEqual([142.5, 142.5, 127.5, 127.5]);
  });
});

describe("rules", () => {
  const rulesOf = (document: PagedDocument): readonly Rule[] =>
    document.pages.flatMap(({ items }) => items.filter((item) => item.type === "rule"));

  test("are around every cell, in the middle of the gap between rows", () => {
    const rules = rulesOf(layOut(letter(table("甲乙|丙", "丁|戊")), horizontal));
    const middles = (of: (rule: Rule) => readonly [number, number, boolean]): readonly number[] => [
      ...new Set(
        rules
          .map(of)
          .flatMap(([start, length, isAlong]) =>
            isAlong ? [] : [Math.round((start + length / 2) / 65_536)],
          ),
      ),
    ];
    const isWide = ({ box }: Rule): boolean => box.width > box.height;
    // 2.5 above the first line, 15 for each row; 75 to 125 with a rule after 30.
    expect(middles((rule) => [rule.box.y, rule.box.height, !isWide(rule)])).toEqual([18, 33, 48]);
    expect(middles((rule) => [rule.box.x, rule.box.width, isWide(rule)])).toEqual([75, 105, 125]);
  });

  test("go through no character", () => {
    const content = letter(
      table(
        "［＃見出し行］甲乙|丙",
        ...Array.from({ length: 9 }, (_, row) => `亜亜亜亜亜亜${row}|丁`),
      ),
    );
    for (const page of [vertical, horizontal]) {
      const document = layOut(content, page);
      for (const { items } of document.pages) {
        const rules = items.filter((item) => item.type === "rule").map(({ box }) => box);
        for (const { at, size, direction } of runsOf(items)) {
          const [x, y] =
            direction === "vertical"
              ? [at.x, at.y + size / 2]
              : [at.x + size / 2, at.y - size * 0.38];
          const near = rules.filter(
            ({ x: left, y: top, width, height }) =>
              x > left - size * 0.45 &&
              x < left + width + size * 0.45 &&
              y > top - size * 0.45 &&
              y < top + height + size * 0.45,
          );
          expect(near).toEqual([]);
        }
      }
    }
  });
});

describe("pages", () => {
  const rows = (count: number): readonly string[] =>
    Array.from({ length: count }, (_, row) => `行${row}|値`);

  test("the head stands again on every page, and the caption on the first alone", () => {
    const content = letter(table("［＃表題］題", "［＃見出し行］甲|乙", ...rows(12)));
    const pages = textsOf(content).map((texts) =>
      texts.filter((text) => text !== "値" && text !== "乙"),
    );
    expect(pages).toEqual([
      ["題", "甲", "行0", "行1", "行2", "行3", "行4", "行5"],
      ["甲", "行6", "行7", "行8", "行9", "行10", "行11"],
    ]);
  });

  test("the head that stands again is no part of the structure", () => {
    const { pages } = layOut(letter(table("［＃見出し行］甲|乙", ...rows(12))), horizontal);
    const starts = pages[1]?.items.filter((item) => item.type === "tag-start") ?? [];
    expect(starts.map(({ role }) => role).slice(0, 4)).toEqual([
      "repeated",
      "table",
      "table-row",
      "table-cell",
    ]);
  });

  test("the head that stands again has no mark of a footnote, which is on the first page; ※ under the table keeps its own", () => {
    const head = "［＃見出し行］甲［＃脚注］注。［＃脚注終わり］乙|丙［＃※］丁。［＃※終わり］";
    const content = letter(...tableAndNotes(head, ...rows(12)));
    const [first = [], ...others] = textsOf(content).map((texts) =>
      texts.filter((text) => /[甲乙丙丁１注※]/u.test(text)),
    );
    expect(first).toEqual(["甲", "１", "乙", "丙", "※", "１　", "注。"]);
    expect(others).toEqual([
      ["甲", "乙", "丙", "※"],
      ["※　", "丁。"],
    ]);
  });

  test("a row goes to the next page whole", () => {
    const content = letter(table("［＃列　２字、２字］", ...rows(7), "亜亜亜亜|値"));
    expect(textsOf(content).map((texts) => texts.filter((text) => text.startsWith("亜")))).toEqual([
      [],
      ["亜亜", "亜亜"],
    ]);
  });

  test("head and caption do not stand alone at the end of a page", () => {
    const content = letter(
      block("paragraph", "亜".repeat(59)),
      table("［＃表題］題", "［＃見出し行］甲|乙", ...rows(2)),
    );
    expect(textsOf(content)[1]?.slice(0, 3)).toEqual(["題", "甲", "乙"]);
  });

  test("a row that is longer than a page is parted between its lines, and all of it is there", () => {
    const long = Array.from({ length: 20 }, (_, line) => `第${line}`).join("［＃改行］");
    const content = letter(table("［＃見出し行］甲|乙", `${long}|値`));
    const found = textsOf(content)
      .flat()
      .filter((text) => text.startsWith("第"));
    expect(found).toEqual(Array.from({ length: 20 }, (_, line) => `第${line}`));
    expect(textsOf(content).length).toBe(4);
  });
});

describe("widths", () => {
  test("columns that need more than a line are narrowed, figures last", () => {
    const content = letter(table("亜亜亜亜亜亜亜亜亜亜|123", "い|4"));
    const texts = textsOf(content, vertical)[0] ?? [];
    expect(texts).toContain("123");
    expect(texts.filter((text) => text.startsWith("亜")).join("")).toBe("亜".repeat(10));
  });
});
