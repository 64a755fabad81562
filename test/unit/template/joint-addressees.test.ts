import { describe, expect, test } from "vitest";
import type { Recipient } from "../../../src/model/recipient.ts";
import { lettersFrom, shownFindings } from "../../samples/letters-from.ts";
import { recipient } from "../../samples/recipient.ts";

const SETTINGS = "表題: 試し\n種別: 書簡\n日付: 2026-12-01\n差出人: 総務大臣";
const BODY = "本文です。\n［＃日付］{{和暦 日付}}\n［＃差出人］{{差出人}}\n";

const rowsWith = (column: string, values: readonly string[]): readonly Recipient[] =>
  values.map((value, index) =>
    recipient({ 氏名: `甲野${index}郎太`, [column]: value, 敬称: "様" }, index + 2),
  );

const said = (column: string, values: readonly string[], settings = SETTINGS, line = ""): unknown =>
  shownFindings(
    lettersFrom(settings, `${BODY}［＃宛名］{{氏名}}　{{敬称}}${line}`, rowsWith(column, values)),
  );

describe("a joint addressee whom the template leaves out", () => {
  test.each([
    "連名",
    "連名氏名",
    "連名1",
    "氏名2",
    "氏名(2)",
    "お名前2",
    "宛名2",
    "代表者名2",
    "配偶者",
    "配偶者氏名",
    "夫人名",
  ])("in %s is told once, with how many there are", (column) => {
    expect(said(column, ["", "乙野花子", "丙川月子"])).toEqual([
      `W template/joint-unused ${column}`,
    ]);
  });

  test("is no matter where nobody is in the column, where the template has it, or where it is meant", () => {
    expect(said("氏名2", ["", " "])).toEqual([]);
    expect(said("連名", ["乙野花子"], `${SETTINGS}\n確認済み: [連名]`)).toEqual([]);
    const joint = "\n［＃宛名］{{連名}}　{{敬称}}";
    expect(said("連名", ["乙野花子", "丙川月子"], SETTINGS, joint)).toEqual([]);
  });

  test.each(["担当者2", "電話2", "職名2", "備考", "連絡先", "連番", "旧氏名", "氏名よみ"])(
    "%s is nobody whom the letter is to",
    (column) => {
      expect(said(column, ["何か", "何か"])).toEqual([]);
    },
  );
});
