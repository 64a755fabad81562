import { describe, expect, test } from "vitest";
import { ptToSp } from "../../../src/base/units.ts";
import type { Block, Inline, Letter } from "../../../src/model/letter.ts";
import { checkLayout } from "../../../src/typeset/check-layout.ts";
import { createTypesetCache, typeset } from "../../../src/typeset/typeset.ts";
import { pickedOf } from "../../samples/extent.ts";
import { squareFace, VARIANT, VERTICAL_FORM } from "../../samples/square-face.ts";
import {
  block,
  format,
  glyphsOf,
  layOut,
  letter,
  runsOf,
  seen,
  text,
} from "../../samples/square-letters.ts";

const cell = {
  kind: "cell",
  path: "a.csv",
  row: 2,
  column: 3,
  header: "職名",
  line: 2,
} as const;

describe("where a letter's parts stand", () => {
  const document = layOut(
    letter(
      block("salutation", "拝啓"),
      block("paragraph", "本文である。"),
      block("complimentary-close", "敬具"),
      block("date-line", "四月一日"),
      block("sender", "大臣"),
    ),
  );

  test("columns go from right to left, a paragraph is indented, the close is one up from the foot", () => {
    expect(seen(document)).toEqual([
      { page: 1, text: "拝啓", column: 0, head: 0 },
      { page: 1, text: "本文である。", column: 1, head: 1 },
      { page: 1, text: "敬具", column: 2, head: 7 },
      { page: 1, text: "四月一日", column: 3, head: 2 },
      { page: 1, text: "大臣", column: 4, head: 7 },
    ]);
  });

  test("the addressee is larger, and a full em stands before 殿", () => {
    const addressed = layOut(letter(block("addressee", "知事 殿")));
    const [run] = seen(addressed, 12.5);
    expect(run).toMatchObject({ text: "知事 殿", column: 0, head: 0 });
    expect(glyphsOf(addressed).map((glyph) => glyph.advance)).toEqual(
      [12.5, 12.5, 12.5, 12.5].map(ptToSp),
    );
  });

  test("every block's content stands in its tag, numbered in the order of reading", () => {
    const tags = document.pages[0]?.items.flatMap((item) =>
      item.type === "tag-start" ? [`${item.role} ${item.element}`] : [],
    );
    expect(tags).toEqual([
      "salutation 0",
      "paragraph 1",
      "complimentary-close 2",
      "date-line 3",
      "sender 4",
    ]);
  });
});

describe("glyphs", () => {
  test("marks take their vertical form, an opening bracket is drawn half an em up", () => {
    const [open, , close] = glyphsOf(layOut(letter(block("salutation", "「亜」"))));
    expect(open?.recipe).toEqual({ kind: "glyph", gid: 0x300c + VERTICAL_FORM, shift: -500 });
    expect(open?.advance).toBe(ptToSp(5));
    expect(close?.recipe).toEqual({ kind: "glyph", gid: 0x300d + VERTICAL_FORM, shift: 0 });
  });

  test("DX draws full-width letters and keeps its ASCII text", () => {
    const glyphs = glyphsOf(layOut(letter(block("salutation", "DX"))));
    expect(glyphs.map(({ recipe, text: own }) => [recipe, own])).toEqual([
      [{ kind: "glyph", gid: 0xff24, shift: 0 }, "D"],
      [{ kind: "glyph", gid: 0xff38, shift: 0 }, "X"],
    ]);
  });

  test("two digits stand side by side in one em, as one unit", () => {
    const [glyph] = glyphsOf(layOut(letter(block("salutation", "12"))));
    expect(glyph?.text).toBe("12");
    expect(glyph?.advance).toBe(ptToSp(10));
    expect(glyph?.recipe).toEqual({
      kind: "composite",
      parts: [
        { gid: 0x31, scaleX: 1000, turn: 0, dx: -500, dy: -880 },
        { gid: 0x32, scaleX: 1000, turn: 0, dx: 0, dy: -880 },
      ],
    });
  });

  test("a word is turned as one unit, a long word letter by letter", () => {
    const glyphs = glyphsOf(layOut(letter(block("salutation", "word")), format()));
    expect(glyphs).toHaveLength(1);
    expect(glyphs[0]?.text).toBe("word");
    expect(glyphs[0]?.recipe).toMatchObject({
      parts: [{ turn: 90, dy: -0 }, { dy: -500 }, {}, {}],
    });
    const long = glyphsOf(layOut(letter(block("salutation", "transformer"))));
    expect(long.map((glyph) => glyph.text)).toEqual([..."transformer"]);
  });

  test("a variation selector is a blank of its own right after its base", () => {
    const [base, selector] = glyphsOf(layOut(letter(block("salutation", "葛󠄀"))));
    expect(base).toMatchObject({
      text: "葛",
      recipe: { kind: "glyph", gid: VARIANT + 0x845b, shift: 0 },
      advance: ptToSp(10),
    });
    expect(selector).toMatchObject({ text: "󠄀", recipe: { kind: "blank" }, advance: 0 });
  });

  test("− is turned in the middle of its frame", () => {
    const [minus] = glyphsOf(layOut(letter(block("salutation", "−"))));
    expect(minus?.recipe).toMatchObject({ kind: "composite", parts: [{ turn: 90, dx: -380 }] });
  });
});

describe("what a font lacks", () => {
  const named = letter({
    type: "addressee",
    inlines: [{ type: "text", text: "鰺ヶ沢町長", origin: cell }],
    placement: {},
    origin: undefined,
  });

  test("a character without a glyph is an error at the cell it came from", () => {
    const face = squareFace({ characters: "鰺" });
    expect(checkLayout(named, format(), [face])).toMatchObject([
      { code: "typeset/no-glyph", at: cell, values: { character: "鰺", code: "U+9C3A" } },
    ]);
    expect(typeset(named, format(), [face]).ok).toBe(false);
  });

  test("what comes from another face than the first is told once for each paragraph, with its place", () => {
    const faces = [squareFace({ characters: "鰺沢" }), squareFace()];
    const origin = cell;
    const content = letter(
      block("paragraph", { type: "text", text: "青森の鰺と鰺沢。", origin }),
      block("paragraph", "青森。"),
    );
    const found = checkLayout(content, format(), faces).filter(
      ({ code }) => code === "typeset/other-face",
    );
    expect(found).toMatchObject([
      { severity: "warning", at: cell, values: { characters: "鰺沢" } },
    ]);
  });

  test("the first face alone is nothing to tell of", () => {
    const content = letter(block("paragraph", "青森の鰺。"));
    const codes = checkLayout(content, format(), [squareFace(), squareFace()]);
    expect(codes.map(({ code }) => code)).not.toContain("typeset/other-face");
  });

  test("the next face of the list is asked for it", () => {
    const faces = [squareFace({ characters: "鰺" }), squareFace()];
    const codes = checkLayout(named, format(), faces).map(({ code }) => code);
    expect(codes).toEqual(["typeset/other-face"]);
    const outcome = typeset(named, format(), faces);
    const runs = outcome.ok ? outcome.value.pages.flatMap((page) => runsOf(page.items)) : [];
    expect(runs.map((run) => [run.face, run.glyphs.length])).toEqual([
      [1, 1],
      [0, 4],
    ]);
  });

  test("a variant comes from the first face that has it, never from one that has the plain character alone", () => {
    const plain = { ...squareFace(), variantOf: () => undefined };
    const outcome = typeset(letter(block("addressee", "葛\u{e0100}城")), format(), [
      plain,
      squareFace(),
    ]);
    const runs = outcome.ok ? outcome.value.pages.flatMap((page) => runsOf(page.items)) : [];
    expect(runs.map((run) => [run.face, run.glyphs[0]?.recipe])).toMatchObject([
      [1, { gid: VARIANT + 0x845b }],
      [0, { gid: 0x57ce }],
    ]);
    expect(checkLayout(letter(block("addressee", "葛\u{e0100}")), format(), [plain])).toMatchObject(
      [{ code: "typeset/no-variant" }],
    );
  });

  test("a variant that the font does not know is an error", () => {
    const unknown = letter(block("addressee", "葛\u{e0109}城市長"));
    expect(checkLayout(unknown, format(), [squareFace()])).toMatchObject([
      { code: "typeset/no-variant", values: { code: "U+845B U+E0109" } },
    ]);
  });

  test("a comma without a vertical form is an error, an exclamation mark is not", () => {
    const face = squareFace({ verticalForms: "、！" });
    expect(checkLayout(letter(block("paragraph", "さて、雨！")), format(), [face])).toMatchObject([
      { code: "typeset/no-vertical-form", values: { character: "、", face: "真四角" } },
    ]);
  });

  test("： without a vertical form is turned, in the middle of its half em", () => {
    const face = squareFace({ verticalForms: "：" });
    const [colon] = glyphsOf(layOut(letter(block("salutation", "：")), format(), face));
    expect(colon).toMatchObject({
      recipe: { kind: "composite", parts: [{ gid: 0xff1a, turn: 90, dy: 250 }] },
      advance: ptToSp(5),
    });
  });

  test("a mark for emphasis that the font lacks is an error", () => {
    const dotted: Inline = { type: "emphasis-dots", mark: "sesame", children: [text("要点")] };
    const face = squareFace({ characters: "﹅" });
    expect(checkLayout(letter(block("paragraph", dotted)), format(), [face])).toMatchObject([
      { code: "typeset/no-glyph", values: { character: "﹅" } },
    ]);
  });

  test("a private character that the font has is a warning with its place, and a word too long another", () => {
    const named = letter(
      block("addressee", { type: "text", text: "髙\ue000市長", origin: cell }),
      block("paragraph", "Donaudampfschifffahrtsgesellschaftskapitän"),
    );
    expect(checkLayout(named, format({ charactersPerLine: 8 }), [squareFace()])).toMatchObject([
      {
        severity: "warning",
        code: "typeset/private-use-character",
        at: { row: 2, column: 3 },
        values: { character: "\ue000", code: "U+E000" },
      },
      { severity: "warning", code: "typeset/line-too-long" },
    ]);
  });

  test("a letter without faults has none", () => {
    expect(checkLayout(letter(block("paragraph", "晴れ。")), format(), [squareFace()])).toEqual([]);
  });
});

test("a word longer than a line is set with a warning that names its place", () => {
  const word = "a".repeat(60);
  const outcome = typeset(
    letter({
      type: "paragraph",
      inlines: [{ type: "text", text: `これは${word}である`, origin: cell }],
      placement: {},
      origin: undefined,
    }),
    format(),
    [squareFace()],
  );
  expect(outcome.ok && outcome.warnings[0]).toMatchObject({
    severity: "warning",
    code: "typeset/line-too-long",
    at: cell,
  });
});

test("a group ruby longer than the line is set with a warning", () => {
  const pair = { base: [{ type: "text" as const, text: "亜".repeat(12), origin: cell }], ruby: [] };
  const ruby = [{ type: "text" as const, text: "あ".repeat(40), origin: undefined }];
  const outcome = typeset(
    letter(block("paragraph", { type: "ruby", mode: "group", pairs: [{ ...pair, ruby }] })),
    format(),
    [squareFace()],
  );
  expect(outcome.ok && outcome.warnings.map((warning) => warning.code)).toEqual([
    "typeset/line-too-long",
  ]);
});

describe("what was set before in the same run", () => {
  const shared = block("paragraph", "どの手紙にもある段落であり、二行にわたって続いている。");
  const one = letter(shared, block("addressee", "北海道知事 殿"));
  const other = letter(shared, block("addressee", "鰺ヶ沢町長 殿"));

  test("a letter is the same whatever was set before it", () => {
    const cache = createTypesetCache();
    typeset(other, format(), [squareFace()], cache);
    const after = typeset(one, format(), [squareFace()], cache);
    const alone = typeset(one, format(), [squareFace()]);
    expect(JSON.stringify(after)).toBe(JSON.stringify(alone));
  });

  test("a page known already is the same object again", () => {
    const cache = createTypesetCache();
    const face = squareFace();
    const first = typeset(one, format(), [face], cache);
    const second = typeset(one, format(), [face], cache);
    expect(first.ok && second.ok && first.value.pages[0] === second.value.pages[0]).toBe(true);
  });

  test("the same text from another cell keeps its own place", () => {
    const cache = createTypesetCache();
    const from = (row: number) =>
      letter({
        type: "addressee",
        inlines: [{ type: "text", text: "町長 殿", origin: { ...cell, row } }],
        placement: {},
        origin: undefined,
      });
    typeset(from(2), format(), [squareFace()], cache);
    const outcome = typeset(from(3), format(), [squareFace()], cache);
    expect(outcome.ok && glyphsOf(outcome.value)[0]?.origin).toMatchObject({ row: 3 });
  });

  test("lines of one cell keep their own text and their own place, however many they are", () => {
    const origin = { ...cell };
    const line = (index: number, firstLineIndent: number): Block => ({
      type: "paragraph",
      inlines: [{ type: "text", text: `${index}番地`, origin }],
      placement: { firstLineIndent },
      origin: undefined,
    });
    const letterOf = (indent: number): Letter =>
      letter(...Array.from({ length: 40 }, (_, index) => line(index, indent)));
    const cache = createTypesetCache();
    for (const indent of [0, 1, 0]) {
      const after = typeset(letterOf(indent), format(), [squareFace()], cache);
      const alone = typeset(letterOf(indent), format(), [squareFace()]);
      expect(JSON.stringify(after)).toBe(JSON.stringify(alone));
    }
  });

  test("the same text under another editor's note has its own note", () => {
    const noted = (note: string) =>
      letter(block("paragraph", { type: "editorial-note", note, children: [text("候ふ")] }));
    const cache = createTypesetCache();
    typeset(noted("ママ"), format(), [squareFace()], cache);
    const outcome = typeset(noted("虫損"), format(), [squareFace()], cache);
    const shown = outcome.ok ? glyphsOf(outcome.value).map((glyph) => glyph.text) : [];
    expect(shown.join("")).toBe("候ふ（虫損）");
  });

  test("letters of two versions keep their own pages, however long the run", () => {
    // The first page is each version's own; the second has the addressee, whose name no other letter has. The cache
    // forgets within a letter, in another place for each count of other letters before it.
    const versionOf = (index: number): string =>
      index % 3 === 0 ? "市の事務について申し上げます。" : "町村の事務を申し上げます。";
    const letterTo = (index: number): Letter =>
      letter(
        block("salutation", "拝啓"),
        block("paragraph", versionOf(index)),
        { type: "page-break", origin: undefined },
        block("addressee", `${"市町"[Number(index % 3 > 0)]}長${index} 殿`),
      );
    const face = squareFace();
    for (const others of pickedOf([0, 1, 2, 3], 1)) {
      const cache = createTypesetCache();
      for (let index = 0; index < others; index += 1) {
        typeset(letter(block("postscript", String(index))), format(), [face], cache);
      }
      for (let index = 0; index < 1600; index += 1) {
        const outcome = typeset(letterTo(index), format(), [face], cache);
        const said = outcome.ok ? glyphsOf(outcome.value).map((glyph) => glyph.text) : [];
        expect(said.join("")).toContain(versionOf(index));
      }
    }
  }, 30_000);

  test("another format or other rules are not mistaken for it", () => {
    const cache = createTypesetCache();
    const wide = typeset(one, format(), [squareFace()], cache);
    const narrow = typeset(one, format({ charactersPerLine: 8 }), [squareFace()], cache);
    expect(wide.ok && narrow.ok && seen(wide.value)[1]?.text).not.toBe(
      narrow.ok && seen(narrow.value)[1]?.text,
    );
  });
});

test("an empty letter and empty blocks lay out without a word", () => {
  expect(layOut(letter()).pages).toEqual([{ items: [] }]);
  expect(
    glyphsOf(layOut(letter(block("paragraph", text("")), block("salutation", "拝啓")))),
  ).toHaveLength(2);
});
