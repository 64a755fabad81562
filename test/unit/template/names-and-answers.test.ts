import { describe, expect, test } from "vitest";
import type { Recipient } from "../../../src/model/recipient.ts";
import { lettersFrom, shownFindings } from "../../samples/letters-from.ts";
import { recipient } from "../../samples/recipient.ts";

const SETTINGS =
  "表題: 試し\n種別: 書簡\n文書番号: 総行第1号\n日付: 2026-12-01\n件名: 会議\n差出人: { 職名: 総務大臣, 氏名: 見本花子 }\n値:\n  添付: [別紙1, 別紙2]";
const TO = "［＃宛名］{{職名}}　{{敬称}}";

function row(more: Readonly<Record<string, string>>, at = 2): Recipient {
  return recipient({ 職名: "青森市長", 敬称: "殿", ...more }, at);
}

function found(
  body: string,
  rows: readonly Recipient[] = [row({})],
  overrides: Readonly<Record<string, string>> = {},
  settings = SETTINGS,
): readonly string[] {
  return shownFindings(lettersFrom(settings, `${body}\n${TO}`, rows, overrides));
}

describe("one name has one source", () => {
  test.each(["文書番号", "日付", "件名", "表題", "差出人職名", "添付"])(
    "%s in the settings and in the list: neither is taken in silence",
    (name) => {
      const print = name === "添付" ? "{{並べ 添付}}" : `{{${name}}}`;
      const { findings } = lettersFrom(SETTINGS, `本文${print}。\n${TO}`, [row({ [name]: "別" })]);
      expect(findings.map(({ code }) => code)).toEqual(["template/ambiguous-column"]);
      expect(findings[0]?.at.kind).toBe("text");
      expect(findings[0]?.related[0]?.at).toMatchObject({ kind: "cell", header: name });
    },
  );

  test("a column that the text does not name is the list's own affair", () => {
    expect(found("本文。", [row({ 件名: "別", 備考: "x" })])).toEqual([]);
  });

  test("敬称 is the setting's where it has one", () => {
    const { letters, findings } = lettersFrom(`${SETTINGS}\n敬称: 様`, `本文。\n${TO}`, [row({})]);
    expect(findings).toEqual([]);
    expect(letters[0]).toContain("青森市長　様");
  });

  test.each(["日付", "文書番号", "件名", "差出人氏名", "敬称"])(
    "--set %s that no text names would change nothing",
    (name) => {
      const value = name === "日付" ? "2027-01-06" : "別";
      const settings = `${SETTINGS}`;
      const body = "本文。\n［＃日付］令和八年十二月一日\n［＃宛名］{{職名}}　殿";
      const made = lettersFrom(settings, body, [row({})], { [name]: value });
      expect(shownFindings(made)).toEqual([`E template/setting-unused ${name}`]);
    },
  );

  test("--set of a part that is printed within the whole sender changes the text", () => {
    expect(found("本文。\n［＃差出人］{{差出人}}", undefined, { 差出人氏名: "別人" })).toEqual([]);
    expect(found("本文。", undefined, { 表題: "別の表題" })).toEqual([]);
  });

  test("--set cannot make one item of what should be a list", () => {
    const body = "{{並べ 添付}}を送ります。";
    expect(found(body, undefined, { 添付: "様式1,様式2" })).toEqual([
      "E template/setting-is-list 添付",
    ]);
    expect(found(body, undefined, { 添付: "様式1" })).toEqual([]);
  });

  test("a list goes neither alone into the text nor into a helper of one input", () => {
    expect(found("{{添付}}を送ります。")).toEqual(["E template/list-alone 添付"]);
    expect(found("{{全角 添付}}を送ります。")).toEqual(["E template/list-in-helper"]);
    expect(found("{{並べ 添付}}{{#繰り返し 添付}}{{全角 要素}}{{/繰り返し}}。")).toEqual([]);
  });

  test("an optional column that a list does not have is told with the heading that was meant", () => {
    const settings = `${SETTINGS}\n必要な列: [職名, 敬称]\n任意の列: [交付額, 備考]`;
    const body = "{{#もし 交付額}}交付額は{{交付額}}円です。{{else}}交付はありません。{{/もし}}";
    const rows = [row({ 交付決定額: "100" })];
    const { findings } = lettersFrom(settings, `${body}\n${TO}`, rows);
    expect(findings.map(({ code, values }) => `${code} ${values["nearest"]}`)).toEqual([
      "template/optional-absent 交付決定額",
    ]);
    const other = { ...row({ 交付額: "100" }, 3), path: "二つ目.csv" };
    expect(found(body, [other, ...rows], {}, settings)).toEqual([
      "W template/optional-absent 交付額",
    ]);
    expect(found(body, rows, {}, `${settings}\n確認済み: [交付額]`)).toEqual([]);
  });
});

describe("a condition knows a no from a value", () => {
  const settings = `${SETTINGS}\n必要な列: [職名, 敬称]\n任意の列: [出席]`;
  const body = "{{#もし 出席}}御礼{{else}}承知{{/もし}}。";
  const said = (value: string, text = body) =>
    lettersFrom(settings, `${text}\n${TO}`, [row({ 出席: value })]);

  test.each(
    "FALSE false ＦＡＬＳＥ 0 ０ いいえ 否 無 なし × ✕ ✗ - − ― ー 不要 未 NO n/a 該当なし".split(
      " ",
    ),
  )("%s is no", (value) => {
    expect(said(value).letters[0]?.[0]).toBe("承知。");
  });

  test.each("TRUE はい 有 ○ ◎ 1 要 出席 可 済 YES".split(" "))("%s is yes", (value) => {
    expect(said(value).letters[0]?.[0]).toBe("御礼。");
  });

  test.each("〇 欠席 不参加 未提出 希望しない 出席できません".split(" "))(
    "%s is not taken for either",
    (value) => {
      const made = said(value);
      expect(shownFindings(made)).toEqual(["E template/condition-unsure 出席"]);
      expect(made.letters).toEqual([]);
    },
  );

  test("a value that is printed where it is found is only asked whether it is there", () => {
    expect(said("未提出", "{{#もし 出席}}（{{出席}}）{{/もし}}。").letters[0]?.[0]).toBe(
      "（未提出）。",
    );
  });

  test("words are compared, chained, and several at once", () => {
    const text =
      '{{#もし 出席 "出席" "代理出席"}}御礼{{else もし 出席 "欠席"}}残念{{else}}未着{{/もし}}。';
    const rows = ["出席", " 代理出席", "欠席", ""].map((value, at) => row({ 出席: value }, at + 2));
    const { findings, letters } = lettersFrom(settings, `${text}\n${TO}`, rows);
    expect(findings).toEqual([]);
    expect(letters.map(([line]) => line)).toEqual(["御礼。", "御礼。", "残念。", "未着。"]);
  });

  test("a word that no row has is told with the one that was meant", () => {
    const rows = [row({ 出席: "有り" }), row({ 出席: "無し" }, 3)];
    const text = '{{#もし 出席 "有"}}御礼{{else もし 出席 "無し"}}承知{{else}}不明{{/もし}}。';
    const { findings } = lettersFrom(settings, `${text}\n${TO}`, rows);
    expect(
      findings.map(({ code, values }) => `${code} ${values["word"]} ${values["nearest"]}`),
    ).toEqual(["template/word-not-found 有 有り"]);
  });

  test("空なら compares nothing", () => {
    expect(shownFindings(said("有", '{{#空なら 出席 "有"}}甲{{/空なら}}。'))).toEqual([
      "E template/helper-arguments 出席",
    ]);
  });
});

describe("an optional cell leaves no hole", () => {
  const settings = `${SETTINGS}\n必要な列: [職名, 敬称]\n任意の列: [枝番, 期限, 品目]`;
  const said = (line: string, cells: Readonly<Record<string, string>>) =>
    lettersFrom(settings, `本文。\n${line}\n${TO}`, [
      row({ 枝番: "", 期限: "", 品目: "", ...cells }),
    ]);

  test.each(["総行第{{枝番}}号", "期限は{{和暦 期限}}までです。", "{{並べ 品目}}を送ります。"])(
    "%s without its value is stopped",
    (line) => {
      expect(said(line, {}).findings[0]?.code).toBe("template/optional-bare");
    },
  );

  test("with its value, on a line of its own, or within its condition, it is right", () => {
    expect(said("総行第{{枝番}}号", { 枝番: "2" }).letters[0]?.[1]).toBe("総行第2号");
    expect(said("　{{枝番}}", {}).letters[0]).toEqual(["本文。", "青森市長　殿"]);
    expect(said("総行第1号{{#もし 枝番}}の{{枝番}}{{/もし}}", {}).letters[0]?.[1]).toBe(
      "総行第1号",
    );
  });

  test("a cell of several lines is several things to join", () => {
    const line = "{{並べ 品目}}を送ります。";
    expect(said(line, { 品目: "要綱\n様式\n記載例" }).letters[0]?.[1]).toBe(
      "要綱、様式及び記載例を送ります。",
    );
  });
});
