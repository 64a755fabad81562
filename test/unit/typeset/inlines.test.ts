import { describe, expect, test } from "vitest";
import { ptToSp } from "../../../src/base/units.ts";
import type { Block, Inline, RubyMode } from "../../../src/model/letter.ts";
import type { GlyphRun, PagedDocument } from "../../../src/model/paged-document.ts";
import { block, format, layOut, letter, runsOf, text } from "../../samples/square-letters.ts";

function ruby(mode: RubyMode, ...pairs: readonly (readonly [string, string])[]): Inline {
  return {
    type: "ruby",
    mode,
    pairs: pairs.map(([base, reading]) => ({
      base: [{ type: "text", text: base, origin: undefined }],
      ruby: [{ type: "text", text: reading, origin: undefined }],
    })),
  };
}

/** Runs with their heads in characters of ten points and their distance from the first column's axis. */
function placed(document: PagedDocument): readonly (readonly [string, number, number])[] {
  const axis = ptToSp(200 - 45 - 5);
  return document.pages
    .flatMap((page) => runsOf(page.items))
    .map((run) => [
      textOf(run),
      (run.at.y - ptToSp(20)) / ptToSp(10),
      (run.at.x - axis) / ptToSp(10),
    ]);
}

function textOf(run: GlyphRun): string {
  return run.glyphs.map((glyph) => glyph.text).join("");
}

function line(...inlines: readonly (string | Inline)[]): PagedDocument {
  return layOut(letter(block("salutation", ...inlines)));
}

describe("ruby", () => {
  test("of one kanji is centred on it, to its right", () => {
    expect(placed(line("亜", ruby("mono", ["漢", "か"]), "亜"))).toEqual([
      ["亜", 0, 0],
      ["漢", 1, 0],
      ["亜", 2, 0],
      ["か", 1.25, 0.75],
    ]);
  });

  test("on the left is as far from the axis on the other side, and marks for emphasis keep theirs", () => {
    const left: Inline = { ...ruby("group", ["漢字", "よみ"]), side: "left" } as Inline;
    const marked: Inline = { type: "emphasis-dots", mark: "sesame", children: [left] };
    expect(placed(line("亜", left)).slice(1)).toEqual([
      ["漢字", 1, 0],
      ["よみ", 1.25, -0.75],
    ]);
    expect(placed(line(marked)).map(([, , across]) => across)).toEqual([0, -0.75, 0.75, 0.75]);
  });

  test("two kana to a kanji stand solid beside it", () => {
    const document = line(ruby("mono", ["漢", "かん"], ["字", "じ"]));
    expect(placed(document).slice(2)).toEqual([
      ["かん", 0, 0.75],
      ["じ", 1.25, 0.75],
    ]);
  });

  test("that is too long hangs over kana on both sides", () => {
    expect(placed(line("の", ruby("mono", ["志", "こころざし"]), "を"))).toEqual([
      ["の", 0, 0],
      // Five half ems over one: a half over each kana, and a quarter of space on either side.
      ["志", 1.25, 0],
      ["を", 2.5, 0],
      ["こころざし", 0.5, 0.75],
    ]);
  });

  test("does not hang over kanji: the base is set apart instead", () => {
    expect(placed(line("亜", ruby("mono", ["志", "こころざし"]), "亜"))).toEqual([
      ["亜", 0, 0],
      ["志", 1.75, 0],
      ["亜", 3.5, 0],
      ["こころざし", 1, 0.75],
    ]);
  });

  test("of a group is spread over a longer base by 1:2:1, its ends at most a ruby em", () => {
    const document = line(ruby("group", ["五月雨", "さみだれ"]));
    const [base, reading] = document.pages.flatMap((page) => runsOf(page.items));
    expect(base && textOf(base)).toBe("五月雨");
    // Three ems less two: an eighth at the ends, a quarter between.
    expect(reading?.at.y).toBe(ptToSp(20 + 1.25));
    expect(reading?.glyphs.map((glyph) => glyph.advance)).toEqual([7.5, 7.5, 7.5, 5].map(ptToSp));
  });

  test("of a compound that fits stands kanji by kanji", () => {
    const document = line(ruby("jukugo", ["山", "さん"], ["川", "せん"]));
    expect(placed(document).map(([own]) => own)).toEqual(["山", "川", "さん", "せん"]);
  });

  test("of a compound with a long reading sets its own kanji apart and is read pair by pair", () => {
    const document = line(ruby("jukugo", ["承", "うけたまわ"], ["知", "ち"]));
    expect(placed(document)).toEqual([
      // Five over two: one lies over 知, whose reading has one; of the two left, one on either side of 承.
      ["承", 0.5, 0],
      ["知", 2, 0],
      ["うけたまわ", 0, 0.75],
      ["ち", 2.5, 0.75],
    ]);
  });

  test("at a column's head stays within the text area", () => {
    const heads = placed(line(ruby("mono", ["志", "こころざし"]), "を")).map(([, head]) => head);
    expect(Math.min(...heads)).toBe(0);
  });

  test("at a paragraph's beginning lies over its indent, by one ruby em at most", () => {
    const paragraph = layOut(letter(block("paragraph", ruby("mono", ["志", "こころざし"]), "を")));
    expect(placed(paragraph)).toEqual([
      // Five half ems over one: half an em over the indent, half over を, a quarter on either side.
      ["志", 1.25, 0],
      ["を", 2.5, 0],
      ["こころざし", 0.5, 0.75],
    ]);
  });

  test("over the indent does not move its base if it is short enough", () => {
    const paragraph = layOut(letter(block("paragraph", ruby("mono", ["志", "こころ"]), "を")));
    expect(placed(paragraph).map(([, head]) => head)).toEqual([1, 2, 0.75]);
  });

  test("has its base and its text in tags of one element", () => {
    const [page] = line(ruby("mono", ["漢", "か"])).pages;
    const tags = page?.items.flatMap((item) =>
      item.type === "tag-start" ? [`${item.role} ${item.element}`] : [],
    );
    expect(tags).toEqual(["salutation 0", "ruby 1", "ruby-base 2", "ruby 1", "ruby-text 3"]);
  });

  test("does not part its base over lines", () => {
    const document = layOut(
      letter(
        block("paragraph", "亜".repeat(7), ruby("group", ["五月雨", "さみだれ"]), "亜".repeat(9)),
      ),
    );
    const bases = placed(document).filter(([own]) => own === "五月雨");
    expect(bases).toHaveLength(1);
  });
});

test("emphasis dots stand beside characters, not beside marks", () => {
  const dotted: Inline = {
    type: "emphasis-dots",
    mark: "sesame",
    children: [text("要点、だ")],
  };
  const document = line(dotted);
  const dots = document.pages.flatMap((page) => runsOf(page.items)).slice(1);
  // The square face's glyph of a character is its code point; in columns it has the vertical form.
  expect(dots.map(({ glyphs }) => glyphs[0]?.recipe)).toEqual(
    dots.map(() => ({ kind: "glyph", gid: expect.any(Number), shift: 0 })),
  );
  // They are no characters of the text, so they are read as blanks.
  expect(placed(document)).toEqual([
    ["要点、だ", 0, 0],
    [" ", 0.25, 0.75],
    [" ", 1.25, 0.75],
    [" ", 3.25, 0.75],
  ]);
});

test("dots of characters with a reading stand on the other side of the line", () => {
  const reading: Inline = {
    type: "ruby",
    mode: "group",
    pairs: [
      {
        base: [{ type: "text", text: "要", origin: undefined }],
        ruby: [{ type: "text", text: "かなめ", origin: undefined }],
      },
    ],
  };
  const dotted: Inline = { type: "emphasis-dots", mark: "sesame", children: [reading, text("点")] };
  const sides = placed(line(dotted)).map(([content, , side]) => [content, Number(side) > 0]);
  expect(sides.filter(([content]) => content === " ")).toEqual([
    [" ", false],
    [" ", true],
  ]);
});

test("tate-chu-yoko takes the text that the author gives it", () => {
  const document = line(
    "第",
    { type: "tate-chu-yoko", children: [{ type: "text", text: "123", origin: undefined }] },
    "号",
  );
  const [run] = document.pages.flatMap((page) => runsOf(page.items));
  expect(run?.glyphs.map((glyph) => [glyph.text, glyph.advance])).toEqual([
    ["第", ptToSp(10)],
    ["123", ptToSp(10)],
    ["号", ptToSp(10)],
  ]);
});

describe("characters spread over cells", () => {
  test("four over seven stand an em apart, flush at both ends", () => {
    const document = line({ type: "jidori", cells: 7, children: [text("総務大臣")] }, "印");
    const [run] = document.pages.flatMap((page) => runsOf(page.items));
    expect(run?.glyphs.map((glyph) => glyph.advance)).toEqual([20, 20, 20, 10, 10].map(ptToSp));
  });

  test("one character stands at the head of its cells", () => {
    const document = line({ type: "jidori", cells: 3, children: [text("臣")] }, "印");
    const [run] = document.pages.flatMap((page) => runsOf(page.items));
    expect(run?.glyphs.map((glyph) => glyph.advance)).toEqual([30, 10].map(ptToSp));
  });

  test("more characters than cells stand solid", () => {
    const document = line({ type: "jidori", cells: 2, children: [text("総務大臣")] });
    const [run] = document.pages.flatMap((page) => runsOf(page.items));
    expect(run?.glyphs.map((glyph) => glyph.advance)).toEqual([10, 10, 10, 10].map(ptToSp));
  });
});

describe("a note in two lines", () => {
  const note = (content: string): Inline => ({ type: "warichu", children: [text(content)] });

  test("is parted in the middle, the first half to the right", () => {
    expect(placed(line("本文", note("（これは注記）"), "続き"))).toEqual([
      ["本文（", 0, 0],
      ["これは", 2.5, 0.3],
      ["注記", 2.5, -0.3],
      // Six tenths of an em for each of three characters.
      ["）続き", 4.3, 0],
    ]);
  });

  const broken = (...texts: readonly string[]): Inline => ({
    type: "warichu",
    children: texts.flatMap((own, index): Inline[] =>
      index === 0 ? [text(own)] : [{ type: "line-break" }, text(own)],
    ),
  });

  test("is parted where its author parts it, and has room for the longer line", () => {
    expect(placed(line("本文", broken("２行目", "だけ長い割注"), "続き"))).toEqual([
      ["本文", 0, 0],
      ["２行目", 2, 0.3],
      ["だけ長い割注", 2, -0.3],
      ["続き", 5.6, 0],
    ]);
    expect(placed(line("本文", broken("（これ", "は注記）"), "続き"))).toEqual([
      ["本文（", 0, 0],
      ["これ", 2.5, 0.3],
      ["は注記", 2.5, -0.3],
      ["）続き", 4.3, 0],
    ]);
  });

  test("of more than two lines goes on two by two", () => {
    expect(placed(line("本", broken("甲", "乙丙", "丁戊", "己"), "終"))).toEqual([
      ["本", 0, 0],
      ["甲", 1, 0.3],
      ["乙丙", 1, -0.3],
      ["丁戊", 2.2, 0.3],
      ["己", 2.2, -0.3],
      ["終", 3.4, 0],
    ]);
  });

  test("that its author parts is not torn", () => {
    const document = layOut(
      letter(block("salutation", "これは本文である", broken("昭和二十二年", "法律第六十七号"))),
    );
    const small = document.pages
      .flatMap((page) => runsOf(page.items))
      .filter((run) => run.size === ptToSp(6));
    expect(small.map(textOf)).toEqual(["昭和二十二年", "法律第六十七号"]);
  });

  test("becomes a cell longer where a mark may not begin its second line", () => {
    // Eleven characters; 。 is the seventh and stays in the first line: seven cells, nothing squeezed.
    const document = line("文", note("特別区を含む。以下同じ"), "続");
    expect(placed(document)).toEqual([
      ["文", 0, 0],
      ["特別区を含む。", 1, 0.3],
      ["以下同じ", 1, -0.3],
      ["続", 5.2, 0],
    ]);
    const glyphs = document.pages
      .flatMap((page) => runsOf(page.items))
      .flatMap((run) => run.glyphs);
    const advances = glyphs.slice(1, -1).map((glyph) => glyph.advance);
    expect(advances).toEqual(advances.map(() => ptToSp(6)));
  });

  test("is not squeezed wherever a line ends in it", () => {
    const content =
      "この割注は「括弧」と、読点を含み、行末で割れることがあるので、どこで割れても詰まらない";
    for (let before = 0; before < 9; before += 1) {
      const document = layOut(
        letter(block("salutation", "あ".repeat(before), note(content), "いろはにほ")),
      );
      const small = document.pages
        .flatMap((page) => runsOf(page.items))
        .filter((run) => run.size === ptToSp(6));
      expect(small.map(textOf).join("")).toBe(content);
      const advances = small.flatMap((run) => run.glyphs).map((glyph) => glyph.advance);
      expect(advances).toEqual(advances.map(() => ptToSp(6)));
    }
  });

  test("goes on in the next column, each piece read to its end before the next", () => {
    const content = "あいうえおかきくけこさしすせそたちつてと";
    const document = layOut(
      letter(block("paragraph", "本文である", note(`（${content}）`), "。終わり")),
    );
    const small = document.pages
      .flatMap((page) => runsOf(page.items))
      .filter((run) => run.size === ptToSp(6));
    expect(small.map(textOf).join("")).toBe(content);
    expect(new Set(small.map((run) => run.at.x)).size).toBe(4);
  });
});

describe("items of a list", () => {
  const item = (label: string, content: string, depth = 0): Block => ({
    type: "list-item",
    label: [text(label)],
    inlines: [text(content)],
    depth,
    placement: {},
    origin: undefined,
  });

  test("hang two characters in, the label at the head", () => {
    const document = layOut(letter(item("一　", "項目の本文が二行にわたるもの")));
    expect(placed(document).map((run) => run.slice(0, 2))).toEqual([
      ["一　", 0],
      ["項目の本文が二行", 2],
      ["にわたるもの", 2],
    ]);
  });

  test("a label without a space has its text begin where the other lines do", () => {
    const document = layOut(letter(item("一", "本文")));
    expect(placed(document).map((run) => run.slice(0, 2))).toEqual([
      ["一", 0],
      ["本文", 2],
    ]);
  });

  test("an item within an item stands one further in", () => {
    const document = layOut(letter(item("ア　", "本文", 1)));
    expect(placed(document)[0]?.[1]).toBe(1);
  });
});

test("text that must not be parted begins a new line", () => {
  const bond: Inline = { type: "no-break", children: [text("分けない語句")] };
  const document = layOut(letter(block("salutation", "これは長い文で", bond)));
  expect(placed(document).map(([own]) => own)).toEqual(["これは長い文で", "分けない語句"]);
});

test("a forced line break begins a new line without an indent", () => {
  const document = layOut(letter(block("paragraph", "前の行", { type: "line-break" }, "次の行")));
  expect(placed(document).map(([own, head]) => [own, head])).toEqual([
    ["前の行", 1],
    ["次の行", 0],
  ]);
});

test.each([
  ...["殿", "様", "さま", "樣", "閣下", "御中", "各位", "先生", "さん"],
  ...["氏", "君", "あて", "宛て", "宛"],
])("the honorific %s is never parted from its name", (honorific) => {
  // A name that is itself kept together leaves the place before the honorific as the one to break at.
  for (const body of ["市", "札幌市", "札幌市役所"]) {
    const name: Inline = { type: "no-break", children: [text("山田太郎次郎")] };
    const document = layOut(letter(block("addressee", body, name, ` ${honorific}`)), format());
    expect(placed(document).at(-1)?.[0]).toMatch(new RegExp(`郎 ${honorific}$`, "u"));
  }
});

test("placement given by the template goes over the role's own", () => {
  const document = layOut(
    letter({
      ...block("paragraph", "右寄せ"),
      placement: { alignment: "end", indentEnd: 2 },
    } as Block),
  );
  expect(placed(document)[0]?.[1]).toBe(5);
});
