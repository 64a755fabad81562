import fc from "fast-check";
import { expect, test } from "vitest";
import { fontKey } from "../../../src/process/installed-fonts.ts";
import { checkConvertible } from "../../../src/proof/check-convertible.ts";
import { part, wordFile } from "../word/word-files.ts";

const THEME = `<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements><a:fontScheme><a:majorFont><a:latin typeface="Arial"/><a:ea typeface=""/><a:font script="Jpan" typeface="ＭＳ ゴシック"/></a:majorFont><a:minorFont><a:latin typeface="Century"/><a:ea typeface="游明朝"/><a:font script="Jpan" typeface="ＭＳ 明朝"/></a:minorFont></a:fontScheme></a:themeElements></a:theme>`;

/** What may be said of a font at a level, with the font that it means for kanji. */
const said = fc.constantFrom(
  { xml: "", font: undefined },
  { xml: '<w:rFonts w:eastAsia="ＭＳ 明朝"/>', font: "ＭＳ 明朝" },
  { xml: '<w:rFonts w:eastAsia="HG正楷書体-PRO" w:ascii="Arial"/>', font: "HG正楷書体-PRO" },
  { xml: '<w:rFonts w:eastAsiaTheme="minorEastAsia"/>', font: "游明朝" },
  {
    xml: '<w:rFonts w:eastAsia="ＭＳ 明朝" w:eastAsiaTheme="majorEastAsia"/>',
    font: "ＭＳ ゴシック",
  },
  { xml: '<w:rFonts w:ascii="Arial"/>', font: undefined },
  { xml: "<w:b/>", font: undefined },
);

const style = (type: string, id: string, look: string, more = ""): string =>
  `<w:style w:type="${type}" w:styleId="${id}"${more}><w:rPr>${look}</w:rPr></w:style>`;

test("fonts that the text is set in and the machine does not have are told once by name; what is there, or unused, is not", () => {
  const levels = fc.record({ own: said, run: said, paragraph: said, defaults: said });
  const has = fc.subarray(["MS 明朝", "游明朝", "MS ゴシック", "hg正楷書体-pro"]);
  fc.assert(
    fc.property(levels, has, ({ own, run, paragraph, defaults }, names) => {
      const styles = part(
        "styles",
        `<w:docDefaults><w:rPrDefault><w:rPr>${defaults.xml}</w:rPr></w:rPrDefault></w:docDefaults>${style("paragraph", "p", paragraph.xml)}${style("character", "c", run.xml)}${style("paragraph", "unused", '<w:rFonts w:eastAsia="使わない書体"/>')}`,
      );
      const line = `<w:p><w:pPr><w:pStyle w:val="p"/></w:pPr><w:r><w:rPr><w:rStyle w:val="c"/>${own.xml}</w:rPr><w:t>{{職名}}知事</w:t></w:r></w:p>`;
      const file = wordFile(line.replace("{{職名}}", "") + line.replace("{{職名}}", ""), [
        { name: "word/styles.xml", kind: "styles", xml: styles },
        { name: "word/theme/theme1.xml", kind: "theme", xml: THEME },
      ]);
      const font = own.font ?? run.font ?? paragraph.font ?? defaults.font;
      const installed = new Set(names.map(fontKey));
      const isThere = font === undefined || installed.has(fontKey(font));
      const found = checkConvertible(file, installed).map(({ code, values }) => [code, values]);
      expect(found).toEqual(isThere ? [] : [["office/fonts-missing", { fonts: font }]]);
      expect(checkConvertible(file, undefined)).toEqual([]);
    }),
  );
});

test("a font for Latin letters counts where there are some, and several fonts are told together", () => {
  const run = (fonts: string, text: string): string =>
    `<w:r><w:rPr><w:rFonts ${fonts}/></w:rPr><w:t>${text}</w:t></w:r>`;
  const body = `<w:p>${run('w:eastAsia="甲明朝" w:ascii="Alpha"', "知事")}${run('w:eastAsia="乙明朝" w:ascii="Beta"', "DX")}${run('w:eastAsia="丙明朝"', " ")}</w:p>`;
  const found = checkConvertible(wordFile(body), new Set(["ipa明朝"]));
  expect(found.map(({ values }) => values["fonts"])).toEqual(["甲明朝、Beta"]);
});

test("two ways of writing a font's name are one", () => {
  expect(fontKey("ＭＳ　明朝")).toBe(fontKey("MS 明朝"));
  expect(fontKey("MS P明朝")).not.toBe(fontKey("MS 明朝"));
});
