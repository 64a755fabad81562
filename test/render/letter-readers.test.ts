import { beforeAll, describe, expect, test } from "vitest";
import { writePdf } from "../../src/pdf/write-pdf.ts";
import {
  isInstalled,
  readTags,
  readWith,
  readWithMupdf,
  readWithMutool,
  readWithPdfium,
  readWithPdfJs,
  readWithPoppler,
  solid,
} from "../samples/readers.ts";
import { COLUMN_SHAPES, DIFFICULT, DIFFICULT_TEXT, SOURCE } from "./sample-letters.ts";
import { loadNotoSerif, setPages, type TestBlock, world } from "./set-pages.ts";

const hasPoppler = isInstalled("pdftotext", "-v");
const hasMutool = isInstalled("mutool", "-v");
const hasQpdf = isInstalled("qpdf", "--version");

let write: (blocks: readonly TestBlock[]) => Uint8Array;

beforeAll(async () => {
  const face = await loadNotoSerif();
  write = (blocks) => writePdf(setPages(face, blocks), { source: SOURCE }, world);
});

describe("a letter with indents, short columns, look-alikes, selectors, runs and ruby", () => {
  test("is read exactly by pdf.js", async () => {
    expect(solid(await readWithPdfJs(write(DIFFICULT)))).toBe(DIFFICULT_TEXT);
  });

  test("is read exactly by PDFium, the reader in Chromium", async () => {
    expect(solid(await readWithPdfium(write(DIFFICULT)))).toBe(DIFFICULT_TEXT);
  });

  test.skipIf(!hasPoppler)("is read exactly by poppler in the order of the content", () => {
    expect(solid(readWithPoppler(write(DIFFICULT)))).toBe(DIFFICULT_TEXT);
  });

  test("is read exactly by the npm build of mupdf", () => {
    expect(solid(readWithMupdf(write(DIFFICULT)))).toBe(DIFFICULT_TEXT);
  });

  test.skipIf(!hasMutool)("is read exactly by Debian's mupdf", () => {
    expect(solid(readWithMutool(write(DIFFICULT)))).toBe(DIFFICULT_TEXT);
  });

  test.skipIf(!hasPoppler)(
    "gives every paragraph as one string to readers of the structure",
    () => {
      expect(readTags(write(DIFFICULT))).toEqual([
        { type: "P", text: "総行第一二三号", ruby: [] },
        { type: "P", text: "拝啓", ruby: [] },
        { type: "P", text: "貴職におかれましては、益々御清祥のこととお慶び申し", ruby: [] },
        { type: "P", text: "上げます。す。", ruby: [] },
        {
          type: "P",
          text:
            "　一画の⼀と一、〜と～、――の線、「山川」「海」（土）" +
            "奈良県葛\u{E0100}城市と東京都葛飾区、𠮷野家、辻\u{E0100}と辻、" +
            "DX人材を12人、Societyの令和5年、「CIO補佐官」" +
            "と飛驒の鰺ヶ沢。ん",
          ruby: ["ひだ", "あじ"],
        },
        { type: "P", text: "　均した行は字の間が空きます。　詰めた行、も。", ruby: [] },
        { type: "P", text: "敬具", ruby: [] },
        { type: "P", text: "令和四年十二月二十七日", ruby: [] },
        { type: "P", text: "総務大臣　松本　剛明", ruby: [] },
        { type: "P", text: "奈良県葛\u{E0100}城市長　殿", ruby: [] },
      ]);
    },
  );

  test.skipIf(!hasQpdf)("has no error that qpdf can find", () => {
    expect(readWith("qpdf", (path) => ["--check", path], write(DIFFICULT))).toContain(
      "No syntax or stream encoding errors found",
    );
  });
});

describe.each(COLUMN_SHAPES)("columns in order: $name", ({ blocks, text }) => {
  test("in PDFium", async () => {
    expect(solid(await readWithPdfium(write(blocks)))).toBe(text);
  });

  test("in pdf.js", async () => {
    expect(solid(await readWithPdfJs(write(blocks)))).toBe(text);
  });

  test.skipIf(!hasPoppler)("in poppler", () => {
    expect(solid(readWithPoppler(write(blocks)))).toBe(text);
  });

  test("in the npm build of mupdf", () => {
    expect(solid(readWithMupdf(write(blocks)))).toBe(text);
  });

  test.skipIf(!hasMutool)("in Debian's mupdf", () => {
    expect(solid(readWithMutool(write(blocks)))).toBe(text);
  });
});
