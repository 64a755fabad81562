import { describe, expect, test } from "vitest";
import { findingsOf, lineOf, readGuarded, valueIn } from "../../../samples/read-list.ts";
import {
  headerRow,
  packageOf,
  sapporoRow,
  type WorkbookParts,
  workbook,
  workbookParts,
} from "../../../samples/workbook.ts";

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const X15 = "http://schemas.microsoft.com/office/spreadsheetml/2010/11/main";

/** The value of an eighth column that a list gives for 札幌市, or the codes of what is wrong. */
function listed(bytes: Uint8Array): string | undefined | readonly string[] {
  const outcome = readGuarded([{ path: "a.xlsx", bytes }]);
  if (!outcome.ok) return outcome.errors.map(({ code }) => code);
  return valueIn(outcome.value.recipients.at(0), "値");
}

const rowsWith = (cell: string): string => headerRow(1, ["値"]) + sapporoRow(2, cell);
const read = (cell: string, parts: WorkbookParts = {}): ReturnType<typeof listed> =>
  listed(workbook({ ...parts, rows: rowsWith(cell) }));

/** A workbook of which parts are written otherwise. */
function rewritten(
  parts: WorkbookParts,
  rewrite: (name: string, text: string) => readonly [string, string],
): Uint8Array {
  return packageOf(new Map([...workbookParts(parts)].map(([name, text]) => rewrite(name, text))));
}

const DAY = '<c r="H2" s="1"><v>44895</v></c>';
const IS_1904 = { rows: rowsWith(DAY), formats: ["yyyy/m/d"], is1904: true };

describe("elements are known by their vocabulary and by what they stand in", () => {
  test("settings of later editions of Excel change nothing about the days", () => {
    const later = `<extLst><ext uri="{140A7094}" xmlns:x15="${X15}"><x15:workbookPr chartTrackingRefBase="1"/></ext></extLst></workbook>`;
    const bytes = rewritten(IS_1904, (name, text) => [name, text.replace("</workbook>", later)]);
    expect(listed(bytes)).toBe("2026/12/1");
  });

  test("a workbook in strict form, and one with prefixes, read like any other", () => {
    const strict = rewritten(IS_1904, (name, text) => [
      name,
      text
        .replaceAll(MAIN, "http://purl.oclc.org/ooxml/spreadsheetml/main")
        .replaceAll(OFFICE, "http://purl.oclc.org/ooxml/officeDocument/relationships"),
    ]);
    const prefixed = rewritten(IS_1904, (name, text) => [
      name,
      text.includes(MAIN)
        ? text
            .replaceAll(/<(\/?)([a-z])/giu, "<$1ms:$2")
            .replace('xmlns="', 'xmlns:ms="')
            .replaceAll("r:id", "rel:id")
            .replace("xmlns:r=", "xmlns:rel=")
        : text,
    ]);
    expect([listed(strict), listed(prefixed)]).toEqual(["2026/12/1", "2026/12/1"]);
  });

  test("cells in an extension are no cells, those of the fallback are", () => {
    const cell = (value: string): string => `<c r="H2"><v>${value}</v></c>`;
    const choice = `<m:AlternateContent xmlns:m="http://schemas.openxmlformats.org/markup-compatibility/2006"><m:Choice Requires="x15">${cell("1")}</m:Choice><m:Fallback>${cell("2")}</m:Fallback></m:AlternateContent>`;
    expect(read(choice)).toBe("2");
    expect(read(`${cell("3")}<extLst><ext>${cell("4")}</ext></extLst>`)).toBe("3");
  });
});

describe("parts are found by what is said of them", () => {
  test("letters in either case are one name", () => {
    const bytes = rewritten({ rows: rowsWith(DAY) }, (name, text) => [
      name
        .replace("sharedStrings", "SharedStrings")
        .replace("xl/worksheets", "xl/Worksheets")
        .replace("[Content_Types]", "[content_types]"),
      text,
    ]);
    expect(listed(bytes)).toBe("44895");
  });

  test("two parts of one name are refused", () => {
    const parts = workbookParts({ rows: rowsWith(DAY) });
    parts.set("xl/STYLES.xml", parts.get("xl/styles.xml") ?? "");
    expect(listed(packageOf(parts))).toEqual(["csv/workbook-damaged"]);
  });

  test("folders may have any name", () => {
    const bytes = rewritten({ rows: rowsWith(DAY) }, (name, text) => [
      name.replace("worksheets/sheet1.xml", "data/first.part"),
      text.replace("worksheets/sheet1.xml", "data/first.part"),
    ]);
    expect(listed(bytes)).toBe("44895");
  });

  test("a sheet whose part is not there is missed", () => {
    const bytes = rewritten({ rows: rowsWith(DAY) }, (name, text) => [
      name,
      name === "xl/workbook.xml" ? text.replace('r:id="s1"', 'r:id="s9"') : text,
    ]);
    expect(listed(bytes)).toEqual(["csv/workbook-damaged"]);
  });
});

describe("cells stand where they are written", () => {
  const bare = (cells: readonly string[]): string => `<row>${cells.join("")}</row>`;
  const text = (value: string): string => `<c t="inlineStr"><is><t>${value}</t></is></c>`;
  const header = ["団体コード", "種別", "都道府県", "団体名", "よみ", "職名", "敬称"];
  const sapporo = ["011002", "市", "北海道", "札幌市", "さっぽろし", "札幌市長", "殿"];

  test.each(["<c/>", '<c s="1"/>', '<c t="s"><v></v></c>', '<c t="s"/>'])(
    "cells without references go on behind %s",
    (empty) => {
      const rows = `${bare([...header, "メモ", "値"].map(text))}${bare([...sapporo.map(text), empty, text("会館")])}`;
      expect(listed(workbook({ rows, formats: ["0"] }))).toBe("会館");
    },
  );

  test("an empty reference to the shared strings is empty", () => {
    const strings = ["<t>団体コード</t>"];
    for (const value of ["", " "])
      expect(read(`<c r="H2" t="s"><v>${value}</v></c>`, { strings })).toEqual(
        value === "" ? "" : ["csv/cell-unreadable"],
      );
  });

  test("rows without numbers follow each other, or begin where their cells say", () => {
    const rows = rowsWith(DAY).replace('<row r="2">', "<row>");
    expect(listed(workbook({ rows }))).toBe("44895");
    const later = rowsWith(DAY)
      .replace('<row r="2">', "<row>")
      .replaceAll(/r="([A-H])2"/gu, 'r="$17"');
    const outcome = readGuarded([{ path: "a.xlsx", bytes: workbook({ rows: later }) }]);
    expect(outcome.ok && outcome.value.recipients.at(0)?.row).toBe(7);
  });

  test.each([
    ["two rows of one number", headerRow(1) + sapporoRow(1)],
    ["rows that go back", headerRow(3) + sapporoRow(2)],
    ["cells of another row", headerRow(1) + sapporoRow(2).replace('r="A2"', 'r="A3"')],
    ["a row that is no number", headerRow(1) + sapporoRow(2).replace('row r="2"', 'row r="b"')],
  ])("%s are no sheet", (_, rows) => {
    expect(listed(workbook({ rows }))).toEqual(["csv/workbook-damaged"]);
  });
});

describe("each kind of value is read as what it is", () => {
  test.each([
    ['<c r="H2" t="str"><v>山</v></c>', "山"],
    ['<c r="H2" t="str"><v>a_x000D_b</v></c>', "a\nb"],
    ['<c r="H2" t="b"><v>0</v></c>', "FALSE"],
    [
      '<c r="H2" t="inlineStr"><is><r><t>山</t></r><r><rPr><b/></rPr><t>田</t></r></is></c>',
      "山田",
    ],
    [
      '<c r="H2" t="inlineStr"><is><t>飛驒</t><rPh sb="0" eb="2"><t>ヒダ</t></rPh></is></c>',
      "飛驒",
    ],
    ['<c r="H2" t="str"><f>""</f><v></v></c>', ""],
    ['<c r="H2"><f>G2</f><v>5</v></c>', "5"],
    ['<c r="H2" t="inlineStr"><v>山</v></c>', ["csv/cell-unreadable"]],
    ['<c r="H2"><is><t>山</t></is></c>', ["csv/cell-unreadable"]],
    ['<c r="H2" t="x"><v>1</v></c>', ["csv/cell-unreadable"]],
    ['<c r="H2" t="b"><v>2</v></c>', ["csv/cell-unreadable"]],
    ['<c r="H2" t="d"><v>2026-02-30</v></c>', ["csv/cell-unreadable"]],
    ['<c r="H2"><f>G2</f></c>', ["csv/formula-without-value"]],
    ['<c r="H2"><f>G2</f><v/></c>', ["csv/formula-without-value"]],
    ['<c r="H2" t="s"><f>G2</f><v></v></c>', ["csv/formula-without-value"]],
    ['<c r="H2" t="str"><f>G2</f></c>', ["csv/formula-without-value"]],
  ])("%s", (cell, expected) => {
    expect(read(cell)).toEqual(expected);
  });
});

test("a row of formulas alone that have no result is not taken for a blank one", () => {
  const formulas = [..."ABCDEFG"].map((column) => `<c r="${column}3"><f>A2</f><v/></c>`).join("");
  const rows = `${headerRow(1) + sapporoRow(2)}<row r="3">${formulas}</row>`;
  expect(listed(workbook({ rows }))).toContain("csv/formula-without-value");
});

describe("a workbook that says it must be calculated first is not believed", () => {
  const calculated = (properties: string, cell: string): ReturnType<typeof listed> =>
    listed(
      rewritten({ rows: rowsWith(cell) }, (name, text) => [
        name,
        text.replace("</workbook>", `<calcPr ${properties}/></workbook>`),
      ]),
    );
  const formula = '<c r="H2"><f>1+1</f><v>0</v></c>';

  test.each([
    ['fullCalcOnLoad="1"', formula, ["csv/formula-not-calculated"]],
    ['calcCompleted="0"', formula, ["csv/formula-not-calculated"]],
    ['calcId="191029"', formula, "0"],
    ['fullCalcOnLoad="1"', '<c r="H2"><v>5</v></c>', "5"],
  ])("%s with %s", (properties, cell, expected) => {
    expect(calculated(properties, cell)).toEqual(expected);
  });
});

describe("what is struck through is never joined to what is not", () => {
  const FONTS = '<fonts count="2"><font/><font><strike/></font></fonts>';
  const struck = (rows: string, strings: readonly string[] = []): readonly string[] =>
    findingsOf(
      rewritten({ rows, strings, formats: ["General"] }, (name, text) => [
        name,
        text
          .replace("<cellStyleXfs>", `${FONTS}<cellStyleXfs>`)
          .replace('<xf numFmtId="164"/>', '<xf numFmtId="164" fontId="1"/>'),
      ]),
      "a.xlsx",
    ).map((finding) => `${lineOf(finding)} ${finding.values["text"] ?? ""}`.trim());
  const cell = '<c r="H2" t="s"><v>0</v></c>';
  const styled = '<c r="H2" s="1" t="s"><v>0</v></c>';

  test.each([
    [cell, "<r><rPr><strike/></rPr><t>旧田</t></r><r><t>新山</t></r>", "旧田"],
    [cell, '<r><rPr><strike val="0"/></rPr><t>旧田</t></r><r><t>新山</t></r>', undefined],
    [styled, "<r><t>旧田</t></r><r><rPr><b/></rPr><t>新山</t></r>", "旧田"],
    [styled, "<t>旧田</t>", "旧田"],
    [cell, "<r><t>新</t></r><r><rPr><strike/></rPr><t> </t></r><r><t>山</t></r>", undefined],
    ['<c r="H2" s="1"><v>5</v></c>', "<t/>", "5"],
  ])("%s of %s", (struckCell, string, expected) => {
    const said = struck(rowsWith(struckCell), [string]);
    expect(said).toEqual(
      expected === undefined ? [] : [`error csv/struck-text row 2 column 8 line 2 ${expected}`],
    );
  });

  test("a row that is struck through from end to end is named as one", () => {
    const rows = headerRow() + sapporoRow(2) + sapporoRow(3).replaceAll("<c ", '<c s="1" ');
    expect(struck(rows)).toContain("error csv/hidden-rows row 3 column 1 line 3");
    expect(struck(rows).some((line) => line.includes("struck-text"))).toBe(false);
  });

  test("above the headings a line through a word does no harm", () => {
    const title = '<row r="1"><c r="A1" s="1" t="inlineStr"><is><t>旧</t></is></c></row>';
    expect(struck(title + headerRow(2) + sapporoRow(3))).toEqual([]);
  });
});

test("a row of no height is a hidden row", () => {
  const rows = headerRow() + sapporoRow(2, "", ' ht="0" customHeight="1"');
  expect(findingsOf(workbook({ rows }), "a.xlsx").map(lineOf)).toContain(
    "error csv/hidden-rows row 2 column 1 line 2",
  );
});

describe("recipients on another sheet are named", () => {
  const hakodate = sapporoRow(1)
    .replace("011002", "012025")
    .replace("札幌市<", "函館市<")
    .replace("札幌市長", "函館市長");
  const codes =
    '<row r="1"><c r="A1"><v>12025</v></c><c r="B1" t="inlineStr"><is><t>函館市</t></is></c></row>';
  const words = ["殿", "様", "御中"]
    .map(
      (word, index) => `<row r="${index + 1}"><c t="inlineStr"><is><t>${word}</t></is></c></row>`,
    )
    .join("");
  const cell = (text: string): string => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
  const row = (number: number, ...texts: readonly string[]): string =>
    `<row r="${number}">${texts.map(cell).join("")}</row>`;
  /** Codes with their names, under headings. */
  const master = (...texts: readonly string[]): string =>
    [0, 2, 4]
      .filter((index) => index < texts.length)
      .map((index) => row(index + 2, texts[index] ?? "", texts[index + 1] ?? ""))
      .reduce((rows, one) => rows + one, row(1, "団体コード", "団体名"));
  const said = (rows: string, state: string): readonly string[] =>
    findingsOf(
      workbook({
        rows: headerRow() + sapporoRow(2),
        others: [{ name: "続き", state, rows }],
      }),
      "a.xlsx",
    ).map((finding) => `${lineOf(finding)} ${finding.values["count"] ?? ""}`.trim());

  test.each([
    [
      "a list that goes on without headings",
      hakodate,
      "visible",
      ["error csv/unread-recipients file 1"],
    ],
    ["a hidden one", hakodate, "hidden", ["warning csv/other-sheet file 1"]],
    ["a very hidden one", hakodate, "veryHidden", ["warning csv/other-sheet file 1"]],
    ["codes that the list does not have", codes, "visible", ["warning csv/other-sheet file 1"]],
    [
      "codes that it has",
      codes.replace("12025", "11002").replace("函館市", "札幌市"),
      "hidden",
      [],
    ],
    ["honorifics to choose from", words, "visible", []],
    ["a table of codes to look up", master("11002", "札幌市", "12025", "函館市"), "visible", []],
    ["a hidden one of those", master("11002", "札幌市", "12025", "函館市"), "hidden", []],
    [
      "codes that may be a second list",
      master("12025", "函館市"),
      "hidden",
      ["warning csv/other-sheet file 1"],
    ],
    [
      "a visible second list without titles",
      master("12025", "函館市"),
      "visible",
      ["error csv/several-sheets file"],
    ],
    ["figures", '<row r="1"><c r="A1"><v>12025</v></c><c r="B1"><v>5</v></c></row>', "visible", []],
    ["a hidden list's headings alone", headerRow(), "hidden", []],
  ])("%s", (_, rows, state, expected) => {
    expect(said(rows, state)).toEqual(expected);
  });
});

describe("a table of codes that is called so is no list, whatever it has", () => {
  const rows =
    '<row r="1"><c t="inlineStr"><is><t>団体コード</t></is></c><c t="inlineStr"><is><t>団体名</t></is></c></row>' +
    '<row r="2"><c t="inlineStr"><is><t>012025</t></is></c><c t="inlineStr"><is><t>函館市</t></is></c></row>';
  const list = headerRow() + sapporoRow(2);

  test.each(["マスタ", "団体コード", "コード表", "参照用"])("%s", (name) => {
    for (const state of ["visible", "hidden"]) {
      const bytes = workbook({ rows: list, others: [{ name, state, rows }] });
      expect(findingsOf(bytes, "a.xlsx").map(lineOf)).toEqual([]);
    }
  });

  test("but a list in it is told", () => {
    const bytes = workbook({
      rows: list,
      others: [{ name: "マスタ", state: "hidden", rows: list }],
    });
    expect(findingsOf(bytes, "a.xlsx").map(lineOf)).toEqual(["warning csv/other-sheet file"]);
  });
});

describe("other formats are named", () => {
  const named = (parts: ReadonlyMap<string, string>): readonly string[] =>
    findingsOf(packageOf(parts), "a.xlsx").map(
      (finding) => `${finding.code} ${finding.values["format"] ?? ""}`,
    );

  test("an OpenDocument spreadsheet", () => {
    expect(
      named(new Map([["mimetype", "application/vnd.oasis.opendocument.spreadsheet"]])),
    ).toEqual(["csv/other-format OpenDocument（.ods）"]);
  });

  test("a binary workbook", () => {
    const parts = workbookParts({});
    parts.set(
      "[Content_Types].xml",
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/XL/workbook.xml" ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/></Types>',
    );
    expect(named(parts)).toEqual(["csv/other-format Excelバイナリブック（.xlsb）"]);
  });
});
