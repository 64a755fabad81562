import { expect, test } from "vitest";
import { lettersFrom, shownFindings } from "../../samples/letters-from.ts";
import { recipient } from "../../samples/recipient.ts";

const HEAD = "表題: 研修会\n種別: 書簡\n差出人: { 職名: 総務大臣, 氏名: 総務一郎 }";
const ROW = { 団体名: "奈良市", 職名: "奈良市長", 敬称: "殿" };

function findings(
  line: string,
  more = "",
  cells: Readonly<Record<string, string>> = {},
): readonly string[] {
  const body = `拝啓\n${line}\n［＃宛名］{{職名}}　{{敬称}}\n`.replace("拝啓\n", "");
  return shownFindings(lettersFrom(HEAD + more, body, [recipient({ ...ROW, ...cells }, 2)]));
}

// The calendar of 2026: 1 December is a Tuesday (国立天文台 暦要項).
test.each([
  ["令和八年十一月三十一日までに", "W template/no-such-day 令和八年十一月三十一日"],
  ["2026年2月30日までに", "W template/no-such-day 2026年2月30日"],
  ["二〇二七年二月二十九日に", "W template/no-such-day 二〇二七年二月二十九日"],
  ["令和８年13月１日に", "W template/no-such-day 令和８年13月１日"],
  ["令和八年十一月三十一日（月）に", "W template/no-such-day 令和八年十一月三十一日"],
  ["令和八年十二月一日（月）に", "W template/other-weekday 令和八年十二月一日（月）"],
  ["令和8年12月1日(水曜日)に", "W template/other-weekday 令和8年12月1日(水曜日)"],
  ["2026年12月1日　金曜日に", "W template/other-weekday 2026年12月1日　金曜"],
])("%s is told, for no calendar has it so", (line, found) => {
  expect(findings(line)).toEqual([found]);
  const words = found.split(" ")[2] ?? "";
  expect(findings(line, `\n確認済み: ["${words}"]`)).toEqual([]);
});

test.each([
  "令和八年十二月一日（火）に",
  "令和8年11月23日（月・祝）に",
  "2028年2月29日（火曜日）に",
  "十一月三十一日に",
  "十二月一日（月）に",
  "平成三十五年三月三十一日まで",
  "昭和六十四年一月七日に",
  "明治五年十二月二日に",
  "令和八年十二月一日（月末）に",
  "第二十六年十三月三十二日に",
])("%s is no reason to speak", (line) => {
  expect(findings(line)).toEqual([]);
});

test("a cell that a letter prints is looked at like the text", () => {
  const cells = { 期日: "令和九年二月三十日" };
  expect(findings("期日は{{期日}}です。", "", cells)).toEqual([
    "W template/no-such-day 令和九年二月三十日",
  ]);
});

test.each(["~", "null", "NULL", "Null"])(
  "a sender's name %s is told, for YAML takes it for no value and the letter would print it",
  (word) => {
    const settings = `表題: 研修会\n種別: 書簡\n差出人: { 職名: 総務大臣, 氏名: ${word} }`;
    const made = lettersFrom(settings, "本文です。\n［＃宛名］{{職名}}　{{敬称}}\n", [
      recipient(ROW, 2),
    ]);
    expect(made.findings.map(({ code, values }) => [code, values["problem"]])).toEqual([
      ["template/yaml", "NULL"],
    ]);
  },
);

test.each(['"~"', "'null'", "nullと書く人", "～"])("a sender's name %s is a text", (word) => {
  const settings = `表題: 研修会\n種別: 書簡\n差出人: { 職名: 総務大臣, 氏名: ${word} }`;
  const made = lettersFrom(settings, "本文です。\n［＃宛名］{{職名}}　{{敬称}}\n", [
    recipient(ROW, 2),
  ]);
  expect(made.findings).toEqual([]);
});
