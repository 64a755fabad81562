import { expect, test } from "vitest";
import { numberedRecipient } from "../../../src/model/recipient.ts";
import { compileTemplate } from "../../../src/template/compile-template.ts";
import { lettersFrom, shownFindings } from "../../samples/letters-from.ts";
import { recipient, valueIn } from "../../samples/recipient.ts";

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

test.each([
  ["連番: 101", 101, 3],
  ["連番: 0101", 101, 4],
  ["連番: '００７'", 7, 3],
])(
  "the setting %s says the first number, and how many digits there are",
  (setting, start, digits) => {
    const text = `---\n${SETTINGS}\n${setting}\n---\n［＃文書番号］{{文書番号}}\n${TO}`;
    const bytes = new TextEncoder().encode(text);
    const template = valueIn(compileTemplate({ path: "t.hbs", bytes }));
    expect(template.numbering).toMatchObject({ start, digits });
  },
);

test.each(["連番: 0", "連番: 甲", "連番: -5", "連番: [1, 2]", "連番: 1234567890"])(
  "%s is no first number",
  (setting) => {
    const made = lettersFrom(`${SETTINGS}\n${setting}`, `［＃文書番号］{{文書番号}}\n${TO}`, [
      row(1),
    ]);
    expect(shownFindings(made).join()).toMatch(/^E template\/wrong-value/u);
  },
);

test("--set may say the first number, and it is told where no letter has a number", () => {
  const body = `［＃文書番号］{{文書番号}}\n本文。\n${TO}`;
  const made = lettersFrom(SETTINGS, body, [row(2)], { 連番: "0101" });
  expect(shownFindings(made)).toEqual([]);
  const without = lettersFrom(SETTINGS.replace("{連番}", "1"), body, [row(2)], { 連番: "101" });
  expect(shownFindings(without)).toEqual(["E template/setting-unused 連番"]);
});

test("zeros in front are printed, and helpers count with the number", () => {
  const padded = numberedRecipient(recipient({ 職名: "青森市長", 敬称: "殿" }), 101, 4);
  const body = `［＃文書番号］{{文書番号}}\n本文。{{漢数字 連番}}番、{{連番}}。\n${TO}`;
  const made = lettersFrom(SETTINGS, body, [padded]);
  expect(made.letters[0]?.slice(0, 2)).toEqual(["市町村第345号の0101", "本文。一〇一番、0101。"]);
});

test("a list's own column of that name is printed as any other", () => {
  const own = recipient({ 職名: "青森市長", 敬称: "殿", 連番: "丙" });
  const made = lettersFrom("表題: 試し\n種別: 通知", `本文{{連番}}。\n${TO}`, [own]);
  expect(made.letters[0]?.[0]).toBe("本文丙。");
});
