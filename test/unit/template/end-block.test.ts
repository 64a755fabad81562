import { describe, expect, test } from "vitest";
import { lettersFrom, shownFindings } from "../../samples/letters-from.ts";
import { recipient } from "../../samples/recipient.ts";

const SETTINGS =
  "表題: 試し\n種別: 書簡\n日付: 2026-12-01\n差出人: { 職名: 総務大臣, 氏名: 新任花子 }\n必要な列: [職名, 敬称]";
const row = recipient({ 職名: "青森市長", 敬称: "殿" });

function found(end: string, settings = SETTINGS): readonly string[] {
  const body = `［＃頭語］拝啓\n本文です。\n［＃結語］敬具\n${end}\n［＃宛名］{{職名}}　{{敬称}}`;
  return shownFindings(lettersFrom(settings, body, [row]));
}

const DATE = "［＃日付］{{和暦 日付}}";
const SENDER = "［＃差出人］{{差出人職名}}　{{差出人氏名}}";

describe("a letter of last year that is used again", () => {
  test.each([
    ["令和七年十二月一日"],
    ["令和7年12月1日"],
    ["２０２５年１２月１日"],
    ["令和八年十一月一日"],
  ])("keeps its date %s in the text, which is told", (day) => {
    expect(found(`［＃日付］${day}\n${SENDER}`)).toEqual([`W template/date-differs ${day}`]);
    expect(found(`［＃日付］${day}\n${SENDER}`, `${SETTINGS}\n確認済み: [${day}]`)).toEqual([]);
  });

  test.each([["前任太郎"], ["総務副大臣　前任太郎"], ["法務大臣"]])(
    "keeps its sender %s in the text, which is told",
    (sender) => {
      expect(found(`${DATE}\n［＃差出人］${sender}`)).toEqual([
        `W template/sender-differs ${sender}`,
      ]);
    },
  );
});

test.each([
  ["the settings' own lines", `${DATE}\n${SENDER}`],
  ["the same day in figures", `［＃日付］令和８年12月1日\n${SENDER}`],
  ["the same day by the Western year", `［＃日付］二〇二六年十二月一日\n${SENDER}`],
  ["a day that is left open", `［＃日付］令和八年十二月吉日\n${SENDER}`],
  ["the sender's parts on lines", `${DATE}\n［＃差出人］総務大臣\n［＃差出人］新任　花子`],
  ["a note beside the sender", `${DATE}\n［＃差出人］総務大臣\n［＃差出人］（公印省略）`],
  ["no end block", "本文です。"],
])("%s is right", (_, end) => {
  expect(found(end).filter((one) => /date-differs|sender-differs/u.test(one))).toEqual([]);
});
