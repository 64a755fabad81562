import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Diagnostic, error } from "../../../src/base/diagnostic.ts";
import { displayWidth } from "../../../src/base/display-width.ts";
import type { CellLocation, Location, TextLocation } from "../../../src/base/location.ts";
import { PLAIN_LOOK } from "../../../src/base/messages/terminal-look.ts";
import { blockLines, findingBlocks } from "../../../src/cli/finding-blocks.ts";
import { runs } from "../../samples/extent.ts";

const cell = (row: number, column: number, path = "a.csv"): CellLocation => ({
  ...{ kind: "cell", path, row, column, line: row },
  header: ["職名", "敬称", "氏名"][column - 1],
});
const text = (line: number, column: number): TextLocation => {
  const span = { start: line * 100 + column, end: line * 100 + column + 1 };
  return { kind: "text", path: "t.hbs", line, column, span };
};

const places: fc.Arbitrary<Location> = fc.oneof(
  fc
    .tuple(fc.integer({ min: 2, max: 30 }), fc.integer({ min: 1, max: 3 }), fc.boolean())
    .map(([row, column, isOther]) => cell(row, column, isOther ? "b.csv" : "a.csv")),
  fc
    .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 3 }))
    .map(([line, column]) => text(line, column)),
  fc.constant({ kind: "file" as const, path: "a.csv" }),
);

const findings: fc.Arbitrary<readonly Diagnostic[]> = fc.array(
  fc.tuple(places, fc.constantFrom("empty", "doubled")).map(([at, kind]) => {
    const row = at.kind === "cell" ? at.row : 0;
    return kind === "empty"
      ? error("csv/empty-honorific", at, { row })
      : error("csv/doubled-honorific", at, { value: `様${row % 3}` });
  }),
  { maxLength: 60 },
);

const rowOf = ({ at }: Diagnostic): number => (at.kind === "cell" ? at.row : 0);
const pathOf = ({ at }: Diagnostic): string => (at.kind === "option" ? "" : at.path);

describe("whatever was found", () => {
  test("every finding is in one block, or counted at its place", () => {
    fc.assert(
      fc.property(findings, (found) => {
        const blocks = findingBlocks(found);
        const named = blocks.flatMap(({ first, others }) => [first, ...others]);
        const again = blocks.reduce((sum, block) => sum + block.again, 0);
        expect(named.length + again).toBe(found.length);
        expect(new Set(named).size).toBe(named.length);
        for (const one of named) expect(found).toContain(one);
      }),
      { numRuns: runs(300) },
    );
  });

  test("a file's blocks, and the rows within a block, are read from the top to the bottom", () => {
    fc.assert(
      fc.property(findings, (found) => {
        const blocks = findingBlocks(found);
        for (const path of ["a.csv", "b.csv"]) {
          const rows = blocks
            .filter(({ first }) => pathOf(first) === path)
            .map(({ first }) => rowOf(first));
          expect(rows).toEqual([...rows].sort((left, right) => left - right));
        }
        for (const { first, others } of blocks) {
          const rows = [first, ...others].map(rowOf);
          expect(rows).toEqual([...rows].sort((left, right) => left - right));
        }
        const paths = blocks.map(({ first }) => pathOf(first));
        expect(paths.filter((path, index) => path !== paths[index - 1])).toHaveLength(
          new Set(paths).size,
        );
      }),
      { numRuns: runs(300) },
    );
  });

  test("one block has one code, one severity and one file, and four of a kind are never four blocks", () => {
    fc.assert(
      fc.property(findings, (found) => {
        const blocks = findingBlocks(found);
        for (const { first, others } of blocks) {
          for (const one of others) {
            expect([one.code, one.severity, pathOf(one)]).toEqual([
              first.code,
              first.severity,
              pathOf(first),
            ]);
          }
        }
        const kinds = blocks
          .filter(({ first }) => first.at.kind === "cell")
          .map(({ first }) => `${first.code} ${pathOf(first)}`);
        for (const kind of new Set(kinds)) {
          expect(kinds.filter((one) => one === kind).length).toBeLessThan(4);
        }
      }),
      { numRuns: runs(300) },
    );
  });

  test("an excerpt fits the terminal, and its mark is under its place", () => {
    const line = fc.array(fc.constantFrom("一", "x", "二三", "abc"), {
      minLength: 3,
      maxLength: 60,
    });
    fc.assert(
      fc.property(line, fc.integer({ min: 26, max: 120 }), (words, columns) => {
        const whole = `${words.join("")},肩書,${words.join("")}`;
        const found = error("csv/empty-honorific", cell(2, 2), { row: 2 });
        const [block] = findingBlocks([found]);
        if (block === undefined) throw new Error("one finding is one block");
        const look = { ...PLAIN_LOOK, columns };
        const lines = blockLines(block, "ja", () => ["", whole], look);
        const [excerpt = "", mark = ""] = lines.slice(2, 4);
        expect(displayWidth(excerpt)).toBeLessThan(columns);
        expect(displayWidth(mark)).toBeLessThan(columns);
        const before = displayWidth(excerpt.slice(0, excerpt.indexOf("肩書")));
        expect(mark.indexOf("^")).toBe(before);
      }),
      { numRuns: runs(300) },
    );
  });
});

describe("a block says", () => {
  const linesOf = (...found: readonly Diagnostic[]): readonly string[] =>
    findingBlocks(found).flatMap((block) => blockLines(block, "ja", () => undefined, PLAIN_LOOK));
  const empty = (row: number): Diagnostic => error("csv/empty-honorific", cell(row, 2), { row });

  test("its rows, where all say the same", () => {
    expect(linesOf(empty(9), empty(3), empty(4), empty(5), empty(7))).toEqual([
      "a.csv 3行目『敬称』列 エラー csv/empty-honorific（5件）",
      "  3行目の敬称が空です",
      "  同じもの: 4〜5、7、9行目",
      "  対処: 「殿」「様」などの敬称を書いてください。敬称のない宛名では発送できません",
    ]);
  });

  test("a line for each that says something else", () => {
    const doubled = [2, 3, 4, 5].map((row) =>
      error("csv/doubled-honorific", cell(row, 2), { value: row < 4 ? "様殿" : "殿様" }),
    );
    expect(linesOf(...doubled)).toEqual([
      "a.csv 2行目『敬称』列 エラー csv/doubled-honorific（4件）",
      "  「様殿」は敬称が重なっています",
      "  同じもの: 3行目",
      "  4行目: 「殿様」は敬称が重なっています",
      "  5行目: 「殿様」は敬称が重なっています",
      "  対処: 敬称を一つにしてください",
    ]);
  });

  test("three of a kind as three", () => {
    expect(
      linesOf(empty(3), empty(4), empty(5)).filter((line) => line.startsWith("a.csv")),
    ).toHaveLength(3);
  });
});
