// Readings and notes on the left of their lines are found again in each format, and told apart from those on the right where the
// file says the side.
import { describe, expect, test } from "vitest";
import { createDocxWriter } from "../../../src/docx/write-docx.ts";
import { writeHtml } from "../../../src/html/write-html.ts";
import type { FontFace } from "../../../src/model/font-face.ts";
import type { Inline, Ruby, RubyBase } from "../../../src/model/letter.ts";
import { letterLook } from "../../../src/model/letter-look.ts";
import { letterParagraphs, rubyPairs } from "../../../src/model/letter-text.ts";
import type { PageFormat } from "../../../src/model/page-format.ts";
import { writePdf } from "../../../src/pdf/write-pdf.ts";
import { writePlain } from "../../../src/plain/write-plain.ts";
import { writeTranscript } from "../../../src/plain/write-transcript.ts";
import { readLetterFile } from "../../../src/proof/read-back.ts";
import { writeTei } from "../../../src/tei/write-tei.ts";
import { typeset } from "../../../src/typeset/typeset.ts";
import { expectedPages } from "../../../src/verify/expected-pages.ts";
import { readPlain } from "../../../src/verify/read-plain.ts";
import { readTranscript } from "../../../src/verify/read-transcript.ts";
import { readTeiBack } from "../../../src/verify/tei/read-tei-back.ts";
import { SOURCE } from "../../render/sample-letters.ts";
import { differencesByBoth } from "../../samples/differences-by-both.ts";
import { testWorld } from "../../samples/faces.ts";
import { block, letter, letterSettings, pageFormat, text } from "../../samples/letters.ts";
import { partsOf, written } from "../../samples/read-package.ts";
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
const pair = (base: string, ruby: string): Ruby["pairs"][number] => ({
  base: [text(base)],
  ruby: [text(ruby)],
});
const right = (base: string, ruby: string): Ruby => ({
  type: "ruby",
  mode: "group",
  pairs: [pair(base, ruby)],
});
const onLeft = (base: readonly RubyBase[], reading: string): Ruby => ({
  type: "ruby",
  mode: "group",
  side: "left",
  pairs: [{ base, ruby: [text(reading)] }],
});
const RIGHT = right("開宗", "かいそう");
// On both sides: of the same characters, of more than one reading's, of more than have one on the right; a note there, too.
const SHORTER = onLeft([right("舎密", "せいみ")], "かがく");
const LONGER = onLeft([right("百学", "ひゃくがく")], "エンサイクロペディア");
const COMPOUND = onLeft(
  [{ ...RIGHT, mode: "jukugo", pairs: [pair("青", "あお"), pair("空", "ぞら")] }],
  "スカイ",
);
const MORE = onLeft([right("衆議", "しゅうぎ"), text("院議"), right("員", "いん")], "代議士");
const BEYOND = onLeft([right("図", "と"), text("書館")], "ライブラリー");
const NOTED_RIGHT: Inline = { ...NOTED, children: [right("分析", "ぶんせき")] };
const LETTER = letter(
  block("paragraph", [LEFT, text("の"), RIGHT, text("と"), NOTED, text("。")]),
  block("paragraph", [
    SHORTER,
    LONGER,
    text("は、"),
    COMPOUND,
    text("の"),
    MORE,
    BEYOND,
    NOTED_RIGHT,
    text("である。"),
  ]),
);
const PAIRS = [
  "舎密《化学》",
  "開宗《かいそう》",
  "析術《（蘭語）》",
  "舎密《せいみ》",
  "舎密《かがく》",
  "百学《ひゃくがく》",
  "百学《エンサイクロペディア》",
  "青《あお》",
  "空《ぞら》",
  "青空《スカイ》",
  "衆議《しゅうぎ》",
  "員《いん》",
  "衆議院議員《代議士》",
  "図《と》",
  "図書館《ライブラリー》",
  "分析《ぶんせき》",
  "分析《（蘭語）》",
];
// As a transcription has them.
const TWOFOLD = [
  "｜舎密《せいみ》《左・かがく》｜百学《ひゃくがく》《左・エンサイクロペディア》は、",
  "｜｜青《あお》｜空《ぞら》《左・スカイ》の｜｜衆議《しゅうぎ》院議｜員《いん》《左・代議士》",
  "｜｜図《と》書館《左・ライブラリー》｜分析《ぶんせき》〔左・蘭語〕である。",
];
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
    const bytes = await bytesOf(id, format);
    const examination = { path: "左", expected };
    const read = await readLetterFile(id, bytes, examination);
    const known = {
      paragraphs: letterParagraphs(LETTER),
      ruby: rubyPairs(LETTER),
      look: letterLook(LETTER, format),
    };
    expect(await differencesByBoth(id, bytes, known, examination)).toEqual([]);
    // A PDF has spaces where the characters of a reading are apart.
    const pairs = read.text.ruby.map(({ base, ruby }) => `${base}《${ruby}》`.replaceAll(" ", ""));
    expect(pairs).toEqual(PAIRS);
  });
});

test("a reading on the other side of its line than the letter has it is not where it belongs on the page", async () => {
  const own = letter(block("paragraph", [LEFT, text("の"), SHORTER]));
  const swapped = letter(
    block("paragraph", [
      right("舎密", "化学"),
      text("の"),
      onLeft([right("舎密", "せいみ")], "かがく"),
    ]),
  );
  for (const [, format] of FORMATS) {
    const [wanted, made] = [own, swapped].map((one) => typeset(one, format, FACES));
    if (wanted?.ok !== true || made?.ok !== true) throw new Error("refused");
    const bytes = writePdf(made.value, { source: SOURCE }, testWorld);
    const expected = expectedPages(wanted.value, new WeakMap());
    const { faults } = await readLetterFile("pdf", bytes, { path: "左", expected });
    expect(faults.map(({ code }) => code)).not.toEqual([]);
  }
});

test("a Word file has one on the left behind the one on the right, and names its characters where it belongs to more", async () => {
  const settings = letterSettings({ format: pageFormat(), docxFonts: "subset" });
  const bytes = written(createDocxWriter(settings, FACES, testWorld), LETTER);
  const said = partsOf(await bytes).get("word/document.xml");
  for (const reading of [
    "せいみ（左・かがく）",
    "ぞら（「青空」の左・スカイ）",
    "いん（「衆議院議員」の左・代議士）",
    "（「図書館」の左・ライブラリー）",
    "ぶんせき（左・（蘭語））",
  ])
    expect(said).toContain(`<w:t>${reading}</w:t>`);
});

test("a transcription says what is on the left, and its rules say how", () => {
  const bytes = writeTranscript(LETTER, { edition: "corrected", settings: {} });
  const said = new TextDecoder().decode(bytes);
  expect(said).toContain(TWOFOLD.join(""));
  expect(said).toContain("｜舎密《左・化学》の｜開宗《かいそう》と分｜析術〔左・蘭語〕。");
  expect(said).toContain("一　左側の振り仮名と注は、初めに「左・」と記した。");
  expect(readTranscript(bytes).ruby.map(({ base, ruby }) => `${base}《${ruby}》`)).toEqual(PAIRS);
});

test("plain text says which of two readings is on the left", () => {
  const bytes = writePlain(LETTER);
  const said = new TextDecoder().decode(bytes);
  expect(said).toContain("｜舎密《化学》の｜開宗《かいそう》と分｜析術《（蘭語）》。");
  expect(said).toContain("｜舎密《せいみ》《左・かがく》");
  expect(said).toContain("｜分析《ぶんせき》《左・（蘭語）》");
  expect(readPlain(bytes).ruby.map(({ base, ruby }) => `${base}《${ruby}》`)).toEqual(PAIRS);
});

test("an edition (TEI) has a reading on each side of the same characters", () => {
  const bytes = writeTei(LETTER, { edition: "corrected", settings: {} });
  const said = new TextDecoder().decode(bytes);
  expect(said).toContain(
    '<ruby type="group"><rb><ruby type="group"><rb>舎密</rb><rt>せいみ</rt></ruby></rb><rt place="left">かがく</rt></ruby>',
  );
  expect(readTeiBack(bytes).ruby.map(({ base, ruby }) => `${base}《${ruby}》`)).toEqual(PAIRS);
});
