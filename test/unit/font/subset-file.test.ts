import { expect, test } from "vitest";
import { cutFile } from "../../samples/cut-file.ts";
import { goodFace } from "../../samples/faces.ts";
import { glyphsOf, outlineOf } from "../../samples/outline-of.ts";
import { NOTO_SERIF_JP, openFace } from "../../samples/real-fonts.ts";
import { tinyFont } from "../../samples/tiny-font.ts";

const source = tinyFont();
const face = goodFace(source);

/** Outlines of a text's glyphs in a font file. */
function drawn(file: Uint8Array, text: string, direction: "vertical" | "horizontal"): string[] {
  return glyphsOf(file, text, direction).map((gid) => outlineOf(file, gid));
}

test("a text looks the same in the file as in the font, in lines and in columns", () => {
  const text = "国、葛\u{e0100}𠮷ÄA";
  const file = cutFile(face, text);
  expect(drawn(file, text, "horizontal")).toEqual(drawn(source, text, "horizontal"));
  expect(drawn(file, text, "vertical")).toEqual(drawn(source, text, "vertical"));
});

test("characters of the text and blanks are in the file, others are not", () => {
  const file = goodFace(cutFile(face, "国"));
  expect([...file.codePoints()]).toEqual([0x20, 0x56fd]);
});

test("the file has the font's real names, so Word finds it under them", () => {
  const file = goodFace(cutFile(face, "国"));
  expect(file.family).toBe("Tiny Mincho");
  expect(file.familyJa).toBe("極小明朝");
  expect(file.postScriptName).toBe("TinyMincho-Regular");
});

test("a file under a name of its own is not found under the font's", () => {
  const parts = face.subsetFile("国", "", "Tiny Mincho 0123").map(({ bytes }) => bytes);
  const file = goodFace(Buffer.concat(parts));
  expect(file.family).toBe("Tiny Mincho 0123");
  expect(file.familyJa).toBeUndefined();
  expect(file.postScriptName).toBe("TinyMincho0123");
  expect(file.licence).toBe(face.licence);
  expect(file.version).toBe(face.version);
});

test("vertical metrics stay with their glyphs", () => {
  const file = goodFace(cutFile(face, "𠮷国"));
  const [yoshi, country] = ["𠮷", "国"].map((text) => file.shapeVertical(text)[0]?.gid ?? 0);
  expect(file.verticalOrigin(yoshi ?? 0)).toEqual({ x: 500, y: 930 });
  expect(file.verticalOrigin(country ?? 0)).toEqual({ x: 500, y: 880 });
});

test("a variant that is not in the text is not in the file", () => {
  const file = goodFace(cutFile(face, "葛"));
  expect(file.variantOf(0x845b, 0xe0100)).toBeUndefined();
});

test("a variant alone brings its character along", () => {
  const file = goodFace(cutFile(face, "葛\u{e0100}"));
  expect(file.glyphOf(0x845b)).toBeDefined();
  expect(file.variantOf(0x845b, 0xe0100)).not.toBe(file.glyphOf(0x845b));
});

test("the order of the characters makes no difference", () => {
  expect(cutFile(face, "国、葛\u{e0100}")).toEqual(cutFile(face, "葛\u{e0100}、、国"));
});

test("files that share a base begin with the same outlines, and still hold their own characters", () => {
  const [one, two] = ["葛\u{e0100}", "𠮷Ä"].map((text) => cutFile(face, text, "国、"));
  const base = tableOf(cutFile(face, "", "国、"), "glyf");
  for (const file of [one, two]) {
    expect(tableOf(file ?? source, "glyf").subarray(0, base.length)).toEqual(base);
  }
  const text = "国、葛\u{e0100}";
  expect(drawn(one ?? source, text, "vertical")).toEqual(drawn(source, text, "vertical"));
  expect(goodFace(two ?? source).glyphOf(0x845b)).toBeUndefined();
});

test("what the files of a base share is the same objects in all of them, and most of each", () => {
  const [one, two] = ["葛\u{e0100}", "𠮷Ä"].map((text) => face.subsetFile(text, "国、A"));
  const shared = (one ?? []).filter((part) => part.isShared).map(({ bytes }) => bytes);
  expect(shared.length).toBeGreaterThan(2);
  for (const bytes of shared) expect(two?.some((part) => part.bytes === bytes)).toBe(true);
});

test("a character map for all of Unicode is there only where a character needs it", () => {
  const encodings = (text: string): readonly number[] => {
    const cmap = tableOf(cutFile(face, text), "cmap");
    const view = new DataView(cmap.buffer, cmap.byteOffset);
    return Array.from({ length: view.getUint16(2) }, (_, i) => view.getUint16(6 + i * 8));
  };
  expect(encodings("国")).toEqual([3, 1]);
  expect(encodings("国𠮷")).toEqual([3, 4, 1, 10]);
});

test("a font of a thousand characters of its own is whole, and one that is cut after it is as it was before", () => {
  const real = openFace(NOTO_SERIF_JP);
  const few = cutFile(real, "国", "あ");
  const many = Array.from({ length: 1000 }, (_, index) => String.fromCharCode(0x4e00 + index));
  // Every table's sum is right, or the file would be refused.
  const file = goodFace(cutFile(real, many.join(""), "あ"));
  for (const character of ["あ", ...many]) {
    const codePoint = character.codePointAt(0) ?? 0;
    expect(file.glyphOf(codePoint) !== undefined, character).toBe(
      real.glyphOf(codePoint) !== undefined,
    );
  }
  expect(cutFile(real, "国", "あ")).toEqual(few);
});

test("a font that must not be subset comes whole", () => {
  const bytes = tinyFont({ fsType: 0x0100 });
  expect(cutFile(goodFace(bytes), "国")).toEqual(bytes);
});

/** A table's bytes, found through the file's directory. */
function tableOf(file: Uint8Array, tag: string): Uint8Array {
  const view = new DataView(file.buffer, file.byteOffset);
  for (let record = 12; record < 12 + view.getUint16(4) * 16; record += 16) {
    if (String.fromCharCode(...file.subarray(record, record + 4)) !== tag) continue;
    const start = view.getUint32(record + 8);
    return file.subarray(start, start + view.getUint32(record + 12));
  }
  return new Uint8Array();
}
