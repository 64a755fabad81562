import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { MessageText } from "../../../src/base/messages/catalogue.ts";
import { messages } from "../../../src/base/messages/messages.ts";
import { RETIRED_CODES } from "../../../src/base/messages/retired-codes.ts";

const AREAS: Readonly<Record<string, string>> = {
  csv: "宛名簿",
  template: "ひな形",
  markup: "本文の注記",
  font: "フォント",
  typeset: "組版",
  docx: "Word",
  word: "Word のひな形",
  plain: "テキスト形式",
  import: "文書の取り込み",
  back: "書簡の修正の取り込み",
  archive: "保存箱",
  verify: "照合",
  job: "差込み",
  office: "LibreOffice での変換",
  cluster: "何台かでの作成",
  option: "コマンドの書き方",
};

type Texts = Readonly<Record<"ja" | "en", (values: never) => MessageText>>;
const TEXTS: readonly (readonly [string, Texts])[] = Object.entries(messages);

/** Whatever a message is made of stands in the page by its name. */
const NAMES = new Proxy({}, { get: (_, name) => `〈${String(name)}〉` }) as never;

function cell(text: string): string {
  return text.replaceAll("|", "\\|").replaceAll("\n", " ");
}

function page(): string {
  const lines = [
    "# エラーと注意のコード",
    "",
    "Shokan の指摘には必ずコードが付きます。コードは変わりません。〈 〉の中には、そのときの値が入ります。",
    "`--json` では `code` がこのコードです。`--lang en` で英語の文になります。",
  ];
  for (const [area, title] of Object.entries(AREAS)) {
    lines.push(
      "",
      `## ${title}（\`${area}/\`）`,
      "",
      "| コード | 意味 | 対処 | English |",
      "|---|---|---|---|",
    );
    for (const [code, text] of TEXTS) {
      if (!code.startsWith(`${area}/`)) continue;
      const { message, hints } = text.ja(NAMES);
      const english = text.en(NAMES).message;
      lines.push(
        `| \`${code}\` | ${cell(message)} | ${cell(hints.join("。"))} | ${cell(english)} |`,
      );
    }
  }
  lines.push(
    "",
    "## 使わなくなったコード",
    "",
    "ほかの意味に使うことはありません。",
    "",
    "| コード | 今のコード |",
    "|---|---|",
    ...Object.entries(RETIRED_CODES).map(
      ([code, now]) => `| \`${code}\` | ${now === "" ? "" : `\`${now}\``} |`,
    ),
  );
  return `${lines.join("\n")}\n`;
}

test("the page of codes lists every code as the product says it", async () => {
  const areas = new Set(TEXTS.map(([code]) => code.split("/")[0]));
  expect([...areas].toSorted()).toEqual(Object.keys(AREAS).toSorted());
  expect(page()).not.toMatch(/undefined|NaN/u);
  await expect(page()).toMatchFileSnapshot("../../../src/CODES.md");
});

test("a code that was given up is never used again, and what says it now is a code", () => {
  const codes = new Set(TEXTS.map(([code]) => code));
  expect(Object.keys(RETIRED_CODES).filter((code) => codes.has(code))).toEqual([]);
  const named = Object.values(RETIRED_CODES).filter((code) => code !== "");
  expect(named.filter((code) => !codes.has(code))).toEqual([]);
  // Codes of earlier pages that are gone.
  expect(RETIRED_CODES).toMatchObject({ "csv/struck-row": "csv/hidden-rows" });
});

test("every code is named by a test or by the expectation of a broken input", () => {
  const files = ["test/corpus/recipients/expected.txt", "test/corpus/templates/expected.txt"];
  for (const folder of [
    "test/unit",
    "test/cli",
    "test/roundtrip",
    "test/property",
    "test/render",
  ]) {
    for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
      if (name.endsWith(".ts")) files.push(`${folder}/${name}`);
    }
  }
  const named = new Set(files.flatMap((file) => codesIn(readFileSync(file, "utf8"), file)));
  expect(TEXTS.map(([code]) => code).filter((code) => !named.has(code))).toEqual([]);
});

test("a code that stands in a comment, a path or a longer code is not named", () => {
  const source = `
// "job/in-comment"
/** "job/in-description" */
import { read } from "../job/imported.ts";
expect(stderr).toContain("job/whole");
expect(codes).toEqual(["エラー job/told 2", 'job/single']); // "job/at-the-end"
const found = /* "job/between" */ [];
const path = "job/file.txt"; const longer = "job/worker-died-twice";
`;
  expect(codesIn(source, "a.test.ts")).toEqual([
    "job/whole",
    "job/told",
    "job/single",
    "job/worker-died-twice",
  ]);
});

/** The codes that a file names: in a program only those in its strings, and no comments. */
function codesIn(text: string, file: string): readonly string[] {
  const code = /(?<![\w./-])[a-z]+\/[a-z\d]+(?:-[a-z\d]+)*(?![\w./-])/gu;
  if (!file.endsWith(".ts")) return text.replaceAll(/^#.*$/gmu, "").match(code) ?? [];
  const spoken = text.replaceAll(/^\s*(?:\/?\*|\/\/).*$|\s\/\/\s.*$|\s\/\*[^\n]*?\*\//gmu, "");
  const strings = spoken.match(/"[^"\n]*"|'[^'\n]*'|`[^`]*`/gu) ?? [];
  return strings.flatMap((string) => string.match(code) ?? []);
}
