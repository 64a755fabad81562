import { expect, test } from "vitest";
import { pdfResources } from "../../../src/proof/pdf-resources.ts";
import { undrawnVariants } from "../../../src/reading/drawn-variants.ts";
import { fileOf, line, stream, toUnicode } from "../../samples/small-pdf.ts";

const VARIANT = "葛\u{E0100}";

/** A page whose glyphs mean these texts, each one glyph. */
function pdf(...glyphs: readonly string[]): Uint8Array {
  const known = [...new Set(glyphs)];
  const codes = glyphs
    .map((one) => (known.indexOf(one) + 1).toString(16).padStart(4, "0"))
    .join("");
  return fileOf(
    new Map([
      [1, "<</Type/Catalog/Pages 2 0 R>>"],
      [2, "<</Type/Pages/Count 1/Kids[7 0 R]>>"],
      [
        3,
        "<</Type/Font/Subtype/Type0/BaseFont/T/Encoding/Identity-H/DescendantFonts[4 0 R]/ToUnicode 5 0 R>>",
      ],
      [
        4,
        "<</Type/Font/Subtype/CIDFontType2/BaseFont/T/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 1000/FontDescriptor 6 0 R>>",
      ],
      [5, stream(toUnicode(known))],
      [
        6,
        "<</Type/FontDescriptor/FontName/T/Flags 4/FontBBox[0 -120 1000 880]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 700/StemV 80>>",
      ],
      [
        7,
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 842 595]/Resources<</Font<</F 3 0 R>>>>/Contents 8 0 R>>",
      ],
      [8, stream(`BT ${line(500)} <${codes}> Tj ET`)],
    ]),
  );
}

function says(text: string): Parameters<typeof undrawnVariants>[0] {
  const paragraphs = [{ place: "body", number: 1, text } as const];
  return { text: [{ name: "word/document.xml", paragraphs, descriptions: [] }] };
}

test.each<[string, string, readonly string[], readonly string[]]>([
  ["with its selector in one glyph is drawn", `${VARIANT}城市長`, [VARIANT, "城", "市", "長"], []],
  [
    "whose selector has a glyph of its own is not",
    `${VARIANT}城市長`,
    ["葛", "\u{E0100}", "城", "市", "長"],
    [VARIANT],
  ],
  [
    "that is drawn once of two times is told once",
    `${VARIANT}城と${VARIANT}城と${VARIANT}城`,
    [VARIANT, "城", "と", "葛", "\u{E0100}", "城", "と", "葛", "\u{E0100}", "城"],
    [VARIANT],
  ],
  ["that nobody asks for is none", "葛城市長", ["葛", "城", "市", "長"], []],
])("a form of a kanji %s", async (_, text, glyphs, undrawn) => {
  expect(await undrawnVariants(says(text), pdf(...glyphs), pdfResources())).toEqual(undrawn);
});

test("a form that a head draws on every page does not make up for the text in its usual form", async () => {
  const usual = ["葛", "\u{E0100}"];
  const head = [VARIANT, "市"];
  const body = { place: "body", number: 1, text: `${VARIANT}城市長` } as const;
  const said = {
    text: [
      { name: "word/document.xml", paragraphs: [body], descriptions: [] },
      {
        name: "word/header1.xml",
        paragraphs: [{ place: "header", number: 1, text: `${VARIANT}市` } as const],
        descriptions: [],
      },
    ],
  };
  const drawn = (...text: readonly string[]): Uint8Array => pdf(...head, ...text, ...head);
  expect(await undrawnVariants(said, drawn(...usual, "城", "市", "長"), pdfResources())).toEqual([
    VARIANT,
  ]);
  expect(await undrawnVariants(said, drawn(VARIANT, "城", "市", "長"), pdfResources())).toEqual([]);
});
