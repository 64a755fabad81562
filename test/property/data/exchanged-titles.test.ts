import fc from "fast-check";
import { expect, test } from "vitest";
import { runs } from "../../samples/extent.ts";
import { findingsOf } from "../../samples/read-list.ts";

const TITLES = [
  ...["代表取締役", "代表取締役社長", "取締役", "専務取締役", "理事長", "代表理事", "学校長"],
  ...["校長", "学長", "園長", "院長", "支店長", "営業所長", "組合長", "広域連合長", "事務局長"],
  ...["財務部長", "総務課長", "庶務係長", "主任", "教授", "准教授", "会長", "会頭", "頭取", "署長"],
  ...["警察本部長", "労働局長", "館長", "委員長", "議長", "教育長", "監査役", "顧問", "主査"],
];
// Family names and given names that end as titles do are among them.
const FAMILY = ["山田", "佐々木", "阿部", "服部", "長谷部", "田所", "馬場", "落合", "中村", "花園"];
const GIVEN = ["太郎", "花子", "長", "健司", "武士", "正幹", "学", "みどり", "英佐", "一二三"];

const person = fc
  .tuple(fc.constantFrom(...FAMILY), fc.constantFrom(" ", "　"), fc.constantFrom(...GIVEN))
  .map((parts) => parts.join(""));
const row = fc.record({ title: fc.constantFrom(...TITLES), person });

type Row = Readonly<Record<"title" | "person", string>>;

function codesOf(rows: readonly Row[]): readonly string[] {
  const lines = rows.map(({ title, person }, index) => `団体${index}号,${title},${person},様\n`);
  return findingsOf(`団体名,職名,氏名,敬称\n${lines.join("")}`).flatMap(({ code, at, values }) =>
    at.kind === "cell" ? [`${code} ${at.row} ${values["count"]}`] : [code],
  );
}

const exchanged = ({ title, person }: Row): Row => ({ title: person, person: title });

test("of rows whose title and person are in their places nothing is said", () => {
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 6 }), (rows) => {
      expect(codesOf(rows).filter((line) => line.includes("exchanged"))).toEqual([]);
    }),
    { numRuns: runs(200) },
  );
});

test("each row whose title and person are exchanged is refused, and most of the rows as their columns", () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ row, isExchanged: fc.boolean() }), { minLength: 1, maxLength: 6 }),
      (rows) => {
        const written = rows.map(({ row, isExchanged }) => (isExchanged ? exchanged(row) : row));
        const places = rows.flatMap(({ isExchanged }, index) => (isExchanged ? [index + 2] : []));
        const isColumns = places.length >= 3 && places.length * 2 > rows.length;
        const said = isColumns
          ? [`csv/title-and-person-exchanged ${places[0]} ${places.length}`]
          : places.map((place) => `csv/title-and-person-exchanged ${place} 1`);
        expect(codesOf(written).filter((line) => line.includes("exchanged"))).toEqual(said);
      },
    ),
    { numRuns: runs(200) },
  );
});

test("what is neither a title nor a name beside the other says nothing", () => {
  fc.assert(
    fc.property(
      fc.constantFrom("総務課", "営業本部", "株式会社山川", "医師", "宮司", "北海道支社", ""),
      fc.oneof(fc.constantFrom(...TITLES), person),
      (title, person) => {
        expect(codesOf([{ title, person }]).filter((line) => line.includes("exchanged"))).toEqual(
          [],
        );
      },
    ),
    { numRuns: runs(100) },
  );
});
