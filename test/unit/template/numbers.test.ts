import { expect, test } from "vitest";
import { numberedRecipient } from "../../../src/model/recipient.ts";
import { lettersFrom, shownFindings } from "../../samples/letters-from.ts";
import { recipient } from "../../samples/recipient.ts";

const SETTINGS = "表題: 試し\n種別: 通知\n文書番号: 市町村第345号の{連番}\n必要な列: [職名, 敬称]";
const TO = "［＃宛名］{{職名}}　{{敬称}}";
const row = (number: number, more: Readonly<Record<string, string>> = {}) =>
  numberedRecipient(recipient({ 職名: "青森市長", 敬称: "殿", ...more }, number + 1), number);

test.each(["{連番}", "{{連番}}"])("a number of the document ends in the letter's: %s", (mark) => {
  const settings = SETTINGS.replace("{連番}", mark);
  const body = `［＃文書番号］{{文書番号}}\n本文。{{全角 文書番号}}、{{漢数字 連番}}番。\n${TO}`;
  const made = lettersFrom(settings, body, [row(7)]);
  expect(shownFindings(made)).toEqual([]);
  expect(made.letters).toEqual([
    ["市町村第345号の7", "本文。市町村第３４５号の７、七番。", "青森市長　殿"],
  ]);
});

test("an own value may have the number, in its middle too, and a condition asks whether there is one", () => {
  const settings = "表題: 試し\n種別: 通知\n値:\n  整理: 甲{連番}乙{連番}";
  const body = `本文{{#もし 整理}}（{{整理}}）{{/もし}}。\n${TO}`;
  const made = lettersFrom(settings, body, [row(1), row(12)]);
  expect(made.letters.map(([line]) => line)).toEqual(["本文（甲1乙1）。", "本文（甲12乙12）。"]);
});

test("--set may bring the number", () => {
  const made = lettersFrom(
    SETTINGS.replace("号の{連番}", "号"),
    `［＃文書番号］{{文書番号}}\n本文。\n${TO}`,
    [row(2)],
    { 文書番号: "総行第9号の{連番}" },
  );
  expect(made.letters[0]?.[0]).toBe("総行第9号の2");
});

test.each([
  ["件名: 会議{連番}", "{{件名}}"],
  ['値:\n  品: ["甲{連番}", 乙]', "{{並べ 品}}"],
])("where a setting cannot have the number, its mark is not printed: %s", (setting, print) => {
  const settings = SETTINGS.replace("{連番}", "1");
  const made = lettersFrom(`${settings}\n${setting}`, `本文${print}。\n${TO}`, [row(3)]);
  expect(shownFindings(made)).toEqual(["E template/stray-mark {連番}"]);
});

test("a list's own column of that name is printed as any other", () => {
  const own = recipient({ 職名: "青森市長", 敬称: "殿", 連番: "丙" });
  const made = lettersFrom("表題: 試し\n種別: 通知", `本文{{連番}}。\n${TO}`, [own]);
  expect(made.letters[0]?.[0]).toBe("本文丙。");
});
