import { expect, test } from "vitest";
import { error } from "../../../src/base/diagnostic.ts";
import { textLocation, type WordLocation } from "../../../src/base/location.ts";
import { formatDiagnostic } from "../../../src/base/messages/format-diagnostic.ts";

const source = "頭語\n拝啓 {{職めい}} 殿\n";

test("a problem in a template is shown with its line and a mark under the place", () => {
  const start = source.indexOf("{{");
  const at = textLocation("templates/a.hbs", source, { start, end: start + 7 });
  const text = formatDiagnostic(
    error("job/file-not-found", at, { path: "x", folder: "out", near: "", elsewhere: "" }),
    "ja",
    () => source.split("\n"),
  );
  expect(text.split("\n")).toEqual([
    "templates/a.hbs:2:4 エラー job/file-not-found",
    "  ファイル「x」が見つかりません（探した場所は「out」）",
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
  const text = formatDiagnostic(
    error("job/file-not-found", at, { path: "x", folder: "out", near: "", elsewhere: "" }),
    "ja",
    () => csv.split("\n"),
  );
  expect(text.split("\n").slice(0, 1)).toEqual([
    "a.csv 2行目『団体名』列 エラー job/file-not-found",
  ]);
  expect(text.split("\n").slice(2, 4)).toEqual([
    '    2 | 010006,"北海道",',
    "      |        ^^^^^^^^",
  ]);
});

test("a line of megabytes is cut around the place, and a place too far along it is not shown", () => {
  const long = `${"一".repeat(3_000_000)}二三${"四".repeat(3_000_000)}`;
  const lineOf = (column: number): readonly string[] => {
    const at = { kind: "text", path: "a", line: 1, column, span: { start: 0, end: 2 } } as const;
    const found = error("job/file-not-found", at, {
      path: "x",
      folder: "out",
      near: "",
      elsewhere: "",
    });
    return formatDiagnostic(found, "ja", () => [long]).split("\n");
  };
  expect(lineOf(50_000).slice(2, -1)).toEqual([
    `    1 | …${"一".repeat(47)}…`,
    `      | ${" ".repeat(49)}^^^^`,
  ]);
  expect(lineOf(3_000_001)).toHaveLength(3);
});

test("a place and a line are shown without what a terminal obeys", () => {
  const at = textLocation("a\u001b[2J.hbs", "x\u009by", { start: 2, end: 3 });
  const lines = formatDiagnostic(
    error("job/file-not-found", at, { path: "\u202e", folder: "out", near: "", elsewhere: "" }),
    "en",
    () => ["x\u009by"],
  ).split("\n");
  expect(lines[0]).toBe("a\\u001b[2J.hbs:1:3 error job/file-not-found");
  expect(lines[1]).toContain("\\u202e");
  expect(lines.slice(2, 4)).toEqual(["    1 | x\\u009by", "      |        ^"]);
});

test("a problem in a Word file is placed by part, paragraph and the text around, not by bytes of XML", () => {
  const at: WordLocation = {
    kind: "word",
    path: "手紙.docx",
    part: "body",
    paragraph: 3,
    around: "北海道\t{{職めい}}　殿",
  };
  const headOf = (language: "ja" | "en", place: WordLocation): string =>
    formatDiagnostic(
      error("job/file-not-found", place, { path: "x", folder: "out", near: "", elsewhere: "" }),
      language,
      () => undefined,
    ).split("\n")[0] ?? "";
  expect(headOf("ja", at)).toBe(
    "手紙.docx 本文 3段落目「北海道 {{職めい}}　殿」 エラー job/file-not-found",
  );
  expect(headOf("en", { ...at, part: "text-box", around: "" })).toBe(
    "手紙.docx text box, paragraph 3 error job/file-not-found",
  );
});
