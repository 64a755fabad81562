import { describe, expect, test } from "vitest";
import type { Recipient } from "../../../src/model/recipient.ts";
import { lettersFrom, shownFindings } from "../../samples/letters-from.ts";
import { recipient } from "../../samples/recipient.ts";

const SETTINGS =
  "表題: 試し\n種別: 書簡\n日付: 2026-12-01\n差出人: 総務大臣\n任意の列: [氏名]\n必要な列: [職名, 敬称]";
const TAIL = "［＃日付］{{和暦 日付}}\n［＃差出人］{{差出人}}";

function head(name: string, row: number, more: Readonly<Record<string, string>> = {}): Recipient {
  const [kind = ""] = name.slice(-1);
  const title = "都道府県".includes(kind) ? `${name}知事` : `${name}長`;
  const prefecture = title.endsWith("知事") ? name : "青森県";
  return recipient(
    {
      種別: title.endsWith("知事") ? "都道府県" : kind.replace("区", "特別区"),
      都道府県: prefecture,
      団体名: name,
      職名: title,
      敬称: "殿",
      氏名: "西川　一郎",
      ...more,
    },
    row,
  );
}

const towns = [head("青森市", 2), head("弘前市", 3)];

describe("the offices of bodies that are no governments are titles", () => {
  test.each([
    ...["会頭", "総裁", "頭取", "幹事", "宮司", "住職", "監督", "主宰", "代表理事"],
    ...["代表世話人", "家元", "理事", "教授", "相談役"],
  ])("%s", (title) => {
    const row = recipient({ 団体名: "大和会", 敬称: "様", 氏名: "甲野　一郎" });
    const settings = SETTINGS.replace("[職名, 敬称]", "[団体名, 敬称]");
    const body = `本文です。\n${TAIL}\n［＃宛名］{{団体名}}${title}　{{氏名}}　{{敬称}}`;
    const found = shownFindings(lettersFrom(settings, body, [row]));
    expect(found.filter((one) => one.includes("addressee-word"))).toEqual([]);
  });
});

describe("an office that any government has", () => {
  const rows = [
    recipient({
      団体コード: "022012",
      団体名: "青森市",
      職名: "総務課長",
      敬称: "様",
      氏名: "甲野一郎",
    }),
  ];
  const to = (lines: string, settings = SETTINGS, list = rows): readonly string[] =>
    shownFindings(lettersFrom(settings, `本文です。\n${TAIL}\n${lines}`, list));

  test.each(["［＃宛名］{{職名}}　{{氏名}}　{{敬称}}", "［＃宛名］{{職名}}　{{敬称}}"])(
    "%s does not say whose it is",
    (lines) => {
      expect(to(lines)).toEqual([expect.stringContaining("E template/addressee-without-body")]);
      expect(to(lines, `${SETTINGS}\n確認済み: [団体名なし]`)).toEqual([]);
    },
  );

  test.each([
    "［＃宛名］{{団体名}}{{職名}}　{{氏名}}　{{敬称}}",
    "［＃宛名］{{団体名}}\n［＃宛名］{{職名}}　{{敬称}}",
    "［＃宛名］{{団体名}}　{{氏名}}　{{敬称}}",
  ])("%s says it, or needs not", (lines) => {
    expect(to(lines)).toEqual([]);
  });

  test("a title that begins as the body is called says it", () => {
    const named = [
      recipient({ 団体コード: "212172", 団体名: "飛驒市", 職名: "飛騨市長", 敬称: "様" }),
      recipient({ 団体コード: "232203", 団体名: "稲沢市", 職名: "稲沢市総務課長", 敬称: "様" }),
    ];
    expect(to("［＃宛名］{{職名}}　{{敬称}}", SETTINGS, named)).toEqual([]);
  });
});

describe("an addressee has the row's title and name, and nobody else's", () => {
  const to = (lines: string, settings = SETTINGS, rows: readonly Recipient[] = towns) =>
    shownFindings(lettersFrom(settings, `本文です。\n${TAIL}\n${lines}`, rows));

  test.each(["山田一郎", "山田　花子", "佐藤勝", "木村", "阿部", "田中実", "前田長"])(
    "%s written out behind the title is in every letter",
    (person) => {
      const [first = ""] = person.split("　");
      const warned = [`W template/addressee-word ${first}`];
      expect(to(`［＃宛名］{{職名}}　${person}　{{敬称}}`)).toEqual(expect.arrayContaining(warned));
      expect(to(`［＃宛名］{{職名}}\n［＃宛名］${person}　{{敬称}}`)).toEqual(
        expect.arrayContaining(warned),
      );
      const set = `${SETTINGS}\n値: { 相手: ${person} }`;
      expect(to("［＃宛名］{{職名}}　{{相手}}　{{敬称}}", set)).toEqual(
        expect.arrayContaining(warned),
      );
      const confirmed = `${SETTINGS}\n確認済み: [${person.split("　").join(", ")}]`;
      expect(to(`［＃宛名］{{職名}}　${person}　{{敬称}}`, confirmed)).toEqual([]);
    },
  );

  test.each([
    ["［＃宛名］{{職名}}　{{職名}}　{{敬称}}", "青森市長"],
    ["［＃宛名］{{職名}}\n［＃宛名］{{職名}}　{{氏名}}　{{敬称}}", "青森市長"],
    ["［＃宛名］{{団体名}}長　{{職名}}　{{敬称}}", "青森市長"],
    ["［＃宛名］{{職名}}　{{氏名}}　{{氏名}}　{{敬称}}", "西川一郎"],
  ])("%s says it twice", (lines, twice) => {
    expect(to(lines)).toContain(`E template/addressee-word ${twice}`);
    // What the finding says of 確認済み is so.
    const said = to(lines, `${SETTINGS}\n確認済み: [${twice}]`);
    expect(said).not.toContain(`E template/addressee-word ${twice}`);
  });

  test.each([
    ["奈良弁護士会", "弁護士"],
    ["奈良市教育委員会", "教育委員"],
    ["近畿税理士会 奈良支部", "税理士"],
  ])("a body's name %s that goes on after %s does not say it", (name, title) => {
    const rows = [recipient({ 団体名: name, 職名: title, 敬称: "様", 氏名: "西田　一" })];
    const line = "［＃宛名］{{団体名}}　{{職名}}　{{氏名}}　{{敬称}}";
    expect(to(line, SETTINGS, rows)).toEqual([]);
    expect(to(line.replace("{{氏名}}", "{{職名}}"), SETTINGS, rows)).toContain(
      `E template/addressee-word ${title}`,
    );
    const ending = [recipient({ 団体名: `奈良${title}`, 職名: title, 敬称: "様" })];
    expect(to("［＃宛名］{{団体名}}　{{職名}}　{{敬称}}", SETTINGS, ending)).toContain(
      `E template/addressee-word ${title}`,
    );
  });

  test("a line break in a cell is said to be why the honorific is not there", () => {
    const rows = [
      recipient({ 団体名: "市立病院", 職名: "院長", 敬称: "様", 氏名: "甲野　一\n乙野　二" }),
    ];
    const made = lettersFrom(
      SETTINGS,
      `本文です。\n${TAIL}\n［＃宛名］{{職名}}　{{氏名}}　{{敬称}}`,
      rows,
    );
    const missing = made.findings.filter(({ code }) => code === "template/honorific-missing");
    expect(missing.map(({ values }) => values["broken"])).toEqual(["cell"]);
    const bare = lettersFrom(SETTINGS, `本文です。\n${TAIL}\n［＃宛名］{{職名}}　{{氏名}}`, towns);
    const others = bare.findings.filter(({ code }) => code === "template/honorific-missing");
    expect(others.length).toBeGreaterThan(0);
    expect(others.map(({ values }) => values["broken"])).toEqual(others.map(() => undefined));
  });

  test.each(["担当者名", "院長名", "施設長"])(
    "御中 behind the person of %s is refused",
    (column) => {
      const rows = (who: string): readonly Recipient[] => [
        recipient({ 団体名: "青葉株式会社", [column]: who, 敬称: "御中" }),
      ];
      const settings = SETTINGS.replace(
        "必要な列: [職名, 敬称]",
        `必要な列: [団体名, ${column}, 敬称]`,
      );
      const line = `［＃宛名］{{団体名}}　{{${column}}}　{{敬称}}`;
      expect(to(line, settings, rows("西川　剛"))).toEqual([
        expect.stringContaining("E template/honorific-for-bodies"),
      ]);
      expect(to(line, settings, rows("営業部　第二課"))).toEqual([]);
    },
  );

  test.each([
    ["［＃宛名］{{都道府県}}知事　{{職名}}　{{敬称}}", "青森県知事"],
    ["［＃宛名］{{職名}}　弘前市長　{{敬称}}", "弘前市長"],
    ["［＃宛名］{{職名}}　教育長　{{敬称}}", "教育長"],
  ])("%s has another title too", (lines, other) => {
    expect(to(lines)).toContain(`W template/addressee-word ${other}`);
  });

  test.each([
    "［＃宛名］{{都道府県}}知事　{{氏名}}　{{敬称}}",
    "［＃宛名］{{団体名}}部長　{{氏名}}　{{敬称}}",
    "［＃宛名］{{団体名}}\n［＃宛名］会長　{{氏名}}　{{敬称}}",
  ])("%s is the only title where the list has none", (lines) => {
    const rows = [head("青森県", 2, { 職名: "" })];
    const settings = SETTINGS.replace("必要な列: [職名, 敬称]", "任意の列: [職名]").replace(
      "任意の列: [氏名]\n",
      "",
    );
    expect(to(lines, settings, rows)).toEqual([]);
  });

  test.each([
    "［＃宛名］{{職名}}　{{敬称}}",
    "［＃宛名］{{職名}}　{{氏名}}　{{敬称}}",
    "［＃宛名］{{都道府県}}{{団体名}}\n［＃宛名］{{職名}}　{{氏名}}　{{敬称}}",
    "［＃宛名］{{団体名}}\n［＃宛名］{{職名}}　{{敬称}}",
    "［＃宛名］{{職名}}　職務代理者　{{敬称}}",
    "［＃宛名］{{職名}}（総務課扱い）　{{敬称}}",
    "［＃宛名］{{職名}}　秘書課気付　{{敬称}}",
    "［＃宛名］{{団体名}}長　{{敬称}}",
    "［＃宛名］{{職名}}　{{氏名}}　御夫妻　様",
  ])("%s is right", (lines) => {
    const settings = lines.endsWith("様") ? `${SETTINGS}\n敬称: 様` : SETTINGS;
    expect(to(lines, settings)).toEqual([]);
  });

  test.each([
    "{{団体名}}防災担当課長　{{敬称}}",
    "{{団体名}}教育委員会　御中",
    "{{団体名}}　市民課　御担当者　{{敬称}}",
    "株式会社{{団体名}}　代表取締役　{{氏名}}　{{敬称}}",
    "{{団体名}}センター　御中",
  ])("%s of a list without titles is right", (line) => {
    const rows = [recipient({ 団体名: "青森", 氏名: "西川　一郎", 敬称: "様" })];
    const settings = SETTINGS.replace("[職名, 敬称]", "[団体名]").replace("[氏名]", "[氏名, 敬称]");
    expect(
      to(`［＃宛名］${line}`, `${settings}\n敬称: ${line.endsWith("御中") ? "御中" : "様"}`, rows),
    ).toEqual([]);
  });
});

describe("a letter calls its addressee what it is", () => {
  const all = ["北海道", "東京都", "京都府", "青森県", "青森市", "平内町", "西目屋村", "千代田区"];
  const said = (line: string, names: readonly string[] = all, settings = SETTINGS) =>
    names.filter(
      (name, at) =>
        shownFindings(
          lettersFrom(settings, `${line}\n${TAIL}\n［＃宛名］{{職名}}　{{敬称}}`, [
            head(name, at + 2),
          ]),
        ).length === 0,
    );

  test.each([
    ["貴道", ["北海道"]],
    ["貴都", ["東京都"]],
    ["貴府", ["京都府"]],
    ["貴県", ["青森県"]],
    ["貴市", ["青森市"]],
    ["貴町", ["平内町"]],
    ["貴村", ["西目屋村"]],
    ["貴区", ["千代田区"]],
    ["貴都道府県", ["北海道", "東京都", "京都府", "青森県"]],
    ["貴都・道・府・県", ["北海道", "東京都", "京都府", "青森県"]],
    ["貴市町村", ["青森市", "平内町", "西目屋村", "千代田区"]],
    ["貴市区町村", ["青森市", "平内町", "西目屋村", "千代田区"]],
    ["貴町村", ["平内町", "西目屋村"]],
    ["貴市（町村）", ["青森市", "平内町", "西目屋村"]],
    ["貴市又は貴町", ["青森市", "平内町"]],
    ["貴職", all],
    ["貴団体", all],
    ["貴課", all],
  ])("%s is for %j alone", (word, right) => {
    expect(said(`さて、${word}におかれましては、日頃より御協力を賜り、感謝申し上げます。`)).toEqual(
      right,
    );
    expect(said(`先般${word}の担当課を通じてお知らせしました。`)).toEqual(right);
  });

  test("the office and its head are of the same kind", () => {
    expect(said("貴市長の御理解をお願いします。")).toEqual(["青森市"]);
    expect(said("貴町役場で開催します。")).toEqual(["平内町"]);
  });

  test.each([
    "貴市場の動向",
    "御都合と貴都合",
    "様式の「貴市」の欄",
    "貴道路の管理",
    "富貴な暮らし",
  ])("%s calls nobody anything", (words) => {
    expect(said(`${words}について。`)).toEqual(all);
  });

  test("it is told once for each kind, with the word and the kind", () => {
    const line = `貴市の取組。\n${TAIL}\n［＃宛名］{{職名}}　{{敬称}}`;
    const made = lettersFrom(SETTINGS, line, [
      head("平内町", 2),
      head("今別町", 3),
      head("青森市", 4),
    ]);
    expect(
      made.findings.map(({ code, values }) => `${code} ${values["found"]} ${values["kind"]}`),
    ).toEqual(["template/other-kind 貴市 町"]);
  });

  test("what is meant is confirmed, and who is no government is not looked at", () => {
    expect(said("貴県の取組。", all, `${SETTINGS}\n確認済み: [貴県]`)).toEqual(all);
    const firm = recipient({
      種別: "会社",
      団体名: "株式会社見本",
      職名: "代表取締役",
      敬称: "様",
    });
    const line = `貴市の取組。\n${TAIL}\n［＃宛名］{{団体名}}　{{職名}}　{{敬称}}`;
    expect(shownFindings(lettersFrom(SETTINGS, line, [firm]))).toEqual([]);
  });
});
