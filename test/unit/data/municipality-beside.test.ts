import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readRecipients } from "../../../src/data/read-recipients.ts";
import { accountLines } from "../../../src/model/account-text.ts";
import { runs } from "../../samples/extent.ts";
import { findingsOf, lineOf, readText, valueIn } from "../../samples/read-list.ts";

const said = (text: string): readonly string[] => findingsOf(text).map(lineOf);

/** Headings of bodies: those that mean a body in any list, and those that do only beside a municipality. */
const BODIES: readonly string[] = [
  ...["学校名", "会社名", "組織名", "施設名", "事業所名", "機関名", "病院名", "法人名", "大学名"],
  ...["名称", "園名", "自治会名", "町会名", "図書館名", "農業委員会名", "議会名", "店舗名"],
];
const MUNICIPALITIES: readonly string[] = [
  "市町村名",
  "市区町村名",
  "自治体名",
  "市町村",
  "自治体",
];

/** What is said of how the headings were read. */
function headingsSaid(text: string): string | undefined {
  const outcome = readRecipients([{ path: "a.csv", bytes: new TextEncoder().encode(text) }]);
  if (!outcome.ok) return undefined;
  const none = { notSelected: [], members: [], kinds: [], prefecture: undefined, allowed: [] };
  const counts = { recipients: 0, selected: 0, letters: 0, others: 0 };
  return accountLines({ lists: outcome.value.lists, ...counts, ...none }, "ja").find((line) =>
    line.startsWith("見出し"),
  );
}

describe("a municipality beside a body says where the body lies", () => {
  test("whatever the two are called, and in whichever order", () => {
    const headings = fc.tuple(fc.constantFrom(...MUNICIPALITIES), fc.constantFrom(...BODIES));
    fc.assert(
      fc.property(headings, fc.boolean(), ([place, body], isReversed) => {
        const line = (one: string, two: string, rest: string): string =>
          `${isReversed ? two : one},${isReversed ? one : two},${rest}\n`;
        const text = [
          line(place, body, "職名,氏名,敬称"),
          line("奈良市", "甲の森", "代表,甲野一郎,様"),
          line("生駒市", "乙の森", "代表,乙野二郎,様"),
        ].join("");
        expect(said(text)).toEqual([]);
        const [first] = readText(text).recipients;
        const values = ["団体名", body, place, "団体コード"].map((name) => valueIn(first, name));
        expect(values).toEqual(["甲の森", "甲の森", "奈良市", ""]);
      }),
      { numRuns: runs(25) },
    );
  });

  test("and is said once", () => {
    expect(headingsSaid("市町村名,学校名,校長名,敬称\n奈良市,第一小学校,甲野一郎,様\n")).toBe(
      "見出し　　　「学校名」を団体名、「校長名」を氏名として読みました（「市町村名」は、その名前の列のままです）",
    );
  });

  test("its code and its reading are not those of the body", () => {
    const text =
      "市町村コード,市町村名,ふりがな,学校名,職名,敬称\n292010,奈良市,ならし,第一小学校,校長,様\n292010,奈良市,ならし,第二小学校,校長,様\n";
    expect(said(text)).toEqual([]);
    const [first] = readText(text).recipients;
    expect(["団体コード", "よみ", "市町村コード"].map((name) => valueIn(first, name))).toEqual([
      "",
      "",
      "292010",
    ]);
  });

  test("two schools of one name in two cities are two addressees, in one city they are one", () => {
    const rows = (city: string): string =>
      `市町村名,学校名,職名,敬称\n奈良市,第一小学校,校長,様\n${city},第一小学校,校長,様\n`;
    expect(said(rows("生駒市"))).toEqual([]);
    expect(said(rows("奈良市"))).toEqual(["error csv/duplicate-recipient row 3 column 3 line 3"]);
  });
});

describe("a municipality stays the body", () => {
  test("where the titles are those of its heads, whatever else the list names", () => {
    const text =
      "市町村名,組織名,職名,敬称\n奈良市,総務課,奈良市長,様\n生駒市,企画課,生駒市長,様\n";
    expect(said(text)).toEqual([]);
    expect(valueIn(readText(text).recipients.at(0), "団体名")).toBe("奈良市");
    expect(headingsSaid(text)).toContain("（「組織名」は、その名前の列のままです）");
  });

  test.each([
    ["市区町村名,区名,職名,敬称\n大阪市,都島区,大阪市長,様\n", "大阪市"],
    ["都道府県名,市区町村名,職名,敬称\n奈良県,奈良市,奈良市長,様\n", "奈良市"],
    ["市町村名,会場名,職名,敬称\n奈良市,中央会館,奈良市長,様\n", "奈良市"],
    ["市町村名,研修会名,職名,敬称\n奈良市,初任者研修会,奈良市長,様\n", "奈良市"],
  ])("%j", (text, body) => {
    expect(said(text)).toEqual([]);
    expect(valueIn(readText(text).recipients.at(0), "団体名")).toBe(body);
  });
});

describe("nothing is decided in silence", () => {
  const AMBIGUOUS = /^error csv\/ambiguous-column/u;

  test.each([
    ["two bodies of one kind", "会社名,機関名,敬称\n甲,乙,御中\n"],
    ["two bodies beside a municipality", "市町村名,会社名,機関名,敬称\n奈良市,甲,乙,御中\n"],
    [
      "titles of heads and of others",
      "市町村名,組織名,職名,敬称\n奈良市,総務課,奈良市長,様\n生駒市,生駒会,会長,様\n",
    ],
    [
      "bodies in few rows",
      "市町村名,会社名,職名,敬称\n奈良市,甲,代表,様\n生駒市,,代表,様\n天理市,,代表,様\n",
    ],
    ["codes of governments", "団体コード,市町村名,学校名,職名,敬称\n292010,奈良市,甲,校長,様\n"],
  ])("%s", (_why, text) => {
    expect(said(text).filter((line) => AMBIGUOUS.test(line))).toHaveLength(1);
  });
});
