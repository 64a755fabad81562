import { expect, test } from "vitest";
import { loadFace } from "../../../src/font/load-face.ts";
import { cutFile } from "../../samples/cut-file.ts";
import { someOf, thirdOf } from "../../samples/extent.ts";
import { shaper, testWorld } from "../../samples/faces.ts";
import { tinyFont, tinyTable } from "../../samples/tiny-font.ts";

const TABLES = ["OS/2", "cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name", "post"];
const VERTICAL = ["GSUB", "vhea", "vmtx"];

/** Opens a font and, if it is accepted, uses all that a face can do. */
function use(bytes: Uint8Array): "accepted" | "refused" {
  const outcome = loadFace({ path: "fonts/tiny.ttf", bytes }, 0, shaper, testWorld);
  if (!outcome.ok) {
    expect(outcome.errors[0]?.code).toMatch(/^font\//u);
    return "refused";
  }
  const face = outcome.value;
  const text = "国、葛\u{e0100}𠮷ÄA";
  const glyphs = face.shapeVertical(text);
  face.shapeHorizontal(text, ["hwid"]);
  cutFile(face, text);
  for (const { gid } of glyphs) {
    face.verticalOrigin(gid);
    face.verticalTrim(gid);
  }
  face.subset(
    glyphs.map(({ gid }) => ({ kind: "glyph", gid, shift: 0 })),
    "ABCDEF+Tiny",
  );
  expect([...face.codePoints()].length).toBeLessThan(0x110000);
  expect([...face.variationSequences()].length).toBeLessThan(0x110000);
  return "accepted";
}

test.each(thirdOf([...TABLES, ...VERTICAL]))(
  "any wrong byte in table %s, checksums made to match, is refused or does no harm",
  (table) => {
    const length = tinyTable(table).length;
    for (let at = 0; at < length; at++) {
      for (const value of [0x00, 0xff]) {
        use(tinyFont({ bytes: [{ table, at, value }] }));
      }
    }
  },
  60_000,
);

test("a font cut anywhere is refused", () => {
  const whole = tinyFont();
  const lengths = Array.from({ length: Math.ceil(whole.length / 7) }, (_, index) => index * 7);
  for (const length of someOf(lengths)) {
    expect(use(whole.subarray(0, length))).toBe("refused");
  }
});

test("a wrong byte anywhere in the file is refused, or lies in the directory's search hints or padding", () => {
  const whole = tinyFont();
  let accepted = 0;
  for (const at of someOf(whole.keys())) {
    const damaged = whole.slice();
    damaged[at] = (damaged[at] ?? 0) ^ 0x10;
    if (use(damaged) === "accepted") accepted += 1;
  }
  // Six bytes of search hints, up to three of padding behind each of 13 tables, and head's sum of the file.
  expect(accepted).toBeLessThanOrEqual(6 + 13 * 3 + 4 + 4 * 13);
});
