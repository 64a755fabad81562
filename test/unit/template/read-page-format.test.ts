import { describe, expect, test } from "vitest";
import { spToPt } from "../../../src/base/units.ts";
import type { PageFormat } from "../../../src/model/page-format.ts";
import { gridSize, PAGE_FORMATS } from "../../../src/model/page-formats.ts";
import { compileTemplate } from "../../../src/template/compile-template.ts";

function outcomeOf(kind: string, format: string) {
  const bytes = new TextEncoder().encode(`---\n表題: 試験\n種別: ${kind}\n${format}\n---\n本文\n`);
  return compileTemplate({ path: "t.hbs", bytes }, { overrides: new Map(), partials: new Map() });
}

function formatOf(kind: string, format: string): PageFormat {
  const outcome = outcomeOf(kind, format);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors));
  return outcome.value.settings.format;
}

const points = ({ characterSize, lineGap }: PageFormat) => [characterSize, lineGap].map(spToPt);

describe("the page formats that a template may name", () => {
  test.each([
    // name, characters × lines, size and line gap in points, width × height of A4 in mm
    ["26x27", [26, 27], [16, 10], "vertical-rl"],
    ["39x19", [39, 19], [12, 22], "vertical-rl"],
    ["40x28", [40, 28], [12, 12], "vertical-rl"],
    ["40x36", [40, 36], [10.5, 7.5], "horizontal-tb"],
    ["37x32", [37, 32], [12, 9], "horizontal-tb"],
  ] as const)("%s", (name, [characters, lines], sizes, mode) => {
    const format = formatOf("書簡", `体裁: ${name}`);
    expect([format.charactersPerLine, format.linesPerPage]).toEqual([characters, lines]);
    expect(points(format)).toEqual(sizes);
    expect(format.writingMode).toBe(mode);
  });

  test.each([...PAGE_FORMATS.values()].map((format) => [format.name, format] as const))(
    "%s stands in the middle of the sheet, to the scaled point",
    (_, format) => {
      const { top, bottom, left, right } = format.margins;
      const { width, height } = gridSize(format);
      expect(left + width + right).toBe(format.trimSize.width);
      expect(top + height + bottom).toBe(format.trimSize.height);
      expect(Math.abs(left - right)).toBeLessThanOrEqual(1);
      expect(Math.abs(top - bottom)).toBeLessThanOrEqual(1);
      // 12 mm is what office printers need.
      expect(Math.min(top, left)).toBeGreaterThan((12 * 72 * 65_536) / 25.4);
    },
  );

  test("a letter is vertical and a notice horizontal where nothing is said", () => {
    expect(formatOf("書簡", "").name).toBe("26x27");
    expect(formatOf("通知", "").name).toBe("40x36");
    expect(formatOf("事務連絡", "").name).toBe("40x36");
    expect(formatOf("書簡", "体裁: 40×28").name).toBe("40x28");
  });
});

describe("a template may change a page format", () => {
  test("its sizes, its sheet and its direction", () => {
    const format = formatOf(
      "書簡",
      "体裁: { 基本: 40x28, 用紙: B5横, 文字サイズ: 10pt, 字詰め: 30, 行数: 20, 行間: 3mm, ノンブル: 漢数字 }",
    );
    expect([format.charactersPerLine, format.linesPerPage, format.pageNumber]).toEqual([
      30,
      20,
      "kanji",
    ]);
    expect(points(format).map((length) => Math.round(length * 1000) / 1000)).toEqual([10, 8.504]);
    expect(Math.round(spToPt(format.trimSize.width))).toBe(729);
    expect(formatOf("書簡", "体裁: { ノンブル: ― 1 ― }").pageNumber).toBe("dashed");
    expect(formatOf("書簡", "体裁: { 書字方向: 横書き, 用紙: A4縦, 字詰め: 30 }").writingMode).toBe(
      "horizontal-tb",
    );
  });

  test("its rules of composition", () => {
    const format = formatOf(
      "書簡",
      "体裁: { 行の調整: 追い出しのみ, 禁則: 弱い, ぶら下げ: する, 和欧間: 六分, 欧字: 縦中横 }",
    );
    expect(format.policy).toEqual({
      adjustment: "expand-only",
      kinsoku: "loose",
      hanging: true,
      jaLatinGap: "1/6",
      latin: "tate-chu-yoko",
    });
  });

  test("one margin of each direction; the other gets the rest", () => {
    const format = formatOf("書簡", "体裁: { 余白: { 天: 20mm, 右: 72pt } }");
    expect(Math.round(spToPt(format.margins.top) * 100) / 100).toBe(56.69);
    expect(spToPt(format.margins.right)).toBe(72);
    const { width, height } = gridSize(format);
    expect(format.margins.left).toBe(format.trimSize.width - width - format.margins.right);
    expect(format.margins.bottom).toBe(format.trimSize.height - height - format.margins.top);
  });

  test.each([
    ["体裁: { 余白: { 天: 20mm, 地: 20mm } }", "余白"],
    ["体裁: { 余白: { 右: 200mm } }", "余白"],
    ["体裁: { 余白: 20mm }", "余白"],
    ["体裁: { 字詰め: 三十 }", "字詰め"],
    ["体裁: { 行数: 2 }", "行数"],
    ["体裁: { 行数: 99 }", "体裁"],
    ["体裁: [26x27]", "体裁"],
    ["体裁: { ぶら下げ: はい }", "ぶら下げ"],
  ])("%s is refused at %s", (format, key) => {
    const outcome = outcomeOf("書簡", format);
    expect(
      outcome.ok ? [] : outcome.errors.map(({ code, values }) => [code, values["key"]]),
    ).toEqual([["template/wrong-value", key]]);
  });
});

test("fonts and what a Word file carries are read as they are written", () => {
  const outcome = outcomeOf(
    "書簡",
    "フォント: [IPAmjMincho, Noto Serif JP]\ndocx: { fonts: system }",
  );
  expect(outcome.ok && [outcome.value.settings.fonts, outcome.value.settings.docxFonts]).toEqual([
    ["IPAmjMincho", "Noto Serif JP"],
    "system",
  ]);
});

describe("a certificate", () => {
  test.each([
    // paper, width and height in mm; characters × lines, size and gap in points: A4 in proportion to the shorter side
    ["A4横", [297, 210], [20, 18], [20, 16], "vertical-rl"],
    ["A3横", [420, 297], [20, 18], [28.5, 22.5], "vertical-rl"],
    ["B4横", [364, 257], [20, 18], [24.5, 19.5], "vertical-rl"],
    ["B5横", [257, 182], [20, 18], [17.5, 14], "vertical-rl"],
    ["はがき横", [148, 100], [20, 18], [9.5, 7.5], "vertical-rl"],
    ["A4縦", [210, 297], [20, 18], [20, 16], "horizontal-tb"],
    ["はがき縦", [100, 148], [20, 18], [9.5, 7.5], "horizontal-tb"],
  ] as const)("on %s", (paper, sides, grid, sizes, mode) => {
    const format = formatOf("賞状", `体裁: ${paper}`);
    const { width, height } = format.trimSize;
    expect([width, height].map((side) => Math.round((spToPt(side) * 25.4) / 72))).toEqual(sides);
    expect([format.charactersPerLine, format.linesPerPage]).toEqual(grid);
    expect(points(format)).toEqual(sizes);
    expect(format.writingMode).toBe(mode);
    expect(format.arrangement).toBe("certificate");
    for (const settings of [`用紙: ${paper}`, `基本: ${paper}, ノンブル: なし`]) {
      expect(formatOf("賞状", `体裁: { ${settings} }`)).toEqual({
        ...format,
        name: `賞状${paper}を変更`,
      });
    }
  });

  test("may be called what it is, lies on A4 where nothing is said, and has the other direction where it is asked for", () => {
    for (const kind of ["賞状", "表彰状", "感謝状", "修了証書", "辞令", "委嘱状"]) {
      expect(formatOf(kind, "").name).toBe("賞状A4横");
    }
    const turned = formatOf("賞状", "体裁: { 用紙: A4縦, 書字方向: 縦書き }");
    expect([turned.writingMode, turned.charactersPerLine, turned.linesPerPage]).toEqual([
      "vertical-rl",
      28,
      12,
    ]);
    expect(formatOf("通知", "体裁: { 用紙: A3縦 }").arrangement).toBeUndefined();
  });

  test("is alone in being called by its paper: elsewhere a paper is told where it belongs", () => {
    for (const setting of ["体裁: A4縦", "体裁: { 基本: A4縦 }", "別紙の体裁: { 表: A4縦 }"]) {
      const outcome = outcomeOf("通知", setting);
      expect(outcome.ok ? [] : outcome.errors).toMatchObject([
        { code: "template/wrong-value", values: { found: "A4縦", expected: "paper" } },
      ]);
    }
  });

  test("has the frame that is asked for, and so has a letter", () => {
    expect(formatOf("賞状", "体裁: { 枠: 子持ち }").frame).toBe("thick-and-thin");
    expect(formatOf("書簡", "体裁: { 枠: 一重 }").frame).toBe("single");
    expect(formatOf("賞状", "体裁: { 枠: なし }")).not.toHaveProperty("frame");
    const outcome = outcomeOf("賞状", "体裁: { 枠: 金 }");
    expect(outcome.ok ? [] : outcome.errors.map(({ code }) => code)).toEqual([
      "template/wrong-value",
    ]);
  });
});

describe("faces for bold text", () => {
  const settingsOf = (lines: string) => {
    const outcome = outcomeOf("通知", lines);
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors));
    const { fonts, boldFonts, hasBoldHeadings } = outcome.value.settings;
    return { fonts, boldFonts, hasBoldHeadings };
  };

  test.each([
    ["", { fonts: [], boldFonts: undefined, hasBoldHeadings: undefined }],
    [
      "フォント: BIZ UDMincho",
      { fonts: ["BIZ UDMincho"], boldFonts: undefined, hasBoldHeadings: undefined },
    ],
    [
      "太字フォント: Noto Serif JP Bold",
      {
        fonts: ["Noto Serif JP Regular", "Noto Serif JP Bold"],
        boldFonts: ["Noto Serif JP Bold"],
        hasBoldHeadings: undefined,
      },
    ],
    [
      "フォント: 甲\n太字フォント: [乙, 丙]\n見出し: 太字",
      { fonts: ["甲", "乙", "丙"], boldFonts: ["乙", "丙"], hasBoldHeadings: true },
    ],
    ["見出し: 標準", { fonts: [], boldFonts: undefined, hasBoldHeadings: undefined }],
  ])("%s", (lines, expected) => {
    expect(settingsOf(lines)).toEqual(expected);
  });
});

describe("the pages of 別紙", () => {
  test.each([
    ["one for all", "別紙の体裁: 40x36", { "": ["horizontal-tb", 40, 36, "none"] }],
    [
      "what differs, for all",
      "別紙の体裁: { ノンブル: 算用数字 }",
      { "": ["vertical-rl", 26, 27, "arabic"] },
    ],
    [
      "by name",
      "別紙の体裁:\n  表: 40x36\n  横: { 基本: 40x36, 用紙: A4横, 字詰め: 60, 行数: 22 }",
      { 表: ["horizontal-tb", 40, 36, "none"], 横: ["horizontal-tb", 60, 22, "none"] },
    ],
  ] as const)("%s", (_, setting, expected) => {
    const { parts = {} } = formatOf("書簡", setting);
    const shown = Object.entries(parts).map(([name, format]) => [
      name,
      [format.writingMode, format.charactersPerLine, format.linesPerPage, format.pageNumber],
    ]);
    expect(Object.fromEntries(shown)).toEqual(expected);
  });

  test("a format that there is not, and a key that there is not, are errors", () => {
    for (const [setting, code] of [
      ["別紙の体裁: 41x36", "template/wrong-value"],
      ["別紙の体裁: { 表: 41x36 }", "template/wrong-value"],
      ["別紙の体裁: { 表: { 字数: 30 } }", "template/unknown-key"],
    ] as const) {
      const outcome = outcomeOf("書簡", setting);
      expect(outcome.ok ? [] : outcome.errors.map((found) => found.code), setting).toEqual([code]);
    }
    // It is the setting of the 別紙 that is named, and not that of the letter.
    const named = [
      "別紙の体裁: 41x36",
      "別紙の体裁: { 表: { 基本: 41x36 } }",
      "別紙の体裁: { 表: { 行数: 500 } }",
    ].map((setting) => {
      const outcome = outcomeOf("書簡", setting);
      return outcome.ok ? "" : outcome.errors[0]?.values["key"];
    });
    expect(named).toEqual(["別紙の体裁", "別紙の体裁", "別紙の体裁"]);
  });
});

describe("a seal", () => {
  test.each([
    ["公印: 24mm", 24],
    ["公印: 30ミリ", 30],
  ])("%s", (lines, millimetres) => {
    const { seal } = formatOf("書簡", lines);
    expect(((seal ?? 0) * 25.4) / 72 / 65_536).toBeCloseTo(millimetres, 3);
  });

  test.each([
    ["公印: 9mm", ["template/wrong-value"]],
    ["公印: 61mm", ["template/wrong-value"]],
    ["公印: 大", ["template/wrong-value"]],
    // A seal may have keys of its own, for its picture: this is none of them, and one that it must have is not there.
    ["公印: { 一辺: 24mm }", ["template/unknown-key", "template/missing-key"]],
  ])("is none of a person or of an office: %s", (lines, codes) => {
    const outcome = outcomeOf("書簡", lines);
    expect(outcome.ok ? [] : outcome.errors.map(({ code }) => code)).toEqual(codes);
  });

  test("has no room where none is asked for", () => {
    expect(formatOf("書簡", "")).not.toHaveProperty("seal");
  });
});
