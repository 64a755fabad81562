import { expect, test } from "vitest";
import type { Diagnostic } from "../../../src/base/diagnostic.ts";
import { pdfResources } from "../../../src/proof/pdf-resources.ts";
import { readBackConverted } from "../../../src/proof/read-back-converted.ts";
import type { WordShown } from "../../../src/reading/compare-by-place.ts";
import { foreignPdf } from "../../samples/foreign-pdf.ts";

function says(...texts: readonly string[]): WordShown {
  const paragraphs = texts.map(
    (text, index) => ({ place: "body", number: index + 1, text }) as const,
  );
  return {
    text: [{ name: "word/document.xml", paragraphs, descriptions: [] }],
    readings: [],
    marks: [],
    isEmphasised: false,
    counted: [],
  };
}

/** A page of another program with lines from the top, painted from the last to the first. */
function pdf(...lines: readonly string[]): Uint8Array {
  const placed = lines.map((text, index) => ({
    encoding: "sjis" as const,
    text,
    x: 60,
    y: 500 - 30 * index,
  }));
  return foreignPdf([{ lines: placed.toReversed() }]);
}

async function readBack(bytes: Uint8Array, expected: WordShown): Promise<readonly Diagnostic[]> {
  const read = await readBackConverted("手紙.docx", bytes, expected, pdfResources());
  return read.faults;
}

test("a PDF that shows every line is right, whatever the order in which they are painted", async () => {
  const bytes = pdf("札幌市長", "拝啓", "敬具");
  expect(await readBack(bytes, says("札幌市長", "拝啓", "敬具"))).toEqual([]);
});

test("a line that is not there is an error with its paragraph", async () => {
  expect(await readBack(pdf("札幌市長", "敬具"), says("札幌市長", "拝啓", "敬具"))).toEqual([
    expect.objectContaining({
      severity: "error",
      code: "office/text-differs",
      at: { kind: "word", path: "手紙.docx", part: "body", paragraph: 2, around: "拝啓" },
      values: { expected: "拝啓", found: "" },
    }),
  ]);
});

test("a line that stands off the sheet is not there", async () => {
  const bytes = foreignPdf([
    {
      lines: [
        { encoding: "sjis", text: "札幌市長", x: 60, y: 500 },
        { encoding: "sjis", text: "拝啓", x: 60, y: -40 },
      ],
    },
  ]);
  expect(await readBack(bytes, says("札幌市長", "拝啓"))).toMatchObject([
    { code: "office/text-differs", values: { expected: "拝啓", found: "" } },
  ]);
});

test("lines of which the file says nothing are an error of the file", async () => {
  expect(await readBack(pdf("札幌市長", "拝啓"), says("札幌市長"))).toEqual([
    expect.objectContaining({
      code: "office/text-differs",
      at: { kind: "file", path: "手紙.docx" },
      values: { expected: "", found: "拝啓" },
    }),
  ]);
});

test("marks beside characters, which LibreOffice leaves out, are an error whatever the text", async () => {
  const expected = { ...says("札幌市長"), isEmphasised: true };
  expect(await readBack(pdf("札幌市長"), expected)).toMatchObject([
    { severity: "error", code: "office/emphasis-lost" },
  ]);
});

test("a form of a kanji that is drawn in its usual form is an error, with the kanji and the font at hand that has the form", async () => {
  // Each character has a glyph of its own, its selector too.
  const lost = async (variant: string): Promise<readonly Diagnostic[]> => {
    const lines = [{ encoding: "told", text: `${variant}城市長`, x: 60, y: 500 }] as const;
    return readBack(foreignPdf([{ lines }]), says(`${variant}城市長`));
  };
  expect(await lost("葛\u{E0100}")).toEqual([
    expect.objectContaining({
      code: "office/variant-lost",
      values: { characters: "葛\u{E0100}", font: "Noto Serif JP" },
    }),
  ]);
  // IPAmj Mincho alone has it.
  expect(await lost("葛\u{E0108}")).toMatchObject([{ values: { font: "" } }]);
});

test("what cannot be read is refused as broken", async () => {
  const half = pdf("札幌市長").slice(0, 40);
  expect(await readBack(half, says("札幌市長"))).toEqual([
    expect.objectContaining({ code: "office/not-converted", values: { why: "broken-file" } }),
  ]);
});

test("a number that the program counted by itself is no fault of the program: the Word file's is told as old, that of typed text is not", async () => {
  const bytes = pdf("全1枚", "第2項");
  const said = says("全3枚", "第2項");
  const counted = [{ place: "body", number: 1 }] as const;
  expect(await readBack(bytes, { ...said, counted })).toEqual([
    expect.objectContaining({
      code: "office/number-differs",
      values: { expected: "全3枚", found: "全1枚" },
    }),
  ]);
  expect(await readBack(bytes, said)).toMatchObject([{ code: "office/text-differs" }]);
  const elsewhere = [{ place: "body", number: 2 }] as const;
  expect(await readBack(bytes, { ...said, counted: elsewhere })).toMatchObject([
    { code: "office/text-differs" },
  ]);
});
