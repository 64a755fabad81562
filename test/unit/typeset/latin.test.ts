import { describe, expect, test } from "vitest";
import { fontUnits, ptToSp } from "../../../src/base/units.ts";
import type { PlacedGlyph } from "../../../src/model/paged-document.ts";
import type { LatinPolicy } from "../../../src/text/latin-tokens.ts";
import { squareFace, VERTICAL_FORM } from "../../samples/square-face.ts";
import {
  block,
  format,
  glyphsOf,
  layOut,
  letter,
  lines,
  POLICY,
  text,
} from "../../samples/square-letters.ts";

function shiftOf({ recipe }: PlacedGlyph): number | undefined {
  return recipe.kind === "glyph" ? recipe.shift : undefined;
}

/** The units of a text with how each is drawn: upright, side by side, turned or nothing. */
function drawn(content: string, latin: LatinPolicy = "upright"): readonly string[] {
  const page = format({ charactersPerLine: 100, policy: { ...POLICY, latin } });
  return glyphsOf(layOut(letter(block("salutation", content)), page)).map((glyph) => {
    const { recipe } = glyph;
    if (recipe.kind === "blank") return `${glyph.text}:blank`;
    if (recipe.kind === "glyph") return `${glyph.text}:upright`;
    return `${glyph.text}:${recipe.parts[0]?.turn === 90 ? "turned" : "side by side"}`;
  });
}

describe("Western characters in a vertical line (JLReq 3.2.3 to 3.2.5)", () => {
  test.each([
    ["5", ["5:upright"]],
    ["12", ["12:side by side"]],
    ["100", ["1:upright", "0:upright", "0:upright"]],
    ["2022", ["2022:turned"]],
    ["1,234", ["1,234:turned"]],
    ["3.5", ["3.5:turned"]],
    ["A", ["A:upright"]],
    ["DX", ["D:upright", "X:upright"]],
    ["5G", ["5:upright", "G:upright"]],
    ["OECD", ["O:upright", "E:upright", "C:upright", "D:upright"]],
    ["ABCDEFGH", ["ABCDEFGH:turned"]],
    ["Word", ["Word:turned"]],
    ["Wi-Fi", ["Wi-Fi:turned"]],
    ["it’s", ["it’s:turned"]],
    ["AI and DX", ["AI:turned", " :blank", "and:turned", " :blank", "DX:turned"]],
    ["e-mail: word", ["e-mail:turned", "::turned", " :blank", "word:turned"]],
    ["a/?q=1&b", ["a/?q=1&b:turned"]],
    ["x+y=z", ["x+y=z:turned"]],
    ["Word?", ["Word:turned", "?:turned"]],
    ["Word, word", ["Word:turned", ",:turned", " :blank", "word:turned"]],
    ["Word,", ["Word:turned", ",:turned"]],
    ["U.S.A.", ["U.S.A:turned", ".:turned"]],
    ['"Word"', ['":turned', "Word:turned", '":turned']],
    ["'Word',", ["':turned", "Word:turned", "':turned", ",:turned"]],
    ["3.5%", ["3.5:turned", "%:turned"]],
    ["$1,000", ["$:turned", "1,000:turned"]],
    ["50%", ["50:side by side", "%:upright"]],
    ["25°C", ["25°C:turned"]],
    ["5µm", ["5µm:turned"]],
    ["100m²", ["100m²:turned"]],
    ["(Word)", ["(:upright", "Word:turned", "):upright"]],
    ["Word (word).", ["Word:turned", " :blank", "(:turned", "word:turned", "):turned", ".:turned"]],
    ["Word(亜)", ["Word:turned", "(:upright", "亜:upright", "):upright"]],
    ["(DX)", ["(:upright", "D:upright", "X:upright", "):upright"]],
    ["％", ["％:upright"]],
    // A letter with an accent has no full-width form, so it lies like every Latin letter (UAX #50).
    ["É", ["É:turned"]],
    ["ÜE", ["ÜE:turned"]],
    ["CAFÉ", ["CAFÉ:turned"]],
  ])("%s stands as %j", (content, expected) => {
    expect(drawn(content)).toEqual(expected);
  });

  test("a mark that turns with its word stands solid beside it, and without a gap to what follows", () => {
    // Four letters and a full stop of half an em each; the gap of a quarter is before the word alone.
    expect(lines("亜word.亜", 20)[0]?.origins.slice(-2)).toEqual([3.25, 3.75]);
    expect(lines('亜"word"亜', 20)[0]?.origins.at(-1)).toBe(4);
  });

  test("a house may set short runs side by side", () => {
    expect(drawn("DXとABCDと100と5", "tate-chu-yoko")).toEqual([
      "DX:side by side",
      "と:upright",
      ..."ABCD".split("").map((character) => `${character}:upright`),
      "と:upright",
      "100:side by side",
      "と:upright",
      "5:upright",
    ]);
  });

  test("a house may turn all letters; numbers of one and two digits stay", () => {
    expect(drawn("DXとAと5と12と100", "rotated")).toEqual([
      "DX:turned",
      "と:upright",
      "A:turned",
      "と:upright",
      "5:upright",
      "と:upright",
      "12:side by side",
      "と:upright",
      "100:turned",
    ]);
  });

  test("a run too wide for one em is made narrower", () => {
    const wide = {
      type: "tate-chu-yoko" as const,
      children: [{ type: "text" as const, text: "1234", origin: undefined }],
    };
    const [glyph] = glyphsOf(layOut(letter(block("salutation", wide))));
    // Four half ems in one: half as wide, from half an em before the axis.
    expect(glyph?.recipe).toMatchObject({
      parts: [{ scaleX: 500, dx: -500 }, { dx: -250 }, { dx: 0 }, { dx: 250 }],
    });
  });

  test("ASCII brackets around Japanese take the form and the class of full-width ones", () => {
    const [open] = glyphsOf(layOut(letter(block("salutation", "(亜)"))));
    expect(open).toMatchObject({
      text: "(",
      recipe: { kind: "glyph", gid: 0xff08 + VERTICAL_FORM, shift: -500 },
      advance: ptToSp(5),
    });
  });

  test("curly quotes are drawn as the ones for vertical lines and keep their text", () => {
    const glyphs = glyphsOf(layOut(letter(block("salutation", "“亜”"))));
    expect(glyphs.map((glyph) => [glyph.text, glyph.recipe])).toMatchObject([
      ["“", { gid: 0x301d + VERTICAL_FORM }],
      ["亜", { gid: 0x4e9c }],
      ["”", { gid: 0x301f + VERTICAL_FORM }],
    ]);
  });

  test("half-width katakana are drawn full-width", () => {
    const [glyph] = glyphsOf(layOut(letter(block("salutation", "ｱ"))));
    expect(glyph).toMatchObject({ text: "ｱ", recipe: { gid: 0x30a2 }, advance: ptToSp(10) });
  });

  test.each([
    ["ﾊﾞﾝｸﾞ", ["ﾊﾞ", "ﾝ", "ｸﾞ"], [0x30d0, 0x30f3, 0x30b0]],
    ["ﾊﾟｰﾄ", ["ﾊﾟ", "ｰ", "ﾄ"], [0x30d1, 0x30fc + VERTICAL_FORM, 0x30c8]],
    ["ｳﾞｨ", ["ｳﾞ", "ｨ"], [0x30f4, 0x30a3 + VERTICAL_FORM]],
    // No kana of its own: the mark follows in its full-width form.
    ["ｱﾞ", ["ｱ", "ﾞ"], [0x30a2, 0x309b + VERTICAL_FORM]],
  ])("%s is composed of half-width kana with their marks", (typed, shown, gids) => {
    const glyphs = glyphsOf(layOut(letter(block("salutation", typed))));
    expect(glyphs.map((glyph) => glyph.text)).toEqual(shown);
    expect(glyphs.map((glyph) => glyph.recipe)).toMatchObject(gids.map((gid) => ({ gid })));
  });

  test.each(["ﾞ", "ﾟ", "゛", "゜"])("%s never begins a line, at no level", (mark) => {
    for (const kinsoku of ["very-strict", "strict", "loose", "very-loose", "css-loose"] as const) {
      for (const mode of ["vertical-rl", "horizontal-tb"] as const) {
        const all = lines(`あいうえア${mark}かきくけこ`, 5, { kinsoku }, mode);
        expect(all.map((line) => line.text).join("|")).not.toContain(`|${mark}`);
      }
    }
  });

  test("a letter that no face has is an error, alone and in a word", () => {
    const face = squareFace({ characters: "QＱ" });
    for (const content of ["Q", "Quit", "Questionable", "12Q"]) {
      expect(() => layOut(letter(block("salutation", content)), format(), face)).toThrow(
        "typeset/no-glyph",
      );
    }
  });
});

describe("Western characters in a horizontal line", () => {
  test("letters are as wide as the font has them, words are not parted", () => {
    const [first, second] = lines("これはwordという", 5, { jaLatinGap: "0" }, "horizontal-tb");
    expect(first?.text).toBe("これはword");
    expect(first?.origins).toEqual([0, 1, 2, 3, 3.5, 4, 4.5]);
    expect(second?.text).toBe("という");
  });

  test("tate-chu-yoko is plain text", () => {
    const inline = {
      type: "tate-chu-yoko" as const,
      children: [{ type: "text" as const, text: "12", origin: undefined }],
    };
    const page = format({ writingMode: "horizontal-tb" });
    const glyphs = glyphsOf(layOut(letter(block("salutation", inline)), page));
    expect(glyphs.map((glyph) => glyph.text)).toEqual(["1", "2"]);
  });

  test("full-width brackets take half an em, middle dots are drawn in the middle of theirs", () => {
    const page = format({ writingMode: "horizontal-tb" });
    const [open, dot] = glyphsOf(layOut(letter(block("salutation", "（・）")), page));
    expect(open?.recipe).toEqual({ kind: "glyph", gid: 0xff08, shift: -500 });
    expect(dot?.recipe).toEqual({ kind: "glyph", gid: 0x30fb, shift: -250 });
  });

  test("a narrow opening quote stands at the end of its half em, ⁉ in the middle of its em", () => {
    const square = squareFace();
    const widths = new Map([
      ["“", 426],
      ["”", 426],
      ["⁉", 700],
    ]);
    const face = {
      ...square,
      sha256: "narrow marks",
      shapeHorizontal: (content: string, features: readonly string[]) =>
        square.shapeHorizontal(content, features).map((glyph) => {
          const width = widths.get(content);
          return width === undefined ? glyph : { ...glyph, advance: fontUnits(width) };
        }),
    };
    const page = format({ writingMode: "horizontal-tb" });
    const glyphs = glyphsOf(layOut(letter(block("salutation", "“亜”⁉")), page, face));
    expect(glyphs.map((glyph) => [glyph.text, shiftOf(glyph), glyph.advance])).toEqual([
      ["“", 74, ptToSp(5)],
      ["亜", 0, ptToSp(10)],
      ["”", 0, ptToSp(10)], // half an em, and half an em of space
      ["⁉", 150, ptToSp(10)],
    ]);
  });

  test("× and ÷ are signs between full-width figures, no Western letters", () => {
    const [line] = lines("３×４÷２", 10, {}, "horizontal-tb");
    expect(line?.origins).toEqual([0, 1, 2, 3, 4]);
  });

  test("an editor's note stands small beside its text, after the line as readings do", () => {
    const note = { type: "editorial-note" as const, note: "ママ", children: [text("お願ひ")] };
    const page = format({ writingMode: "horizontal-tb" });
    const glyphs = glyphsOf(layOut(letter(block("salutation", note)), page));
    expect(glyphs.map((glyph) => glyph.text).join("")).toBe("お願ひ（ママ）");
  });
});

test("two dashes are one line, joined by the font or stretched, or two units where neither goes", () => {
  const face = squareFace();
  const joined = {
    ...face,
    sha256: "joins dashes",
    shapeVertical: (content: string) =>
      content === "――"
        ? [{ gid: 7, cluster: 0, advance: ptTwoEms(face.advanceHeight(0)) }]
        : face.shapeVertical(content),
  };
  const glyphs = glyphsOf(layOut(letter(block("salutation", "亜――")), format(), joined));
  expect(glyphs.map((glyph) => [glyph.text, glyph.advance])).toEqual([
    ["亜", ptToSp(10)],
    ["――", ptToSp(20)],
  ]);
  const stretched = {
    ...face,
    sha256: "has bounds",
    boundsOf: () => ({ xMin: units(50), yMin: units(360), xMax: units(950), yMax: units(400) }),
  };
  const [, line] = glyphsOf(layOut(letter(block("salutation", "亜――")), format(), stretched));
  // 1,860 of two ems for an ink of 900, from 70 below the head, on the axis.
  expect(line).toMatchObject({
    text: "――",
    advance: ptToSp(20),
    recipe: {
      kind: "composite",
      parts: [{ gid: 0x2015, scaleX: 2067, turn: 90, dx: -380, dy: 33 }],
    },
  });
  const apart = glyphsOf(layOut(letter(block("salutation", "亜――"))));
  expect(apart.map((glyph) => glyph.text)).toEqual(["亜", "―", "―"]);
});

function units(value: number): ReturnType<typeof fontUnits> {
  return fontUnits(value);
}

function ptTwoEms<T extends number>(em: T): T {
  return (2 * em) as T; // stays in font units
}
