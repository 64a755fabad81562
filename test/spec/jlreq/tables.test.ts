import { describe, expect, test } from "vitest";
import {
  expansionBetween,
  type ReductionLadder,
  reductionOf,
} from "../../../src/char/adjustment.ts";
import { mayBreakBetween } from "../../../src/char/breaking.ts";
import { type CharacterClass, CL } from "../../../src/char/character-class.ts";
import { spaceAtLineEnd, spacesBetween } from "../../../src/char/spacing.ts";
import { classCells, readTable } from "./tables.ts";

/** Cells with ×: the standard says that the pair cannot occur. */
const IMPOSSIBLE = "×";

/** 24ths of the em as the tables write them. */
const FRACTIONS: Readonly<Record<number, string>> = {
  0: "0",
  3: "1/8",
  6: "1/4",
  12: "1/2",
  18: "3/4",
};

function spacing(before: CharacterClass, after: CharacterClass): string {
  const spaces = spacesBetween(before, after).map(
    (space) => `${FRACTIONS[space.amount]} ${space.owner === "before" ? "be" : "af"}`,
  );
  return spaces.length === 0 ? "blank" : spaces.join(" + ");
}

describe("table 1: spaces between characters", () => {
  const cells = classCells(1).filter(({ cell }) => cell !== IMPOSSIBLE);

  test("covers every pair of classes that can meet", () => {
    expect(cells.length).toBe(28 * 28 - 19);
  });

  test.each(cells)("between class $before and class $after: $cell", ({ before, after, cell }) => {
    // "hang" says that ruby may lie over the space; that is set-ruby's matter.
    const plain = cell.replace(/^ruby hang$/u, "blank").replace(/ hang$/u, "");
    expect(spacing(before, after)).toBe(plain);
  });

  test("at the line end closing marks keep half an em and middle dots a quarter", () => {
    for (const [row, columns] of readTable(1)) {
      const cell = columns.get("line-end")?.replace(/ *\[.*\]$/u, "");
      if (cell === undefined || cell === IMPOSSIBLE || !row.startsWith("cl-")) continue;
      const found = spaceAtLineEnd(Number(row.slice(3)) as CharacterClass); // the table's own numbers
      expect(`${row} ${found === 0 ? "blank" : `${FRACTIONS[found]} be`}`).toBe(`${row} ${cell}`);
    }
  });
});

describe("table 2: breaks between characters", () => {
  const cells = classCells(2).filter(({ cell }) => cell !== IMPOSSIBLE);

  test.each(cells)("between class $before and class $after: $cell", ({ before, after, cell }) => {
    // Two marks of different kinds, so that the cell's own note on pairs of a kind does not apply.
    const left = { cls: before, codePoint: 0x2026 };
    const right = { cls: after, codePoint: 0x2014 };
    expect(mayBreakBetween(left, right, "very-strict") ? "blank" : "not").toBe(cell);
  });
});

const LADDERS: readonly (readonly [number, ReductionLadder])[] = [
  [3, "jlreq"],
  [5, "books"],
];

/** Writes a pair's reduction as the tables do: where the sum of its spaces goes, in its last stage. */
function reduction(before: CharacterClass, after: CharacterClass, ladder: ReductionLadder): string {
  const spaces = spacesBetween(before, after);
  if (spaces.length === 0) return "blank";
  let full = 0;
  let floor = 0;
  let stage = 0;
  for (const space of spaces) {
    const found = reductionOf(space.kind, ladder, before, after);
    full += space.amount;
    floor += found?.floor ?? space.amount;
    stage = Math.max(stage, found?.stage ?? 0);
  }
  const range = `${FRACTIONS[full]}-${FRACTIONS[floor]} stage ${stage}`;
  return stage === 0 ? `${FRACTIONS[full]}` : range;
}

// The tables leave the cells of the word space empty by omission; table 1's amount holds there.
// Books set ・ after ・ 。 、 by notes of their own, which leave the cells without an amount.
function isLeftOpen(table: number, before: CharacterClass, after: CharacterClass): boolean {
  if (before === CL.wordSpace || after === CL.wordSpace) return true;
  const isMark = before === CL.middleDot || before === CL.fullStop || before === CL.comma;
  return table === 5 && after === CL.middleDot && isMark;
}

describe.each(LADDERS)("table %i: reduction by %s", (table, ladder) => {
  const cells = classCells(table).filter(
    ({ before, after, cell }) => cell !== IMPOSSIBLE && !isLeftOpen(table, before, after),
  );

  test("leaves out only the open cells", () => {
    expect(cells.length).toBe(table === 5 ? 707 : 710);
  });

  test.each(cells)("between class $before and class $after: $cell", ({ before, after, cell }) => {
    expect(reduction(before, after, ladder)).toBe(cell);
  });

  test("the space that a line's end gives up is one that the table gives up, and the whole of it", () => {
    for (const [row, columns] of readTable(table)) {
      const cell = columns.get("line-end");
      if (!row.startsWith("cl-") || cell === undefined || cell === IMPOSSIBLE) continue;
      if (table === 5 && row === "cl-05") continue; // books leave it; the house policy lets middle dots give (policy.ts)
      const found = FRACTIONS[spaceAtLineEnd(Number(row.slice(3)) as CharacterClass)]; // the table's own numbers
      const given = /^(\d\/\d)[=-]0 stage \d/u.exec(cell)?.[1];
      expect(`${row} ${found}`).toBe(`${row} ${given ?? "0"}`);
    }
  });
});

describe("table 6: expansion", () => {
  const names = {
    none: "blank",
    western: "1/4-1/2 stage 2",
    "between-characters": "0-1/4 stage 3",
    residual: "residual",
  } as const;
  const cells = classCells(6).filter(({ cell }) => cell !== IMPOSSIBLE);

  test.each(cells)("between class $before and class $after: $cell", ({ before, after, cell }) => {
    expect(names[expansionBetween(before, after)]).toBe(cell);
  });
});
