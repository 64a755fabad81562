import { describe, expect, test } from "vitest";
import { fontUnits } from "../../../src/base/units.ts";
import { CidTable } from "../../../src/pdf/cid-table.ts";
import { squareFace } from "../../samples/square-face.ts";
import { square } from "../../samples/square-pages.ts";

const VERTICAL = { direction: "vertical", step: 1000, lowered: 0 } as const;

describe("a CID", () => {
  test("is given in the order of first use and kept", () => {
    const table = new CidTable(squareFace(), "T0");
    const ask = (text: string): number => table.cidOf({ ...VERTICAL, recipe: square(text), text });
    expect(["国", "語", "国"].map(ask)).toEqual([1, 2, 1]);
  });

  test("is another for another text, though the outline is the same", () => {
    const table = new CidTable(squareFace(), "T0");
    const recipe = square("一");
    const one = table.cidOf({ ...VERTICAL, recipe, text: "一" });
    const radical = table.cidOf({ ...VERTICAL, recipe, text: "⼀" });
    expect(radical).not.toBe(one);
    expect(table.entries.map(({ text }) => text)).toEqual(["一", "⼀"]);
  });

  test("of an opening bracket with a half-em body has the bracket's white taken off its vector", () => {
    const table = new CidTable(squareFace(), "T0");
    table.cidOf({ ...VERTICAL, step: 500, recipe: square("「", -500), text: "「" });
    expect(table.entries[0]).toMatchObject({
      recipe: { kind: "glyph", shift: 0 },
      height: 500,
      origin: { x: 500, y: 380 },
    });
  });

  test("of a composite is drawn around its own origin", () => {
    const table = new CidTable(squareFace(), "T0");
    const part = { gid: 49, scaleX: 500, turn: 0, dx: fontUnits(0), dy: fontUnits(-880) } as const;
    table.cidOf({ ...VERTICAL, recipe: { kind: "composite", parts: [part] }, text: "12" });
    expect(table.entries[0]?.origin).toEqual({ x: 0, y: 0 });
  });

  test("shown from a lower position makes up for it", () => {
    const table = new CidTable(squareFace(), "T0");
    table.cidOf({ ...VERTICAL, lowered: 3, recipe: square("す"), text: "す" });
    expect(table.entries[0]?.origin).toEqual({ x: 500, y: -2120 });
  });

  test("of a moved glyph in a horizontal line is drawn moved, with its own width", () => {
    const table = new CidTable(squareFace(), "T0");
    const request = { ...VERTICAL, direction: "horizontal", step: 500 } as const;
    table.cidOf({ ...request, recipe: square("（", -500), text: "（" });
    expect(table.entries[0]).toMatchObject({
      width: 500,
      recipe: { kind: "composite", parts: [{ dx: -500, dy: 0 }] },
    });
    expect(table.usedHorizontally).toBe(true);
  });
});
