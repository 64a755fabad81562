import { describe, expect, test } from "vitest";
import { findingsOf, lineOf, readGuarded, valueIn } from "../../samples/read-list.ts";
import { textRow, workbook } from "../../samples/workbook.ts";

const PEOPLE = ["甲野一", "乙野二", "丙野三"];

/** A list of three in which the cell of the last column is over all of them; rows may have attributes, as hidden ones have. */
function bookOf(
  heading: string,
  value: string,
  attributes: readonly string[] = [],
  range = "D2:D4",
): Uint8Array {
  const rows = PEOPLE.map((name, index) =>
    textRow(
      index + 2,
      [`${"東西南"[index]}町自治会`, name, "様", index === 0 ? value : ""],
      attributes[index],
    ),
  );
  return workbook({
    rows: textRow(1, ["自治会名", "会長名", "敬称", heading]) + rows.join(""),
    behind: `<mergeCells><mergeCell ref="${range}"/></mergeCells>`,
  });
}

const said = (bytes: Uint8Array): readonly string[] => findingsOf(bytes, "a.xlsx").map(lineOf);

function valuesIn(bytes: Uint8Array, name: string): readonly (string | undefined)[] {
  const outcome = readGuarded([{ path: "a.xlsx", bytes }], { hidden: "skip" });
  if (!outcome.ok) throw new Error(outcome.errors[0]?.code);
  return Array.from(outcome.value.recipients, (one) => valueIn(one, name));
}

const MERGED = "error csv/merged-cells row 2 column 4 line 2";

describe("one cell over several rows of a list", () => {
  test.each(["地区", "地区名", "ブロック", "学区", "小学校区", "管内", "圏域", "医療圏", "郡"])(
    "in the column %s, which gathers rows, is said of each",
    (heading) => {
      const bytes = bookOf(heading, "東部");
      expect(said(bytes)).toEqual([]);
      expect(valuesIn(bytes, heading)).toEqual(["東部", "東部", "東部"]);
    },
  );

  test.each([
    "連名",
    "交付額",
    "金額",
    "日時",
    "件数",
    "担当者",
    "会場",
    "備考",
    "区",
    "担当地区長",
    "圏域人口",
    "地区委員",
  ])("in the column %s may be the first row's alone, and is asked about", (heading) => {
    expect(said(bookOf(heading, "三十"))).toContain(MERGED);
  });

  test("is read where its first row is hidden and left out", () => {
    const bytes = bookOf("地区", "東部", [' hidden="1"']);
    expect(valuesIn(bytes, "地区")).toEqual(["東部", "東部"]);
  });

  test("whose first row is left out is asked about as well where its column gathers nothing", () => {
    const outcome = readGuarded(
      [{ path: "a.xlsx", bytes: bookOf("会場", "講堂", [' hidden="1"']) }],
      {
        hidden: "skip",
      },
    );
    expect(outcome.ok ? [] : outcome.errors.map(lineOf)).toEqual([MERGED]);
  });

  test("all of whose rows are left out is nothing to ask", () => {
    const bytes = bookOf("会場", "講堂", [' hidden="1"', ' hidden="1"'], "D2:D3");
    expect(valuesIn(bytes, "会場")).toEqual([""]);
  });
});
