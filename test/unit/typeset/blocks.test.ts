import { describe, expect, test } from "vitest";
import { ptToSp } from "../../../src/base/units.ts";
import type { Block, Heading, Letter, Paragraph } from "../../../src/model/letter.ts";
import type { PageFormat } from "../../../src/model/page-format.ts";
import type { PagedDocument } from "../../../src/model/paged-document.ts";
import { squareFace } from "../../samples/square-face.ts";
import { block, format, layOut, letter, runsOf, seen, text } from "../../samples/square-letters.ts";

/** Lines of twenty characters at ten points, a blank half em between them, from the top. */
const HORIZONTAL: PageFormat = format({
  writingMode: "horizontal-tb",
  charactersPerLine: 20,
  linesPerPage: 40,
  trimSize: { width: ptToSp(285), height: ptToSp(700) },
});

/** A horizontal letter as a person sees it: each run's line from 0, its head in characters, its size in points. */
function rows(content: Letter): readonly string[] {
  return rowsOf(layOut(content, HORIZONTAL)).map(
    ({ line, head, size, said }) => `${line} ${head} ${size} ${said}`,
  );
}

function rowsOf(document: PagedDocument) {
  return document.pages
    .flatMap((page) => runsOf(page.items))
    .map((run) => {
      const size = run.size / ptToSp(1);
      // The baseline is 0.38 em below the middle of the line; lines are 15 points apart, the first's middle 5 below the margin.
      const line = Math.round((run.at.y / ptToSp(1) - size * 0.38 - 25) / 15);
      const head = (run.at.x - ptToSp(40)) / ptToSp(10);
      return { line, head, size, said: run.glyphs.map((glyph) => glyph.text).join("") };
    });
}

function heading(level: Heading["level"], said: string): Block {
  return { type: "heading", level, inlines: [text(said)], placement: {}, origin: undefined };
}

function item(label: string, said: string, depth = 0): Block {
  const parts = { label: [text(label)], inlines: [text(said)] };
  return { type: "list-item", ...parts, depth, placement: {}, origin: undefined };
}

test("a line that is raised begins above the head of the text, and the lines after it at the head", () => {
  const raised = (deference: number): Block => ({
    ...(block("paragraph", "御上ノ御沙汰ヲ以テ建議ニ及ヒ候儀ニ有之候也") as Paragraph),
    placement: { deference },
  });
  expect(rows(letter(block("paragraph", "此段"), raised(0), raised(2)))).toEqual([
    "0 1 10 此段",
    // No line of one character.
    "1 0 10 御上ノ御沙汰ヲ以テ建議ニ及ヒ候儀ニ有之",
    "2 0 10 候也",
    "3 -2 10 御上ノ御沙汰ヲ以テ建議ニ及ヒ候儀ニ有之候也",
  ]);
});

describe("the head of a notice", () => {
  test("several addressees are one group with a line before it, and one between it and the sender", () => {
    expect(
      rows(
        letter(
          block("date-line", "四月一日"),
          block("addressee", "甲市長 殿"),
          block("addressee", "乙町長 殿"),
          block("addressee", "丙村長 殿"),
          block("sender", "局長"),
          block("sender", "課長"),
          block("subject", "について"),
        ),
      ),
    ).toEqual([
      "0 15 10 四月一日",
      "2 1 10 甲市長 殿",
      "3 1 10 乙町長 殿",
      "4 1 10 丙村長 殿",
      "6 17 10 局長",
      "7 17 10 課長",
      "9 8 10 について",
    ]);
  });

  test("at a letter's end the sender still follows the date at once", () => {
    expect(rows(letter(block("date-line", "四月一日"), block("sender", "局長")))).toEqual([
      "0 15 10 四月一日",
      "1 17 10 局長",
    ]);
  });
});

describe("headings", () => {
  test("are larger than the text or begin elsewhere, and no two levels look alike", () => {
    expect(
      rows(
        letter(
          block("subject", "件名"),
          heading(1, "大"),
          heading(2, "中"),
          heading(3, "小"),
          block("paragraph", "文"),
          heading(2, "次"),
        ),
      ),
    ).toEqual([
      "0 9 10 件名",
      "2 0 12.5 大",
      "3 0 11.25 中",
      "4 0 10 小",
      "5 1 10 文",
      "7 0 11.25 次",
    ]);
  });

  test("begin further down the lower they are in vertical lines, the subject where it always did", () => {
    const document = layOut(
      letter(block("subject", "件"), heading(1, "大"), heading(2, "中"), heading(3, "小")),
      format({ linesPerPage: 20 }),
    );
    const found = [12.5, 11.25, 10].flatMap((size) => seen(document, size));
    expect(found.map(({ text: said, column, head }) => `${said} ${column} ${head}`)).toEqual([
      "大 2 2",
      "中 3 3",
      "件 0 3",
      "小 4 4",
    ]);
  });
});

describe("titles longer than a line", () => {
  test("a heading that does not fit takes the size of the text", () => {
    // 17 characters of 12.5 points are 212.5 points long; a line has 200.
    expect(rows(letter(heading(1, "大".repeat(17))))).toEqual([`0 0 10 ${"大".repeat(17)}`]);
    expect(rows(letter(heading(1, "大".repeat(16))))).toEqual([`0 0 12.5 ${"大".repeat(16)}`]);
  });

  test("one that is still longer goes on one character further in", () => {
    expect(rows(letter(heading(1, "大".repeat(24))))).toEqual([
      `0 0 10 ${"大".repeat(20)}`,
      `1 1 10 ${"大".repeat(4)}`,
    ]);
  });

  test("a subject for the middle becomes a block of lines with three characters on both sides", () => {
    expect(rows(letter(block("subject", "件".repeat(24))))).toEqual([
      `0 3 10 ${"件".repeat(14)}`,
      `1 3 10 ${"件".repeat(10)}`,
    ]);
  });

  test("an addressee parts between title and name, not within them", () => {
    const title = "社会福祉協議会会長兼地域包括支援";
    expect(rows(letter(block("addressee", `${title}　山田太郎 殿`)))).toEqual([
      `0 1 10 ${title}　`,
      "1 2 10 山田太郎 殿",
    ]);
  });

  test("a break that the author wrote ends a line; the parts are measured one by one", () => {
    const said = ["大".repeat(15), "大".repeat(15)].map(text);
    const [first, second] = said;
    if (first === undefined || second === undefined) throw new Error("two parts");
    const inlines = [first, { type: "line-break" } as const, second];
    const broken: Block = { type: "heading", level: 1, inlines, placement: {}, origin: undefined };
    expect(rows(letter(broken)).map((row) => row.slice(0, 8))).toEqual(["0 0 12.5", "1 0 12.5"]);
  });
});

describe("lists", () => {
  /** Where the labels and the second lines of items begin in vertical lines, and what stands before the text. */
  function heads(...blocks: readonly Block[]): readonly string[] {
    const document = layOut(letter(...blocks), format({ linesPerPage: 20 }));
    return seen(document).map(({ text: said, head }) => `${head} ${said}`);
  }

  /** How far from the line's head the text after each label stands, in characters. */
  function textHeads(...blocks: readonly Block[]): readonly number[] {
    const document = layOut(letter(...blocks), format({ linesPerPage: 20 }));
    return seen(document).flatMap(({ text: said, head }) => (said.startsWith("文") ? [head] : []));
  }

  const LONG = `文${"字".repeat(9)}`;

  test("the texts of all items begin in one line, as the widest label has it", () => {
    const list = [item("一　", LONG), item("三十一　", LONG), item("二　", LONG)];
    // 三十一 and half a character of white are three and a half: four.
    expect(textHeads(...list)).toEqual([4, 4, 4]);
    expect(heads(...list).filter((row) => row.startsWith("4 字"))).toHaveLength(3);
  });

  test("labels of one character keep two", () => {
    expect(textHeads(item("一　", LONG), item("二　", LONG))).toEqual([2, 2]);
  });

  test("a paragraph between two items does not part the list, a heading does", () => {
    const list = [item("一　", LONG), block("paragraph", "間"), item("三十一　", LONG)];
    expect(textHeads(...list)).toEqual([4, 4]);
    expect(textHeads(item("一　", LONG), heading(3, "間"), item("三十一　", LONG))).toEqual([2, 4]);
  });

  test("a list within a list has its own width and begins one further in", () => {
    const list = [item("一　", LONG), item("三十一　", LONG, 1), item("二　", LONG)];
    expect(textHeads(...list)).toEqual([2, 5, 2]);
  });

  test("a phrase for a label asks nobody to make room for it", () => {
    expect(textHeads(item("一　", LONG), item("問合せ先の窓口　", LONG))[0]).toBe(2);
  });

  test("where a label is placed by the author, he says where its text begins", () => {
    const placed = { indentStart: 2, firstLineIndent: -1 };
    const own: Block = { ...item("一　", LONG), placement: placed } as Block;
    expect(heads(own, item("三十一　", LONG))[2]).toMatch(/^2 字/u);
  });
});

test("a label that is a little wider than its room takes its white from the space after it", () => {
  // 12 and a point are reckoned as 1.55 ems and so have two for themselves and their white; in the square face they are three.
  const found = rowsOf(
    layOut(letter(item("1.　", "文"), item("一あ　", "文")), HORIZONTAL, squareFace()),
  );
  expect(found.filter(({ said }) => said === "文").map(({ head }) => head)).toEqual([3, 3]);
});

test.each([
  [10, "十"],
  [11, "十一"],
  [20, "二十"],
  [21, "二十一"],
])("page %i in kanji is %s", (count, said) => {
  expect(numberOn(count, "kanji")).toBe(said);
});

test("a number between dashes has a space on both sides", () => {
  expect(numberOn(12, "dashed")).toBe("― 12 ―");
});

function numberOn(count: number, kind: PageFormat["pageNumber"]): string | undefined {
  const pages = Array.from({ length: count }, (_, at): readonly Block[] => [
    block("paragraph", String(at)),
    { type: "page-break", origin: undefined },
  ]).flat();
  const document = layOut(letter(...pages), format({ pageNumber: kind }));
  const last = document.pages[count - 1];
  const number = last?.items.flatMap((it) => (it.type === "glyphs" ? [it] : [])).at(-1);
  return number?.glyphs.map(({ text: one }) => one).join("");
}
