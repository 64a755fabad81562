import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { fieldsOf, lineOf, readGuarded } from "../../../samples/read-list.ts";

/** A workbook that `test/corpus/workbooks/make.py` has written. */
function read(name: string) {
  const path = `test/corpus/workbooks/${name}.xlsx`;
  return readGuarded([{ path, bytes: readFileSync(path) }]);
}

test.each(["openpyxl", "openpyxl-iso-dates", "xlsxwriter", "xlsxwriter-constant-memory"])(
  "a list as %s writes it reads as its cells show it, below its title",
  (name) => {
    const outcome = read(name);
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors));
    expect(outcome.warnings).toEqual([]);
    expect([...outcome.value.recipients].map(fieldsOf)).toEqual([
      "011002 市 北海道 札幌市 さっぽろし 札幌市長 殿 大和　𠮷子 500円 令和8年12月18日 TRUE ００１".split(
        " ",
      ),
      ["012025", "市", "北海道", "函館市", "はこだてし", "函館市長", "殿"].concat([
        "",
        "1,234,567円",
        "令和8年12月18日",
        "FALSE",
        "<&\"'>",
      ]),
    ]);
    const [first] = outcome.value.recipients;
    expect(["会費", "期日"].map((column) => first?.fields.get(column)?.exact)).toEqual([
      "500",
      "2026-12-18",
    ]);
  },
);

test.each([
  ["openpyxl-formula", "error csv/formula-without-value row 4 column 12 line 4"],
  ["xlsxwriter-formula", "error csv/formula-not-calculated row 4 column 12 line 4"],
])("a formula that %s has not calculated is no value", (name, expected) => {
  const outcome = read(name);
  expect(outcome.ok ? [] : outcome.errors.map(lineOf)).toEqual([expected]);
});

test("a day reads as its cell shows it, in eras or not, and is the same day for those that count", () => {
  const outcome = read("dates");
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors));
  expect(outcome.warnings).toEqual([]);
  const [first] = outcome.value.recipients;
  const days = [1, 2, 3, 4, 5, 6, 7, 8].map((number) => first?.fields.get(`日${number}`));
  expect(days.map((cell) => cell?.value)).toEqual([
    "令和5年5月1日",
    "令和5年5月1日",
    "R5.5.1",
    "2023年5月1日",
    "2023/5/1",
    // The long and the short date of a Japanese system.
    "2023年5月1日",
    "2023/5/1",
    "令和五年五月一日",
  ]);
  expect(new Set(days.map((cell) => cell?.exact))).toEqual(new Set(["2023-05-01"]));
});
