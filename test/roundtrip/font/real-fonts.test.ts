import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { CL } from "../../../src/char/character-class.ts";
import { describeFace } from "../../../src/font/describe-face.ts";
import { faceCount } from "../../../src/font/open-face.ts";
import type { GlyphRecipe } from "../../../src/model/glyph.ts";
import { createGlyphChooser } from "../../../src/typeset/glyph-chooser.ts";
import { cutFile } from "../../samples/cut-file.ts";
import { glyphsOf, outlineOf } from "../../samples/outline-of.ts";
import {
  IPAEX_MINCHO,
  IPAMJ_MINCHO,
  isInstalled,
  NOTO_SERIF_CJK,
  NOTO_SERIF_JP,
  openFace,
} from "../../samples/real-fonts.ts";

// Words of the letters, names that need their variants, and marks with vertical forms.
const TEXT =
  "拝啓　貴職におかれましては、ますます御清祥のこととお慶び申し上げます。「デジタル」（ＤＸ）ー" +
  "葛\u{e0100}城市長　飛驒市長　鰺ヶ沢町長　𠮷野家　芦屋市　敬具";

function codePoint(character: string): number {
  return character.codePointAt(0) ?? 0;
}

function glyphRecipes(gids: readonly number[]): readonly GlyphRecipe[] {
  return gids.map((gid) => ({ kind: "glyph", gid, shift: 0 }));
}

describe("Noto Serif JP", () => {
  const face = openFace(NOTO_SERIF_JP);
  const file = new Uint8Array(readFileSync(NOTO_SERIF_JP));

  test("is the file whose glyph numbers stand here", () => {
    expect(face.sha256).toBe("5a04846a0e23acefae825f2f459205036a166f5a63462019ce3492d07bd20e92");
  });

  test("draws 葛 of 葛城市 with its own glyph", () => {
    expect(face.glyphOf(codePoint("葛"))).toBe(11_131);
    expect(face.variantOf(codePoint("葛"), 0xe0100)).toBe(16_224);
    expect(face.shapeVertical("葛\u{e0100}城")[0]).toEqual({
      gid: 16_224,
      cluster: 0,
      advance: 1000,
    });
  });

  test("does not know the other form of 葛 and 辻", () => {
    expect(face.variantOf(codePoint("葛"), 0xe0101)).toBeUndefined();
    expect(face.variantOf(codePoint("辻"), 0xe0101)).toBeUndefined();
  });

  test("joins two dashes to one of two em, whose origin is higher", () => {
    const [dashes, ...others] = face.shapeVertical("――");
    expect(others).toEqual([]);
    expect(dashes?.advance).toBe(2000);
    expect(face.verticalOrigin(dashes?.gid ?? 0)).toEqual({ x: 500, y: 1380 });
  });

  test("draws kana anew for vertical lines, so no kana may be taken from the upright table", () => {
    for (const kana of "あかをンー") {
      const code = codePoint(kana);
      expect(face.verticalGlyphOf(code)).not.toBe(face.glyphOf(code));
    }
    expect(face.verticalGlyphOf(codePoint("国"))).toBe(face.glyphOf(codePoint("国")));
  });

  test("has half-width marks for vertical lines", () => {
    const trims = [..."、。「」"].map((mark) =>
      face.verticalTrim(face.shapeVertical(mark)[0]?.gid ?? 0),
    );
    const [after, before] = [
      { before: 0, after: 500 },
      { before: 500, after: 0 },
    ];
    expect(trims).toEqual([after, after, before, after]);
  });

  test("has half-width letters and digits for tate-chu-yoko", () => {
    const glyphs = face.shapeHorizontal("DX12", ["hwid"]);
    expect(glyphs.map((glyph) => glyph.advance)).toEqual([500, 500, 500, 500]);
  });

  test("draws every glyph of a subset as the font itself does", () => {
    const gids = face.shapeVertical(TEXT).map((glyph) => glyph.gid);
    const program = face.subset(glyphRecipes(gids), "ABCDEF+NotoSerifJP-Regular").bytes;
    for (const [i, gid] of gids.entries()) {
      expect(outlineOf(program, i + 1)).toBe(outlineOf(file, gid));
    }
  });

  test("looks the same in a Word file, in lines and in columns", () => {
    const subset = cutFile(face, TEXT);
    for (const direction of ["horizontal", "vertical"] as const) {
      const wanted = glyphsOf(file, TEXT, direction).map((gid) => outlineOf(file, gid));
      const drawn = glyphsOf(subset, TEXT, direction).map((gid) => outlineOf(subset, gid));
      expect(drawn).toEqual(wanted);
    }
  });

  test("covers the standards but for what its makers left out", () => {
    const description = describeFace(face);
    expect(description.jisX0208).toEqual({ present: 6878, total: 6879, missing: ["≒"] });
    expect(description.jisX0213).toMatchObject({ present: 11_063, total: 11_233 });
    expect(description.variationCollections).toEqual(["standardized", "Adobe-Japan1"]);
    expect(description.embedding).toBe("subset");
  });
});

describe.skipIf(!isInstalled(NOTO_SERIF_CJK))(
  "Noto Serif CJK, a collection with CFF outlines",
  () => {
    const bytes = isInstalled(NOTO_SERIF_CJK)
      ? new Uint8Array(readFileSync(NOTO_SERIF_CJK))
      : new Uint8Array();

    test("holds five faces, each with its own name", () => {
      expect(faceCount({ path: NOTO_SERIF_CJK, bytes })).toBe(5);
      expect([0, 1, 2].map((index) => openFace(NOTO_SERIF_CJK, index).family)).toEqual([
        "Noto Serif CJK JP",
        "Noto Serif CJK KR",
        "Noto Serif CJK SC",
      ]);
    });

    test("draws a variant that Noto Serif JP lacks, in a Word file as in the font", () => {
      const face = openFace(NOTO_SERIF_CJK);
      expect(face.outlines).toBe("cff");
      const text = "葛\u{e0100}葛\u{e0101}辻\u{e0101}、「国」𠮷";
      const subset = cutFile(face, text);
      const whole = face.wholeFile();
      const drawn = glyphsOf(subset, text, "vertical").map((gid) => outlineOf(subset, gid));
      const wanted = glyphsOf(whole, text, "vertical").map((gid) => outlineOf(whole, gid));
      expect(drawn).toEqual(wanted);
      expect(new Set(drawn).size).toBe(8);
    });

    test("gives the same bytes again", () => {
      const recipes = glyphRecipes(
        openFace(NOTO_SERIF_CJK)
          .shapeVertical(TEXT)
          .map(({ gid }) => gid),
      );
      const [one, two] = [0, 0].map(() => openFace(NOTO_SERIF_CJK).subset(recipes, "ABCDEF+Noto"));
      expect(one?.format).toBe("cff");
      expect(one).toEqual(two);
    });
  },
);

describe.skipIf(!isInstalled(IPAEX_MINCHO) || !isInstalled(IPAMJ_MINCHO))("IPA's faces", () => {
  test("have 2,048 units to the em and a vertical origin that follows", () => {
    const face = openFace(IPAEX_MINCHO);
    const gid = face.shapeVertical("国")[0]?.gid ?? 0;
    expect(face.advanceHeight(gid)).toBe(2048);
    expect(face.verticalOrigin(gid)).toEqual({ x: 1024, y: 1802 });
  });

  test("differ in their variants: IPAmj has the administration's, IPAex those of Adobe-Japan1", () => {
    expect(describeFace(openFace(IPAMJ_MINCHO)).variationCollections).toEqual([
      "standardized",
      "Moji_Joho",
    ]);
    expect(describeFace(openFace(IPAEX_MINCHO)).variationCollections).toEqual([
      "standardized",
      "Adobe-Japan1",
    ]);
  });

  test("help out in a chain where the first face has no such variant", () => {
    const chain = [NOTO_SERIF_JP, IPAEX_MINCHO, IPAMJ_MINCHO].map((path) => openFace(path));
    const chooser = createGlyphChooser(chain, "vertical-rl");
    const faceOf = (text: string): number | string | undefined => {
      const { face, fault } = chooser.character(text, codePoint(text), CL.ideographic);
      return fault ?? chain[face]?.familyJa;
    };
    expect(
      ["\u{e0100}", "\u{e0101}", "\u{e0102}"].map((selector) => faceOf(`葛${selector}`)),
    ).toEqual([chain[0], chain[1], chain[2]].map((face) => face?.familyJa));
    expect(faceOf("\u{1f600}")).toBe("no-glyph");
  });
});
