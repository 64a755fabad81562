import fc from "fast-check";
import { expect, test } from "vitest";
import { openTemplate } from "../../../src/letter/open-template.ts";
import { recipientOf } from "../../../src/model/recipient.ts";
import { createWordFiller } from "../../../src/word/fill-word.ts";
import { runs } from "../../samples/extent.ts";
import { field, line, RECORD } from "../../unit/word/attempt.ts";
import { type OtherPart, paragraph, unpacked, wordFile } from "../../unit/word/word-files.ts";

/** What is told of a file as code, kind and words, and all that a letter of it holds. */
function sent(
  body: string,
  parts: readonly OtherPart[],
): { readonly told: readonly unknown[]; readonly texts: string } {
  const file = wordFile(paragraph("{{職名}}　殿") + body, parts);
  const opened = openTemplate(file, { overrides: new Map(), partials: new Map() });
  if (!opened.ok || opened.value.word === undefined) throw new Error(JSON.stringify(opened));
  const merged = opened.value.template.merge(recipientOf(RECORD));
  if (!merged.ok) throw new Error(JSON.stringify(merged.errors));
  const made = createWordFiller(opened.value.word).fill(merged.value);
  if (!made.ok) throw new Error(JSON.stringify(made.errors));
  const found = [...opened.warnings, ...merged.warnings];
  return {
    told: found.map(({ code, values }) => [code, { ...values }]),
    texts: Object.values(unpacked(made.value)).join("\n"),
  };
}

const CORE = (inner: string): OtherPart => ({
  name: "docProps/core.xml",
  xml: `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>案内</dc:title>${inner}</cp:coreProperties>`,
});
const APP = (inner: string): OtherPart => ({
  name: "docProps/app.xml",
  xml: `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">${inner}</Properties>`,
});

const words = fc
  .array(fc.constantFrom("課長", "山本次長", "予算不足", "内緒", "R7", "検討案"), {
    minLength: 1,
    maxLength: 3,
  })
  .map((all) => all.join("の"));

test("who made the file is in no letter and is not told, unless the letter itself shows it", () => {
  fc.assert(
    // A name that is known as one from an example is no matter either.
    fc.property(fc.oneof(words, fc.constant("山田太郎")), (name) => {
      const core = CORE(`<dc:creator>${name}</dc:creator>`);
      const { told, texts } = sent("", [core]);
      expect(told).toEqual([]);
      expect(texts).not.toContain(name);
      expect(sent(line(field("AUTHOR", "担当")), [core]).texts).toContain(name);
    }),
    { numRuns: runs(20) },
  );
});

test.each([
  ["remark", (said: string) => CORE(`<dc:description>${said}</dc:description>`)],
  ["remark", (said: string) => CORE(`<cp:keywords>${said}</cp:keywords>`)],
  ["remark", (said: string) => CORE(`<cp:category>${said}</cp:category>`)],
  ["manager", (said: string) => APP(`<Manager>${said}</Manager>`)],
])("what somebody noted of the file is told once with its words (%s)", (what, part) => {
  fc.assert(
    fc.property(words, (said) => {
      const { told } = sent("", [part(said)]);
      expect(told).toEqual([["word/path-left", { what, found: said, more: 0 }]]);
    }),
    { numRuns: runs(10) },
  );
});

test("what Word fills in by itself, and what is merged, is not told", () => {
  const ordinary = [
    CORE(
      "<cp:keywords>{{団体コード}}</cp:keywords><dc:description></dc:description><cp:revision>3</cp:revision>",
    ),
    APP("<Company>総務省</Company><Manager></Manager><TotalTime>9</TotalTime>"),
  ];
  expect(sent("", ordinary).told).toEqual([]);
});

test("the value that stood in a filled control is told where its data still has it; that of another control is shown", () => {
  const control = (title: string): string =>
    line(
      `<w:sdt><w:sdtPr><w:alias w:val="${title}"/><w:dataBinding w:xpath="/ns0:root[1]/ns0:name[1]"/><w:text/></w:sdtPr><w:sdtContent><w:r><w:t>前の値</w:t></w:r></w:sdtContent></w:sdt>`,
    );
  fc.assert(
    fc.property(words, (before) => {
      const data = {
        name: "customXml/item1.xml",
        xml: `<root xmlns="urn:x"><name>${before}</name><other>別</other></root>`,
      };
      expect(sent(control("職名"), [data]).told).toEqual([
        ["word/path-left", { what: "bound", found: before, more: 0 }],
      ]);
      expect(sent(control("押印欄"), [data]).told).toEqual([]);
    }),
    { numRuns: runs(10) },
  );
});

const white = (more = "", text = "白い字"): string =>
  `<w:r><w:rPr><w:color w:val="FFFFFF"/>${more}</w:rPr><w:t>${text}</w:t></w:r>`;
const FILL = '<w:shd w:val="clear" w:fill="1F3864"/>';
const CELL = (properties: string, table = ""): string =>
  `<w:tbl><w:tblPr>${table}</w:tblPr><w:tr><w:tc><w:tcPr>${properties}</w:tcPr>${line(white())}</w:tc></w:tr></w:tbl>${line("")}`;

test.each([
  ["in a line", line(white()), 1],
  ["in a plain cell", CELL(""), 1],
  ["a value", line(white("", "{{団体コード}}")), 1],
  ["on a filled run", line(white(FILL)), 0],
  ["on a highlight", line(white('<w:highlight w:val="black"/>')), 0],
  ["in a filled paragraph", `<w:p><w:pPr>${FILL}</w:pPr>${white()}</w:p>`, 0],
  ["in a filled cell", CELL(FILL), 0],
  ["in a table with a style", CELL("", '<w:tblStyle w:val="a"/>'), 0],
  ["without a character", line(white("", "　")), 0],
  ["in another colour", line(white().replace("FFFFFF", "FF0000")), 0],
])("white text %s", (_name, body, count) => {
  expect(sent(body, []).told.filter((one) => JSON.stringify(one).includes("white"))).toHaveLength(
    count,
  );
});
