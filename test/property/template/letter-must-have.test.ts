import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { runs } from "../../samples/extent.ts";
import { codesOf, type Draft, good, isTold, printedAt } from "./draft.ts";

test("a letter with all that it must have is made without a word", () => {
  fc.assert(
    fc.property(good, (draft) => {
      expect(codesOf(draft)).toEqual([]);
    }),
    { numRuns: runs(300) },
  );
});

describe("a letter that says nobody, two, or somebody else is told", () => {
  test("no addressee, everywhere or for some", () => {
    const lost = fc.constantFrom<(written: string) => string>(
      () => "",
      (written) => written.replaceAll("［＃宛名］", "［＃地付き］"),
      (written) => written.replaceAll("［＃宛名］", ""),
      (written) => written.replaceAll("［＃宛名］", "［＃差出人］"),
      (written) => written.replaceAll(/^/gmu, "{{!-- ").replaceAll(/$/gmu, " --}}"),
      (written) => `{{#宛先のみ "町村長"}}\n${written}\n{{/宛先のみ}}`,
      (written) => `{{#もし 備考 "要"}}\n${written}\n{{/もし}}`,
    );
    isTold(
      (draft) => lost.map((lose) => ({ ...draft, addressee: lose(draft.addressee) })),
      "template/addressee-none",
      "template/word-not-found",
    );
  });

  test("two addressees", () => {
    isTold(
      (draft) =>
        fc
          .constantFrom(
            "［＃宛名］{{職名}}　{{敬称}}",
            "［＃宛名］{{団体名}}長　殿",
            "［＃宛名］関係各位",
          )
          .map((second) => ({ ...draft, salutation: `${second}\n${draft.salutation}`.trim() })),
      "template/addressee-twice",
      "template/honorific-differs",
    );
  });

  test("an addressee that is the same for all, or holds nothing that tells the row", () => {
    const constant = (draft: Draft): fc.Arbitrary<string> => {
      const one = draft.rows[0]?.fields.get("職名")?.value ?? "";
      return fc.constantFrom(
        `［＃宛名］${one}　殿`,
        `［＃宛名］${one}　{{敬称}}`,
        `［＃宛名］［＃２字下げ］${one}　殿`,
        "［＃宛名］市町村長　殿",
        "［＃宛名］各市町村長　{{敬称}}",
        "［＃宛名］各位",
        "［＃宛名］関係者　各位",
        "［＃宛名］{{会場}}　御中",
        "［＃宛名］{{差出人職名}}　{{敬称}}",
        "［＃宛名］{{種別}}長　{{敬称}}",
        "［＃宛名］{{都道府県}}知事　{{敬称}}",
        "［＃宛名］{{備考}}　{{敬称}}",
        "［＃宛名］{{職名}}　{{敬称}}\n［＃宛名］市町村議会議長　殿",
        "［＃宛名］各位　{{敬称}}",
        "［＃宛名］{{敬称}}",
        '［＃宛名］{{#宛先 "市長"}}市長{{else}}町村長{{/宛先}}　{{敬称}}',
      );
    };
    isTold(
      (draft) => constant(draft).map((addressee) => ({ ...draft, addressee })),
      "template/addressee-constant",
      "template/addressee-other",
      "template/honorific-differs",
      "template/honorific-missing",
      "template/honorific-doubled",
    );
  });

  test("a text for all that speaks to one member of the list", () => {
    const ways = [
      "NAMEの取組に御礼申し上げます",
      "NAMEにおかれましては、御健勝のことと存じます",
      "NAME長におかれては、御健勝のことと存じます",
      "NAME長には、平素より御高配を賜り",
      "NAME長　殿",
      "NAME長殿の御理解をお願いします",
      "NAME御中",
      "NAMEの皆様におかれましては、御健勝のことと存じます",
      "NAMEの職員各位",
      "NAMEの御担当者にお伝えください",
      "NAME御担当者様",
      "NAME長様には御出席をお願いします",
      "NAMEからの御回答を拝見しました",
      "NAMEより御提出のあった調書",
      "貴NAME",
      "貴職（NAME長）",
      "NAME長　見本花子様",
      "NAMEへの交付額は百円",
      "NAME宛ての通知",
    ];
    isTold(
      (draft) =>
        fc
          .tuple(fc.constantFrom(...ways), fc.nat({ max: draft.rows.length - 1 }))
          .chain(([way, index]) => {
            const name = draft.rows[index]?.fields.get("団体名")?.value ?? "";
            const isOther = name !== "青森市";
            const others = draft.body.filter((line) => !line.startsWith("青森市"));
            const body = isOther && others.length > 0 ? others : ["お知らせします。"];
            return printedAt({ ...draft, body }, way.replaceAll("NAME", name), [
              "line",
              "alone",
              "item",
              "subject",
              "value",
            ]);
          }),
      "template/names-one-member",
    );
  });
});

describe("a salutation without its close, or with another's", () => {
  const WORDS = ["拝啓", "謹啓", "前略", "拝復", "冠省", "急啓"];
  const CLOSES = ["敬具", "謹白", "草々", "不一", "かしこ", "以上"];
  const RIGHT = [
    "拝啓敬具",
    "謹啓謹白",
    "前略草々",
    "前略不一",
    "拝復敬具",
    "冠省草々",
    "冠省不一",
  ];

  test("is told", () => {
    const words = fc
      .tuple(fc.constantFrom(...WORDS, "拝敬", "敬啓", "謹敬"), fc.constantFrom(...CLOSES))
      .filter(([one, two]) => !RIGHT.includes(one + two) && one !== "急啓");
    isTold(
      (draft) =>
        fc.tuple(words, fc.nat({ max: 6 })).map(([[salutation, close], way]): Draft => {
          const opened = `［＃頭語］${salutation}`;
          const paired = { ...draft, salutation: "［＃頭語］拝啓", close: "［＃結語］敬具" };
          switch (way) {
            case 0:
              return { ...draft, salutation: opened, close: "" };
            case 1:
              return { ...draft, salutation: "", close: `［＃結語］${close}` };
            case 2:
              return { ...paired, salutation: "拝啓" };
            case 3:
              return { ...paired, close: "敬具" };
            case 4:
              return { ...paired, salutation: "［＃結語］敬具", close: "［＃頭語］拝啓" };
            case 5:
              return { ...paired, close: '{{#もし 氏名 "見本"}}\n［＃結語］敬具\n{{/もし}}' };
            default:
              return { ...draft, salutation: opened, close: `［＃結語］${close}` };
          }
        }),
      "template/salutation-pair",
      "template/salutation-missing",
      "template/salutation-unknown",
      "template/salutation-without-role",
      "template/close-missing",
      "template/word-not-found",
    );
  });
});

test("a letter whose text is left empty, for all or for some, is told", () => {
  const empty = fc.constantFrom<readonly string[]>(
    [],
    ["　"],
    ["{{!-- 本文 --}}"],
    ["［＃１行空き］"],
    ['{{#宛先のみ "市長"}}', "本文です。", "{{/宛先のみ}}"],
    ['{{#宛先 "市長"}}本文です。{{else}}　{{/宛先}}'],
    ["{{#空なら 職名}}", "本文です。", "{{/空なら}}"],
    ["{{#もし 備考}}", "本文です。", "{{/もし}}"],
    ["［＃件名］{{件名}}"],
    ["［＃大見出し］会議の開催"],
    ["［＃記］記", "［＃以上］以上"],
    ["。"],
    ["{{!-- --}}、　"],
  );
  isTold((draft) => empty.map((body) => ({ ...draft, body })), "template/no-body");
});
