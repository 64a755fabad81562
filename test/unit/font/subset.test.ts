import { expect, test } from "vitest";
import { fontUnits } from "../../../src/base/units.ts";
import type { GlyphPart, GlyphRecipe } from "../../../src/model/glyph.ts";
import { goodFace } from "../../samples/faces.ts";
import { outlineOf, widthOf } from "../../samples/outline-of.ts";
import { TINY, tinyFont } from "../../samples/tiny-font.ts";

const face = goodFace(tinyFont());

function glyph(gid: number, shift = 0): GlyphRecipe {
  return { kind: "glyph", gid, shift };
}

function part(gid: number, change: Partial<GlyphPart> = {}): GlyphPart {
  return { gid, scaleX: 1000, turn: 0, dx: fontUnits(0), dy: fontUnits(0), ...change };
}

function composite(...parts: GlyphPart[]): GlyphRecipe {
  return { kind: "composite", parts };
}

function cut(...recipes: GlyphRecipe[]): Uint8Array {
  return face.subset(recipes, "ABCDEF+Tiny").bytes;
}

const COUNTRY = "M100,-20L900,-20L900,780L100,780Z";
const KUDZU = "M100,0L900,0L900,800L100,800Z";

test("glyph i + 1 draws recipe i, and glyph 0 draws nothing", () => {
  const program = cut(glyph(TINY.kudzu), glyph(TINY.country));
  expect(outlineOf(program, 0)).toBe("");
  expect(outlineOf(program, 1)).toBe(KUDZU);
  expect(outlineOf(program, 2)).toBe(COUNTRY);
});

test("recipes may repeat: each has a glyph of its own", () => {
  const program = cut(glyph(TINY.country), glyph(TINY.country, -500));
  expect(outlineOf(program, 1)).toBe(COUNTRY);
  expect(outlineOf(program, 2)).toBe(COUNTRY);
});

test("a letter with marks still has its marks", () => {
  const program = cut(glyph(TINY.latinAWithMarks));
  expect(outlineOf(program, 1)).toBe("M0,0L500,0L500,700L0,700ZM200,650L400,650L400,850L200,850Z");
});

test("two letters side by side in half their width are one glyph around the unit's origin", () => {
  const program = cut(
    composite(
      part(TINY.latinA, { scaleX: 500, dx: fontUnits(-500), dy: fontUnits(-880) }),
      part(TINY.latinA, { scaleX: 500, dy: fontUnits(-880) }),
    ),
  );
  expect(outlineOf(program, 1)).toBe(
    "M-500,-880L-250,-880L-250,-180L-500,-180ZM0,-880L250,-880L250,-180L0,-180Z",
  );
});

test("a letter lying on its side is turned clockwise, so its foot is to the left", () => {
  // The A's box is 500 wide and 700 high; turned, it goes 700 to the right and 500 down.
  const program = cut(composite(part(TINY.latinA, { turn: 90, dx: fontUnits(-350) })));
  expect(outlineOf(program, 1)).toBe("M-350,0L-350,-500L350,-500L350,0Z");
});

test("a turned letter is made narrow before it is turned", () => {
  const program = cut(composite(part(TINY.latinA, { turn: 90, scaleX: 500 })));
  expect(outlineOf(program, 1)).toBe("M0,0L0,-250L700,-250L700,0Z");
});

test("blank units and composites of blanks draw nothing", () => {
  const program = cut({ kind: "blank" }, composite(part(TINY.space)), glyph(TINY.space));
  expect([1, 2, 3].map((gid) => outlineOf(program, gid))).toEqual(["", "", ""]);
});

test("widths are the glyphs' own, one em for the rest, or what the PDF states", () => {
  const recipes = [glyph(TINY.latinA), composite(part(TINY.latinA)), { kind: "blank" } as const];
  const own = face.subset(recipes, "ABCDEF+Tiny").bytes;
  expect([1, 2, 3].map((gid) => widthOf(own, gid))).toEqual([500, 1000, 1000]);
  const stated = face.subset(recipes, "ABCDEF+Tiny", [600, 700, 0].map(fontUnits)).bytes;
  expect([1, 2, 3].map((gid) => widthOf(stated, gid))).toEqual([600, 700, 0]);
});

test("a font that must not be subset comes whole behind the recipes", () => {
  const whole = goodFace(tinyFont({ fsType: 0x0100 }));
  const program = whole.subset([glyph(TINY.kudzu)], "Tiny").bytes;
  expect(outlineOf(program, 1)).toBe(KUDZU);
  const others = Array.from({ length: 8 }, (_, i) => outlineOf(program, 2 + i));
  expect(others).toContain(COUNTRY);
  expect(others.filter((outline) => outline !== "")).toHaveLength(7);
});

test("a program holds only what a PDF needs, and its checksums are right", () => {
  const program = cut(glyph(TINY.country));
  expect(tagsOf(program)).toEqual(["glyf", "head", "hhea", "hmtx", "loca", "maxp"]);
  expect(sumOf(program)).toBe(0xb1b0afba);
});

test("the same recipes give the same bytes", () => {
  const recipes = [glyph(TINY.kudzu), composite(part(TINY.latinA, { turn: 90 }))];
  expect(cut(...recipes)).toEqual(cut(...recipes));
});

function tagsOf(file: Uint8Array): readonly string[] {
  const view = new DataView(file.buffer, file.byteOffset);
  return Array.from({ length: view.getUint16(4) }, (_, i) =>
    String.fromCharCode(...file.subarray(12 + i * 16, 16 + i * 16)),
  );
}

function sumOf(file: Uint8Array): number {
  const view = new DataView(file.buffer, file.byteOffset);
  let sum = 0;
  for (let at = 0; at < file.length; at += 4) sum = (sum + view.getUint32(at)) % 2 ** 32;
  return sum;
}
