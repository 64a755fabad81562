import { describe, expect, test } from "vitest";
import { lettersFrom, shownFindings } from "../../samples/letters-from.ts";
import { recipient } from "../../samples/recipient.ts";

const SETTINGS = "表題: 試し\n種別: 通知\n日付: 2026-12-01";

/** What is said of rows with these numbers, and other cells. */
function said(
  column: string,
  numbers: readonly string[],
  more: readonly Readonly<Record<string, string>>[] = [],
  settings = SETTINGS,
): unknown {
  const rows = numbers.map((number, index) =>
    recipient({ 氏名: `甲野${index}郎太`, [column]: number, ...more[index] }, index + 2),
  );
  const body = `［＃日付］{{和暦 日付}}\n［＃宛名］{{氏名}}　様\n番号は{{${column}}}です。`;
  return shownFindings(lettersFrom(settings, body, rows));
}

describe("a number that each letter should have for itself", () => {
  test.each([
    ...[
      "文書番号",
      "受講番号",
      "受験番号",
      "整理番号",
      "受付番号",
      "会員番号",
      "登録番号",
      "通し番号",
    ],
    ...["許可番号", "交付決定番号", "受付No."],
  ])("%s: two rows with one number are told once, whatever its width", (column) => {
    const twice = [`W template/number-twice 総第101号`];
    expect(said(column, ["総第103号", "総第101号", "総第101号"])).toEqual(twice);
    expect(said(column, ["総第101号", "総第102号", "総第１０１号"])).toEqual(twice);
  });

  test("two numbers that are there twice are told each", () => {
    expect(said("受講番号", ["1", "1", "1", "2", "2", "3"])).toEqual([
      "W template/number-twice 1",
      "W template/number-twice 2",
    ]);
  });

  test("one number for all, numbers that differ, and what is confirmed say nothing", () => {
    expect(said("文書番号", ["総第101号", "総第101号", "総第101号"])).toEqual([]);
    expect(said("文書番号", ["総第101号", "総第102号", "総第103号"])).toEqual([]);
    const rows = ["1", "2", "2"];
    expect(said("受講番号", rows, [], `${SETTINGS}\n確認済み: [受講番号]`)).toEqual([]);
    expect(said("受講番号", rows, [], `${SETTINGS}\n確認済み: ["2"]`)).toEqual([]);
  });

  test("a number of documents may be that of each kind, or of groups", () => {
    const kinds = ["都道府県", "都道府県", "市"].map((kind) => ({ 種別: kind }));
    expect(said("文書番号", ["総第1号", "総第1号", "総第2号"], kinds)).toEqual([]);
    expect(said("文書番号", ["総第1号", "総第1号", "総第2号", "総第2号"])).toEqual([]);
    const cities = ["市", "市", "市"].map((kind) => ({ 種別: kind }));
    expect(said("文書番号", ["総第1号", "総第1号", "総第2号"], cities)).toHaveLength(1);
  });

  test("a body that is written to twice has one number, and two bodies have two", () => {
    const same = ["奈良市", "奈良市", "生駒市"].map((name) => ({ 団体名: name }));
    expect(said("文書番号", ["総第1号", "総第1号", "総第2号"], same)).toEqual([]);
    const other = ["奈良市", "天理市", "生駒市"].map((name) => ({ 団体名: name }));
    expect(said("文書番号", ["総第1号", "総第1号", "総第2号"], other)).toHaveLength(1);
  });

  test.each(["電話番号", "郵便番号", "口座番号", "部屋番号", "備考", "団体番号"])(
    "%s may be the same in many rows",
    (column) => {
      expect(said(column, ["101", "101", "103"])).toEqual([]);
    },
  );
});
