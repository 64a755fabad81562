// Every cell of a table is found in its cell again, in each format; what is in another cell, in another row or nowhere is a
// difference.
import type { PDFDocument, PDFObject } from "mupdf";
import { beforeAll, describe, expect, test } from "vitest";
import { createDocxWriter } from "../../../src/docx/write-docx.ts";
import { writeHtml } from "../../../src/html/write-html.ts";
import type { FontFace } from "../../../src/model/font-face.ts";
import type { Letter } from "../../../src/model/letter.ts";
import { letterLook } from "../../../src/model/letter-look.ts";
import { letterParagraphs, rubyPairs } from "../../../src/model/letter-text.ts";
import type { FormatId } from "../../../src/model/output-format.ts";
import type { PageFormat } from "../../../src/model/page-format.ts";
import type { Difference } from "../../../src/model/verification.ts";
import { writePdf } from "../../../src/pdf/write-pdf.ts";
import { writePlain } from "../../../src/plain/write-plain.ts";
import { writeTranscript } from "../../../src/plain/write-transcript.ts";
import { writeTei } from "../../../src/tei/write-tei.ts";
import { typeset } from "../../../src/typeset/typeset.ts";
import { expectedPages } from "../../../src/verify/expected-pages.ts";
import { SOURCE } from "../../render/sample-letters.ts";
import { loadNotoSerif } from "../../render/set-pages.ts";
import { differencesByBoth } from "../../samples/differences-by-both.ts";
import { testWorld } from "../../samples/faces.ts";
import { letterSettings, pageFormat } from "../../samples/letters.ts";
import { fileOnce, once } from "../../samples/once.ts";
import { changedPart, written } from "../../samples/read-package.ts";
import { tableLetter } from "../../samples/table-letter.ts";
import { streamsOf, tampered } from "./tampered.ts";

const LETTER = tableLetter();
const VERTICAL = pageFormat();
const HORIZONTAL = pageFormat("horizontal-tb");

let face: FontFace;
beforeAll(async () => {
  face = await loadNotoSerif();
});

const documentOf = once((letter: Letter, format: PageFormat) => {
  const outcome = typeset(letter, format, [face]);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors));
  return outcome.value;
});

const bytesOf = fileOnce(
  async (id: FormatId, letter: Letter, format: PageFormat): Promise<Uint8Array> => {
    switch (id) {
      case "pdf":
        return writePdf(documentOf(letter, format), { source: SOURCE }, testWorld);
      case "docx":
        return written(createDocxWriter(letterSettings({ format }), [face], testWorld), letter);
      case "html":
        return writeHtml(letter, format, [face]);
      case "txt":
        return writePlain(letter);
      case "tei":
        return writeTei(letter, { edition: "corrected", settings: {} });
      case "transcript":
        return writeTranscript(letter, { edition: "corrected", settings: {} });
    }
  },
);

async function differences(
  id: FormatId,
  bytes: Uint8Array,
  format: PageFormat,
): Promise<readonly Difference[]> {
  const expected = expectedPages(documentOf(LETTER, format), new WeakMap());
  const known = {
    paragraphs: letterParagraphs(LETTER),
    ruby: rubyPairs(LETTER),
    look: letterLook(LETTER, format),
  };
  return await differencesByBoth(id, bytes, known, { path: "表", expected });
}

describe.each(["pdf", "docx", "html", "txt"] as const)("%s", (id) => {
  test.each([
    ["vertical", VERTICAL],
    ["horizontal", HORIZONTAL],
  ])("is read back without a difference: %s", async (_, format) => {
    expect(await differences(id, await bytesOf(id, LETTER, format), format)).toEqual([]);
  });
});

describe("a planted fault is found in the Word file", () => {
  const cell = (text: string): RegExp =>
    new RegExp(`<w:tc>(?:(?!</w:tc>).)*>${text}</w:t>.*?</w:tc>`, "su");
  const row = (text: string): RegExp =>
    new RegExp(`<w:tr>(?:(?!</w:tr>).)*>${text}</w:t>.*?</w:tr>`, "su");
  const found = (xml: string, what: RegExp): string => what.exec(xml)?.[0] ?? "missing";
  const exchanged = (one: RegExp, other: RegExp) => (xml: string) => {
    const [first, second] = [found(xml, one), found(xml, other)];
    return xml.replace(first, "■").replace(second, first).replace("■", second);
  };
  const EMPTY =
    /<w:tc><w:tcPr><w:tcW [^>]*\/><\/w:tcPr><w:p><w:pPr>[^r]*?<\/w:pPr><\/w:p><\/w:tc>/u;

  test.each<readonly [string, (xml: string) => string]>([
    ["two cells exchanged", exchanged(cell("事業2"), cell("2400"))],
    ["two rows exchanged", exchanged(row("事業2"), row("事業3"))],
    ["a row lost", (xml) => xml.replace(found(xml, row("事業2")), "")],
    ["a row twice", (xml) => xml.replace(found(xml, row("事業2")), (one) => one + one)],
    [
      "a cell moved to an empty one",
      (xml) => {
        const last = found(xml, cell("1200"));
        return xml.replace(last, "■").replace(EMPTY, last).replace("■", found(xml, EMPTY));
      },
    ],
    ["a cell emptied", (xml) => xml.replace(">1200</w:t>", "></w:t>")],
    ["an empty row", (xml) => xml.replace("</w:tbl>", "<w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>")],
    ["cells made one", (xml) => xml.replace("<w:tcPr>", '<w:tcPr><w:gridSpan w:val="2"/>')],
    ["a table in a cell", (xml) => xml.replace("<w:tc>", "<w:tc><w:tbl></w:tbl>")],
    ["a hidden row", (xml) => xml.replace("<w:cantSplit/>", "<w:hidden/>")],
    ["the text of a table without its cells", (xml) => xml.replaceAll(/<\/?w:t(?:bl|r|c)>/gu, "")],
    [
      "a paragraph so low that nobody sees it",
      (xml) =>
        xml.replace(
          /(<w:pStyle w:val="KobunHonbun"\/>)/u,
          '$1<w:spacing w:line="20" w:lineRule="exact"/>',
        ),
    ],
    [
      "text where tables part",
      (xml) => xml.replace(/(w:lineRule="exact"\/><\/w:pPr>)/u, "$1<w:r><w:t>追って</w:t></w:r>"),
    ],
  ])("%s", async (_, change) => {
    const bytes = await bytesOf("docx", LETTER, HORIZONTAL);
    const changed = changedPart(bytes, "word/document.xml", change);
    expect(await differences("docx", changed, HORIZONTAL)).not.toEqual([]);
  });
});

describe("a planted fault is found in the page for a browser", () => {
  const into = (from: string | RegExp, to: string) => (page: string) => page.replace(from, to);
  test.each<readonly [string, (page: string) => string]>([
    [
      "two cells exchanged",
      (page) =>
        page.replace(">2400<", ">■<").replace(">備考の2<", ">2400<").replace(">■<", ">備考の2<"),
    ],
    ["a row lost", into(/<tr>(?:(?!<\/tr>).)*>事業2<.*?<\/tr>\n/su, "")],
    [
      "a cell moved to an empty one",
      (page) => page.replace(/(<td[^>]*>)1200(<\/td><td[^>]*>)<br\/>/u, "$1<br/>$21200"),
    ],
    ["cells made one", into("<td", '<td colspan="2"')],
    ["a hidden row", into("<tr>", '<tr hidden="">')],
    ["text beside the cells", into("<tr>", "<tr>追って")],
    ["a rule that hides", into("</style>", "td { visibility: collapse; }\n</style>")],
    ["an empty row", into("</tbody>", '<tr><td class="table-cell"><br/></td></tr></tbody>')],
  ])("%s", async (_, change) => {
    const page = new TextDecoder().decode(await bytesOf("html", LETTER, HORIZONTAL));
    const changed = change(page);
    expect(changed).not.toBe(page);
    expect(await differences("html", new TextEncoder().encode(changed), HORIZONTAL)).not.toEqual(
      [],
    );
  });
});

describe("a planted fault is found in the PDF", () => {
  const kids = (element: PDFObject): readonly PDFObject[] => {
    const list = element.get("K");
    return list.isArray()
      ? Array.from({ length: list.length }, (_, index) => list.get(index))
      : [list];
  };
  const tableOf = (document: PDFDocument): PDFObject => {
    const top = document.getTrailer().get("Root", "StructTreeRoot", "K");
    const table = kids(top).find((element) => element.get("S").asName() === "Table");
    if (table === undefined) throw new Error("no table");
    return table;
  };
  const rowsOf = (document: PDFDocument): readonly PDFObject[] =>
    kids(tableOf(document)).filter((element) => element.get("S").asName() === "TR");
  const rewritten = (page: number, change: (text: string) => string) => (document: PDFDocument) => {
    const before = streamsOf(document, page).map((stream) => stream.readStream().asString());
    const after = before.map(change);
    expect(after).not.toEqual(before);
    streamsOf(document, page).forEach((stream, index) => {
      stream.writeStream(after[index] ?? "");
    });
  };

  test.each<readonly [string, (document: PDFDocument) => void]>([
    [
      "two cells exchanged in the structure",
      (document) => {
        const cells = rowsOf(document)[2]?.get("K");
        const [first, second] = [cells?.get(0), cells?.get(1)];
        if (cells && first && second) {
          cells.put(0, second);
          cells.put(1, first);
        }
      },
    ],
    [
      "an empty cell exchanged with its neighbour",
      (document) => {
        const cells = rowsOf(document)[1]?.get("K");
        const [second, third] = [cells?.get(1), cells?.get(2)];
        if (cells && second && third) {
          cells.put(1, third);
          cells.put(2, second);
        }
      },
    ],
    ["a row lost from the structure", (document) => tableOf(document).get("K").delete(3)],
    ["a row that is no row", (document) => rowsOf(document)[2]?.put("S", document.newName("Sect"))],
    [
      "the head that stands again, with another figure",
      rewritten(1, (text) =>
        text.replace(/(\/Subtype\/Header>>BDC[\s\S]*?)<([0-9A-F]{4})([0-9A-F]{4})/u, "$1<$3$2"),
      ),
    ],
    [
      "the head that stands again, left out",
      rewritten(1, (text) =>
        text.replace(/(\/Subtype\/Header>>BDC\n[\s\S]*?)\[?<[^\n]*T[jJ]\n/u, "$1"),
      ),
    ],
    [
      "a rule through the text",
      rewritten(0, (text) =>
        text
          .replace(
            /(?<=\n)[\d.]+ ([\d.]+) ([\d.]+ -[\d.]+ re)/u,
            (_, y, rest) => `300 ${y} ${rest}`,
          )
          .replace(
            /[\d.]+ [\d.]+ [\d.]+ -[\d.]+ re/u,
            "0 400 800 -0.4 re 0 380 800 -.4 re 0 385 800 -.4 re 0 390 800 -.4 re",
          ),
      ),
    ],
    [
      "a rule as thick as a bar",
      rewritten(0, (text) => text.replace(/[\d.]+ -[\d.]+ re/u, "90 -30 re")),
    ],
  ])("%s", async (_, change) => {
    const bytes = await bytesOf("pdf", LETTER, VERTICAL);
    expect(await differences("pdf", tampered(bytes, change), VERTICAL)).not.toEqual([]);
  });

  test("a copy that nobody changed is right", async () => {
    const bytes = tampered(await bytesOf("pdf", LETTER, VERTICAL), () => {});
    expect(await differences("pdf", bytes, VERTICAL)).toEqual([]);
  });
});
