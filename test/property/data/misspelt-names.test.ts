import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { runs } from "../../samples/extent.ts";
import { findingsOf, HEADER } from "../../samples/read-list.ts";

const NAMES = readFileSync("recipients/municipalities.csv", "utf8")
  .trim()
  .split("\n")
  .slice(1)
  .map((line) => line.split(",")[3] ?? "")
  .filter((name) => [...name].length >= 4);

test("a municipality without its code is told however one of its characters is mistyped", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...NAMES),
      fc.nat(20),
      fc.constantFrom("", "布", "々", "の"),
      fc.boolean(),
      (name, place, typed, isAdded) => {
        const characters = [...name];
        const at = place % characters.length;
        const wrong = characters.toSpliced(at, isAdded && typed !== "" ? 0 : 1, typed).join("");
        const said = findingsOf(`${HEADER}\n,市区町村,,${wrong},,${wrong}長,殿\n`);
        expect(said.map(({ code }) => code)).toContain("csv/name-without-code");
      },
    ),
    { numRuns: runs(150) },
  );
}, 60_000);
