import { expect, test } from "vitest";
import { formatDiagnostic } from "../../../src/base/messages/format-diagnostic.ts";
import { openTemplate } from "../../../src/letter/open-template.ts";
import { field, line } from "./attempt.ts";
import { wordFile } from "./word-files.ts";

/** What a clerk reads about a field. */
function said(instruction: string): string {
  const opened = openTemplate(wordFile(line(field(instruction))), {
    overrides: new Map(),
    partials: new Map(),
  });
  const problems = opened.ok ? [] : opened.errors;
  return problems.map((one) => formatDiagnostic(one, "ja", () => undefined)).join("\n");
}

test.each(["DBNUM2", "KANJINUM2", "KANJINUM3", "CARDTEXT"])(
  "a numeral that cannot be merged is said to be lost by the tag, with how to keep it: %s",
  (form) => {
    const text = said(`MERGEFIELD 金額 \\* ${form}`);
    expect(text).toContain("word/switch-unsupported");
    expect(text).toContain("この形では差し込めません");
    expect(text).toContain("宛名簿の字のまま出ます");
  },
);

test("a form for which there is a helper keeps it", () => {
  expect(said("MERGEFIELD 金額 \\* JIS")).toContain("{{全角 金額}}");
  expect(said("MERGEFIELD 金額 \\* JIS")).not.toContain("この形では差し込めません");
});

test.each([
  ["EDITTIME", "編集にかけた時間", "{{和暦"],
  ["REVNUM", "保存した回数", "{{和暦"],
  ["FILENAME", "ファイルの名前", "{{和暦"],
  ["CREATEDATE", "元の文書を作った日", "編集にかけた"],
  ["DATE", "{{和暦 日付}}", "元の文書を作った日"],
])("a field that changes is told with what it is: %s", (keyword, right, wrong) => {
  expect(said(keyword)).toContain(right);
  expect(said(keyword)).not.toContain(wrong);
});
