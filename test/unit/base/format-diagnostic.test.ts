import { expect, test } from "vitest";
import { error } from "../../../src/base/diagnostic.ts";
import { textLocation } from "../../../src/base/location.ts";
import { formatDiagnostic } from "../../../src/base/messages/format-diagnostic.ts";

const source = "頭語\n拝啓 {{職めい}} 殿\n";

test("a problem in a template is shown with its line and a mark under the place", () => {
  const start = source.indexOf("{{");
  const at = textLocation("templates/a.hbs", source, { start, end: start + 7 });
  const text = formatDiagnostic(error("job/file-not-found", at, { path: "x" }), "ja", () => source);
  expect(text.split("\n")).toEqual([
    "templates/a.hbs:2:4 エラー job/file-not-found",
    "  ファイル `x` が見つかりません",
    "    2 | 拝啓 {{職めい}} 殿",
    "      |      ^^^^^^^^^^",
    "  対処: ファイルの場所と名前を確かめてください",
  ]);
});

test("a problem in a list names the row and the column and marks the cell", () => {
  const csv = '団体コード,団体名,敬称\n010006,"北海道",\n';
  const at = {
    kind: "cell",
    path: "a.csv",
    row: 2,
    column: 2,
    header: "団体名",
    line: 2,
  } as const;
  const text = formatDiagnostic(error("job/file-not-found", at, { path: "x" }), "ja", () => csv);
  expect(text.split("\n").slice(0, 1)).toEqual([
    "a.csv 2行目『団体名』列 エラー job/file-not-found",
  ]);
  expect(text.split("\n").slice(2, 4)).toEqual([
    '    2 | 010006,"北海道",',
    "      |        ^^^^^^^^",
  ]);
});
