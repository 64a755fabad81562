import { expect, test } from "vitest";
import { readPdf } from "../../../src/verify/read-pdf.ts";
import { UnreadableFile } from "../../../src/verify/unreadable-file.ts";

/** A PDF of these objects, numbered from 1; the table of places is left to the reader to find. */
function pdfOf(objects: readonly string[], trailer: string): Uint8Array {
  const bodies = objects.map((body, index) => `${index + 1} 0 obj\n${body}\nendobj\n`).join("");
  return new TextEncoder().encode(`%PDF-1.7\n${bodies}${trailer}\n%%EOF\n`);
}

const TRAILER = "trailer\n<</Root 1 0 R/Size 9>>";
const CATALOG = "<</Type/Catalog/Pages 2 0 R>>";
const PAGE = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Resources<<>>/Contents 4 0 R>>";
const EMPTY = "<</Length 0>>\nstream\n\nendstream";

test.each<[string, Uint8Array]>([
  [
    "its pages are their own parents",
    pdfOf([CATALOG, "<</Type/Pages/Kids[2 0 R]/Count 1>>"], TRAILER),
  ],
  [
    "it says that it has a thousand million pages",
    pdfOf([CATALOG, "<</Type/Pages/Kids[3 0 R]/Count 1000000000>>", PAGE, EMPTY], TRAILER),
  ],
  [
    "its table of places follows itself",
    pdfOf(
      [CATALOG, "<</Type/Pages/Kids[3 0 R]/Count 1>>", PAGE, EMPTY],
      "xref\n0 1\n0000000000 65535 f \ntrailer\n<</Root 1 0 R/Size 9/Prev 9>>\nstartxref\n9",
    ),
  ],
  [
    "an object is a reference to itself",
    pdfOf([CATALOG, "<</Type/Pages/Kids[3 0 R]/Count 1>>", "3 0 R"], TRAILER),
  ],
  [
    "a form draws itself",
    pdfOf(
      [
        CATALOG,
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Resources<</XObject<</F 5 0 R>>>>/Contents 4 0 R>>",
        "<</Length 5>>\nstream\n/F Do\nendstream",
        "<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F 5 0 R>>>>/Length 5>>\nstream\n/F Do\nendstream",
      ],
      TRAILER,
    ),
  ],
  [
    "arrays stand within one another fifty thousand deep",
    pdfOf([`<</Type/Catalog/Pages 2 0 R/X ${"[".repeat(50_000)}>>`], TRAILER),
  ],
])(
  "a PDF is read without text or refused, and that soon, where %s",
  { timeout: 20_000 },
  async (_, bytes) => {
    const read = await readPdf(bytes).catch((cause: unknown) => cause);
    if (!(read instanceof UnreadableFile)) expect(read).toMatchObject({ paragraphs: [] });
  },
);
