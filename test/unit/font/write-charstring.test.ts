import { expect, test } from "vitest";
import { writeCff } from "../../../src/font/sfnt/write-cff.ts";
import { writeCharstring } from "../../../src/font/sfnt/write-charstring.ts";
import { writeSfnt } from "../../../src/font/sfnt/write-sfnt.ts";
import type { PathCommand } from "../../../src/model/glyph.ts";
import { outlineOf } from "../../samples/outline-of.ts";
import { tinyTable } from "../../samples/tiny-font.ts";

const square: readonly PathCommand[] = [
  { kind: "move", x: 100, y: -20 },
  { kind: "line", x: 900, y: -20 },
  { kind: "line", x: 900, y: 780 },
  { kind: "line", x: 100, y: 780 },
];

const curves: readonly PathCommand[] = [
  { kind: "move", x: 0, y: 0 },
  // along the axes at one end or both, and free
  { kind: "curve", x1: 100, y1: 0, x2: 200, y2: 50, x: 200, y: 150 },
  { kind: "curve", x1: 200, y1: 1300, x2: 100, y2: 2000, x: -40, y: 2000 },
  { kind: "curve", x1: -41, y1: 1999, x2: -45, y2: 1980, x: -50, y: 1500 },
  { kind: "line", x: -60, y: 1400 },
  { kind: "line", x: -80, y: 1300 },
  { kind: "move", x: 500, y: 500 },
  { kind: "line", x: 500, y: 600 },
  { kind: "line", x: 2200, y: 600 },
];

/** Puts charstrings into an OpenType file, so that HarfBuzz draws them. */
function fontOf(charstrings: readonly Uint8Array[], unitsPerEm = 1000): Uint8Array {
  const bounds = [-100, -100, 2200, 2000] as const;
  const cff = writeCff({ name: "Drawn", unitsPerEm, bounds, charstrings, defaultWidth: 1000 });
  const head = [...tinyTable("head")];
  head.splice(18, 2, unitsPerEm >> 8, unitsPerEm & 0xff);
  const tables = new Map<string, Uint8Array>([
    ["CFF ", cff],
    ["head", Uint8Array.from(head)],
    ["maxp", Uint8Array.of(0, 0, 0x50, 0, 0, charstrings.length)],
  ]);
  return writeSfnt(0x4f54544f, tables);
}

test("an outline comes back as it was written", () => {
  const font = fontOf([writeCharstring([]), writeCharstring(square), writeCharstring(curves)]);
  expect(outlineOf(font, 0)).toBe("");
  expect(outlineOf(font, 1)).toBe("M100,-20L900,-20L900,780L100,780Z");
  expect(outlineOf(font, 2)).toBe(
    "M0,0C100,0 200,50 200,150C200,1300 100,2000 -40,2000C-41,1999 -45,1980 -50,1500" +
      "L-60,1400L-80,1300ZM500,500L500,600L2200,600Z",
  );
});

test("a curve that leaves along the column and ends along the line takes the short form", () => {
  expect([...writeCharstring([{ kind: "move", x: 0, y: 0 }, ...curves.slice(1, 2)])]).toEqual([
    139,
    22, // 0 hmoveto
    239,
    239,
    189,
    239,
    31, // 100 100 50 100 hvcurveto
    14, // endchar
  ]);
});

test("numbers take one, two or three bytes", () => {
  const far = (x: number): number[] => [...writeCharstring([{ kind: "move", x, y: 0 }])];
  expect(far(107)).toEqual([246, 22, 14]);
  expect(far(-107)).toEqual([32, 22, 14]);
  expect(far(108)).toEqual([247, 0, 22, 14]);
  expect(far(1131)).toEqual([250, 255, 22, 14]);
  expect(far(-108)).toEqual([251, 0, 22, 14]);
  expect(far(-1131)).toEqual([254, 255, 22, 14]);
  expect(far(1132)).toEqual([28, 4, 108, 22, 14]);
  expect(far(-1132)).toEqual([28, 251, 148, 22, 14]);
});

test("many lines share operators without overfilling the reader's stack", () => {
  const zigzag = Array.from({ length: 100 }, (_, i) => ({
    kind: "line" as const,
    x: i + 1,
    y: i % 2 === 0 ? 7 : 3,
  }));
  const charstring = writeCharstring([{ kind: "move", x: 0, y: 0 }, ...zigzag]);
  // 24 points of two numbers fill the stack of 48: 100 lines need five operators.
  expect(charstring.filter((byte) => byte === 5)).toHaveLength(5);
  expect(outlineOf(fontOf([writeCharstring([]), charstring]), 1).match(/L/gu)).toHaveLength(100);
});

test("rounding does not add up along an outline", () => {
  const thirds = Array.from({ length: 30 }, (_, i) => ({
    kind: "line" as const,
    x: (i + 1) / 3,
    y: i + 1,
  }));
  const font = fontOf([
    writeCharstring([]),
    writeCharstring([{ kind: "move", x: 0, y: 0 }, ...thirds]),
  ]);
  expect(outlineOf(font, 1)).toMatch(/L10,30Z$/u);
});

test("an em of another size is stated in the font's matrix", () => {
  const cff = writeCff({
    name: "Drawn",
    unitsPerEm: 2048,
    bounds: [0, 0, 0, 0],
    charstrings: [writeCharstring([])],
    defaultWidth: 2048,
  });
  // 0.00048828125 in nibbles, as Technical Note #5176 table 5 has them.
  const matrix = [30, 0x0a, 0x00, 0x04, 0x88, 0x28, 0x12, 0x5f];
  expect(Buffer.from(cff).includes(Buffer.from(matrix))).toBe(true);
});
