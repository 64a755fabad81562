import { expect, test } from "vitest";
import { pdfResources } from "../../../src/proof/pdf-resources.ts";
import { lettersByPlace } from "../../../src/reading/text-by-place.ts";
import { foreignPdf } from "../../samples/foreign-pdf.ts";

test("every letter of a long file gets its own pages, counted as in a file of its own", async () => {
  const texts = Array.from({ length: 450 }, (_, index) => `第${index}頁`);
  const bytes = foreignPdf(
    texts.map((text) => ({ lines: [{ encoding: "utf16", text, x: 60, y: 500 }] })),
  );
  const counts = Array.from({ length: 300 }, (_, index) => (index % 2 === 0 ? 1 : 2));
  const found: string[] = [];
  const numbers = new Set<number>();
  const pages = await lettersByPlace(bytes, pdfResources(), counts, async (letter, index) => {
    for (const { page } of letter.flat()) numbers.add(page);
    expect(letter).toHaveLength(counts[index] ?? 0);
    found.push(...letter.flat().map(({ text }) => text));
  });
  expect(pages).toBe(450);
  expect(found).toEqual(texts);
  expect([...numbers]).toEqual([1, 2]);
});

test("pages that are not there are nobody's", async () => {
  const bytes = foreignPdf([{ lines: [{ encoding: "utf16", text: "一", x: 60, y: 500 }] }]);
  const found: number[] = [];
  await lettersByPlace(bytes, pdfResources(), [1, 2], async (letter) => {
    found.push(letter.length);
  });
  expect(found).toEqual([1, 0]);
});
