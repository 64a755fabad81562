import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ptToSp } from "../../../src/base/units.ts";
import type { Inline, RubyMode } from "../../../src/model/letter.ts";
import { runs } from "../../samples/extent.ts";
import { block, format, layOut, letter, runsOf, text } from "../../samples/square-letters.ts";

function ruby(mode: RubyMode, ...pairs: readonly (readonly [string, string])[]): Inline {
  return {
    type: "ruby",
    mode,
    pairs: pairs.map(([base, reading]) => ({ base: [text(base)], ruby: [text(reading)] })),
  } as Inline; // texts are inlines of their own kind
}

interface Placed {
  readonly text: string;
  readonly head: number;
  readonly end: number;
  readonly isReading: boolean;
}

/** The characters of one long column and its readings, with their places in ems of the base. */
function placed(
  parts: readonly (string | Inline)[],
  charactersPerLine = 60,
  type: "salutation" | "paragraph" = "salutation",
): readonly Placed[] {
  const document = layOut(
    letter(block(type, ...parts)),
    format({ charactersPerLine, linesPerPage: 20 }),
  );
  const em = ptToSp(10);
  return document.pages
    .flatMap((page) => runsOf(page.items))
    .flatMap((run) => {
      const isReading = run.size < em;
      let at: number = run.at.y - ptToSp(20);
      const glyphs = run.glyphs.map((glyph) => {
        const head = at / em;
        at += glyph.advance;
        // A character's own body, without the space after it.
        return { text: glyph.text, head, end: Math.min(at / em, head + 1), isReading };
      });
      if (!isReading) return glyphs;
      const [first, last] = [glyphs[0], glyphs.at(-1)];
      if (first === undefined || last === undefined) return [];
      const whole = glyphs.map((glyph) => glyph.text).join("");
      return [{ text: whole, head: first.head, end: last.head + 0.5, isReading }];
    });
}

function heads(...parts: readonly (string | Inline)[]): readonly (readonly [string, number])[] {
  return placed(parts).map((one) => [one.text, Math.round(one.head * 1000) / 1000]);
}

const KOKOROZASHI = ruby("mono", ["志", "こころざし"]);

describe("a reading longer than its base (JLReq 3.3.8)", () => {
  test("lies over the 、 after it by one ruby em, not over the space behind", () => {
    // Five half ems: three quarters on either side; half an em over の and over 、.
    expect(heads("の", ruby("mono", ["政", "まつりごと"]), "、亜")).toEqual([
      ["の", 0],
      ["政", 1.25],
      ["、", 2.5],
      ["亜", 3.5],
      ["まつりごと", 0.5],
    ]);
  });

  test.each(["。", "」", "）"])("lies over %s", (mark) => {
    const [, , closing] = heads("の", ruby("mono", ["政", "まつりごと"]), mark);
    expect(closing).toEqual([mark, 2.5]);
  });

  test("lies over the 「 before it and the 」 after it", () => {
    expect(heads("「", ruby("mono", ["詔", "みことのり"]), "」。")).toEqual([
      ["「", 0],
      ["詔", 0.75],
      ["」", 2],
      ["。", 2.5],
      ["みことのり", 0],
    ]);
  });

  test("stays in the middle where the kana on one side alone lets it lie over", () => {
    expect(heads("亜", ruby("mono", ["司", "つかさど"]), "る")).toEqual([
      ["亜", 0],
      ["司", 1.5],
      ["る", 2.5],
      ["つかさど", 1],
    ]);
    expect(heads("る", ruby("mono", ["司", "つかさど"]), "亜")).toEqual([
      ["る", 0],
      ["司", 1],
      ["亜", 2.5],
      ["つかさど", 0.5],
    ]);
  });

  test("does not touch the reading of the word beside it", () => {
    // The second begins a quarter em behind the first, which ends at 2.5.
    expect(heads(KOKOROZASHI, KOKOROZASHI)).toEqual([
      ["志", 0.75],
      ["志", 3.5],
      ["こころざし", 0],
      ["こころざし", 2.75],
    ]);
  });

  test.each([
    // を is at 2, an em of it: the second reading one ruby em behind the first.
    ["を", 2, 3.75, 3],
    // 、 is at 2, half an em and its space.
    ["、", 2, 3.75, 3],
  ])("keeps one ruby em from the next reading over one %s", (mark, at, second, reading) => {
    expect(heads(KOKOROZASHI, mark, KOKOROZASHI)).toEqual([
      ["志", 0.75],
      [mark, at],
      ["志", second],
      ["こころざし", 0],
      ["こころざし", reading],
    ]);
  });

  test("readings of two kana stand solid, kanji by kanji, in one word and in two", () => {
    const together = heads(ruby("mono", ["東", "とう"], ["京", "きょ"]));
    const apart = heads(ruby("mono", ["東", "とう"]), ruby("mono", ["京", "きょ"]));
    expect(together).toEqual([
      ["東", 0],
      ["京", 1],
      ["とう", 0],
      ["きょ", 1],
    ]);
    expect(apart).toEqual(together);
  });
});

describe("the readings of a compound (JLReq, appendix F)", () => {
  test("a reading of three lies over the following kanji, whose own has one", () => {
    expect(heads("亜", ruby("jukugo", ["凝", "ぎょう"], ["視", "し"]), "亜")).toEqual([
      ["亜", 0],
      ["凝", 1],
      ["視", 2],
      ["亜", 3],
      ["ぎょう", 1],
      ["し", 2.5],
    ]);
  });

  test("over the one before it, where there is no room behind", () => {
    expect(heads("亜", ruby("jukugo", ["視", "し"], ["凝", "ぎょう"]), "亜")).toEqual([
      ["亜", 0],
      ["視", 1],
      ["凝", 2],
      ["亜", 3],
      ["し", 1],
      ["ぎょう", 1.5],
    ]);
  });

  test("over the kana before the compound, where its own kanji leave none", () => {
    expect(heads("の", ruby("jukugo", ["流", "りゅう"], ["行", "こう"]), "亜")).toEqual([
      ["の", 0],
      ["流", 1],
      ["行", 2],
      ["亜", 3],
      ["りゅう", 0.5],
      ["こう", 2],
    ]);
  });

  test("its own kanji is set apart where there is no room at all, half before and half behind", () => {
    expect(heads("亜", ruby("jukugo", ["流", "りゅう"], ["行", "こう"]), "亜")).toEqual([
      ["亜", 0],
      ["流", 1.25],
      ["行", 2.5],
      ["亜", 3.5],
      ["りゅう", 1],
      ["こう", 2.5],
    ]);
  });

  test("nothing grows between its kanji when the line is widened", () => {
    const compound = ruby("jukugo", ["山", "さん"], ["川", "せん"]);
    // Nine of ten characters and 「, which may not end a line: the place within the compound stays.
    const all = placed(["ああああああ", compound, "「いろは」"], 10, "paragraph");
    const [mountain, river] = ["山", "川"].map((own) => all.find((one) => one.text === own));
    expect((river?.head ?? 0) - (mountain?.head ?? 0)).toBe(1);
    const [first, second] = all;
    expect((second?.head ?? 0) - (first?.head ?? 0)).toBeGreaterThan(1.1);
  });

  test("a line may end between its kanji, each with its own reading", () => {
    const compound = ruby("jukugo", ["山", "さん"], ["川", "せん"]);
    const all = placed(["あああああああああ", compound, "いろはにほへ"], 10);
    const river = all.find((one) => one.text === "川");
    expect(river?.head).toBe(0);
  });
});

/** A reading on the left of characters that have others on the right. */
function onLeft(base: readonly (Inline | string)[], reading: string): Inline {
  const inlines = base.map((one) => (typeof one === "string" ? text(one) : one));
  const pairs = [{ base: inlines, ruby: [text(reading)] }];
  return { type: "ruby", mode: "group", side: "left", pairs } as Inline; // as above
}

describe("readings on both sides (両側ルビ)", () => {
  test("each is distributed by itself where the base is as long as both need", () => {
    expect(heads("亜", onLeft([ruby("group", ["舎密", "せいみ"])], "かがく"), "亜")).toEqual([
      ["亜", 0],
      ["舎", 1],
      ["密", 2],
      ["亜", 3],
      ["せいみ", 1.083],
      ["かがく", 1.083],
    ]);
  });

  test("the base is set apart for the longer one, on either side, and the shorter one is spread over that", () => {
    // Six kana are three ems: a quarter, half and a quarter of an em around two kanji; two kana stand a quarter of what is left in.
    const apart = [
      ["亜", 0],
      ["舎", 1.25],
      ["密", 2.75],
      ["亜", 4],
    ];
    const long = "エリシテイト";
    expect(heads("亜", onLeft([ruby("group", ["舎密", "かが"])], long), "亜")).toEqual([
      ...apart,
      ["かが", 1.625],
      [long, 1],
    ]);
    expect(heads("亜", onLeft([ruby("group", ["舎密", long])], "かが"), "亜")).toEqual([
      ...apart,
      [long, 1],
      ["かが", 1.625],
    ]);
  });

  test("two long ones need the white around their base once", () => {
    const both = onLeft([ruby("mono", ["志", "こころざし"])], "アンビション");
    // Six kana are three ems, an em on either side of the one kanji.
    expect(heads("亜", both, "亜")).toEqual([
      ["亜", 0],
      ["志", 2],
      ["亜", 4],
      ["こころざし", 1.25],
      ["アンビション", 1],
    ]);
  });

  test("one on the left is in the middle of all that it belongs to", () => {
    const more = onLeft([ruby("mono", ["志", "こころざし"]), "亜"], "アム");
    // 志 and 亜 are 0.75 em apart by the long reading of 志; a quarter, half and a quarter of 1.75 em around two kana.
    expect(heads(more)).toEqual([
      ["志", 0.75],
      ["亜", 2.5],
      ["こころざし", 0],
      ["アム", 1.188],
    ]);
  });
});

test("any readings: none lies over a kanji that is not its own, nor on another, nor beyond the column's head", () => {
  const kana = ["か", "かん", "しょう", "こころざ", "まつりごと", "うけたまわり"];
  const reading = fc.constantFrom(...kana);
  const word = fc.oneof(
    reading.map((one) => ruby("mono", ["志", one])),
    fc.tuple(reading, reading).map(([one, other]) => ruby("jukugo", ["志", one], ["川", other])),
    reading.map((one) => ruby("group", ["志川", one])),
  );
  const both = fc
    .tuple(fc.array(fc.oneof(word, fc.constant("井")), { minLength: 1, maxLength: 3 }), reading)
    .filter(([base]) => base.some((one) => typeof one !== "string"))
    .map(([base, one]) => onLeft(base, one.replaceAll(/./gu, "ヒ")));
  const piece = fc.oneof(
    word,
    both,
    fc.constantFrom("の", "を", "、", "。", "「", "」", "・", "亜", "カ"),
  );
  fc.assert(
    fc.property(fc.array(piece, { minLength: 1, maxLength: 8 }), (parts) => {
      const all = placed(parts);
      const readings = all.filter((one) => one.isReading);
      expect(Math.min(0, ...all.map((one) => one.head))).toBe(0);
      for (const [index, one] of readings.entries()) {
        const isLeft = one.text.startsWith("ヒ");
        const next = readings.slice(index + 1).find((two) => two.text.startsWith("ヒ") === isLeft);
        if (next !== undefined) expect(next.head).toBeGreaterThanOrEqual(one.end - 1e-4);
        for (const other of all.filter(({ text: own }) => own === "亜")) {
          const isOver = one.head < other.head + 1 - 1e-4 && one.end > other.head + 1e-4;
          expect(isOver).toBe(false);
        }
      }
    }),
    { numRuns: runs(200) },
  );
});
