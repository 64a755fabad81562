// The PDF of a letter whose 別紙 have pages of their own, by readers that are not ours.
import { beforeAll, describe, expect, test } from "vitest";
import { letterParagraphs } from "../../src/model/letter-text.ts";
import { writePdf } from "../../src/pdf/write-pdf.ts";
import { typeset } from "../../src/typeset/typeset.ts";
import { letterWithParts } from "../samples/letter-with-parts.ts";
import { isInstalled, readTags, solid } from "../samples/readers.ts";
import { SOURCE } from "./sample-letters.ts";
import { loadNotoSerif, world } from "./set-pages.ts";
import { hasVeraPdf, judge } from "./verapdf.ts";

const MAINS = ["26x27", "40x36"] as const;
const letters = new Map<string, Uint8Array>();

beforeAll(async () => {
  const face = await loadNotoSerif();
  for (const main of MAINS) {
    const { letter, format } = letterWithParts(main);
    const pages = typeset(letter, format, [face]);
    if (!pages.ok) throw new Error(JSON.stringify(pages.errors));
    letters.set(main, writePdf(pages.value, { source: SOURCE }, world));
  }
});

describe.skipIf(!hasVeraPdf())("veraPDF", () => {
  test.each(["2a", "ua1"] as const)("finds it valid: %s", (flavour) => {
    expect(judge(letters, flavour)).toEqual(["PASS 26x27", "PASS 40x36"]);
  });
});

describe.skipIf(!isInstalled("pdfinfo", "-v"))("poppler", () => {
  test.each(MAINS)("finds in the structure what the letter says: %s", (main) => {
    const text = readTags(letters.get(main) ?? new Uint8Array()).map((block) => block.text);
    const { letter } = letterWithParts(main);
    expect(solid(text.join(""))).toBe(solid(letterParagraphs(letter).join("")));
  });
});
