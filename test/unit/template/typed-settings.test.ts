import { describe, expect, test } from "vitest";
import { messageOf } from "../../../src/base/messages/messages.ts";
import { lettersFrom } from "./letter-from.ts";
import { recipient } from "./recipient.ts";

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
    ["表題: 試し\n種別:書簡", "半角の空白が要ります"],
    ["表題: 試し\n種別: 書簡\n件名：会議", "「：」が全角です"],
    ["表題: 試し\n種別: 書簡\n件名: & と", "記号「&」"],
    ['表題: 試し\n種別: 書簡\n件名: "会議\\の件"', "引用符"],
    ["表題: 試し\n種別: 書簡\n値:\n  会場：県庁", "「：」が全角です"],
    ["表題: 試し\n種別: 書簡\n種別: 通知", "同じ名前"],
  ])("%s", (settings, words) => {
    const [first = ""] = said(settings);
    expect(first).toContain(words);
    expect(first).not.toMatch(/[A-Z]{3,}_/u);
  });

  test("an explanation behind a value is none of it", () => {
    expect(said("表題: 試し  # 説明\n種別: 書簡 # 縦書き")).toEqual([]);
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
