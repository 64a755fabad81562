import { expect, test } from "vitest";
import { columnWidths } from "../../../src/model/table-layout.ts";
import { parsed } from "../../samples/marked-text.ts";

function widthOf(cell: string, mode: "horizontal-tb" | "vertical-rl"): number | undefined {
  const outcome = parsed(["［＃ここから表］", `${cell}|丙`, "［＃ここで表終わり］"].join("\n"));
  const [table] = outcome.ok ? outcome.value.blocks : [];
  return table?.type === "table" ? columnWidths(table, 40, mode)[0] : undefined;
}

// Half an em of white on either side; three figures of 0.6 em, and a quarter of an em at each of their three borders with kanji.
test("a column has room for the quarter ems between its figures and kanji, so that a date stays in one line", () => {
  expect(widthOf("1月31日", "horizontal-tb")).toBe(1 + 5);
  expect(widthOf("一月三十日", "horizontal-tb")).toBe(1 + 5);
  expect(widthOf("A案からBへ", "horizontal-tb")).toBe(1 + 6);
});

test("in columns every character is one em long", () => {
  expect(widthOf("1月31日", "vertical-rl")).toBe(1 + 5);
});
