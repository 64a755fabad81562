import { describe, expect, test } from "vitest";
import type { Diagnostic } from "../../../src/base/diagnostic.ts";
import { messageOf } from "../../../src/base/messages/messages.ts";
import { lettersFrom } from "../../samples/letters-from.ts";
import { recipient } from "../../samples/recipient.ts";

// What is typed as other programs, or the keyboard, have it: the first hint says what to write, and written so it is right.

const SETTINGS = "表題: 試し\n種別: 書簡\n日付: 2026-12-01\n任意の列: [備考]";
const ROWS = [
  recipient({ 職名: "奈良市長", 敬称: "殿", 備考: "要", 年度: "令和8年度", 種別: "市" }, 2),
  recipient({ 職名: "奈良県知事", 敬称: "殿", 備考: "", 年度: "令和9年度", 種別: "都道府県" }, 3),
];

function made(line: string, settings = SETTINGS): ReturnType<typeof lettersFrom> {
  return lettersFrom(settings, `本文です。\n${line}\n［＃宛名］{{職名}}　{{敬称}}`, ROWS);
}

const hintOf = (findings: readonly Diagnostic[]): string => {
  const [first] = findings;
  return first === undefined ? "" : (messageOf(first, "ja").hints[0] ?? "");
};

describe("a comparison that must not hold", () => {
  test.each(['備考 != "要"', "備考!=要", "備考 ≠ 要", "備考 ！＝ 「要」", '備考 <> "要"'])(
    "{{#もし %s}} is told as the other case",
    (condition) => {
      const { findings } = made(`{{#もし ${condition}}}御返信は不要です。{{/もし}}`);
      expect(findings.map(({ code }) => code)).toEqual(["template/mistyped-tag"]);
      const instead = '{{#もし 備考 "要"}}{{else}}';
      expect(hintOf(findings)).toContain(instead);
      const right = made(`${instead}御返信は不要です。{{/もし}}`);
      expect(right.findings).toEqual([]);
      expect(right.letters.map((lines) => lines.includes("御返信は不要です。"))).toEqual([
        false,
        true,
      ]);
    },
  );

  test("one that must hold stays what it was", () => {
    const { findings } = made("{{#もし 備考 = 要}}至急。{{/もし}}");
    expect(hintOf(findings)).toContain('{{#もし 備考 "要"}}');
    expect(hintOf(findings)).not.toContain("else");
  });
});

test.each(["this.年度", "this/年度", "./年度", "../年度"])(
  "{{%s}} is told as its column",
  (path) => {
    const { findings } = made(`{{${path}}}の研修会です。`);
    expect(findings[0]?.code).toBe("template/unsupported");
    expect(hintOf(findings)).toBe("{{年度}} と書いてください");
    expect(made("{{年度}}の研修会です。").findings).toEqual([]);
  },
);

test.each([
  "｜標記（ひょうき）",
  "｜標記(ひょうき)",
  "｜標記<<ひょうき>>",
  "｜標記≪ひょうき≫",
  "｜標記〈ヒョウキ〉",
])("the reading of %s is told in its brackets, and no column", (written) => {
  const { findings } = made(`${written}の件です。`);
  const reading = /ヒョウキ/u.test(written) ? "ヒョウキ" : "ひょうき";
  expect(findings.map(({ code }) => code)).toContain("markup/ruby-open");
  const hints = findings.flatMap((one) => messageOf(one, "ja").hints).join("\n");
  expect(hints).toContain(`「｜標記《${reading}》」`.replaceAll("「", "`").replaceAll("」", "`"));
  expect(hints).not.toContain(`{{${reading}}}`);
  expect(made(`｜標記《${reading}》の件です。`).findings).toEqual([]);
});

test("<<職名>> is still a column", () => {
  const hints = made("<<職名>>").findings.flatMap((one) => messageOf(one, "ja").hints);
  expect(hints.join("\n")).toContain("{{職名}}");
});

test("several kinds with 、 between them are told as one value", () => {
  const settings = (kinds: string): string =>
    `${SETTINGS}\n宛先:\n  知事: { 種別: 都道府県 }\n  首長: { 種別: ${kinds} }`;
  const line = '{{#宛先 "知事"}}貴県{{else}}貴団体{{/宛先}}です。';
  for (const kinds of ["[市、町、村]", "市、町、村"]) {
    const { findings } = made(line, settings(kinds));
    expect(findings[0]?.code).toBe("template/wrong-value");
    expect(hintOf(findings)).toContain("[市, 町, 村]");
  }
  expect(made(line, settings("[市, 町, 村]")).findings).toEqual([]);
});

test("a helper without its value says whose day 日付 is, and that a column may be meant", () => {
  const [found] = made("研修会は{{曜日}}です。").findings;
  if (found === undefined) throw new Error("nothing was found");
  expect(found.code).toBe("template/helper-arguments");
  expect(messageOf(found, "ja").hints.join("\n")).toMatch(/書簡の日付.*宛名簿に「曜日」の列/u);
});
