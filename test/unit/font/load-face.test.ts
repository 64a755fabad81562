import { expect, test } from "vitest";
import { faceCount } from "../../../src/font/open-face.ts";
import { goodFace, refusal, warnings } from "../../samples/faces.ts";
import { TINY, tinyCollection, tinyFont, tinyTable } from "../../samples/tiny-font.ts";

const face = goodFace(tinyFont());
const path = "fonts/tiny.ttf";

function latin1(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

test("a face has the names that its font gives, the Japanese ones too", () => {
  expect(face).toMatchObject({
    postScriptName: "TinyMincho-Regular",
    family: "Tiny Mincho",
    familyJa: "極小明朝",
    style: "Regular",
    licence: "Public domain",
    path,
    index: 0,
    outlines: "glyf",
  });
});

test("a face has the measures that stand in its tables", () => {
  expect(face.metrics).toEqual({
    unitsPerEm: 1000,
    ascender: 880,
    descender: -120,
    capHeight: 700,
    xHeight: 480,
    bounds: [0, -50, 1000, 880],
    italicAngle: 0,
    weight: 400,
  });
  expect(face.advanceWidth(TINY.latinA)).toBe(500);
  expect(face.advanceHeight(TINY.latinA)).toBe(1000);
  expect(face.boundsOf(TINY.country)).toEqual({ xMin: 100, yMin: -20, xMax: 900, yMax: 780 });
  expect(face.boundsOf(TINY.space)).toBeUndefined();
});

test("the vertical origin is the outline's top plus its top bearing, in the middle of the width", () => {
  expect(face.verticalOrigin(TINY.country)).toEqual({ x: 500, y: 880 });
  expect(face.verticalOrigin(TINY.yoshi)).toEqual({ x: 500, y: 930 });
  expect(face.verticalOrigin(TINY.latinA)).toEqual({ x: 250, y: 880 });
});

test("a font without vertical metrics is set in the middle of ascender and descender", () => {
  const latin = goodFace(tinyFont({ without: ["vhea", "vmtx"] }));
  expect(latin.advanceHeight(TINY.yoshi)).toBe(1000);
  expect(latin.verticalOrigin(TINY.yoshi)).toEqual({ x: 500, y: 880 });
});

test("a vertical origin that the font names itself holds", () => {
  const vorg = [0, 1, 0, 0, 0x03, 0x48, 0, 1, 0, TINY.yoshi, 0x03, 0xb6];
  const named = goodFace(tinyFont({ tables: { VORG: vorg } }));
  expect(named.verticalOrigin(TINY.country).y).toBe(840);
  expect(named.verticalOrigin(TINY.yoshi).y).toBe(950);
});

test("a collection gives each of its faces, and says how many there are", () => {
  const bytes = tinyCollection(3);
  expect(faceCount({ path, bytes })).toBe(3);
  expect(goodFace(bytes, 2).index).toBe(2);
  expect(refusal(bytes, 3)).toEqual({
    code: "font/no-such-face",
    values: { path, index: 3, count: 3 },
  });
});

test("a face of a collection becomes a file of its own", () => {
  const alone = goodFace(goodFace(tinyCollection(2), 1).wholeFile());
  expect(alone.family).toBe("Tiny Mincho");
  expect(alone.glyphOf(0x56fd)).toBe(TINY.country);
});

test.each([
  ["an empty file", "", "0 bytes"],
  ["a PDF", "%PDF-1.7 and more", "PDF"],
  ["a ZIP archive", "PK\u0003\u0004 and more", "ZIP"],
  ["a web page saved by mistake", "<!DOCTYPE html><html>", "HTML / XML"],
  ["a text", "fonts are nice", "66 6f 6e 74"],
])("%s is told from a font", (_, text, found) => {
  expect(refusal(latin1(text))).toEqual({ code: "font/not-a-font", values: { path, found } });
});

test.each([
  ["WOFF2", "wOF2............"],
  ["WOFF", "wOFF............"],
  ["PostScript Type 1", "%!PS-AdobeFont-1.0"],
])("a font in another format, %s, is named as such", (format, text) => {
  expect(refusal(latin1(text))).toEqual({
    code: "font/unsupported-format",
    values: { path, format },
  });
});

test("a download that broke off is told with the table that it cuts", () => {
  expect(refusal(tinyFont().subarray(0, -100))).toMatchObject({ code: "font/truncated" });
});

test("a single wrong bit is found, and the table is named", () => {
  const bytes = tinyFont({ without: ["vhea", "vmtx"] });
  const last = bytes.length - 1;
  bytes[last] = (bytes[last] ?? 0) ^ 1;
  expect(refusal(bytes)).toEqual({ code: "font/wrong-checksum", values: { path, table: "post" } });
});

test.each(["glyf", "loca", "head", "hhea", "hmtx", "maxp", "cmap"])(
  "a font without its table %s is refused",
  (table) => {
    expect(refusal(tinyFont({ without: [table] }))).toEqual({
      code: "font/missing-table",
      values: { path, table },
    });
  },
);

test.each([
  ["an em of 0 units", "head", 18, 0],
  ["more glyphs than places", "maxp", 5, 200],
  ["an outline that ends before it begins", "loca", 3, 255],
  ["a part that does not exist", "glyf", 5 * 34 + 13, 200],
  ["a variation list outside the table", "cmap", 4 + 4, 1],
] as const)("%s is found when the font is opened", (_, table, at, value) => {
  const outcome = refusal(tinyFont({ bytes: [{ table, at, value }, ...emBytes(table)] }));
  expect(outcome.code).toBe("font/malformed-table");
});

/** The em has two bytes; both must be 0 to make it 0. */
function emBytes(table: string): { table: string; at: number; value: number }[] {
  return table === "head" ? [{ table, at: 19, value: 0 }] : [];
}

test("a composite that contains itself does not lead round in circles", () => {
  const part = 5 * 34 + 13;
  const bytes = [{ table: "glyf", at: part, value: TINY.latinAWithMarks }];
  expect(refusal(tinyFont({ bytes }))).toMatchObject({
    code: "font/malformed-table",
    values: { table: "glyf" },
  });
});

test("a font for symbols only, without Unicode, is refused", () => {
  const format4 = tinyTable("cmap").slice(28, 28 + 72);
  const symbols = [0, 0, 0, 1, 0, 3, 0, 0, 0, 0, 0, 12, ...format4];
  expect(refusal(tinyFont({ tables: { cmap: symbols } }))).toEqual({
    code: "font/no-unicode-characters",
    values: { path },
  });
});

test("a font that forbids embedding is refused", () => {
  expect(refusal(tinyFont({ fsType: 0x0002 }))).toEqual({
    code: "font/embedding-restricted",
    values: { path, family: "極小明朝", fsType: 2 },
  });
});

test("a font that allows only its bitmaps to be embedded is refused", () => {
  expect(refusal(tinyFont({ fsType: 0x0200 }))).toMatchObject({
    code: "font/bitmap-embedding-only",
  });
});

test.each([
  ["for viewing and printing", 0x0004, true],
  ["for editing", 0x0008, true],
  ["restricted and editable, of which the freer holds", 0x000a, true],
  ["without subsetting", 0x0100, false],
])("a font that may be embedded %s is accepted", (_, fsType, maySubset) => {
  expect(goodFace(tinyFont({ fsType })).permission).toEqual({ fsType, mayEmbed: true, maySubset });
});

test("one is told that a font which must not be subset makes large files", () => {
  expect(warnings(tinyFont({ fsType: 0x0100 }))).toEqual([
    { code: "font/embedded-whole", values: { path, family: "極小明朝", fsType: 0x0100 } },
  ]);
});

test("one is told that a variable font has only its default weight here", () => {
  expect(warnings(tinyFont({ tables: { fvar: [0, 1, 0, 0] } }))).toEqual([
    { code: "font/variable", values: { path, family: "極小明朝", style: "Regular" } },
  ]);
  expect(warnings(tinyFont())).toEqual([]);
});

test("a file too large for any font is not even looked at", () => {
  expect(refusal(new Uint8Array(257 * 1024 * 1024))).toEqual({
    code: "font/too-large",
    values: { path, megabytes: 257 },
  });
});

test("variants in disorder are refused, because they could not be found", () => {
  const cmap = [...tinyTable("cmap")];
  // A second record for the same selector, put in place of the first list's start.
  const format14 = cmap.length - 38;
  const twice = [...cmap.slice(0, format14 + 9), 2, ...cmap.slice(format14 + 10, format14 + 21)];
  const again = [...twice, ...cmap.slice(format14 + 10)];
  expect(refusal(tinyFont({ tables: { cmap: again } }))).toMatchObject({
    code: "font/malformed-table",
    values: { table: "cmap" },
  });
});

test("a font in which every character has every selector is refused before anybody counts them", () => {
  const u = (bytes: number, value: number): readonly number[] =>
    Array.from({ length: bytes }, (_, i) => (value >> (8 * (bytes - 1 - i))) & 0xff);
  const cmap = [...tinyTable("cmap")];
  const before = cmap.slice(0, cmap.length - 38);
  const selectors = Array.from({ length: 240 }, (_, i) => 0xe0100 + i);
  const list = 10 + selectors.length * 11;
  const starts = Array.from({ length: 0x1100 }, (_, i) => i * 256);
  const records = selectors.flatMap((selector) => [...u(3, selector), ...u(4, list), ...u(4, 0)]);
  const ranges = [...u(4, starts.length), ...starts.flatMap((start) => [...u(3, start), 255])];
  const all = [...u(2, 14), ...u(4, list + ranges.length), ...u(4, selectors.length), ...records];
  const table = [...before, ...all, ...ranges];
  expect(refusal(tinyFont({ tables: { cmap: table } }))).toMatchObject({
    code: "font/malformed-table",
    values: { table: "cmap" },
  });
});

test("a collection of more faces than any has is refused before one is opened", () => {
  const faces = 65_536;
  const bytes = new Uint8Array(12 + faces * 4);
  bytes.set([0x74, 0x74, 0x63, 0x66, 0, 1, 0, 0, 0, 1, 0, 0]);
  expect(refusal(bytes).code).toBe("font/malformed-table");
  expect(faceCount({ path, bytes })).toBe(1);
});

test("a font from before licence bits says nothing against embedding", () => {
  expect(goodFace(tinyFont({ without: ["OS/2"] })).permission.mayEmbed).toBe(true);
});
