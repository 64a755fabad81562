import { describe, expect, test } from "vitest";
import { readFormat } from "../../../../src/data/xlsx/number-format.ts";
import { findingsOf, lineOf } from "../../../samples/read-list.ts";
import {
  headerRow,
  packageOf,
  sapporoRow,
  type WorkbookParts,
  workbook,
  workbookParts,
} from "../../../samples/workbook.ts";

const said = (parts: WorkbookParts): readonly string[] => [
  ...new Set(findingsOf(workbook(parts), "a.xlsx").map(lineOf)),
];

const rowsWith = (cell: string): string => headerRow(1, ["値"]) + sapporoRow(2, cell);

describe("what is longer than Excel allows is refused before it is looked at", () => {
  test.each([
    ["sections", `#${";\t;#".repeat(63)}x`],
    ["semicolons", `${";".repeat(200_000)}"`],
    ["brackets", "[".repeat(200_000)],
  ])("a format code of many %s", (_, code) => {
    // The library is asked nothing about a code beyond 255 characters.
    expect(readFormat(code)).toBeUndefined();
    const cell = '<c r="H2" s="1"><v>5</v></c>';
    expect(said({ rows: rowsWith(cell), formats: [code] })).toEqual([
      "error csv/format-unknown row 2 column 8 line 2",
    ]);
  });

  test("a number of 300,000 digits", () => {
    expect(said({ rows: rowsWith(`<c r="H2"><v>${"1".repeat(300_000)}x</v></c>`) })).toEqual([
      "error csv/cell-unreadable row 2 column 8 line 2",
    ]);
  });

  test("a text longer than a cell can hold", () => {
    const rows = headerRow() + sapporoRow(2).replace("011002", "1".repeat(32_768));
    expect(said({ rows })).toContain("error csv/value-too-long row 2 column 1 line 2");
  });
});

describe("what little can make much of is counted before it is made", () => {
  test("one cell far to the right makes every row long", () => {
    const short = Array.from({ length: 20_001 }, (_, index) => `<row r="${index + 3}"/>`).join("");
    const rows = headerRow() + sapporoRow(2, '<c r="ALL2"><v>1</v></c>') + short;
    expect(said({ rows })).toEqual(["error csv/workbook-too-large file"]);
  });

  test("sheets have an end", () => {
    const others = Array.from({ length: 1000 }, (_, index) => ({
      name: `${index}`,
      state: "hidden",
      rows: "",
    }));
    expect(said({ rows: headerRow() + sapporoRow(2), others })).toEqual([
      "error csv/workbook-too-large file",
    ]);
  });

  test("a part is read once, however many sheets name it", () => {
    const parts = workbookParts({ rows: headerRow() + sapporoRow(2) });
    const sheet = '<sheet name="宛名簿" sheetId="1" state="visible" r:id="s1"/>';
    const copies = Array.from(
      { length: 900 },
      (_, index) => `<sheet name="${index}" sheetId="${index + 2}" state="hidden" r:id="s1"/>`,
    ).join("");
    // 900 readings of 22,500 rows would be more cells than all worksheets may have.
    const rows = Array.from({ length: 22_500 }, (_, index) => `<row r="${index + 3}"/>`).join("");
    parts.set(
      "xl/workbook.xml",
      (parts.get("xl/workbook.xml") ?? "").replace(sheet, sheet + copies),
    );
    parts.set(
      "xl/worksheets/sheet1.xml",
      (parts.get("xl/worksheets/sheet1.xml") ?? "").replace("</sheetData>", `${rows}</sheetData>`),
    );
    expect(findingsOf(packageOf(parts), "a.xlsx").map(({ code }) => code)).not.toContain(
      "csv/workbook-too-large",
    );
  });
});
