import { describe, expect, test } from "vitest";
import type { Location } from "../../../src/base/location.ts";
import type { Inline } from "../../../src/model/letter.ts";
import type { WritingMode } from "../../../src/model/page-format.ts";
import { typeset } from "../../../src/typeset/typeset.ts";
import { squareFace } from "../../samples/square-face.ts";
import { block, format, letter, text } from "../../samples/square-letters.ts";

/** What is said of a paragraph. */
function said(inlines: readonly (string | Inline)[], writingMode: WritingMode): readonly unknown[] {
  const page = format({ writingMode, charactersPerLine: 100, linesPerPage: 4 });
  const outcome = typeset(letter(block("salutation", ...inlines)), page, [squareFace()]);
  const found = outcome.ok ? outcome.warnings : outcome.errors;
  return found.map(({ code, values }) => ({ code, ...values }));
}

describe("half-width brackets", () => {
  const asked = (from: string, to: string): readonly unknown[] => [
    { code: "typeset/half-width-brackets", text: from, suggestion: to },
  ];

  test.each([
    ["国(地方公共団体を含む)は", "(地方公共団体を含む)", "（地方公共団体を含む）"],
    ["様式[別紙]による", "[別紙]", "［別紙］"],
    ["国(地方(市)を含む)は", "(市)", "（市）"],
  ])("%s: full-width ones are offered in a horizontal line", (typed, from, to) => {
    expect(said([typed], "horizontal-tb")).toEqual(asked(from, to));
  });

  test("are asked about once in a paragraph", () => {
    expect(said(["国(市)と国(町)"], "horizontal-tb")).toHaveLength(1);
  });

  test.each([
    "(1)の表",
    "（市）と〔町〕",
    "Society (5.0) である",
    "（1)の市",
    "市):町(市",
    "a(b)c",
  ])("%s: nothing is said", (typed) => {
    expect(said([typed], "horizontal-tb")).toEqual([]);
  });

  test("are drawn full-width in a vertical line, so nothing is said", () => {
    expect(said(["国(地方)は"], "vertical-rl")).toEqual([]);
  });

  test("from a list are the list's matter", () => {
    const cell: Location = {
      kind: "cell",
      path: "list.csv",
      row: 2,
      column: 1,
      header: "名称",
      line: 2,
    };
    const value: Inline = { type: "text", text: "(株)山川", origin: cell };
    expect(said([text("宛先は"), value], "horizontal-tb")).toEqual([]);
  });
});

describe("half-width kana", () => {
  test.each(["vertical-rl", "horizontal-tb"] as const)(
    "in a %s line: full-width is offered",
    (mode) => {
      expect(said(["表題はﾊﾞﾝｸﾞ､です"], mode)).toEqual([
        { code: "typeset/half-width-kana", text: "ﾊﾞﾝｸﾞ､", suggestion: "バング、" },
      ]);
      expect(said(["表題はバング、です"], mode)).toEqual([]);
    },
  );
});

describe("a reading that is too long", () => {
  const ruby = (base: string, reading: string): Inline =>
    ({
      type: "ruby",
      mode: "group",
      pairs: [{ base: [text(base)], ruby: [text(reading)] }],
    }) as Inline;

  test("is asked about, the word with its gloss in brackets offered", () => {
    expect(said(["自治体", ruby("DX", "デジタルトランスフォーメーション")], "vertical-rl")).toEqual(
      [{ code: "typeset/long-reading", text: "DX", reading: "デジタルトランスフォーメーション" }],
    );
  });

  test.each([
    ["詔", "みことのり"],
    ["志", "こころざし"],
    ["DX", "ディーエックス"],
    ["五月雨", "さみだれ"],
  ])("%s with %s: nothing is said", (base, reading) => {
    expect(said([ruby(base, reading)], "vertical-rl")).toEqual([]);
  });
});
