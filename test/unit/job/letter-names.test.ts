import fc from "fast-check";
import { expect, test } from "vitest";
import type { Diagnostic } from "../../../src/base/diagnostic.ts";
import { lazySequence } from "../../../src/base/sequence.ts";
import { planLetters } from "../../../src/job/plan/letter-plan.ts";
import type { RecipientList } from "../../../src/model/recipient.ts";
import { compileTemplate } from "../../../src/template/compile-template.ts";
import { runs } from "../../samples/extent.ts";
import { readFiles, readText } from "../../samples/read-list.ts";
import { recipient } from "../../samples/recipient.ts";

const TEMPLATE =
  "---\n表題: お知らせ\n種別: 通知\n日付: 2026-12-01\n---\n［＃宛名］{{敬称}}\nお知らせします。\n";

/** The letters' file names. */
function namesOf(
  list: RecipientList,
  all = list.recipients,
  problems: Diagnostic[] = [],
): readonly string[] {
  const file = { path: "t.hbs", bytes: new TextEncoder().encode(TEMPLATE) };
  const template = compileTemplate(file, { overrides: new Map(), partials: new Map() });
  if (!template.ok) throw new Error(JSON.stringify(template.errors));
  return Array.from(
    planLetters(template.value, list.recipients, undefined, problems, all),
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

test.each([
  ["警察署名,職名,氏名,敬称\n奈良警察署,署長,森　正,殿\n", "002-奈良警察署-署長"],
  ["消防本部名,職名,敬称\n奈良市消防局,局長,様\n", "002-奈良市消防局-局長"],
  ["協議会名,部署名,職名,敬称\n奈良県市長会,事務局,会長,様\n", "002-奈良県市長会-会長"],
  ["部署名,改良区名,職名,敬称\n総務,大和平野,理事長,様\n", "002-大和平野-理事長"],
  ["所属,役職,氏名,敬称\n奈良県立大学,教授,石田　一,様\n", "002-奈良県立大学-教授"],
  ["医師会名,会長名,敬称\n奈良県医師会,国分　清和,様\n", "002-奈良県医師会-国分 清和"],
  ["事務所名,氏名,敬称\n青葉法律事務所,,御中\n", "002-青葉法律事務所"],
  ["所属,氏名,敬称\n奈良大学,甲野　一,様\n", "002-甲野 一"],
  ["館名,宛名,敬称\n青葉図書館,青葉図書館長,様\n", "002-青葉図書館長"],
  ["研修名,職名,敬称\n初任者研修,青葉会会長,様\n", "002-青葉会会長"],
  ["担当者名,職名,敬称\n山田,青葉会会長,様\n", "002-青葉会会長"],
  ["市町村名,役職,氏名,敬称\n奈良市,市長,仲川　元庸,様\n", "292010-奈良市-市長"],
  ["市町村名,役職,敬称\n斑鳩町,議長,様\n", "293440-斑鳩町-議長"],
  [
    "団体コード,団体名,職名,敬称\n298824,青葉総合事務組合,管理者,様\n",
    "298824-青葉総合事務組合-管理者",
  ],
  ["団体コード,団体名,職名,敬称\n014648,和寒町,和寒町長,様\n", "014648-和寒町長"],
])(
  "an office alone is called with its body, whatever the body's column is called: %s",
  (text, name) => {
    expect(namesOf(readText(text))).toEqual([name]);
  },
);

test("of two without a code that are called alike each says who or which part of the body it is", () => {
  const list =
    "大学名,学部名,学部長氏名,敬称\n京都大学,文学部,田中　一,様\n京都大学,理学部,佐藤　二,様\n奈良大学,文学部,森　三,様\n";
  expect(namesOf(readText(list))).toEqual([
    "002-京都大学-田中 一",
    "003-京都大学-佐藤 二",
    "004-奈良大学",
  ]);
  const parts = "会社名,支店名,敬称\n青葉商事,,御中\n青葉商事,奈良支店,御中\n";
  expect(namesOf(readText(parts))).toEqual(["002-青葉商事", "003-青葉商事-奈良支店"]);
});

test.each([
  [
    "市町村名,職名,氏名,敬称\n奈良市,奈良市教育委員会委員,田中一,様\n奈良市,奈良市教育委員会委員,佐藤二,様\n",
    ["292010-奈良市教育委員会委員-田中一", "292010-奈良市教育委員会委員-佐藤二"],
  ],
  [
    "団体コード,団体名,職名,氏名,敬称\n290009,奈良県,奈良県議会議員,,様\n290009,奈良県,奈良県議会議員,佐藤二,様\n290009,奈良県,奈良県議会議長,鈴木三,様\n",
    ["290009-2-奈良県議会議員", "290009-奈良県議会議員-佐藤二", "290009-奈良県議会議長"],
  ],
])("members of one body are told apart by their names, else by their rows", (text, names) => {
  const { recipients } = readText(text);
  expect(namesOf({ columns: [], recipients })).toEqual(names);
  // One of them that is sent alone has the name that it has among all.
  const last = lazySequence(1, () => recipients.at(recipients.length - 1));
  expect(namesOf({ columns: [], recipients: last }, recipients)).toEqual(names.slice(-1));
});

test("no two rows of a list share a name, whatever they say", () => {
  const cell = fc.constantFrom("", "委員", "委員会", "田中", "a", "A", "委".repeat(70));
  fc.assert(
    fc.property(
      fc.array(fc.record({ 職名: cell, 団体名: cell, 氏名: cell }), {
        minLength: 1,
        maxLength: 12,
      }),
      fc.nat({ max: 6 }),
      (rows, from) => {
        const lists = ["a", "b"].flatMap((path) =>
          rows.map((row, index) => ({ ...recipient(row, index + 2), path: `${path}.csv` })),
        );
        const all = lazySequence(lists.length, (index) => lists[index]);
        const names = namesOf({ columns: [], recipients: all });
        expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(lists.length);
        const some = lazySequence(
          lists.length - Math.min(from, lists.length),
          (index) => lists[index + from],
        );
        expect(namesOf({ columns: [], recipients: some }, all)).toEqual(names.slice(from));
      },
    ),
    { numRuns: runs(60) },
  );
});

test("a list that is read twice has no names to tell its rows apart", () => {
  const { recipients } = readText("職名,敬称\n会長,様\n");
  const twice = lazySequence(2, () => recipients.at(0));
  const problems: Diagnostic[] = [];
  namesOf({ columns: [], recipients: twice }, twice, problems);
  expect(problems.map(({ code }) => code)).toEqual(["job/name-collision"]);
});

test("the letters of our own lists keep their names", () => {
  expect(namesOf(readFiles(["recipients/source-letters.csv"]))).toEqual([
    "002-都道府県知事",
    "003-市区町村長",
  ]);
  expect(namesOf(readFiles(["recipients/prefectures.csv"]))[0]).toBe("010006-北海道知事");
});
