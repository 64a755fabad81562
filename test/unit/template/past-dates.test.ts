import { describe, expect, test } from "vitest";
import { lettersFrom } from "../../samples/letters-from.ts";
import { recipient } from "../../samples/recipient.ts";

const ROW = recipient({ 職名: "奈良市長", 敬称: "殿", 開催日: "令和7年12月20日" }, 2);

function said(line: string, settings = ""): readonly string[] {
  const { findings } = lettersFrom(
    `表題: 試し\n種別: 書簡\n日付: 令和8年12月1日\n${settings}`,
    `本文です。\n${line}\n［＃宛名］{{職名}}　{{敬称}}`,
    [ROW],
  );
  return findings.map(({ severity, code, values }) => `${severity} ${code} ${values["found"]}`);
}

describe("a day before the letter's own on which something is still to be", () => {
  test.each([
    ["研修会は令和7年12月20日に開催します。", "令和7年12月20日"],
    ["研修会は2025年12月20日（土）に奈良市で開催いたします。", "2025年12月20日"],
    ["令和八年十一月三十日から実施します。", "令和八年十一月三十日"],
    ["令和8年11月30日までに御回答くださいますようお願いします。", "令和8年11月30日"],
    ["研修会は{{開催日}}に開催します。", "令和7年12月20日"],
  ])("%s is told", (line, found) => {
    expect(said(line)).toEqual([`warning template/past-date ${found}`]);
    expect(said(line, `確認済み: [${found}]`)).toEqual([]);
  });

  test.each([
    "研修会は令和8年12月20日に開催します。",
    "研修会は令和8年12月1日に開催します。",
    "令和7年12月20日に開催した研修会について、報告します。",
    "令和7年12月20日付けの通知のとおり、研修会を開催します。",
    "令和7年4月1日から施行された法律により、研修会を開催します。",
    "令和7年12月20日に開催しました。",
    "令和7年12月20日現在の数を、12月20日までに御回答ください。",
    "12月20日に開催します。",
  ])("%s is not", (line) => {
    expect(said(line)).toEqual([]);
  });
});
