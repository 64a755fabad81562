import { describe, expect, test } from "vitest";
import { createDocxWriter } from "../../../src/docx/write-docx.ts";
import type { Letter } from "../../../src/model/letter.ts";
import { letterParagraphs, rubyPairs } from "../../../src/model/letter-text.ts";
import { PAGE_FORMATS } from "../../../src/model/page-formats.ts";
import type { PagedDocument } from "../../../src/model/paged-document.ts";
import type { VerificationReport } from "../../../src/model/verification.ts";
import { writePdf } from "../../../src/pdf/write-pdf.ts";
import { writePrintRun } from "../../../src/pdf/write-print-run.ts";
import { typeset } from "../../../src/typeset/typeset.ts";
import { compareReadBack } from "../../../src/verify/compare.ts";
import { readDocx } from "../../../src/verify/read-docx.ts";
import { readPages, readPdf } from "../../../src/verify/read-pdf.ts";
import { testWorld } from "../../samples/faces.ts";
import { inspectDocx } from "../../samples/inspect-docx.ts";
import { NOTO_SERIF_JP, openFace } from "../../samples/real-fonts.ts";
import { everything } from "./letter.ts";

const face = openFace(NOTO_SERIF_JP);
const ADDRESSEES = ["葛󠄀城市長 殿", "飛驒市長 殿", "鰺ヶ沢町長 殿", "北海道知事 殿"];
const SOURCE = {
  template: "a".repeat(64),
  record: "b".repeat(64),
  edition: "corrected",
  tool: "test",
} as const;

function layOut(letter: Letter, format: string): PagedDocument {
  const page = PAGE_FORMATS.get(format);
  if (page === undefined) expect.fail(`no page format ${format}`);
  const outcome = typeset(letter, page, [face]);
  if (!outcome.ok) expect.fail(JSON.stringify(outcome.errors));
  return outcome.value;
}

function pdfOf(letter: Letter, format: string): Uint8Array {
  return writePdf(layOut(letter, format), { source: SOURCE }, testWorld);
}

async function docxOf(letter: Letter): Promise<Uint8Array> {
  const format = PAGE_FORMATS.get("26x27");
  if (format === undefined) expect.fail("no page format 26x27");
  const settings = {
    title: "試験",
    kind: "letter",
    format,
    fonts: [],
    docxFonts: "subset",
    date: "2022-12-27",
    author: undefined,
    subject: undefined,
  } as const;
  const outcome = await createDocxWriter(settings, [face], testWorld).write(letter);
  if (!outcome.ok) expect.fail(JSON.stringify(outcome.errors));
  return outcome.value;
}

describe.each([...PAGE_FORMATS.keys()])("as a PDF of %s", (format) => {
  test.each(ADDRESSEES)("the letter to %s reads back paragraph by paragraph", async (addressee) => {
    const letter = everything(addressee);
    const readBack = await readPdf(pdfOf(letter, format));
    expect(readBack.structured).toBe(true);
    expect(
      compareReadBack("x", letterParagraphs(letter), readBack, rubyPairs(letter)).differences,
    ).toEqual([]);
  });
});

test.each(ADDRESSEES)("as a Word file the letter to %s reads back", async (addressee) => {
  const letter = everything(addressee);
  const bytes = await docxOf(letter);
  const report = compareReadBack("x", letterParagraphs(letter), readDocx(bytes), rubyPairs(letter));
  expect(report.differences).toEqual([]);
  expect(inspectDocx(bytes, "vertical-rl")).toEqual([]);
});

/** Writes letters as a print run and compares each with its pages. */
async function compareRun(letters: readonly Letter[]): Promise<readonly VerificationReport[]> {
  const { bytes, pageRanges } = writePrintRun(
    letters.map((letter, index) => ({
      document: layOut(letter, "26x27"),
      bookmark: { group: "試験", title: ADDRESSEES[index] ?? "" },
    })),
    {},
    testWorld,
  );
  const pages = await readPages(bytes);
  expect(pages).toHaveLength(pageRanges.reduce((sum, { count }) => sum + count, 0));
  return letters.map((letter, index) => {
    const { first = 0, count = 0 } = pageRanges[index] ?? {};
    const paragraphs = pages.slice(first, first + count);
    const readBack = { paragraphs, structured: false, ruby: [], pageCount: count };
    return compareReadBack("x", letterParagraphs(letter), readBack);
  });
}

test("in a print run every page belongs to its letter", async () => {
  const reports = await compareRun(
    ADDRESSEES.map((addressee) => withoutMarks(everything(addressee))),
  );
  expect(reports.flatMap(({ differences }) => differences)).toEqual([]);
});

test("in a print run ruby and dots are no part of the text", async () => {
  const reports = await compareRun(ADDRESSEES.map(everything));
  expect(reports.flatMap(({ differences }) => differences)).toEqual([]);
});

/** The letter without ruby and dots. */
function withoutMarks(letter: Letter): Letter {
  const blocks = letter.blocks.map((block) =>
    "inlines" in block
      ? {
          ...block,
          inlines: block.inlines.filter(({ type }) => type !== "ruby" && type !== "emphasis-dots"),
        }
      : block,
  );
  return { ...letter, blocks };
}

test("a letter to another addressee is found at the addressee", async () => {
  const readBack = await readPdf(pdfOf(everything("葛城市長 殿"), "26x27"));
  const expected = letterParagraphs(everything("葛󠄀城市長 殿"));
  expect(compareReadBack("x", expected, readBack).differences).toEqual([
    {
      paragraph: expected.length,
      expected: "葛󠄀(U+845B U+E0100)城市長殿",
      found: "葛(U+845B)城市長殿",
    },
  ]);
});

test("reading many letters leaves arrays as they were", async () => {
  const { push } = Array.prototype;
  await readPdf(pdfOf(everything("北海道知事 殿"), "26x27"));
  expect(Array.prototype.push).toBe(push);
  expect(String(push)).toContain("[native code]");
});
