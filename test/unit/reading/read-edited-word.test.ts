import { expect, test } from "vitest";
import { readEditedWord } from "../../../src/reading/read-edited-word.ts";
import { smallDocx } from "../../samples/small-docx.ts";

const APP = (program: string): Readonly<Record<string, string>> => ({
  "docProps/app.xml": `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>${program}</Application></Properties>`,
});
const control = (name: string, ...texts: readonly string[]): string =>
  `<w:sdt><w:sdtPr><w:alias w:val="${name}"/></w:sdtPr><w:sdtContent><w:r>${texts.map((text) => `<w:t>${text}</w:t>`).join("")}</w:r></w:sdtContent></w:sdt>`;
/** What LibreOffice 7.4 writes of a control. */
const tripled = (name: string, text: string): string =>
  control(name, text) + control(name, text, text) + control(name, text);
const textOf = (inner: string, program: string): readonly string[] =>
  readEditedWord(smallDocx(`<w:p>${inner}</w:p>`, APP(program))).paragraphs.map(({ text }) => text);

const LIBRE_OFFICE = "LibreOffice/7.4.7.2$Linux_X86_64";

test("a control that LibreOffice has written three times is read once, edited in it or not", () => {
  expect(textOf(tripled("職名", "札幌市長"), LIBRE_OFFICE)).toEqual(["札幌市長"]);
  expect(textOf(tripled("職名", "市長") + tripled("敬称", "様"), LIBRE_OFFICE)).toEqual(["市長様"]);
});

test("controls that only look like it are read as they stand", () => {
  expect(textOf(tripled("職名", "市長"), "Microsoft Office Word")).toEqual(["市長市長市長市長"]);
  const other = control("職名", "市") + control("敬称", "市", "市") + control("職名", "市");
  expect(textOf(other, LIBRE_OFFICE)).toEqual(["市市市市"]);
  expect(textOf(control("職名", "市") + control("職名", "市"), LIBRE_OFFICE)).toEqual(["市市"]);
});

test("what Word counts is told from what is written, in whichever way the field is", () => {
  const mark = (type: string): string => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
  const run = (text: string): string => `<w:r><w:t>${text}</w:t></w:r>`;
  const complex = `${run("－")}${mark("begin")}<w:r><w:instrText>PAGE</w:instrText></w:r>${mark("separate")}${run("12")}${mark("end")}${run("－")}`;
  const simple = `<w:fldSimple w:instr="NUMPAGES">${run("3")}</w:fldSimple>${run("頁")}`;
  const none = `${mark("begin")}<w:r><w:instrText>PAGE</w:instrText></w:r>${mark("end")}${run("文")}`;
  const read = readEditedWord(
    smallDocx([complex, simple, none].map((inner) => `<w:p>${inner}</w:p>`).join("")),
  );
  expect(read.paragraphs.map(({ text, results }) => [text, results])).toEqual([
    ["－12－", [{ start: 1, end: 3 }]],
    ["3頁", [{ start: 0, end: 1 }]],
    ["文", []],
  ]);
});
