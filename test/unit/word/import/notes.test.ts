// Footnotes and endnotes of Word files come into the template where their marks are.
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { templateOfFile } from "../../../../src/ask/template-of-file.ts";
import { bodyOf, made } from "./made.ts";
import { p, wordFile } from "./word-file.ts";

const mark = (kind: "foot" | "end", id: number, own = ""): string =>
  `<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:${kind}noteReference ${own}w:id="${id}"/></w:r>`;
const run = (text: string): string => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;

function notes(kind: "foot" | "end", ...all: readonly string[]): string {
  const separators = `<w:${kind}note w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:${kind}note>`;
  const own = all.map((text, at) => `<w:${kind}note w:id="${at + 1}">${text}</w:${kind}note>`);
  return `<w:${kind}notes>${separators}${own.join("")}</w:${kind}notes>`;
}

function note(kind: "foot" | "end", text: string): string {
  return `<w:p><w:r><w:rPr><w:sz w:val="18"/></w:rPr><w:${kind}noteRef/></w:r><w:r><w:rPr><w:sz w:val="18"/></w:rPr><w:t xml:space="preserve"> ${text}</w:t></w:r></w:p>`;
}

describe("notes of a Word file", () => {
  test("are 脚注 and 注 at their marks, also in tables, whatever their order in the file", () => {
    const cell = (inside: string): string => `<w:tc><w:p>${inside}</w:p></w:tc>`;
    const rules = ["top", "left", "bottom", "right", "insideH", "insideV"]
      .map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>`)
      .join("");
    const table = `<w:tbl><w:tblPr><w:tblBorders>${rules}</w:tblBorders></w:tblPr><w:tr>${cell(run("事業"))}${cell(run("額"))}</w:tr><w:tr>${cell(run("改革"))}${cell(run("千円") + mark("foot", 1))}</w:tr></w:tbl>`;
    const body = `<w:p>${run("対象の経費")}${mark("foot", 2)}${run("とし、期限")}${mark("end", 1)}${run("を守ってください。")}</w:p>${table}${p("終わりです。")}`;
    const template = made(
      wordFile({
        body,
        parts: {
          "word/footnotes.xml": notes(
            "foot",
            note("foot", "見込み額。"),
            note("foot", "支出したものに限る。"),
          ),
          "word/endnotes.xml": notes("end", note("end", "期限の注。")),
        },
      }),
    );
    expect(template.losses).toEqual([]);
    const text = bodyOf(template).join("\n");
    expect(text).toContain(
      "対象の経費［＃脚注］支出したものに限る。［＃脚注終わり］とし、期限［＃注］期限の注。［＃注終わり］を守ってください。",
    );
    expect(text).toContain("千円［＃脚注］見込み額。［＃脚注終わり］");
  });

  test("that LibreOffice wrote are read too", () => {
    const path = "test/corpus/word-import/libreoffice-notes.docx";
    const template = made({ path, bytes: new Uint8Array(readFileSync(path)) });
    expect(template.losses.map(({ what }) => what)).not.toContain("footnote");
    const text = bodyOf(template).join("\n");
    expect(text).toContain("経費［＃脚注］令和8年度に支出したものに限る。［＃脚注終わり］とし");
    expect(text).toContain("期限［＃注］期限を過ぎたものは受け付けない。［＃注終わり］を");
    expect(text).toContain("額［＃脚注］千円未満は切り捨て。［＃脚注終わり］は");
  });

  test("have readings and marks beside their characters as the text has", () => {
    const emphasised = '<w:r><w:rPr><w:em w:val="comma"/></w:rPr><w:t>必ず</w:t></w:r>';
    const template = made(
      wordFile({
        body: `<w:p>${run("本文")}${mark("foot", 1)}${run("です。")}</w:p>`,
        parts: {
          "word/footnotes.xml": notes(
            "foot",
            `<w:p><w:r><w:footnoteRef/></w:r>${run("　これは")}${emphasised}${run("守る。")}</w:p>`,
          ),
        },
      }),
    );
    expect(bodyOf(template).join("\n")).toMatch(
      /本文［＃脚注］これは［＃傍点］必ず［＃傍点終わり］守る。［＃脚注終わり］です。/u,
    );
  });

  test.each<readonly [string, string, string]>([
    ["of several paragraphs", note("foot", "甲。") + note("foot", "乙。"), ""],
    ["with a mark of its own", note("foot", "甲。"), 'w:customMarkFollows="1" '],
    ["with a typed tag", note("foot", "{{団体名}}の注。"), ""],
    ["with a field", `<w:p><w:fldSimple w:instr=" PAGE ">${run("1")}</w:fldSimple></w:p>`, ""],
    ["without a word", note("foot", ""), ""],
  ])("%s are told to be lost, and nothing of them is in the template", (_, text, own) => {
    const outcome = templateOfFile(
      wordFile({
        body: `<w:p>${run("本文")}${mark("foot", 1, own)}${run("です。")}</w:p>${p("次です。")}`,
        parts: { "word/footnotes.xml": notes("foot", text) },
      }),
      "手紙",
    );
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors));
    expect(outcome.value.losses.map(({ what }) => what)).toContain("footnote");
    expect(outcome.value.text).not.toContain("［＃脚注］");
    expect(outcome.value.text).toContain("本文です。");
  });
});
