import fc from "fast-check";
import { expect, test } from "vitest";
import { runs } from "../../samples/extent.ts";
import { findingsOf } from "../../samples/read-list.ts";

const COLUMNS = ["都道府県", "団体名", "部署", "職名", "氏名", "郵便番号", "住所", "敬称"] as const;
type Row = Readonly<Record<(typeof COLUMNS)[number], string>>;

const row = fc.record({
  都道府県: fc.constantFrom("奈良県", "北海道", "大阪府"),
  団体名: fc.constantFrom("青葉株式会社", "青葉協会", "㈱山川製作所", "青葉事務組合", "青葉図書館"),
  部署: fc.constantFrom("総務課", "営業本部", "企画部", ""),
  職名: fc.constantFrom("理事長", "事務局長", "顧問", "部長", "専務理事", "主任"),
  氏名: fc.constantFrom("西川　一郎", "阿部 健司", "田所 みどり", "佐々木 武士"),
  郵便番号: fc.constantFrom("630-8501", "6308501", "〒630-8501"),
  住所: fc.constantFrom("奈良市三条町1-2", "生駒市本町２丁目３番", "札幌市中央区北一条西2"),
  敬称: fc.constant("様"),
});

const PAIRS = [
  ["都道府県", "団体名"],
  ["都道府県", "職名"],
  ["都道府県", "氏名"],
  ["団体名", "職名"],
  ["団体名", "氏名"],
  ["団体名", "住所"],
  ["部署", "職名"],
  ["郵便番号", "住所"],
] as const;

/** The rows that are refused; a body in the place of a prefecture may be refused for that. */
function rowsTold(rows: readonly Row[]): readonly number[] {
  const lines = rows.map((one) => `${COLUMNS.map((column) => one[column]).join(",")}\n`);
  const found = findingsOf(`${COLUMNS.join(",")}\n${lines.join("")}`);
  const errors = found.filter(
    ({ severity, code }) => severity === "error" && code !== "csv/duplicate-recipient",
  );
  return [...new Set(errors.flatMap(({ at }) => (at.kind === "cell" ? [at.row] : [])))];
}

test("two cells of a row that are exchanged are told in that row, and in no other", () => {
  fc.assert(
    fc.property(
      fc.array(row, { minLength: 1, maxLength: 4 }),
      fc.nat(),
      fc.constantFrom(...PAIRS),
      (rows, place, [one, other]) => {
        expect(rowsTold(rows)).toEqual([]);
        const index = place % rows.length;
        fc.pre(rows[index]?.[one] !== "");
        const written = rows.map((row, at) =>
          at === index ? { ...row, [one]: row[other], [other]: row[one] } : row,
        );
        expect(rowsTold(written)).toEqual([index + 2]);
      },
    ),
    { numRuns: runs(300) },
  );
});

test("a head's whole title and its body are told apart however the body is called", () => {
  const body = fc.constantFrom(
    "青葉大学",
    "青葉広域連合",
    "横浜市鶴見区",
    "青森県医師会",
    "緑振興機構",
  );
  fc.assert(
    fc.property(
      body,
      fc.constantFrom("長", "会長", "理事長"),
      fc.boolean(),
      (name, end, isRight) => {
        const cells = [name, `${name}${end}`];
        const text = `団体名,職名,敬称\n${(isRight ? cells : cells.toReversed()).join(",")},様\n`;
        const codes = findingsOf(text).map(({ code }) => code);
        expect(codes.includes("csv/cells-exchanged")).toBe(!isRight);
      },
    ),
    { numRuns: runs(60) },
  );
});

test("a body in a column of persons beside a person in the body's column is told whatever the column of persons is called", () => {
  fc.assert(
    fc.property(
      fc.constantFrom("青葉株式会社", "㈱山川製作所", "青葉協会", "奈良大学", "若草こども園"),
      fc.constantFrom("西川　一郎", "阿部 健司", "佐々木 武士", "花園　薫"),
      fc.constantFrom(
        "園長",
        "担当者名",
        "担当者",
        "支店長名",
        "代表者氏名",
        "施設長",
        "代理人氏名",
      ),
      fc.constantFrom("御中", "様"),
      (body, person, heading, honorific) => {
        const codesOf = (cells: readonly string[]): readonly string[] =>
          findingsOf(
            `会社名,${heading},敬称\n${cells.join(",")},様\n緑株式会社,,${honorific}\n`,
          ).map(({ code }) => code);
        expect(codesOf([body, person])).toEqual([]);
        expect(codesOf([person, body])).toContain("csv/cells-exchanged");
      },
    ),
    { numRuns: runs(60) },
  );
});
