import { expect, test } from "vitest";
import { planLetters } from "../../../src/job/plan/letter-plan.ts";
import { compileTemplate } from "../../../src/template/compile-template.ts";
import { readFiles, readText } from "../../samples/read-list.ts";

const TEMPLATE =
  "---\n表題: お知らせ\n種別: 通知\n日付: 2026-12-01\n---\n［＃宛名］{{敬称}}\nお知らせします。\n";

/** The letters' file names. */
function namesOf(list: ReturnType<typeof readText>): readonly string[] {
  const file = { path: "t.hbs", bytes: new TextEncoder().encode(TEMPLATE) };
  const template = compileTemplate(file, { overrides: new Map(), partials: new Map() });
  if (!template.ok) throw new Error(JSON.stringify(template.errors));
  return Array.from(
    planLetters(template.value, list.recipients, undefined, []),
    ({ name }) => name,
  );
}

test("a letter's file is called by whom it is to, also where the list has no code", () => {
  const list =
    "種別,団体名,職名,氏名,敬称\n" +
    "会社,株式会社山川製作所,代表取締役社長,山川　一郎,様\n" +
    "会社,有限会社青葉印刷,,,御中\n" +
    "個人,,,鈴木　花子,様\n" +
    "大学,奈良女子大学,奈良女子大学長,田中　実,様\n" +
    "市,奈良市,奈良市議会議長,,様\n";
  expect(namesOf(readText(list))).toEqual([
    "002-株式会社山川製作所-代表取締役社長",
    "003-有限会社青葉印刷",
    "004-鈴木 花子",
    "005-奈良女子大学長",
    "292010-奈良市議会議長",
  ]);
});

test("the letters of our own lists keep their names", () => {
  expect(namesOf(readFiles(["recipients/source-letters.csv"]))).toEqual([
    "002-都道府県知事",
    "003-市区町村長",
  ]);
  expect(namesOf(readFiles(["recipients/prefectures.csv"]))[0]).toBe("010006-北海道知事");
});
