import fc from "fast-check";
import { expect, test } from "vitest";
import { runs } from "../../samples/extent.ts";
import { findingsOf } from "../../samples/read-list.ts";

type Row = Readonly<Record<"body" | "title" | "person" | "address", string>>;

const ROW: Row = {
  body: "株式会社アオバ沢製作所",
  title: "代表取締役",
  person: "高崎浜子",
  address: "奈良市二条大路南1-1-1",
};
/** The same in other hands: how each cell may also be written. */
const SAME: { readonly [Column in keyof Row]: readonly string[] } = {
  body: [
    "㈱アオバ沢製作所",
    "（株）アオバ沢製作所",
    "株式会社 アオバ沢製作所",
    "株式会社ｱｵﾊﾞ澤製作所",
  ],
  title: ["代表　取締役", "代表取締役 "],
  person: ["髙崎浜子", "高﨑濱子", "高崎　浜子", "髙﨑 濵子"],
  address: [
    "奈良県奈良市二条大路南１丁目１番１号",
    "奈良市二条大路南１－１－１",
    "奈良市二条大路南1丁目1-1",
  ],
};
const OTHER: { readonly [Column in keyof Row]: readonly string[] } = {
  body: ["アオバ沢製作所株式会社", "有限会社アオバ沢製作所", "株式会社アオバ沢製菓"],
  title: ["取締役", "専務取締役"],
  person: ["高崎浜代", "高崎"],
  address: ["奈良市二条大路南1-1-2", "生駒市二条大路南1-1-1"],
};
const COLUMNS = ["body", "title", "person", "address"] as const;

const lineOf = ({ body, title, person, address }: Row): string =>
  `${body},${title},${person},${address},様\n`;
function said(rows: readonly Row[]): readonly string[] {
  return findingsOf(`会社名,役職,氏名,住所,敬称\n${rows.map(lineOf).join("")}`).flatMap(
    ({ severity, code, values }) =>
      code.endsWith("duplicate") || code === "csv/duplicate-recipient"
        ? [`${severity} ${code} ${values["row"]} ${values["first"]}`]
        : [],
  );
}

const written = fc.record({
  body: fc.constantFrom(ROW.body, ...SAME.body),
  title: fc.constantFrom(ROW.title, ...SAME.title),
  person: fc.constantFrom(ROW.person, ...SAME.person),
  address: fc.constantFrom(ROW.address, ...SAME.address),
});

test("one addressee in two rows is told, however it is written", () => {
  fc.assert(
    fc.property(written, written, (one, other) => {
      // Spaces are said by themselves, and told as an error where nothing else differs.
      const found = said([one, other]);
      expect(found.map((line) => line.replace(/^.* csv\/\S+/u, "duplicate"))).toEqual([
        "duplicate 3 2",
      ]);
    }),
    { numRuns: runs(200) },
  );
});

test("rows that differ in what they say are two addressees", () => {
  fc.assert(
    fc.property(
      written,
      written,
      fc
        .constantFrom(...COLUMNS)
        .chain((column) =>
          fc.record({ column: fc.constant(column), value: fc.constantFrom(...OTHER[column]) }),
        ),
      (one, other, { column, value }) => {
        expect(said([one, { ...other, [column]: value }])).toEqual([]);
      },
    ),
    { numRuns: runs(200) },
  );
});
