import { expect, test } from "vitest";
import { splitClusters } from "../../../src/text/clusters.ts";
import { graphemesOf } from "../../../src/text/graphemes.ts";
import { JIS_X_0213_PAIRS, JIS_X_0213_ROWS } from "../../../src/text/tables/jis-x-0213.ts";

test("a base keeps its selector, its marks and its joiner", () => {
  expect(splitClusters("葛󠄀か\u309ae\u0301")).toEqual(["葛󠄀", "か\u309a", "e\u0301"]);
});

test("a line's end stays one, whatever follows it", () => {
  expect(splitClusters("か\n\u309aか")).toEqual(["か", "\n", "\u309a", "か"]);
});

test("half-width sound marks stand in a place of their own, and are read with their kana", () => {
  expect(splitClusters("ﾊﾞ")).toEqual(["ﾊ", "ﾞ"]);
  expect(graphemesOf("ﾊﾞ")).toEqual(["ﾊﾞ"]);
});

test("every character of JIS X 0213 is one character to the reader and to the typesetter", () => {
  const ones = [...JIS_X_0213_ROWS.values()].flatMap((row) => [...row]);
  const pairs = [...JIS_X_0213_PAIRS.values()].filter((pair) => pair !== "˩˥" && pair !== "˥˩");
  // The standard's marks alone (1-11-46 …) join whatever stands before them.
  const characters = [...ones, ...pairs].filter((one) => !/^\p{M}/u.test(one));
  const text = characters.map((character) => `${character}一`).join("");
  const expected = characters.flatMap((character) => [character, "一"]);
  expect(splitClusters(text)).toEqual(expected);
  expect(graphemesOf(text)).toEqual(expected);
});
