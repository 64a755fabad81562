import { describe, expect, test } from "vitest";
import { readRecipients } from "../../../src/data/read-recipients.ts";
import { compileTemplate } from "../../../src/template/compile-template.ts";
import { lettersFrom, shownFindings } from "../../samples/letters-from.ts";
import { recipient, valueIn } from "../../samples/recipient.ts";

const SETTINGS =
  "表題: 試し\n種別: 書簡\n日付: 2026-12-01\n差出人: 総務大臣\n必要な列: [職名, 敬称]\n任意の列: [出席, 備考, 会場, 人数]";
const TO = "［＃宛名］{{職名}}　{{敬称}}";
const ASKED = "{{#もし 出席}}御礼{{else}}承知{{/もし}}。";

function made(body: string, values: readonly string[], column = "出席", settings = SETTINGS) {
  const rows = values.map((value, at) =>
    recipient(
      {
        職名: `第${at + 1}市長`,
        敬称: "殿",
        出席: "",
        備考: "",
        会場: "",
        人数: "",
        [column]: value,
      },
      at + 2,
    ),
  );
  return lettersFrom(settings, `${body}\n${TO}`, rows);
}

describe("an answer is taken for yes or no only where it is one", () => {
  test.each([
    ..."欠席します 辞退 欠席（代理出席） 欠席。 出席せず 御欠席 ご欠席 都合により欠席 未提出です △ 検討中".split(
      " ",
    ),
    ..."欠席いたします 公務のため欠席 出席できず 不参加です 辞退します 見送り キャンセル 調整中 保留 未定 出席（欠席の可能性あり）".split(
      " ",
    ),
    ..."たぶん 考え中 行けたら 別途連絡 午後から 部下".split(" "),
  ])("%s beside はい and いいえ is asked about", (value) => {
    const { findings } = made(ASKED, ["はい", value, "いいえ"]);
    expect(findings.map(({ code, at }) => `${code} ${at.kind === "cell" ? at.row : ""}`)).toEqual([
      "template/condition-unsure 3",
    ]);
  });

  test.each(["いいえ。", "No.", "×（公務のため）", "無（該当なし）", "no", "イイエ", "欠"])(
    "%s is no",
    (value) => {
      const { letters, findings } = made(ASKED, ["はい", value]);
      expect(findings).toEqual([]);
      expect(letters[1]?.[0]).toBe("承知。");
    },
  );

  test.each([
    ..."はい。 ハイ ○（代理） 出席 出席します 御出席 代理出席 参加予定 提出済み 済 ✓ 要 有り あり 2".split(
      " ",
    ),
  ])("%s is yes", (value) => {
    const { letters, findings } = made(ASKED, ["はい", value, "いいえ"]);
    expect(findings).toEqual([]);
    expect(letters[1]?.[0]).toBe("御礼。");
  });

  test("a list that is read from a file has each such cell told once", () => {
    const csv =
      "団体コード,種別,都道府県,団体名,よみ,職名,敬称,出席\n022012,市,青森県,青森市,あおもりし,青森市長,殿,はい\n022021,市,青森県,弘前市,ひろさきし,弘前市長,殿,欠席します\n";
    const bytes = new TextEncoder().encode(csv);
    const list = valueIn(readRecipients([{ path: "l.csv", bytes }]));
    const settings = SETTINGS.replace("[出席, 備考, 会場, 人数]", "[出席]");
    const source = new TextEncoder().encode(`---\n${settings}\n---\n${ASKED}\n${TO}`);
    const template = valueIn(compileTemplate({ path: "t.hbs", bytes: source }));
    expect(template.checkList(list).map(({ code }) => code)).toEqual(["template/condition-unsure"]);
  });

  test("a question the other way round is the same question", () => {
    expect(
      shownFindings(made("{{#空なら 出席}}欠席{{else}}出席{{/空なら}}。", ["欠", "検討中"])),
    ).toEqual(["E template/condition-unsure 出席"]);
  });

  test.each([
    ["備考", ["未着の資料があります", "未定", "別紙のとおり", "欠席"]],
    ["会場", ["東京", "大阪", "なし", "なし", "なし"]],
    ["会場", ["霞が関", "県庁講堂"]],
    ["人数", ["2名", "10名", "0"]],
    ["人数", ["1", "2", "3名"]],
  ])("%s with %j is only asked whether it has something", (column, values) => {
    expect(made(`{{#もし ${column}}}甲{{else}}乙{{/もし}}。`, values, column).findings).toEqual([]);
  });

  test.each(["欠席", "該当しない", "検討中", "不参加"])(
    "a setting that says %s is asked about once",
    (value) => {
      const settings = `${SETTINGS}\n値: { 駐車場: ${value} }`;
      const body = "{{#もし 駐車場}}駐車場があります。{{else}}駐車場はありません。{{/もし}}";
      expect(shownFindings(made(body, ["", ""], "出席", settings))).toEqual([
        "E template/condition-unsure 駐車場",
      ]);
      const printed = "{{#もし 駐車場}}駐車場は{{駐車場}}。{{/もし}}本文。";
      expect(made(printed, [""], "出席", settings).findings).toEqual([]);
    },
  );
});

describe("a cell that a compared word was meant by does not go the other way in silence", () => {
  const told = (word: string, values: readonly string[], settings = SETTINGS) =>
    made(`{{#もし 出席 ${word}}}甲{{else}}乙{{/もし}}。`, values, "出席", settings).findings.map(
      ({ code, values: { value } }) => `${code} ${value}`,
    );

  test.each([
    ['"出席"', "出席", ["出席（代理）", "出席します", "御出席", "代理出席", "出席。", "出席予定"]],
    ['"有"', "有", ["有り", "有（一台）", "有。"]],
    ['"はい"', "はい", ["ハイ", "はい。", "YES", "TRUE"]],
    ['"TRUE"', "TRUE", ["はい", "○"]],
    ["2", "2", ["2名", "２人", "二名"]],
    ['"欠席"', "欠席", ["ご欠席", "都合により欠席", "欠席（代理出席）"]],
  ])("%s: %s is said, and these are near: %j", (word, right, near) => {
    for (const value of near) {
      expect(told(word, [right, value, "別"])).toEqual([`template/word-near ${value}`]);
      expect(told(word, [right, value], `${SETTINGS}\n確認済み: ["${value}"]`)).toEqual([]);
    }
  });

  test.each([
    ['"○"', ["○", "〇", "◯", "⭕"]],
    ['"×"', ["×", "✕", "✖", "❌"]],
    ['"はい"', ["はい", " はい", "はい "]],
  ])("%s is said by each of %j", (word, values) => {
    const { letters, findings } = made(`{{#もし 出席 ${word}}}甲{{else}}乙{{/もし}}。`, values);
    expect(findings).toEqual([]);
    expect(letters.map(([line]) => line)).toEqual(values.map(() => "甲。"));
  });

  test.each([
    ['"出席"', ["出席", "欠席", "未定", "出席しません", "出席できず", "不出席"]],
    ['"参加"', ["参加", "不参加"]],
    ['"有"', ["有", "無"]],
    ['"要"', ["要", "不要", "済"]],
    ["2", ["2", "20", "12名", "3"]],
    ['"第1回"', ["第1回", "第2回", "第10回"]],
    ['"東日本"', ["東日本", "西日本"]],
    ['"◎"', ["◎", "○", "△"]],
    ['"A"', ["A", "B", "AA"]],
  ])("%s with %j has nothing near", (word, values) => {
    expect(told(word, values)).toEqual([]);
  });
});
