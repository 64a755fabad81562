import fc from "fast-check";
import { expect, test } from "vitest";
import { readRecipients } from "../../../src/data/read-recipients.ts";
import { runs } from "../../samples/extent.ts";
import { readFiles } from "../../samples/read-list.ts";
import { textRow, workbook } from "../../samples/workbook.ts";

const NAMES = ["団体コード", "種別", "都道府県", "団体名", "よみ", "職名", "敬称"] as const;
const OFFICIAL = Array.from(
  readFiles(["recipients/municipalities.csv"]).recipients,
  ({ fields }) => new Map(NAMES.map((name) => [name as string, fields.get(name)?.value ?? ""])),
);

/** One column of a list: what heads it, what the list calls it in the end, and what is in it. */
interface Column {
  readonly lower: string;
  readonly name: string;
  readonly value: (row: ReadonlyMap<string, string>, index: number) => string;
}
const official = (lower: string, name = lower): Column => ({
  lower,
  name,
  value: (row) => row.get(name) ?? "",
});
const free = (lower: string, text: string, name = lower): Column => ({
  lower,
  name,
  // Some cells of every free column are blank.
  value: (_, index) => (index % 3 === 0 ? "" : `${text}${index}`),
});

/** Columns below one heading, or one column that stands for itself. */
interface Group {
  readonly upper: string;
  readonly columns: readonly Column[];
}

const ADDRESSEE: Group = {
  upper: "宛先",
  columns: [official("職名"), free("氏名", "山田"), official("敬称")],
};
const WORDED: Group = {
  upper: "送付先",
  columns: [official("役職", "職名"), official("敬称")],
};
const FURTHER: readonly Group[] = [
  { upper: "団体", columns: [official("都道府県"), official("市区町村名", "団体名")] },
  // Below other people's headings a name is not the addressee's.
  {
    upper: "担当者",
    columns: [free("氏名", "鈴木", "担当者氏名"), free("電話", "内線")],
  },
  { upper: "住所", columns: [free("町名", "本町"), free("建物", "別館")] },
  { upper: "返送先", columns: [free("職名", "課長", "返送先職名"), free("部署", "総務課")] },
];
const SINGLE: readonly Group[] = [
  { upper: "団体コード", columns: [official("団体コード")] },
  { upper: "よみ", columns: [official("よみ")] },
  { upper: "備考", columns: [free("備考", "済")] },
  { upper: "整理番号", columns: [free("整理番号", "あ")] },
];

/** How the heading is drawn: cells merged over and down, over alone, centred over empty cells, or as CSV has any of these. */
const drawing = fc.constantFrom("merged", "wide", "centred", "csv");
const form = fc.record({
  addressee: fc.constantFrom(ADDRESSEE, WORDED),
  further: fc.subarray([...FURTHER]),
  single: fc.subarray([...SINGLE]),
  titles: fc.array(fc.constantFrom("", "市町村長名簿", "令和8年12月1日現在"), { maxLength: 2 }),
  /** Whether what stands alone is written in the lower row. */
  isLow: fc.boolean(),
  drawing,
  first: fc.nat({ max: OFFICIAL.length - 10 }),
  count: fc.integer({ min: 1, max: 9 }),
  seed: fc.nat(),
});

const letterOf = (index: number): string => String.fromCharCode(65 + index);

type Form = typeof form extends fc.Arbitrary<infer Made> ? Made : never;

/** The groups in an order of their own; where one without merged cells ends, only the next heading of its row shows. */
function inSomeOrder({ further, addressee, single, seed, drawing, isLow }: Form): readonly Group[] {
  const all = [...further, addressee, ...single];
  const isBounded = drawing === "merged" || drawing === "wide" || !isLow;
  const keys = new Map(
    all.map((group, index) => {
      const key = ((index + 1) * (seed + 7)) % (all.length + 11);
      return [group, isBounded || group.columns.length > 1 ? key : key - 1000];
    }),
  );
  return all.toSorted((one, two) => (keys.get(one) ?? 0) - (keys.get(two) ?? 0));
}

/** The list as a file, the row its heading begins in, and what its columns are called. */
function listOf(how: Form) {
  const ordered = inSomeOrder(how);
  const top = how.titles.length + 1;
  const upper: string[] = [];
  const lower: string[] = [];
  const merges: string[] = [];
  for (const { upper: heading, columns } of ordered) {
    const [left, right] = [upper.length, upper.length + columns.length - 1];
    if (columns.length === 1) {
      upper.push(how.isLow ? "" : heading);
      lower.push(how.isLow ? heading : "");
      if (!how.isLow) merges.push(`${letterOf(left)}${top}:${letterOf(left)}${top + 1}`);
    } else {
      upper.push(heading, ...columns.slice(1).map(() => ""));
      lower.push(...columns.map((column) => column.lower));
      merges.unshift(`${letterOf(left)}${top}:${letterOf(right)}${top}`);
    }
  }
  const columns = ordered.flatMap((group) => group.columns);
  const rows = OFFICIAL.slice(how.first, how.first + how.count).map((row, index) =>
    columns.map(({ value }) => value(row, index)),
  );
  const titles = how.titles.map((title) => columns.map((_, index) => (index === 0 ? title : "")));
  const table = [...titles, upper, lower, ...rows];
  const drawn = {
    merged: merges,
    wide: merges.filter((range) => /(\d+):[A-Z]\1$/u.test(range)),
    centred: [],
    csv: [],
  }[how.drawing];
  const path = how.drawing === "csv" ? "a.csv" : "a.xlsx";
  const bytes =
    how.drawing === "csv"
      ? new TextEncoder().encode(table.map((row) => `${row.join(",")}\n`).join(""))
      : workbook({
          rows: table.map((row, index) => textRow(index + 1, row)).join(""),
          behind: `<mergeCells>${drawn.map((ref) => `<mergeCell ref="${ref}"/>`).join("")}</mergeCells>`,
        });
  return { path, bytes, top, names: columns.map(({ name }) => name), rows, columns };
}

test("a list with headings in two rows reads as with the names that both rows give its columns", () => {
  fc.assert(
    fc.property(form, (how) => {
      const { path, bytes, top, names, rows } = listOf(how);
      const outcome = readRecipients([{ path, bytes }]);
      if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors[0]));
      const { recipients, lists } = outcome.value;
      const read = Array.from(recipients, ({ fields, filled = [] }) =>
        names.map((name) => (filled.includes(name) ? "" : fields.get(name)?.value)),
      );
      expect(read).toEqual(rows);
      // Said where more than the lower row was needed.
      const isLowAlone =
        names.every((name) => !/^(?:担当者|返送先)/u.test(name)) &&
        (how.isLow || how.single.length === 0);
      expect(lists[0]?.heading?.rows).toEqual(isLowAlone ? undefined : [top, top + 1]);
      if (!isLowAlone) expect(lists[0]?.heading?.names).toEqual(names);
      expect(lists[0]?.recipients).toBe(rows.length);
    }),
    { numRuns: runs(300) },
  );
});

/** Whoever is no addressee: each of these stands over columns of persons in some list. */
const OTHER_PERSONS = [
  "議長|副市町村長|教育長|会計管理者|出席者|受講者|推薦者|紹介者|保護者|責任者|会計|連絡員|取次|前任者|担当者|担当課",
  "秘書|窓口|記入者|照会先|派遣職員|随行者|緊急時の連絡者|申請者|引率者|監査委員|鮎谷課",
].flatMap((words) => words.split("|"));

/** Whom a letter may go to, in the words that stand over his columns. */
const ADDRESSEES =
  "宛先|送付先|御送付先|発送先|送り先|受取人|宛名|宛先情報|首長|市町村長|代表者|団体の長".split(
    "|",
  );

const person = fc.record({
  who: fc.constantFrom(
    ...OTHER_PERSONS.map((upper) => ({ upper, isAddressee: false })),
    ...ADDRESSEES.map((upper) => ({ upper, isAddressee: true })),
    ...fc
      .sample(fc.string({ unit: fc.constantFrom(..."甲乙丙丁戊己庚辛"), minLength: 2 }), {
        numRuns: runs(20),
        seed: 1,
      })
      .map((upper) => ({ upper: upper.slice(0, 8), isAddressee: false })),
  ),
  persons: fc.shuffledSubarray(["氏名", "お名前", "役職", "電話"], { minLength: 2 }),
  body: fc.shuffledSubarray(["市町村名", "職名", "敬称", "備考"], { minLength: 3 }),
  isMerged: fc.boolean(),
});

type Person = typeof person extends fc.Arbitrary<infer Made> ? Made : never;

const VALUES: Readonly<Record<string, string>> = { 市町村名: "奈良市", 敬称: "様" };
const cellOf = (name: string): string => VALUES[name] ?? `値${name}`;

/** One row below a heading in two rows, of columns of the list's own and of those of a person. */
function personList({ who, persons, body, isMerged }: Person): { path: string; bytes: Uint8Array } {
  const above = [...body, who.upper, ...persons.slice(1).map(() => "")];
  const table = [above, [...body.map(() => ""), ...persons], [...body, ...persons].map(cellOf)];
  if (!isMerged) {
    const text = table.map((cells) => `${cells.join(",")}\n`).join("");
    return { path: "a.csv", bytes: new TextEncoder().encode(text) };
  }
  const wide = `${letterOf(body.length)}1:${letterOf(above.length - 1)}1`;
  const tall = body.map((_, index) => `${letterOf(index)}1:${letterOf(index)}2`);
  const merges = [wide, ...tall].map((ref) => `<mergeCell ref="${ref}"/>`).join("");
  const bytes = workbook({
    rows: table.map((cells, index) => textRow(index + 1, cells)).join(""),
    behind: `<mergeCells>${merges}</mergeCells>`,
  });
  return { path: "a.xlsx", bytes };
}

const PERSONAL = [
  ["氏名", "氏名"],
  ["お名前", "氏名"],
  ["役職", "職名"],
] as const;

test("a person is the addressee's only below a heading that names the addressee", () => {
  fc.assert(
    fc.property(person, (how) => {
      const { who, persons, body } = how;
      const has = (...names: string[]): boolean =>
        names.every((name) => [...body, ...persons].includes(name));
      fc.pre(has("市町村名", "敬称") && !has("職名", "役職") && !has("お名前", "氏名"));
      const outcome = readRecipients([personList(how)]);
      if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors[0]));
      const { recipients, lists } = outcome.value;
      const fields = recipients.at(0)?.fields;
      for (const [lower, column] of PERSONAL.filter(([name]) => persons.includes(name))) {
        const [plain, joined] = [fields?.get(column), fields?.get(`${who.upper}${lower}`)];
        expect([who.upper, (who.isAddressee ? plain : joined)?.value]).toEqual([
          who.upper,
          cellOf(lower),
        ]);
        if (who.isAddressee) continue;
        expect(plain?.value).not.toBe(cellOf(lower));
        expect(lists[0]?.heading?.names).toContain(`${who.upper}${lower}`);
      }
    }),
    { numRuns: runs(400) },
  );
});

const honorific = fc.record({
  ...{ persons: fc.shuffledSubarray(["氏名", "電話", "部署"], { minLength: 1 }) },
  ...{ place: fc.nat({ max: 4 }), isMerged: fc.boolean() },
  who: fc.constantFrom(
    ...OTHER_PERSONS.map((upper) => ({ upper, isAddressee: false })),
    ...ADDRESSEES.map((upper) => ({ upper, isAddressee: true })),
    // Nobody's: what is beside it is no person.
    ...["その他", "印刷", "宛名印刷"].map((upper) => ({ upper, isAddressee: true })),
  ),
});

test("a list's only 敬称 is another person's where it goes with a name or title of theirs, and is then missing", () => {
  fc.assert(
    fc.property(honorific, ({ who, persons, place, isMerged }) => {
      const isNobody = !OTHER_PERSONS.includes(who.upper) && !ADDRESSEES.includes(who.upper);
      const own = isNobody ? ["電話", "部署"] : persons;
      const at = Math.min(place, own.length);
      const below = [...own.slice(0, at), "敬称", ...own.slice(at)];
      fc.pre(below.length > 1);
      const outcome = readRecipients([
        personList({ who, persons: below, body: ["市町村名", "職名", "備考"], isMerged }),
      ]);
      const isPerson = (name = ""): boolean => name === "氏名";
      const isBeside = isMerged ? below.some(isPerson) : isPerson(below[at - 1]);
      const codes = outcome.ok
        ? []
        : outcome.errors.map(({ code }) => code).filter((code) => code !== "csv/title-mismatch");
      expect(codes).toEqual(!who.isAddressee && isBeside ? ["csv/missing-column"] : []);
      if (outcome.ok) expect(outcome.value.recipients.at(0)?.fields.get("敬称")?.value).toBe("様");
    }),
    { numRuns: runs(300) },
  );
});

/** Headings of lists with one row of them, with what clerks write above them. */
const oneRow = fc.record({
  headings: fc
    .subarray([
      "種別",
      "都道府県",
      "団体名",
      "よみ",
      "整理番号",
      "備考",
      "担当者",
      "連絡先",
      "住所",
    ])
    .map((some) => ["団体コード", ...some, "職名", "敬称", "電話"]),
  above: fc.array(
    fc.constantFrom("", "市町村長名簿", "宛先", "令和8年12月1日現在", "担当　総務課"),
    { maxLength: 14 },
  ),
  first: fc.nat({ max: OFFICIAL.length - 10 }),
  count: fc.integer({ min: 1, max: 5 }),
  /** Cells of the first row that are blank, by what decides. */
  blanks: fc.array(fc.boolean(), { minLength: 14, maxLength: 14 }),
  isWorkbook: fc.boolean(),
  merges: fc.array(
    fc.record({
      top: fc.integer({ min: 1, max: 3 }),
      height: fc.integer({ min: 0, max: 1 }),
      left: fc.nat({ max: 9 }),
      width: fc.integer({ min: 0, max: 3 }),
    }),
    { maxLength: 3 },
  ),
});

test("the first recipient below one row of headings is never taken for a heading", () => {
  fc.assert(
    fc.property(oneRow, ({ headings, above, first, count, blanks, isWorkbook, merges }) => {
      const title = headings.map((_, index) => above[index] ?? "");
      const rows = OFFICIAL.slice(first, first + count).map((row, index) =>
        headings.map((name, column) => {
          const isBlank = index === 0 && blanks[column] === true && name !== "敬称";
          return isBlank ? "" : (row.get(name) ?? "内容");
        }),
      );
      const table = [title, headings, ...rows];
      const refs = merges.map(
        ({ top, height, left, width }) =>
          `${letterOf(left)}${top}:${letterOf(left + width)}${top + height}`,
      );
      const bytes = isWorkbook
        ? workbook({
            rows: table.map((row, index) => textRow(index + 1, row)).join(""),
            behind: `<mergeCells>${refs.map((ref) => `<mergeCell ref="${ref}"/>`).join("")}</mergeCells>`,
          })
        : new TextEncoder().encode(table.map((row) => `${row.join(",")}\n`).join(""));
      const outcome = readRecipients([{ path: isWorkbook ? "a.xlsx" : "a.csv", bytes }]);
      if (outcome.ok) {
        expect(outcome.value.recipients.length).toBe(count);
        expect(outcome.value.recipients.at(0)?.row).toBe(3);
      } else {
        // What is refused is refused for its merged cells or the row itself, in words that name them.
        const rowsNamed = outcome.errors.flatMap(({ at }) => (at.kind === "cell" ? [at.row] : []));
        expect(rowsNamed.length).toBeGreaterThan(0);
        expect(isWorkbook && refs.length > 0).toBe(true);
      }
    }),
    { numRuns: runs(500) },
  );
});
