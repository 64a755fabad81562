import { expect, test } from "vitest";
import { filled, filledXml, findings } from "./attempt.ts";
import { paragraph } from "./word-files.ts";

const W = 'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"';

/** A text box as Word writes it: for newer versions, and in VML for older ones. */
function box(text: string, newer: string, older = ""): string {
  const content = text === "" ? "" : `<w:txbxContent>${paragraph(text)}</w:txbxContent>`;
  return `<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:wsp ${W}>${newer.replace("○", content)}</wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict>${older === "" ? content : older}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>`;
}

test("boxes through which one text runs are filled where the text stands, and the others stay", () => {
  const first = box("{{職名}}", '<wps:txbx id="1">○</wps:txbx>');
  const next = box("", '<wps:linkedTxbx id="1" seq="1"/>', '<v:textbox xmlns:v="v"/>');
  expect(filled(first + next)).toEqual(["", "北海道知事", ""]);
  expect(filledXml(first + next)).toContain('<wps:linkedTxbx id="1" seq="1"/>');
});

test("a box whose lines run from top to bottom on a page across is filled and stays so", () => {
  const body = box("{{職名}}　殿", '<wps:txbx>○</wps:txbx><wps:bodyPr vert="eaVert"/>');
  expect(filled(body)).toEqual(["", "北海道知事　殿"]);
  expect(filledXml(body)).toContain('vert="eaVert"');
});

test("a tag twenty tables deep is filled, and named by its paragraph where it is wrong", () => {
  const nested = (text: string): string =>
    Array.from({ length: 20 }).reduce<string>(
      (inner) => `<w:tbl><w:tr><w:tc>${inner}<w:p/></w:tc></w:tr></w:tbl>`,
      paragraph(text),
    );
  expect(filled(nested("{{職名}}")).filter((text) => text !== "")).toEqual(["北海道知事"]);
  expect(findings(nested("{{職名"))).toEqual(["word/tag-not-closed 本文 1段落目「{{職名」"]);
});

test("a letter of two hundred pages is filled in every place, and its last fault named by its paragraph", () => {
  const line = "国と地方公共団体が相互に連携を図りながら協力して進めることが必要です。".repeat(4);
  const count = 1400; // seven paragraphs of five lines to a page
  const body = (last: string): string =>
    Array.from({ length: count }, (_, index) =>
      paragraph(index % 20 === 0 ? `{{職名}}におかれては、${line}` : line),
    ).join("") + paragraph(last);
  const said = filled(body("{{職名}}　殿"));
  expect(said).toHaveLength(count + 1);
  expect(said.filter((text) => text.startsWith("北海道知事"))).toHaveLength(count / 20 + 1);
  expect(findings(body("{{職名"))).toEqual([
    `word/tag-not-closed 本文 ${count + 1}段落目「{{職名」`,
  ]);
});
