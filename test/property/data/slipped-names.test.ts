import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { runs } from "../../samples/extent.ts";
import { findingsOf } from "../../samples/read-list.ts";

const [HEADER = "", ...ROWS] = readFileSync("recipients/municipalities.csv", "utf8")
  .trim()
  .split("\n")
  .slice(0, 180);
const SURNAMES = [..."青赤白黒緑紺紫茶金銀桃橙灰藍"];
const personOf = (index: number): string =>
  `${SURNAMES[index % 13]}山${SURNAMES[Math.floor(index / 13)]}太郎`;

test("names that turn by one row over any range are found by those of the year before, some of whom are new", () => {
  fc.assert(
    fc.property(
      fc.nat(ROWS.length - 9),
      fc.integer({ min: 8, max: 170 }),
      fc.boolean(),
      fc.uniqueArray(fc.nat(ROWS.length - 1), { maxLength: 15 }),
      (start, wanted, isDown, replaced) => {
        const end = Math.min(ROWS.length, start + wanted);
        const length = end - start;
        const people = ROWS.map((_, index) =>
          replaced.includes(index) ? `新任${personOf(index)}` : personOf(index),
        );
        const from = (index: number): number =>
          start + ((index - start + (isDown ? length - 1 : 1)) % length);
        const stays = ROWS.map((line, index) => `${line},${personOf(index)},${people[index]}`);
        const turned = ROWS.map((line, index) => {
          const now = people[index < start || index >= end ? index : from(index)];
          return `${line},${personOf(index)},${now}`;
        });
        // Where nearly all of a short range are new, nothing is left to tell by.
        const left = people.slice(start, end).filter((name) => !name.startsWith("新任"));
        fc.pre(left.length > 3);
        const said = (lines: readonly string[]): readonly string[] =>
          findingsOf(`${[`${HEADER},前回氏名,氏名`, ...lines].join("\n")}\n`).map(
            ({ code, severity }) => `${severity} ${code}`,
          );
        expect(said(stays)).toEqual([]);
        expect(said(turned)).toContain("error csv/earlier-shift");
      },
    ),
    { numRuns: runs(30) },
  );
}, 60_000);
