import { describe, expect, test } from "vitest";
import { compileTemplate } from "../../../src/template/compile-template.ts";
import { lettersFrom } from "../../samples/letters-from.ts";
import { recipient } from "../../samples/recipient.ts";

const SETTINGS = "表題: 試し\n種別: 通知\n日付: 2026-12-01";
const ADDRESSEE = "［＃宛名］{{職名}}　{{敬称}}\n";
const row = (cells: Readonly<Record<string, string>>, at: number): ReturnType<typeof recipient> =>
  recipient({ 職名: `見本第${at}課長`, 敬称: "様", ...cells }, at);

describe("what a cell says and the template says again beside it", () => {
  const said = (line: string, value: string, settings = ""): readonly string[] =>
    lettersFrom(`${SETTINGS}\n${settings}`, `${ADDRESSEE}${line}\n`, [row({ 値: value }, 2)])
      .findings.filter(({ code }) => code === "template/ending-doubled")
      .map(({ values }) => `${values["found"]} ${values["place"]}`);

  test.each([
    ["金額は{{値}}円です。", "300,000円", "300,000円円 text"],
    ["金額は{{値}}円です。", "三十万円", "三十万円円 text"],
    ["{{値}}部を送ります。", "３部", "３部部 text"],
    ["{{値}}日までに", "令和8年12月20日", "令和8年12月20日日 text"],
    ["送付先　〒{{値}}", "〒630-8001", "〒〒630-8001 text"],
    ["第{{値}}号", "第3", "第第3 text"],
    ["令和{{値}}から", "令和8年", "令和令和8年 text"],
  ])("%s with %s is told", (line, value, found) => {
    expect(said(line, value)).toEqual([found]);
    expect(said(line, value, `確認済み: ["${found.split(" ")[0]}"]`)).toEqual([]);
  });

  test.each([
    ["金額は{{値}}円です。", "300,000"],
    ["{{値}}日曜日に行います。", "12月6日"],
    ["{{値}}人員を置きます。", "3人"],
    ["補助金{{値}}を交付します。", "金300,000円"],
    ["{{値}}名", "西川　大名"],
    ["次第{{値}}", "第3回"],
  ])("%s with %s is not", (line, value) => {
    expect(said(line, value).filter((one) => !one.startsWith("第第"))).toEqual([]);
  });
});

describe("days, amounts and numbers that one column has in two ways", () => {
  const said = (
    values: readonly string[],
    { text = "{{値}}です。", column = "値", settings = "" } = {},
  ): readonly string[] => {
    const source = `---\n${SETTINGS}\n${settings}\n---\n${ADDRESSEE}${text}\n`;
    const template = compileTemplate({ path: "t.hbs", bytes: new TextEncoder().encode(source) });
    if (!template.ok) throw new Error(JSON.stringify(template.errors));
    const recipients = values.map((value, index) => row({ [column]: value }, index + 2));
    const columns = ["職名", "敬称", column];
    return template.value
      .checkList({ columns, recipients })
      .filter(({ code }) => code === "template/forms-differ")
      .map(({ at, values: found }) =>
        [at.kind === "cell" ? at.row : 0, found["value"], found["usual"], found["count"]].join(" "),
      );
  };

  test.each([
    [["令和8年12月1日", "令和8年12月2日", "2026/12/3"], "4 2026/12/3 令和8年12月1日 1"],
    [
      ["令和8年12月1日", "R8.12.2", "2026年12月3日", "令和8年12月4日"],
      "3 R8.12.2 令和8年12月1日 2",
    ],
    [["12月1日（火）", "12月2日", "12月3日（木）"], "3 12月2日 12月1日（火） 1"],
    [["300,000円", "200,000", "100,000円"], "3 200,000 300,000円 1"],
    [["300,000円", "200千円", "100,000円"], "3 200千円 300,000円 1"],
    [["1,200", "1300", "1,400"], "3 1300 1,200 1"],
  ])("%j is told once, at the first that is otherwise", (values, found) => {
    expect(said(values)).toEqual([found]);
    expect(said(values, { settings: "確認済み: [値]" })).toEqual([]);
  });

  test.each([
    [["令和8年12月1日", "令和9年1月10日"]],
    [["12月20日", "令和9年1月10日"]],
    [["500円", "1,500円"]],
    [["850", "1200", "95"]],
    [["950", "1,200"]],
    [["令和8年12月1日", "未定"]],
    [["東部", "300円"]],
  ])("%j says nothing", (values) => {
    expect(said(values)).toEqual([]);
  });

  test("what a helper writes is in one way whatever the list has", () => {
    const values = ["令和8年12月1日", "2026/12/3"];
    expect(said(values, { text: "{{和暦 値}}です。" })).toEqual([]);
    expect(said(values, { text: "{{#もし 職名}}{{値}}{{/もし}}です。" })).toHaveLength(1);
  });

  test("a document's number that is not formed as most are", () => {
    const text = "{{文書番号}}です。";
    const column = "文書番号";
    const of = (...values: readonly string[]): readonly string[] => said(values, { text, column });
    expect(of("総第1号", "総第2号", "3", "総第4号")).toEqual(["4 3 総第1号 1"]);
    expect(of("総第1号", "総第2号", "税第1号", "税第2号")).toEqual([]);
  });
});
