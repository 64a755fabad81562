import { expect, test } from "vitest";
import { createDocxWriter } from "../../../src/docx/write-docx.ts";
import type { Letter } from "../../../src/model/letter.ts";
import type { LetterSettings } from "../../../src/model/letter-settings.ts";
import { readLetterDocx } from "../../../src/verify/read-docx.ts";
import { StrictWordReader } from "../../../src/verify/strict/strict-word.ts";
import { cutFile } from "../../samples/cut-file.ts";
import { thirdOf } from "../../samples/extent.ts";
import { goodFace, testWorld } from "../../samples/faces.ts";
import {
  everyFeature,
  letter,
  letterSettings,
  pageFormat,
  shortLetter,
} from "../../samples/letters.ts";
import { addedPart, changedPart, written } from "../../samples/read-package.ts";
import { NOTO_SERIF_JP, openFace } from "../../samples/real-fonts.ts";
import { everything } from "./letter.ts";
import { differencesOf, strictDifferencesOf } from "./word-differences.ts";

const face = openFace(NOTO_SERIF_JP);
const LETTER = shortLetter("札幌市長 殿");
const ADDRESSEE = "<w:r><w:t>札幌市長 殿</w:t></w:r>";

async function fileOf(content: Letter, settings: LetterSettings): Promise<Uint8Array> {
  const faces = settings.docxFonts === "full" ? [SMALL] : [face];
  return written(createDocxWriter(settings, faces, testWorld), content);
}

// The whole face takes seconds to compress.
const SMALL = goodFace(cutFile(face, "拝啓貴職敬具令和総務大臣松本剛明札幌市長殿いろは0123456789"));

const PLAIN = letterSettings({ docxFonts: "subset" });
const vertical = pageFormat();
const horizontal = pageFormat("horizontal-tb");

const GOOD: readonly (readonly [string, Letter, LetterSettings])[] = [
  ["a short letter with its characters embedded", LETTER, PLAIN],
  ["a short letter with a whole face", LETTER, letterSettings({ docxFonts: "full" })],
  ["a short letter in Word's own fonts", LETTER, letterSettings()],
  ["a letter without blocks", letter(), PLAIN],
  ["every feature in vertical lines", everyFeature(), PLAIN],
  [
    "every feature with page numbers in kanji",
    everyFeature(),
    letterSettings({ docxFonts: "subset", format: { ...vertical, pageNumber: "kanji" } }),
  ],
  [
    "every feature in horizontal lines with page numbers",
    everyFeature(),
    letterSettings({ format: { ...horizontal, pageNumber: "arabic" } }),
  ],
  [
    "every feature with page numbers between dashes",
    everyFeature(),
    letterSettings({ docxFonts: "subset", format: { ...horizontal, pageNumber: "dashed" } }),
  ],
  ["upright Latin", everyFeature(), letterSettings({ docxLatin: "upright" })],
  ["lying Latin", everyFeature(), letterSettings({ docxLatin: "rotated" })],
  [
    "the loosest rules",
    everyFeature(),
    letterSettings({
      format: {
        ...horizontal,
        policy: {
          ...horizontal.policy,
          adjustment: "expand-only",
          kinsoku: "css-loose",
          jaLatinGap: "0",
          hanging: true,
        },
      },
    }),
  ],
  ["page breaks and notes", everything("葛\u{e0100}城市長 殿"), PLAIN],
  ["hostile values", shortLetter("<&>\"'\t]]>&amp;&#65; 殿"), PLAIN],
];

test.each(GOOD)("%s is read back without a difference", async (_, content, settings) => {
  expect(differencesOf(await fileOf(content, settings), content, settings)).toEqual([]);
});

test.each(GOOD)(
  "%s is read by the strict reader, and says the same",
  async (_, content, settings) => {
    const bytes = await fileOf(content, settings);
    expect(new StrictWordReader().read(bytes)).toEqual(readLetterDocx(bytes));
  },
);

test("a character in the second face is no foreign font", async () => {
  const first = { ...face, family: "First", glyphOf: lacking("札") };
  const bytes = await written(createDocxWriter(PLAIN, [first, face], testWorld), LETTER);
  expect(differencesOf(bytes, LETTER, PLAIN)).toEqual([]);
});

function lacking(character: string): (codePoint: number) => number | undefined {
  return (codePoint) =>
    codePoint === character.codePointAt(0) ? undefined : face.glyphOf(codePoint);
}

const inDocument =
  (change: (xml: string) => string) =>
  (bytes: Uint8Array): Uint8Array =>
    changedPart(bytes, "word/document.xml", change);

/** The addressee with properties of its run. */
const addressee = (properties: string) =>
  inDocument((xml) =>
    xml.replace(ADDRESSEE, ADDRESSEE.replace("<w:r>", `<w:r><w:rPr>${properties}</w:rPr>`)),
  );

const inStyle = (id: string, properties: string) => (bytes: Uint8Array) =>
  changedPart(bytes, "word/styles.xml", (xml) =>
    xml.replace(
      new RegExp(`(w:styleId="${id}">.*?)</w:style>`, "u"),
      `$1<w:rPr>${properties}</w:rPr></w:style>`,
    ),
  );

const run = (text: string, properties = "") =>
  `<w:r>${properties === "" ? "" : `<w:rPr>${properties}</w:rPr>`}<w:t>${text}</w:t></w:r>`;

const PLANTED: readonly (readonly [string, string, (bytes: Uint8Array) => Uint8Array])[] = [
  ["the addressee hidden", "hidden", addressee("<w:vanish/>")],
  ["the addressee's style hidden", "hidden", inStyle("KobunAtena", "<w:vanish/>")],
  ["the addressee struck through", "struck", addressee("<w:strike/>")],
  ["the addressee struck through twice", "struck", addressee("<w:dstrike/>")],
  ["the addressee in white", "colour", addressee('<w:color w:val="FFFFFF"/>')],
  ["a style in white", "colour", inStyle("KobunHonbun", '<w:color w:val="FFFFFF"/>')],
  ["the addressee at one point", "size", addressee('<w:sz w:val="2"/>')],
  ["the addressee's style at one point", "size", inStyle("KobunAtena", '<w:sz w:val="2"/>')],
  ["the addressee in the style of readings", "size", addressee('<w:rStyle w:val="KobunRubi"/>')],
  ["the addressee squeezed", "size", addressee('<w:w w:val="5"/>')],
  ["the addressee fitted to a point", "size", addressee('<w:fitText w:val="20" w:id="9"/>')],
  ["the characters one over the other", "size", addressee('<w:spacing w:val="-400"/>')],
  [
    "the body at one point",
    "size",
    (bytes) =>
      changedPart(bytes, "word/styles.xml", (xml) =>
        xml.replace('<w:sz w:val="32"/>', '<w:sz w:val="2"/>'),
      ),
  ],
  [
    "the addressee in a font of symbols",
    "font",
    addressee('<w:rFonts w:ascii="Wingdings" w:eastAsia="Wingdings" w:hAnsi="Wingdings"/>'),
  ],
  [
    "the letter in a font of symbols",
    "font",
    (bytes) =>
      changedPart(bytes, "word/styles.xml", (xml) =>
        xml.replaceAll(/Noto Serif JP [0-9A-F]{12}/gu, "Wingdings"),
      ),
  ],
  [
    "a style that does not exist",
    "style",
    inDocument((xml) => xml.replace("KobunAtena", "Heading1")),
  ],
  [
    "the addressee far outside the page",
    "format",
    inDocument((xml) =>
      xml.replace(
        '<w:pStyle w:val="KobunAtena"/>',
        '<w:pStyle w:val="KobunAtena"/><w:ind w:left="20000"/>',
      ),
    ),
  ],
  [
    "the addressee far outside the page in characters, which Word obeys",
    "format",
    inDocument((xml) =>
      xml.replace(
        '<w:pStyle w:val="KobunAtena"/>',
        '<w:pStyle w:val="KobunAtena"/><w:ind w:leftChars="9000" w:left="0"/>',
      ),
    ),
  ],
  [
    "the addressee in the style of a heading",
    "style",
    inDocument((xml) => xml.replace("KobunAtena", "KobunKenmei")),
  ],
  [
    "the addressee brought to one em as if it were a number",
    "size",
    addressee('<w:rStyle w:val="KobunTatechuyoko"/>'),
  ],
  [
    "lines of a style too low for their characters",
    "size",
    (bytes) =>
      changedPart(bytes, "word/styles.xml", (xml) =>
        xml.replaceAll(/w:line="\d+"/gu, 'w:line="100"'),
      ),
  ],
  [
    "a hundred empty lines before the addressee",
    "space",
    inDocument((xml) =>
      xml.replace(
        '<w:p><w:pPr><w:pStyle w:val="KobunAtena"/>',
        `${'<w:p><w:pPr><w:pStyle w:val="KobunHonbun"/></w:pPr></w:p>'.repeat(100)}$&`,
      ),
    ),
  ],
  [
    "a hundred line breaks before the addressee",
    "space",
    inDocument((xml) => xml.replace(ADDRESSEE, "<w:r><w:br/></w:r>".repeat(100) + ADDRESSEE)),
  ],
  [
    "white space within a name",
    "space",
    inDocument((xml) => xml.replace("札幌市長 殿", "札　　　幌市長 殿")),
  ],
  [
    "a section in horizontal lines",
    "direction",
    inDocument((xml) => xml.replace('<w:textDirection w:val="tbRl"/>', "")),
  ],
  [
    "another section before the last paragraph",
    "page-break",
    inDocument((xml) => xml.replace("<w:pPr>", "<w:pPr><w:sectPr/>")),
  ],
  [
    "a new page for every paragraph",
    "page-break",
    inDocument((xml) => xml.replaceAll(/(<w:pStyle [^>]*>)/gu, "$1<w:pageBreakBefore/>")),
  ],
  [
    "a break to a new page",
    "page-break",
    inDocument((xml) => xml.replace(ADDRESSEE, `<w:r><w:br w:type="page"/></w:r>${ADDRESSEE}`)),
  ],
  [
    "a tracked insertion",
    "revision",
    inDocument((xml) =>
      xml.replace(ADDRESSEE, `<w:ins w:id="1" w:author="x">${ADDRESSEE}</w:ins>`),
    ),
  ],
  [
    "a tracked deletion",
    "revision",
    inDocument((xml) =>
      xml.replace(
        ADDRESSEE,
        `<w:del w:id="1"><w:r><w:delText>函館市長</w:delText></w:r></w:del>${ADDRESSEE}`,
      ),
    ),
  ],
  [
    "changes that are tracked from now on",
    "revision",
    (bytes) =>
      changedPart(bytes, "word/settings.xml", (xml) =>
        xml.replace("<w:zoom", "<w:trackRevisions/><w:zoom"),
      ),
  ],
  [
    "a comment",
    "comment",
    inDocument((xml) => xml.replace(ADDRESSEE, `<w:commentRangeStart w:id="0"/>${ADDRESSEE}`)),
  ],
  [
    "a part with comments",
    "comment",
    (bytes) => addedPart(bytes, "word/comments.xml", "<w:comments/>"),
  ],
  [
    "a text box",
    "picture",
    inDocument((xml) =>
      xml.replace(
        ADDRESSEE,
        `${ADDRESSEE}<w:r><w:pict><w:txbxContent><w:p/></w:txbxContent></w:pict></w:r>`,
      ),
    ),
  ],
  [
    "a merge field",
    "field",
    inDocument((xml) =>
      xml.replace(ADDRESSEE, `<w:fldSimple w:instr=" MERGEFIELD 宛名 ">${ADDRESSEE}</w:fldSimple>`),
    ),
  ],
  [
    "another title",
    "title",
    (bytes) =>
      changedPart(bytes, "docProps/core.xml", (xml) =>
        xml.replace(/<dc:title>.*<\/dc:title>/u, "<dc:title>別の件</dc:title>"),
      ),
  ],
  [
    "one more hidden run",
    "hidden",
    inDocument((xml) => xml.replace(ADDRESSEE, ADDRESSEE + run("函館市長", "<w:vanish/>"))),
  ],
  ["a header", "header-footer", (bytes) => addedPart(bytes, "word/header1.xml", "<w:hdr/>")],
  [
    "text at the foot of the page",
    "header-footer",
    (bytes) =>
      changedPart(bytes, "word/footer1.xml", (xml) =>
        xml.replace("</w:p>", `${run("取扱注意")}</w:p>`),
      ),
  ],
  [
    "another field than the page number at the foot",
    "field",
    (bytes) => changedPart(bytes, "word/footer1.xml", (xml) => xml.replace("PAGE", "AUTHOR")),
  ],
  [
    "text in a footnote",
    "note",
    (bytes) =>
      changedPart(bytes, "word/footnotes.xml", (xml) =>
        xml.replace("<w:separator/>", "<w:separator/><w:t>注</w:t>"),
      ),
  ],
  [
    "a link to a template elsewhere",
    "element",
    (bytes) =>
      changedPart(bytes, "word/_rels/document.xml.rels", (xml) =>
        xml.replace(
          "</Relationships>",
          '<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="http://example.com/a.dotx" TargetMode="External"/></Relationships>',
        ),
      ),
  ],
  [
    "a table",
    "table",
    inDocument((xml) => xml.replace("<w:sectPr", "<w:tbl><w:tr/></w:tbl><w:sectPr")),
  ],
  [
    "an XML comment within the text",
    "element",
    inDocument((xml) => xml.replace("札幌", "札<!-- -->幌")),
  ],
];

test.each(thirdOf(PLANTED))("in a finished Word file %s is found (%s)", async (_, kind, plant) => {
  const settings = letterSettings({
    docxFonts: "subset",
    format: { ...vertical, pageNumber: "kanji" },
  });
  const bytes = plant(await fileOf(LETTER, settings));
  const kinds = differencesOf(bytes, LETTER, settings).map(({ look }) => look);
  expect(kinds).toContain(kind);
  // The strict reader finds it as well, or leaves the file to the other one.
  expect(strictDifferencesOf(bytes, LETTER, settings)).not.toEqual([]);
});

test("what is foreign is told with its paragraph and its text", async () => {
  const bytes = addressee("<w:vanish/>")(await fileOf(LETTER, PLAIN));
  expect(differencesOf(bytes, LETTER, PLAIN)).toEqual([
    { paragraph: 7, expected: "", found: "札幌市長 殿", look: "hidden" },
  ]);
});

test("a page break that is gone is told with the paragraph that it stood before", async () => {
  const content = everything("札幌市長 殿");
  const bytes = inDocument((xml) => xml.replace("<w:pageBreakBefore/>", ""))(
    await fileOf(content, PLAIN),
  );
  expect(differencesOf(bytes, content, PLAIN)).toEqual([
    { paragraph: 7, expected: "敬具", found: "", look: "page-break" },
  ]);
});
