import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { check } from "../../../src/job/check.ts";
import { thirdOf } from "../../samples/extent.ts";

const FOLDER = "test/corpus/recipients/plausible";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "shokan-plausible-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** How many letters a list makes, and what a check of them says: code and row, or the code alone. */
async function saidOf(
  name: string,
  columns: readonly string[],
): Promise<{ readonly letters: number; readonly said: readonly string[] }> {
  const optional = columns.length === 0 ? "" : `任意の列: [${columns.join(", ")}]\n`;
  const printed = columns.map((column) => `{{#もし ${column}}}{{${column}}}　{{/もし}}`).join("");
  const template = join(folder, "お知らせ.hbs");
  writeFileSync(
    template,
    `---\n表題: お知らせ\n種別: 通知\n日付: 2026-12-01\n差出人: 総務大臣\n必要な列: [職名, 敬称]\n${optional}---\n` +
      `［＃宛名］{{職名}}　${printed}{{敬称}}\n\n　会議を開きますので、お知らせします。\n`,
  );
  const request = { template, recipients: [`${FOLDER}/${name}`], jobs: 0 };
  const { diagnostics, prepared } = await check(request);
  const said = diagnostics.map(({ severity, code, at }) =>
    at.kind === "cell" ? `${severity} ${code} ${at.row}` : `${severity} ${code}`,
  );
  return { letters: prepared?.tasks.length ?? 0, said };
}

/** Lists as clerks send them, with their rows, what is printed of them beside the title, and what is said. */
const LISTS: readonly (readonly [string, number, readonly string[], readonly string[]])[] = [
  ["governors-with-telephones.csv", 47, ["氏名"], []],
  ["one-prefecture-from-excel.csv", 35, [], []],
  ["by-office.csv", 41, [], []],
  // Written in CP932, which has no 葛 with the selector of 葛城市.
  ["nara-from-excel.csv", 39, [], ["warning csv/name-form 12", "warning csv/title-form 12"]],
  ["superintendents.csv", 35, ["氏名"], []],
  ["assembly-chairs.csv", 23, [], []],
  ["fire-chiefs.csv", 11, [], []],
  ["universities.csv", 20, ["氏名"], []],
  ["companies.csv", 10, [], []],
  ["mayors-and-chairs.csv", 22, [], []],
  ["designated-cities.csv", 20, [], []],
  ["wards-of-tokyo.csv", 23, [], []],
  ["unions.csv", 12, [], []],
  ["without-readings.csv", 17, [], []],
  ["readings-in-katakana.csv", 45, [], []],
  ["old-forms.csv", 7, ["氏名"], []],
  ["with-earlier-names.csv", 19, ["氏名"], []],
  ["governors-and-designated-cities.csv", 67, ["氏名"], []],
  ["seats-of-prefectures.csv", 46, [], []],
  ["superintendents-of-prefectures.csv", 47, ["氏名"], []],
  ["bureaus-of-a-prefecture.csv", 14, ["氏名"], []],
  ["grants.csv", 16, [], []],
  ["unicode-text.txt", 19, [], []],
  ["associations.csv", 6, [], []],
  ["hokkaido-with-addresses.csv", 179, [], []],
  ["contacts.csv", 30, [], []],
  // Ten cities whose codes lost their zero: they are read with it, and that is said once.
  ["codes-without-zeros.csv", 10, [], ["warning csv/code-repaired 2"]],
  ["workbook-of-a-prefecture.xlsx", 33, ["氏名"], []],
  ["workbook-with-a-key.xlsx", 19, ["氏名"], []],
];

test("every plausible list is checked", () => {
  expect(LISTS.map(([name]) => name).sort()).toEqual(readdirSync(FOLDER).sort());
});

describe("a list as clerks send it passes with no word too many", () => {
  test.each(thirdOf(LISTS))("%s", async (name, rows, columns, said) => {
    expect(await saidOf(name, columns)).toEqual({ letters: rows, said });
  });
});
