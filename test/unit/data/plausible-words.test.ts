import { readdirSync, readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import { thirdOf } from "../../samples/extent.ts";
import { findingsOf, lineOf } from "../../samples/read-list.ts";

const FOLDER = "test/corpus/recipients/plausible";

/** Lists as clerks send them, in UTF-8, as rows of cells. */
const LISTS = readdirSync(FOLDER)
  .filter((name) => name.endsWith(".csv"))
  .map((name) => [name, readFileSync(`${FOLDER}/${name}`)] as const)
  .filter(([, bytes]) => bytes.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf])))
  .map(([name, bytes]) => [name, parse(bytes, { bom: true }) as string[][]] as const);

const WORDS: ReadonlyMap<string, string> = new Map([
  ["団体コード", "市町村コード"],
  ["都道府県", "都道府県名"],
  ["団体名", "市区町村名"],
  ["職名", "役職"],
]);

/** A list without some of its columns, with other words for the rest. */
function rewritten(rows: readonly (readonly string[])[], without: readonly string[]): string {
  const [headings = [], ...body] = rows;
  const kept = headings.flatMap((heading, index) => (without.includes(heading) ? [] : [index]));
  const line = (cells: readonly string[]): string =>
    kept.map((index) => `"${(cells[index] ?? "").replaceAll('"', '""')}"`).join(",");
  const renamed = headings.map((heading) => WORDS.get(heading) ?? heading);
  return `${[renamed, ...body].map(line).join("\n")}\n`;
}

const saidOf = (text: string): readonly string[] =>
  findingsOf(text)
    .map(lineOf)
    .map((line) => line.replace(/ column .*/u, ""));

/** What a list is sent without: nothing, the kinds and readings, the prefectures too, the codes. */
const WITHOUT: readonly (readonly string[])[] = [
  [],
  ["種別", "よみ"],
  ["種別", "都道府県", "よみ"],
  ["団体コード", "種別", "よみ"],
];

test("there are lists to try", () => {
  expect(LISTS.length).toBeGreaterThan(20);
});

describe("a plausible list in a clerk's own words, with less in it, passes with no word too many", () => {
  test.each(thirdOf(LISTS))("%s", (_name, rows) => {
    for (const without of WITHOUT) {
      // Codes that lost their zero are repaired, and said.
      const said = saidOf(rewritten(rows, without)).filter(
        (line) => !line.startsWith("warning csv/code-repaired"),
      );
      expect([without, said]).toEqual([without, []]);
    }
  });
});
