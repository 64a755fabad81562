import { expect, test } from "vitest";
import { checkOffice } from "../../../src/letter/check-office.ts";
import { compileTemplate } from "../../../src/template/compile-template.ts";
import { readText } from "../../samples/read-list.ts";

/** What is said of a list, of which the column before 敬称 is in the template's line for the addressee, or below it. */
function said(text: string, isAddressed = true): readonly string[] {
  const heading = text.split("\n")[0]?.split(",").at(-2) ?? "";
  const column = `{{${heading}}}`;
  const body = isAddressed
    ? `［＃宛名］${column}　{{敬称}}\n本文`
    : `［＃宛名］　{{敬称}}\n${column}`;
  const source = `---\n表題: お知らせ\n種別: 通知\n日付: 2026-12-01\n---\n${body}\n`;
  const template = compileTemplate({ path: "t.hbs", bytes: new TextEncoder().encode(source) });
  if (!template.ok) throw new Error(JSON.stringify(template.errors));
  return checkOffice(readText(text), template.value).map(
    ({ code, values }) => `${code} ${values["addressee"]} ${values["count"]}`,
  );
}

test.each([
  ["市町村名,知事名,敬称\n大津市,三日月　大造,殿\n京都市,西脇　隆俊,殿\n", ["大津市 2"]],
  ["市町村名,職名,知事名,敬称\n大津市,大津市長,三日月　大造,殿\n", ["大津市長 1"]],
  ["都道府県名,職名,市長名,敬称\n滋賀県,滋賀県知事,佐藤　健司,殿\n", ["滋賀県知事 1"]],
  ["市町村名,職名,市長名,敬称\n奈良市,奈良市議会議長,仲川　元庸,様\n", ["奈良市議会議長 1"]],
  ["市町村名,役職,教育長名,敬称\n奈良市,奈良市長,北谷　雅人,様\n", ["奈良市長 1"]],
  ["市町村名,役職,議長名,敬称\n奈良市,奈良市長,北　良晃,様\n", ["奈良市長 1"]],
])("names below the heading of another office are told once: %s", (text, expected) => {
  expect(said(text)).toEqual(expected.map((one) => `csv/heading-of-other-office ${one}`));
  expect(said(text, false)).toEqual([]);
});

test.each([
  "市町村名,市長名,敬称\n大津市,佐藤　健司,殿\n",
  "市町村名,職名,知事名,市長名,敬称\n大津市,大津市長,三日月　大造,佐藤　健司,殿\n",
  "市町村名,職名,知事名,氏名,敬称\n大津市,大津市長,三日月　大造,佐藤　健司,殿\n",
  "市町村名,議長名,敬称\n奈良市,北　良晃,様\n",
  "市町村名,役職,議長名,敬称\n奈良市,奈良市議会議長,北　良晃,様\n",
  "市町村名,職名,教育長名,敬称\n奈良市,奈良市教育委員会教育長,北谷　雅人,様\n",
  "都道府県名,職名,知事名,敬称\n滋賀県,滋賀県知事,三日月　大造,殿\n",
  "市町村名,職名,氏名,敬称\n大津市,大津市長,三日月　大造,殿\n",
  "市名,区名,区長名,敬称\n大阪市,西区,山口　照美,様\n大阪市,福島区,工藤　勝己,様\n",
  "区名,区長名,敬称\n大阪市都島区,大川　博史,様\n",
])("who holds the office, or is named beside the addressee, is not: %s", (text) => {
  expect(said(text)).toEqual([]);
});

test("an office that the template writes before the name is the one addressed, and the right column is named", () => {
  const head = "府県名,市名,知事名,市長名,敬称\n滋賀県,大津市,三日月　大造,佐藤　健司,殿\n";
  const find = (line: string): readonly unknown[] => {
    const source = `---\n表題: お知らせ\n種別: 通知\n日付: 2026-12-01\n---\n［＃宛名］${line}　{{敬称}}\n本文\n`;
    const template = compileTemplate({ path: "t.hbs", bytes: new TextEncoder().encode(source) });
    if (!template.ok) throw new Error(JSON.stringify(template.errors));
    return checkOffice(readText(head), template.value).map(({ values }) => values);
  };
  expect(find("{{府県名}}知事　{{市長名}}")).toEqual([
    { column: "市長名", addressee: "知事", count: 1, right: "知事名" },
  ]);
  expect(find("{{府県名}}知事　{{知事名}}")).toEqual([]);
  expect(find("{{市名}}長　{{市長名}}")).toEqual([]);
});

test("a title of another officer in the line says whose name stands beside it", () => {
  const list =
    "団体名,首長職名,首長名,議長職名,議長名,敬称\n橋本市,橋本市長,甲野　一郎,橋本市議会議長,乙山　花子,様\n";
  const find = (line: string): readonly string[] => {
    const source = `---\n表題: お知らせ\n種別: 通知\n日付: 2026-12-01\n---\n［＃宛名］${line}　{{敬称}}\n本文\n`;
    const template = compileTemplate({ path: "t.hbs", bytes: new TextEncoder().encode(source) });
    if (!template.ok) throw new Error(JSON.stringify(template.errors));
    return checkOffice(readText(list), template.value).map(({ values }) =>
      String(values["column"]),
    );
  };
  expect(find("{{議長職名}}　{{議長名}}")).toEqual([]);
  expect(find("{{職名}}　{{議長名}}")).toEqual(["議長名"]);
  expect(find("{{議長職名}}　{{首長名}}")).toEqual(["首長名"]);
});
