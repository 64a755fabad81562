import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { unzipSync, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { openTemplate } from "../../../src/letter/open-template.ts";
import { recipientOf } from "../../../src/model/recipient.ts";
import type { WordText } from "../../../src/model/word-text.ts";
import { compareWordFile } from "../../../src/verify/compare-word-file.ts";
import { type DocxParts, openDocx } from "../../../src/verify/docx-parts.ts";
import { createWordFiller, filledText } from "../../../src/word/fill-word.ts";
import { runs } from "../../samples/extent.ts";
import { paragraph, wordFile } from "../../unit/word/word-files.ts";

// A letter filled from a clerk's Word file is read by code that shares no parser with what fills it. Every file of the corpus
// that can be filled must come back without a finding; then one thing in it is changed, and that must be found.
const FOLDER = "test/corpus/word-templates";
const RECORD = {
  団体コード: "010006",
  種別: "都道府県",
  都道府県: "北海道",
  団体名: "北海道",
  よみ: "ほっかいどう",
  職名: "北海道知事",
  敬称: "殿",
  金額: "200000000000",
  日付: "2022-12-27",
  番号: "12",
  備考: "",
  住所: "北海道札幌市\n中央区",
  奇: 'A&B <x> "q" 葛󠄀 𠮷',
  罠: "{{敬称}} «職名»",
  空白: "  前後に空白  ",
  添付: "別紙\n参考",
};
const COLUMNS = Object.keys(RECORD).filter((name) => name !== "備考");
const VERSIONS =
  "宛先:\n  知事: { 種別: 都道府県 }\n  市区町村長: { 種別: [市, 特別区, 町, 村, 市区町村] }\n";

interface Filled {
  readonly bytes: Uint8Array;
  readonly text: WordText;
  readonly original: DocxParts;
  readonly originalBytes: Uint8Array;
}

function filled(
  name: string,
  original = new Uint8Array(readFileSync(`${FOLDER}/${name}`)),
): Filled | undefined {
  const versions = name.startsWith("M08")
    ? "宛先:\n  知事: { 種別: 都道府県 }\n  ほか: { 種別: [市, 町] }\n"
    : VERSIONS;
  const bookmarks = name.startsWith("M23") ? "しおり: [職名]\n" : "";
  const settings = `表題: 手紙\n種別: 書簡\n必要な列: [${COLUMNS.join(", ")}]\n任意の列: [備考]\n${versions}${bookmarks}`;
  const opened = openTemplate(
    { path: name, bytes: original },
    {
      overrides: new Map(),
      partials: new Map(),
      settings: { path: "letter.yaml", bytes: new TextEncoder().encode(settings) },
    },
  );
  if (!opened.ok || opened.value.word === undefined) return undefined;
  const merged = opened.value.template.merge(recipientOf(RECORD));
  if (!merged.ok) return undefined;
  const filler = createWordFiller(opened.value.word);
  const made = filler.fill(merged.value);
  if (!made.ok) return undefined;
  const text = filledText(filler.paragraphsOf(merged.value));
  return { bytes: made.value, text, original: openDocx(original), originalBytes: original };
}

const FILLED = new Map(
  readdirSync(FOLDER)
    .filter((name) => name.endsWith(".docx"))
    .flatMap((name) => {
      const file = filled(name);
      return file === undefined ? [] : [[name, file] as const];
    }),
);

/** The file with one part changed, by another program's packer. */
function changed(bytes: Uint8Array, part: string, change: (xml: string) => string): Uint8Array {
  const parts = unzipSync(bytes);
  const before = new TextDecoder().decode(parts[part]);
  const after = change(before);
  expect(after, `${part} is changed`).not.toBe(before);
  return zipSync({ ...parts, [part]: new TextEncoder().encode(after) });
}

function codes(file: Filled, bytes: Uint8Array): readonly string[] {
  return compareWordFile("a.docx", bytes, file).map(({ code }) => code);
}

test("most files of the corpus can be filled", () => {
  expect(FILLED.size).toBeGreaterThanOrEqual(28);
});

test.each([...FILLED.keys()])("%s, filled, comes back without a finding", (name) => {
  const file = FILLED.get(name);
  if (file === undefined) expect.fail();
  expect(compareWordFile(name, file.bytes, file)).toEqual([]);
});

test("characters that XML 1.1 takes for line ends are read as the characters that they are", () => {
  const body = paragraph("{{職名}}一\u2028二\u2029三");
  const file = filled("手紙.docx", new Uint8Array(wordFile(body).bytes));
  if (file === undefined) expect.fail();
  expect(codes(file, file.bytes)).toEqual([]);
});

describe("one thing is changed in a letter, and is found", () => {
  /** Every text of every part that is read, by file: where a fault can be planted. */
  const places = [...FILLED].flatMap(([name, file]) =>
    file.text.flatMap(({ name: part, paragraphs }) =>
      paragraphs.some(({ text }) => /\S/u.test(text)) ? [{ name, file, part }] : [],
    ),
  );

  test("in any part: a character, a text, a whole paragraph", () => {
    const faults = fc.record({
      place: fc.constantFrom(...places),
      kind: fc.constantFrom("character", "lost", "added", "paragraph"),
      at: fc.nat(1000),
    });
    fc.assert(
      fc.property(faults, ({ place: { file, part }, kind, at }) => {
        const texts = /<w:t(?: [^>]*)?>(?<text>[^<]*\S[^<]*)<\/w:t>(?![\s\S]{0,40}<\/w:rt>)/gu;
        const bytes = changed(file.bytes, part, (xml) => {
          const shown = xml.replace(
            /<mc:Fallback>[\s\S]*?<\/mc:Fallback>|<w:rt>[\s\S]*?<\/w:rt>/gu,
            (cut) => "\0".repeat(cut.length),
          );
          const found = [...shown.matchAll(texts)];
          const one = found[at % found.length];
          const start = one?.index ?? 0;
          const [whole = ""] = one ?? [];
          const put = (text: string): string =>
            xml.slice(0, start) + text + xml.slice(start + whole.length);
          switch (kind) {
            case "character":
              return put(whole.replace(/>(?<first>\s*)\S/u, ">$<first>\u{25caf}"));
            case "lost":
              return put("");
            case "added":
              return put(`${whole}<w:tab/>`);
            case "paragraph": {
              const end = xml.lastIndexOf("</w:p>") + "</w:p>".length;
              return `${xml.slice(0, end)}<w:p><w:r><w:t>余分</w:t></w:r></w:p>${xml.slice(end)}`;
            }
          }
        });
        expect(codes(file, bytes)).toContain("verify/word-text");
      }),
      { numRuns: runs(150) },
    );
  });

  test("letters of two addressees are exchanged", () => {
    const file = FILLED.get("P01-plain.docx");
    if (file === undefined) expect.fail();
    const bytes = changed(file.bytes, "word/document.xml", (xml) =>
      xml.replaceAll("北海道知事", "青森県知事"),
    );
    expect(codes(file, bytes)).toContain("verify/word-text");
  });

  test("a part is lost, added or changed that nobody fills", () => {
    const [name, file] =
      [...FILLED].find(([, { bytes }]) => "word/styles.xml" in unzipSync(bytes)) ?? [];
    if (file === undefined) expect.fail();
    const parts = unzipSync(file.bytes);
    const { "word/styles.xml": styles = new Uint8Array(), ...rest } = parts;
    expect(codes(file, zipSync(rest)), name).toContain("verify/word-part");
    expect(codes(file, zipSync({ ...parts, "word/vbaProject.bin": styles }))).toContain(
      "verify/word-part",
    );
    const other = changed(file.bytes, "word/styles.xml", (xml) =>
      xml.replace("</w:styles>", " </w:styles>"),
    );
    expect(codes(file, other)).toContain("verify/word-part");
  });

  test("what older versions of Word show of a text box is not what newer ones do", () => {
    const box = (text: string): string =>
      `<w:txbxContent><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:txbxContent>`;
    const original = wordFile(
      `${paragraph("拝啓")}<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>${box("{{職名}} {{敬称}}")}</w:drawing></mc:Choice><mc:Fallback><w:pict>${box("{{職名}} {{敬称}}")}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>`,
    ).bytes;
    const file = filled("手紙.docx", new Uint8Array(original));
    if (file === undefined) expect.fail();
    expect(compareWordFile("a.docx", file.bytes, file)).toEqual([]);
    const said = new TextDecoder().decode(unzipSync(file.bytes)["word/document.xml"]);
    expect(said.split("北海道知事")).toHaveLength(3);
    const older = changed(file.bytes, "word/document.xml", (xml) => {
      const at = xml.lastIndexOf("北海道知事");
      return `${xml.slice(0, at)}青森県知事${xml.slice(at + 5)}`;
    });
    expect(codes(file, older)).toEqual(["verify/word-branches"]);
    const newer = changed(file.bytes, "word/document.xml", (xml) =>
      xml.replace("北海道知事", "青森県知事"),
    );
    expect(codes(file, newer)).toEqual(["verify/word-text", "verify/word-branches"]);
  });

  test("an alternative text or the title is another addressee's, or says another thing where nothing was merged", () => {
    const file = FILLED.get("P24-alt-text-and-props.docx");
    if (file === undefined) expect.fail();
    const main = "word/document.xml";
    const other = (part: string, from: string, to: string): readonly string[] =>
      codes(
        file,
        changed(file.bytes, part, (xml) => xml.replace(from, to)),
      );
    expect(other(main, 'descr="北海道知事', 'descr="青森県知事')).toEqual([
      "verify/word-described",
    ]);
    expect(other(main, 'の公印"', 'の印"')).toEqual(["verify/word-described"]);
  });

  test("a property is another addressee's, or anything about it is another", () => {
    const xml =
      '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{{職名}}への案内</dc:title><dc:subject>総務省</dc:subject></cp:coreProperties>';
    const name = "docProps/core.xml";
    const { bytes } = wordFile(paragraph("{{職名}}"), [{ name, xml }]);
    const file = filled("手紙.docx", new Uint8Array(bytes));
    if (file === undefined) expect.fail();
    expect(codes(file, file.bytes)).toEqual([]);
    const other = (from: string, to: string): readonly string[] =>
      codes(
        file,
        changed(file.bytes, name, (core) => core.replace(from, to)),
      );
    expect(other("北海道知事への", "青森県知事への")).toEqual(["verify/word-described"]);
    expect(other("総務省", "財務省")).toContain("verify/word-described");
    expect(other("<dc:subject>", '<dc:subject lang="en">')).toEqual(["verify/word-part"]);
  });

  test("the path to the clerk's list is still in it", () => {
    const file = FILLED.get("M15-mailmerge-settings.docx");
    if (file === undefined) expect.fail();
    const parts = unzipSync(file.originalBytes);
    const settings = parts["word/settings.xml"];
    if (settings === undefined) expect.fail();
    const bytes = zipSync({ ...unzipSync(file.bytes), "word/settings.xml": settings });
    expect(codes(file, bytes)).toContain("verify/word-part");
  });
});
