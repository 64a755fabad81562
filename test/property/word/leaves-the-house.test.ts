import fc from "fast-check";
import { unzipSync } from "fflate";
import { expect, test } from "vitest";
import { openTemplate } from "../../../src/letter/open-template.ts";
import { recipientOf } from "../../../src/model/recipient.ts";
import { compareWordFile } from "../../../src/verify/compare-word-file.ts";
import { openDocx } from "../../../src/verify/docx-parts.ts";
import { createWordFiller, filledText } from "../../../src/word/fill-word.ts";
import { runs } from "../../samples/extent.ts";
import { RECORD } from "../../unit/word/attempt.ts";
import { type OtherPart, paragraph, wordFile } from "../../unit/word/word-files.ts";

const NAMESPACES =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships";
const TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** A place of the house, as a clerk's machine names it. */
const housePath = fc
  .tuple(
    fc.constantFrom(
      "C:\\",
      "\\\\fs01\\",
      "file:///D:/",
      "file://fs01/",
      "z:/",
      "/Users/",
      "/home/",
    ),
    fc.constantFrom("総務課", "yamada.taro", "R7 起案"),
    fc.constantFrom(".docx", "\\様式.dotx", "/印影.png"),
  )
  .map((steps) => steps.join(""));

const external = (id: string, type: string, target: string): string =>
  `<Relationship Id="${id}" Type="${TYPE}/${type}" Target="${target}" TargetMode="External"/>`;

const settings = (inner: string, relationships: string): readonly OtherPart[] => [
  {
    name: "word/settings.xml",
    kind: "settings",
    xml: `<w:settings ${NAMESPACES}><w:zoom w:percent="100"/>${inner}<w:doNotTrackMoves/></w:settings>`,
  },
  {
    name: "word/_rels/settings.xml.rels",
    xml: `<Relationships xmlns="${RELATIONSHIPS}">${relationships}</Relationships>`,
  },
];

interface Planted {
  readonly body?: string;
  readonly parts?: readonly OtherPart[];
}

/** What no reader needs goes out of the file; `told` is what is said where somebody may need it. */
const PLACES: Readonly<
  Record<string, { readonly told: string | undefined; readonly plant: (path: string) => Planted }>
> = {
  template: {
    told: undefined,
    plant: (path) => ({
      parts: settings(
        '<w:attachedTemplate r:id="rId9"/>',
        external("rId9", "attachedTemplate", path),
      ),
    }),
  },
  stylesheet: {
    told: undefined,
    plant: (path) => ({
      parts: settings('<w:saveThroughXslt r:id="rId9"/>', external("rId9", "transform", path)),
    }),
  },
  "name of the template": {
    told: undefined,
    plant: (path) => ({
      parts: [
        {
          name: "docProps/app.xml",
          xml: `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Template>${path}</Template><Pages>1</Pages></Properties>`,
        },
      ],
    }),
  },
  variable: {
    told: "variable",
    plant: (path) => ({
      parts: settings(`<w:docVars><w:docVar w:name="出所" w:val="${path}"/></w:docVars>`, ""),
    }),
  },
  "base of links": {
    told: "property",
    plant: (path) => ({
      parts: [
        {
          name: "docProps/app.xml",
          xml: `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><HyperlinkBase>${path}</HyperlinkBase></Properties>`,
        },
      ],
    }),
  },
  "custom property": {
    told: "property",
    plant: (path) => ({
      parts: [
        {
          name: "docProps/custom.xml",
          xml: `<Properties xmlns:vt="v"><property name="p"><vt:lpwstr>${path}</vt:lpwstr></property></Properties>`,
        },
      ],
    }),
  },
  "linked picture": {
    told: "picture",
    plant: (path) => ({ parts: [beside(external("rId50", "image", path))] }),
  },
  link: {
    told: "link",
    plant: (path) => ({ parts: [beside(external("rId50", "hyperlink", path))] }),
  },
  "link in a field": {
    told: "link",
    plant: (path) => ({
      body: `<w:p><w:fldSimple w:instr=' HYPERLINK "${path.replaceAll("\\", "\\\\")}" '><w:r><w:t>資料</w:t></w:r></w:fldSimple></w:p>`,
    }),
  },
  "linked object": {
    told: "object",
    plant: (path) => ({ parts: [beside(external("rId50", "oleObject", path))] }),
  },
  "description of a picture": {
    told: "description",
    plant: (path) => ({
      body: `<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><wp:docPr id="1" name="図 1" descr="${path}"/></wp:inline></w:drawing></w:r></w:p>`,
    }),
  },
};

/** Relationships of a header, which has nothing else to do with them. */
function beside(relationships: string): OtherPart {
  return {
    name: "word/_rels/header9.xml.rels",
    xml: `<Relationships xmlns="${RELATIONSHIPS}">${relationships}</Relationships>`,
  };
}

interface Gone {
  readonly told: readonly unknown[];
  /** All parts of the letter as text. */
  readonly texts: string;
  /** What its checker says of it, and of the clerk's own file in its place. */
  readonly faults: readonly unknown[];
  readonly faultsOfOwn: readonly unknown[];
}

/** Fills a file, and looks at what goes out. */
function goneOut({ body = "", parts = [] }: Planted): Gone {
  const file = wordFile(paragraph("{{職名}}　殿") + body, parts);
  const opened = openTemplate(file, { overrides: new Map(), partials: new Map() });
  if (!opened.ok || opened.value.word === undefined) throw new Error(JSON.stringify(opened));
  const merged = opened.value.template.merge(recipientOf(RECORD));
  if (!merged.ok) throw new Error(JSON.stringify(merged.errors));
  const filler = createWordFiller(opened.value.word);
  const made = filler.fill(merged.value);
  if (!made.ok) throw new Error(JSON.stringify(made.errors));
  expect(filler.fill(merged.value)).toEqual(made);
  const expected = {
    text: filledText(filler.paragraphsOf(merged.value)),
    original: openDocx(file.bytes),
  };
  const faultsOf = (bytes: Uint8Array): readonly unknown[] =>
    compareWordFile("a.docx", bytes, expected).map(({ code, values }) => [code, values["seen"]]);
  return {
    told: opened.warnings.map(({ code, values }) => [code, values["what"], values["found"]]),
    texts: Object.values(unzipSync(made.value))
      .map((one) => new TextDecoder().decode(one))
      .join("\n"),
    faults: faultsOf(made.value),
    faultsOfOwn: faultsOf(file.bytes),
  };
}

const CHANGED = ["verify/word-part", "changed"];

test.each(Object.entries(PLACES))(
  "a place of the house goes out of the letter, or is told once with its kind; the letter is what its checker expects: %s",
  (_, { told, plant }) => {
    fc.assert(
      fc.property(housePath, fc.boolean(), (path, isTwice) => {
        const planted = plant(path);
        const body = (planted.body ?? "").repeat(isTwice ? 2 : 1);
        const gone = goneOut({ ...planted, body });
        expect(gone.told).toEqual(told === undefined ? [] : [["word/path-left", told, path]]);
        expect(gone.faults).toEqual([]);
        expect(gone.texts).not.toContain('rId9"');
        if (told !== undefined) return;
        expect(gone.texts).not.toContain(path);
        expect(gone.faultsOfOwn).toContainEqual(CHANGED);
      }),
      { numRuns: runs(30) },
    );
  },
);

test("what is no place of the house is not told: addresses of the web, namespaces, a ratio, a path that the letter itself says", () => {
  const ordinary = fc.constantFrom(
    "https://www.soumu.go.jp/main/a.html",
    "http://intra/home/a",
    "mailto:a@example.jp",
    "1:2",
    "甲:乙",
    "A/B",
    "#しおり",
    "urn:x:y",
  );
  fc.assert(
    fc.property(ordinary, (text) => {
      const file = wordFile(
        paragraph("{{職名}}　殿") + paragraph("C:\\共有\\様式.docx をご覧ください。"),
        [
          beside(external("rId50", "hyperlink", text)),
          ...settings(`<w:docVars><w:docVar w:name="a" w:val="${text}"/></w:docVars>`, ""),
        ],
      );
      const opened = openTemplate(file, { overrides: new Map(), partials: new Map() });
      expect(opened.ok && opened.warnings).toEqual([]);
    }),
  );
});

test("who has worked on a file is told once, with how many others", () => {
  const people = `<w15:people xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"><w15:person w15:author="山田太郎"><w15:presenceInfo w15:providerId="AD" w15:userId="S::yamada@example.jp"/></w15:person><w15:person w15:author="佐藤花子"/></w15:people>`;
  const file = wordFile(paragraph("{{職名}}　殿"), [{ name: "word/people.xml", xml: people }]);
  const opened = openTemplate(file, { overrides: new Map(), partials: new Map() });
  expect(opened.ok && opened.warnings.map(({ code, values }) => [code, values])).toEqual([
    ["word/path-left", { what: "person", found: "山田太郎", more: 1 }],
  ]);
});

test("who made the file and who saved it last does not go out; its title does", () => {
  const core = (more: string): string =>
    `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>案内</dc:title>${more}</cp:coreProperties>`;
  const whole = core(
    "<dc:creator>佐藤花子</dc:creator><cp:lastModifiedBy>山田太郎</cp:lastModifiedBy>",
  );
  const { texts, faults } = goneOut({ parts: [{ name: "docProps/core.xml", xml: whole }] });
  expect(texts).toContain(core(""));
  expect(texts).not.toMatch(/山田|佐藤/u);
  expect(faults).toEqual([]);
});
