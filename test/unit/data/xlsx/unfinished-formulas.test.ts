import { expect, test } from "vitest";
import { messageOf } from "../../../../src/base/messages/messages.ts";
import { readRecipients } from "../../../../src/data/read-recipients.ts";
import { packageOf, textRow, workbookParts } from "../../../samples/workbook.ts";

/** A list whose titles are formulas as XlsxWriter saves them: 0 for what they give, and to be calculated when it is opened. */
function listOf(rows: number, stored: string): Uint8Array {
  const lines = Array.from({ length: rows }, (_, index) => {
    const row = index + 2;
    const cells = textRow(row, ["奈良市", "", "様"]);
    return cells.replace(
      new RegExp(`<c r="B${row}".*?</c>`, "u"),
      `<c r="B${row}"><f>A${row}&amp;"長"</f>${stored}</c>`,
    );
  });
  const parts = workbookParts({
    rows: textRow(1, ["市町村名", "職名", "敬称"]) + lines.join(""),
  });
  const book = parts.get("xl/workbook.xml") ?? "";
  parts.set(
    "xl/workbook.xml",
    book.replace("</workbook>", '<calcPr calcId="124519" fullCalcOnLoad="1"/></workbook>'),
  );
  return packageOf(parts);
}

test.each([
  ["<v>0</v>", "csv/formula-not-calculated"],
  ["", "csv/formula-without-value"],
])(
  "formulas stored as %j are told once for their column, and 0 is not taken for a title",
  (stored, code) => {
    const read = readRecipients([{ path: "a.xlsx", bytes: listOf(3, stored) }]);
    const found = read.ok
      ? []
      : read.errors.filter(({ at }) => at.kind === "cell" && at.column === 2);
    expect(found.map((one) => [one.code, one.values["count"]])).toEqual([[code, 3]]);
    const [first] = found;
    expect(first && messageOf(first, "ja").message).toContain("この列の3件のセル");
    expect(first && messageOf(first, "en").message).toContain("and 2 more of its column");
  },
);
