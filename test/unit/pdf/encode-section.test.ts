import { expect, test } from "vitest";
import { ptToSp } from "../../../src/base/units.ts";
import type { PageItem } from "../../../src/model/paged-document.ts";
import { CidTable } from "../../../src/pdf/cid-table.ts";
import { encodeSection } from "../../../src/pdf/encode-section.ts";
import { sheetOf } from "../../../src/pdf/sheet.ts";
import { squareFace } from "../../samples/square-face.ts";
import { column, documentOf, tagged } from "../../samples/square-pages.ts";

function operatorsOf(items: readonly PageItem[], firstMcid: number | undefined = 0): string {
  const table = new CidTable(squareFace(), "T0");
  const sheet = sheetOf(documentOf());
  const surroundings = { sheet, tableOf: () => table, before: undefined, after: undefined };
  return encodeSection(items, { ...surroundings, firstMcid }).operators;
}

test("a paragraph of two columns is one marked content, each column two text objects", () => {
  const items = tagged(
    "paragraph",
    7,
    column(90, 20, ["一", "二", "三", "四"]),
    column(70, 10, ["五", "六", "七", "八"]),
  );
  expect(operatorsOf(items)).toBe(
    [
      "BT",
      "/P<</MCID 0>>BDC",
      "/T0 10 Tf",
      "1 0 0 1 90 180 Tm",
      "<00010002>Tj",
      "<00030004>Tj",
      "1 0 0 1 70 190 Tm",
      "<00050006>Tj",
      "<00070008>Tj",
      "EMC",
      "ET",
      "",
    ].join("\n"),
  );
});

test("spread characters are spaced downwards, and the section leaves no spacing behind", () => {
  const items = tagged("sender", 0, column(90, 20, ["一=1.5", "二=1.5", "三"]));
  expect(operatorsOf(items)).toContain("\n-5 Tc\n1 0 0 1 90 180 Tm\n<0001>Tj\n<00020003>Tj\n");
  expect(operatorsOf(items)).toMatch(/0 Tc\nET\n$/u);
});

test("corrections stand between the units that they part", () => {
  const items = tagged("paragraph", 0, column(90, 20, ["一", "二=1.02", "三=0.97", "四", "五"]));
  expect(operatorsOf(items)).toContain("<00010002>Tj\n[20<0003>-30<00040005>]TJ\n");
});

test("ruby is marked base and reading, each with a number of its own", () => {
  const base = tagged("ruby-base", 2, column(90, 20, ["葛"]));
  const reading = tagged("ruby-text", 3, column(97, 20, ["く", "ず"], { size: ptToSp(5) }));
  const items = tagged(
    "paragraph",
    0,
    ...tagged("ruby", 1, ...base),
    column(90, 30, ["と"]),
    ...tagged("ruby", 1, ...reading),
  );
  const marks = operatorsOf(items).match(/^\/\w+<<\/MCID \d+>>BDC|^EMC/gmu);
  expect(marks).toEqual([
    "/RB<</MCID 0>>BDC",
    "EMC",
    "/P<</MCID 1>>BDC",
    "EMC",
    "/RT<</MCID 2>>BDC",
    "EMC",
  ]);
});

test("a line beside text and a page number are artifacts", () => {
  const box = { x: ptToSp(10), y: ptToSp(20), width: ptToSp(1), height: ptToSp(30) };
  const items = [
    ...tagged("paragraph", 0, { type: "rule", box }),
    ...tagged("artifact", 0, column(50, 190, ["一"])),
  ];
  expect(operatorsOf(items)).toBe(
    [
      "/Artifact BMC",
      "10 180 1 -30 re f",
      "EMC",
      "BT",
      "/Artifact<</Type/Pagination>>BDC",
      "/T0 10 Tf",
      "1 0 0 1 50 10 Tm",
      "<0001>Tj",
      "EMC",
      "ET",
      "",
    ].join("\n"),
  );
});

test("a mark beside a paragraph's characters is an artifact of the layout, not of the page", () => {
  const dot = tagged("artifact", 0, column(57.5, 192.5, ["・"], { size: ptToSp(5) }));
  const [open, close] = tagged("paragraph", 0);
  if (open === undefined || close === undefined) throw new Error("a tag has two ends");
  const marks = operatorsOf([open, column(50, 190, ["重"]), ...dot, close]).match(/^.*BDC$/gmu);
  expect(marks).toEqual(["/P<</MCID 0>>BDC", "/Artifact<</Type/Layout>>BDC"]);
});

test("text outside of every tag is an artifact, so that no content is left unmarked", () => {
  expect(operatorsOf([column(50, 10, ["一"])])).toContain("/Artifact BMC\n");
});

test("content without tags has no marks", () => {
  const items = tagged("paragraph", 0, column(90, 20, ["一"]));
  expect(encodedWithoutTags(items)).not.toMatch(/BDC|BMC|EMC/u);
});

function encodedWithoutTags(items: readonly PageItem[]): string {
  const table = new CidTable(squareFace(), "T0");
  return encodeSection(items, {
    sheet: sheetOf(documentOf()),
    tableOf: () => table,
    firstMcid: undefined,
    before: undefined,
    after: undefined,
  }).operators;
}

test("a horizontal line is shown in the font's horizontal twin", () => {
  const run = column(20, 100, ["殿"], { direction: "horizontal" });
  expect(operatorsOf(tagged("paragraph", 0, run))).toContain(
    "/T0h 10 Tf\n1 0 0 1 20 100 Tm\n<0001>Tj",
  );
});

test("a tag that ends without having begun is our mistake", () => {
  expect(() => operatorsOf([{ type: "tag-end" }])).toThrow("has not begun");
});
