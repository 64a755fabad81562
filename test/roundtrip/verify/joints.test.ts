// The places of seals that are half on a sheet (契印・割印) are read back in every format that has pages.
import { beforeAll, describe, expect, test } from "vitest";
import { createDocxWriter } from "../../../src/docx/write-docx.ts";
import { writeHtml } from "../../../src/html/write-html.ts";
import { parseLetter } from "../../../src/markup/parse-letter.ts";
import type { FontFace } from "../../../src/model/font-face.ts";
import type { Letter } from "../../../src/model/letter.ts";
import { letterLook } from "../../../src/model/letter-look.ts";
import type { LetterSettings } from "../../../src/model/letter-settings.ts";
import { letterParagraphs } from "../../../src/model/letter-text.ts";
import type { PagedDocument } from "../../../src/model/paged-document.ts";
import { recipientOf } from "../../../src/model/recipient.ts";
import { writePdf } from "../../../src/pdf/write-pdf.ts";
import { typeset } from "../../../src/typeset/typeset.ts";
import { expectedPages } from "../../../src/verify/expected-pages.ts";
import { SOURCE } from "../../render/sample-letters.ts";
import { loadNotoSerif } from "../../render/set-pages.ts";
import { differencesByBoth } from "../../samples/differences-by-both.ts";
import { testWorld } from "../../samples/faces.ts";
import { fileOnce, once } from "../../samples/once.ts";
import { openedTemplate } from "../../samples/pictures.ts";
import { changedPart, written } from "../../samples/read-package.ts";
import { streamsOf, tampered } from "./tampered.ts";

let face: FontFace;
beforeAll(async () => {
  face = await loadNotoSerif();
});

interface Sample {
  readonly letter: Letter;
  readonly settings: LetterSettings;
}

/** What is before and after the text. */
type Around = readonly [before: string, after: string];

const ACROSS = "別紙の体裁: { 横: 40x36 }\n";
const BOTH = "契印: 上辺\n割印: { 位置: とじ目, 大きさ: 20mm }";

const sampleOf = once(
  (kind: string, joints = BOTH, more = "", around: Around = ["", ""]): Sample => {
    const [before, after] = around;
    const bytes = new TextEncoder().encode(
      `---\n表題: 継ぎ目\n種別: ${kind}\n${joints}\n${more}---\n${before}${"同じ文です。\n".repeat(100)}${after}`,
    );
    const template = openedTemplate(bytes, new Map());
    if (!template.ok) throw new Error(JSON.stringify(template.errors));
    const { settings } = template.value;
    const merged = template.value.merge(recipientOf({ 職名: "市長", 敬称: "殿" }));
    if (!merged.ok) throw new Error(JSON.stringify(merged.errors));
    const letter = parseLetter(merged.value, settings, "corrected");
    if (!letter.ok) throw new Error(JSON.stringify(letter.errors));
    return { letter: letter.value, settings };
  },
);

const documentOf = once(({ letter, settings }: Sample): PagedDocument => {
  const outcome = typeset(letter, settings.format, [face]);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors));
  return outcome.value;
});

type Format = "pdf" | "docx" | "html";

const bytesOf = fileOnce(async (id: Format, sample: Sample): Promise<Uint8Array> => {
  const { letter, settings } = sample;
  if (id === "pdf")
    return writePdf(documentOf(sample), { source: SOURCE, pictures: new Map() }, testWorld);
  if (id === "html") return writeHtml(letter, settings.format, [face]);
  return written(createDocxWriter(settings, [face], testWorld), letter);
});

async function findings(
  id: Format,
  bytes: Uint8Array,
  sample: Sample,
  isLater = false,
): Promise<readonly string[]> {
  const { letter, settings } = sample;
  const pages = expectedPages(documentOf(sample), new WeakMap());
  const { sums, running } = pages;
  const known = isLater
    ? { expected: undefined, sums, ...(running && { running }) }
    : { expected: pages };
  const look = letterLook(letter, settings.format);
  const wanted = { paragraphs: letterParagraphs(letter), ruby: [], look };
  return (await differencesByBoth(id, bytes, wanted, { path: "印", ...known })).map(
    ({ fault, look: kind, expected, found }) => fault?.code ?? `${kind} ${expected} → ${found}`,
  );
}

describe.each(["pdf", "docx", "html"] as const)("%s", (id) => {
  test.each([
    ["書簡", BOTH, "", ["", ""]],
    ["通知", BOTH, "", ["", ""]],
    ["通知", "契印: とじ目", "ヘッダー: 取扱注意\n", ["", ""]],
    ["通知", "割印: 上辺", "ヘッダー: { 左: 秘, 最初のページ: なし }\n", ["", ""]],
    ["書簡", BOTH, ACROSS, ["", "［＃別紙「横」］別紙\n［＃別紙］別紙\n"]],
    ["書簡", BOTH, ACROSS, ["［＃別紙「横」］", "［＃別紙］別紙\n"]],
    ["通知", BOTH, "別紙の体裁: { 縦: 26x27 }\n", ["［＃別紙「縦」］", ""]],
    ["通知", BOTH, "別紙の体裁: { 縦: 26x27 }\n", ["［＃別紙］", "［＃別紙「縦」］別紙\n"]],
    ["書簡", `${BOTH}\n体裁: { 基本: 26x27, 枠: 一重 }`, ACROSS, ["［＃別紙「横」］", ""]],
    ["書簡", BOTH, "別紙の体裁: { 横: { 基本: 40x36, 枠: 二重 } }\n", ["［＃別紙「横」］", ""]],
    ["書簡", BOTH, `フッター: { 左: 秘 }\n${ACROSS}`, ["［＃別紙「横」］", "［＃別紙］別紙\n"]],
  ] as const)(
    "is read back without a difference: %s %s %s %s",
    async (kind, joints, more, around) => {
      const sample = sampleOf(kind, joints, more, around);
      const bytes = await bytesOf(id, sample);
      expect(await findings(id, bytes, sample)).toEqual([]);
      expect(await findings(id, bytes, sample, true)).toEqual([]);
    },
  );
});

const WANTED = "frame top 18, right 20 →";

test("what somebody changes at the edges of a Word file is found", async () => {
  const sample = sampleOf("書簡");
  const docx = await bytesOf("docx", sample);
  const part = (name: string, replace: (xml: string) => string): Promise<readonly string[]> =>
    findings("docx", changedPart(docx, name, replace), sample);
  const header = "word/header1.xml";
  const frame = /<w:p><w:pPr><w:pStyle [^>]*><w:framePr.*?<\/w:p>/u;
  expect(await part(header, (xml) => xml.replace(frame, ""))).toEqual([`${WANTED} top 18`]);
  expect(await part(header, (xml) => xml.replace(/w:y="\d+"/u, 'w:y="900"'))).toEqual([
    `${WANTED} top 18, other`,
  ]);
  expect(await part(header, (xml) => xml.replace(/w:h="\d+"/u, 'w:h="2268"'))).not.toEqual([]);
  expect(await part(header, (xml) => xml.replace(/<w:left [^>]*>/u, ""))).not.toEqual([]);
  expect(
    await part(header, (xml) =>
      xml.replace("</w:pBdr></w:pPr>", "</w:pBdr></w:pPr><w:r><w:t>写</w:t></w:r>"),
    ),
  ).not.toEqual([]);
  expect(await part("word/document.xml", (xml) => xml.replace("<w:titlePg/>", ""))).toEqual([
    `${WANTED} other`,
  ]);
  expect(
    await part(header, (xml) =>
      xml.replace("</w:hdr>", "<w:p><w:r><w:t>写</w:t></w:r></w:p></w:hdr>"),
    ),
  ).not.toEqual([]);
});

test("what somebody changes at the edges of a page for browsers is found", async () => {
  const sample = sampleOf("書簡");
  const html = new TextDecoder().decode(await bytesOf("html", sample));
  const change = (replace: (text: string) => string): Promise<readonly string[]> => {
    const changed = replace(html);
    expect(changed).not.toBe(html);
    return findings("html", new TextEncoder().encode(changed), sample);
  };
  expect(await change((text) => text.replace(/^@page \{ @right-middle.*\n/mu, ""))).toEqual([
    `${WANTED} top 18`,
  ]);
  expect(await change((text) => text.replace(/^@page :first \{ @right.*\n/mu, ""))).toEqual([
    `${WANTED} top 18, right 20, right 20`,
  ]);
  expect(await change((text) => text.replace("auto 0 auto auto", "auto auto auto 0"))).toEqual([
    `${WANTED} top 18, other`,
  ]);
  expect(await change((text) => text.replace('content: "";', 'content: "写";'))).not.toEqual([]);
  expect(await change((text) => text.replace("inline-size: 28", "inline-size: 280"))).not.toEqual(
    [],
  );
});

const PARTS = "frame top 18, right 20; 2: left 20; 3: right 20 →";

test("what somebody changes at the edges of a 別紙 is found", async () => {
  const sample = sampleOf("書簡", BOTH, ACROSS, ["", "［＃別紙「横」］別紙\n［＃別紙］別紙\n"]);
  const docx = await bytesOf("docx", sample);
  const part = (name: string, replace: (xml: string) => string): Promise<readonly string[]> =>
    findings("docx", changedPart(docx, name, replace), sample);
  const frame = /<w:p><w:pPr><w:pStyle [^>]*><w:framePr.*?<\/w:p>/u;
  const lost: string[] = [];
  for (const header of ["word/header3.xml", "word/header4.xml"]) {
    lost.push(...(await part(header, (xml) => xml.replace(frame, ""))));
  }
  expect(lost.toSorted()).toEqual([
    `${PARTS} top 18, right 20; 2: left 20`,
    `${PARTS} top 18, right 20; 3: right 20`,
  ]);
  // Without a head of its own a section has that of the one before it, whose place is at the other edge.
  const second = /(?<=<\/w:sectPr>.*)<w:headerReference w:type="default"[^>]*>/su;
  expect(await part("word/document.xml", (xml) => xml.replace(second, ""))).toEqual([
    `${PARTS} top 18, right 20; 2: other; 3: right 20`,
  ]);
  const html = new TextDecoder().decode(await bytesOf("html", sample));
  const changed = html.replace(/^@page part-1 \{ @left-middle.*\n/mu, "");
  expect(changed).not.toBe(html);
  expect(await findings("html", new TextEncoder().encode(changed), sample)).toEqual([
    `${PARTS} top 18, right 20; 3: right 20`,
  ]);
});

test("a place on the first page of a letter that begins with a 別紙 is found in a page for browsers", async () => {
  const sample = sampleOf("書簡", BOTH, ACROSS, ["［＃別紙「横」］", ""]);
  const html = new TextDecoder().decode(await bytesOf("html", sample));
  const changed = html.replace(/^@page part-1:first \{.*\n/mu, "");
  expect(changed).not.toBe(html);
  expect(await findings("html", new TextEncoder().encode(changed), sample)).toEqual([
    "frame top 18, left 20 → top 18, left 20, left 20",
  ]);
});

test("a frame that is gone from the pages of a 別紙, or is around those of another, is found", async () => {
  const framed = "別紙の体裁: { 横: { 基本: 40x36, 枠: 二重 } }\n";
  const sample = sampleOf("書簡", BOTH, framed, ["", "［＃別紙「横」］別紙\n"]);
  const wanted = "frame top 18, right 20; 2: double, left 20 →";
  const docx = changedPart(await bytesOf("docx", sample), "word/document.xml", (xml) =>
    xml.replace(/<w:pgBorders.*?<\/w:pgBorders>/su, ""),
  );
  expect(await findings("docx", docx, sample)).toEqual([`${wanted} top 18, right 20; 2: left 20`]);
  const html = new TextDecoder().decode(await bytesOf("html", sample));
  const lines = / border: 3pt double; padding: [^;]*;/u;
  const change = (replace: (text: string) => string): Promise<readonly string[]> =>
    findings("html", new TextEncoder().encode(replace(html)), sample);
  expect(await change((text) => text.replace(lines, ""))).toEqual([
    `${wanted} top 18, right 20; 2: left 20`,
  ]);
  expect(await change((text) => text.replace("main {", "main { border: 3pt double;"))).toEqual([
    `${wanted} double, top 18, right 20; 2: other, left 20`,
  ]);
});

test("a dash that is gone or moved in a PDF is found", async () => {
  const sample = sampleOf("書簡");
  const pdf = await bytesOf("pdf", sample);
  const change = (replace: (text: string) => string): Uint8Array =>
    tampered(pdf, (document) => {
      for (const stream of streamsOf(document, 1)) {
        const text = stream.readStream().asString();
        const changed = replace(text);
        if (changed !== text) stream.writeStream(changed);
      }
    });
  const gone = change((text) => text.replace(/^[-\d. ]+ re\n/mu, ""));
  expect(await findings("pdf", gone, sample)).toContain("verify/page-rules");
  expect(await findings("pdf", gone, sample, true)).toContain("verify/page-rules");
  const moved = change((text) =>
    text.replaceAll(/^([\d.]+) ([\d.]+ [-\d.]+ [-\d.]+ re)/gmu, "30 $2"),
  );
  expect(await findings("pdf", moved, sample, true)).toContain("verify/page-rules");
});
