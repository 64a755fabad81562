import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { LaidOutLine } from "../../../src/typeset/layout-lines.ts";
import { lines, texts } from "../../samples/square-letters.ts";

/** The longest way from one character to the next, of pairs of a kind. */
function widestStep({ text, origins }: LaidOutLine, kind: RegExp): number {
  const characters = [...text];
  const steps = characters.map((character, at) =>
    kind.test(`${characters[at - 1] ?? ""}${character}`)
      ? (origins[at] ?? 0) - (origins[at - 1] ?? 0)
      : 0,
  );
  return Math.max(...steps);
}

const KANA = /^[ぁ-んァ-ヶー一-鿿]{2}$/u;

describe("line heads and line ends", () => {
  test("a closing bracket does not start a line", () => {
    expect(texts("これは「文章」である", 6.5)).toEqual(["これは「文章」", "である"]);
  });

  test("an opening bracket does not end a line", () => {
    expect(texts("ある文章「名前」", 5, { adjustment: "expand-only" })).toEqual([
      "ある文章",
      "「名前」",
    ]);
  });

  test("an opening bracket stands flush at the head of a line", () => {
    const [, second] = lines("ある文章は「名前」", 5);
    expect(second?.text).toBe("「名前」");
    expect(second?.origins).toEqual([0, 0.5, 1.5, 2.5]);
  });

  test("a full stop at the end of a full line keeps its half em", () => {
    const [first] = lines("今日は雨。明日は晴れ。", 5);
    expect(first).toMatchObject({ text: "今日は雨。", advance: 4.5, method: "none" });
  });

  test("the half em after a closing mark is trimmed if the line would be too long", () => {
    const [first] = lines("「今日」は雨だ。明日は晴れ", 7);
    expect(first).toMatchObject({ text: "「今日」は雨だ。", method: "push-in" });
  });

  test("a middle dot at the end of a full line keeps a quarter em on both sides", () => {
    const [first] = lines("あいうえお・かきくけこ", 6);
    expect(first).toMatchObject({ text: "あいうえお・", advance: 5.75, method: "none" });
  });

  test("a middle dot at a line's end loses both quarters together, never one alone", () => {
    // Half an em too long: both go.
    const [first] = lines("「あ、いうえ・かきくけこ", 6);
    expect(first).toMatchObject({ text: "「あ、いうえ・", advance: 6, method: "push-in" });
    expect(first?.origins).toEqual([0, 0.5, 1.5, 2.5, 3.5, 4.5, 5.5]);
    // A quarter too long: both go, and the other places take the quarter back.
    const [second] = lines("Abあいうえ・かきくけこ", 6);
    expect(second).toMatchObject({ text: "Abあいうえ・", advance: 6, method: "push-out" });
    const [body, dot] = second?.origins.slice(-2) ?? [];
    expect((dot ?? 0) - (body ?? 0)).toBe(1);
  });

  test("a line that the policy only widens loses both quarters of its last middle dot, too", () => {
    const [first] = lines("「あ、いうえ・かきくけこ", 6, { adjustment: "expand-only" });
    expect(first).toMatchObject({ text: "「あ、いうえ・", advance: 6, method: "push-in" });
  });

  test("an ideographic space after a question mark is not carried to the next line", () => {
    const [first, second] = lines("これは何ですか？　それは本です", 8);
    expect(first).toMatchObject({ text: "これは何ですか？　", advance: 8 });
    expect(second?.origins[0]).toBe(0);
  });

  test("a word space vanishes at the end of a line", () => {
    const [first] = lines("あいうえ Aa かきくけこ", 5, {}, "horizontal-tb");
    expect(first?.text.trimEnd()).toBe(first?.text.slice(0, -1));
  });
});

describe("reducing before widening", () => {
  test("a comma gives half its space under the default policy before a line is widened", () => {
    // One quarter em too long: 、 gives it.
    const [first] = lines("あ、いうえAアイウエオ", 5.75, { jaLatinGap: "0" });
    expect(first).toMatchObject({ text: "あ、いうえA", advance: 5.75, method: "push-in" });
    expect(first?.origins).toEqual([0, 1, 1.75, 2.75, 3.75, 4.75]);
  });

  test("the policy that only widens leaves commas alone", () => {
    const [first] = lines("あ、いうえAアイウエオ", 5.75, {
      adjustment: "expand-only",
      jaLatinGap: "0",
    });
    expect(first?.text).toBe("あ、いうえ");
    expect(first?.method).toBe("push-out");
  });

  test("the solid policy takes the whole half em of a comma", () => {
    const [first] = lines("あ、いうえかきくけこさしすせそ", 5.5, { adjustment: "solid" });
    expect(first).toMatchObject({ text: "あ、いうえか", advance: 5.5, method: "push-in" });
  });

  test("the space of a full stop within a line never gives", () => {
    const [first] = lines("あ。いうえかきくけこさしすせそ", 5.5, { adjustment: "solid" });
    expect(first?.text).toBe("あ。いうえ");
  });

  test("a widened line fills its measure, the remainder in the earliest places", () => {
    const [first] = lines("今日はとても「天気」が良い", 6.5, { adjustment: "expand-only" });
    expect(first?.text).toBe("今日はとても");
    expect(first?.advance).toBe(6.5);
    expect(first?.origins).toEqual([0, 1.1, 2.2, 3.3, 4.4, 5.5]);
  });
});

describe("a line of brackets", () => {
  test("is reduced to solid rather than torn at its few places", () => {
    // Nine places of half an em or none; eleven of twelve ems: 「 would have to take a whole em.
    const text = "（括弧）「括弧」（括弧）「括弧」（括弧）である";
    for (let measure = 7; measure <= 16; measure += 0.5) {
      for (const line of lines(text, measure).slice(0, -1)) {
        expect(widestStep(line, /^括弧$/u)).toBeLessThanOrEqual(1.1);
      }
    }
  });
});

describe("numbers", () => {
  const sentence = "予算は二、〇〇〇億円で、割合は三〇・五、人数は五、六人である";

  test.each([8, 9, 10, 11, 12, 13, 14, 15, 16, 20])(
    "二、〇〇〇億円 and 三〇・五 stay whole at %i characters a line",
    (measure) => {
      const all = texts(sentence, measure).join("|");
      expect(all).toContain("二、〇〇〇億円");
      expect(all).toContain("三〇・五");
      expect(all).toContain("五、六人");
    },
  );

  test("a comma within a number takes half an em", () => {
    const [line] = lines("二、〇〇〇億円", 20);
    expect(line?.origins).toEqual([0, 1, 1.5, 2.5, 3.5, 4.5, 5.5]);
  });

  test("the point of a decimal takes half an em", () => {
    expect(lines("三〇・五", 20)[0]?.origins).toEqual([0, 1, 2, 2.5]);
  });

  test("the point of a kanji decimal has its quarters in a horizontal line (JLReq 3.1.3)", () => {
    // 三 〇, a quarter, half an em, a quarter, 五.
    const [line] = lines("三〇・五", 20, {}, "horizontal-tb");
    expect(line?.origins).toEqual([0, 1, 2.25, 3]);
  });

  test("a comma between five and six takes half an em", () => {
    expect(lines("五、六人", 20)[0]?.origins).toEqual([0, 1, 1.5, 2.5]);
  });

  test("a comma in an enumeration keeps its space", () => {
    expect(lines("第一、第二", 20)[0]?.origins).toEqual([0, 1, 2, 3, 4]);
  });

  test("a date is rather not parted", () => {
    // 令和四年 alone would fill the first line of forty characters.
    const before = "この会議は昨年の中頃に開かれたものであり、その記録がここにあるとおり詳しくは";
    const all = texts(`${before.slice(0, 36)}令和四年十二月二十七日に定めた`, 40);
    expect(all).toEqual([before.slice(0, 36), "令和四年十二月二十七日に定めた"]);
  });

  test.each([
    // Rather than eight characters in eleven cells.
    ["文文文文文文文文令和七年度までの計画", 11, "文文文文文文文文令和"],
    ["割合は平均して八・五パーセントである", 10, "割合は平均して八・五"],
    ["対象となるのは第四十七団体までである", 11, "対象となるのは第四十七"],
  ])(
    "a line goes on to the era, or to the figures before a word, where it would be torn: %s",
    (text, measure, first) => {
      expect(texts(text, measure)[0]).toBe(first);
    },
  );

  test.each([
    // Two ems over nineteen places are a tenth of an em each.
    [
      "文文文文文文文文文文文文文文文文文文文文令和七年度まで",
      22,
      "文文文文文文文文文文文文文文文文文文文文",
    ],
    // 年, 人 and 億円 are read with their figures in any case.
    ["文文文文文文文文四十七年度までの計画", 11, "文文文文文文文文"],
    ["文文文文文文文文四十七億円までの計画", 11, "文文文文文文文文"],
  ])("elsewhere they stay with what follows: %s", (text, measure, first) => {
    expect(texts(text, measure)[0]).toBe(first);
  });

  test("two lines are widened a little rather than one so that it is seen", () => {
    const text = readFileSync("test/golden/source-letters/governors.corrected.txt", "utf8")
      .split("\n")
      .find((line) => line.startsWith("地方公共団体においては、情報"));
    const all = lines(`　${text}`, 26, { adjustment: "solid" });
    const steps = all.slice(0, -1).map((line) => widestStep(line, KANA));
    expect(Math.max(...steps)).toBeLessThan(1.16);
    expect(all.filter((line) => line.method === "push-out")).toHaveLength(2);
  });

  test("a widened line keeps figures and their counters solid and spreads the rest evenly", () => {
    const [first] = lines("令和四年十二月三日の文書である", 10.8, { adjustment: "expand-only" });
    expect(first?.text).toBe("令和四年十二月三日の");
    const origins = first?.origins ?? [];
    const steps = origins.slice(1).map((origin, index) => origin - (origins[index] ?? 0));
    // Eight tenths over five places: before 和, 四, 十, 三 and の, none within 四年, 十二月 and 三日.
    expect(steps.map((step) => step.toFixed(2))).toEqual([
      "1.16",
      "1.16",
      "1.00",
      "1.16",
      "1.00",
      "1.00",
      "1.16",
      "1.00",
      "1.16",
    ]);
  });

  test("figures and counters stay together where the line's other places grow by far more than a quarter em", () => {
    const text =
      "予算額は二、〇〇〇億円、五〇〇億円、三〇・五％、五、六人、十二、三歳、二十四時間、一、二三四人、第二百四十五条の四第一項";
    const all = lines(text, 26, { adjustment: "compromise" });
    expect(all.map((line) => line.text)).toEqual([
      "予算額は二、〇〇〇億円、五〇〇億円、三〇・五％、",
      "五、六人、十二、三歳、二十四時間、一、二三四人、",
      "第二百四十五条の四第一項",
    ]);
    for (const number of ["五〇〇億円", "二十四時間", "三四人"]) {
      const line = all.find((one) => one.text.includes(number));
      const at = [...(line?.text ?? "")].join("").indexOf(number);
      const own = line?.origins
        .slice(at, at + number.length)
        .map((one) => one - (line.origins[at] ?? 0));
      expect([number, own]).toEqual([number, [...number].map((_, index) => index)]);
    }
  });

  test("a counter leaves its figures where a line has no other places", () => {
    const [first] = lines("二十四時間、五百億円である", 6.9, { adjustment: "expand-only" });
    expect(first?.text).toBe("二十四時間、");
    expect(first?.advance).toBeGreaterThan(6.3);
  });

  test("a number in figures keeps its per cent sign", () => {
    expect(texts("これまでに100%になった", 8).join("|")).toContain("100%");
  });
});

describe("words", () => {
  test.each([4, 5, 6, 7, 8])("DX and CIO stay whole at %i characters a line", (measure) => {
    const all = texts("このDXの取組とCIOの補佐官とDXの推進とGNPの話", measure).join("|");
    expect(all.match(/DX/gu)).toHaveLength(2);
    expect(all).toContain("CIO");
    expect(all).toContain("GNP");
  });

  test("upright letters are set solid, an em each", () => {
    expect(lines("自治体DXの", 20)[0]?.origins).toEqual([0, 1, 2, 3, 4, 5]);
  });

  test("a turned word has a quarter em on either side", () => {
    expect(lines("のWordを", 20)[0]?.origins).toEqual([0, 1.25, 1.25, 1.25, 1.25, 3.5]);
  });

  test.each([
    ["0", 3],
    ["1/8", 3.25],
    ["1/6", 3.333333],
    ["1/4", 3.5],
  ] as const)("the house may choose %s of an em beside Western words", (jaLatinGap, origin) => {
    expect(lines("のWordを", 20, { jaLatinGap })[0]?.origins.at(-1)).toBe(origin);
  });
});

describe("last lines", () => {
  test.each([6, 7, 8, 9, 10, 11, 12, 13])(
    "no character stands alone on a last line at %i characters a line",
    (measure) => {
      for (let length = measure + 1; length < 40; length += 1) {
        const all = texts(`${"あいうえおかきくけこ".repeat(4).slice(0, length)}。`, measure);
        const last = (all.at(-1) ?? "").replace("。", "");
        expect([...last].length).toBeGreaterThan(1);
      }
    },
  );

  test("a last line that is slightly too long is shortened", () => {
    const all = lines("あいうえおかきく、けこ。", 11.25);
    expect(all).toHaveLength(1);
    expect(all[0]?.method).toBe("push-in");
  });
});

describe("hanging punctuation", () => {
  test("a word alone that is longer than its line, and by less than hangs, stands in it", () => {
    const texts = (text: string): readonly string[] =>
      lines(text, 2, { hanging: true }).map((line) => line.text);
    expect(texts("1,200")).toEqual(["1,200"]);
    expect(texts("亜1,200亜")).toEqual(["亜", "1,200", "亜"]);
  });

  test("a full stop that would be one too many hangs", () => {
    const [first] = lines("あいうえお。かきくけこ", 5, { hanging: true });
    expect(first).toMatchObject({
      text: "あいうえお。",
      hanging: 0.5,
      method: "hang",
      advance: 5.5,
    });
  });

  test("a full stop that fits does not hang", () => {
    const [first] = lines("あいうえ。かきくけこ", 5, { hanging: true });
    expect(first).toMatchObject({ text: "あいうえ。", hanging: 0, method: "none" });
  });

  test("the full stop of a last line hangs too", () => {
    const all = lines("あいうえおかきくけこ。", 5, { hanging: true });
    expect(all.map((line) => line.text)).toEqual(["あいうえお", "かきくけこ。"]);
    expect(all[1]).toMatchObject({ hanging: 0.5, method: "hang" });
  });

  test("brackets never hang", () => {
    const all = lines("あいう「えお」かきくけこ", 5, { hanging: true });
    expect(all.every((line) => line.hanging === 0)).toBe(true);
  });
});

describe("what no line can hold", () => {
  test("a word of sixty letters is parted rather than lost", () => {
    const word = "a".repeat(60);
    const all = texts(`この${word}は長い`, 10);
    expect(all.join("")).toBe(`この${word}は長い`);
    expect(all.length).toBeGreaterThan(3);
  });

  test("a long address parts after a slash", () => {
    const all = texts("詳細はhttps://www.soumu.go.jp/main_sosiki/index.htmlを見てください", 16);
    expect(all[0]?.endsWith("/")).toBe(true);
    expect(all[1]?.startsWith("main_sosiki") || all[1]?.startsWith("index")).toBe(true);
  });

  const ADDRESSES =
    "連絡先はinfo@soumu.go.jp、ホームページはhttps://www.soumu.go.jp/menu_news/s-news/index.html、詳細はhttps://www.soumu.go.jp/main_content/000856987.pdf?id=12&lang=jaを御覧の上、tantou_bu@pref.example.lg.jpまで御連絡ください。";

  test.each(["vertical-rl", "horizontal-tb"] as const)(
    "addresses go on after their marks, and the line before is not torn, %s",
    (mode) => {
      let torn = 0;
      for (let measure = 18; measure <= 45; measure += 1) {
        const all = lines(ADDRESSES, measure, {}, mode);
        const shown = all.map((line) => line.text).join("|");
        expect(shown).not.toMatch(/\|[./_?=&@:-]/u);
        // Between letters only where three of them stand on either side.
        expect(shown).not.toMatch(/[A-Za-z\d]\|[A-Za-z\d]{1,2}[./_?=&@:-]/u);
        expect(shown).not.toMatch(/[./_?=&@:-][A-Za-z\d]{1,2}\|[A-Za-z\d]/u);
        torn += all.filter((line) => widestStep(line, KANA) > 1.25).length;
      }
      // Three lines of about three hundred, where a few characters stand between two addresses.
      expect(torn).toBeLessThanOrEqual(3);
    },
  );

  test("a word with a hyphen is no address", () => {
    expect(texts("あいうえおかきくInternet-based", 12).join("|")).toContain("Internet-based");
  });

  test("an empty paragraph has no lines", () => {
    expect(lines("", 10)).toEqual([]);
  });
});

test("a variation selector repeats its base's origin and counts as a code point", () => {
  const [line] = lines("葛󠄀城市長", 10);
  expect(line).toEqual({
    text: "葛󠄀城市長",
    start: 0,
    end: 5,
    origins: [0, 0, 1, 2, 3],
    advance: 4,
    method: "none",
    hanging: 0,
  });
});
