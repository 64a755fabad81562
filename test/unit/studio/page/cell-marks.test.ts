import { expect, test } from "vitest";
import { marksOf } from "../../../../src/studio/page/panes/cell-marks.ts";
import { columnWidths } from "../../../../src/studio/page/panes/column-widths.ts";
import { glyphAt } from "../../../../src/studio/page/panes/glyph-at.ts";
import type { Finding } from "../../../../src/studio/protocol/server.ts";

function finding(
  severity: Finding["severity"],
  row: number,
  column: number,
  message: string,
): Finding {
  const at = { kind: "cell", path: "名簿.csv", row, column, header: undefined, line: row } as const;
  return {
    severity,
    code: "csv/x",
    at,
    place: "",
    message,
    hints: ["直してください"],
    related: [],
  };
}

test("a cell with an error and a warning is one with an error, whichever was found first, and says both", () => {
  const found = [
    finding("error", 3, 2, "誤り"),
    finding("warning", 3, 2, "注意"),
    finding("warning", 4, 1, "注意"),
    finding("error", 4, 1, "誤り"),
  ];
  const marks = marksOf(found, "名簿.csv");
  expect(marks.get(3)?.get(2)).toEqual({
    severity: "error",
    text: "誤り\n直してください\n注意\n直してください",
    isStale: false,
  });
  expect(marks.get(4)?.get(1)?.severity).toBe("error");
  expect(marksOf(found, "別の名簿.csv").size).toBe(0);
});

test("a column is as wide as what is in it, and never wider than can be read at a glance", () => {
  const rows = [{ row: 2, values: ["010006", "あ".repeat(100)], recipient: 0, findings: [] }];
  expect(columnWidths(["コード", "備考", "空"], rows)).toEqual(["5.1em", "21.5em", "4em"]);
});

test("a click means the character under it, else the nearest that comes from somewhere", () => {
  const glyph = (x: number, origin: number) =>
    ({ parts: [], text: "字", box: [x, 0, 10, 10], origin }) as const;
  const page = { glyphs: [glyph(0, 1), glyph(20, 2), glyph(13, -1)], rules: [], pictures: [] };
  expect(glyphAt(page, 5, 5)?.origin).toBe(1);
  expect(glyphAt(page, 29, 15)?.origin).toBe(2);
  expect(glyphAt(page, 11, 15)?.origin).toBe(1);
  expect(glyphAt(page, 100, 100)).toBeUndefined();
  // A seal over a name leaves its characters to be pointed at; around them it is the seal.
  const seal = { key: "画像/印.png", box: [0, 0, 40, 40], origin: 3 } as const;
  const sealed = { ...page, pictures: [seal] };
  expect(glyphAt(sealed, 5, 5)?.origin).toBe(1);
  expect(glyphAt(sealed, 5, 30)?.origin).toBe(3);
  expect(glyphAt(sealed, 29, 45)).toBeUndefined();
});
