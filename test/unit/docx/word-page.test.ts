import { expect, test } from "vitest";
import { wordPage } from "../../../src/docx/word-page.ts";
import { pageFormat } from "../../samples/letters.ts";

test("the default page is A4 that lies, with 26 characters to the line and 27 lines", () => {
  const page = wordPage(pageFormat());
  expect(page).toMatchObject({ width: 16_838, height: 11_906, paperCode: 9, vertical: true });
  // 16 points are 32 half-points or 320 twips; 16 + 9.5 points from line to line are 510.
  expect(page).toMatchObject({ characterSize: 32, em: 320, linePitch: 510 });
  const { top, bottom, left, right } = page.margins;
  expect(page.height - top - bottom).toBe(26 * 320);
  const across = page.width - left - right;
  expect(Math.floor(across / 510)).toBe(27);
});

test("an upright page counts its lines from head to foot", () => {
  const page = wordPage(pageFormat("horizontal-tb"));
  expect(page).toMatchObject({ width: 11_906, height: 16_838, paperCode: 9, vertical: false });
  const { top, bottom, left, right } = page.margins;
  expect(page.width - left - right).toBe(26 * 320);
  expect(Math.floor((page.height - top - bottom) / page.linePitch)).toBe(28);
});

test("the page number stands inside the foot margin", () => {
  const page = wordPage(pageFormat());
  // The number's line is two thirds of the body's size, one and a half times as high: 320 twips.
  expect(page.footerDistance + 320).toBeLessThanOrEqual(page.margins.bottom);
});
