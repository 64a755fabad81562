import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { localGovernments } from "../../../src/data/local-governments.ts";
import { COUNTIES_TABLE } from "../../../src/data/tables/counties.ts";
import { runs } from "../../samples/extent.ts";
import { findingsOf, lineOf, readText } from "../../samples/read-list.ts";

const ALL = localGovernments().all.filter(
  ({ hasHead, kind }) => hasHead && /^[市町村]$/u.test(kind),
);
const named = (name: string): number => ALL.filter((one) => one.name === name).length;
const shared = ALL.filter(({ name }) => named(name) === 2 && !/区$/u.test(name));
const alone = ALL.filter(({ name }) => named(name) === 1 && name.length > 2);

describe("a town that is written from its county on", () => {
  const addresses = readFileSync("recipients/source/offices.csv", "utf8");
  const written = readFileSync("recipients/source/counties.csv", "utf8");
  const countyOf = ({ name, prefecture, code }: (typeof ALL)[number]): string =>
    new RegExp(`,${prefecture}([^,]{1,5}郡)${name}`, "u").exec(addresses)?.[1] ??
    new RegExp(`^${code},${name},(.+郡)$`, "mu").exec(written)?.[1] ??
    "";
  const towns = alone
    .filter(({ kind }) => kind !== "市")
    .map((one) => ({ ...one, county: countyOf(one) }));
  const known = towns.filter(({ county }) => county !== "");
  const COUNTIES = [...new Set(known.map(({ county }) => county))];
  const listOf = (prefecture: string, name: string, title: string): string =>
    `都道府県,市町村名,職名,敬称\n${prefecture},${name},${title}長,様\n`;

  test("is the town where the county is its own, with its prefecture or without", () => {
    expect(known.length).toBeGreaterThan(600);
    fc.assert(
      fc.property(
        fc.constantFrom(...known),
        fc.boolean(),
        ({ name, prefecture, code, county }, isSaid) => {
          const text = listOf(isSaid ? prefecture : "", `${county}${name}`, name);
          const { recipients } = readText(text);
          expect(recipients.at(0)?.fields.get("団体コード")?.value).toBe(code);
          expect(findingsOf(text)).toEqual([]);
        },
      ),
      { numRuns: runs(60) },
    );
  });

  test("is told where the county is another's", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...known),
        fc.constantFrom(...COUNTIES),
        ({ name, county: own, code }, county) => {
          fc.pre(county !== own);
          const codesOf = (text: string): readonly string[] =>
            findingsOf(text).map((one) => one.code);
          expect(codesOf(listOf("", `${county}${name}`, name))).toContain("csv/name-unknown");
          const coded = `団体コード,団体名,職名,敬称\n${code},${county}${name},${name}長,様\n`;
          expect(codesOf(coded)).toEqual(["csv/name-mismatch"]);
        },
      ),
      { numRuns: runs(60) },
    );
  });

  test("has one county in the table, but for the islands of 東京都", () => {
    // The prefecture's two digits, then three for each town; the check digit is left out.
    const codes = [...COUNTIES_TABLE.matchAll(/ (?<prefecture>\d\d)(?<towns>\d+)$/gmu)].flatMap(
      ([, prefecture = "", towns = ""]) =>
        (towns.match(/\d{3}/gu) ?? []).map((town) => prefecture + town),
    );
    const all = ALL.filter(({ kind, prefecture }) => kind !== "市" && prefecture !== "東京都");
    const islands = /^13(?:36|38|40|42)/u;
    const inCounties = ALL.filter(
      ({ kind, prefecture, code }) =>
        kind !== "市" && prefecture === "東京都" && !islands.test(code),
    );
    const expected = [...all, ...inCounties].map(({ code }) => code.slice(0, 5)).sort();
    expect(codes.sort()).toEqual(expected);
  });

  test("is read where the county looks like a prefecture, a city or another town", () => {
    const right =
      "高市郡高取町 高市郡明日香村 京都郡苅田町 都窪郡早島町 余市郡余市町 東村山郡山辺町";
    for (const name of `${right} 山県郡安芸太田町 田村郡三春町 中魚沼郡津南町`.split(" ")) {
      const town = name.replace(/^.+?郡/u, "");
      expect(findingsOf(listOf("", name, town))).toEqual([]);
      const one = ALL.filter((two) => two.name === town)[0];
      const coded = `団体コード,団体名,職名,敬称\n${one?.code},${name},${town}長,様\n`;
      expect(findingsOf(coded)).toEqual([]);
    }
  });

  test("is told where the county is that of its neighbours, or where it is in none", () => {
    for (const [code, name, town] of [
      ["293423", "北葛城郡平群町", "平群町"],
      ["134015", "伊豆郡八丈町", "八丈町"],
    ] as const) {
      const [found] = findingsOf(listOf("", name, town));
      expect(found).toMatchObject({ code: "csv/name-unknown", values: { nearest: town } });
      const coded = `団体コード,団体名,職名,敬称\n${code},${name},${town}長,様\n`;
      expect(findingsOf(coded).map((one) => one.code)).toEqual(["csv/name-mismatch"]);
    }
  });

  test("which two prefectures have is that of the county", () => {
    const codeOf = (name: string): string | undefined =>
      readText(listOf("", name, "川西町"))
        .recipients.at(0)
        ?.fields.get("団体コード")?.value;
    expect(codeOf("磯城郡川西町")).toBe("293610");
    expect(codeOf("東置賜郡川西町")).toBe("063827");
  });

  test("a city is in no county, and a town that is none is refused", () => {
    for (const name of ["生駒郡奈良市", "生駒郡平郡町"]) {
      const text = `市町村名,氏名,敬称\n${name},甲野　一郎,様\n`;
      expect(findingsOf(text).map(({ code }) => code)).toContain("csv/name-unknown");
    }
  });
});

describe("a name that two governments have", () => {
  const list = (names: readonly string[]): string =>
    `市町村名,首長名,敬称\n${names.map((name, index) => `${name},甲野　${index}郎,様`).join("\n")}\n`;
  const others = (prefecture: string, count: number): readonly string[] =>
    alone
      .filter((one) => one.prefecture === prefecture)
      .slice(0, count)
      .map(({ name }) => name);
  const about = (text: string): readonly string[] =>
    findingsOf(text)
      .filter(({ code }) => /name-(?:of-several|by-others)/u.test(code))
      .map(lineOf);

  test("is a 注意 where all others are of one prefecture that has it, else it is asked", () => {
    fc.assert(
      fc.property(fc.constantFrom(...shared), ({ name, prefecture }) => {
        const near = others(prefecture, 3);
        const [far = ""] = alone
          .filter((one) =>
            ALL.every((two) => two.name !== name || two.prefecture !== one.prefecture),
          )
          .map((one) => one.name);
        expect(about(list([...near, name]))).toEqual([
          "warning csv/name-by-others row 5 column 1 line 5",
        ]);
        const asked = ["error csv/name-of-several row 5 column 1 line 5"];
        expect(about(list([...near.slice(0, 2), far, name]))).toEqual(asked);
        expect(about(list([...near.slice(0, 2), near[0] ?? "", name]))).toEqual(asked);
      }),
      { numRuns: runs(20) },
    );
  });
});
