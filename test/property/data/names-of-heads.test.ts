import fc from "fast-check";
import { expect, test } from "vitest";
import { readRecipients } from "../../../src/data/read-recipients.ts";
import { runs } from "../../samples/extent.ts";
import { readFiles } from "../../samples/read-list.ts";

interface Row {
  readonly prefecture: string;
  readonly name: string;
  readonly title: string;
}

const HEADS: readonly Row[] = Array.from(
  readFiles(["recipients/prefectures.csv", "recipients/municipalities.csv"]).recipients,
  ({ fields }) => ({
    prefecture: fields.get("都道府県")?.value ?? "",
    name: fields.get("団体名")?.value ?? "",
    title: fields.get("職名")?.value ?? "",
  }),
);
const GOVERNORS = HEADS.filter(({ title }) => title.endsWith("知事"));
const MAYORS = HEADS.filter(({ title }) => !title.endsWith("知事"));
const of = (rows: readonly Row[], office: string): readonly Row[] =>
  rows.map((row) => ({ ...row, title: `${row.name}${office}` }));
const OTHERS = of(MAYORS, "教育長");
const CHAIRS = of(HEADS, "議会議長");
const DEPUTIES = MAYORS.map((row) => ({ ...row, title: row.title.replace(/(.長)$/u, "副$1") }));
const UNIONS = ["奈良県広域消防組合", "津軽広域連合"].map((name) => ({
  prefecture: "",
  name,
  title: `${name}管理者`,
}));
const SCHOOLS = ["青葉小学校", "山川高等学校"].map((name) => ({
  prefecture: "",
  name,
  title: `${name}長`,
}));

/** Headings with the rows whose addressee they can name. */
const HEADINGS: readonly (readonly [heading: string, rows: readonly Row[]])[] = [
  ["知事名", GOVERNORS],
  ["市長名", MAYORS],
  ["市区町村長名", MAYORS],
  ["首長名", HEADS],
  ["管理者名", UNIONS],
  ["校長名", SCHOOLS],
];
const GROUPS = [GOVERNORS, MAYORS, OTHERS, CHAIRS, DEPUTIES, UNIONS, SCHOOLS];

/** Whether the list has a column 氏名, whatever its own heading is. */
function isTaken(heading: string, rows: readonly (Row & { readonly person: string })[]): boolean {
  const lines = rows.map(
    ({ prefecture, name, title, person }) => `${prefecture},${name},${title},${person},殿\n`,
  );
  const text = `都道府県,団体名,職名,${heading},敬称\n${lines.join("")}`;
  const outcome = readRecipients([{ path: "a.csv", bytes: new TextEncoder().encode(text) }]);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors[0]));
  return [...outcome.value.recipients].every(({ fields }) => fields.has("氏名"));
}

const rowsOf = (rows: readonly Row[]): fc.Arbitrary<readonly Row[]> =>
  fc.array(fc.constantFrom(...rows), { minLength: 1, maxLength: 3 });

test("the heading of an office names the addressees only where all of them have the office", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...HEADINGS),
      fc.constantFrom(...GROUPS),
      fc.boolean(),
      ([heading, own], group, isFilled) => {
        const [first] = own;
        const [other] = group;
        if (first === undefined || other === undefined) throw new Error(heading);
        const person = "山田　太郎";
        const rows = [
          { ...first, person },
          { ...other, person: isFilled ? "佐藤　花子" : "" },
        ];
        const fits =
          !isFilled || group === own || (own === HEADS && group.every((row) => own.includes(row)));
        expect(isTaken(heading, rows)).toBe(fits);
      },
    ),
    { numRuns: runs(200) },
  );
});

test("any mayor fits 市長名 and 首長名, any governor 知事名, and nobody the other's", () => {
  fc.assert(
    fc.property(rowsOf(MAYORS), rowsOf(GOVERNORS), (mayors, governors) => {
      const named = (rows: readonly Row[]): readonly (Row & { person: string })[] =>
        rows.map((row) => ({ ...row, person: "山田" }));
      for (const heading of ["市長名", "町長名", "市町村長名", "首長名", "首長氏名"])
        expect([heading, isTaken(heading, named(mayors))]).toEqual([heading, true]);
      expect(isTaken("知事名", named(governors))).toBe(true);
      expect(isTaken("知事名", named(mayors))).toBe(false);
      expect(isTaken("市長名", named(governors))).toBe(false);
    }),
    { numRuns: runs(50) },
  );
});

test.each([
  ["知事名", "", false],
  ["市長名", "", true],
  ["市長名", "横浜市鶴見区長", false],
  ["区長名", "横浜市鶴見区長", true],
  ["代表者名", "横浜市鶴見区長", true],
  ["氏名", "横浜市鶴見区長", true],
])("%s beside 横浜市 and the title %s: %s", (heading, title, fits) => {
  const row = { prefecture: "神奈川県", name: title === "" ? "横浜市" : "横浜市鶴見区", title };
  expect(isTaken(heading, [{ ...row, person: "山田" }])).toBe(fits);
});
