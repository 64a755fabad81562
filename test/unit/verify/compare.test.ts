import { describe, expect, test } from "vitest";
import type { ReadBack } from "../../../src/model/verification.ts";
import { compareReadBack } from "../../../src/verify/compare.ts";

const found = (paragraphs: readonly string[], structured = true): ReadBack => ({
  paragraphs,
  structured,
  ruby: [],
  pageCount: undefined,
});

const differences = (expected: readonly string[], paragraphs: readonly string[]) =>
  compareReadBack("a.pdf", expected, found(paragraphs)).differences;

describe("paragraph by paragraph", () => {
  test("a letter that reads back as it is has no difference", () => {
    expect(compareReadBack("a.pdf", ["拝啓", "敬具"], found(["拝啓", "敬具"]))).toEqual({
      path: "a.pdf",
      differences: [],
    });
  });

  test("white space does not count, because readers cannot carry it", () => {
    expect(differences(["総務大臣　　松本", "一\n二"], ["総務大臣 松本", "一二"])).toEqual([]);
  });

  test("a paragraph without text leaves no trace in a file", () => {
    expect(differences(["拝啓", "　", "敬具"], ["拝啓", "敬具"])).toEqual([]);
  });

  test("a changed character is shown with what stands around it", () => {
    expect(
      differences(
        ["拝啓", "貴職におかれましては、平素より格別の御協力を賜り感謝申し上げます。"],
        ["拝啓", "貴職におかれましては、平素より格別の御協カを賜り感謝申し上げます。"],
      ),
    ).toEqual([
      {
        paragraph: 2,
        expected: "…、平素より格別の御協力を賜り感謝申し上げます。",
        found: "…、平素より格別の御協カを賜り感謝申し上げます。",
      },
    ]);
  });

  test("a missing paragraph is one difference, and those after it are none", () => {
    expect(differences(["拝啓", "本文", "敬具", "日付"], ["拝啓", "敬具", "日付"])).toEqual([
      { paragraph: 2, expected: "本文", found: "" },
    ]);
  });

  test("a paragraph too much is one difference at the place where it stands", () => {
    expect(differences(["拝啓", "敬具"], ["拝啓", "余計", "敬具"])).toEqual([
      { paragraph: 2, expected: "", found: "余計" },
    ]);
  });

  test("two paragraphs in each other's place are found", () => {
    expect(differences(["甲", "乙", "丙"], ["乙", "甲", "丙"])).not.toEqual([]);
  });

  test("paragraphs are counted with the empty ones, as the letter has them", () => {
    expect(differences(["拝啓", "", "本文"], ["拝啓", "本分"])).toEqual([
      { paragraph: 3, expected: "本文", found: "本分" },
    ]);
  });

  test("a paragraph broken in two is found", () => {
    expect(differences(["一二三四"], ["一二", "三四"])).toEqual([
      { paragraph: 1, expected: "一二三四", found: "一二" },
      { paragraph: 2, expected: "", found: "三四" },
    ]);
  });

  test("an empty file says that everything is missing", () => {
    expect(differences(["拝啓", "敬具"], [])).toEqual([
      { paragraph: 1, expected: "拝啓", found: "" },
      { paragraph: 2, expected: "敬具", found: "" },
    ]);
  });
});

describe("differences that cannot be seen are named by code point", () => {
  test.each([
    [
      "a lost variation selector",
      "葛\u{e0100}城市長 殿",
      "葛城市長 殿",
      "葛\u{e0100}(U+845B U+E0100)城市長殿",
      "葛(U+845B)城市長殿",
    ],
    [
      "another variation selector",
      "辻\u{e0100}",
      "辻\u{e0101}",
      "辻\u{e0100}(U+8FBB U+E0100)",
      "辻\u{e0101}(U+8FBB U+E0101)",
    ],
    ["a Kangxi radical", "一", "\u2f00", "一(U+4E00)", "\u2f00(U+2F00)"],
    ["a compatibility ideograph", "神", "\ufa19", "神(U+795E)", "\ufa19(U+FA19)"],
    ["a half-width form", "カ", "\uff76", "カ(U+30AB)", "\uff76(U+FF76)"],
  ])("%s", (_, expected, other, shown, shownOther) => {
    expect(differences([expected], [other])).toEqual([
      { paragraph: 1, expected: shown, found: shownOther },
    ]);
  });
});

describe("as one text", () => {
  const whole = (expected: readonly string[], lines: readonly string[]) =>
    compareReadBack("a.pdf", expected, found(lines, false)).differences;

  test("line breaks of the file do not count", () => {
    expect(whole(["貴職におかれましては", "敬具"], ["貴職にお", "かれましては敬", "具"])).toEqual(
      [],
    );
  });

  test("the first difference is placed in the paragraph in which it begins", () => {
    expect(whole(["拝啓", "本文", "敬具"], ["拝啓", "本分敬具"])).toEqual([
      { paragraph: 2, expected: "拝啓本文敬具", found: "拝啓本分敬具" },
    ]);
  });

  test("text that stops too early belongs to the paragraph that is cut", () => {
    expect(whole(["拝啓", "本文"], ["拝啓", "本"])).toEqual([
      { paragraph: 2, expected: "拝啓本文", found: "拝啓本" },
    ]);
  });

  test("text after the end is found", () => {
    expect(whole(["拝啓"], ["拝啓", "余計"])).toEqual([
      { paragraph: 1, expected: "拝啓", found: "拝啓余計" },
    ]);
  });
});

test("ruby is compared pair by pair when the letter's ruby is given", () => {
  const readBack: ReadBack = {
    ...found(["葛󠄀城市"]),
    ruby: [{ base: "葛󠄀城", ruby: "かつらき" }],
  };
  const ruby = [{ base: "葛󠄀城", ruby: "かつらぎ" }];
  expect(compareReadBack("a.pdf", ["葛󠄀城市"], readBack, ruby).differences).toEqual([
    { paragraph: 0, expected: "葛󠄀城《かつらぎ》", found: "葛󠄀城《かつらき》" },
  ]);
});
