import { expect, test } from "vitest";
import { ptToSp } from "../../../src/base/units.ts";
import { pdfHeight, pdfNumber, pdfPoints } from "../../../src/pdf/number.ts";

test.each([
  [0, "0"],
  [-0.0001, "0"],
  [16, "16"],
  [-2, "-2"],
  [0.5, ".5"],
  [-0.05, "-.05"],
  [758.9454, "758.945"],
  [1.0005, "1"],
  [1.0015, "1.002"],
  [1_000_000, "1000000"],
])("%d is written %s: no exponent, no trailing zeros, halves to even", (value, written) => {
  expect(pdfNumber(value)).toBe(written);
});

test("the number of decimals can be chosen", () => {
  expect(pdfNumber(-0.77777, 4)).toBe("-.7778");
});

test("a length is written in points", () => {
  expect(pdfPoints(ptToSp(841.89))).toBe("841.89");
});

test("a place near the top of the page is high in PDF", () => {
  expect(pdfHeight(ptToSp(56), ptToSp(595.276))).toBe("539.276");
});
