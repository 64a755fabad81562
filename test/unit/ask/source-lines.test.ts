import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { sourceReader } from "../../../src/ask/source-lines.ts";
import { type Diagnostic, error } from "../../../src/base/diagnostic.ts";
import { projectAt } from "../../../src/outside/project.ts";
import { headerRow, workbook } from "../../samples/workbook.ts";

const folder = mkdtempSync(join(tmpdir(), "shokan-lines-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The lines that may be shown of a list with these bytes. */
function linesOf(name: string, bytes: string | Uint8Array): readonly string[] | undefined {
  writeFileSync(join(folder, name), bytes);
  const at = {
    kind: "cell",
    path: name,
    row: 2,
    column: 1,
    line: 2,
    header: "団体コード",
  } as const;
  const found: Diagnostic = error("csv/code-malformed", at, { value: "" });
  return sourceReader(projectAt(folder))(found);
}

const CP932 = Uint8Array.from([0x8e, 0x73, 0x0d, 0x0a, 0x92, 0xac]);

test.each([
  ["UTF-8 with any end of a line", "市\r\n町\r村\n", ["市", "町", "村", ""]],
  ["CP932", CP932, ["市", "町"]],
])("a list in %s is shown as it is written", (_, bytes, lines) => {
  expect(linesOf("list.csv", bytes)).toEqual(lines);
});

test.each([
  ["a workbook", "list.xlsx", workbook({ rows: headerRow() })],
  ["a workbook under the name of a list", "list.csv", workbook({ rows: headerRow() })],
  ["Excel's older file", "list.xls", Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1])],
  ["a program", "list.csv", Uint8Array.from([0x7f, 0x45, 0x4c, 0x46, 0x02, 0x00, 0x0a, 0x00])],
  ["bytes of no encoding", "list.csv", Uint8Array.from([0xe5, 0xb8, 0x0a, 0xff, 0xff, 0x81])],
])("of %s nothing is shown", (_, name, bytes) => {
  expect(linesOf(name, bytes)).toBeUndefined();
});
