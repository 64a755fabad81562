import { expect, test } from "vitest";
import { deflatedEntry, writeZip } from "../../../src/base/bytes/zip.ts";
import { messageOf } from "../../../src/base/messages/messages.ts";
import { openTemplate } from "../../../src/letter/open-template.ts";
import { code, field, filled, findings, line, mark, RECORD } from "./attempt.ts";
import { type OtherPart, paragraph, part, unpacked, wordFile } from "./word-files.ts";

/** A header with a link, and where that leads. */
const header = (target: string, inner: string): readonly OtherPart[] => [
  {
    name: "word/header1.xml",
    kind: "header",
    xml: part("hdr", line(`<w:hyperlink r:id="rId9">${inner}</w:hyperlink>`)),
  },
  {
    name: "word/_rels/header1.xml.rels",
    xml: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="${target}" TargetMode="External"/></Relationships>`,
  },
];
const run = (text: string): string => `<w:r><w:t>${text}</w:t></w:r>`;
const mail = field("MERGEFIELD メール", "a@example.jp");
const linkField = (target: string, shown: string): string =>
  line(
    mark("begin") +
      code("HYPERLINK &quot;mailto:") +
      target +
      code("&quot; ") +
      mark("separate") +
      shown +
      mark("end"),
  );
const codes = (body: string, others: readonly OtherPart[] = []): readonly string[] =>
  findings(body, undefined, others).map((one) => one.replace(/ .*/u, ""));

test.each([
  ["a field in the address alone", linkField(mail, run("a@example.jp")), []],
  ["a tag in the address alone", linkField(code("{{メール}}"), run("a@example.jp")), []],
  ["a tag in a relationship alone", "", header("mailto:%7B%7Bメール%7D%7D", run("a@example.jp"))],
  ["a field as all that is shown", "", header("mailto:a@example.jp", mail)],
  ["a tag as all that is shown", "", header("mailto:a@example.jp", run("（{{メール}}）"))],
  ["a field as all that a field shows", linkField(code("a@example.jp"), mail), []],
])("a link of which one half is merged is refused: %s", (_name, body, others) => {
  expect(codes(body, others)).toContain("word/link-half-merged");
});

test.each([
  ["the address alone, under a word,", linkField(mail, run("電子メール")), []],
  ["both halves", linkField(mail, mail), []],
  ["neither half", "", header("https://www.soumu.go.jp/", run("総務省"))],
  ["a value among other words", "", header("https://example.jp/", run("{{団体名}}あての手引き"))],
  ["a field among other words", "", header("https://example.jp/", mail + run("の手引き"))],
])("a link of which %s is merged is not refused", (_name, body, others) => {
  expect(codes(body, others)).not.toContain("word/link-half-merged");
});

/** What is said of a form field of a list's column: each code with its column. */
function forms(body: string, columns: readonly string[]): readonly unknown[] {
  const opened = openTemplate(wordFile(paragraph("{{職名}}　{{敬称}}") + body), {
    overrides: new Map(),
    partials: new Map(),
  });
  if (!opened.ok) throw new Error(JSON.stringify(opened.errors));
  return opened.value.template
    .checkList({ columns, recipients: [] })
    .filter(({ code: found }) => found.startsWith("word/"))
    .map(({ code: found, values }) => [found, ...Object.values(values)]);
}

const form = (name: string, kind: string, shown: string): string =>
  `<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="${name}"/><w:enabled/></w:ffData></w:fldChar></w:r>${code(` ${kind} `)}${mark("separate")}${shown}${mark("end")}`;
const bookmarked = (name: string, inner: string): string =>
  `<w:bookmarkStart w:id="7" w:name="${name}"/>${inner}<w:bookmarkEnd w:id="7"/>`;

test("a form field with the name of a column of the list is refused, blank or not; one with another name, or filled, is left", () => {
  const columns = ["職名", "敬称", "番号等"];
  const blank = form("番号等", "FORMTEXT", run("　　　"));
  expect(forms(line(blank), columns)).toEqual([["word/form-unfilled", "番号等"]]);
  expect(forms(line(bookmarked("番号等", blank)), columns)).toEqual([
    ["word/form-unfilled", "番号等"],
  ]);
  expect(forms(line(form("番号等", "FORMDROPDOWN", "")), columns)).toEqual([
    ["word/form-unfilled", "番号等"],
  ]);
  expect(forms(line(form("Text1", "FORMTEXT", run("　　"))), columns)).toEqual([]);
  expect(forms(line(form("番号等", "FORMTEXT", run("{{職名}}"))), columns)).toEqual([]);
});

test("a Strict Open XML document is refused by name before any letter, with the kind of file to save it as", () => {
  const file = wordFile(paragraph("{{職名}}　{{敬称}}"));
  const parts = Object.entries(unpacked(file.bytes)).map(([name, xml]) =>
    deflatedEntry(
      name,
      new TextEncoder().encode(
        xml
          .replaceAll(
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            "http://purl.oclc.org/ooxml/wordprocessingml/main",
          )
          .replaceAll(
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            "http://purl.oclc.org/ooxml/officeDocument/relationships",
          ),
      ),
    ),
  );
  const options = { overrides: new Map(), partials: new Map() };
  const opened = openTemplate({ path: file.path, bytes: writeZip(parts) }, options);
  expect(
    opened.ok ? [] : opened.errors.map(({ code: found, values }) => [found, { ...values }]),
  ).toEqual([["word/file", { reason: "strict" }]]);
  expect(openTemplate(file, options).ok).toBe(true);
});

test("an IF that asks whether a column is empty is a condition, either way round, with one branch or two", () => {
  const blank = (sign: string, branches: string): string =>
    line(field(code("IF ") + field("MERGEFIELD 備考") + code(` ${sign} &quot;&quot; ${branches}`)));
  const both = "&quot;甲&quot; &quot;乙&quot;";
  const with_ = (value: string): typeof RECORD => ({ ...RECORD, 備考: value });
  const said = (body: string, value: string): readonly string[] =>
    filled(paragraph("本") + body, undefined, with_(value)).slice(1);
  expect(said(blank("=", both), "")).toEqual(["甲"]);
  expect(said(blank("=", both), "特記")).toEqual(["乙"]);
  expect(said(blank("&lt;&gt;", both), "")).toEqual(["乙"]);
  expect(said(blank("&lt;&gt;", both), "特記")).toEqual(["甲"]);
  expect(said(blank("=", "&quot;甲&quot; &quot;&quot;"), "特記")).toEqual([]);
  expect(said(blank("=", "&quot;甲&quot;"), "")).toEqual(["甲"]);
  expect(said(blank("&lt;&gt;", "&quot;甲&quot; &quot;&quot;"), "")).toEqual([]);
  const nested = line(
    field(
      code("IF ") +
        field("MERGEFIELD 備考") +
        code(" &lt;&gt; &quot;&quot; &quot;（") +
        field("MERGEFIELD 備考") +
        code("）&quot; &quot;なし&quot;"),
    ),
  );
  expect(said(nested, "特記")).toEqual(["（特記）"]);
  expect(said(nested, "")).toEqual(["なし"]);
});

test("a table that is one repeated row of two columns has a row for each of their lines, and goes where there is none", () => {
  const cell = (text: string): string => `<w:tc>${paragraph(text)}</w:tc>`;
  const table = (names: string): string =>
    `<w:tbl><w:tr>${cell(`{{#繰り返し ${names}}}{{事業名}}`)}${cell("{{内訳}}{{/繰り返し}}")}</w:tr></w:tbl>`;
  const rows = (names: string, 事業名: string, 内訳: string): readonly string[] =>
    filled(paragraph("本") + table(names) + paragraph("末"), undefined, {
      ...RECORD,
      事業名,
      内訳,
    });
  expect(rows("事業名 内訳", "道路\n橋", "10\n20")).toEqual(["本", "道路", "10", "橋", "20", "末"]);
  expect(rows("[事業名] 内訳", "道路", "10")).toEqual(["本", "道路", "10", "末"]);
  expect(rows("事業名 内訳", "", "")).toEqual(["本", "末"]);
  // A column that is longer than the other is told, and not dropped with the table.
  expect(() => rows("事業名 内訳", "", "10")).toThrow();
});

test("a word in the name of the file is no mark in the letter; one in the title that the file has is", () => {
  const said = (path: string): readonly string[] => {
    const { bytes } = wordFile(paragraph("{{職名}}　{{敬称}}"));
    const opened = openTemplate({ path, bytes }, { overrides: new Map(), partials: new Map() });
    return (opened.ok ? opened.warnings : opened.errors).map((one) => one.code);
  };
  expect(said("mergefield-2.docx")).toEqual([]);
  const titled: OtherPart = {
    name: "docProps/core.xml",
    xml: '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>MERGEFIELD</dc:title></cp:coreProperties>',
  };
  expect(codes(paragraph("一"), [titled])).toContain("template/stray-mark");
});

test("a column's name that a blank cuts is given without the blank", () => {
  const opened = openTemplate(wordFile(paragraph("{{備 考}}")), {
    overrides: new Map(),
    partials: new Map(),
  });
  const [found] = opened.ok ? [] : opened.errors;
  if (found === undefined) throw new Error("refused");
  expect(messageOf(found, "ja").hints.join("")).toContain("{{備考}}");
});
