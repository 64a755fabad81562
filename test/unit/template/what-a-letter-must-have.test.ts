import { describe, expect, test } from "vitest";
import type { Recipient } from "../../../src/model/recipient.ts";
import { lettersFrom, shownFindings } from "../../samples/letters-from.ts";
import { recipient } from "../../samples/recipient.ts";

const SETTINGS = "表題: 試し\n種別: 書簡\n日付: 2026-12-01\n差出人: 総務大臣";
const TAIL = "［＃日付］{{和暦 日付}}\n［＃差出人］{{差出人}}\n";
const BODY = `本文です。\n${TAIL}`;

function town(name: string, row: number, more: Readonly<Record<string, string>> = {}): Recipient {
  return recipient({ 種別: "市", 団体名: name, 職名: `${name}長`, 敬称: "殿", ...more }, row);
}

const rows = [town("青森市", 2), town("弘前市", 3)];
const found = (body: string, settings = SETTINGS, to: readonly Recipient[] = rows) =>
  shownFindings(lettersFrom(settings, body, to));

describe("a letter says whom it is to", () => {
  test("with the row's title and honorific nothing is said", () => {
    expect(found(`${BODY}［＃宛名］{{職名}}　{{敬称}}`)).toEqual([]);
  });

  test("no addressee stops the letter, unless the author says that there is none", () => {
    expect(found(BODY)).toEqual(["E template/addressee-none", "E template/addressee-none"]);
    expect(found(BODY, `${SETTINGS}\n確認済み: [宛名なし]`)).toEqual([]);
  });

  test("an addressee without its role is none", () => {
    expect(found(`${BODY}［＃地付き］{{職名}}　{{敬称}}`)).toEqual([
      "E template/addressee-none",
      "E template/addressee-none",
    ]);
  });

  test("one that stands within a condition is missed in the letter that loses it", () => {
    const named = [town("青森市", 2, { 氏名: "見本花子" }), town("弘前市", 3, { 氏名: "" })];
    const body = `${BODY}{{#もし 氏名}}\n［＃宛名］{{職名}}　{{氏名}}　{{敬称}}\n{{/もし}}`;
    const { findings, letters } = lettersFrom(`${SETTINGS}\n任意の列: [氏名]`, body, named);
    expect(findings.map(({ code, values }) => `${code} ${values["addressee"]}`)).toEqual([
      "template/addressee-none 弘前市長",
    ]);
    expect(letters[0]).toContain("青森市長　見本花子　殿");
  });

  test("a finished letter taken as the template keeps its one addressee, which is wrong for the others", () => {
    expect(found(`${BODY}［＃宛名］青森市長　殿`)).toEqual([
      "E template/addressee-constant 青森市長　殿",
    ]);
    expect(found(`${BODY}［＃宛名］関係各位`)).toEqual([
      "W template/honorific-differs 各位",
      "E template/addressee-constant 関係各位",
      "E template/addressee-constant 関係各位",
    ]);
    expect(found(`${BODY}［＃宛名］関係各位`, `${SETTINGS}\n確認済み: [関係各位]`)).toEqual([]);
  });

  test.each(["様", "殿", "長", "青森市", "青森市長　殿と関係各位"])(
    "%s is confirmed, which is not this addressee",
    (word) => {
      expect(
        found(`${BODY}［＃宛名］青森市長　殿`, `${SETTINGS}\n確認済み: ["${word}"]`),
      ).toContain("E template/addressee-constant 青森市長　殿");
    },
  );

  test("a title that is put together is not the row's title", () => {
    const nara = [recipient({ 団体名: "奈良県", 職名: "奈良県知事", 敬称: "殿" })];
    expect(found(`${BODY}［＃宛名］{{団体名}}長　{{敬称}}`, SETTINGS, nara)).toEqual([
      "E template/addressee-other 奈良県長　殿",
    ]);
  });

  const OF_OFFICE = ["職名", "役職", "役職名", "肩書", "肩書き"];

  test("the title of another office of the row is one, by whatever word its column has for titles", () => {
    for (const office of ["議長", "首長", "教育長", "市町村長", "議会議長", "会長"])
      for (const word of OF_OFFICE) {
        const row = { 団体名: "青森市", 職名: "青森市長", [`${office}${word}`]: "青森市議会議長" };
        const to = `［＃宛名］{{${office}${word}}}　{{敬称}}`;
        expect(found(`${BODY}${to}`, SETTINGS, [recipient({ ...row, 敬称: "殿" })])).toEqual([]);
      }
  });

  test("a title that somebody had before, or that is another person's, is not", () => {
    const others = [
      "前",
      "旧",
      "元",
      "新",
      "担当者",
      "連絡先",
      "連絡担当者",
      "差出人の",
      "前議長",
      "旧首長",
      "保護者",
    ];
    for (const whose of others)
      for (const word of OF_OFFICE) {
        const row = { 団体名: "第一小学校", 職名: "校長", [`${whose}${word}`]: "教頭", 敬称: "様" };
        const to = `［＃宛名］{{団体名}}　{{${whose}${word}}}　{{敬称}}`;
        expect(found(`${BODY}${to}`, SETTINGS, [recipient(row)])).toContain(
          "E template/addressee-other 第一小学校　教頭　様",
        );
      }
  });

  test("a body is addressed by its name and 御中, a person by his name", () => {
    const body = [recipient({ 団体名: "奈良市", 職名: "奈良市長", 敬称: "御中" })];
    expect(found(`${BODY}［＃宛名］{{団体名}}　御中`, SETTINGS, body)).toEqual([]);
    const person = [recipient({ 職名: "奈良市長", 氏名: "大和　花子", 敬称: "様" })];
    expect(found(`${BODY}［＃宛名］{{氏名}}　{{敬称}}`, SETTINGS, person)).toEqual([]);
  });

  test("a company or person with columns of its own is told by whatever its row says", () => {
    const company = [recipient({ 会社名: "株式会社見本", 代表者: "見本花子", 敬称: "様" })];
    const body = `${BODY}［＃宛名］{{会社名}}\n［＃宛名］{{代表者}}　{{敬称}}`;
    expect(found(body, SETTINGS, company)).toEqual([]);
  });

  test("width, variants and white space are no difference", () => {
    const odd = [recipient({ 職名: "葛󠄀城市 長", 敬称: "殿" })];
    expect(found(`${BODY}［＃宛名］{{全角 職名}}　{{敬称}}`, SETTINGS, odd)).toEqual([]);
  });

  test("two addressees in different places are one too many", () => {
    const body = `［＃宛名］{{職名}}　{{敬称}}\n${BODY}［＃宛名］{{職名}}　{{敬称}}`;
    expect(found(body)).toEqual(["E template/addressee-twice", "E template/addressee-twice"]);
    expect(found(body, `${SETTINGS}\n確認済み: [連名]`)).toEqual([]);
  });

  test("joint addressees stand on lines that follow one another, each with a value of the row", () => {
    const joint = [recipient({ 職名: "青森市長", 議長: "青森市議会議長", 敬称: "殿" })];
    const body = `${BODY}［＃宛名］{{職名}}　{{敬称}}\n［＃宛名］{{議長}}　{{敬称}}`;
    expect(found(body, SETTINGS, joint)).toEqual([]);
    expect(found(`${BODY}［＃宛名］{{職名}}　{{敬称}}\n［＃宛名］弘前市長　殿`)).toEqual([
      "E template/addressee-constant 弘前市長　殿",
    ]);
  });

  test("an honorific that the template writes out must be the list's, or the setting's", () => {
    const sama = [town("青森市", 2, { 敬称: "様" })];
    const body = `${BODY}［＃宛名］{{職名}}　殿`;
    expect(found(body, SETTINGS, sama)).toEqual(["W template/honorific-differs 殿"]);
    expect(found(body, `${SETTINGS}\n敬称: 殿`, sama)).toEqual([]);
    expect(found(`${BODY}［＃宛名］{{職名}}　{{敬称}}`, `${SETTINGS}\n敬称: 様`)).toEqual([]);
  });

  test.each(["殿", "様", "さま", "氏", "宛", "閣下", "先生", "御中", "各位"])(
    "%s of the list is an honorific for the template too",
    (honorific) => {
      const one = [recipient({ 団体名: "見本会", 職名: "見本会", 敬称: honorific })];
      expect(found(`${BODY}［＃宛名］{{職名}}　{{敬称}}`, SETTINGS, one)).toEqual([]);
    },
  );
});

describe("a text that everybody gets speaks to nobody by name", () => {
  const to = "［＃宛名］{{職名}}　{{敬称}}";

  test.each([
    "青森市の取組に御礼申し上げます。",
    "青森市長におかれましては、御健勝のことと存じます。",
  ])("%s", (line) => {
    expect(found(`${line}\n${TAIL}${to}`)).toEqual(["W template/names-one-member 青森市"]);
    const confirmed = `${SETTINGS}\n確認済み: [青森市]`;
    expect(found(`${line}\n${TAIL}${to}`, confirmed)).toEqual([]);
  });

  test.each([
    "青森市で開催します。",
    "会場は青森県青森市長島一丁目です。",
    "青森市の取組と弘前市の取組を御参照ください。",
    "{{団体名}}の取組に御礼申し上げます。",
    "東津軽郡大青森市の取組です。",
    "青森市様式第一号と青森市殿町の地図です。",
    "青森市には三つの施設があります。",
    "青森市への支援の輪が広がっています。",
    "貴団体から青森市内の施設まで",
  ])("but may name it: %s", (line) => {
    expect(found(`${line}\n${TAIL}${to}`)).toEqual([]);
  });
});

describe("a setting that names one member is no better than the text", () => {
  const to = "［＃宛名］{{職名}}　{{敬称}}";
  const warned = ["W template/names-one-member 青森市"];

  test("where its value stands in a line that speaks to the member", () => {
    const settings = `${SETTINGS}\n件名: 青森市の取組への御礼について\n値: { 相手: 青森市, 会場: 青森市 }`;
    expect(found(`{{件名}}、本文。\n${to}`, settings)).toEqual(warned);
    const other = settings.replace("件名: 青森市", "件名: 各市");
    expect(found(`{{相手}}の取組に御礼申し上げます。\n${to}`, other)).toEqual(warned);
    expect(found(`{{会場}}で開催します。\n${to}`, other)).toEqual([]);
  });

  test("where it is no more than the name and the subject of the files", () => {
    expect(found(`本文。\n${to}`, `${SETTINGS}\n件名: 青森市長への御礼`)).toEqual(warned);
    expect(found(`本文。\n${to}`, SETTINGS.replace("試し", "青森市御中"))).toEqual(warned);
    expect(found(`本文。\n${to}`, `${SETTINGS}\n件名: 青森市で開く会議`)).toEqual([]);
  });

  test("members that stand on different lines are each spoken to in the other's letter", () => {
    const body = `青森市の皆様へ。\n弘前市の皆様へ。\n${to}`;
    expect(found(body)).toEqual(["W template/names-one-member 弘前市", ...warned]);
  });
});

describe("a letter has a text, and a salutation and a close that are a pair", () => {
  const to = "［＃宛名］{{職名}}　{{敬称}}";

  test("all text within a section for others leaves no letter", () => {
    const settings = `${SETTINGS}\n宛先:\n  市: { 種別: 市 }\n  町: { 種別: 町 }`;
    const mixed = [town("青森市", 2), town("平内町", 3, { 種別: "町" })];
    const body = `{{#宛先のみ "市"}}\n本文です。\n{{/宛先のみ}}\n${to}`;
    expect(found(body, settings, mixed)).toEqual(["E template/no-body"]);
    expect(found(to, `${SETTINGS}\n確認済み: [本文なし]`)).toEqual([]);
  });

  test.each([
    ["［＃頭語］拝啓\n本文。", "W template/close-missing"],
    ["本文。\n［＃結語］敬具", "W template/salutation-missing"],
    ["［＃頭語］拝啓\n本文。\n［＃結語］草々", "W template/salutation-pair 草々"],
    ["拝啓\n本文。", "W template/salutation-without-role"],
    ["拝啓　初冬の候、本文。", "W template/salutation-without-role"],
    ["本文。\n敬具", "W template/salutation-without-role"],
    ["［＃頭語］拝敬\n本文。\n［＃結語］敬具", "W template/salutation-unknown"],
    [
      "［＃頭語］拝啓\n本文。\n［＃結語］敬具\n追って。\n［＃結語］草々",
      "W template/salutation-pair 草々",
    ],
    ["［＃頭語］拝啓\n本文。\n［＃結語］敬具\n追って。\n［＃結語］敬白", undefined],
    ["［＃頭語］拝啓\n本文。\n［＃結語］敬具", undefined],
    ["［＃頭語］粛啓\n本文。\n［＃結語］頓首", undefined],
    ["［＃頭語］拝啓\n敬具を添えて申し上げます。\n［＃結語］敬具", undefined],
  ])("%s", (body, expected) => {
    expect(found(`${body}\n${TAIL}${to}`)).toEqual(expected === undefined ? [] : [expected]);
  });

  test("a close that is merged is compared as well", () => {
    const body = `［＃頭語］拝啓\n本文。\n［＃結語］{{結び}}\n${to}`;
    const one = [town("青森市", 2, { 結び: "敬具" }), town("弘前市", 3, { 結び: "草々" })];
    expect(found(body, SETTINGS, one)).toEqual(["W template/salutation-pair 草々"]);
  });

  test("an old letter without a close is made when its author says so", () => {
    const settings = `${SETTINGS}\n確認済み: [結語なし]`;
    expect(found(`［＃頭語］拝啓\n本文。\n${to}`, settings)).toEqual([]);
  });
});
