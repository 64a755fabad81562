import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { env } from "node:process";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { deflatedEntry, writeZip, type ZipEntry } from "../../src/base/bytes/zip.ts";
import { createDocxWriter } from "../../src/docx/write-docx.ts";
import { openTemplate } from "../../src/letter/open-template.ts";
import { recipientOf } from "../../src/model/recipient.ts";
import type { WordText } from "../../src/model/word-text.ts";
import { findLibreOffice, isProgram } from "../../src/process/find-libreoffice.ts";
import { convertToPdf, OFFICE_LIMITS, type OfficeOptions } from "../../src/process/libreoffice.ts";
import { pdfResources } from "../../src/proof/pdf-resources.ts";
import { compareByPlace, type PlaceDifference } from "../../src/reading/compare-by-place.ts";
import { readWordShown } from "../../src/reading/read-word-shown.ts";
import { type Stretch, textByPlace } from "../../src/reading/text-by-place.ts";
import { openDocx } from "../../src/verify/docx-parts.ts";
import { readWordText } from "../../src/verify/read-word-text.ts";
import { createWordFiller, filledText } from "../../src/word/fill-word.ts";
import { isDrawn } from "../samples/extent.ts";
import { everyFeature, letterSettings, world } from "../samples/letters.ts";
import { written } from "../samples/read-package.ts";
import { groupName, isInstalled } from "../samples/readers.ts";
import { sourceLetter } from "../samples/source-letter.ts";
import { type OtherPart, paragraph, part, unpacked, wordFile } from "../unit/word/word-files.ts";

const hasOffice = isInstalled("soffice", "--version");

const TEMPLATES = [
  "P01-plain",
  "P02-split-runs",
  "P06-ruby",
  "P07-header-footer",
  "P08-footnote",
  "P10-sdt",
  "P38-noproof-tab",
  "P15-vertical-tcy",
  "M01-complex",
  "P30-hostile-value",
];

const RECORD: Readonly<Record<string, string>> = {
  団体コード: "010006",
  職名: "北海道知事",
  敬称: "殿",
  団体名: "北海道",
  都道府県: "北海道",
  よみ: "ほっかいどう",
  種別: "都道府県",
  番号: "12",
  奇: "A&B <x> \"q\" 'a' = ` 葛󠄀 𠮷",
};
const SETTINGS = `表題: 手紙\n種別: 書簡\n必要な列: [${Object.keys(RECORD).join(", ")}]\n宛先:\n  知事: { 種別: 都道府県 }\n`;

interface Letter {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly text: WordText;
}

function filled(name: string): Letter {
  const bytes = new Uint8Array(readFileSync(`test/corpus/word-templates/${name}.docx`));
  const settings = { path: `${name}.yaml`, bytes: new TextEncoder().encode(SETTINGS) };
  const opened = openTemplate(
    { path: `${name}.docx`, bytes },
    { overrides: new Map(), partials: new Map(), settings },
  );
  if (!opened.ok || opened.value.word === undefined) throw new Error(JSON.stringify(opened));
  const merged = opened.value.template.merge(recipientOf(RECORD));
  if (!merged.ok) throw new Error(JSON.stringify(merged));
  const filler = createWordFiller(opened.value.word);
  const letter = filler.fill(merged.value);
  if (!letter.ok) throw new Error(JSON.stringify(letter));
  return {
    path: `${name}.docx`,
    bytes: letter.value,
    text: filledText(filler.paragraphsOf(merged.value)),
  };
}

/** Our own Word files, vertical, and what another reader than LibreOffice finds in them. */
async function ours(path: string, letter: Parameters<typeof written>[1]): Promise<Letter> {
  const writer = createDocxWriter(letterSettings({ docxFonts: "system" }), [], world);
  const bytes = await written(writer, letter);
  return { path, bytes, text: readWordText(openDocx(bytes)).text };
}

/** Readings of ruby, as they stand in the letters. */
const READINGS: Readonly<Record<string, readonly string[]>> = {
  "P06-ruby": ["ほっかいどう"],
  every: ["はいけい", "あじ", "さわ", "（ママ）", "かつらぎ"],
};

const ISSUED = readFileSync("test/golden/source-letters/governors.corrected.txt", "utf8");

const SHEET =
  '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="1701" w:right="1701" w:bottom="1701" w:left="1701" w:header="851" w:footer="851" w:gutter="0"/>';

function plain(name: string, bytes: Uint8Array): Letter {
  return { path: `${name}.docx`, bytes, text: readWordText(openDocx(bytes)).text };
}

/** Several pages with a head, and a foot with the page's number, which the file says as of its first page. */
function headed(name: string, direction: string): Letter {
  const lines = Array.from({ length: 60 }, (_, index) =>
    paragraph(`第${index}項　情報システムの標準化`),
  );
  const number = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>';
  const foot = `<w:p><w:r><w:t xml:space="preserve">－ </w:t></w:r>${number}<w:r><w:t xml:space="preserve"> －</w:t></w:r></w:p>`;
  const section = `<w:sectPr><w:headerReference w:type="default" r:id="rId1"/><w:footerReference w:type="default" r:id="rId2"/>${SHEET}${direction}</w:sectPr>`;
  const { bytes } = wordFile(lines.join("") + section, [
    {
      name: "word/header1.xml",
      kind: "header",
      xml: part("hdr", paragraph("総務省 自治体DX推進")),
    },
    { name: "word/footer1.xml", kind: "footer", xml: part("ftr", foot) },
  ]);
  return plain(name, bytes);
}

/** Notes in mid-sentence, numbers before short items and before a table, a form of a kanji beside a blank. */
function marked(name: string, direction: string): Letter {
  const item = (text: string): string =>
    `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`;
  const noted = (note: string): string =>
    `<w:p><w:r><w:t>本文の説明</w:t></w:r><w:r><w:${note}Reference w:id="2"/></w:r><w:r><w:t>について、通知します。</w:t></w:r></w:p>`;
  const cell = (text: string): string =>
    `<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr>${paragraph(text)}</w:tc>`;
  const table = `<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="2000"/><w:gridCol w:w="2000"/></w:tblGrid><w:tr>${cell("区分")}${cell("金額")}</w:tr></w:tbl>`;
  const kanji = "葛\u{E0100}城市 総務課 電話 葛\u{E0100}";
  const note = (kind: string): OtherPart => ({
    name: `word/${kind}s.xml`,
    kind: `${kind}s`,
    xml: part(`${kind}s`, `<w:${kind} w:id="2">${paragraph("補足の説明です。")}</w:${kind}>`),
  });
  const levels = `<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="aiueoFullWidth"/><w:lvlText w:val="%1"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`;
  const body = `${paragraph(kanji)}${noted("footnote")}${noted("endnote")}${item("日時")}${item("場所")}${table}${paragraph("以上")}<w:sectPr>${SHEET}${direction}</w:sectPr>`;
  const { bytes } = wordFile(body, [
    note("footnote"),
    note("endnote"),
    { name: "word/numbering.xml", kind: "numbering", xml: part("numbering", levels) },
  ]);
  return plain(name, bytes);
}

/** 圏点 over characters and marks of a vertical page. */
function dotted(): Letter {
  const run = (mark: string): string =>
    `<w:r><w:rPr><w:em w:val="${mark}"/></w:rPr><w:t>ここ、そこ</w:t></w:r>`;
  const body = `<w:p><w:r><w:t>圏点は</w:t></w:r>${run("dot")}${run("comma")}<w:r><w:t>に付く</w:t></w:r></w:p>`;
  const section = `<w:sectPr>${SHEET}<w:textDirection w:val="tbRl"/></w:sectPr>`;
  return plain("dotted", wordFile(body + section).bytes);
}

function differences(name: string): readonly PlaceDifference[] {
  const letter = letters.find(({ path }) => path === `${name}.docx`);
  const text = letter?.text ?? [];
  const marks = letter === undefined ? [] : readWordShown(letter.bytes).marks;
  const readings = READINGS[name] ?? [];
  const shown = pages.get(`${name}.docx`) ?? [];
  return compareByPlace({ text, readings, marks, isEmphasised: false }, shown);
}

function options(): OfficeOptions {
  const found = findLibreOffice({ platform: process.platform, variables: env, isProgram });
  if (!found.ok) throw new Error("soffice can be started but is not found");
  return { ...OFFICE_LIMITS, program: found.value, folder, variables: env };
}

/** A letter with a picture that lies on a server, and a template there. */
function linkingFile(server: string): Uint8Array {
  const relation = (id: string, kind: string, name: string): string =>
    `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${kind}" Target="${server}/${name}" TargetMode="External"/>`;
  const drawing = `<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><wp:extent cx="900000" cy="900000"/><wp:docPr id="1" name="a"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr><pic:cNvPr id="1" name="a"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:link="rId90"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="900000" cy="900000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;
  const { bytes } = wordFile(`<w:p>${drawing}<w:r><w:t>本文</w:t></w:r></w:p>`);
  const parts = Object.entries(unpacked(bytes)).map(([name, text]): ZipEntry => {
    const linked =
      name === "word/_rels/document.xml.rels"
        ? text.replace(
            "</Relationships>",
            `${relation("rId90", "image", "picture.png")}${relation("rId91", "attachedTemplate", "t.dotx")}</Relationships>`,
          )
        : text;
    return deflatedEntry(name, new TextEncoder().encode(linked));
  });
  return writeZip(parts);
}

let folder = "";
let letters: readonly Letter[] = [];
const pages = new Map<string, readonly (readonly Stretch[])[]>();

describe.skipIf(!hasOffice || !isDrawn("Word files", 3))(
  groupName("LibreOffice", hasOffice, "soffice"),
  () => {
    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), "shokan-word-office-"));
      letters = [
        ...[...TEMPLATES, "P12-nested-table"].map(filled),
        headed("vertical pages", '<w:textDirection w:val="tbRl"/>'),
        headed("horizontal pages", ""),
        marked("vertical marks", '<w:textDirection w:val="tbRl"/>'),
        marked("horizontal marks", ""),
        dotted(),
        await ours("issued.docx", sourceLetter(ISSUED.trim().split("\n"))),
        await ours("every.docx", everyFeature()),
      ];
      for (const one of await convertToPdf(letters, options())) {
        if (one.kind === "refused") throw new Error(JSON.stringify(one));
        pages.set(one.path, await textByPlace(one.pdf, pdfResources()));
      }
    });
    afterAll(() => rmSync(folder, { recursive: true }));

    test.each([
      ...[...TEMPLATES, "vertical pages", "horizontal pages", "vertical marks", "horizontal marks"],
      ...["dotted", "issued", "every"],
    ])("shows all that %s says, and nothing else", (name) => {
      expect(differences(name)).toEqual([]);
    });

    test("fetches nothing that a letter points to", async () => {
      const asked: string[] = [];
      const server = createServer((request, response) => {
        asked.push(request.url ?? "");
        response.end();
      });
      await once(server.listen(0, "127.0.0.1"), "listening");
      try {
        const address = server.address();
        const port = typeof address === "object" ? address?.port : undefined;
        const bytes = linkingFile(`http://127.0.0.1:${port}`);
        const [made] = await convertToPdf([{ path: "外.docx", bytes }], options());
        expect(made?.kind).toBe("converted");
        expect(asked).toEqual([]);
      } finally {
        server.close();
      }
    });

    test("and is found out where it cuts off a table that is wider than its cell", () => {
      expect(differences("P12-nested-table")).toEqual([
        { place: "body", paragraph: 3, expected: "殿", found: "" },
      ]);
    });

    test("and is found out whichever line of an issued letter it drops or shows twice", () => {
      const shown = pages.get("issued.docx") ?? [];
      const text = letters.find(({ path }) => path === "issued.docx")?.text ?? [];
      const lines = shown.flat();
      expect(lines.length).toBeGreaterThan(30);
      for (const dropped of lines) {
        const rest = shown.map((page) => page.filter((one) => one !== dropped));
        const [difference] = compareByPlace(
          { text, readings: [], marks: [], isEmphasised: false },
          rest,
        );
        expect(difference?.expected ?? "", dropped.text).toContain(dropped.text);
        const twice = shown.map((page) =>
          page.flatMap((one) => (one === dropped ? [one, one] : [one])),
        );
        expect(
          compareByPlace({ text, readings: [], marks: [], isEmphasised: false }, twice),
        ).toHaveLength(1);
      }
    });

    test("and is found out whichever character it drops beside the marks of notes and paragraphs", () => {
      const letter = letters.find(({ path }) => path === "horizontal marks.docx");
      const { text, marks } = readWordShown(letter?.bytes ?? new Uint8Array());
      const shown = pages.get("horizontal marks.docx") ?? [];
      const unseen: string[] = [];
      for (const stretch of shown.flat()) {
        for (const [at, lost] of [...stretch.text].entries()) {
          const rest = [...stretch.text].toSpliced(at, 1).join("");
          const cut = shown.map((page) =>
            page
              .map((one) => (one === stretch ? { ...one, text: rest } : one))
              .filter((one) => one.text !== ""),
          );
          const found = compareByPlace({ text, readings: [], marks, isEmphasised: false }, cut);
          if (found.length === 0) unseen.push(lost);
        }
      }
      // The marks themselves are not held against anything: two of notes in the text, two before them, two of items.
      expect(unseen.toSorted()).toEqual(["1", "1", "i", "i", "ア", "イ"]);
    });
  },
);
