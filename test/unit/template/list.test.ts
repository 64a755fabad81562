import { describe, expect, test } from "vitest";
import type { Diagnostic } from "../../../src/base/diagnostic.ts";
import type { Recipient, RecipientList } from "../../../src/model/recipient.ts";
import { compileTemplate, type Template } from "../../../src/template/compile-template.ts";
import { recipient, valueIn } from "../../samples/recipient.ts";

const SETTINGS = `表題: 試験
種別: 書簡
宛先:
  知事: { 種別: 都道府県 }
  市長: { 種別: [市, 特別区] }
必要な列: [種別, 職名, 敬称]
任意の列: [氏名, 人口]`;

function compile(
  body: string,
  settings = SETTINGS,
  overrides: Readonly<Record<string, string>> = {},
  partials: Readonly<Record<string, string>> = {},
) {
  const bytes = new TextEncoder().encode(`---\n${settings}\n---\n${body}`);
  return compileTemplate(
    { path: "t.hbs", bytes },
    {
      overrides: new Map(Object.entries(overrides)),
      partials: new Map(
        Object.entries(partials).map(([name, text]) => [
          name,
          { path: `partials/${name}.hbs`, bytes: new TextEncoder().encode(text) },
        ]),
      ),
    },
  );
}

function listOf(...recipients: readonly Recipient[]): RecipientList {
  return { columns: [...(recipients[0]?.fields.keys() ?? [])], recipients };
}

const governor = (row = 2, cells: Readonly<Record<string, string>> = {}): Recipient =>
  recipient({ 種別: "都道府県", 職名: "北海道知事", 敬称: "殿", ...cells }, row);
const mayor = (row = 3, cells: Readonly<Record<string, string>> = {}): Recipient =>
  recipient({ 種別: "市", 職名: "札幌市長", 敬称: "殿", ...cells }, row);

function shown({ code, at, values }: Diagnostic): string {
  if (at.kind === "cell") return `${at.row}『${at.header}』 ${code}`;
  if (at.kind === "text") return `${at.line}:${at.column} ${code} ${values["nearest"] ?? ""}`;
  return `${at.kind === "option" ? at.name : at.kind} ${code} ${values["nearest"] ?? ""}`;
}

function check(template: Template, ...recipients: readonly Recipient[]): readonly string[] {
  return template.checkList(listOf(...recipients)).map(shown);
}

const text = (template: Template, one: Recipient): string => valueIn(template.merge(one)).text;

describe("what a list lacks is found before the first letter", () => {
  const template = valueIn(compile("［＃宛名］{{職名}}　{{敬称}}"));

  test("a list with everything has no problem", () => {
    expect(check(template, governor(), mayor())).toEqual([]);
  });

  test("a column that is asked for is missing, with the heading that was probably meant", () => {
    const list = listOf(recipient({ 種別: "市", 職各: "札幌市長", 敬称: "殿" }));
    expect(template.checkList(list).map(shown)).toEqual(["7:12 template/missing-column 職各"]);
  });

  test.each([
    ["金額（円）", "金額(円)"],
    ["ＴＥＬ", "TEL"],
    ["ﾃﾞｰﾀ", "データ"],
    ["金額①", "金額1"],
  ])("a column %s that the template names as the list writes it is found", (written, heading) => {
    const settings = SETTINGS.replace("敬称]", `敬称, ${written}]`);
    const named = valueIn(compile(`［＃宛名］{{職名}}　{{敬称}}\n{{${written}}}です。`, settings));
    const row = mayor(3, { [heading]: "値" });
    expect(check(named, row)).toEqual([]);
    expect(text(named, row)).toContain("値です。");
    const version = SETTINGS.replace("{ 種別: [市, 特別区] }", `{ ${written}: 値 }`);
    const chosen = valueIn(compile("［＃宛名］{{職名}}　{{敬称}}", version));
    expect(valueIn(chosen.versionOf(row))).toBe("市長");
  });

  test("every empty cell is reported by row and column, all in one pass", () => {
    expect(check(template, governor(2, { 敬称: "" }), mayor(3, { 職名: "　" }), mayor(4))).toEqual([
      "2『敬称』 template/empty-value",
      "3『職名』 template/empty-value",
    ]);
  });

  test("a row that belongs to no version, or to two", () => {
    const twice = valueIn(compile("本文", SETTINGS.replace("[市, 特別区]", "[市, 都道府県]")));
    expect(
      check(template, governor(), recipient({ 種別: "村", 職名: "泊村長", 敬称: "殿" }, 9)),
    ).toEqual(["9『種別』 template/version-none"]);
    expect(check(twice, governor(5))).toEqual(["5『種別』 template/version-overlap"]);
  });

  test("an addressee whose honorific is doubled, or that the template forgets", () => {
    const forgets = valueIn(compile("［＃宛名］{{職名}}"));
    expect(check(template, mayor(7, { 職名: "関係者各位" }))).toEqual([
      "7『敬称』 template/honorific-doubled",
    ]);
    expect(check(forgets, governor(2))).toEqual(["2『職名』 template/honorific-missing"]);
    expect(check(template, mayor(8, { 敬称: "御中" }))).toEqual([
      "8『敬称』 template/honorific-for-bodies",
    ]);
  });

  test("an addressee on two lines has its honorific on the last", () => {
    const lines = valueIn(compile("［＃宛名］北海道\n［＃宛名］［＃２字下げ］{{職名}}　{{敬称}}"));
    expect(check(lines, governor())).toEqual([]);
  });

  test("a value that a helper cannot take is shown at its cell", () => {
    const counts = valueIn(compile("人口{{漢数字 人口}}人"));
    expect(check(counts, mayor(3, { 人口: "約２百" }))).toEqual([
      "3『人口』 template/helper-value",
    ]);
    expect(text(counts, mayor(3, { 人口: "1,952,356" }))).toBe("人口一九五万二、三五六人");
  });

  test("without declared columns a name that no list has is unknown at its place", () => {
    const free = valueIn(compile("{{職各}}{{#if 未定義}}あ{{/if}}", "表題: 試験\n種別: 書簡"));
    expect(check(free, governor())).toEqual([
      "5:3 template/unknown-field 職名",
      "5:13 template/unknown-field ",
    ]);
  });

  test("a column that the settings do not name is free, and a blank cell in it is an error unless it may be empty", () => {
    const named = valueIn(compile("［＃宛名］{{職名}}　{{敬称}}\n{{住所}}"));
    expect(check(named, governor(2, { 住所: "札幌市" }), mayor(3, { 住所: " " }))).toEqual([
      "3『住所』 template/empty-value",
    ]);
    const asked = valueIn(compile("［＃宛名］{{職名}}　{{敬称}}\n{{#もし 住所}}{{住所}}{{/もし}}"));
    expect(check(asked, governor(2, { 住所: "札幌市" }), mayor(3, { 住所: "" }))).toEqual([]);
  });

  test("a column that one of two lists lacks is told with the list", () => {
    const named = valueIn(compile("［＃宛名］{{職名}}　{{敬称}}\n{{住所}}"));
    const other = { ...mayor(3, { 住居: "札幌市" }), path: "二つ目.csv" };
    const recipients = [governor(2, { 住所: "札幌市" }), other];
    const found = named.checkList({ columns: ["種別", "職名", "敬称"], recipients });
    expect(found.map(({ code, values }) => [code, values])).toEqual([
      ["template/missing-column", { column: "住所", list: "二つ目.csv", nearest: "住居" }],
    ]);
  });

  test("要素 and 番号 are columns outside of a loop, where the list has them", () => {
    const both = valueIn(
      compile("［＃宛名］{{職名}}　{{敬称}}\n{{#もし 番号}}第{{番号}}号{{/もし}}{{要素}}"),
    );
    expect(check(both, governor(2, { 番号: "7", 要素: "甲" }))).toEqual([]);
    expect(text(both, governor(2, { 番号: "7", 要素: "甲" }))).toContain("第7号甲");
    expect(check(both, governor())).toEqual([
      "11:7 template/unsupported ",
      "11:28 template/unsupported ",
    ]);
  });

  test("a value of the template that is also a column is refused", () => {
    const both = valueIn(compile("{{種}}", `${SETTINGS}\n値:\n  種: あ`));
    expect(check(both, governor(2, { 種: "い" }))).toEqual(["10:6 template/ambiguous-column "]);
  });
});

describe("what a template says reaches the letter", () => {
  test("each version gets its own text, and what is shared stands once", () => {
    const template = valueIn(
      compile(
        '甲{{#宛先 "知事"}}乙{{else}}丙{{/宛先}}\n{{#宛先のみ "市長"}}\n丁\n{{/宛先のみ}}\n戊',
      ),
    );
    expect(text(template, governor())).toBe("甲乙\n戊");
    expect(text(template, mayor())).toBe("甲丙\n丁\n戊");
    expect(
      template.texts.map(
        ({ text: part, at, versions }) =>
          `${at.kind === "text" ? at.line : ""} ${part} ${versions}`,
      ),
    ).toEqual(["10 甲 知事,市長", "10 乙 知事", "10 丙 市長", "12 丁 市長", "14 戊 知事,市長"]);
  });

  test("an optional cell that is empty leaves nothing, and its line can be left out", () => {
    const template = valueIn(
      compile("{{氏名}}\n甲{{#もし 氏名}}\n（{{氏名}}）{{else}}\n無名{{/もし}}"),
    );
    expect(text(template, governor(2, { 氏名: "山田" }))).toBe("山田\n甲\n（山田）");
    expect(text(template, governor())).toBe("\n甲\n無名");
  });

  test("settings, own values, loops over them and partials", () => {
    const template = valueIn(
      compile(
        "{{和暦 日付}}{{差出人職名}}{{差出人氏名}}{{並べ 添付}}\n{{#繰り返し 添付}}\n{{単位語 番号}}　{{要素}}\n{{/繰り返し}}\n{{> 結び}}",
        `${SETTINGS}\n日付: 2022-12-27\n差出人: { 職名: 総務大臣, 氏名: 松本剛明 }\n値:\n  添付: [別紙, 参考, 様式]`,
        {},
        { 結び: "{{職名}}殿へ\n" },
      ),
    );
    expect(text(template, governor())).toBe(
      "令和四年十二月二十七日総務大臣松本剛明別紙、参考及び様式\n一　別紙\n二　参考\n三　様式\n北海道知事殿へ\n",
    );
    expect(template.settings.date).toBe("2022-12-27");
    expect(template.settings.author).toBe("総務大臣 松本剛明");
    expect(template.partials).toEqual(["結び"]);
    expect(template.helpers.map(({ name }) => name)).toEqual(["和暦", "並べ", "単位語"]);
  });

  test("a cell of several lines is a list", () => {
    const template = valueIn(compile("{{#繰り返し 氏名}}［{{要素}}］{{else}}なし{{/繰り返し}}"));
    expect(text(template, governor(2, { 氏名: "山田\n佐藤\n" }))).toBe("［山田］［佐藤］");
    expect(text(template, governor())).toBe("なし");
  });

  test("what looks like markup of any kind in a cell stays as it is", () => {
    const template = valueIn(compile("{{職名}}"));
    const hostile = "{{敬称}}&<\"'`={{{x}}}［＃改ページ］";
    expect(text(template, governor(2, { 職名: hostile }))).toBe(hostile);
  });

  test("sections on lines of their own leave no empty lines, partials no indents", () => {
    const template = valueIn(
      compile(
        '一\n{{#宛先 "知事"}}\n二\n{{else}}\n三\n{{/宛先}}\n  {{> 部}}\n四',
        SETTINGS,
        {},
        { 部: "五\n六\n" },
      ),
    );
    expect(text(template, governor())).toBe("一\n二\n五\n六\n四");
  });
});

describe("--set puts values over the settings", () => {
  const settings = `${SETTINGS}\n日付: 2022-12-27\n差出人:\n  職名: 総務大臣\n値:\n  担当: 甲`;
  const body = "{{和暦 日付}}{{差出人職名}}{{担当}}{{敬称}}";

  test("of the front matter, of the sender's parts, of own values, and the honorific", () => {
    const overrides = { 日付: "令和5年1月4日", 差出人職名: "総務部長", 担当: "乙", 敬称: "様" };
    const template = valueIn(compile(body, settings, overrides));
    expect(text(template, governor())).toBe("令和五年一月四日総務部長乙様");
    expect(template.settings.date).toBe("2023-01-04");
  });

  test("a name that the template does not have is an error with the nearest", () => {
    const outcome = compile(body, settings, { 担任: "乙", 日付け: "2023-01-01" });
    expect(outcome.ok ? [] : outcome.errors.map(shown)).toEqual([
      "--set 担任 template/unknown-setting 担当",
      "--set 日付け template/unknown-setting 日付",
    ]);
  });

  test("a value is checked like the front matter's own", () => {
    const outcome = compile(body, settings, { 日付: "令和5年2月30日", 体裁: "26x72" });
    expect(outcome.ok ? [] : outcome.errors.map(shown)).toEqual([
      "--set 体裁 template/wrong-value ",
      "--set 日付 template/wrong-date ",
    ]);
  });
});

describe("every character of a merged letter leads back to where it was written", () => {
  const body =
    '甲{{職名}}乙{{#宛先 "知事"}}丙{{else}}丁{{/宛先}}\n{{#繰り返し 添付}}{{番号}}{{要素}}{{/繰り返し}}\n葛󠄀{{> 部}}{{和暦 日付}}\n';
  const settings = `${SETTINGS}\n日付: 2022-12-27\n値: { 添付: [別紙] }`;
  const template = valueIn(compile(body, settings, {}, { 部: "部{{敬称}}\n" }));
  const { text: merged, origins } = valueIn(template.merge(governor()));

  test("to its line and column, its partial, its cell or its setting", () => {
    const places = origins.map(({ start, end, at, verbatim, markup }) => {
      const part = merged.slice(start, end).trimEnd();
      const place = at.kind === "text" ? `${at.path}:${at.line}:${at.column}` : shownCell(at);
      return `${part} ${place}${verbatim ? "" : " made"}${markup ? "" : " value"}`;
    });
    expect(places.filter((place) => !place.startsWith(" "))).toEqual([
      "甲 t.hbs:12:1",
      "北海道知事 list.csv 2『職名』 value",
      "乙 t.hbs:12:8",
      "丙 t.hbs:12:21",
      "1 t.hbs:13:15 made value",
      "別紙 t.hbs:10:11 value",
      "葛󠄀 t.hbs:14:1",
      "部 partials/部.hbs:1:1",
      "殿 list.csv 2『敬称』 value",
      "令和四年十二月二十七日 t.hbs:9:5 made value",
    ]);
  });

  test("without gaps or overlaps", () => {
    let end = 0;
    for (const range of origins) {
      expect(range.start).toBe(end);
      end = range.end;
    }
    expect(end).toBe(merged.length);
  });
});

function shownCell(at: Diagnostic["at"]): string {
  return at.kind === "cell"
    ? `${at.path.replace("recipients/", "")} ${at.row}『${at.header}』`
    : at.kind;
}

test("a letter never grows beyond its limit", () => {
  const template = valueIn(compile("{{#繰り返し 氏名}}{{職名}}{{職名}}{{職名}}{{/繰り返し}}"));
  const cells = { 職名: "あ".repeat(1000), 氏名: "い\n".repeat(400) };
  expect(check(template, governor(2, cells))).toEqual(["2『職名』 template/output-limit"]);
});

test("the byte order mark and Windows line ends change nothing", () => {
  const source = `\uFEFF---\r\n${SETTINGS.replaceAll("\n", "\r\n")}\r\n---\r\n甲\r\n{{職名}}\r\n`;
  const template = valueIn(
    compileTemplate(
      { path: "t.hbs", bytes: new TextEncoder().encode(source) },
      { overrides: new Map(), partials: new Map() },
    ),
  );
  expect(text(template, governor())).toBe("甲\n北海道知事\n");
});
