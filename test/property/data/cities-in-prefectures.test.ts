import fc from "fast-check";
import { expect, test } from "vitest";
import { localGovernments } from "../../../src/data/local-governments.ts";
import { runs } from "../../samples/extent.ts";
import { findingsOf } from "../../samples/read-list.ts";

const { all } = localGovernments();
const CITIES = all.filter(({ kind }) => kind === "市");
const PREFECTURES = all.filter(({ kind }) => kind === "都道府県");

const row = fc.record({
  city: fc.constantFrom(...CITIES),
  prefecture: fc.option(fc.constantFrom(...PREFECTURES), { nil: undefined }),
  rest: fc.constantFrom("本町1-1", "中央区北1条", ""),
});

test("each city is at home in its own prefecture, and in no other that has none of the name", () => {
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 20 }), (rows) => {
      const lines = rows.map(({ city, prefecture, rest }, index) => {
        const written = prefecture?.name ?? city.prefecture;
        return `青葉${index}株式会社,${written}${city.name}${rest},御中\n`;
      });
      const strangers = rows.flatMap(({ city, prefecture }, index) => {
        const isAtHome = CITIES.some(
          (one) => one.name === city.name && one.prefecture === prefecture?.name,
        );
        return prefecture === undefined || isAtHome ? [] : [index + 2];
      });
      const told = findingsOf(`会社名,住所,敬称\n${lines.join("")}`).flatMap(({ code, at }) =>
        code === "csv/place-contradiction" && at.kind === "cell" ? [at.row] : [],
      );
      expect(told).toEqual(strangers);
    }),
    { numRuns: runs(100) },
  );
});
