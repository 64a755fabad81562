import fc from "fast-check";
import type { PDFDocument } from "mupdf";
import { beforeAll, describe, expect, test } from "vitest";
import type { FontFace } from "../../../src/model/font-face.ts";
import { StrictReader } from "../../../src/verify/strict/strict-reader.ts";
import { loadNotoSerif } from "../../render/set-pages.ts";
import { runs } from "../../samples/extent.ts";
import { differencesOf, type MadeLetter, makeLetter, strictDifferencesOf } from "./make-letter.ts";
import { faults, letters } from "./random-letters.ts";
import { changedInShape } from "./strict-shape.ts";
import { annotate, exchangeDrawn } from "./tampered.ts";

let face: FontFace;

beforeAll(async () => {
  face = await loadNotoSerif();
});

/** What pdf.js and the examination of the pages find; nothing only if the file is the letter's. */
function foundOtherwise(bytes: Uint8Array, letter: MadeLetter): Promise<unknown> {
  return differencesOf(bytes, letter).catch(String);
}

const withoutPage = (document: PDFDocument): void => document.deletePage(0);

/** Another character for one of those that a font says. */
const saysOtherwise = (at: number) => (document: PDFDocument) => {
  const map = document.findPage(0).get("Resources", "Font", "T0", "ToUnicode");
  const text = map.readStream().asString();
  const entries = [...text.matchAll(/(<[0-9A-F]{4}>)<[0-9A-F]{4}>/gu)];
  const [entry = "", code = ""] = entries[at % entries.length] ?? [];
  map.writeStream(text.replace(entry, `${code}<9B31>`));
};

/** Another glyph for the one that is shown somewhere. */
const showsOtherwise = (at: number) => (document: PDFDocument) => {
  const contents = document.findPage(0).get("Contents");
  const stream = contents.isArray() ? contents.get(0) : contents;
  const text = stream.readStream().asString();
  const shown = [...text.matchAll(/<([0-9A-F]{4})/gu)];
  const { index = 0 } = shown[at % shown.length] ?? {};
  const code = text.slice(index + 1, index + 5) === "0001" ? "0002" : "0001";
  stream.writeStream(text.slice(0, index + 1) + code + text.slice(index + 5));
};

const changes: fc.Arbitrary<(document: PDFDocument) => void> = fc.oneof(
  faults,
  fc.nat(10_000).map(saysOtherwise),
  fc.nat(10_000).map(showsOtherwise),
  fc.constantFrom<((document: PDFDocument) => void)[]>(annotate, withoutPage),
);

test("whatever is changed in a letter, the strict reader finds a difference or leaves it to pdf.js wherever that one finds any", async () => {
  await fc.assert(
    fc.asyncProperty(
      letters(() => face),
      changes,
      async (letter, change) => {
        expect(strictDifferencesOf(letter.bytes, letter)).toEqual([]);
        const changed = changedInShape(letter.bytes, change);
        const found = strictDifferencesOf(changed, letter);
        if (found?.length === 0) expect(await foundOtherwise(changed, letter)).toEqual([]);
      },
    ),
    { numRuns: runs(60) },
  );
}, 240_000);

test("whichever bytes of a letter are others, the strict reader finds a difference or leaves it to pdf.js wherever that one finds any", async () => {
  const letter = makeLetter(TEMPLATE, [face]);
  const reader = new StrictReader();
  expect(strictDifferencesOf(letter.bytes, letter, reader)).toEqual([]);
  const bytes = fc.record({ at: fc.nat(letter.bytes.length - 1), bit: fc.nat(7) });
  await fc.assert(
    fc.asyncProperty(fc.array(bytes, { minLength: 1, maxLength: 3 }), async (flips) => {
      const changed = letter.bytes.slice();
      for (const { at, bit } of flips) changed[at] = (changed[at] ?? 0) ^ (1 << bit);
      // One that has read the letter before finds as much as one that has not.
      for (const one of [reader, new StrictReader()]) {
        const found = strictDifferencesOf(changed, letter, one);
        if (found?.length === 0) expect(await foundOtherwise(changed, letter)).toEqual([]);
      }
    }),
    { numRuns: runs(300) },
  );
}, 240_000);

const TEMPLATE = `---
表題: 見本
種別: 書簡
体裁: { 基本: 26x27, ノンブル: 漢数字 }
日付: 令和4年12月27日
---
［＃頭語］拝啓
貴職におかれましては、平素より格別の｜御協力《ごきょうりょく》を賜り、厚く御礼を申し上げます。
［＃結語］敬具
［＃宛名］{{職名}}　{{敬称}}
`;

describe("a letter that", () => {
  test("is another addressee's is found by the strict reader", () => {
    const reader = new StrictReader();
    const letter = makeLetter(TEMPLATE, [face]);
    const other = makeLetter(TEMPLATE, [face], "函館市長");
    expect(strictDifferencesOf(letter.bytes, letter, reader)).toEqual([]);
    expect(strictDifferencesOf(other.bytes, letter, reader)).not.toEqual([]);
    expect(strictDifferencesOf(letter.bytes, letter, reader)).toEqual([]);
  });

  test("shows one character for another, and says so, is found by the strict reader", () => {
    const letter = makeLetter(TEMPLATE, [face]);
    const changed = changedInShape(letter.bytes, (document) => exchangeDrawn(document, "協", "力"));
    expect(strictDifferencesOf(changed, letter)).not.toEqual([]);
  });

  test.each([
    ["goes on after its end", (bytes: Uint8Array) => joined(bytes, "12 0 obj\n<<>>\nendobj\n")],
    ["has another header", (bytes: Uint8Array) => joined("%", bytes)],
    ["has a comment", (bytes: Uint8Array) => replaced(bytes, "endobj\n", "endobj\n%\n")],
    ["has a table that leads elsewhere", (bytes: Uint8Array) => lastTable(bytes)],
    ["is cut off", (bytes: Uint8Array) => bytes.slice(0, -1)],
  ] as const)("%s is left to the other reader", (_, change) => {
    const letter = makeLetter(TEMPLATE, [face]);
    expect(strictDifferencesOf(change(letter.bytes), letter)).toBeUndefined();
  });

  test("has something that no letter has had so far is left to the other reader", () => {
    const letter = makeLetter(TEMPLATE, [face]);
    const picture = changedInShape(letter.bytes, (document) => {
      const image = document.addRawStream("\u0000", { Type: "XObject", Subtype: "Image" });
      document.findPage(0).get("Resources").put("XObject", { I0: image });
    });
    expect(strictDifferencesOf(picture, letter)).toBeUndefined();
  });
});

function latin1(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

function joined(...parts: readonly (Uint8Array | string)[]): Uint8Array {
  const all = parts.map((part) => (typeof part === "string" ? latin1(part) : part));
  return Uint8Array.from(all.flatMap((part) => [...part]));
}

function textOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
}

function replaced(bytes: Uint8Array, found: string, by: string): Uint8Array {
  return latin1(textOf(bytes).replace(found, by));
}

/** The row of object 2 leads to another place than the object's. */
function lastTable(bytes: Uint8Array): Uint8Array {
  const text = textOf(bytes);
  const row = text.indexOf("stream\n", text.lastIndexOf("/Type/XRef")) + "stream\n".length + 2 * 7;
  const changed = bytes.slice();
  changed[row + 6] = (changed[row + 6] ?? 0) ^ 1;
  return changed;
}
