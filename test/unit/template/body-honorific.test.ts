import { expect, test } from "vitest";
import { lettersFrom, shownFindings } from "../../samples/letters-from.ts";
import { recipient } from "../../samples/recipient.ts";

const SETTINGS =
  "表題: 試し\n種別: 書簡\n日付: 2026-12-01\n差出人: 総務大臣\n任意の列: [氏名, 職名, 団体名]\n必要な列: [敬称]";
const TAIL = "［＃日付］{{和暦 日付}}\n［＃差出人］{{差出人}}";

function said(cells: Readonly<Record<string, string>>, line: string): readonly string[] {
  const rows = [recipient({ 団体コード: "", ...cells, 敬称: "御中" })];
  return shownFindings(lettersFrom(SETTINGS, `本文です。\n${TAIL}\n［＃宛名］${line}`, rows));
}

const NAMED =
  "{{#もし 団体名}}{{団体名}}　{{/もし}}{{#もし 職名}}{{職名}}　{{/もし}}{{氏名}}　{{敬称}}";

test.each([
  [{ 団体名: "山川商事株式会社", 職名: "", 氏名: "西川　一郎" }],
  [{ 団体名: "", 職名: "", 氏名: "西川 一郎" }],
  [{ 団体名: "山川商事株式会社", 職名: "営業担当", 氏名: "阿部健司" }],
])("御中 behind a person's name is refused: %o", (cells) => {
  expect(said(cells, NAMED)).toEqual([expect.stringMatching(/^E template\/honorific-for-bodies/u)]);
});

test.each([
  // The person is in the list and not in the letter.
  [
    { 団体名: "山川商事株式会社", 職名: "", 氏名: "西川　一郎" },
    "{{#もし 団体名}}{{団体名}}{{/もし}}　{{敬称}}",
  ],
  // Lists of members have bodies below 氏名.
  [{ 団体名: "", 職名: "", 氏名: "山川商事 株式会社" }, NAMED],
  [{ 団体名: "", 職名: "", 氏名: "青葉図書館" }, NAMED],
])("and behind a body it is not: %o", (cells, line) => {
  expect(said(cells, line)).toEqual([]);
});
