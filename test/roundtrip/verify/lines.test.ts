// Every line beside, through or around text is found again at its own characters, in each format that has lines; one that is missing, at
// other characters or of another kind is a difference.
import { beforeAll, describe, expect, test } from "vitest";
import { createDocxWriter } from "../../../src/docx/write-docx.ts";
import { writeHtml } from "../../../src/html/write-html.ts";
import type { FontFace } from "../../../src/model/font-face.ts";
import { letterLook } from "../../../src/model/letter-look.ts";
import { letterParagraphs, rubyPairs } from "../../../src/model/letter-text.ts";
import type { FormatId } from "../../../src/model/output-format.ts";
import type { PageFormat } from "../../../src/model/page-format.ts";
import type { PagedDocument } from "../../../src/model/paged-document.ts";
import { writePdf } from "../../../src/pdf/write-pdf.ts";
import { typeset } from "../../../src/typeset/typeset.ts";
import { expectedPages } from "../../../src/verify/expected-pages.ts";
import { SOURCE } from "../../render/sample-letters.ts";
import { loadNotoSerif } from "../../render/set-pages.ts";
import { differencesByBoth } from "../../samples/differences-by-both.ts";
import { testWorld } from "../../samples/faces.ts";
import { letterSettings, pageFormat } from "../../samples/letters.ts";
import { linedLetter } from "../../samples/lined-letter.ts";
import { fileOnce, once } from "../../samples/once.ts";
import { changedPart, written } from "../../samples/read-package.ts";
import { append, streamsOf, tampered } from "./tampered.ts";

const LETTER = linedLetter();
const FORMATS: readonly (readonly [string, PageFormat])[] = [
  ["vertical", pageFormat()],
  ["horizontal", pageFormat("horizontal-tb")],
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

const bytesOf = fileOnce(
  async (id: "pdf" | "docx" | "html", format: PageFormat): Promise<Uint8Array> => {
    if (id === "pdf") return writePdf(documentOf(format), { source: SOURCE }, testWorld);
    if (id === "html") return writeHtml(LETTER, format, [face]);
    return written(createDocxWriter(letterSettings({ format }), [face], testWorld), LETTER);
  },
);

/** What reading a file back finds; `isLater` without the laid-out pages, by what the ledger has kept of them. */
async function findings(
  id: FormatId,
  bytes: Uint8Array,
  format: PageFormat,
  isLater = false,
): Promise<readonly string[]> {
  const pages = expectedPages(documentOf(format), new WeakMap());
  const known = isLater ? { expected: undefined, sums: pages.sums } : { expected: pages };
  const letter = {
    paragraphs: letterParagraphs(LETTER),
    ruby: rubyPairs(LETTER),
    look: letterLook(LETTER, format),
  };
  return (await differencesByBoth(id, bytes, letter, { path: "線", ...known })).map(
    ({ fault, look, expected, found }) => fault?.code ?? `${look} ${expected} ${found}`,
  );
}

describe.each(["pdf", "docx", "html"] as const)("%s", (id) => {
  test.each(FORMATS)("is read back without a difference: %s", async (_, format) => {
    const bytes = await bytesOf(id, format);
    expect(await findings(id, bytes, format)).toEqual([]);
    expect(await findings(id, bytes, format, true)).toEqual([]);
  });
});

test("what has lines is told by its characters", () => {
  const { lines } = letterLook(LETTER, pageFormat());
  expect(lines).toEqual([
    "囲み「至急」",
    "",
    "傍線「三月三十一日」二重傍線「期限までに」",
    "傍線「確保」取消線「五〇〇億円」",
    "傍線「次の行の頭からまた続けて引かれなければなりません」囲み「囲みは行の終わりでは閉じずに開いたままにして、次の行で続けます」",
    "傍線「DX推進リーダー「案」」囲み「大切な古い語」取消線「古い推進」",
    "傍線「並み」上付き「2注1並み12」下付き「2」",
    "",
    "傍線「額」",
    "",
    "取消線「三〇」",
  ]);
});

describe("a planted fault is found in the Word file", () => {
  test.each<readonly [string, (xml: string) => string, string]>([
    [
      "a line through text lost",
      (xml) => xml.replace("<w:strike/>", ""),
      "struck 傍線「確保」取消線「五〇〇億円」 傍線「確保」",
    ],
    [
      "a line through other text",
      (xml) =>
        xml
          .replace("<w:rPr><w:strike/></w:rPr>", "")
          .replace("<w:t>六〇〇億円", "<w:rPr><w:strike/></w:rPr><w:t>六〇〇億円"),
      "struck 傍線「確保」取消線「五〇〇億円」 傍線「確保」取消線「六〇〇億円とします。人材の」",
    ],
    [
      "one line beside text for two",
      (xml) => xml.replace('w:u w:val="double"', 'w:u w:val="single"'),
      "line 傍線「三月三十一日」二重傍線「期限までに」 傍線「三月三十一日期限までに」",
    ],
    [
      "a frame added",
      (xml) =>
        xml.replace(
          '<w:rPr><w:u w:val="double"/>',
          '<w:rPr><w:u w:val="double"/><w:bdr w:val="single" w:sz="4" w:space="0" w:color="auto"/>',
        ),
      "line 傍線「三月三十一日」二重傍線「期限までに」 傍線「三月三十一日」二重傍線「期限までに」囲み「期限までに」",
    ],
    [
      "small characters at full size",
      (xml) => xml.replace('<w:vertAlign w:val="subscript"/>', ""),
      "line 傍線「並み」上付き「2注1並み12」下付き「2」 傍線「並み」上付き「2注1並み12」",
    ],
    [
      "small characters below for above",
      (xml) => xml.replace('w:val="superscript"', 'w:val="subscript"'),
      "line 傍線「並み」上付き「2注1並み12」下付き「2」 傍線「並み」上付き「注1並み12」下付き「22」",
    ],
    [
      "a line of another form",
      (xml) => xml.replace('w:u w:val="double"', 'w:u w:val="wave"'),
      'format  w:u w:val="wave"',
    ],
    [
      "a line of no colour",
      (xml) => xml.replace('<w:u w:val="double"/>', '<w:u w:val="double" w:color="FFFFFF"/>'),
      'format  w:u w:color="FFFFFF"',
    ],
  ])("%s", async (_, change, difference) => {
    const format = pageFormat();
    const bytes = changedPart(await bytesOf("docx", format), "word/document.xml", change);
    expect(await findings("docx", bytes, format)).toContain(difference);
  });
});

describe("a planted fault is found in the page for a browser", () => {
  test.each<readonly [string, (page: string) => string]>([
    ["a line lost", (page) => page.replace('<s class="strike">五〇〇億円</s>', "五〇〇億円")],
    ["a line without its kind", (page) => page.replace('<s class="strike">', "<s>")],
    ["one line for two", (page) => page.replace('"double-side"', '"side"')],
    [
      "a line through more",
      (page) => page.replace("五〇〇億円</s>六〇〇億円", "五〇〇億円六〇〇億円</s>"),
    ],
    [
      "no line drawn",
      (page) => page.replace("text-decoration: line-through", "text-decoration: none"),
    ],
    [
      "a line beside the text drawn through it",
      (page) => page.replace("text-decoration: underline", "text-decoration: line-through"),
    ],
    [
      "the other side",
      (page) =>
        page.replace(
          ".away { text-underline-position: under left",
          ".away { text-underline-position: under right",
        ),
    ],
  ])("%s", async (_, change) => {
    const format = pageFormat();
    const page = new TextDecoder().decode(await bytesOf("html", format));
    const changed = change(page);
    expect(changed).not.toBe(page);
    expect(await findings("html", new TextEncoder().encode(changed), format)).not.toEqual([]);
  });
});

describe("a planted fault is found in the PDF", () => {
  const RULE = /^(?<x>-?[\d.]+) (?<y>-?[\d.]+) (?<width>-?[\d.]+) (?<height>-?[\d.]+) re/mu;
  const rewritten = (bytes: Uint8Array, change: (text: string) => string): Uint8Array =>
    tampered(bytes, (document) => {
      const stream = streamsOf(document).find((one) => RULE.test(one.readStream().asString()));
      if (stream === undefined) throw new Error("the page has no rule");
      stream.writeStream(change(stream.readStream().asString()));
    });
  describe.each(FORMATS)("%s", (_, format) => {
    test.each<readonly [string, (bytes: Uint8Array) => Uint8Array]>([
      ["a line lost", (bytes) => rewritten(bytes, (text) => text.replace(RULE, "0 0 0 0 re"))],
      [
        "a line at other characters",
        (bytes) =>
          rewritten(bytes, (text) =>
            text.replace(RULE, (line: string) =>
              line.replace(/^\S+ \S+/u, (at) =>
                at
                  .split(" ")
                  .map((place) => String(Number(place) + 12))
                  .join(" "),
              ),
            ),
          ),
      ],
      [
        "a line added through text",
        (bytes) =>
          tampered(bytes, (document) =>
            append(document, 0, "100 60 0.4 400 re f 60 400 700 0.4 re f"),
          ),
      ],
      [
        "a line added beside text",
        (bytes) => tampered(bytes, (document) => append(document, 0, "30 30 0.4 40 re f")),
      ],
    ])("%s, with the pages at hand and later", async (_name, change) => {
      const changed = change(await bytesOf("pdf", format));
      expect(await findings("pdf", changed, format)).toContain("verify/page-rules");
      expect(await findings("pdf", changed, format, true)).toContain("verify/page-rules");
    });
  });
});

test("the PDF's structure says which text has which line", async () => {
  const bytes = await bytesOf("pdf", pageFormat());
  const said: string[] = [];
  tampered(bytes, (document) => {
    for (let number = 1; number < document.countObjects(); number += 1) {
      const object = document.newIndirect(number).resolve();
      if (!object.isDictionary() || !object.get("A").isDictionary()) continue;
      const attributes = object.get("A").resolve();
      for (const key of ["TextDecorationType", "BorderStyle"]) {
        const value = attributes.get(key);
        if (value.isName()) said.push(`${object.get("S").asName()} ${value.asName()}`);
      }
    }
  });
  expect(said.filter((one) => one === "Span LineThrough")).toHaveLength(4);
  expect(said.filter((one) => one === "Span Underline").length).toBeGreaterThanOrEqual(6);
  expect(said.filter((one) => one === "Span Solid")).toHaveLength(2);
});
