import { beforeAll, describe, expect, test } from "vitest";
import { writePdf } from "../../src/pdf/write-pdf.ts";
import { writePrintRun } from "../../src/pdf/write-print-run.ts";
import {
  isInstalled,
  readTags,
  readWithMupdf,
  readWithMutool,
  readWithPdfium,
  readWithPdfJs,
  readWithPoppler,
  solid,
} from "../samples/readers.ts";
import { SOURCE } from "./sample-letters.ts";
import { loadNotoSerif, world } from "./set-pages.ts";
import { expectedParagraphs, laidOutSourceLetters, SOURCE_LETTERS } from "./source-letters.ts";

const hasPoppler = isInstalled("pdftotext", "-v");
const hasMutool = isInstalled("mutool", "-v");

const pdfs = new Map<string, Uint8Array>();
let printRun: Uint8Array;

beforeAll(async () => {
  const documents = laidOutSourceLetters(await loadNotoSerif());
  documents.forEach((document, index) => {
    pdfs.set(SOURCE_LETTERS[index] ?? "", writePdf(document, { source: SOURCE }, world));
  });
  const run = documents.map((document, index) => ({
    document,
    bookmark: { group: "", title: SOURCE_LETTERS[index] ?? "" },
  }));
  printRun = writePrintRun(run, {}, world).bytes;
});

function pdfOf(name: string): Uint8Array {
  return pdfs.get(name) ?? new Uint8Array();
}

describe.each(SOURCE_LETTERS)("the letter to the %s", (name) => {
  test("says in pdf.js what it should", async () => {
    expect(solid(await readWithPdfJs(pdfOf(name)))).toBe(solid(expectedParagraphs(name).join("")));
  });

  test("says in PDFium what it should", async () => {
    expect(solid(await readWithPdfium(pdfOf(name)))).toBe(solid(expectedParagraphs(name).join("")));
  });

  test.skipIf(!hasPoppler)("says in poppler what it should", () => {
    expect(solid(readWithPoppler(pdfOf(name)))).toBe(solid(expectedParagraphs(name).join("")));
  });

  test("says in the npm build of mupdf what it should", () => {
    expect(solid(readWithMupdf(pdfOf(name)))).toBe(solid(expectedParagraphs(name).join("")));
  });

  test.skipIf(!hasMutool)("says in Debian's mupdf what it should", () => {
    expect(solid(readWithMutool(pdfOf(name)))).toBe(solid(expectedParagraphs(name).join("")));
  });

  test.skipIf(!hasPoppler)("gives its paragraphs, one by one, to readers of the structure", () => {
    expect(readTags(pdfOf(name)).map(({ text }) => solid(text))).toEqual(
      expectedParagraphs(name).map(solid),
    );
  });

  test("takes no more than 90 KB", () => {
    expect(pdfOf(name).length).toBeLessThan(90_000);
  });
});

describe("the print run of both", () => {
  const all = (): string => solid(SOURCE_LETTERS.flatMap(expectedParagraphs).join(""));

  test("says in pdf.js what it should", async () => {
    expect(solid(await readWithPdfJs(printRun))).toBe(all());
  });

  test("says in PDFium what it should", async () => {
    expect(solid(await readWithPdfium(printRun))).toBe(all());
  });

  test.skipIf(!hasPoppler)("says in poppler what it should", () => {
    expect(solid(readWithPoppler(printRun))).toBe(all());
  });

  test.skipIf(!hasMutool)("says in mupdf what it should", () => {
    expect(solid(readWithMutool(printRun))).toBe(all());
  });
});
