import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkDigit } from "../../../src/data/government-code.ts";
import { localGovernments } from "../../../src/data/local-governments.ts";
import { WARDS_TABLE } from "../../../src/data/tables/wards.ts";
import { runs } from "../../samples/extent.ts";
import { findingsOf } from "../../samples/read-list.ts";

/** Wards with their codes as their cities state them, one of each city and those behind gaps in the numbers. */
const STATED = [
  "011011 札幌市 中央区|041050 仙台市 泉区|111104 さいたま市 岩槻区|121061 千葉市 美浜区|141186 横浜市 都筑区",
  "141313 川崎市 川崎区|141534 相模原市 南区|151084 新潟市 西蒲区|221031 静岡市 清水区|221384 浜松市 中央区",
  "231011 名古屋市 千種区|261114 京都市 西京区|271021 大阪市 都島区|271063 大阪市 西区|271110 大阪市 浪速区",
  "271276 大阪市 北区|271284 大阪市 中央区|271411 堺市 堺区|281051 神戸市 兵庫区|281115 神戸市 西区",
  "331023 岡山市 中区|341088 広島市 佐伯区|401099 北九州市 八幡西区|401315 福岡市 東区|431010 熊本市 中央区",
].flatMap((line) =>
  line.split("|").map((text) => {
    const [code = "", city = "", ward = ""] = text.split(" ");
    return { code, city, ward };
  }),
);

const { byName } = localGovernments();
const WARDS = WARDS_TABLE.trim()
  .split("\n")
  .flatMap((line) => {
    const [city = "", ...wards] = line.split(" ");
    const [government] = byName.get(city) ?? [];
    return wards.map((text) => {
      const five = `${government?.code.slice(0, 2)}${text.slice(0, 3)}`;
      return { code: `${five}${checkDigit(five)}`, city, ward: text.slice(3) };
    });
  });

test("the table has 171 wards, each with a code of its own, as they are stated", () => {
  expect(WARDS).toHaveLength(171);
  expect(new Set(WARDS.map(({ code }) => code)).size).toBe(171);
  expect(WARDS).toEqual(expect.arrayContaining(STATED));
});

type Ward = (typeof WARDS)[number];

/** How lists write wards: the city in a column of its own or before the ward, the title whole or as it is said in the city. */
const FORMS: Readonly<Record<string, readonly [string, (ward: Ward) => string]>> = {
  beside: [
    "コード,市名,区名,職名,敬称",
    ({ code, city, ward }) => `${code},${city},${ward},${ward}長,様`,
  ],
  whole: [
    "団体コード,団体名,職名,敬称",
    ({ code, city, ward }) => `${code},${city}${ward},${city}${ward}長,様`,
  ],
  titled: ["団体コード,宛名,敬称", ({ code, city, ward }) => `${code},${city}${ward}長,様`],
  bare: ["団体コード,行政区名,役職,敬称", ({ code, ward }) => `${code},${ward},区長,様`],
};

describe.each(Object.entries(FORMS))("a ward that is written %s", (_, [headings, lineOf]) => {
  const said = (wards: readonly Ward[]) =>
    findingsOf(`${headings}\n${wards.map((ward) => `${lineOf(ward)}\n`).join("")}`);

  test("has its code, and nothing is said", () => {
    const wards = fc.uniqueArray(fc.constantFrom(...WARDS), {
      selector: ({ code }) => code,
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(wards, (some) => {
        expect(said(some).map(({ code, at }) => [code, at])).toEqual([]);
      }),
      { numRuns: runs(60) },
    );
  });

  test("and has another's code is refused in its row", () => {
    const pair = fc.uniqueArray(fc.constantFrom(...WARDS), {
      selector: ({ ward }) => ward,
      minLength: 2,
      maxLength: 2,
    });
    fc.assert(
      fc.property(pair, ([one, other]) => {
        fc.pre(one !== undefined && other !== undefined);
        const rows = said([
          { ...one, code: other.code },
          { ...other, code: one.code },
        ]).flatMap(({ severity, code, at }) =>
          severity === "error" && code === "csv/name-mismatch" && at.kind === "cell"
            ? [at.row]
            : [],
        );
        expect(rows).toEqual([2, 3]);
      }),
      { numRuns: runs(60) },
    );
  });
});
