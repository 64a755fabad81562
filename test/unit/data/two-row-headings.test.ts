import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { accountOf } from "../../../src/data/account-of.ts";
import { readRecipients } from "../../../src/data/read-recipients.ts";
import { accountLines } from "../../../src/model/account-text.ts";
import { findingsOf, lineOf } from "../../samples/read-list.ts";
import { textRow, workbook } from "../../samples/workbook.ts";

/** A workbook of rows, with cells merged. */
function bookOf(rows: readonly (readonly string[])[], merges: readonly string[] = []): Uint8Array {
  return workbook({
    rows: rows.map((row, index) => textRow(index + 1, row)).join(""),
    behind: `<mergeCells>${merges.map((ref) => `<mergeCell ref="${ref}"/>`).join("")}</mergeCells>`,
  });
}

const asCsv = (rows: readonly (readonly string[])[]): Uint8Array =>
  new TextEncoder().encode(rows.map((row) => `${row.join(",")}\n`).join(""));

/** What the account says of the headings, or what is wrong. */
function headingsIn(bytes: Uint8Array): readonly string[] {
  const outcome = readRecipients([{ path: "a.xlsx", bytes }]);
  if (!outcome.ok) return outcome.errors.map(lineOf);
  const { lists, recipients } = outcome.value;
  const rest = { notSelected: [], letters: recipients.length, allowed: [] };
  const lines = accountLines(accountOf(lists, recipients, rest, []), "ja");
  return lines.filter((line) => line.startsWith("見出し"));
}

const UPPER = ["コード", "都道府県名", "市区町村名", "宛先", "", "", "担当者", "", "備考"];
const LOWER = ["", "", "", "役職", "氏名", "敬称", "氏名", "電話", ""];
const NARA = ["292010", "奈良県", "奈良市", "奈良市長", "", "殿", "山田", "0742-34-1111", ""];
const TALL = ["A1:A2", "B1:B2", "C1:C2", "I1:I2"];
const WIDE = ["D1:F1", "G1:H1"];
const SAID = [
  "見出し　　　1・2行目の2行を見出しとして読みました（列は 団体コード、都道府県、団体名、職名、氏名、敬称、担当者氏名、電話、備考）",
  "見出し　　　「コード」を団体コード、「都道府県名」を都道府県、「市区町村名」を団体名、「役職」を職名として読みました",
];

describe("headings in two rows", () => {
  test.each([
    ["with all cells merged", bookOf([UPPER, LOWER, NARA], [...TALL, ...WIDE])],
    ["with those of the groups merged", bookOf([UPPER, LOWER, NARA], WIDE)],
    ["with groups centred over empty cells", bookOf([UPPER, LOWER, NARA])],
    ["in CSV", asCsv([UPPER, LOWER, NARA])],
  ])("%s are read, and said once", (_, bytes) => {
    expect(headingsIn(bytes)).toEqual(SAID);
  });

  test("below a title over the whole width are found", () => {
    const title = ["研修会送付先一覧", "", "", "", "", "", "", "", ""];
    const merges = ["A1:I1", "A2:A3", "B2:B3", "C2:C3", "I2:I3", "D2:F2", "G2:H2"];
    const said = SAID.map((line) => line.replace("1・2行目", "2・3行目"));
    expect(headingsIn(bookOf([title, UPPER, LOWER, NARA], merges))).toEqual(said);
  });

  test("where only some of the columns are one cell down", () => {
    const upper = ["団体", "", "", "宛先", "", "備考"];
    const lower = ["団体コード", "都道府県", "団体名", "職名", "敬称", ""];
    const row = ["292010", "奈良県", "奈良市", "奈良市長", "殿", "済"];
    expect(headingsIn(bookOf([upper, lower, row], ["A1:C1", "D1:E1", "F1:F2"]))).toEqual([
      "見出し　　　1・2行目の2行を見出しとして読みました（列は 団体コード、都道府県、団体名、職名、敬称、備考）",
    ]);
  });

  test("a group above headings that say all by themselves is no part of them", () => {
    const upper = ["団体", "", "", "宛先", ""];
    const lower = ["団体コード", "都道府県", "団体名", "職名", "敬称"];
    const row = ["292010", "奈良県", "奈良市", "奈良市長", "殿"];
    expect(headingsIn(bookOf([upper, lower, row], ["A1:C1", "D1:E1"]))).toEqual([]);
  });

  test("a name below another person's heading is not the addressee's, though it is the only one", () => {
    const upper = ["団体名", "職名", "敬称", "担当者", ""];
    const lower = ["", "", "", "氏名", "電話"];
    const row = ["奈良市", "奈良市長", "殿", "山田", "0742-34-1111"];
    const outcome = readRecipients([{ path: "a.csv", bytes: asCsv([upper, lower, row]) }]);
    if (!outcome.ok) throw new Error(outcome.errors[0]?.code);
    const [recipient] = outcome.value.recipients;
    expect(recipient?.fields.get("担当者氏名")?.value).toBe("山田");
    expect(recipient?.fields.has("氏名")).toBe(false);
  });

  test.each([
    ["a blank row", true],
    ["a row that the file leaves out", false],
  ])("cells that are all merged down over %s are headings in one row", (_, isThere) => {
    const names = ["団体コード", "団体名", "職名", "敬称"];
    const row = (number: number, values: readonly string[]): string => textRow(number, values);
    const blank = isThere ? row(2, ["", "", "", ""]) : "";
    const merges = ["A1:A2", "B1:B2", "C1:C2", "D1:D2"];
    const bytes = workbook({
      rows: row(1, names) + blank + row(3, ["292010", "奈良市", "奈良市長", "殿"]),
      behind: `<mergeCells>${merges.map((ref) => `<mergeCell ref="${ref}"/>`).join("")}</mergeCells>`,
    });
    const outcome = readRecipients([{ path: "a.xlsx", bytes }]);
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors[0]));
    expect(outcome.value.lists).toMatchObject([{ rows: 1, recipients: 1, leftOut: [] }]);
    expect(outcome.value.lists[0]?.heading).toBeUndefined();
    expect(outcome.value.recipients.at(0)?.row).toBe(3);
  });

  test("a remark below a heading on how to fill it in is no name", () => {
    const upper = ["団体コード", "団体名", "職名", "敬称", "連絡先", ""];
    const lower = ["（6桁）", "", "", "", "電話", "FAX"];
    const row = ["292010", "奈良市", "奈良市長", "殿", "0742-34-1111", ""];
    const merges = ["B1:B2", "C1:C2", "D1:D2", "E1:F1"];
    expect(headingsIn(bookOf([upper, lower, row], merges))).toEqual([
      "見出し　　　1・2行目の2行を見出しとして読みました（列は 団体コード、団体名、職名、敬称、電話、FAX）",
    ]);
  });
});

describe("a year, a title, a day or a unit in the upper row", () => {
  const columns = (bytes: Uint8Array): readonly string[] => {
    const outcome = readRecipients([{ path: "a.xlsx", bytes }]);
    if (!outcome.ok) return outcome.errors.map(lineOf);
    const [first] = outcome.value.recipients;
    return Array.from(first?.fields.values() ?? [], ({ at }) => at.header ?? "").filter(
      (name, index, all) => all.indexOf(name) === index && !FILLED.includes(name),
    );
  };
  const FILLED = ["団体コード", "種別", "都道府県", "よみ"];
  const LIST = ["市町村名", "職名", "敬称", "氏名", "電話"];
  const ROW = ["奈良市", "奈良市長", "殿", "甲野", "0742-34-1111"];

  test.each([
    "令和8年度",
    "R8年度",
    "2026年度",
    "市町村長名簿",
    "令和8年4月1日現在",
    "単位:円",
    "（単位：円）",
    "令和8年度奈良県市町村長等連絡先",
  ])("%s beside 議長 leaves 議長 its columns", (remark) => {
    for (const upper of [
      [remark, "", "", "議長", ""],
      ["", "", remark, "議長", ""],
    ]) {
      const expected = ["団体名", "職名", "敬称", "議長氏名", "電話"];
      expect(columns(asCsv([upper, LIST, ROW]))).toEqual(expected);
      expect(columns(bookOf([upper, LIST, ROW], ["D1:E1"]))).toEqual(expected);
    }
    const wide = [remark, "", "", "議長", ""];
    expect(columns(bookOf([wide, LIST, ROW], ["A1:C1", "D1:E1"]))).toEqual([
      "団体名",
      "職名",
      "敬称",
      "議長氏名",
      "電話",
    ]);
  });

  test("is none where it is all that the row has", () => {
    for (const remark of ["令和8年度", "市町村長名簿", "単位：円"])
      for (const place of [0, 2, 4]) {
        const upper = LIST.map((_, index) => (index === place ? remark : ""));
        expect(columns(asCsv([upper, LIST, ROW]))).toEqual([
          "団体名",
          "職名",
          "敬称",
          "氏名",
          "電話",
        ]);
      }
  });

  test("a year over the columns that are about it is a group", () => {
    const upper = ["市町村名", "職名", "敬称", "令和7年度", "", "令和8年度", ""];
    const lower = ["", "", "", "申請額", "交付額", "申請額", "交付額"];
    const row = ["奈良市", "奈良市長", "殿", "10", "9", "11", "10"];
    const expected = [
      ...["団体名", "職名", "敬称"],
      ...["令和7年度申請額", "令和7年度交付額", "令和8年度申請額", "令和8年度交付額"],
    ];
    const merges = ["A1:A2", "B1:B2", "C1:C2", "D1:E1", "F1:G1"];
    expect(columns(bookOf([upper, lower, row], merges))).toEqual(expected);
    expect(columns(bookOf([upper, lower, row], merges.slice(3)))).toEqual(expected);
    expect(columns(asCsv([upper, lower, row]))).toEqual(expected);
  });

  test("a year over the addressees leaves them what they are", () => {
    const upper = ["市町村名", "令和8年度", "", "", ""];
    const lower = ["（漢字）", "職名", "氏名", "敬称", "交付額"];
    const row = ["奈良市", "奈良市長", "甲野", "殿", "10"];
    const expected = ["団体名", "職名", "氏名", "敬称", "交付額"];
    expect(columns(bookOf([upper, lower, row], ["B1:E1"]))).toEqual(expected);
    expect(columns(asCsv([upper, lower, row]))).toEqual(expected);
  });
});

const PLAUSIBLE = "test/corpus/recipients/plausible";

test.each([
  ...readdirSync(PLAUSIBLE).map((name) => `${PLAUSIBLE}/${name}`),
  "recipients/prefectures.csv",
  "recipients/municipalities.csv",
])("of %s, which has one row of them, no second is made", (path) => {
  const outcome = readRecipients([{ path, bytes: readFileSync(path) }]);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors[0]));
  expect(outcome.value.lists.map(({ heading }) => heading)).toEqual([undefined]);
});

describe("what is no heading in two rows", () => {
  const HEADER = ["団体コード", "都道府県", "団体名", "職名", "敬称", "備考"];
  const ROW = ["292010", "奈良県", "奈良市", "奈良市長", "殿", ""];
  const NEXT = ["292028", "", "大和高田市", "大和高田市長", "殿", ""];

  test("a row of notes below the headings is a row of the list, and wrong as one", () => {
    const notes = ["（6桁）", "", "", "必須", "必須", "任意"];
    const found = findingsOf(asCsv([HEADER, notes, ROW]), "a.csv");
    expect(found.map(lineOf)).toEqual([
      "error csv/code-malformed row 2 column 1 line 2",
      "warning csv/unknown-honorific row 2 column 5 line 2",
    ]);
  });

  test("cells merged in the list, or with a heading, are refused as ever", () => {
    expect(headingsIn(bookOf([HEADER, ROW, NEXT], ["B2:B3"]))).toEqual([
      "error csv/merged-cells row 2 column 2 line 2",
    ]);
    expect(headingsIn(bookOf([HEADER, ROW], ["A1:A2"]))).toEqual([
      "error csv/merged-cells row 1 column 1 line 1",
    ]);
    const wide = ["団体コード", "都道府県", "団体名", "職名", "敬称", "住所", ""];
    const row = ["292010", "奈良県", "奈良市", "奈良市長", "殿", "奈良市", "二条大路南"];
    expect(headingsIn(bookOf([wide, row], ["F1:G1"]))).toEqual([
      "error csv/empty-header row 1 column 7 line 1",
      "error csv/merged-cells row 1 column 6 line 1",
    ]);
  });

  test("headings in three rows are not understood in part", () => {
    const upper = ["団体コード", "団体名", "宛先", ""];
    const middle = ["", "", "首長", ""];
    const lower = ["", "", "職名", "敬称"];
    const row = ["292010", "奈良市", "奈良市長", "殿"];
    const merges = ["A1:A3", "B1:B3", "C1:D1", "C2:D2"];
    const found = headingsIn(bookOf([upper, middle, lower, row], merges));
    expect(found.length).toBeGreaterThan(0);
    // The lowest headings are a row of the list then, with a heading for a title.
    expect(found.filter((line) => !line.startsWith("error "))).toEqual([
      "warning csv/not-a-name row 3 column 3 line 3",
    ]);
    expect(found.some((line) => line.startsWith("error "))).toBe(true);
  });

  test.each(["団体", "会社", "自治会", "町内会", "お届け先", "宛先"])(
    "%s, which may head one column, heads several as well",
    (group) => {
      const upper = ["コード", group, "", "備考"];
      const lower = ["", "職名", "敬称", ""];
      const found = headingsIn(
        bookOf([upper, lower, ["292010", "奈良市長", "殿", ""]], ["A1:A2", "B1:C1", "D1:D2"]),
      );
      expect(found[0]).toMatch(/^見出し　　　1・2行目の2行を見出しとして読みました/u);
      expect(found.filter((line) => line.startsWith("error "))).toEqual([]);
    },
  );

  test("two columns of one name below one group are two of one name", () => {
    const upper = ["団体名", "宛先", "", "", "敬称"];
    const lower = ["", "職名", "氏名", "氏名", ""];
    const row = ["奈良市", "奈良市長", "甲", "乙", "殿"];
    expect(headingsIn(bookOf([upper, lower, row], ["B1:D1"]))).toEqual([
      "error csv/duplicate-header row 2 column 4 line 2",
    ]);
  });
});

test("a column without a heading is told what stands right above it, where the row above was not read as headings", () => {
  // 敬称 stands over its own column and the one with the numbers: nobody can say what the two rows are together.
  const rows = ["整理番号,敬称,,", ",敬称,職名,氏名", "1,様,奈良市長,山田", "2,様,生駒市長,川田"];
  const found = findingsOf(rows.map((row) => `${row}\n`).join(""));
  const empty = found.filter(({ code }) => code === "csv/empty-header");
  expect(empty.map(({ values }) => values)).toEqual([{ column: 1, above: "整理番号" }]);
  const alone = findingsOf(
    rows
      .slice(1)
      .map((row) => `${row}\n`)
      .join(""),
  );
  expect(
    alone.filter(({ code }) => code === "csv/empty-header").map(({ values }) => values),
  ).toEqual([{ column: 1, above: "" }]);
});
