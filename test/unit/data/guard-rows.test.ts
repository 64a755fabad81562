import { describe, expect, test } from "vitest";
import { findingsOf } from "../../samples/read-list.ts";

const told = (text: string): readonly (readonly [string, unknown])[] =>
  findingsOf(text).map(({ code, values }) => [code, values] as const);

describe("what is in the wrong cell of a row is told with both cells", () => {
  test("a title and a name that are exchanged, in one row or in the columns", () => {
    const one = { column: "職名", personColumn: "氏名" };
    expect(
      told("団体名,職名,氏名,敬称\n青葉会,理事長,山田 太郎,様\n山川会,佐藤花子,支店長,様\n"),
    ).toEqual([
      [
        "csv/title-and-person-exchanged",
        { ...one, value: "佐藤花子", person: "支店長", count: 1, rows: "3" },
      ],
    ]);
    const columns =
      "会社名,役職,代表者名,敬称\n㈱山川,山川一郎,代表取締役,様\n㈱青葉,青葉 二郎,社長,様\n㈱緑,緑 三郎,組合長,様\n";
    expect(told(columns)).toEqual([
      [
        "csv/title-and-person-exchanged",
        {
          column: "役職",
          value: "山川一郎",
          personColumn: "代表者名",
          person: "代表取締役",
          count: 3,
          rows: "2-4",
        },
      ],
    ]);
  });

  test("a title of the head of another kind of body, and of another row's body", () => {
    const values = { column: "職名", otherColumn: "団体名" };
    expect(
      told("団体名,職名,敬称\n青葉大学,校長,様\n緑文化財団,東北機構会長,様\n東北機構,会長,様\n"),
    ).toEqual([
      ["csv/title-of-other-body", { ...values, value: "校長", otherValue: "青葉大学" }],
      ["csv/title-of-other-body", { ...values, value: "東北機構会長", otherValue: "緑文化財団" }],
    ]);
  });

  test.each([
    ["団体名", "理事長", "職名", "青葉財団"],
    ["団体名", "奈良大学長", "職名", "奈良大学"],
    ["団体名", "佐藤　花子", "氏名", "青葉株式会社"],
    ["都道府県", "理事長", "職名", "奈良県"],
  ])("two cells that are exchanged: %s %s, %s %s", (column, value, otherColumn, otherValue) => {
    const headings = `${column},${otherColumn}${otherColumn === "職名" ? "" : ",職名"},敬称`;
    const rest = otherColumn === "職名" ? "" : ",会長";
    expect(told(`${headings}\n${value},${otherValue}${rest},様\n`)).toEqual([
      ["csv/cells-exchanged", { column, value, otherColumn, otherValue }],
    ]);
  });

  test("a row that says that it is not to be sent", () => {
    expect(told("団体名,職名,敬称,備考\n青葉会,会長,様,送付不要\n山川会,会長,様,\n")).toEqual([
      ["csv/not-to-be-sent", { column: "備考", value: "送付不要" }],
    ]);
  });
});
