import { PDFDocument, type PDFObject } from "mupdf";
import { beforeAll, describe, expect, test } from "vitest";
import { parseLetter } from "../../src/markup/parse-letter.ts";
import type { FontFace } from "../../src/model/font-face.ts";
import { letterParagraphs } from "../../src/model/letter-text.ts";
import { writePdf } from "../../src/pdf/write-pdf.ts";
import { compileTemplate } from "../../src/template/compile-template.ts";
import { typeset } from "../../src/typeset/typeset.ts";
import { isDrawn, pickedOf } from "../samples/extent.ts";
import { isInstalled, readTags, readWith, solid } from "../samples/readers.ts";
import { SOURCE } from "./sample-letters.ts";
import { loadNotoSerif, world } from "./set-pages.ts";
import { hasVeraPdf, judge } from "./verapdf.ts";

const BODY = [
  "［＃件名］取扱いについて",
  "［＃大見出し］第１　趣旨",
  "Please read this documentを読み、QRコードとDXを用いてください。",
  "［＃中見出し］１　連絡",
  "連絡先はinfo@soumu.go.jp、詳しくはhttps://www.soumu.go.jp/menu_news/s-news/index.html?id=1を参照してください。",
  "［＃小見出し］⑴　注意",
  "［＃傍点］必ず｜提出《ていしゅつ》［＃傍点終わり］のこと。",
  "［＃大見出し］第２　項目",
  "［＃項目］一　甲",
  "［＃細目］（１）　乙",
  "［＃細々目］ア　丙",
  "［＃細目］（２）　丁",
  "［＃項目］二　戊",
  "本文",
  "［＃項目］三　己",
].join("\n");

const letters = new Map<string, Uint8Array>();
let said: readonly string[] = [];

function made(kind: string, face: FontFace): Uint8Array {
  const head = `表題: 見本\n種別: ${kind}\n差出人: 総務大臣`;
  const bytes = new TextEncoder().encode(`---\n${head}\n---\n${BODY}\n`);
  const template = compileTemplate({ path: "a.hbs", bytes });
  if (!template.ok) throw new Error(JSON.stringify(template.errors));
  const merged = template.value.merge({ fields: new Map() } as never);
  if (!merged.ok) throw new Error(JSON.stringify(merged.errors));
  const { settings } = template.value;
  const letter = parseLetter(merged.value, settings, "corrected");
  if (!letter.ok) throw new Error(JSON.stringify(letter.errors));
  said = letterParagraphs(letter.value);
  const pages = typeset(letter.value, settings.format, [face]);
  if (!pages.ok) throw new Error(JSON.stringify(pages.errors));
  return writePdf(pages.value, { source: SOURCE }, world);
}

beforeAll(async () => {
  const face = await loadNotoSerif();
  letters.set("vertical", made("書簡", face));
  letters.set("horizontal", made("通知", face));
});

function bytesOf(name: string): Uint8Array {
  const bytes = letters.get(name);
  if (bytes === undefined) throw new Error(name);
  return bytes;
}

function catalogOf(name: string): { document: PDFDocument; catalog: PDFObject } {
  const document = new PDFDocument(bytesOf(name));
  return { document, catalog: document.getTrailer().get("Root") };
}

function listed(array: PDFObject): readonly PDFObject[] {
  if (!array.isArray()) return array.isNull() ? [] : [array];
  return Array.from({ length: array.length }, (_, index) => array.get(index));
}

/** The types of the structure as one line a block, with what is within it; neighbours of one type are told once. */
function typesOf(element: PDFObject, depth = 0): readonly string[] {
  const kids = listed(element.get("K")).filter(
    (kid) => kid.isDictionary() && !kid.get("S").isNull(),
  );
  const lang = element.get("Lang");
  const type = element.get("S").asName() + (lang.isNull() ? "" : ` ${lang.asString()}`);
  return [`${" ".repeat(depth)}${type}`, ...kids.flatMap((kid) => typesOf(kid, depth + 1))];
}

describe.each(["vertical", "horizontal"])(
  "the PDF of a %s letter with all that readers can be told",
  (name) => {
    test("has the subject as the highest heading, its headings by their levels, and lists in their items", () => {
      const { catalog } = catalogOf(name);
      const [document, ...blocks] = typesOf(catalog.get("StructTreeRoot", "K"));
      expect(document).toBe("Document");
      expect(blocks.map((line) => line.slice(1))).toEqual([
        "H1",
        "H2",
        "P",
        " Span en",
        "H3",
        "P",
        " Link",
        " Link",
        "H4",
        "P",
        " Em",
        "  Ruby",
        "   RB",
        "   RT",
        "H2",
        "L",
        " LI",
        "  Lbl",
        "  LBody",
        "   L",
        "    LI",
        "     Lbl",
        "     LBody",
        "      L",
        "       LI",
        "        Lbl",
        "        LBody",
        "    LI",
        "     Lbl",
        "     LBody",
        " LI",
        "  Lbl",
        "  LBody",
        "P",
        "L",
        " LI",
        "  Lbl",
        "  LBody",
      ]);
      expect(catalog.get("StructTreeRoot", "RoleMap", "Em").asName()).toBe("Span");
    });

    test("has its headings as bookmarks, one in another", () => {
      const { catalog } = catalogOf(name);
      const below = (item: PDFObject, depth: number): readonly string[] => {
        const found: string[] = [];
        for (let one = item.get("First"); !one.isNull(); one = one.get("Next")) {
          found.push(
            `${" ".repeat(depth)}${one.get("Title").asString()}`,
            ...below(one, depth + 1),
          );
        }
        return found;
      };
      expect(below(catalog.get("Outlines"), 0)).toEqual([
        "取扱いについて",
        " 第１　趣旨",
        "  １　連絡",
        "   ⑴　注意",
        " 第２　項目",
      ]);
    });

    test("leads from its addresses to where they say, each place within the page", () => {
      const { document } = catalogOf(name);
      const found = new Map<string, number>();
      for (let index = 0; index < document.countPages(); index += 1) {
        const page = document.findPage(index);
        const [, , width = 0, height = 0] = listed(page.get("TrimBox")).map((one) =>
          one.asNumber(),
        );
        for (const link of listed(page.get("Annots"))) {
          const uri = link.get("A", "URI").asString();
          const [left = -1, bottom = -1, right = 0, top = 0] = listed(link.get("Rect")).map((one) =>
            one.asNumber(),
          );
          expect(left).toBeGreaterThanOrEqual(0);
          expect(bottom).toBeGreaterThanOrEqual(0);
          expect(right).toBeLessThanOrEqual(width);
          expect(top).toBeLessThanOrEqual(height);
          expect(right - left).toBeGreaterThan(5);
          expect(top - bottom).toBeGreaterThan(5);
          expect(link.get("Contents").asString()).toBe(uri);
          found.set(uri, (found.get(uri) ?? 0) + 1);
        }
      }
      expect([...found.keys()]).toEqual([
        "mailto:info@soumu.go.jp",
        "https://www.soumu.go.jp/menu_news/s-news/index.html?id=1",
      ]);
    });

    test("is cut nowhere", () => {
      const { document } = catalogOf(name);
      const page = document.findPage(0);
      expect(listed(page.get("TrimBox")).map((one) => one.asNumber())).toEqual(
        listed(page.get("MediaBox")).map((one) => one.asNumber()),
      );
    });

    test.skipIf(!isInstalled("pdfinfo", "-v"))("says in its structure what the letter says", () => {
      const text = readTags(bytesOf(name)).map((block) => block.text);
      expect(solid(text.join(""))).toBe(solid(said.join("")));
    });

    test.skipIf(!isInstalled("qpdf", "--version"))("is a file without a fault", () => {
      const found = readWith("qpdf", (path) => ["--check", path], bytesOf(name));
      expect(found).toContain("No syntax or stream encoding errors found");
    });
  },
);

describe.skipIf(!hasVeraPdf() || !isDrawn("for readers", 3))("veraPDF", () => {
  test.each(pickedOf(["2a", "ua1"] as const, 1))("finds them valid: %s", (flavour) => {
    expect(judge(letters, flavour)).toEqual(["PASS vertical", "PASS horizontal"]);
  });
});
