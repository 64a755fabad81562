import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { findingsOf, HEADER } from "../../samples/read-list.ts";

const CITIES = readFileSync("recipients/municipalities.csv", "utf8")
  .split("\n")
  .filter((line) => line.includes(",青森県,"))
  .map((line) => line.split(",").slice(0, 7).join(","));

/** What is said about persons where these names stand in the rows of 青森県's municipalities. */
function said(names: readonly string[], heading = "氏名"): readonly string[] {
  const rows = names.map((name, index) => `${CITIES[index] ?? ""},${name}`);
  return findingsOf(`${HEADER},${heading}\n${rows.join("\n")}\n`).flatMap(({ code, at }) =>
    code.startsWith("csv/person") && at.kind === "cell" ? [`${code} ${at.row}`] : [],
  );
}

describe("what stands in the place of an addressee's name is told", () => {
  test.each([
    "青森市長",
    "弘前市長",
    "青森県知事",
    "弘前市",
    "弘前市中央1-1",
    "弘前市中央１－１",
    "同上",
    "同じ",
    "（空席）",
    "【欠員】",
    "不明",
    "該当なし",
    "西川一郎→佐藤二郎",
    "西川一郎⇒佐藤二郎",
    "佐藤二郎（12/1〜）",
    "西川一郎氏",
    "西川一郎　氏",
    "西川一郎様",
    "佐藤二郎（殿）",
    "佐藤二郎（様）",
    "a@example.jp",
    "市長　西川　一郎",
    "西川一郎 市長",
    "副市長 西川一郎",
    "西川　一郎（代理）",
    "西川一郎(前任)",
    "西川一郎（兼務）",
    "西川一郎（予定）",
    "青森県弘前市上白銀町",
  ])("%s", (name) => {
    expect(said([name])).toEqual(["csv/person-unusual 2"]);
  });

  test.each([
    "首長名",
    "市長氏名",
    "知事名",
    "代表者氏名",
    "お名前",
    "宛先氏名",
    "議長名",
    "院長名",
    "教育長氏名",
    "会長名",
    "組合長名",
  ])("in the column %s", (heading) => {
    expect(said(["同上"], heading)).toEqual(["csv/person-unusual 2"]);
  });
});

describe("names of persons pass", () => {
  test.each([
    "西川一郎",
    "西川　一郎",
    "𠮷野　太郎",
    "津市　太郎",
    "東村",
    "田村市郎",
    "高橋（旧姓 山田）花子",
    "マイケル・スミス",
    "Mary Smith",
    "李　君",
    "中島　君",
    "佐々木一二三",
    "三町四郎",
    "長長男",
    "職務代理者",
    "長　太郎",
    "市村　長",
    "奈良　県一",
    "西川（佐藤）一郎",
    "",
  ])("%s", (name) => {
    expect(said([name])).toEqual([]);
  });

  test.each(["担当者", "備考", "前任者", "担当課長名", "差出部長名"])(
    "and a column %s may hold anything",
    (heading) => {
      expect(said(["同上"], heading)).toEqual([]);
    },
  );
});

describe("one name in the rows of many municipalities is told once", () => {
  test.each([
    [["西川一郎", "西川一郎", "西川一郎"], 2],
    [["西川一郎", "西川　一郎", "西川一郎", "西川一郎", "", "西川一郎"], 2],
    [["佐藤二郎", "西川一郎", "西川一郎", "西川一郎", "山田三郎", "中村四郎"], 3],
    [["西川一郎", "西川　一郎", "佐藤二郎"], 2],
    [["西川一郎", "佐藤二郎", "西川一郎", "山田三郎", "西川一郎", "中村四郎"], 2],
  ])("%j", (names, row) => {
    expect(said(names)).toEqual([`csv/person-repeated ${row}`]);
  });

  test("with the next row that has it", () => {
    const names = ["西川一郎", "佐藤二郎", "西川　一郎"];
    const rows = names.map((name, index) => `${CITIES[index] ?? ""},${name}`);
    const found = findingsOf(`${HEADER},氏名\n${rows.join("\n")}\n`).find(
      ({ code }) => code === "csv/person-repeated",
    );
    expect(found?.values).toMatchObject({ count: 2, row: 2, second: 4 });
    expect(found?.related.map(({ at }) => at.kind === "cell" && at.row)).toEqual([4]);
  });

  test.each([
    [["林一", "林一", "佐藤二郎"]],
    [["西川一郎", "西川次郎", "佐藤二郎"]],
    [["職務代理者", "職務代理者", "職務代理者"]],
    [["", "", ""]],
  ])("%j passes", (names) => {
    expect(said(names)).toEqual([]);
  });

  test("but who holds two offices, or heads two companies, may be one", () => {
    const offices = `${HEADER},氏名\n011002,市,北海道,札幌市,さっぽろし,札幌市長,殿,西川一郎\n012025,市,北海道,函館市,はこだてし,函館市病院局長,殿,西川一郎\n`;
    const companies =
      "会社名,役職,代表者名,敬称\n株式会社甲,代表取締役,西川一郎,様\n株式会社乙,代表取締役,西川一郎,様\n";
    expect([offices, companies].flatMap((text) => findingsOf(text))).toEqual([]);
  });
});

describe("a column that is called as an office (教育長, 会長) holds names", () => {
  const said = (value: string): readonly string[] =>
    findingsOf(`団体名,会長,敬称\n緑自治会,山田　太郎,様\n青葉自治会,${value},様\n`).map(
      ({ code }) => code,
    );

  test.each(["欠員", "同上", "米田　実（R8.4交代予定）", "奈良県奈良市本町1-1"])(
    "%s is none",
    (value) => {
      expect(said(value)).toEqual(["csv/person-unusual"]);
    },
  );

  test.each(["米田　実", "小室　長", "1", "○", "出", "ジョン・スミス"])("%s is left", (value) => {
    expect(said(value)).toEqual([]);
  });
});

test("a body and an office are no name, and families that are called as bodies end are", () => {
  const said = (value: string): readonly string[] =>
    findingsOf(`所属・職名,委員氏名,敬称\n青葉大学　教授,${value},様\n`).map(({ code }) => code);
  expect(said("奈良弁護士会　弁護士")).toEqual(["csv/person-unusual"]);
  expect(said("株式会社南都銀行　常務取締役")).toEqual(["csv/person-unusual"]);
  for (const name of ["小室　圭", "伊集院　光", "田所　主任", "勅使河原　武士"])
    expect([name, said(name)]).toEqual([name, []]);
});

test.each(["#N/A", "#REF!", "=VLOOKUP(A2,名簿!B:C,2)", "null", "1.2E+05"])(
  "what another program left in the place of a name is said once: %s",
  (value) => {
    for (const heading of ["氏名", "首長名"]) {
      const found = findingsOf(`${HEADER},${heading}\n${CITIES[0]},"${value}"\n`);
      const codes = found.flatMap(({ code, at }) =>
        at.kind === "cell" && at.column === 8 ? [code] : [],
      );
      expect(codes).toHaveLength(1);
      expect(codes[0]).toMatch(/^csv\/(?:cell-error|formula-text|program-word|exponent)$/u);
    }
  },
);
