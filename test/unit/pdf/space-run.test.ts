import { describe, expect, test } from "vitest";
import { ptToSp } from "../../../src/base/units.ts";
import { CidTable } from "../../../src/pdf/cid-table.ts";
import { spaceRun } from "../../../src/pdf/space-run.ts";
import { squareFace } from "../../samples/square-face.ts";
import { column } from "../../samples/square-pages.ts";

/** Spacing in points, then for every unit its CID's advance and the correction before it. */
function spaced(units: readonly string[], direction: "vertical" | "horizontal" = "vertical") {
  const table = new CidTable(squareFace(), "T0");
  const run = spaceRun(column(0, 0, units, { direction }), table);
  return {
    spacing: run.spacing,
    units: run.units.map(({ step, correction }) => [step, correction]),
  };
}

describe("a run at 10 pt", () => {
  test("set solid needs nothing", () => {
    expect(spaced(["あ", "い", "う"])).toEqual({
      spacing: 0,
      units: [
        [1000, 0],
        [1000, 0],
        [1000, 0],
      ],
    });
  });

  test("evenly spread is spaced at once, so that no reader sees blanks", () => {
    const spread = spaced(["総=1.8", "務=1.8", "大=1.8", "臣"]);
    expect(spread.spacing).toBe(8);
    expect(spread.units.slice(0, 3)).toEqual([
      [1000, 0],
      [1000, 0],
      [1000, 0],
    ]);
  });

  test("has quarter ems between figures and characters in the advances, and none where there is none", () => {
    const date = ["令", "和=1.25", "五=1.25", "年=1.25", "二", "〇=1.25", "日"];
    const spread = spaced(date, "horizontal");
    expect(spread.spacing).toBe(0);
    expect(spread.units.map(([step]) => step)).toEqual([1000, 1250, 1250, 1250, 1000, 1250, 1000]);
  });

  test("takes a mark's half em from the mark's own advance", () => {
    expect(spaced(["海", "、=0.5", "山"]).units).toEqual([
      [1000, 0],
      [500, 0],
      [1000, 0],
    ]);
  });

  test("takes half ems from the marks' own advances even where most units are such marks", () => {
    const marks = spaced(["「=0.5", "海", "」=0.5", "、=0.5", "『=0.5", "山", "』=0.5", "。"]);
    expect(marks.spacing).toBe(0);
    expect(marks.units.map(([step]) => step)).toEqual([500, 1000, 500, 500, 500, 1000, 500, 1000]);
  });

  test("corrects small differences before the next unit", () => {
    expect(spaced(["海", "、=0.97", "山", "川"]).units).toEqual([
      [1000, 0],
      [1000, 0],
      [1000, -30],
      [1000, 0],
    ]);
  });

  test("makes odd advances of steps and a correction that stays below what readers see", () => {
    expect(spaced(["海", "、=0.68", "山"]).units).toEqual([
      [1000, 0],
      [700, 0],
      [1000, -20],
    ]);
  });

  test("does not move a variation selector away from its base", () => {
    expect(spaced(["辻=1.8", "\u{E0100}", "一=1.8", "郎"])).toEqual({
      spacing: 0,
      units: [
        [1800, 0],
        [0, 0],
        [1800, 0],
        [1000, 0],
      ],
    });
  });

  test("in a horizontal line is told apart in the same way", () => {
    expect(spaced(["海", "、=0.5", "山"], "horizontal").units[1]).toEqual([500, 0]);
  });
});

test("no unit leads backwards, not even a selector in a widened line: a font program could not say so", () => {
  const widened = ["葛=1.04", "\u{E0100}", "城=1.04", "市=1.04", "長=1.04", "殿"];
  for (const direction of ["vertical", "horizontal"] as const) {
    const { spacing, units } = spaced(widened, direction);
    expect(spacing).toBe(0.4);
    // What the selector has too much is taken back before the next unit.
    expect(units.slice(0, 3)).toEqual([
      [1000, 0],
      [0, 0],
      [1000, -40],
    ]);
  }
});

test("units stand where they should to half a thousandth of an em, however they are told apart", () => {
  const advances = ["1", "0.5", "0.683", "1.217", "1.0331", "1.0331", "1.0331", "0.25", "2", "1"];
  const run = column(
    0,
    0,
    advances.map((em) => `国=${em}`),
  );
  const { spacing, units } = spaceRun(run, new CidTable(squareFace(), "T0"));
  let written = 0;
  let wanted = 0;
  units.forEach(({ step, correction, glyph }) => {
    written += correction;
    expect(Math.abs(written - wanted)).toBeLessThanOrEqual(1);
    written += step + spacing * 100;
    wanted += (glyph.advance * 1000) / ptToSp(10);
  });
});
