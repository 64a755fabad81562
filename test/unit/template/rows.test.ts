import { describe, expect, test } from "vitest";
import type { Recipient } from "../../../src/model/recipient.ts";
import { recipientOf } from "../../../src/model/recipient.ts";
import { compileTemplate, type Template } from "../../../src/template/compile-template.ts";
import { valueIn } from "../../samples/recipient.ts";

const SETTINGS = "表題: 試験\n種別: 通知\n体裁: 40x36\n必要な列: [敬称]\n任意の列: [備考]";

function compiled(body: string): ReturnType<typeof compileTemplate> {
  const bytes = new TextEncoder().encode(`---\n${SETTINGS}\n---\n${body}`);
  return compileTemplate({ path: "t.hbs", bytes });
}

function merged(template: Template, cells: Readonly<Record<string, string>>): string {
  return valueIn(template.merge(recipientOf({ 敬称: "殿", ...cells }))).text;
}

const ROWS =
  "{{#繰り返し 事業 金額 備考}}\n{{番号}}|{{事業}}|{{金額}}|{{備考}}\n{{else}}\nなし\n{{/繰り返し}}\n";

test("the lines of several columns stand side by side, blank ones at their place", () => {
  const template = valueIn(compiled(ROWS));
  const cells = { 事業: "甲\n乙\n丙\n", 金額: "1\r\n2\r\n3", 備考: "\n国庫補助" };
  expect(() => merged(template, cells)).toThrow(/template\/rows-differ/u);
  expect(merged(template, { ...cells, 備考: "\n国庫補助\n未定" })).toBe(
    "1|甲|1|\n2|乙|2|国庫補助\n3|丙|3|未定\n",
  );
});

test("an empty cell that may be empty fits every number of rows; nothing at all is none", () => {
  const template = valueIn(compiled(ROWS));
  expect(merged(template, { 事業: "甲\n乙", 金額: "1\n2", 備考: "" })).toBe("1|甲|1|\n2|乙|2|\n");
  const optional = valueIn(compiled("{{#繰り返し 備考 備考}}{{備考}}{{else}}なし{{/繰り返し}}"));
  expect(merged(optional, { 備考: "" })).toBe("なし");
});

test("a column outside of the rows is the whole cell again", () => {
  const template = valueIn(compiled("{{#繰り返し 事業 金額}}{{事業}}{{/繰り返し}}／{{事業}}"));
  expect(merged(template, { 事業: "甲\n乙", 金額: "1\n2" })).toBe("甲乙／甲\n乙");
});

test("a helper counts with the number behind each row's cell", () => {
  const template = valueIn(compiled("{{#繰り返し 事業 金額}}{{事業}}{{単位語 金額}}{{/繰り返し}}"));
  const at = { kind: "cell", path: "d.csv", row: 2, column: 2, header: "金額", line: 2 } as const;
  const row: Recipient = recipientOf({ 敬称: "殿", 事業: "甲\n乙" });
  const rows = [
    { value: "500円", exact: "500", at },
    { value: "2千円", exact: "2000", at: { ...at, row: 3 } },
  ];
  const fields = new Map([...row.fields, ["金額", { value: "500円\n2千円", at, rows }] as const]);
  expect(valueIn(template.merge({ ...row, fields })).text).toBe("甲五百乙二千");
});

describe("what is wrong is said", () => {
  const codes = (
    template: Template,
    cells: Readonly<Record<string, string>>,
  ): readonly string[] => {
    const outcome = template.merge(recipientOf({ 敬称: "殿", ...cells }));
    return outcome.ok ? [] : outcome.errors.map(({ code }) => code);
  };

  test("columns with different numbers of lines", () => {
    const template = valueIn(compiled(ROWS));
    expect(codes(template, { 事業: "甲\n乙", 金額: "1", 備考: "" })).toEqual([
      "template/rows-differ",
    ]);
  });

  test("a blank line of a column that every row must fill", () => {
    const template = valueIn(compiled(ROWS));
    expect(codes(template, { 事業: "甲\n\n丙", 金額: "1\n2\n3", 備考: "" })).toEqual([
      "template/empty-value",
    ]);
  });

  test.each([
    [
      "要素, which several columns do not have",
      "{{#繰り返し 事業 金額}}{{要素}}{{/繰り返し}}",
      "template/unsupported",
    ],
    [
      "a setting among the columns",
      "{{#繰り返し 事業 表題}}{{事業}}{{/繰り返し}}",
      "template/helper-arguments",
    ],
  ])("%s", (_, body, code) => {
    const outcome = compiled(body);
    expect(outcome.ok ? [] : outcome.errors.map((one) => one.code)).toContain(code);
  });
});
