import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkAlike } from "../../../src/letter/check-alike.ts";
import { compileTemplate } from "../../../src/template/compile-template.ts";
import { runs } from "../../samples/extent.ts";
import { readFiles, readText } from "../../samples/read-list.ts";

/** What is said of a list whose letters have this line for the addressee, and this text. */
function said(list: string, addressee: string, text = "お知らせします。") {
  const source = `---\n表題: お知らせ\n種別: 通知\n日付: 2026-12-01\n---\n［＃宛名］${addressee}\n${text}\n`;
  const bytes = new TextEncoder().encode(source);
  const template = compileTemplate({ path: "t.hbs", bytes });
  if (!template.ok) throw new Error(JSON.stringify(template.errors));
  return checkAlike(readText(list), template.value);
}

const CHAIRS =
  "団体名,役職,氏名,敬称\n奈良市議会,議長,甲,様\n生駒市議会,議長,乙,様\n奈良県議会,議長,丙,様\n";

test("letters that all go to 議長 are told once, with the column that says whose each is", () => {
  expect(said(CHAIRS, "{{職名}}　{{敬称}}")).toMatchObject([
    {
      code: "job/addressees-alike",
      severity: "warning",
      at: { row: 3, column: 2 },
      values: {
        value: "議長",
        column: "団体名",
        first: "奈良市議会",
        second: "生駒市議会",
        count: 3,
      },
    },
  ]);
});

describe("nothing is said where a letter tells whose it is, or is meant for all", () => {
  test.each([
    [CHAIRS, "{{団体名}}{{職名}}　{{敬称}}", ""],
    [CHAIRS, "{{職名}}　{{氏名}}　{{敬称}}", ""],
    [CHAIRS, "{{職名}}　{{敬称}}", "{{団体名}}の皆様にお知らせします。"],
    [CHAIRS, "関係各位　{{敬称}}", ""],
    ["市町村名,職名,敬称\n奈良市,奈良市長,様\n生駒市,生駒市長,様\n", "{{職名}}　{{敬称}}", ""],
    [
      "市町村名,都道府県,職名,敬称\n府中市,東京都,府中市長,様\n府中市,広島県,府中市長,様\n",
      "{{職名}}　{{敬称}}",
      "",
    ],
    ["団体名,職名,敬称\n甲会,,御中\n乙会,,御中\n", "{{職名}}　{{敬称}}", ""],
    ["職名,敬称,住所\n会長,様,奈良市\n副会長,様,生駒市\n", "{{職名}}　{{敬称}}", ""],
  ])("%s %s %s", (list, addressee, text) => {
    expect(said(list, addressee, text)).toEqual([]);
  });
});

test("it is told just where two letters say the same to two bodies", () => {
  const row = fc.record({
    body: fc.constantFrom("甲会", "乙会", "丙会"),
    title: fc.constantFrom("会長", "副会長", "書記"),
  });
  fc.assert(
    fc.property(fc.uniqueArray(row, { selector: (one) => `${one.body}${one.title}` }), (rows) => {
      fc.pre(rows.length > 0);
      const lines = rows.map(({ body, title }) => `${body},${title},様`);
      const list = ["団体名,職名,敬称", ...lines, ""].join("\n");
      const titles = new Set(rows.map(({ title }) => title));
      const isAlike = titles.size < rows.length;
      expect(said(list, "{{職名}}　{{敬称}}").length).toBe(isAlike ? 1 : 0);
      expect(said(list, "{{団体名}}{{職名}}　{{敬称}}")).toEqual([]);
    }),
    { numRuns: runs(100) },
  );
});

test("of our own lists, in which two heads are 府中市長, nothing is said", () => {
  const list = readFiles(["recipients/prefectures.csv", "recipients/municipalities.csv"]);
  const source =
    "---\n表題: お知らせ\n種別: 通知\n日付: 2026-12-01\n---\n［＃宛名］{{職名}}　{{敬称}}\nお知らせします。\n";
  const template = compileTemplate({ path: "t.hbs", bytes: new TextEncoder().encode(source) });
  expect(template.ok && checkAlike(list, template.value)).toEqual([]);
});
