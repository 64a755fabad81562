import { expect, test } from "vitest";
import { openTemplate } from "../../../src/letter/open-template.ts";
import { createWordMaker } from "../../../src/letter/word-maker.ts";
import { recipientOf } from "../../../src/model/recipient.ts";
import { RECORD } from "./attempt.ts";
import { type OtherPart, paragraph, part, wordFile } from "./word-files.ts";

const STYLES: OtherPart = {
  name: "word/styles2.xml",
  kind: "styles",
  xml: part(
    "styles",
    [
      '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>',
      '<w:style w:type="paragraph" w:styleId="plain"><w:name w:val="宛名"/></w:style>',
      '<w:style w:type="paragraph" w:styleId="whitePara"><w:name w:val="白い段落"/><w:rPr><w:color w:val="FFFFFF" w:themeColor="background1"/></w:rPr></w:style>',
      '<w:style w:type="paragraph" w:styleId="based"><w:name w:val="続き"/><w:basedOn w:val="whitePara"/></w:style>',
      '<w:style w:type="character" w:styleId="whiteChar"><w:name w:val="白"/><w:rPr><w:color w:val="FFFFFF"/></w:rPr></w:style>',
      '<w:style w:type="character" w:styleId="hidden"><w:name w:val="隠"/><w:rPr><w:vanish/></w:rPr></w:style>',
      '<w:style w:type="paragraph" w:styleId="banner"><w:name w:val="帯"/><w:pPr><w:shd w:val="clear" w:fill="1F3864"/></w:pPr></w:style>',
      '<w:style w:type="table" w:styleId="grid"><w:name w:val="Table Grid"/></w:style>',
      '<w:style w:type="table" w:styleId="dark"><w:name w:val="濃い表"/><w:tblStylePr w:type="firstRow"><w:tcPr><w:shd w:val="clear" w:fill="4472C4" w:themeFill="accent1"/></w:tcPr></w:tblStylePr></w:style>',
    ].join(""),
  ),
};

/** An addressee's line: what its run and its paragraph look like, and what is around it. */
interface Line {
  readonly run?: string;
  readonly paragraph?: string;
  readonly around?: (line: string) => string;
}

const cell =
  (properties: string, table = "") =>
  (line: string): string =>
    `<w:tbl><w:tblPr>${table}</w:tblPr><w:tr><w:tc><w:tcPr>${properties}</w:tcPr>${line}</w:tc></w:tr></w:tbl>${paragraph("本文")}`;
const box =
  (properties: string) =>
  (line: string): string =>
    `<w:p><w:r><w:pict xmlns:v="urn:schemas-microsoft-com:vml"><v:shape ${properties}><v:textbox><w:txbxContent>${line}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>`;
const color = (more: string): string => `<w:color ${more}/>`;
const WHITE = color('w:val="FFFFFF"');
const DARK = '<w:shd w:val="clear" w:color="auto" w:fill="1F3864"/>';

function lineOf({ run = "", paragraph: own = "", around = (line) => line }: Line): string {
  return around(
    `<w:p><w:pPr>${own}</w:pPr><w:r><w:rPr>${run}</w:rPr><w:t>{{職名}}　{{敬称}}</w:t></w:r></w:p>`,
  );
}

/** What is said of a file, and what of one of its letters. */
function said(body: string): {
  readonly file: readonly string[];
  readonly letter: readonly string[];
} {
  const opened = openTemplate(wordFile(paragraph("拝啓") + body, [STYLES]), {
    overrides: new Map(),
    partials: new Map(),
  });
  if (!opened.ok || opened.value.word === undefined) throw new Error(JSON.stringify(opened));
  const maker = createWordMaker({
    template: opened.value.template,
    word: opened.value.word,
    edition: "corrected",
    world: { sha256: () => "", sha256OfParts: () => "" },
    tool: "",
  });
  const recipient = recipientOf(RECORD);
  const letter = maker.compose(recipient);
  if (!letter.ok) throw new Error(JSON.stringify(letter.errors));
  return {
    file: opened.warnings.map(({ code, values }) => `${code} ${values["how"]}`),
    letter: maker.check(letter.value, recipient, ["docx"]).map(({ code }) => code),
  };
}

test.each<[string, Line]>([
  ["hidden by itself", { run: "<w:vanish/>" }],
  ["hidden by the style of its characters", { run: '<w:rStyle w:val="hidden"/>' }],
])("an addressee that is %s is none: nobody reads it on paper", (_name, line) => {
  expect(said(lineOf(line))).toEqual({
    file: ["word/hidden-text vanish"],
    letter: ["word/addressee-none"],
  });
});

test.each<[string, Line]>([
  ["by itself", { run: WHITE }],
  ["as Word's palette writes it", { run: color('w:val="FFFFFF" w:themeColor="background1"') }],
  ["by the theme alone", { run: color('w:val="auto" w:themeColor="light1"') }],
  [
    "though the value beside the theme is older",
    { run: color('w:val="000000" w:themeColor="background1"') },
  ],
  ["nearly", { run: color('w:val="FEFEFE"') }],
  ["darker by 5 %", { run: color('w:val="F2F2F2" w:themeColor="background1" w:themeShade="F2"') }],
  ["in a plain style", { run: WHITE, paragraph: '<w:pStyle w:val="plain"/>' }],
  ["by the style of its paragraph", { paragraph: '<w:pStyle w:val="whitePara"/>' }],
  ["by a style based on a white one", { paragraph: '<w:pStyle w:val="based"/>' }],
  ["by the style of its characters", { run: '<w:rStyle w:val="whiteChar"/>' }],
  ["on white shading", { run: `${WHITE}<w:shd w:val="clear" w:fill="FFFFFF"/>` }],
  [
    "on white shading of the theme",
    { run: WHITE, paragraph: '<w:shd w:val="clear" w:fill="auto" w:themeFill="background1"/>' },
  ],
  ["in a table with lines alone", { run: WHITE, around: cell("", '<w:tblStyle w:val="grid"/>') }],
  [
    "in a white cell of a dark table",
    { run: WHITE, around: cell('<w:shd w:val="clear" w:fill="FFFFFF"/>', DARK) },
  ],
  ["in a white box", { run: WHITE, around: box('fillcolor="white"') }],
])("an addressee that is white %s is none", (_name, line) => {
  expect(said(lineOf(line))).toEqual({
    file: ["word/hidden-text white"],
    letter: ["word/addressee-none"],
  });
});

test.each<[string, Line]>([
  ["in black", {}],
  ["in grey", { run: color('w:val="A6A6A6" w:themeColor="background1" w:themeShade="A6"') }],
  ["in a colour of the theme", { run: color('w:val="1F3864" w:themeColor="accent1"') }],
  [
    "in black over a white style",
    { run: color('w:val="000000"'), paragraph: '<w:pStyle w:val="whitePara"/>' },
  ],
  ["on a dark run", { run: WHITE + DARK }],
  ["on a pattern", { run: `${WHITE}<w:shd w:val="solid" w:color="auto" w:fill="auto"/>` }],
  ["on a highlight", { run: `${WHITE}<w:highlight w:val="black"/>` }],
  ["in a dark paragraph", { run: WHITE, paragraph: DARK }],
  ["in a style with a band", { run: WHITE, paragraph: '<w:pStyle w:val="banner"/>' }],
  ["in a dark cell", { run: WHITE, around: cell(DARK) }],
  ["in a dark table", { run: WHITE, around: cell("", `${DARK}`) }],
  ["in a table with dark rows", { run: WHITE, around: cell("", '<w:tblStyle w:val="dark"/>') }],
  ["in a dark box", { run: WHITE, around: box('fillcolor="#1f3864"') }],
  ["in a box without a filling", { run: WHITE, around: box('filled="f"') }],
])("an addressee that is read %s is one", (_name, line) => {
  expect(said(lineOf(line))).toEqual({ file: [], letter: [] });
});

test("of a line the title of which is hidden, what is left names nobody; a hidden note beside an addressee takes nothing from it", () => {
  const split = `<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>{{職名}}</w:t></w:r><w:r><w:t>　殿</w:t></w:r></w:p>`;
  expect(said(split).letter).toEqual(["word/addressee-none"]);
  const noted = `<w:p><w:r><w:t>{{職名}}　{{敬称}}</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>要確認</w:t></w:r></w:p>`;
  expect(said(noted)).toEqual({ file: ["word/hidden-text vanish"], letter: [] });
});
