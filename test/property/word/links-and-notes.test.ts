import { DOMParser } from "@xmldom/xmldom";
import fc from "fast-check";
import { unzipSync } from "fflate";
import { expect, test } from "vitest";
import { openTemplate } from "../../../src/letter/open-template.ts";
import { recipientOf } from "../../../src/model/recipient.ts";
import { compareWordFile } from "../../../src/verify/compare-word-file.ts";
import { openDocx } from "../../../src/verify/docx-parts.ts";
import { createWordFiller, filledText } from "../../../src/word/fill-word.ts";
import { field, findings, line, RECORD } from "../../unit/word/attempt.ts";
import { paragraph, part, wordFile } from "../../unit/word/word-files.ts";

const R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const run = (text: string): string => `<w:r><w:t>${text}</w:t></w:r>`;

/** An address, and what the link shows. */
const link = fc.record({
  before: fc.constantFrom("mailto:", "https://example.jp/", "https://example.jp/?a="),
  tag: fc.constantFrom(
    "",
    "{{団体コード}}",
    "%7b%7b団体コード%7D%7D",
    "%7B%7B%E8%81%B7%7D%7D",
    "｛｛職名｝｝",
  ),
  shown: fc.constantFrom("{{職名}}", "資料", "{{職名}}の資料"),
  as: fc.constantFrom("relationship", "field", "simple field"),
});
type Link = typeof link extends fc.Arbitrary<infer T> ? T : never;

function linked(one: Link, id: number): string {
  const address = one.before + one.tag;
  switch (one.as) {
    case "relationship":
      return line(`<w:hyperlink r:id="rId${id}" w:history="1">${run(one.shown)}</w:hyperlink>`);
    case "field":
      return line(field(`HYPERLINK &quot;${address}&quot;`, one.shown));
    default:
      return line(
        `<w:fldSimple w:instr="HYPERLINK &quot;${address}&quot;">${run(one.shown)}</w:fldSimple>`,
      );
  }
}

test("the text of every link is filled; a link whose address holds a tag is taken off and told, any other stays", () => {
  fc.assert(
    fc.property(fc.array(link, { minLength: 1, maxLength: 4 }), (links) => {
      const relationships = links
        .map(
          ({ before, tag, as }, index) =>
            as === "relationship" &&
            `<Relationship Id="rId${index + 30}" Type="${R}/hyperlink" Target="${before}${tag}" TargetMode="External"/>`,
        )
        .filter(Boolean)
        .join("");
      const header = part("hdr", links.map((one, index) => linked(one, index + 30)).join(""));
      const file = wordFile(paragraph("{{職名}}　殿"), [
        { name: "word/header1.xml", kind: "header", xml: header },
        {
          name: "word/_rels/header1.xml.rels",
          xml: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relationships}</Relationships>`,
        },
      ]);
      const opened = openTemplate(file, { overrides: new Map(), partials: new Map() });
      if (!opened.ok || opened.value.word === undefined) throw new Error(JSON.stringify(opened));
      const tagged = links.filter(({ tag }) => tag !== "").length;
      expect(opened.warnings.map(({ code }) => code)).toEqual(
        new Array(tagged).fill("word/link-removed"),
      );
      const merged = opened.value.template.merge(recipientOf(RECORD));
      if (!merged.ok) throw new Error(JSON.stringify(merged.errors));
      const filler = createWordFiller(opened.value.word);
      const made = filler.fill(merged.value);
      if (!made.ok) throw new Error(JSON.stringify(made.errors));
      const parts = unzipSync(made.value);
      const textOf = (name: string): string => new TextDecoder().decode(parts[name]);
      const root = new DOMParser().parseFromString(textOf("word/header1.xml"), "text/xml");
      const shown = Array.from(root.getElementsByTagName("w:p"), (one) =>
        Array.from(one.getElementsByTagName("w:t"), (text) => text.textContent).join(""),
      );
      expect(shown).toEqual(links.map((one) => one.shown.replace("{{職名}}", "北海道知事")));
      const all = textOf("word/header1.xml") + textOf("word/_rels/header1.xml.rels");
      expect(all).not.toMatch(/\{\{|｛｛|%7b%7b/iu);
      expect(all.match(/HYPERLINK|\/hyperlink"/gu) ?? []).toHaveLength(links.length - tagged);
      expect(root.getElementsByTagName("w:hyperlink")).toHaveLength(
        links.filter(({ tag, as }) => tag === "" && as === "relationship").length,
      );
      const text = filledText(filler.paragraphsOf(merged.value));
      expect(
        compareWordFile("a.docx", made.value, { text, original: openDocx(file.bytes) }),
      ).toEqual([]);
    }),
  );
});

test("a picture that leads to an address with a tag is refused: it has no text to be filled", () => {
  const body = `<w:p><w:r><w:drawing><a:hlinkClick xmlns:a="a" r:id="rId30"/></w:drawing></w:r></w:p>`;
  const header = { name: "word/header1.xml", kind: "header", xml: part("hdr", body) };
  const rels = {
    name: "word/_rels/header1.xml.rels",
    xml: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId30" Type="${R}/hyperlink" Target="mailto:{{職名}}" TargetMode="External"/></Relationships>`,
  };
  expect(findings(paragraph("{{職名}}　殿"), undefined, [header, rels])).toEqual([
    "word/part 手紙.docx",
  ]);
});

test("a note that is called from what is repeated is refused by its place; anywhere else it stays", () => {
  const settings = "表題: 手\n種別: 書簡\n必要な列: [職名, 添付]\n任意の列: [備考]\n";
  const note = fc.constantFrom("footnoteReference", "endnoteReference");
  const section = fc.constantFrom("繰り返し 添付", "もし 備考", "空なら 備考");
  const form = fc.constantFrom("rows", "paragraphs", "line");
  fc.assert(
    fc.property(note, section, form, fc.boolean(), (name, head, how, isWithin) => {
      const mark = `<w:r><w:${name} w:id="2"/></w:r>`;
      const within = isWithin ? mark : "";
      const [open, close] = [run(`{{#${head}}}`), run(`{{/${head.split(" ")[0]}}}`)];
      const cell = (inner: string): string => `<w:tc>${line(inner)}</w:tc>`;
      const bodies: Readonly<Record<string, string>> = {
        rows: `<w:tbl><w:tr>${cell(open + run("一") + within)}${cell(run("二") + close)}</w:tr></w:tbl>`,
        paragraphs: line(open) + line(run("一") + within) + line(close),
        line: line(open + run("一") + within + close),
      };
      const body = paragraph("{{職名}}　殿") + line(run("前") + mark) + bodies[how] + line(mark);
      const codes = findings(body, settings).map((one) => one.split(" ")[0]);
      const isRefused = isWithin && head.startsWith("繰り返し");
      expect(codes.filter((code) => code?.startsWith("word/"))).toEqual(
        isRefused ? ["word/note-repeated"] : [],
      );
    }),
  );
});
