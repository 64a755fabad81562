import { expect, test } from "vitest";
import { findingsOf } from "../../samples/read-list.ts";

const said = (text: string): readonly string[] =>
  findingsOf(text).map(({ severity, code, at }) =>
    at.kind === "cell" ? `${severity} ${code} ${at.header} ${at.row}` : code,
  );

test.each([
  ["会社名,住所,敬称\n青葉株式会社,大阪府大和高田市礒野北町1-1,御中\n", "住所"],
  ["会社名,所在地,敬称\n青葉株式会社,〒635-8511　大阪府大和高田市礒野北町1-1,御中\n", "所在地"],
  ["宛名,敬称\n大阪府大和高田市長,様\n", "職名"],
  ["団体名,敬称\n大阪府大和高田市議会,御中\n", "団体名"],
])(
  "a city in another prefecture than its own is told in whatever cell it stands: %s",
  (text, column) => {
    expect(said(text)).toEqual([`error csv/place-contradiction ${column} 2`]);
    expect(said(text.replace("大阪府", "奈良県"))).toEqual([]);
  },
);

test("so it is where the row has the code of a prefecture, and once where the address has another's", () => {
  const of = (address: string): string =>
    `団体コード,団体名,職名,敬称,住所\n290009,奈良県,奈良県知事,殿,${address}\n`;
  expect(said(of("奈良県堺市登大路町30"))).toEqual(["error csv/place-contradiction 住所 2"]);
  expect(said(of("大阪府大和高田市本町1"))).toEqual(["error csv/address-mismatch 住所 2"]);
  expect(said(of("奈良県奈良市登大路町30"))).toEqual([]);
});

test("a town behind its county may be one that has merged, and is a mere warning", () => {
  const of = (address: string): string => `会社名,住所,敬称\n青葉株式会社,${address},御中\n`;
  expect(said(of("大阪府北葛城郡王寺町本町1"))).toEqual(["warning csv/place-contradiction 住所 2"]);
  for (const right of [
    "大阪府池田町1-1",
    "京都府北区紫野1",
    "埼玉県大宮市高鼻町1",
    "広島県府中市府川町315",
    "東京都府中市宮西町2",
    "北海道伊達市鹿島町20",
    "奈良県山辺郡山添村大西151",
    "奈良県庁前ビル",
  ])
    expect([right, said(of(right))]).toEqual([right, []]);
});

test.each(["小学校", "中学校", "こども園", "保育所", "公民館", "図書館"])(
  "a municipality's %s with an address in another municipality is told",
  (kind) => {
    const of = (name: string, address: string): readonly string[] =>
      said(`学校名,所在地,敬称\n${name},${address},御中\n`);
    const told = ["warning csv/address-of-another 所在地 2"];
    expect(of(`奈良市立椿井${kind}`, "奈良県生駒市東新町8-38")).toEqual(told);
    expect(of(`奈良市立椿井${kind}`, "生駒市東新町8-38")).toEqual(told);
    for (const address of ["奈良県奈良市椿井町54", "奈良市椿井町54", "椿井町54", "北区本町1"])
      expect(of(`奈良市立椿井${kind}`, address)).toEqual([]);
    expect(of(`奈良県立椿井${kind}`, "奈良県生駒市東新町8-38")).toEqual([]);
    expect(of(`私立椿井${kind}`, "奈良県生駒市東新町8-38")).toEqual([]);
  },
);

test("what a municipality keeps elsewhere is left: a nature school, an office in Tokyo", () => {
  for (const [name, address] of [
    ["奈良市立少年自然の家", "奈良県山辺郡山添村大西151"],
    ["奈良市東京事務所", "東京都千代田区平河町2-6-3"],
    ["大阪府立少年自然の家", "大阪府貝塚市木積1"],
  ])
    expect(said(`施設名,住所,敬称\n${name},${address},御中\n`)).toEqual([]);
});

test.each(["議会", "教育委員会", "選挙管理委員会", "消防本部"])(
  "a municipality's %s whose address or postal code is another's is told without a code",
  (office) => {
    const of = (postal: string, address: string): readonly string[] =>
      said(`団体名,郵便番号,住所,敬称\n生駒市${office},${postal},${address},御中\n`);
    expect(of("630-0288", "奈良県生駒市東新町8-38")).toEqual([]);
    expect(of("630-0288", "奈良県天理市川原城町605")).toEqual([
      "warning csv/address-of-another 住所 2",
    ]);
    expect(of("632-8555", "奈良県生駒市東新町8-38")).toEqual([
      "error csv/postal-code-of-another 郵便番号 2",
    ]);
  },
);
