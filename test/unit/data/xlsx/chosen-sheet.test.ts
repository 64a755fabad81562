import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { MessageText } from "../../../../src/base/messages/catalogue.ts";
import { messageOf } from "../../../../src/base/messages/messages.ts";
import { readRecipients } from "../../../../src/data/read-recipients.ts";
import { valueIn } from "../../../samples/read-list.ts";
import { headerRow, sapporoRow, workbook } from "../../../samples/workbook.ts";

/** Two rounds with headings and a sheet of addressees without; `test/corpus/workbooks/make-clerk-lists.py` wrote it. */
const ROUNDS = readFileSync("test/corpus/workbooks/rounds.xlsx");

/** The titles of those whom the sheet addresses, or what is said instead. */
function titlesIn(sheet: string, bytes: Uint8Array = ROUNDS): readonly (string | undefined)[] {
  const read = readRecipients([{ path: "名簿.xlsx", bytes, sheet }]);
  if (!read.ok) return read.errors.map(({ code }) => code);
  expect(read.warnings).toEqual([]);
  return [...read.value.recipients].map((one) => valueIn(one, "職名"));
}

/** What is said in Japanese about a workbook of which a sheet is chosen, or none. */
function saidOf(bytes: Uint8Array, chosen: { readonly sheet?: string } = {}): MessageText {
  const read = readRecipients([{ path: "名簿.xlsx", bytes, ...chosen }]);
  const [found] = read.ok ? read.warnings : read.errors;
  if (found === undefined) throw new Error("nothing is said");
  expect(messageOf(found, "en").message).toMatch(/^[^A-Z].*[^.]$/u);
  return messageOf(found, "ja");
}

describe("of a workbook with several rounds", () => {
  test.each([
    ["1回目", ["青森市長", "弘前市長"]],
    ["2回目", ["八戸市長"]],
    ["２回目", ["八戸市長"]],
    [" 2回目", ["八戸市長"]],
  ])("the sheet %j alone is read, and nothing is asked about the others", (sheet, expected) => {
    expect(titlesIn(sheet)).toEqual(expected);
  });

  test("both are read where both are named, each under its own name", () => {
    const files = ["2回目", "1回目"].map((sheet) => ({ path: "名簿.xlsx", bytes: ROUNDS, sheet }));
    const read = readRecipients(files);
    expect(read.ok && [...read.value.recipients].map(({ path, row }) => `${path} ${row}`)).toEqual([
      "名簿.xlsx#2回目 3",
      "名簿.xlsx#1回目 2",
      "名簿.xlsx#1回目 3",
    ]);
    expect(read.ok && read.value.lists.map(({ path }) => path)).toEqual([
      "名簿.xlsx#2回目",
      "名簿.xlsx#1回目",
    ]);
  });

  test("one that does not say which gets the words to type", () => {
    const { message, hints } = saidOf(ROUNDS);
    expect(message).toContain("1回目、2回目");
    expect(hints.join()).toContain('--recipients "名簿.xlsx#1回目"）');
    expect(hints.join()).toContain('--recipients "名簿.xlsx#1回目" "名簿.xlsx#2回目"）');
  });

  test("a sheet that is not there is refused with the sheets that are, and the nearest", () => {
    expect(titlesIn("３回目")).toEqual(["csv/unknown-sheet"]);
    const { message, hints } = saidOf(ROUNDS, { sheet: "３回目" });
    expect(message).toContain("1回目、2回目、控え（旧）");
    expect(hints.join()).toContain('--recipients "名簿.xlsx#1回目"');
    expect(saidOf(ROUNDS, { sheet: "九州" }).hints.join()).not.toContain("--recipients");
  });

  test("a chosen sheet without headings is refused as any list without them is", () => {
    expect(titlesIn("控え（旧）")).toContain("csv/no-header");
  });
});

describe("a sheet beside the list", () => {
  const list = headerRow() + sapporoRow(2);
  const hakodate = sapporoRow(1).replaceAll("札幌", "函館").replaceAll("011002", "012025");

  test("without headings is refused with the words that leave it out, and these do", () => {
    const bytes = workbook({
      rows: list,
      others: [{ name: "続き", state: "visible", rows: hakodate }],
    });
    expect(saidOf(bytes).hints.join()).toContain('--recipients "名簿.xlsx#宛名簿"）');
    expect(titlesIn("宛名簿", bytes)).toEqual(["札幌市長"]);
  });

  test("that is hidden is a 注意 with the words that say it is meant so, and can be chosen itself", () => {
    const rows = headerRow() + sapporoRow(2);
    const bytes = workbook({ rows: list, others: [{ name: "昨年度", state: "hidden", rows }] });
    expect(saidOf(bytes).hints.join()).toContain('--recipients "名簿.xlsx#宛名簿"）');
    expect(titlesIn("宛名簿", bytes)).toEqual(["札幌市長"]);
    expect(titlesIn("昨年度", bytes)).toEqual(["札幌市長"]);
  });
});

test("a list that is no workbook has no sheets to choose", () => {
  const bytes = new TextEncoder().encode("団体コード,種別\n");
  const read = readRecipients([{ path: "名簿.csv", bytes, sheet: "1回目" }]);
  expect(read.ok ? [] : read.errors.map(({ code }) => code)).toEqual(["csv/no-sheets"]);
});
