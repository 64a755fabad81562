import { expect, test } from "vitest";
import { error } from "../../../src/base/diagnostic.ts";
import type { CellLocation } from "../../../src/base/location.ts";
import { PLAIN_LOOK } from "../../../src/base/messages/terminal-look.ts";
import { blockLines, findingBlocks } from "../../../src/cli/finding-blocks.ts";

const HEADERS = ["部署名", "住所2", "建物名"];
const empty = (row: number, column: number): ReturnType<typeof error> => {
  const header = HEADERS[column - 1] ?? "";
  const at: CellLocation = { kind: "cell", path: "a.csv", row, column, header, line: row };
  return error("template/empty-value", at, { column: header, row });
};
const found = [empty(3, 1), empty(4, 1), empty(4, 2), empty(6, 3), empty(7, 2)];
const linesIn = (language: "ja" | "en"): readonly string[] =>
  findingBlocks(found).flatMap((block) => blockLines(block, language, () => undefined, PLAIN_LOOK));

test("what is to be done about blank cells of several columns is said once", () => {
  const lines = linesIn("ja");
  expect(lines.filter((line) => line.includes("任意の列"))).toHaveLength(1);
  expect(lines.filter((line) => line.includes("→"))).toEqual([]);
  expect(lines).toContain("  4行目『住所2』: 4行目の「住所2」が空です");
  expect(lines).toContain("  次の対処は、ほかの列（住所2、建物名）でも同じです");
});

test("in English no mark is Japanese", () => {
  const lines = linesIn("en");
  expect(lines.filter((line) => /[『』「」]/u.test(line))).toEqual([]);
  expect(lines).toContain("  row 4 (住所2): `住所2` is empty in row 4");
});
