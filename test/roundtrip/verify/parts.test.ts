// A letter whose 別紙 have pages of their own is read back whole, with the direction and the paper of each part.
import { beforeAll, describe, expect, test } from "vitest";
import { createDocxWriter } from "../../../src/docx/write-docx.ts";
import { writeHtml } from "../../../src/html/write-html.ts";
import type { FontFace } from "../../../src/model/font-face.ts";
import { letterLook } from "../../../src/model/letter-look.ts";
import { letterParagraphs, rubyPairs } from "../../../src/model/letter-text.ts";
import type { FormatId } from "../../../src/model/output-format.ts";
import type { PagedDocument } from "../../../src/model/paged-document.ts";
import { writePdf } from "../../../src/pdf/write-pdf.ts";
import { writeTei } from "../../../src/tei/write-tei.ts";
import { typeset } from "../../../src/typeset/typeset.ts";
import { expectedPages } from "../../../src/verify/expected-pages.ts";
import { SOURCE } from "../../render/sample-letters.ts";
import { loadNotoSerif } from "../../render/set-pages.ts";
import { differencesByBoth } from "../../samples/differences-by-both.ts";
import { testWorld } from "../../samples/faces.ts";
import { type LetterWithParts, letterWithParts } from "../../samples/letter-with-parts.ts";
import { letterSettings } from "../../samples/letters.ts";
import { fileOnce, once } from "../../samples/once.ts";
import { changedPart, written } from "../../samples/read-package.ts";
import { tampered } from "./tampered.ts";

let face: FontFace;
beforeAll(async () => {
  face = await loadNotoSerif();
});

const documentOf = once(({ letter, format }: LetterWithParts): PagedDocument => {
  const outcome = typeset(letter, format, [face]);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors));
  return outcome.value;
});

const bytesOf = fileOnce(
  async (id: "pdf" | "docx" | "html", sample: LetterWithParts): Promise<Uint8Array> => {
    const { letter, format } = sample;
    if (id === "pdf") return writePdf(documentOf(sample), { source: SOURCE }, testWorld);
    if (id === "html") return writeHtml(letter, format, [face]);
    return written(createDocxWriter(letterSettings({ format }), [face], testWorld), letter);
  },
);

async function findings(
  id: FormatId,
  bytes: Uint8Array,
  sample: LetterWithParts,
  isLater = false,
): Promise<readonly string[]> {
  const { letter, format } = sample;
  const pages = expectedPages(documentOf(sample), new WeakMap());
  const known = isLater ? { expected: undefined, sums: pages.sums } : { expected: pages };
  const wanted = {
    paragraphs: letterParagraphs(letter),
    ruby: rubyPairs(letter),
    look: letterLook(letter, format),
  };
  return (await differencesByBoth(id, bytes, wanted, { path: "別紙", ...known })).map(
    ({ fault, look, expected, found }) => fault?.code ?? `${look} ${expected} ${found}`,
  );
}

describe.each(["pdf", "docx", "html"] as const)("%s", (id) => {
  test.each(["26x27", "40x36"] as const)("is read back without a difference: %s", async (main) => {
    const sample = letterWithParts(main);
    const bytes = await bytesOf(id, sample);
    expect(await findings(id, bytes, sample)).toEqual([]);
    expect(await findings(id, bytes, sample, true)).toEqual([]);
  });
});

test.each(["pdf", "docx", "html"] as const)(
  "a letter that begins with a 別紙 is read back without a difference: %s",
  async (id) => {
    for (const main of ["26x27", "40x36"] as const) {
      const { letter, format } = letterWithParts(main);
      const begins = letter.blocks.findIndex(({ type }) => type === "part-break");
      const sample = { letter: { ...letter, blocks: letter.blocks.slice(begins) }, format };
      expect(letterLook(sample.letter, format).writingMode).toBe("horizontal-tb");
      const bytes = await bytesOf(id, sample);
      expect(await findings(id, bytes, sample)).toEqual([]);
      expect(await findings(id, bytes, sample, true)).toEqual([]);
    }
  },
);

test("tei, which has no pages, is read back with the parts by name", async () => {
  const sample = letterWithParts();
  const bytes = writeTei(sample.letter, { edition: "corrected", settings: letterSettings() });
  const marks = new TextDecoder().decode(bytes).match(/<milestone unit="part"[^>]*>/gu);
  expect(marks).toEqual([
    '<milestone unit="part" n="表"/>',
    '<milestone unit="part" n="横長"/>',
    '<milestone unit="part"/>',
  ]);
  expect(await findings("tei", bytes, sample)).toEqual([]);
  const without = new TextDecoder().decode(bytes).replace(marks?.[0] ?? "", "");
  expect(await findings("tei", new TextEncoder().encode(without), sample)).not.toEqual([]);
});

test("the parts are told by their direction and paper", () => {
  const { letter, format } = letterWithParts();
  expect(letterLook(letter, format).parts).toEqual([
    "vertical-rl 297×210",
    "horizontal-tb 210×297",
    "horizontal-tb 297×210",
    "vertical-rl 297×210",
  ]);
});

describe("a planted fault is found", () => {
  const sample = letterWithParts();

  test.each<readonly [string, (xml: string) => string]>([
    ["a section lost", (xml) => xml.replace(/<w:sectPr.*?<\/w:sectPr>(?=<\/w:pPr>)/su, "")],
    [
      "the paper of a part turned",
      (xml) => xml.replace('w:w="11906" w:h="16838"', 'w:w="16838" w:h="11906"'),
    ],
    ["the paper of the letter", (xml) => xml.replace('w:h="11906"', 'w:h="16838"')],
    ["the direction of the letter", (xml) => xml.replace('<w:textDirection w:val="tbRl"/>', "")],
    [
      "a section that begins no page",
      (xml) => xml.replace("<w:pgSz", '<w:type w:val="continuous"/><w:pgSz'),
    ],
    [
      "a section more",
      (xml) => {
        const section = /<w:sectPr.*?<\/w:sectPr>/su.exec(xml)?.[0] ?? "";
        return xml.replace("</w:pPr>", `${section}</w:pPr>`);
      },
    ],
  ])("in the Word file: %s", async (_, change) => {
    const bytes = await bytesOf("docx", sample);
    const changed = changedPart(bytes, "word/document.xml", change);
    expect(await findings("docx", changed, sample)).not.toEqual([]);
  });

  test.each<readonly [string, (html: string) => string]>([
    ["a part lost in the text", (html) => html.replace(/<\/?section[^>]*>/gu, "")],
    [
      "the paper of a part",
      (html) =>
        html.replace(
          "@page part-1 { size: 595.276pt 841.89pt",
          "@page part-1 { size: 841.89pt 595.276pt",
        ),
    ],
    [
      "the direction of a part",
      (html) =>
        html.replace(
          "float: left; writing-mode: horizontal-tb; direction: rtl",
          "float: left; writing-mode: vertical-rl",
        ),
    ],
    ["the order of characters", (html) => html.replace("direction: ltr", "direction: rtl")],
    ["a part without room", (html) => html.replace(/(?<=style="block-size: )\d+px/u, "1px")],
    ["text beside the columns", (html) => html.replace('<div class="turned">', "$&甲")],
  ])("in the page for browsers: %s", async (_, change) => {
    const html = new TextDecoder().decode(await bytesOf("html", sample));
    const changed = change(html);
    expect(changed).not.toBe(html);
    expect(await findings("html", new TextEncoder().encode(changed), sample)).not.toEqual([]);
  });

  test.each([false, true])("in the PDF: a page turned, found later too (%s)", async (isLater) => {
    const bytes = tampered(await bytesOf("pdf", sample), (document) => {
      const page = document.findPage(1);
      page.put("MediaBox", document.newArray());
      const box = page.get("MediaBox");
      for (const side of [0, 0, 842, 842]) box.push(side);
    });
    expect(await findings("pdf", bytes, sample, isLater)).not.toEqual([]);
  });
});
