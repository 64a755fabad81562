import { describe, expect, test } from "vitest";
import type { Letter, RunningPiece } from "../../../src/model/letter.ts";
import type { PartRunning } from "../../../src/model/running.ts";
import { lettersFrom, shownFindings } from "../../samples/letters-from.ts";
import { recipient } from "../../samples/recipient.ts";
import { setLetter } from "../../samples/running-letter.ts";

const row = recipient({ 種別: "市", 団体名: "奈良市", 職名: "奈良市長", 敬称: "殿", 枝番: "３" });
const TO = "［＃宛名］{{職名}}　{{敬称}}";

function findings(settings: string): readonly string[] {
  return shownFindings(lettersFrom(`表題: 試し\n種別: 通知\n${settings}`, `本文。\n${TO}`, [row]));
}

/** What stands where, numbers of pages as 〔…〕. */
function said({ others, first }: PartRunning<readonly RunningPiece[]>): readonly string[] {
  const of = (slots: typeof others): readonly string[] =>
    slots.map(
      ({ place, text }) =>
        `${place} ${text.map((one) => (one.type === "text" ? one.text : `〔${one.type}〕`)).join("")}`,
    );
  return first === others ? of(others) : [...of(first), "/", ...of(others)];
}

function letter(settings: string, cells = { 団体名: "奈良市", 番号: "{{ページ}}" }): Letter {
  return setLetter(`種別: 通知\n${settings}`, "本文。", cells).letter;
}

describe("ヘッダー and フッター", () => {
  test("name settings, columns, own values and helpers as the body does", () => {
    const { running } = letter(
      '文書番号: 総行行第１号\n値: { 課: 行政課 }\nヘッダー:\n  左: "{{文書番号}}（{{課}}）"\n  右: 第{{全角 団体名}}\nフッター: "- {{ページ}} / {{総ページ}} -"',
    );
    expect(said(running?.letter ?? { first: [], others: [] })).toEqual([
      "header-left 総行行第１号（行政課）",
      "header-right 第奈良市",
      "footer-center - 〔page-number〕 / 〔page-count〕 -",
    ]);
  });

  test("have no page's number where a list says {{ページ}}", () => {
    const { running } = letter('ヘッダー: "{{番号}}"');
    expect(said(running?.letter ?? { first: [], others: [] })).toEqual([
      "header-center {{ページ}}",
    ]);
  });

  test("may be others, or none, on the first page", () => {
    const { running } = letter(
      "ヘッダー: { 右: 甲, 最初のページ: なし }\nフッター: { 左: 乙, 最初のページ: { 右: 丙 } }",
    );
    expect(said(running?.letter ?? { first: [], others: [] })).toEqual([
      "footer-right 丙",
      "/",
      "header-right 甲",
      "footer-left 乙",
    ]);
  });

  test("are the letter's in a 別紙 that does not say others", () => {
    const { running } = letter(
      "ヘッダー: 甲\nフッター: 乙\n別紙の体裁:\n  表: { ヘッダー: 丙 }\n  図: { ヘッダー: なし, フッター: なし }\n  絵: 40x36",
    );
    expect(Object.entries(running?.parts ?? {}).map(([name, part]) => [name, said(part)])).toEqual([
      ["表", ["header-center 丙", "footer-center 乙"]],
      ["図", []],
      ["絵", ["header-center 甲", "footer-center 乙"]],
    ]);
  });

  test("leave a place without text where an optional column is empty", () => {
    const { running } = setLetter(
      '種別: 通知\n任意の列: [備考]\nヘッダー: { 左: "{{備考}}", 右: 甲 }',
      "本文。",
      { 備考: "" },
    ).letter;
    expect(said(running?.letter ?? { first: [], others: [] })).toEqual(["header-right 甲"]);
  });

  test("are nothing to a letter whose settings have none", () => {
    expect(letter("文書番号: 甲").running).toBeUndefined();
  });
});

describe("is told where it stands", () => {
  test.each<readonly [string, string]>([
    ['ヘッダー: "{{団体}}"', "E template/unknown-field"],
    ["ヘッダー: { 上: 甲 }", "E template/unknown-key"],
    ["ヘッダー: ［＃太字］甲［＃太字終わり］", "E template/wrong-value"],
    ["フッター: 甲《こう》", "E template/wrong-value"],
    ["ヘッダー: [甲, 乙]", "E template/wrong-value"],
    ["体裁: { ノンブル: 算用数字 }\nフッター: 甲", "E template/running-over-number"],
    ["体裁: { ヘッダー: 甲 }", "E template/unknown-key"],
    ["ヘッダー: ○○課", "W template/placeholder"],
  ])("%s: %s", (settings, code) => {
    expect(findings(settings).map((one) => one.split(" ").slice(0, 2).join(" "))).toContain(code);
  });

  test("with the line and the column of its own place", () => {
    const made = lettersFrom(
      '表題: 試し\n種別: 通知\nヘッダー:\n  右: "第{{団体}}号"',
      `本文。\n${TO}`,
      [row],
    );
    const [found] = made.findings.filter(({ code }) => code === "template/unknown-field");
    expect(found?.at).toMatchObject({ kind: "text", path: "t.hbs", line: 5, column: 10 });
  });

  test.each([
    "フッター: { 左: 甲, 右: 乙 }\n体裁: { ノンブル: 算用数字 }",
    'ヘッダー: "{{団体名}}　御中"',
    'フッター: "{{ページ}}／{{総ページ}}"',
  ])("nothing of %s", (settings) => {
    expect(findings(settings)).toEqual([]);
  });
});
