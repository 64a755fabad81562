import { describe, expect, test } from "vitest";
import { findingsOf, lineOf } from "../../samples/read-list.ts";

/** What is said of a list whose rows have no code, from its cells by column. */
function said(cells: Readonly<Record<string, string>>): readonly string[] {
  const list = [Object.keys(cells), Object.values(cells)].map((row) => `${row.join(",")},殿\n`);
  return findingsOf(list.join("").replace(",殿\n", ",敬称\n")).map(lineOf);
}

const CONTRADICTION = /^error csv\/row-contradiction row 2 /u;

describe("a row whose columns name two governments is refused", () => {
  test.each([
    [{ 都道府県: "青森県", 職名: "岩手県知事" }],
    [{ 都道府県: "青森", 職名: "岩手県知事" }],
    [{ 種別: "都道府県", 都道府県: "青森県", 職名: "岩手県知事" }],
    [{ 種別: "その他", 都道府県: "青森県", 職名: "岩手県知事　達増拓也" }],
    [{ 都道府県: "大阪府", 職名: "奈良市長" }],
    [{ 都道府県: "大阪府", 職名: "府中市長" }],
    [{ 都道府県: "青森県", 職名: "岩手県総務部長" }],
    [{ 都道府県: "奈良県", 団体名: "堺市議会", 職名: "議長" }],
    [{ 団体名: "奈良市議会", 職名: "生駒市議会議長" }],
    [{ 団体名: "奈良県議会", 職名: "奈良市議会議長" }],
    [{ 団体名: "横浜市神奈川区", 職名: "横浜市鶴見区長" }],
    [{ 種別: "その他", 団体名: "吉野郡三郷町", 職名: "斑鳩町長" }],
    [{ 種別: "その他", 団体名: "奈良県奈良市", 職名: "生駒市長" }],
    [{ 団体名: "青森県警察本部", 職名: "岩手県警察本部長" }],
    [{ 都道府県: "秋田県", 職名: "宮城労働局長" }],
    [{ 都道府県: "山形県", 団体名: "秋田県立秋田高等学校", 職名: "校長" }],
    [{ 都道府県: "青森県", 団体名: "岩手県医師会", 職名: "会長" }],
    [{ 団体名: "青森県市長会", 職名: "盛岡市長" }],
    [{ 都道府県: "青森県", 団体名: "岩手大学", 職名: "学長" }],
  ])("%o", (cells) => {
    const found = said(cells);
    expect(found.filter((line) => CONTRADICTION.test(line))).toHaveLength(1);
  });
});

describe("a row whose columns do not contradict each other passes", () => {
  test.each([
    [{ 都道府県: "青森県", 職名: "青森県知事" }],
    [{ 都道府県: "青森", 職名: "青森県知事" }],
    [{ 都道府県: "京都府", 職名: "京都市長" }],
    [{ 都道府県: "東京都", 団体名: "北海道新聞社", 職名: "東京支社長" }],
    [{ 都道府県: "東京都", 団体名: "奈良県東京事務所", 職名: "奈良県東京事務所長" }],
    [{ 都道府県: "東京都", 団体名: "北海道電力", 職名: "北海道電力総務部長" }],
    [{ 都道府県: "東京都", 団体名: "栄町町内会", 職名: "栄町町内会長" }],
    [{ 都道府県: "大阪府", 団体名: "大和市場株式会社", 職名: "代表取締役社長" }],
    [{ 団体名: "青森県市長会", 職名: "八戸市長" }],
    [{ 団体名: "東京都市長会", 職名: "八王子市長" }],
    [{ 団体名: "全国市長会", 職名: "相馬市長" }],
    [{ 団体名: "川西町・三宅町式下中学校組合", 職名: "三宅町長" }],
    [{ 団体名: "奈良県広域消防組合", 職名: "橿原市長" }],
    [{ 団体名: "奈良市議会", 職名: "奈良市議会議長" }],
    [{ 団体名: "奈良市議会", 職名: "議長" }],
    [{ 団体名: "奈良市教育委員会", 職名: "奈良市教育長" }],
    [{ 団体名: "横浜市鶴見区", 職名: "横浜市鶴見区長" }],
    [{ 団体名: "横浜市鶴見区", 職名: "鶴見区長" }],
    [{ 団体名: "大阪市中央区", 職名: "中央区長" }],
    [{ 都道府県: "大阪府", 職名: "中央区長" }],
    [{ 都道府県: "大阪府", 団体名: "大阪市中央区", 職名: "中央区長" }],
    [{ 種別: "その他", 団体名: "生駒郡三郷町", 職名: "三郷町長" }],
    [{ 都道府県: "大阪府", 職名: "大阪府立大学長" }],
    [{ 都道府県: "神奈川県", 団体名: "東京都市大学", 職名: "学長" }],
    [{ 都道府県: "青森県", 団体名: "北海道東北知事会", 職名: "会長" }],
    [{ 団体名: "青森県立中央病院", 職名: "青森県病院局長" }],
  ])("%o", (cells) => {
    expect(said(cells).filter((line) => line.startsWith("error "))).toEqual([]);
  });
});

test("the finding names both columns, both values and the government that the title is of", () => {
  const [found] = findingsOf("都道府県,職名,敬称\n大阪府,奈良市長,殿\n");
  expect(found).toMatchObject({
    code: "csv/row-contradiction",
    values: {
      column: "職名",
      value: "奈良市長",
      found: "奈良市（奈良県、292010）",
      otherColumn: "都道府県",
      otherValue: "大阪府",
    },
  });
});

describe("a title alone that two heads have is refused with all of them named", () => {
  test.each([
    ["府中市長", "府中市（東京都、132063）、府中市（広島県、342084）"],
    ["伊達市長", "伊達市（北海道、012335）、伊達市（福島県、072133）"],
  ])("%s", (title, candidates) => {
    for (const kind of ["", "その他"]) {
      const [found, ...more] = findingsOf(`種別,宛名,敬称\n${kind},${title},殿\n`);
      expect(found).toMatchObject({ code: "csv/name-of-several", severity: "error" });
      expect(found?.values).toMatchObject({ value: title, candidates });
      expect(more).toEqual([]);
    }
    expect(findingsOf(`都道府県,宛名,敬称\n福島県,伊達市長,殿\n`)).toEqual([]);
  });
});

test("a town behind its own county is the town: another town's head is refused as beside the town's plain name", () => {
  for (const name of ["生駒郡三郷町", "三郷町"])
    for (const kind of ["その他", "町", ""])
      expect(said({ 種別: kind, 団体名: name, 職名: "斑鳩町長" })).toEqual([
        "error csv/title-mismatch row 2 column 3 line 2",
      ]);
});

describe("a name behind its prefecture, or a county that is not known to be its own, is told as the table has it", () => {
  test.each([
    ["吉野郡三郷町", "三郷町"],
    // The next county, and one whose 三郷町 is now another city's part.
    ["北葛城郡三郷町", "三郷町"],
    ["南埼玉郡三郷町", "三郷町"],
    ["奈良県奈良市", "奈良市"],
    ["奈良県吉野郡川上村", "川上村"],
    ["生駒郡下市町", "下市町"],
  ])("%s", (value, nearest) => {
    const [found] = findingsOf(`団体名,職名,敬称\n${value},${nearest}長,殿\n`);
    expect(found).toMatchObject({ code: "csv/name-unknown", values: { value, nearest } });
  });

  test("a name that is nobody's is not", () => {
    const [found] = findingsOf("団体名,職名,敬称\n奈良県桜木町,桜木町長,殿\n");
    expect(found?.code).toBe("csv/name-unknown");
    expect(found?.values).not.toHaveProperty("nearest");
  });
});
