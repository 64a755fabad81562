// The PDF of a letter with items of all seven levels, by readers that are not ours.
import { beforeAll, describe, expect, test } from "vitest";
import { letterParagraphs } from "../../src/model/letter-text.ts";
import { writePdf } from "../../src/pdf/write-pdf.ts";
import { typeset } from "../../src/typeset/typeset.ts";
import { pageFormat } from "../samples/letters.ts";
import { numberedLetter } from "../samples/numbered-letter.ts";
import { isInstalled, readTags, solid } from "../samples/readers.ts";
import { SOURCE } from "./sample-letters.ts";
import { loadNotoSerif, world } from "./set-pages.ts";
import { hasVeraPdf, judge } from "./verapdf.ts";

const MODES = ["vertical-rl", "horizontal-tb"] as const;
const letters = new Map<string, Uint8Array>();

beforeAll(async () => {
  const face = await loadNotoSerif();
  for (const mode of MODES) {
    const pages = typeset(numberedLetter(mode), pageFormat(mode), [face]);
    if (!pages.ok) throw new Error(JSON.stringify(pages.errors));
    letters.set(mode, writePdf(pages.value, { source: SOURCE }, world));
  }
});

describe.skipIf(!hasVeraPdf())("veraPDF", () => {
  test.each(["2a", "ua1"] as const)("finds it valid: %s", (flavour) => {
    expect(judge(letters, flavour)).toEqual(["PASS vertical-rl", "PASS horizontal-tb"]);
  });
});

describe.skipIf(!isInstalled("pdfinfo", "-v"))("poppler", () => {
  test.each(MODES)("finds in the structure what the letter says: %s", (mode) => {
    const bytes = letters.get(mode) ?? new Uint8Array();
    const text = readTags(bytes).map((block) => block.text);
    expect(solid(text.join(""))).toBe(solid(letterParagraphs(numberedLetter(mode)).join("")));
  });
});
