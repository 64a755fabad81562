import { describe, expect, test } from "vitest";
import { accountOf } from "../../../../src/data/account-of.ts";
import { readRecipients } from "../../../../src/data/read-recipients.ts";
import { accountLines } from "../../../../src/model/account-text.ts";
import { textRow, workbook } from "../../../samples/workbook.ts";

type Rows = readonly (readonly string[])[];

const sheetOf = (rows: Rows): string => rows.map((row, index) => textRow(index + 1, row)).join("");

function read(list: Rows, other: Rows, state = "visible") {
  const bytes = workbook({
    rows: sheetOf(list),
    others: [{ name: "続き", state, rows: sheetOf(other) }],
  });
  return readRecipients([{ path: "名簿.xlsx", bytes }]);
}

/** What is said of a second sheet, with the rows that it is about. */
function said(list: Rows, other: Rows, state?: string): readonly string[] {
  const outcome = read(list, other, state);
  return (outcome.ok ? outcome.warnings : outcome.errors).map(
    ({ severity, code, values }) => `${severity} ${code} ${values["name"]} ${values["count"]}`,
  );
}

const PERSONS: Rows = [
  ["氏名", "敬称"],
  ["甲野一郎", "様"],
  ["乙山二郎", "様"],
];
const WITH_PLACES: Rows = [
  ["番号", "氏名", "敬称", "住所", "備考"],
  ["1", "甲野一郎", "", "奈良市法華寺町1-1", ""],
  ["2", "乙山二郎", "", "奈良市二条町2-2", "新任"],
];

describe("a sheet without headings that goes on the list is not left out in silence", () => {
  test.each<readonly [string, Rows, Rows]>([
    [
      "names and honorifics",
      PERSONS,
      [
        ["丙川三郎", "様"],
        ["丁田四郎", "様"],
      ],
    ],
    [
      "names and addresses, without honorifics",
      WITH_PLACES,
      [
        ["3", "丙川三郎", "", "生駒市元町1-1"],
        ["4", "丁田四郎", "", "天理市川原城町1-1"],
      ],
    ],
    [
      "bodies",
      [
        ["団体名", "職名", "敬称"],
        ["奈良市議会", "議長", "様"],
        ["生駒市議会", "議長", "様"],
      ],
      [
        ["天理市議会", "議長", "様"],
        ["三郷町議会", "議長", "様"],
      ],
    ],
  ])("%s", (_what, list, other) => {
    expect(said(list, other)).toEqual(["error csv/unread-recipients 続き 2"]);
    expect(said(list, other, "hidden")).toEqual(["warning csv/other-sheet 続き 2"]);
  });
});

describe("what is no list is not asked about", () => {
  test.each<readonly [string, Rows]>([
    ["a choice of honorifics", [["様"], ["殿"], ["御中"]]],
    [
      "sums",
      [
        ["市", "12"],
        ["町", "20"],
        ["村", "3"],
      ],
    ],
    ["a note", [["この名簿は総務課が管理します"], ["令和8年4月1日", "甲野"]]],
    [
      "figures below names",
      [
        ["10", "20"],
        ["30", "40"],
      ],
    ],
    ["an empty sheet", []],
  ])("%s", (_what, other) => {
    expect(said(PERSONS, other)).toEqual([]);
    expect(said(WITH_PLACES, other)).toEqual([]);
  });
});

test("which sheets are not read is said with their rows", () => {
  const lines = (list: Rows, other: Rows, state?: string): readonly string[] => {
    const outcome = read(list, other, state);
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors));
    const { lists, recipients } = outcome.value;
    const rest = { notSelected: [], letters: recipients.length, allowed: [] };
    const account = accountOf(lists, recipients, rest, []);
    return [accountLines(account, "ja"), accountLines(account, "en")].flatMap((all) =>
      all.filter((line) => /シート|sheets/u.test(line)),
    );
  };
  expect(lines(PERSONS, [["メモ"], [""], ["令和8年度"]], "hidden")).toEqual([
    "シート　　　読まなかったシートは「続き」（非表示、2行）です",
    "sheets not read: 続き (hidden, 2 rows)",
  ]);
  expect(lines(PERSONS, [])).toEqual([]);
});
