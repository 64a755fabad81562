import { describe, expect, test } from "vitest";
import { messageOf } from "../../../src/base/messages/messages.ts";
import { parseLetter } from "../../../src/markup/parse-letter.ts";
import { inlineText } from "../../../src/model/letter-text.ts";
import { compileTemplate } from "../../../src/template/compile-template.ts";
import { lettersFrom } from "../../samples/letters-from.ts";
import { recipient, valueIn } from "../../samples/recipient.ts";

const TO = "［＃宛名］{{職名}}　{{敬称}}";
const row = recipient({ 団体名: "つがる市", よみ: "つがるし", 職名: "つがる市長", 敬称: "殿" });

function said(settings: string, body = "本文。"): readonly string[] {
  return lettersFrom(settings, `${body}\n${TO}`, [row]).findings.map(
    (one) => messageOf(one, "ja").message,
  );
}

describe("settings as a clerk types them", () => {
  test.each([
    ["表題: 試し\n種別: 書簡\n文書番号: 総行第1号 #2", "空白の後の「#」"],
    ["表題: 試し\n種別:書簡", "半角の空白が必要です"],
    ["表題: 試し\n種別: 書簡\n件名：会議", "「：」が全角です"],
    ["表題: 試し\n種別: 書簡\n件名: & と", "記号「&」"],
    ['表題: 試し\n種別: 書簡\n件名: "会議\\の件"', "引用符"],
    ["表題: 試し\n種別: 書簡\n値:\n  会場：県庁", "「：」が全角です"],
    ["表題: 試し\n種別: 書簡\n種別: 通知", "同じ名前"],
    ["表題: 試し\n種別: 書簡\n宛先:\n　市長: { 種別: 市 }", "全角の空白で下げられています"],
    ["表題: 試し\n種別: 書簡\n値:\n  会場: 県庁\n　担当: 見本課", "全角の空白で下げられています"],
    ["表題: 試し\n種別: 書簡\n値:\n  　会場: 県庁", "全角の空白で下げられています"],
    ["表題: 試し\n種別: 書簡\n差出人: ｛ 職名: 見本大臣 ｝", "括弧が全角です"],
    ["表題: 試し\n種別: 書簡\n宛先: ｛ 市長: { 種別: 市 } ｝", "括弧が全角です"],
    ["表題: 試し\n種別: 書簡\n値: { 添付: ［甲、乙］ }", "括弧が全角です"],
    ["表題: 試し\n種別: 書簡\n値:\n  添付: ［甲，乙］", "括弧が全角です"],
    ["表題: 試し\n種別: 書簡\n値:\n  添付: 【甲, 乙】", "括弧が全角です"],
    ["表題: 試し\n種別: 書簡\n必要な列: ［職名、敬称］", "括弧が全角です"],
    ['表題: "\\q"\n種別: 書簡', "引用符"],
    ["表題: 試し\n種別: 書簡\n件名: &a &b と", "記号「&」"],
    ["表題: 試し\n種別: 書簡\n件名: {会議", "字下げがそろって"],
    ["表題: 試し\n種別: 書簡\n? [件名]\n: 会議", "記号（"],
  ])("%s", (settings, words) => {
    const [first = ""] = said(settings);
    expect(first).toContain(words);
    expect(first).not.toMatch(/[A-Z]{3,}_/u);
  });

  test("a value that stands in brackets and is one thing is printed so", () => {
    expect(
      said("表題: 試し\n種別: 書簡\n件名: 【重要】会議、研修\n値: { 別紙: ［参考］ }"),
    ).toEqual([]);
  });

  test("an explanation behind a value is none of it", () => {
    expect(said("表題: 試し  # 説明\n種別: 書簡 # 縦書き")).toEqual([]);
  });
});

describe("a sign of full width behind the braces is told at the sign", () => {
  test.each([
    ['甲{{＃宛先 "市長"}}乙{{/宛先}}', 6, 4, "＃"],
    ["{{#もし 職名}}甲{{／もし}}", 6, 14, "／"],
    ["{{~＃もし 職名}}甲{{/もし}}", 6, 4, "＃"],
    ["{{ ！-- 説明 --}}甲", 6, 4, "！"],
    ["{{＞ 担当}}", 6, 3, "＞"],
  ])("%s", (body, line, column, found) => {
    const { findings } = lettersFrom("表題: 試し\n種別: 書簡\n日付: 2026-12-01", body, [row]);
    expect(findings.map(({ code, at, values }) => [code, at, values["found"]])).toEqual([
      ["template/wide-sign", expect.objectContaining({ line, column }), found],
    ]);
  });
});

describe("the reading of a cell's name stands over the whole name", () => {
  const settings = "表題: 試し\n種別: 書簡\n必要な列: [団体名, よみ, 職名, 敬称]";
  const readings = (name: string, reading: string, line: string): unknown => {
    const bytes = new TextEncoder().encode(`---\n${settings}\n---\n${line}\n${TO}`);
    const options = { overrides: new Map(), partials: new Map() };
    const template = valueIn(compileTemplate({ path: "t.hbs", bytes }, options));
    const cells = { 団体名: name, よみ: reading, 職名: `${name}長`, 敬称: "殿" };
    const manuscript = valueIn(template.merge(recipient(cells)));
    const [block] = valueIn(parseLetter(manuscript, template.settings, "corrected")).blocks;
    const inlines = block?.type === "paragraph" ? block.inlines : [];
    return inlines.flatMap((inline) =>
      inline.type === "ruby"
        ? inline.pairs.map(({ base, ruby }) => [inlineText(base), inlineText(ruby)])
        : [],
    );
  };

  // Without a bar the base of a text is its kanji alone; a merged name is its own base.
  test.each([
    ["つがる市", "つがるし"],
    ["龍ケ崎市", "りゅうがさきし"],
    ["南アルプス市", "みなみあるぷすし"],
    ["鰺ヶ沢町", "あじがさわまち"],
    ["葛󠄀城市", "かつらぎし"],
    ["札幌市", "さっぽろし"],
  ])("%s", (name, reading) => {
    for (const line of ["貴団体、{{団体名}}《{{よみ}}》の件。", "｜{{団体名}}《{{よみ}}》の件。"]) {
      expect(readings(name, reading, line)).toEqual([[name, reading]]);
    }
  });
});

describe("what YAML would take away from a value in silence", () => {
  test.each([
    ["an anchor", "件名: &重要 会議の件"],
    ["an anchor alone", "件名: &重要"],
    ["an anchor of a list", "確認済み: &名 [甲]"],
    ["an anchor of a name", "&重要 件名: 会議の件"],
    ["an anchor in a list", "値:\n  議題: [&甲 一, 乙]"],
    ["a tag", "件名: !至急 会議の件"],
    ["an exclamation mark alone", "件名: ! 至急"],
    ["a tag that YAML knows", "件名: !!str 会議の件"],
    ["a tag of a list", "値:\n  議題: !!seq [一]"],
  ])("%s is refused: %s", (_, line) => {
    expect(said(`表題: 試し\n種別: 書簡\n${line}`)).toEqual([
      expect.stringContaining("記号「&」「*」「!」で始まっています"),
    ]);
  });

  test("the same marks in quotes, or within a value, are text", () => {
    expect(said('表題: "&試し"\n種別: 書簡\n件名: A&B !至急')).toEqual([]);
  });
});

describe("what would take minutes is refused at its place", () => {
  const settings = "表題: 試し\n種別: 書簡";
  const codes = (body: string, to = row): readonly string[] =>
    lettersFrom(settings, `${body}\n${TO}`, [to]).findings.map(({ code }) => code);

  test("a paragraph beyond the bound, from the template or from a cell", () => {
    expect(codes("い".repeat(20_001))).toEqual(["markup/too-long"]);
    const long = recipient({ 職名: "青森市長", 敬称: "殿", 備考: "一".repeat(32_767) });
    expect(codes("{{備考}}", long)).toEqual(["markup/too-long"]);
  });

  test.each([
    ["［＃縦中横］".repeat(1000), "markup/too-many"],
    ["［＃割り注］".repeat(500), "markup/too-many"],
    ["｜".repeat(5000), "markup/ruby-open"],
    ["{{#もし 職名}}".repeat(10_000), "template/output-limit"],
  ])("%#", (body, code) => {
    expect(codes(body)).toContain(code);
  });

  test("of twenty thousand unknown settings fifty are told, and the search ends", () => {
    const many = Array.from({ length: 20_000 }, (_, at) => `名${at}: 値`).join("\n");
    const { findings } = lettersFrom(`${settings}\n${many}`, "本文。", [row]);
    expect(findings.length).toBe(50);
  });
});
