import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { displayWidth } from "../../../src/base/display-width.ts";
import { wrapToWidth } from "../../../src/base/wrap-to-width.ts";
import { runs } from "../../samples/extent.ts";

const WIDTHS = [40, 60, 80, 120];

/** What Japanese lines neither begin nor end with. Source: JLReq 3.1.7, 3.1.8. */
const CLOSING = /^[）」』】〕］、。，．・：；！？ーっゃゅょ)\]},.;!?]/u;
const OPENING = /[（「『【〔［([{]$/u;

const pieces = fc.constantFrom(
  ...[
    "宛名簿に",
    "敬称の列が",
    "ありません",
    "。",
    "、",
    "（",
    "）",
    "「",
    "」",
    "〔",
    "］",
    "・",
    "ッ",
    "ー",
  ],
  ...[
    "{{職名}}",
    "［＃宛名］",
    "--recipients",
    "out/dx-jinzai/letters/",
    "Word",
    "PDF・Word",
    "1,788通",
  ],
  ...["葛󠄀城市", "か\u3099", "　", " ", "確認済み: [宛名なし]", "…", "100%", "（例 a.csv）"],
);
const sentences = fc.array(pieces, { minLength: 1, maxLength: 60 }).map((some) => some.join(""));
const bare = (text: string): string => text.replaceAll(/\s/gu, "");

describe("whatever is said", () => {
  test("no line is wider than it may be, and nothing is lost", () => {
    fc.assert(
      fc.property(
        sentences,
        fc.constantFrom(8, 13, ...WIDTHS),
        fc.nat(30),
        (text, cells, indent) => {
          const lines = wrapToWidth(text, cells, indent);
          expect(lines.filter((line) => displayWidth(line) > cells)).toEqual([]);
          expect(bare(lines.join(""))).toBe(bare(text));
        },
      ),
      { numRuns: runs(500) },
    );
  });

  test("no line begins with what closes, none ends with what opens", () => {
    const words = fc
      .array(
        fc.tuple(
          fc.constantFrom("", "「", "（", "［"),
          fc.constantFrom(
            "宛名簿",
            "敬称",
            "この行",
            "Word",
            "直して",
            "ひな形のフォルダー",
            "{{職名}}",
          ),
          fc.constantFrom("", "」", "）。", "］、", "ー", "・", "！"),
        ),
        { minLength: 1, maxLength: 40 },
      )
      .map((some) => some.flat().join(""));
    fc.assert(
      fc.property(words, fc.constantFrom(...WIDTHS), (text, cells) => {
        const lines = wrapToWidth(text, cells, 4);
        expect(lines.slice(1).filter((line) => CLOSING.test(line.trimStart()))).toEqual([]);
        expect(lines.slice(0, -1).filter((line) => OPENING.test(line))).toEqual([]);
      }),
      { numRuns: runs(500) },
    );
  });

  test("lines after the first stand in their column", () => {
    const lines = wrapToWidth(
      "宛名簿　　　奈良市長をはじめとする39の市町村長に宛てた書簡を作成しました",
      40,
      12,
    );
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.slice(1).every((line) => /^ {12}\S/u.test(line))).toBe(true);
  });

  test("lines end where a reader stops", () => {
    expect(
      wrapToWidth("できた書簡を、必要なもの全部と一緒に、保存箱のフォルダーに入れます", 44),
    ).toEqual(["できた書簡を、必要なもの全部と一緒に、", "保存箱のフォルダーに入れます"]);
  });
});
