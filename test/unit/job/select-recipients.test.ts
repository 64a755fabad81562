import { describe, expect, test } from "vitest";
import type { Outcome } from "../../../src/base/outcome.ts";
import { readRecipients } from "../../../src/data/read-recipients.ts";
import { type Selected, selectRecipients } from "../../../src/job/plan/select-recipients.ts";
import { readFiles, readText } from "../../samples/read-list.ts";

const list = readFiles(["recipients/prefectures.csv", "recipients/municipalities.csv"]);

/** `種別=市|町` as the command line gives it. */
const where = (...texts: readonly string[]) =>
  texts.map((text) => {
    const [column = "", values = ""] = text.split("=");
    return { column, values: values.split("|") };
  });

const select = (conditions: readonly string[], only: readonly string[] = []): Outcome<Selected> =>
  selectRecipients(list, { where: where(...conditions), only });

/** Codes and what they name; or the ids that were selected. */
function resultOf(outcome: Outcome<Selected>): unknown {
  if (!outcome.ok) return outcome.errors.map(({ code, values }) => [code, values]);
  return Array.from(outcome.value.recipients, ({ id }) => id);
}

describe("every word of a selection selects somebody", () => {
  test("a misspelt alternative beside right ones is named with the nearest value", () => {
    expect(resultOf(select(["種別=市|町|邨"]))).toMatchObject([
      ["option/unknown-value", { column: "種別", value: "邨" }],
    ]);
    expect(resultOf(select(["都道府県=東京都|神奈川"]))).toMatchObject([
      ["option/unknown-value", { value: "神奈川", nearest: "神奈川県" }],
    ]);
  });

  test("an alternative without a word, as a bar at the end leaves it, is one that nobody has", () => {
    expect(resultOf(select(["種別=市|"]))).toMatchObject([["option/unknown-value", { value: "" }]]);
  });

  test("a value that selects somebody alone but nobody beside the other condition is named", () => {
    expect(resultOf(select(["都道府県=東京都|北海道", "種別=特別区"]))).toMatchObject([
      ["option/value-left-out", { column: "都道府県", value: "北海道" }],
    ]);
  });

  test("a code that the condition would drop is named", () => {
    expect(resultOf(select(["都道府県=北海道"], ["011002", "132063"]))).toMatchObject([
      ["option/recipient-left-out", { id: "132063" }],
    ]);
  });

  test("an alternative that a code would leave out is named", () => {
    expect(resultOf(select(["都道府県=北海道|青森県"], ["011002"]))).toMatchObject([
      ["option/value-left-out", { value: "青森県" }],
    ]);
  });

  test("conditions that nobody fulfils together are one error", () => {
    expect(resultOf(select(["都道府県=北海道", "種別=特別区"]))).toMatchObject([
      ["option/nobody-selected", {}],
    ]);
  });
});

describe("what is typed otherwise than it stands in the list", () => {
  test("a name without its variation selector selects the official one", () => {
    expect(resultOf(select(["団体名=葛城市|奈良市"]))).toEqual(["292010", "292117"]);
  });

  test("a name in another form of its characters selects the official one", () => {
    expect(resultOf(select(["団体名=竜ヶ崎市"]))).toEqual(["082082"]);
  });

  test("codes in full width are those in half width", () => {
    expect(resultOf(select([], ["０１１００２"]))).toEqual(["011002"]);
  });

  test.each([
    ["10006", "010006"],
    ["01100", "011002"],
    ["1100", "011002"],
    ["999999", ""],
  ])("code %s is not guessed, but %s is suggested", (written, nearest) => {
    expect(resultOf(select([], [written]))).toMatchObject([
      ["option/unknown-recipient", { id: written, nearest }],
    ]);
  });
});

describe("governments of one name", () => {
  const warningsOf = (outcome: Outcome<Selected>): unknown =>
    outcome.ok ? outcome.warnings.map(({ code, values }) => [code, values]) : "refused";

  test("that a name alone asks for are named, each with its prefecture", () => {
    const outcome = select(["団体名=府中市"]);
    expect(resultOf(outcome)).toEqual(["132063", "342084"]);
    expect(warningsOf(outcome)).toEqual([
      ["option/same-name", { name: "府中市", places: "東京都（132063）、広島県（342084）" }],
    ]);
  });

  test.each([[["団体名=府中市", "都道府県=東京都|広島県"]], [["団体名=札幌市"]], [["種別=村"]]])(
    "are no news in %s",
    (conditions) => {
      expect(warningsOf(select(conditions))).toEqual([]);
    },
  );
});

test("a column is found by its heading in full-width signs or with spaces", () => {
  expect(resultOf(select(["団　体　名=札幌市"]))).toEqual(["011002"]);
});

test("a row's number that means a row of each of two lists is told with the rows", () => {
  const row = (name: string): string =>
    `団体コード,種別,都道府県,団体名,よみ,職名,敬称\n,市区町村,,${name},,${name}会長,殿\n`;
  const files = ["全国市長会", "全国町村会"].map((name, index) => ({
    path: `${index}.csv`,
    bytes: new TextEncoder().encode(row(name)),
  }));
  const both = readRecipients(files);
  if (!both.ok) throw new Error("the lists are right");
  const outcome = selectRecipients(both.value, { where: [], only: ["002"] });
  expect(outcome.ok ? outcome.warnings : "refused").toMatchObject([
    {
      code: "option/same-row",
      values: { places: "0.csv（全国市長会会長）、1.csv（全国町村会会長）" },
    },
  ]);
  const chosen = selectRecipients(both.value, {
    where: where("職名=全国市長会会長"),
    only: ["002"],
  });
  expect(chosen).toMatchObject({ ok: true, warnings: [] });
});

test("what each option leaves aside is counted once", () => {
  const outcome = select(["都道府県=北海道"], ["011002", "010006"]);
  // 1,788 recipients, 180 of them in Hokkaido: the governor and 179 mayors.
  expect(outcome.ok && outcome.value.notSelected).toEqual([
    { option: "--where", count: 1608 },
    { option: "--only", count: 178 },
  ]);
});

describe("--only takes what a person calls an addressee by", () => {
  const companies = readText(
    "整理番号,会社名,役職,代表者名,敬称\n" +
      "A-1,株式会社山川製作所,代表取締役社長,山川　一郎,様\n" +
      "A-2,東都商事株式会社,代表取締役社長,東　二郎,様\n" +
      "A-3,有限会社青葉印刷,,,御中\n",
  );
  const only = (...words: readonly string[]): unknown =>
    resultOf(selectRecipients(companies, { where: [], only: words }));

  test.each([
    ["東都商事株式会社", ["003"]],
    ["東二郎", ["003"]],
    ["Ａ-１", ["002"]],
    ["004", ["004"]],
  ])("%s", (word, ids) => {
    expect(only(word)).toEqual(ids);
  });

  test("several words select their rows in the order of the list", () => {
    expect(only("有限会社青葉印刷", "002")).toEqual(["002", "004"]);
  });

  test("a word that several rows say selects none of them, and they are named", () => {
    expect(only("代表取締役社長")).toEqual([
      [
        "option/several-recipients",
        { word: "代表取締役社長", places: "代表取締役社長（002）、代表取締役社長（003）" },
      ],
    ]);
    expect(resultOf(select([], ["府中市長"]))).toEqual([
      [
        "option/several-recipients",
        { word: "府中市長", places: "東京都府中市長（132063）、広島県府中市長（342084）" },
      ],
    ]);
  });

  test("a name in another of its forms, and the mayor's title, are the city", () => {
    expect(resultOf(select([], ["葛城市", "奈良市長"]))).toEqual(["292010", "292117"]);
  });

  test("a word that nobody is called by is an error with the nearest title", () => {
    expect(resultOf(select([], ["札幌布長"]))).toEqual([
      ["option/unknown-recipient", { id: "札幌布長", nearest: "札幌市長" }],
    ]);
  });

  test("a value of a column that says nothing of who the row is, is none", () => {
    expect(resultOf(select([], ["北海道", "殿"]))).toMatchObject([
      ["option/unknown-recipient", { id: "殿" }],
    ]);
  });
});
