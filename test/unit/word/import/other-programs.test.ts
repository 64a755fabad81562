import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { ProvedTemplate } from "../../../../src/ask/proved-template.ts";
import { templateOfFile } from "../../../../src/ask/template-of-file.ts";

function made(path: string): ProvedTemplate {
  const outcome = templateOfFile({ path, bytes: new Uint8Array(readFileSync(path)) }, "手紙");
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors));
  return outcome.value;
}

function corpus(name: string): ProvedTemplate {
  return made(`test/corpus/word-import/${name}.docx`);
}

function linesOf({ text }: ProvedTemplate): readonly string[] {
  return text.split("\n").filter((line) => line !== "" && !/^(?:#|\{\{!--)/u.test(line));
}

/** The lines of a template of ours that a letter to a governor has, without notes of editions. */
function templateLines(name: string): readonly string[] {
  const source = readFileSync(`templates/${name}.hbs`, "utf8");
  const [, , body = ""] = source.split(/^---$/mu);
  return body
    .replaceAll(/\{\{#宛先のみ "市区町村長"\}\}.*?\{\{\/宛先のみ\}\}/gsu, "")
    .replaceAll(/\{\{#宛先のみ "知事"\}\}(.*?)\{\{\/宛先のみ\}\}/gsu, "$1")
    .replaceAll(/\{\{#宛先 "知事"\}\}(.*?)\{\{else\}\}.*?\{\{\/宛先\}\}/gsu, "$1")
    .replaceAll(/［＃「[^」]*」は底本では「[^」]*」］/gu, "")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("{{"));
}

describe("a letter of ours that LibreOffice saved again", () => {
  test("is line for line the template that it was made from", () => {
    expect(linesOf(corpus("libreoffice-dx-jinzai")).slice(-19)).toEqual(templateLines("dx-jinzai"));
  });

  test("is told to have been saved by it, and one that Word saved is not", () => {
    const found = (name: string): readonly string[] => {
      const path = `test/corpus/word-import/${name}.docx`;
      const outcome = templateOfFile({ path, bytes: new Uint8Array(readFileSync(path)) }, "手紙");
      return outcome.ok ? outcome.warnings.map(({ code }) => code) : [];
    };
    expect(found("libreoffice-dx-jinzai")).toEqual(["import/resaved"]);
    expect(found("python-docx")).toEqual([]);
  });

  test("has the subject, the items and the end of a 通知 as they were", () => {
    const lines = linesOf(corpus("libreoffice-notice"));
    expect(lines).toContain("  職名: 総務省自治行政局長");
    expect(lines).toContain("［＃件名］{{件名}}");
    expect(lines).toContain(
      "［＃細目］（１）　市区町村支援のためのデジタル人材の確保に要する職員の人件費",
    );
    expect(lines).toContain("［＃以上］以上");
  });

  test("keeps the break in a note of two lines, readings and marks", () => {
    const text = linesOf(corpus("libreoffice-meiji30")).join("\n");
    expect(text).toContain(
      "［＃割り注］本年三月三十日裁可［＃改行］四月一日官報掲載［＃割り注終わり］",
    );
    expect(text).toContain("｜虎列剌《コレラ》");
    expect(text).toContain("［＃傍点］まで［＃傍点終わり］");
    expect(text).toContain("候ふ［＃「ふ」はママ］");
  });
});

test("a 通知 from python-docx has its parts known by their words; the table and the want of a grid are told", () => {
  const template = corpus("python-docx");
  expect(template.losses.map(({ what, paragraph }) => [what, paragraph])).toEqual([
    ["grid", 0],
    ["gap", 0], // its default document sets all paragraphs apart
    ["table", 13],
  ]);
  expect(linesOf(template).slice(-12)).toEqual([
    "［＃文書番号］［＃地付き］{{文書番号}}",
    "［＃日付］［＃地付き］{{日付}}",
    "［＃宛名］［＃０字下げ］{{職名}}　{{敬称}}",
    "［＃差出人］［＃地付き］{{差出人職名}}",
    "［＃差出人］［＃地付き］（公印省略）",
    "［＃件名］{{件名}}",
    "標記の件について、下記のとおり定めましたので通知します。",
    "［＃太字］期限を守ってください。［＃太字終わり］",
    "［＃記］記",
    "［＃項目］［＃０字下げ］１　対象となる経費",
    "［＃細目］［＃０字下げ］（１）　人件費",
    "［＃以上］［＃地付き］以上",
  ]);
});

test("a vertical letter from docx for Node keeps its marks and its header", () => {
  const template = corpus("docx-npm");
  expect(template.losses).toEqual([]);
  expect(template.text).toMatch(/^ヘッダー:\n {2}左: 取扱注意$/mu);
  expect(linesOf(template).slice(-8)).toEqual([
    "［＃頭語］拝啓",
    "時下ますます御清栄のこととお慶び申し上げます。",
    "［＃０字下げ］会議を［＃丸傍点］必ず［＃丸傍点終わり］開きます。",
    "［＃結語］［＃地付き］敬具",
    "［＃日付］［＃０字下げ］{{和暦 日付}}",
    // ○○ is for the clerk to fill in, and so the two lines stay as they are.
    "［＃差出人］［＃地付き］○○県知事",
    "［＃差出人］［＃地付き］山田太郎",
    "［＃宛名］{{職名}}　{{氏名}}　{{敬称}}",
  ]);
});

describe("a letter in plain text", () => {
  const issued = "test/golden/source-letters/governors.as-issued.txt";

  test("in UTF-8 becomes the template of the same lines", () => {
    const lines = linesOf(made(issued));
    expect(lines.slice(-5)).toEqual([
      "［＃結語］敬具",
      "［＃日付］{{和暦 日付}}",
      "［＃差出人］{{差出人職名}}",
      "［＃差出人］{{差出人氏名}}",
      "［＃宛名］{{職名}} {{敬称}}",
    ]);
  });

  test("in Shift_JIS comes in as well", () => {
    // 拝啓 / 札幌市長　様 in CP932. Source: JIS X 0208, row and cell of each character.
    const bytes = new Uint8Array([
      0x94, 0x71, 0x8c, 0x5b, 0x0d, 0x0a, 0x8e, 0x44, 0x96, 0x79, 0x8e, 0x73, 0x92, 0xb7, 0x81,
      0x40, 0x97, 0x6c, 0x0d, 0x0a,
    ]);
    const outcome = templateOfFile({ path: "手紙.txt", bytes }, "手紙");
    expect(outcome.ok && linesOf(outcome.value).slice(-2)).toEqual([
      "［＃頭語］拝啓",
      "［＃宛名］{{職名}}　{{敬称}}",
    ]);
  });
});
