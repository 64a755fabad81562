import { beforeAll, describe, expect, test } from "vitest";
import { writePdf } from "../../src/pdf/write-pdf.ts";
import { pickedOf, thirdOf } from "../samples/extent.ts";
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
import { isInstalled as isFont } from "../samples/real-fonts.ts";
import { FACES, type Kind, laidOutIn, READINGS, textOf } from "./face-letters.ts";
import { SOURCE } from "./sample-letters.ts";
import { world } from "./set-pages.ts";
import { hasVeraPdf, judge } from "./verapdf.ts";

const hasPoppler = isInstalled("pdftotext", "-v");
const hasMutool = isInstalled("mutool", "-v");
const hasJudge = hasVeraPdf();
const KINDS: readonly Kind[] = ["書簡", "通知"];

const found = FACES.filter(({ path }) => isFont(path));
const cases = found.flatMap((face) => KINDS.map((kind) => ({ ...face, kind })));

describe.each(thirdOf(cases))("a $kind in $name", ({ path, variant, kind }) => {
  let bytes: Uint8Array;
  beforeAll(() => {
    bytes = writePdf(laidOutIn(path, variant, kind), { source: SOURCE }, world);
  });

  /** The text without the readings, which stand behind their line, wherever that ends. */
  const expectText = (read: string): void => {
    const text = solid(read);
    for (const reading of READINGS) expect(text.split(reading)).toHaveLength(2);
    const plain = READINGS.reduce((rest, reading) => rest.replace(reading, ""), text);
    expect(plain).toBe(textOf(variant));
  };

  test("is read exactly by pdf.js", async () => {
    expectText(await readWithPdfJs(bytes));
  });

  test("is read exactly by PDFium", async () => {
    expectText(await readWithPdfium(bytes));
  });

  test("is read exactly by the npm build of mupdf", () => {
    expectText(readWithMupdf(bytes));
  });

  test.skipIf(!hasMutool)("is read exactly by Debian's mupdf", () => {
    expectText(readWithMutool(bytes));
  });

  test.skipIf(!hasPoppler)("is read exactly by poppler", () => {
    expectText(readWithPoppler(bytes));
  });

  test.skipIf(!hasPoppler)("tells its paragraphs and headings to readers of the structure", () => {
    const blocks = readTags(bytes);
    expect(blocks.map(({ type }) => type)).toEqual(["P", "P", "P", "H1", "P", "H1", "H2", "P"]);
    expect(solid(blocks.map(({ text }) => text).join(""))).toBe(textOf(variant));
    expect(blocks.at(-1)?.ruby).toEqual(READINGS);
  });
});

describe.skipIf(!hasJudge)("veraPDF", () => {
  test.each(pickedOf(["2a", "ua1"] as const, 1))(
    "finds the letters in every face valid: %s",
    (flavour) => {
      const letters = new Map(
        cases.map(({ path, variant, kind }, index) => [
          `face-${index}`,
          writePdf(laidOutIn(path, variant, kind), { source: SOURCE }, world),
        ]),
      );
      expect(judge(letters, flavour)).toEqual([...letters.keys()].map((name) => `PASS ${name}`));
    },
  );
});
