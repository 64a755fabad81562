import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { runs } from "../../samples/extent.ts";
import { findingsOf, HEADER } from "../../samples/read-list.ts";

/** As a reader counts them: the 葛 of 葛󠄀城市 is one, with its selector. */
function charactersOf(name: string): readonly string[] {
  return [...new Intl.Segmenter("ja").segment(name)].map(({ segment }) => segment);
}

/** 種別 and name of each government: 市区町村 札幌市, 都道府県 大阪府. */
const NAMES = ["municipalities", "prefectures"].flatMap((list) =>
  readFileSync(`recipients/${list}.csv`, "utf8")
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => line.split(",")[3] ?? "")
    .filter((name) => charactersOf(name).length >= 3)
    .map((name) => [list === "prefectures" ? "都道府県" : "市区町村", name] as const),
);

test("a government without its code is told however one of its characters is mistyped", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...NAMES),
      fc.nat(20),
      fc.constantFrom("", "布", "々", "の"),
      fc.boolean(),
      ([kind, name], place, typed, isAdded) => {
        const characters = charactersOf(name);
        // Two characters are a name of their own: 札幌, 大阪.
        fc.pre(typed !== "" || characters.length > 3);
        const at = place % characters.length;
        const wrong = characters.toSpliced(at, isAdded && typed !== "" ? 0 : 1, typed).join("");
        const title = `${wrong}${kind === "都道府県" ? "知事" : "長"}`;
        const said = findingsOf(`${HEADER}\n,${kind},,${wrong},,${title},殿\n`);
        expect(said.map(({ code }) => code)).toContain("csv/name-without-code");
      },
    ),
    { numRuns: runs(150) },
  );
}, 60_000);
