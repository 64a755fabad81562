// A certificate is read back whole in each format; characters of another size than its author asked for are told, in its PDF also
// when the pages are no longer at hand.
import { beforeAll, describe, expect, test } from "vitest";
import { createDocxWriter } from "../../../src/docx/write-docx.ts";
import { writeHtml } from "../../../src/html/write-html.ts";
import type { FontFace } from "../../../src/model/font-face.ts";
import { letterLook } from "../../../src/model/letter-look.ts";
import { letterParagraphs, rubyPairs } from "../../../src/model/letter-text.ts";
import type { PageFormat } from "../../../src/model/page-format.ts";
import { A4_LANDSCAPE, A4_PORTRAIT, certificateFormat } from "../../../src/model/page-formats.ts";
import type { PagedDocument } from "../../../src/model/paged-document.ts";
import { writePdf } from "../../../src/pdf/write-pdf.ts";
import { writePlain } from "../../../src/plain/write-plain.ts";
import { writeTranscript } from "../../../src/plain/write-transcript.ts";
import { writeTei } from "../../../src/tei/write-tei.ts";
import { typeset } from "../../../src/typeset/typeset.ts";
import { expectedPages } from "../../../src/verify/expected-pages.ts";
import { SOURCE } from "../../render/sample-letters.ts";
import { loadNotoSerif } from "../../render/set-pages.ts";
import { certificate } from "../../samples/certificate.ts";
import { differencesByBoth } from "../../samples/differences-by-both.ts";
import { testWorld } from "../../samples/faces.ts";
import { letterSettings } from "../../samples/letters.ts";
import { fileOnce, once } from "../../samples/once.ts";
import { changedPart, written } from "../../samples/read-package.ts";
import { streamsOf, tampered } from "./tampered.ts";

const LETTER = certificate();
const LYING: PageFormat = {
  ...certificateFormat("賞状A4横", A4_LANDSCAPE),
  frame: "thick-and-thin",
};
const FORMATS: readonly (readonly [string, PageFormat])[] = [
  ["vertical", LYING],
  ["horizontal", { ...certificateFormat("賞状A4縦", A4_PORTRAIT), frame: "double" }],
];

let face: FontFace;
beforeAll(async () => {
  face = await loadNotoSerif();
});

const documentOf = once((format: PageFormat): PagedDocument => {
  const outcome = typeset(LETTER, format, [face]);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors));
  return outcome.value;
});

type Id = "pdf" | "docx" | "html" | "txt" | "tei" | "transcript";

const bytesOf = fileOnce(async (id: Id, format: PageFormat): Promise<Uint8Array> => {
  if (id === "pdf") return writePdf(documentOf(format), { source: SOURCE }, testWorld);
  if (id === "html") return writeHtml(LETTER, format, [face]);
  if (id === "txt") return writePlain(LETTER);
  if (id === "tei") {
    return writeTei(LETTER, { edition: "corrected", settings: letterSettings({ format }) });
  }
  if (id === "transcript") {
    return writeTranscript(LETTER, { edition: "corrected", settings: letterSettings({ format }) });
  }
  return written(createDocxWriter(letterSettings({ format }), [face], testWorld), LETTER);
});

/** What reading a file back finds; `isLater` without the laid-out pages, by what the ledger has kept of them. */
async function findings(
  id: Id,
  bytes: Uint8Array,
  format: PageFormat,
  isLater: boolean,
): Promise<readonly string[]> {
  const pages = expectedPages(documentOf(format), new WeakMap());
  const known = isLater ? { expected: undefined, sums: pages.sums } : { expected: pages };
  const letter = {
    paragraphs: letterParagraphs(LETTER),
    ruby: rubyPairs(LETTER),
    look: letterLook(LETTER, format),
  };
  return (await differencesByBoth(id, bytes, letter, { path: "賞状", ...known })).map(
    ({ fault, look, expected, found }) => fault?.code ?? `${look} ${expected} ${found}`,
  );
}

describe.each(["pdf", "docx", "html", "txt", "tei", "transcript"] as const)("%s", (id) => {
  test.each(FORMATS)("is read back without a difference: %s", async (_, format) => {
    const bytes = await bytesOf(id, format);
    expect(await findings(id, bytes, format, false)).toEqual([]);
    expect(await findings(id, bytes, format, true)).toEqual([]);
  });
});

describe("a planted fault is found", () => {
  test.each(FORMATS)(
    "in the PDF: the name in another size, a line of the frame lost: %s",
    async (_, format) => {
      const bytes = await bytesOf("pdf", format);
      const changed = (change: (text: string) => string): Uint8Array =>
        tampered(bytes, (document) => {
          const all = streamsOf(document);
          const before = all.map((one) => one.readStream().asString());
          const after = before.map(change);
          expect(after).not.toEqual(before);
          for (const [index, one] of all.entries()) one.writeStream(after[index] ?? "");
        });
      const smaller = changed((text) => text.replaceAll(/ 36 Tf/gu, " 20 Tf"));
      expect(await findings("pdf", smaller, format, false)).toContain("verify/text-moved");
      expect(await findings("pdf", smaller, format, true)).not.toEqual([]);
      const open = changed((text) => text.replace(/^\S+ \S+ \S+ \S+ re/mu, "0 0 0 0 re"));
      expect(await findings("pdf", open, format, false)).toContain("verify/page-rules");
      expect(await findings("pdf", open, format, true)).toContain("verify/page-rules");
    },
  );

  test.each<readonly [string, (xml: string) => string, string]>([
    [
      "the name in another size",
      (xml) => xml.replaceAll('w:val="72"', 'w:val="40"'),
      "size 36pt 20pt",
    ],
    [
      "the name in the size of all names",
      (xml) => xml.replaceAll(/<w:sz(?:Cs)? w:val="72"\/>/gu, ""),
      "size 36pt ",
    ],
    [
      "text in a size of its own",
      (xml) => xml.replace("<w:r><w:t>よって", '<w:r><w:rPr><w:sz w:val="20"/></w:rPr><w:t>よって'),
      "size  10pt",
    ],
    [
      "the frame lost",
      (xml) => xml.replace(/<w:pgBorders.*<\/w:pgBorders>/su, ""),
      "frame thick-and-thin ",
    ],
    [
      "a side of the frame lost",
      (xml) => xml.replace(/<w:left w:val="thinThick[^>]*>/u, ""),
      "frame thick-and-thin other",
    ],
    [
      "a frame of other lines",
      (xml) =>
        xml
          .replaceAll(/(?:thinThick|thickThin)SmallGap/gu, "double")
          .replaceAll('w:sz="18"', 'w:sz="6"'),
      "frame thick-and-thin double",
    ],
    [
      "a part of the text in another size",
      (xml) =>
        xml.replace(
          "<w:t>よって",
          '<w:t>よ</w:t></w:r><w:r><w:rPr><w:sz w:val="20"/></w:rPr><w:t>って',
        ),
      "size  よってここにこれを表彰します",
    ],
  ])("in the Word file: %s", async (_, change, said) => {
    const bytes = await bytesOf("docx", LYING);
    const changed = changedPart(bytes, "word/document.xml", change);
    expect(await findings("docx", changed, LYING, false)).toContain(said);
  });

  test("in the page for a browser: the frame lost", async () => {
    const page = new TextDecoder().decode(await bytesOf("html", LYING));
    const changed = page.replace(/^main \{ border.*\n/mu, "");
    expect(changed).not.toBe(page);
    const found = await findings("html", new TextEncoder().encode(changed), LYING, false);
    expect(found).toEqual(["frame thick-and-thin "]);
  });

  test.each<readonly [string, (page: string) => string]>([
    ["the name in another size", (page) => page.replace("font-size: 1.8em", "font-size: 1em")],
    [
      "a part of the text smaller",
      (page) => page.replace("よって", '<span style="font-size: 0.5em;">よって</span>'),
    ],
  ])("in the page for a browser: %s", async (_, change) => {
    const page = new TextDecoder().decode(await bytesOf("html", LYING));
    const changed = change(page);
    expect(changed).not.toBe(page);
    const found = await findings("html", new TextEncoder().encode(changed), LYING, false);
    expect(found.some((one) => one.startsWith("size "))).toBe(true);
  });
});
