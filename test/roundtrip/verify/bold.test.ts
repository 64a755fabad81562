// Bold text is found again at its own characters in each format that has it; one that is missing, or at others, is a difference.
import { describe, expect, test } from "vitest";
import { createDocxWriter } from "../../../src/docx/write-docx.ts";
import { writeHtml } from "../../../src/html/write-html.ts";
import type { FontFace } from "../../../src/model/font-face.ts";
import { letterLook } from "../../../src/model/letter-look.ts";
import { letterParagraphs, rubyPairs } from "../../../src/model/letter-text.ts";
import type { PageFormat } from "../../../src/model/page-format.ts";
import type { PagedDocument } from "../../../src/model/paged-document.ts";
import { writePdf } from "../../../src/pdf/write-pdf.ts";
import { typeset } from "../../../src/typeset/typeset.ts";
import { expectedPages } from "../../../src/verify/expected-pages.ts";
import { SOURCE } from "../../render/sample-letters.ts";
import { boldLetter } from "../../samples/bold-letter.ts";
import { differencesByBoth } from "../../samples/differences-by-both.ts";
import { testWorld } from "../../samples/faces.ts";
import { letterSettings, pageFormat } from "../../samples/letters.ts";
import { fileOnce, once } from "../../samples/once.ts";
import { changedPart, partsOf, written } from "../../samples/read-package.ts";
import { NOTO_SERIF_JP, NOTO_SERIF_JP_BOLD, openFace } from "../../samples/real-fonts.ts";

const LETTER = boldLetter();
const FACES: readonly FontFace[] = [
  openFace(NOTO_SERIF_JP),
  { ...openFace(NOTO_SERIF_JP_BOLD), isForBold: true },
];
const FORMATS: readonly (readonly [string, PageFormat])[] = [
  ["vertical", pageFormat()],
  ["horizontal", pageFormat("horizontal-tb")],
];

const documentOf = once((format: PageFormat): PagedDocument => {
  const outcome = typeset(LETTER, format, FACES);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors));
  return outcome.value;
});

type Id = "pdf" | "docx" | "html";

const bytesOf = fileOnce(async (id: Id, format: PageFormat): Promise<Uint8Array> => {
  if (id === "pdf") return writePdf(documentOf(format), { source: SOURCE }, testWorld);
  if (id === "html") return writeHtml(LETTER, format, FACES);
  return written(
    createDocxWriter(letterSettings({ format, docxFonts: "subset" }), FACES, testWorld),
    LETTER,
  );
});

async function findings(id: Id, bytes: Uint8Array, format: PageFormat): Promise<readonly string[]> {
  const expected = expectedPages(documentOf(format), new WeakMap());
  const letter = {
    paragraphs: letterParagraphs(LETTER),
    ruby: rubyPairs(LETTER),
    look: letterLook(LETTER, format),
  };
  return (await differencesByBoth(id, bytes, letter, { path: "太字", expected })).map(
    ({ fault, look, expected: wanted, found }) => fault?.code ?? `${look} ${wanted} ${found}`,
  );
}

describe.each(["pdf", "docx", "html"] as const)("%s", (id) => {
  test.each(FORMATS)("is read back without a difference: %s", async (_, format) => {
    expect(await findings(id, await bytesOf(id, format), format)).toEqual([]);
  });
});

test("what is bold is told by its characters", () => {
  const bold = letterLook(LETTER, pageFormat()).lines?.map(
    (line) => /太字「(.*?)」(?!は)/u.exec(line)?.[1],
  );
  expect(bold).toEqual([
    "研修の実施について",
    undefined,
    "令和5年6月16日（金）まで必ず葛󠄀城市雫石町の長は、行の終わりを越えても続く太字の文を、DX推進室へお送りください",
    undefined,
    "額",
    undefined,
    undefined,
  ]);
});

describe("a planted fault is found", () => {
  const [, format] = FORMATS[0] ?? ["", pageFormat()];

  test.each<readonly [string, (xml: string) => string]>([
    ["bold lost", (xml) => xml.replace("<w:b/><w:bCs/>", "")],
    ["bold added", (xml) => xml.replace("<w:t>提出は", "<w:rPr><w:b/></w:rPr><w:t>提出は")],
  ])("in the Word file: %s", async (_, change) => {
    const changed = changedPart(await bytesOf("docx", format), "word/document.xml", change);
    expect((await findings("docx", changed, format)).some((one) => one.startsWith("line "))).toBe(
      true,
    );
  });

  test("in the page for a browser: bold lost", async () => {
    const page = new TextDecoder().decode(await bytesOf("html", format));
    const changed = page.replace("<b>必ず</b>", "必ず");
    expect(changed).not.toBe(page);
    const found = await findings("html", new TextEncoder().encode(changed), format);
    expect(found.some((one) => one.startsWith("line "))).toBe(true);
  });
});

test("the Word file names the bold face and carries it as such, with the characters that are bold", async () => {
  const parts = partsOf(await bytesOf("docx", pageFormat()));
  const table = parts.get("word/fontTable.xml") ?? "";
  expect(table.match(/<w:embed\w+/gu)).toEqual(["<w:embedRegular", "<w:embedBold"]);
  const bold = /<w:font w:name="([^"]+)">(?:(?!<\/w:font>).)*<w:embedBold/u.exec(table)?.[1];
  const document = parts.get("word/document.xml") ?? "";
  const runs = [...document.matchAll(/<w:rFonts [^>]*w:eastAsia="([^"]+)"[^>]*\/>(<w:b\/>)?/gu)];
  expect(runs.length).toBeGreaterThan(3);
  expect(runs.every(([, font, isBold]) => font === bold && isBold !== undefined)).toBe(true);
});
