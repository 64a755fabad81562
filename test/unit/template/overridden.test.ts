import { describe, expect, test } from "vitest";
import type { Recipient } from "../../../src/model/recipient.ts";
import { lettersFrom, shownFindings } from "../../samples/letters-from.ts";
import { recipient } from "../../samples/recipient.ts";

const SETTINGS = "表題: 試し\n種別: 通知";
const TO = "［＃宛名］{{職名}}　{{敬称}}";
const row = (cells: Readonly<Record<string, string>>, at = 2): Recipient =>
  recipient({ 職名: "青森市長", 敬称: "殿", ...cells }, at);

function found(settings: string, body: string, ...rows: readonly Recipient[]): readonly string[] {
  return shownFindings(lettersFrom(settings, `${body}\n${TO}`, rows));
}

describe("a column with the name of a setting", () => {
  test.each([
    ["文書番号", "［＃文書番号］総行第9号"],
    ["件名", "［＃件名］会議の開催"],
    ["日付", "［＃日付］令和八年十二月一日"],
    ["差出人職名", "［＃差出人］見本大臣"],
  ])("%s is not passed over where the letter has such a line that all share", (column, line) => {
    const rows = [row({ [column]: "" }), row({ [column]: "別" }, 3)];
    const { findings, letters } = lettersFrom(SETTINGS, `${line}\n本文。\n${TO}`, rows);
    expect(findings).toMatchObject([
      {
        severity: "warning",
        code: "template/column-unprinted",
        at: { kind: "cell", row: 3, header: column },
        related: [{ at: { kind: "text", line: 5 } }],
      },
    ]);
    expect(letters).toHaveLength(2);
    expect(found(`${SETTINGS}\n確認済み: [${column}]`, `${line}\n本文。`, ...rows)).toEqual([]);
  });

  test("is the list's own affair where it is blank, or the letter has no such line", () => {
    expect(found(SETTINGS, "［＃文書番号］総行第9号\n本文。", row({ 文書番号: " " }))).toEqual([]);
    expect(found(SETTINGS, "本文。", row({ 文書番号: "甲1" }))).toEqual([]);
  });

  test("is printed by its name, and a blank cell of it is an error", () => {
    const body = "［＃文書番号］{{文書番号}}\n本文。";
    expect(found(SETTINGS, body, row({ 文書番号: "甲1" }))).toEqual([]);
    expect(found(SETTINGS, body, row({ 文書番号: "甲1" }), row({ 文書番号: "" }, 3))).toEqual([
      "E template/empty-value 文書番号",
    ]);
    expect(found(`${SETTINGS}\n文書番号: 乙`, body, row({ 文書番号: "" }))).toEqual([
      "E template/ambiguous-column 文書番号",
    ]);
  });
});

describe("the setting 敬称 goes before the list's", () => {
  test.each([
    ["様", "御中"],
    ["殿", "各位"],
    ["御中", "殿"],
  ])("%s for %s is another kind of addressee, and is told", (setting, own) => {
    const settings = `${SETTINGS}\n敬称: ${setting}`;
    const rows = [row({ 敬称: setting }), row({ 職名: "米沢市総務課", 敬称: own }, 3)];
    const told = lettersFrom(settings, `本文。\n${TO}`, rows).findings.filter(
      ({ code }) => code === "template/honorific-replaced",
    );
    expect(told).toMatchObject([{ severity: "warning", at: { kind: "cell", row: 3 } }]);
    const confirmed = found(`${settings}\n確認済み: [${own}]`, "本文。", ...rows);
    expect(confirmed.filter((one) => one.includes("honorific-replaced"))).toEqual([]);
  });

  test("様 for 殿 is what it is for", () => {
    expect(found(`${SETTINGS}\n敬称: 様`, "本文。", row({}), row({ 敬称: "" }, 3))).toEqual([]);
  });
});
