import { describe, expect, test } from "vitest";
import { messageOf } from "../../../src/base/messages/messages.ts";
import type { Recipient } from "../../../src/model/recipient.ts";
import { fieldsOf, findingsOf, lineOf, readGuarded, valueIn } from "../../samples/read-list.ts";
import {
  headerRow,
  packageOf,
  sapporoRow,
  textRow,
  type WorkbookParts,
  workbook,
  workbookParts,
} from "../../samples/workbook.ts";

function read(parts: WorkbookParts): readonly Recipient[] {
  const outcome = readGuarded([{ path: "a.xlsx", bytes: workbook(parts) }]);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors[0]));
  return [...outcome.value.recipients];
}

/** The value that a list gives for one cell in an eighth column. */
function readCell(cell: string, parts: WorkbookParts = {}): string | undefined {
  const [recipient] = read({ ...parts, rows: headerRow(1, ["値"]) + sapporoRow(2, cell) });
  return valueIn(recipient, "値");
}

/** What is said about a workbook; each of it has words in both languages. */
function linesOf(parts: WorkbookParts): readonly string[] {
  const findings = findingsOf(workbook(parts), "a.xlsx");
  for (const finding of findings) {
    expect(messageOf(finding, "ja").hints[0]).toMatch(/ください|直す|残して|保存/u);
    expect(messageOf(finding, "en").message).toMatch(/^[^A-Z].*[^.]$/u);
  }
  return findings.map(lineOf);
}

test("a list in a workbook reads like the same list as CSV", () => {
  const [recipient] = read({ rows: headerRow() + sapporoRow(2) });
  expect(recipient && fieldsOf(recipient)).toEqual(
    "011002,市,北海道,札幌市,さっぽろし,札幌市長,殿".split(","),
  );
  expect(recipient?.fields.get("職名")?.at).toEqual({
    kind: "cell",
    path: "a.xlsx",
    row: 2,
    column: 6,
    header: "職名",
    line: 2,
  });
});

describe("numbers in 標準 have all their digits", () => {
  test.each([
    ["1.1002E+4", "11002"],
    ["0.30000000000000004", "0.3"],
    ["1E+21", "1000000000000000000000"],
    ["1.5E-7", "0.00000015"],
  ])("the stored number %s is written %s", (stored, expected) => {
    expect(readCell(`<c r="H2"><v>${stored}</v></c>`)).toBe(expected);
  });
});

describe("text comes as it is read", () => {
  test("furigana is not part of the name", () => {
    const strings = ['<t>飛驒</t><rPh sb="0" eb="2"><t>ヒダ</t></rPh><phoneticPr fontId="1"/>'];
    expect(readCell('<c r="H2" t="s"><v>0</v></c>', { strings })).toBe("飛驒");
  });

  test("text in several fonts is one text", () => {
    const strings = ["<r><t>葛\u{e0100}</t></r><r><rPr><b/></rPr><t>城</t></r>"];
    expect(readCell('<c r="H2" t="s"><v>0</v></c>', { strings })).toBe("葛\u{e0100}城");
  });

  test("an escaped line break is a line break, an escaped underscore an underscore", () => {
    const strings = ["<t>一_x000A_二_x005F_x000A_</t>"];
    expect(readCell('<c r="H2" t="s"><v>0</v></c>', { strings })).toBe("一\n二_x000A_");
  });

  test("half of a character, which only an escape can smuggle in, is found", () => {
    const rows = headerRow(1, ["値"]) + sapporoRow(2, '<c r="H2" t="s"><v>0</v></c>');
    expect(linesOf({ rows, strings: ["<t>山_xD842_川</t>"] })).toEqual([
      "error csv/lone-surrogate row 2 column 8 line 2",
    ]);
  });

  test("a formula's saved result is its value, an empty text included", () => {
    expect(readCell('<c r="H2" t="str"><f>A2&amp;"x"</f><v>東京</v></c>')).toBe("東京");
    expect(readCell('<c r="H2" t="str"><f>""</f><v></v></c>')).toBe("");
  });

  test("truth values read as Excel shows them", () => {
    expect(readCell('<c r="H2" t="b"><v>1</v></c>')).toBe("TRUE");
  });
});

describe("what Excel alone knows is said by cell", () => {
  const withCell = (cell: string, formats: readonly string[] = []): readonly string[] =>
    linesOf({ rows: headerRow(1, ["値"]) + sapporoRow(2, cell), formats });

  test.each([
    ['<c r="H2"><f>A2</f></c>', "error csv/formula-without-value row 2 column 8 line 2"],
    ['<c r="H2" t="e"><v>#N/A</v></c>', "error csv/cell-error row 2 column 8 line 2"],
    ['<c r="H2" t="s"><v>7</v></c>', "error csv/cell-unreadable row 2 column 8 line 2"],
    ['<c r="H2"><v>十</v></c>', "error csv/cell-unreadable row 2 column 8 line 2"],
  ])("%s", (cell, expected) => {
    expect(withCell(cell)).toEqual([expected]);
  });

  test("merged cells below the header are refused, a merged title above it is not", () => {
    const rows = textRow(1, ["宛名簿"]) + headerRow(2) + sapporoRow(3);
    expect(linesOf({ rows, behind: '<mergeCells><mergeCell ref="A1:G1"/></mergeCells>' })).toEqual(
      [],
    );
    expect(linesOf({ rows, behind: '<mergeCells><mergeCell ref="C3:C9"/></mergeCells>' })).toEqual([
      "error csv/merged-cells row 3 column 3 line 3",
    ]);
  });

  test("an error in a title above the header or in the sum below does no harm", () => {
    const rows =
      '<row r="1"><c r="A1" t="e"><v>#REF!</v></c></row>' +
      headerRow(2) +
      sapporoRow(3) +
      '<row r="4"><c r="B4" t="inlineStr"><is><t>合計</t></is></c><c r="D4"><f>COUNTA(D3)</f></c></row>';
    expect(linesOf({ rows })).toEqual(["warning csv/total-row row 4 column 2 line 4"]);
  });

  test("rows that a filter hides are pointed out", () => {
    const rows = headerRow() + sapporoRow(2, "", ' hidden="1"');
    expect(linesOf({ rows })).toContain("error csv/hidden-rows row 2 column 1 line 2");
  });

  test("rows that are left out of the file keep the count that Excel shows", () => {
    const recipients = read({ rows: headerRow(3) + sapporoRow(7) });
    expect(recipients.map(({ row }) => row)).toEqual([7]);
  });
});

describe("the sheet with the list is found", () => {
  const other = (state: string) => [{ name: "控え", state, rows: headerRow() + sapporoRow(2) }];

  test("two visible lists are not chosen between", () => {
    const parts = { rows: headerRow() + sapporoRow(2), others: other("visible") };
    expect(linesOf(parts)).toEqual(["error csv/several-sheets file"]);
  });

  test("a hidden list is not read, and that is said", () => {
    const parts = { rows: headerRow() + sapporoRow(2), others: other("hidden") };
    expect(linesOf(parts)).toEqual(["warning csv/other-sheet file"]);
  });

  test("the list need not be on the first sheet", () => {
    const parts = { rows: textRow(1, ["説明"]), others: other("visible") };
    expect(read(parts).map(({ id }) => id)).toEqual(["011002"]);
  });
});

describe("a workbook that cannot be read is refused as a whole", () => {
  const good = workbookParts({ rows: headerRow() + sapporoRow(2) });

  const broken = (name: string, text: string): Uint8Array =>
    packageOf(new Map([...good, [name, text]]));

  test.each([
    ["xl/workbook.xml", "<workbook><sheets></workbook>"],
    ["xl/worksheets/sheet1.xml", "<worksheet><sheetData>"],
    ["xl/worksheets/sheet1.xml", '<!DOCTYPE x [<!ENTITY a "b">]><worksheet>&a;</worksheet>'],
    ["xl/sharedStrings.xml", "<sst><si><t>&unknown;</t></si></sst>"],
    ["xl/styles.xml", ""],
    ["_rels/.rels", "<Relationships/>"],
  ])("%s holding %s", (name, text) => {
    expect(findingsOf(broken(name, text), "a.xlsx").map(lineOf)).toEqual([
      "error csv/workbook-damaged file",
    ]);
  });

  test("a Word file is no list", () => {
    const parts = new Map([
      ["[Content_Types].xml", "<Types/>"],
      ["word/document.xml", "<document/>"],
    ]);
    expect(findingsOf(packageOf(parts)).map(lineOf)).toEqual(["error csv/not-a-workbook file"]);
  });

  test("a workbook with a password, or of Excel 2003, is asked for in the new form", () => {
    const bytes = Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    expect(findingsOf(bytes).map(lineOf)).toEqual(["error csv/workbook-locked file"]);
  });

  test("a cell far to the right does not fill the memory", () => {
    const rows = headerRow() + sapporoRow(2, '<c r="XFD2"><v>1</v></c>');
    expect(linesOf({ rows })).toEqual(["error csv/workbook-too-large file"]);
  });
});
