import { describe, expect, test } from "vitest";
import type { Recipient } from "../../../src/model/recipient.ts";
import { compileTemplate } from "../../../src/template/compile-template.ts";
import { lettersFrom } from "../../samples/letters-from.ts";
import { recipient, valueIn } from "../../samples/recipient.ts";

const SETTINGS = "---\n表題: 試験\n種別: 書簡\n必要な列: [職名, 敬称, 値]\n---\n";

/** What a body makes of a cell that shows one text and stands for another. */
function merged(body: string, value: string, exact: string): string {
  const bytes = new TextEncoder().encode(`${SETTINGS}${body}［＃宛名］{{職名}}　{{敬称}}`);
  const template = valueIn(
    compileTemplate({ path: "t.hbs", bytes }, { overrides: new Map(), partials: new Map() }),
  );
  const row = recipient({ 職名: "札幌市長", 敬称: "殿", 値: value });
  const cell = row.fields.get("値");
  const fields = new Map([...row.fields, ...(cell ? [["値", { ...cell, exact }] as const] : [])]);
  const dressed: Recipient = { ...row, fields };
  return valueIn(template.merge(dressed)).text.split("［＃宛名］")[0] ?? "";
}

test.each(["1,235千円", "5万円", "12.5%", "1/2"])(
  "%s is no number to count with: its row is stopped at the cell, unless it is written as it stands",
  (value) => {
    const settings = SETTINGS.replaceAll("---\n", "").trim();
    const row = recipient({ 職名: "札幌市長", 敬称: "殿", 値: value });
    const made = (line: string) =>
      lettersFrom(settings, `${line}\n［＃宛名］{{職名}}　{{敬称}}`, [row]);
    const { findings } = made("交付額は{{漢数字 値}}円です。");
    expect(findings.map(({ code, at }) => [code, at.kind === "cell" && at.header])).toEqual([
      ["template/helper-value", "値"],
    ]);
    expect(made("交付額は{{値}}です。").letters[0]?.[0]).toBe(`交付額は${value}です。`);
  },
);

describe("a cell that shows a number or a day in another dress", () => {
  test.each([
    ["{{値}}", "500円", "500", "500円"],
    ["{{漢数字 値}}円", "500円", "500", "五〇〇円"],
    ["{{桁区切り 値}}", "二千", "2000", "2,000"],
    ["{{和暦 値}}", "12月1日", "2026-12-01", "令和八年十二月一日"],
    ["{{曜日 値}}", "R8.12.1", "2026-12-01", "火曜日"],
    ["{{全角 値}}", "500円", "500", "５００円"],
    ["{{#繰り返し 値}}{{和暦 値}}{{/繰り返し}}", "12月1日", "2026-12-01", "令和八年十二月一日"],
  ])("%s of %s gives what it should", (body, value, exact, expected) => {
    expect(merged(body, value, exact)).toBe(expected);
  });
});
