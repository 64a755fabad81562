import { expect, test } from "vitest";
import { openTemplate } from "../../../src/letter/open-template.ts";
import { headerRow, sapporoRow, workbook } from "../../samples/workbook.ts";

const BOOK = workbook({ rows: headerRow() + sapporoRow(2) });
const TEXT = new TextEncoder().encode("職名,敬称\n札幌市長,殿\n");

function saidOf(path: string, bytes: Uint8Array): readonly string[] {
  const opened = openTemplate({ path, bytes }, { overrides: new Map(), partials: new Map() });
  return opened.ok ? [] : opened.errors.map(({ code }) => code);
}

test.each([
  ["名簿.xlsx", BOOK],
  ["名簿.XLSM", BOOK],
  ["名簿.csv", TEXT],
  ["名簿.tsv", TEXT],
  ["名簿.xls", TEXT],
  ["名簿.ods", BOOK],
])("%s in the place of the template is told to be a list", (path, bytes) => {
  expect(saidOf(path, bytes)).toEqual(["template/is-a-list"]);
});

test("what is named as a template is read as one", () => {
  for (const path of ["名簿.hbs", "名簿.txt", "名簿"])
    expect(saidOf(path, TEXT)).toEqual(["template/front-matter-missing"]);
  expect(saidOf("名簿.docx", BOOK)).toEqual(["word/file"]);
});
