import { describe, expect, test } from "vitest";
import type { Recipient } from "../../../src/model/recipient.ts";
import { lettersFrom, shownFindings } from "../../samples/letters-from.ts";
import { recipient } from "../../samples/recipient.ts";

const SETTINGS = "表題: 試し\n種別: 書簡\n日付: 2026-12-01\n差出人: 総務大臣";
const TAIL = "［＃日付］{{和暦 日付}}\n［＃差出人］{{差出人}}\n［＃宛名］{{職名}}　{{敬称}}";

function town(name: string, row: number, more: Readonly<Record<string, string>> = {}): Recipient {
  return recipient({ 団体名: name, 職名: `${name}長`, 敬称: "殿", ...more }, row);
}

const rows = [
  town("青森市", 2, { 氏名: "西川　一郎", 相手: "弘前市" }),
  town("弘前市", 3, { 氏名: "佐藤　一郎", 相手: "弘前市" }),
  town("八戸市", 4, { 氏名: "船橋　三郎", 相手: "弘前市" }),
];
const found = (line: string, settings = SETTINGS, to: readonly Recipient[] = rows) =>
  shownFindings(lettersFrom(settings, `${line}\n${TAIL}`, to));

const ADDRESSES = [
  "におかれましては、日頃より御協力をいただき、感謝申し上げます。",
  "におきましては、日頃より御協力をいただき、感謝申し上げます。",
  "におかれては、御多忙の折恐縮です。",
  "には、ますます御清祥のこととお喜び申し上げます。",
  "には御多忙の折恐縮です。",
  "から御提出いただいた計画について、回答します。",
  "からご提出いただいた計画について、回答します。",
  "からいただいた計画について、回答します。",
  "より御照会のありました件について、回答します。",
  "の取組に厚く御礼申し上げます。",
  "の皆様におかれましては、御健勝のことと存じます。",
  "長には、ますます御清祥のこととお喜び申し上げます。",
  "長におかれましては、御健勝のことと存じます。",
  "長　殿",
  "御中",
  "の御担当者にお伝えください。",
  "の職員各位",
  "（貴市）におかれましては、よろしくお願いします。",
  "（青森県）におかれましては、よろしくお願いします。",
];

describe("whoever is spoken to by name is the letter's own addressee", () => {
  const warned = ["W template/names-one-member 弘前市"];

  test.each(ADDRESSES)("弘前市%s: written out, it is told once, at its place", (words) => {
    const { findings } = lettersFrom(SETTINGS, `さて、弘前市${words}\n${TAIL}`, rows);
    expect(shownFindings({ findings, letters: [] })).toEqual(warned);
    expect(findings[0]?.at).toMatchObject({ kind: "text", line: 7 });
  });

  test.each(ADDRESSES)("弘前市%s: with a reading, within a value, within a column", (words) => {
    expect(found(`弘前市《ひろさきし》${words}`)).toEqual(warned);
    expect(found(`{弘前市|ひろ.さき.し}${words}`)).toEqual(warned);
    expect(found(`さて、{{甲}}${words}`, `${SETTINGS}\n値: { 甲: 弘前市 }`)).toEqual(warned);
    expect(found(`さて、{{相手}}${words}`)).toEqual(warned);
  });

  test.each(ADDRESSES)("{{団体名}}%s is each letter's own, and confirmed it is meant", (words) => {
    expect(found(`さて、{{団体名}}${words}`)).toEqual([]);
    expect(found(`さて、弘前市${words}`, `${SETTINGS}\n確認済み: [弘前市]`)).toEqual([]);
    expect(found(`さて、弘前市${words}`, SETTINGS, rows.slice(1, 2))).toEqual([]);
  });

  test.each([
    ["佐藤一郎市長には、御多忙の折恐縮です。", "佐藤　一郎"],
    ["佐藤　一郎様におかれましては、御多忙の折恐縮です。", "佐藤　一郎"],
    ["貴市（弘前市）におかれましては、御多忙の折恐縮です。", "弘前市"],
    ["弘前市長佐藤一郎様", "弘前市"],
    ["先般弘前市におかれましては、御多忙のところ御出席を賜りました。", "弘前市"],
    ["会場の青森市の皆様の御協力のもと、弘前市におかれましては準備をお願いします。", "弘前市"],
  ])("%s", (line, name) => {
    expect(found(line)).toContain(`W template/names-one-member ${name}`);
  });

  test("a list of titles alone knows its places too", () => {
    const titles = ["青森市長", "弘前市長"].map((title, at) =>
      recipient({ 職名: title, 敬称: "殿" }, at + 2),
    );
    expect(found("弘前市におかれましては、御健勝のことと存じます。", SETTINGS, titles)).toEqual(
      warned,
    );
    expect(found("弘前市長におかれましては、御健勝のことと存じます。", SETTINGS, titles)).toEqual(
      warned,
    );
  });

  test("what stands within a condition for the member alone is right", () => {
    const line =
      '{{#もし 団体名 "弘前市"}}弘前市におかれましては、会場をお願いします。{{else}}本文。{{/もし}}';
    expect(found(line)).toEqual([]);
  });

  test.each([
    "会場は青森市です。",
    "青森市において開催します。",
    "青森市におきまして開催します。",
    "先進事例として青森市の取組を御紹介します。",
    "青森市の取組については、別紙を御覧ください。",
    "青森市のホームページを御参照ください。",
    "青森市の皆様には御不便をおかけします。",
    "基調講演は弘前市の佐藤一郎市長が行います。",
    "講師は佐藤一郎氏（弘前市長）です。",
    "青森市には三つの施設があります。",
    "青森市長が挨拶します。",
    "青森市から弘前市までの区間です。",
    "青森市からの距離は四十キロメートルです。",
    "青森市及び弘前市におかれましては、会場の準備をお願いします。",
    "青森市におかれましては会場を、弘前市におかれましては受付をお願いします。",
    "大弘前市におかれましては、名称の変更があります。",
    "青森市様式第一号と青森市殿町の地図です。",
  ])("who is only spoken of is no mistake: %s", (line) => {
    expect(found(line)).toEqual([]);
  });
});

describe("a prefecture beside its municipalities", () => {
  const mixed = [
    town("奈良県", 2, { 職名: "奈良県知事", 都道府県: "奈良県" }),
    town("奈良市", 3, { 都道府県: "奈良県" }),
    town("生駒市", 4, { 都道府県: "奈良県" }),
  ];
  const titles = mixed.map(({ fields, row }) =>
    recipient({ 職名: fields.get("職名")?.value ?? "", 都道府県: "奈良県", 敬称: "殿" }, row),
  );

  test.each([
    ...["知事におかれましては、", "におかれましては、", "知事には、御多忙の折恐縮です。"],
    ...["の皆様におかれましては、", "知事　殿", "から御提出いただいた計画について、"],
  ])("奈良県%s is said to its governor, and is told in the letters to its mayors", (words) => {
    const warned = ["W template/names-one-member 奈良県", "W template/names-one-member 奈良県知事"];
    for (const list of [mixed, titles]) {
      const said = found(`さて、奈良県${words}`, SETTINGS, list);
      expect(said).toHaveLength(1);
      expect(warned).toContain(said[0]);
    }
    expect(found(`さて、奈良県${words}`, SETTINGS, mixed.slice(0, 1))).toEqual([]);
  });

  test("the row's own prefecture is where its people are, and its governor is not its mayor", () => {
    const line = "{{都道府県}}の皆様におかれましては、御健勝のことと存じます。";
    expect(found(line, SETTINGS, mixed)).toEqual([]);
    expect(found("{{都道府県}}{{団体名}}におかれましては、", SETTINGS, mixed.slice(1))).toEqual([]);
    expect(found("{{都道府県}}知事におかれましては、", SETTINGS, mixed)).toHaveLength(1);
  });

  test("a list of prefectures and 知事 has no other name for them", () => {
    const governors = ["奈良県", "滋賀県"].map((prefecture, at) =>
      recipient({ 都道府県: prefecture, 職名: "知事", 敬称: "殿" }, at + 2),
    );
    expect(found("{{都道府県}}知事におかれましては、", SETTINGS, governors)).toEqual([]);
  });
});
