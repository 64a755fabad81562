import { expect, test } from "vitest";
import { joinDetails } from "../../../src/data/join-details.ts";
import { readDetails } from "../../../src/data/read-details.ts";
import { readRecipients } from "../../../src/data/read-recipients.ts";
import { readXlsx } from "../../../src/data/xlsx/read-xlsx.ts";
import type { RecipientList } from "../../../src/model/recipient.ts";
import { valueIn } from "../../samples/recipient.ts";

const file = (path: string, text: string) => ({ path, bytes: new TextEncoder().encode(text) });

const LIST = "団体コード,種別,都道府県,団体名,よみ,職名,敬称\n";
const SAPPORO = "011002,市,北海道,札幌市,さっぽろし,札幌市長,殿\n";
const HAKODATE = "012025,市,北海道,函館市,はこだてし,函館市長,殿\n";

function listOf(...rows: readonly string[]): RecipientList {
  return valueIn(readRecipients([file("list.csv", LIST + rows.join(""))]));
}

function detailsOf(text: string): RecipientList {
  return valueIn(readDetails([file("details.csv", text)], {}, readXlsx));
}

function cellsOf({ recipients }: RecipientList, column: string): readonly (string | undefined)[] {
  return Array.from(recipients, ({ fields }) => fields.get(column)?.value);
}

const found = (list: RecipientList, details: string): readonly string[] =>
  joinDetails(list, detailsOf(details)).problems.map(({ code, at }) =>
    at.kind === "cell" ? `${code} ${at.path} ${at.row}` : code,
  );

test("each addressee has the rows of its code, in their order, a line for each", () => {
  const { list, problems } = joinDetails(
    listOf(SAPPORO, HAKODATE),
    detailsOf(
      "団体コード,団体名,事業,金額\n012025,函館市,甲,1\n011002,札幌市,乙,2\n012025,函館市,丙,\n",
    ),
  );
  expect(problems).toEqual([]);
  expect(list.columns.slice(-2)).toEqual(["事業", "金額"]);
  expect(cellsOf(list, "事業")).toEqual(["乙", "甲\n丙"]);
  expect(cellsOf(list, "金額")).toEqual(["2", "1\n"]);
});

test("every line knows the row that it came from", () => {
  const { list } = joinDetails(
    listOf(HAKODATE),
    detailsOf("団体コード,団体名,事業\n012025,函館市,甲\n012025,函館市,乙\n"),
  );
  const rows = list.recipients.at(0)?.fields.get("事業")?.rows ?? [];
  expect(rows.map(({ value, at }) => [value, at.path, at.row])).toEqual([
    ["甲", "details.csv", 2],
    ["乙", "details.csv", 3],
  ]);
});

test("codes are read as those of a list: full width, without the check digit, by the name alone", () => {
  const { list } = joinDetails(
    listOf(SAPPORO, HAKODATE),
    detailsOf("団体コード,団体名,事業\n０１２０２５,函館市,甲\n1100,札幌市,乙\n,函館市,丙\n"),
  );
  expect(cellsOf(list, "事業")).toEqual(["乙", "甲\n丙"]);
});

test("an addressee without rows has the columns, and nothing in them", () => {
  const { list } = joinDetails(
    listOf(SAPPORO, HAKODATE),
    detailsOf("団体コード,団体名,事業\n012025,函館市,甲\n"),
  );
  expect(cellsOf(list, "事業")).toEqual(["", "甲"]);
});

test.each<readonly [string, RecipientList, string, readonly string[]]>([
  [
    "a row of nobody",
    listOf(SAPPORO),
    "団体コード,団体名,事業\n011002,札幌市,甲\n012025,函館市,乙\n",
    ["csv/detail-unused details.csv 3"],
  ],
  [
    "an addressee without rows",
    listOf(SAPPORO, HAKODATE),
    "団体コード,団体名,事業\n011002,札幌市,甲\n",
    ["csv/detail-none list.csv 3"],
  ],
  [
    "a row whose name is another addressee's",
    listOf(SAPPORO, HAKODATE),
    "団体コード,団体名,事業\n011002,函館市,甲\n012025,函館市,乙\n",
    ["csv/detail-differs details.csv 2"],
  ],
  [
    "a row without a code or a name",
    listOf(SAPPORO),
    "団体コード,団体名,事業,金額\n011002,札幌市,甲,1\n,,乙,2\n",
    ["csv/detail-no-code details.csv 3"],
  ],
  [
    "a column of both lists",
    valueIn(readRecipients([file("list.csv", `${LIST.trim()},金額\n${SAPPORO.trim()},5\n`)])),
    "団体コード,団体名,金額\n011002,札幌市,6\n",
    ["csv/detail-column-twice details.csv 2"],
  ],
  [
    "a cell of two lines",
    listOf(SAPPORO),
    '団体コード,団体名,事業\n011002,札幌市,"甲\n乙"\n',
    ["csv/detail-line-break details.csv 2"],
  ],
  [
    "no column to join",
    listOf(SAPPORO),
    "団体コード,団体名\n011002,札幌市\n",
    ["csv/detail-columns"],
  ],
])("%s is said", (_, list, details, problems) => {
  expect(found(list, details)).toEqual(problems);
});
