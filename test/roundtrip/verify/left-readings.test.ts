// Readings and notes on the left of their lines are found again in each format, and told apart from those on the right where the
// file says the side.
import { describe, expect, test } from "vitest";
import { createDocxWriter } from "../../../src/docx/write-docx.ts";
import { writeHtml } from "../../../src/html/write-html.ts";
import type { FontFace } from "../../../src/model/font-face.ts";
import type { Inline } from "../../../src/model/letter.ts";
import { letterLook } from "../../../src/model/letter-look.ts";
import { letterParagraphs, rubyPairs } from "../../../src/model/letter-text.ts";
import type { PageFormat } from "../../../src/model/page-format.ts";
import { writePdf } from "../../../src/pdf/write-pdf.ts";
import { writeTranscript } from "../../../src/plain/write-transcript.ts";
import { comparedLetter, readLetterFile } from "../../../src/proof/read-back.ts";
import { typeset } from "../../../src/typeset/typeset.ts";
import { expectedPages } from "../../../src/verify/expected-pages.ts";
import { readTranscript } from "../../../src/verify/read-transcript.ts";
import { SOURCE } from "../../render/sample-letters.ts";
import { testWorld } from "../../samples/faces.ts";
import { block, letter, letterSettings, pageFormat, text } from "../../samples/letters.ts";
import { written } from "../../samples/read-package.ts";
import { NOTO_SERIF_JP, openFace } from "../../samples/real-fonts.ts";

const LEFT: Inline = {
  type: "ruby",
  mode: "group",
  side: "left",
  pairs: [{ base: [text("舎密")], ruby: [text("化学")] }],
};
const NOTED: Inline = {
  type: "editorial-note",
  note: "蘭語",
  side: "left",
  children: [text("分析術")],
};
const RIGHT: Inline = {
  type: "ruby",
  mode: "group",
  pairs: [{ base: [text("開宗")], ruby: [text("かいそう")] }],
};
const LETTER = letter(block("paragraph", [LEFT, text("の"), RIGHT, text("と"), NOTED, text("。")]));
const PAIRS = ["舎密《化学》", "開宗《かいそう》", "析術《（蘭語）》"];
const FACES: readonly FontFace[] = [openFace(NOTO_SERIF_JP)];
const FORMATS: readonly (readonly [string, PageFormat])[] = [
  ["vertical", pageFormat()],
  ["horizontal", pageFormat("horizontal-tb")],
];

type Id = "pdf" | "docx" | "html";

async function bytesOf(id: Id, format: PageFormat): Promise<Uint8Array> {
  if (id === "html") return writeHtml(LETTER, format, FACES);
  if (id === "pdf") {
    const document = typeset(LETTER, format, FACES);
    if (!document.ok) throw new Error(JSON.stringify(document.errors));
    return writePdf(document.value, { source: SOURCE }, testWorld);
  }
  const settings = letterSettings({ format, docxFonts: "subset" });
  return written(createDocxWriter(settings, FACES, testWorld), LETTER);
}

describe.each(["pdf", "docx", "html"] as const)("%s", (id) => {
  test.each(FORMATS)("is read back with its readings: %s", async (_, format) => {
    const document = typeset(LETTER, format, FACES);
    if (!document.ok) throw new Error(JSON.stringify(document.errors));
    const expected = expectedPages(document.value, new WeakMap());
    const read = await readLetterFile(id, await bytesOf(id, format), { path: "左", expected });
    const known = {
      paragraphs: letterParagraphs(LETTER),
      ruby: rubyPairs(LETTER),
      look: letterLook(LETTER, format),
    };
    expect(comparedLetter("左", known, read).differences).toEqual([]);
    expect(read.text.ruby.map(({ base, ruby }) => `${base}《${ruby}》`)).toEqual(PAIRS);
  });
});

test("a transcription says what is on the left, and its rules say how", () => {
  const bytes = writeTranscript(LETTER, { edition: "corrected", settings: {} });
  const said = new TextDecoder().decode(bytes);
  expect(said).toContain("｜舎密《左・化学》の｜開宗《かいそう》と分｜析術〔左・蘭語〕。");
  expect(said).toContain("一　左側の振り仮名と注は、初めに「左・」と記した。");
  expect(readTranscript(bytes).ruby.map(({ base, ruby }) => `${base}《${ruby}》`)).toEqual(PAIRS);
});
