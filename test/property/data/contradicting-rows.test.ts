import fc from "fast-check";
import { expect, test } from "vitest";
import { runs } from "../../samples/extent.ts";
import { findingsOf, readFiles } from "../../samples/read-list.ts";

/** Prefecture, name and title of each head. */
const HEADS = Array.from(
  readFiles(["recipients/prefectures.csv", "recipients/municipalities.csv"]).recipients,
  ({ fields }) => ({
    prefecture: fields.get("都道府県")?.value ?? "",
    name: fields.get("団体名")?.value ?? "",
    title: fields.get("職名")?.value ?? "",
  }),
);
const head = fc.constantFrom(...HEADS);
/** Heads whose title is nobody's elsewhere: wards of cities may have the names of these. */
const sure = fc.constantFrom(
  ...HEADS.filter(({ name }) => !["中央区", "港区", "北区"].includes(name)),
);
const kind = fc.constantFrom("", "その他", "大学");

const codesOf = (row: Readonly<Record<string, string>>): readonly string[] =>
  findingsOf(`${[...Object.keys(row), "敬称"].join(",")}\n${Object.values(row).join(",")},殿\n`)
    .filter(({ severity }) => severity === "error")
    .map(({ code }) => code);

test("a head's title passes in its own prefecture and in no other", () => {
  fc.assert(
    fc.property(
      head,
      sure,
      kind,
      fc.boolean(),
      ({ prefecture }, { title, ...own }, kind, isShort) => {
        const written = (name: string): string => (isShort ? name.replace(/[都府県]$/u, "") : name);
        const hasOwn = (place: string): boolean =>
          HEADS.some((one) => one.prefecture === place && one.title === title);
        expect(codesOf({ 種別: kind, 都道府県: own.prefecture, 職名: title })).toEqual([]);
        const codes = codesOf({ 種別: kind, 都道府県: written(prefecture), 職名: title });
        expect(codes.length > 0).toBe(!hasOwn(prefecture));
      },
    ),
    { numRuns: runs(400) },
  );
});

test("an assembly and its chair are of one government", () => {
  fc.assert(
    fc.property(sure, sure, kind, ({ name }, other, kind) => {
      const row = (named: string, titled: string): Readonly<Record<string, string>> => ({
        種別: kind,
        団体名: `${named}議会`,
        職名: `${titled}議会議長`,
      });
      expect(codesOf(row(name, name))).toEqual([]);
      const isOther = name !== other.name;
      expect(codesOf(row(name, other.name))).toEqual(isOther ? ["csv/row-contradiction"] : []);
    }),
    { numRuns: runs(400) },
  );
});

const SHARED = HEADS.filter(({ title }) => HEADS.filter((one) => one.title === title).length > 1);

test("a title that several heads have stops until the prefecture says whose it is", () => {
  fc.assert(
    fc.property(fc.constantFrom(...SHARED), kind, ({ prefecture, title }, kind) => {
      const others = HEADS.filter((one) => one.title === title && one.prefecture === prefecture);
      fc.pre(others.length === 1);
      expect(codesOf({ 種別: kind, 職名: title })).toEqual(["csv/name-of-several"]);
      expect(codesOf({ 種別: kind, 都道府県: prefecture, 職名: title })).toEqual([]);
    }),
    { numRuns: runs(100) },
  );
});

const PREFECTURES = [...new Set(HEADS.map(({ prefecture }) => prefecture))];
/** What lies in a prefecture and begins with its whole name, or with its short one. */
const WITH_WHOLE_NAME = [
  "警察本部長",
  "立中央病院長",
  "医師会長",
  "公安委員会委員長",
  "市長会会長",
];
const WITH_SHORT_NAME = ["労働局長", "地方法務局長", "地方裁判所長"];

test("a body that has a prefecture's name is in that prefecture, as a name and as a title", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...PREFECTURES),
      fc.constantFrom(...PREFECTURES),
      fc.constantFrom(...WITH_WHOLE_NAME, ...WITH_SHORT_NAME),
      fc.constantFrom("団体名", "職名"),
      kind,
      (prefecture, named, rest, column, kind) => {
        const short = named === "北海道" ? named : named.replace(/[都府県]$/u, "");
        const value = `${WITH_SHORT_NAME.includes(rest) ? short : named}${rest}`;
        const row = { 種別: kind, 都道府県: prefecture, 職名: "会長", [column]: value };
        const said = prefecture === named ? [] : ["csv/row-contradiction"];
        expect(codesOf(row)).toEqual(said);
      },
    ),
    { numRuns: runs(400) },
  );
});

test.each(["東京事務所長", "立山川少年自然の家所長", "人会会長", "大阪事務所"])(
  "what a prefecture keeps in another passes there: %s",
  (rest) => {
    expect(codesOf({ 都道府県: "東京都", 職名: `奈良県${rest}` })).toEqual([]);
  },
);
