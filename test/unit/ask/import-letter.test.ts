import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { importLetter } from "../../../src/ask/import-letter.ts";
import { projectAt } from "../../../src/outside/project.ts";
import { p, wordFile } from "../word/import/word-file.ts";

let root = "";
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "shokan-import-"));
});
afterEach(() => rmSync(root, { recursive: true }));

const BOLD = p("太字の段落です。", "", "<w:b/>") + p("札幌市長　様");
const ITALIC = p("斜体の段落です。", "", "<w:i/>") + p("札幌市長　様");

function put(name: string, body: string): void {
  writeFileSync(join(root, name), wordFile({ body }).bytes);
}

async function codesOf(options: {
  readonly out?: string;
  readonly accept?: readonly string[];
}): Promise<readonly string[]> {
  const { out, accept = [] } = options;
  const made = await importLetter({ file: "案内.docx", out, accept }, projectAt(root));
  return (made.ok ? made.warnings : made.errors).map(({ severity, code }) => `${severity} ${code}`);
}

describe("importing a letter into the project", () => {
  test("writes the template under the letter's own name", async () => {
    put("案内.docx", p("札幌市長　様"));
    expect(await codesOf({})).toEqual([]);
    expect(readFileSync(join(root, "templates/案内.hbs"), "utf8")).toContain(
      "［＃宛名］{{職名}}　{{敬称}}",
    );
  });

  test("writes nothing while something is lost that nobody has agreed to", async () => {
    put("案内.docx", ITALIC);
    expect(await codesOf({})).toEqual(["error import/not-carried"]);
    expect(await codesOf({ accept: ["太字"] })).toEqual(["error import/not-carried"]);
    expect(existsSync(join(root, "templates"))).toBe(false);
  });

  test("writes what is agreed to by name, and says in the template where it was", async () => {
    put("案内.docx", ITALIC);
    expect(await codesOf({ accept: ["斜体、太字"] })).toEqual(["warning import/not-carried"]);
    expect(readFileSync(join(root, "templates/案内.hbs"), "utf8")).toContain(
      "{{!-- 移していないもの: 斜体 --}}\n［＃０字下げ］斜体の段落です。",
    );
  });

  test("keeps bold type, with a face for it, unless it is agreed that it goes", async () => {
    put("案内.docx", BOLD);
    expect(await codesOf({})).toEqual([]);
    const kept = readFileSync(join(root, "templates/案内.hbs"), "utf8");
    expect(kept).toContain("太字フォント: 'Noto Serif JP Bold'");
    expect(kept).toContain("［＃太字］太字の段落です。［＃太字終わり］");
    expect(await codesOf({ accept: ["太字"], out: "別.hbs" })).toEqual([
      "warning import/not-carried",
    ]);
    expect(readFileSync(join(root, "別.hbs"), "utf8")).toContain(
      "{{!-- 移していないもの: 太字 --}}\n［＃０字下げ］太字の段落です。",
    );
  });

  test.each(["書体", "ひな形にない圏点", "ルビの中の飾り", "差し込みの印"])(
    "still reads %s, the word of an earlier version",
    async (word) => {
      put("案内.docx", BOLD);
      expect(await codesOf({ accept: ["斜体、太字", word] })).toEqual([
        "warning import/not-carried",
      ]);
    },
  );

  test("asks which word is meant where --accept names nothing", async () => {
    put("案内.docx", BOLD);
    expect(await codesOf({ accept: ["太い字"] })).toEqual(["error import/unknown-loss"]);
  });

  test("offers in each hint what was agreed to and that loss alone, as one word of the command line that is understood", async () => {
    put(
      "案内.docx",
      `<w:sdt><w:sdtContent>${p("枠の中です。", "", "<w:i/>")}</w:sdtContent></w:sdt>${p("色。", "", '<w:color w:val="FF0000"/>')}`,
    );
    const offered = async (accept: readonly string[]): Promise<readonly unknown[]> => {
      const found = await importLetter(
        { file: "案内.docx", out: "a.hbs", accept },
        projectAt(root),
      );
      return (found.ok ? found.warnings : found.errors).map(({ values }) => values["accept"]);
    };
    expect(await offered(["文字の色", "表"])).toEqual([
      '"文字の色,コンテンツ コントロール"',
      "文字の色,斜体",
      "",
    ]);
    expect(await offered(["文字の色,コンテンツ コントロール,斜体"])).toEqual(["", "", ""]);
  });

  test("writes over no file", async () => {
    put("案内.docx", p("札幌市長　様"));
    mkdirSync(join(root, "ひな形"));
    writeFileSync(join(root, "ひな形/案内.hbs"), "大事なひな形");
    expect(await codesOf({ out: "ひな形/案内.hbs" })).toEqual(["error job/file-exists"]);
    expect(readFileSync(join(root, "ひな形/案内.hbs"), "utf8")).toBe("大事なひな形");
  });
});
