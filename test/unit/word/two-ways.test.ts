import { expect, test } from "vitest";
import { openTemplate } from "../../../src/letter/open-template.ts";
import { field, findings, line } from "./attempt.ts";
import { wordFile } from "./word-files.ts";

const ADDRESSEE = line("<w:r><w:t>{{職名}}　{{敬称}}</w:t></w:r>");
const run = (text: string): string => `<w:r><w:t>${text}</w:t></w:r>`;

function control(title: string, tag: string, inner = run("前の値")): string {
  const said = [
    title === "" ? "" : `<w:alias w:val="${title}"/>`,
    tag === "" ? "" : `<w:tag w:val="${tag}"/>`,
  ];
  return `<w:sdt><w:sdtPr>${said.join("")}<w:text/></w:sdtPr><w:sdtContent>${inner}</w:sdtContent></w:sdt>`;
}

/** What is found when a list with these columns is checked. */
function withList(body: string, columns: readonly string[]): readonly string[] {
  const opened = openTemplate(wordFile(body), { overrides: new Map(), partials: new Map() });
  if (!opened.ok) return opened.errors.map(({ code }) => code);
  const checked = opened.value.template.checkList({ columns, recipients: [] });
  return checked
    .filter(({ code }) => code.startsWith("word/"))
    .map(({ code, values }) => `${code} ${JSON.stringify(values)}`);
}

test.each([
  ["団体名", "職名", ["word/control-two-columns 本文 2段落目「{{職名}}」"]],
  ["団体名", "団体名", []],
  ["団体名", "", []],
  ["", "団体名", []],
  ["団体名", "Text1", []],
])("a control with title %s and tag %s", (title, tag, expected) => {
  const found = findings(ADDRESSEE + line(control(title, tag)));
  expect(
    found.filter((one) => one.startsWith("word/control")).map((one) => one.split(" ")[0]),
  ).toEqual(expected.map((one) => one.split(" ")[0]));
});

test("a control whose other name is a column of the list alone is told when the list is read; a word of nobody's is not", () => {
  const body = ADDRESSEE + line(control("団体名", "備考"));
  expect(withList(body, ["団体名", "備考"])).toEqual([
    'word/control-two-columns {"title":"団体名","tag":"備考"}',
  ]);
  expect(withList(body, ["団体名"])).toEqual([]);
});

test("a control with two names is filled by the tag that a clerk typed in it", () => {
  expect(findings(ADDRESSEE + line(control("団体名", "職名", run("{{団体名}}"))))).toEqual([]);
});

function box(choice: string, fallback: string): string {
  const content = (inner: string): string => `<w:txbxContent>${inner}</w:txbxContent>`;
  return line(
    `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>${content(choice)}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>${fallback === "" ? "" : content(fallback)}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>`,
  );
}

test.each([
  ["other words", box(line(run("新{{団体名}}")), line(run("旧{{団体名}}"))), ["word/box-differs"]],
  ["a tag in one of them", box(line(run("{{団体名}}")), line(run("札幌市"))), ["word/box-differs"]],
  ["one line more", box(line(run("一")) + line(run("二")), line(run("一"))), ["word/box-differs"]],
  ["the same", box(line(run("{{団体名}}")), line(run("{{団体名}}"))), []],
  [
    "a field and a typed tag",
    box(line(field("MERGEFIELD 団体名", "x")), line(run("{{団体名}}"))),
    [],
  ],
  ["words and their picture", box(line(run("{{団体名}}")), ""), []],
])("a box whose branches have %s", (_name, body, expected) => {
  expect(findings(ADDRESSEE + body).map((one) => one.split(" ")[0])).toEqual(expected);
});

test.each([
  ["団体名", "札幌市", ["word/bookmark-unfilled"]],
  ["団体名", "{{団体名}}", []],
  ["団体名", "", []],
  ["_Ref1", "札幌市", []],
  ["要旨", "札幌市", []],
])("a bookmark %s around 「%s」", (name, text, expected) => {
  const marked = `<w:bookmarkStart w:id="1" w:name="${name}"/>${run(text)}<w:bookmarkEnd w:id="1"/>`;
  const found = withList(ADDRESSEE + line(marked), ["団体名", "_Ref1"]);
  expect(found.map((one) => one.split(" ")[0])).toEqual(expected);
});

test.each([
  ["DOCVARIABLE a", "word/field-unsupported"],
  ["REVNUM", "word/field-changes"],
  ["INFO SaveDate", "word/field-changes"],
  ["INFO Title", undefined],
])("a field %s whose stored result would go out", (code, expected) => {
  const found = findings(ADDRESSEE + line(field(code, "前の値")));
  expect(found.map((one) => one.split(" ")[0])).toEqual(expected === undefined ? [] : [expected]);
});

test.each<[string, string, string | undefined, boolean]>([
  ["TITLE", "前の題名", "今の題名", true],
  ["INFO Title", "前の題名", "今の題名", true],
  ["DOCPROPERTY title", "前の題名", "今の題名", true],
  ["TITLE", "前の題名", "", true],
  ["TITLE", "今の題名", "今の題名", false],
  ["TITLE \\* Upper", "DX 研修", "dx 研修", false],
  ["TITLE", "今の　題名", "今の題名", false],
  ["TITLE", "", "今の題名", false],
  // It sets the property itself.
  ["TITLE 別の題名", "別の題名", "今の題名", false],
  ["KEYWORDS", "前の題名", "今の題名", true],
  ["PAGE", "3", "今の題名", false],
  // Nobody knows what a file without properties would show.
  ["TITLE", "前の題名", undefined, false],
])("a field %s that shows 「%s」 where the property says 「%s」", (code, shown, now, isTold) => {
  const spaces =
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"';
  const said = `<dc:title>${now}</dc:title><cp:keywords>${now}</cp:keywords>`;
  const core = {
    name: "docProps/core.xml",
    xml: `<cp:coreProperties ${spaces}>${said}</cp:coreProperties>`,
  };
  const found = findings(
    ADDRESSEE + line(field(code, shown)),
    undefined,
    now === undefined ? [] : [core],
  );
  expect(found.filter((one) => one.startsWith("word/field-stale"))).toEqual(
    isTold ? [`word/field-stale 本文 2段落目「${shown}」`] : [],
  );
});
