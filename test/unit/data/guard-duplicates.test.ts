import { describe, expect, test } from "vitest";
import { messageOf } from "../../../src/base/messages/messages.ts";
import { withoutAllowed } from "../../../src/data/allowance.ts";
import { findingsOf, HEADER, lineOf } from "../../samples/read-list.ts";

const AOMORI = "022012,市,青森県,青森市,あおもりし,青森市長,殿";
const HIROSAKI = "022021,市,青森県,弘前市,ひろさきし,弘前市長,殿";
const said = (...rows: readonly string[]): readonly string[] =>
  findingsOf(`${[HEADER, ...rows].join("\n")}\n`)
    .filter(({ code }) => code !== "csv/name-without-code" && code !== "csv/missing-members")
    .map(lineOf);

describe("a municipality that has its row with the code does not get a second letter without it", () => {
  test.each([
    [",市区町村,,青森市,あおもりし,青森市長,殿"],
    [",市区町村,青森県,青森市長,,青森市長,殿"],
    [",市区町村,,青森,,青森市長,様"],
    [",市区町村,,,,青森市長　,殿"],
    [",都道府県,,,,青森市長,殿"],
  ])("%s", (row) => {
    const duplicate = "error csv/duplicate-recipient row 3 column 6 line 3";
    expect(said(AOMORI, row)).toContain(duplicate);
    expect(said(row, AOMORI)).toContain("error csv/duplicate-recipient row 2 column 6 line 2");
  });

  test("its namesake in another prefecture may be meant", () => {
    const fuchu = "132063,市,東京都,府中市,ふちゅうし,府中市長,殿";
    expect(said(fuchu, ",市区町村,,府中市,ふちゅうし,府中市長,殿")).toEqual([]);
  });

  test("nor is another office of it, or another person, the same addressee", () => {
    expect(said(AOMORI, ",市区町村,,青森市役所,,青森市役所 御担当者,殿")).toEqual([]);
    const person = (row: string, name: string): string => `${row},${name}`;
    const list = [
      `${HEADER},氏名`,
      person(AOMORI, "青森太郎"),
      person(",市区町村,,,,青森市長,殿", "青森次郎"),
    ].join("\n");
    expect(findingsOf(list).map(({ code }) => code)).not.toContain("csv/duplicate-recipient");
  });
});

describe("a row without a code whose name and title are two governments' contradicts itself", () => {
  test.each([
    ["市区町村", "青森市", "弘前市長"],
    ["市区町村", "弘前市", "青森市長"],
    ["市区町村", "蓬田村", "外ヶ浜町長"],
    ["市区町村", "蓬田村", "外ケ浜町長"],
    ["都道府県", "青森県", "秋田県知事"],
    ["都道府県", "青森県", "青森市長"],
  ])("%s %s %s", (kind, name, title) => {
    expect(said(`,${kind},,${name},,${title},殿`)).toEqual([
      "error csv/title-mismatch row 2 column 6 line 2",
    ]);
  });
});

describe("addressees without a code are two where their bodies are", () => {
  test.each([
    [
      ["株式会社青森電機", "代表取締役社長"],
      ["株式会社弘前電機", "代表取締役社長"],
    ],
    [
      ["青森商工会議所", "会頭"],
      ["弘前商工会議所", "会頭"],
    ],
    [
      ["市町村", "市町村長"],
      ["特別区", "特別区長"],
    ],
  ])("%s and %s", (one, two) => {
    const row = ([name, title]: readonly string[]): string => `,市区町村,,${name},,${title},様`;
    expect(said(row(one), row(two))).toEqual([]);
    expect(said(row(one), row(one))).toEqual([
      "error csv/duplicate-recipient row 3 column 6 line 3",
    ]);
  });
});

test("two municipalities with their codes are two", () => {
  expect(said(AOMORI, HIROSAKI)).toEqual([]);
});

describe("addressees are two where any column says so, and one where none does", () => {
  test.each([
    ["都道府県,部局名,職名", "北海道,総務部,総務部長", "青森県,総務部,総務部長"],
    ["会社名,支店名,職名", "株式会社A,奈良支店,支店長", "株式会社A,生駒支店,支店長"],
    ["学校名,宛名", "椿井小学校,学校長", "飛鳥小学校,学校長"],
    ["市町村名,所属,職名", "奈良市,総務課,課長補佐", "奈良市,財政課,課長補佐"],
    ["都道府県,職名,氏名", "北海道,会長,甲", "北海道,会長,乙"],
    ["広域連合名,職名", "奈良県広域連合,広域連合長", "関西広域連合,広域連合長"],
    ["協議会名,職名", "奈良県市長会,会長", "奈良県町村会,会長"],
    ["改良区名称,職名", "大和平野,理事長", "五條吉野,理事長"],
    ["農委名,職名", "奈良市,農業委員会会長", "生駒市,農業委員会会長"],
    ["会社名,担当者名", "株式会社A,甲野　一", "株式会社A,乙野　二"],
    ["団体名,職名,住所", "総合支庁,支庁長,山形県山形市", "総合支庁,支庁長,山形県新庄市"],
  ])("%s", (headings, one, two) => {
    const twice = (...rows: readonly string[]): readonly string[] =>
      findingsOf([`${headings},敬称,備考`, ...rows].join("\n"))
        .filter(({ code }) => code === "csv/duplicate-recipient")
        .map(lineOf);
    expect(twice(`${one},様,済`, `${two},様,済`)).toEqual([]);
    // The place is a column of the list: that of the title.
    const own = headings.split(",").findIndex((name) => /^(?:職名|宛名)$/u.test(name)) + 1;
    const column = own === 0 ? 1 : own;
    expect(twice(`${one},様,済`, `${one},様,`)).toEqual([
      `error csv/duplicate-recipient row 3 column ${column} line 3`,
    ]);
  });

  test.each(["研修名", "件名", "議長名", "社長氏名", "連絡担当者名", "備考"])(
    "%s does not say who is addressed",
    (heading) => {
      const found = findingsOf(`会社名,職名,敬称,${heading}\n㈱A,社長,様,甲野\n㈱A,社長,様,乙野\n`);
      expect(found.map(lineOf)).toEqual(["error csv/duplicate-recipient row 3 column 2 line 3"]);
    },
  );

  test("one addressee in two rows is let pass where the user says so, and both ways out are told", () => {
    const list = "協会名,職名,敬称\n甲,会長,様\n甲,会長,様\n";
    const [found] = findingsOf(list);
    const { hints } = found === undefined ? { hints: [] } : messageOf(found, "ja");
    expect(hints.join("")).toMatch(/削除.*行は残し.*--allow 職名=会長/u);
    const allowed = [{ column: "職名", values: ["会長"] }];
    expect(withoutAllowed(findingsOf(list), allowed).remaining).toEqual([]);
  });

  test("a government has one head, whatever persons are named", () => {
    const found = findingsOf(
      "市町村名,職名,氏名,敬称\n奈良市,奈良市長,甲,様\n奈良市,奈良市長,乙,様\n奈良市,奈良市議会議員,甲,様\n奈良市,奈良市議会議員,乙,様\n",
    );
    expect(found.map(lineOf)).toEqual(["error csv/duplicate-recipient row 3 column 2 line 3"]);
  });
});

describe("one addressee written in two ways is told with both", () => {
  test.each([
    ["会社名,役職", "㈱山川,社長", "株式会社山川,社長", "会社名"],
    ["会社名,役職", "(有)山川,社長", "有限会社　山川,社長", "会社名"],
    ["会社名,役職", "（一社）緑会,会長", "一般社団法人緑会,会長", "会社名"],
    ["役職,氏名", "社長,髙橋　一郎", "社長,高橋 一郎", "氏名"],
    ["役職,氏名", "社長,渡邉一郎", "社長,渡辺一郎", "氏名"],
    ["役職,氏名", "社長,ﾔﾏﾀﾞ一郎", "社長,ヤマダ一郎", "氏名"],
  ])("%s: %s, %s", (headings, one, other, column) => {
    const found = findingsOf(`${headings},敬称\n${other},様\n${one},様\n`).filter(
      ({ code }) => code === "csv/probable-duplicate",
    );
    const written = (row: string): string =>
      row.split(",")[headings.split(",").indexOf(column)] ?? "";
    expect(found).toMatchObject([
      {
        severity: "warning",
        values: { column, value: written(one), otherValue: written(other), row: 3, first: 2 },
      },
    ]);
  });
});
