import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Diagnostic } from "../../../src/base/diagnostic.ts";
import { type Allowance, withoutAllowed } from "../../../src/data/allowance.ts";
import { guardRecipients } from "../../../src/data/guard/guard-recipients.ts";
import { readRecipients } from "../../../src/data/read-recipients.ts";
import { runs } from "../../samples/extent.ts";
import { HEADER, readFiles } from "../../samples/read-list.ts";
import { packageOf, textRow, workbookParts } from "../../samples/workbook.ts";

const STANDARD = HEADER.split(",");
const OFFICIAL: readonly (readonly string[])[] = Array.from(
  readFiles(["recipients/municipalities.csv"]).recipients,
  ({ fields }) => STANDARD.map((name) => fields.get(name)?.value ?? ""),
).filter((row) => !/[\u{e0100}-\u{e01ef}]|[^\0-\uffff]|[飛驒檮塩竈]/u.test(row.join("")));

/** Free columns with what people write in them; nothing of it is damaged. */
const FREE: Readonly<Record<string, readonly string[]>> = {
  氏名: [
    "見本　花子",
    "大和花子",
    "髙橋一郎",
    "佐々木　ＪＯＨＮ",
    "エリザベス・見本",
    "",
    "渡辺次郎",
    "山田一",
  ],
  担当者名: ["総務課長", "総務部　市町村課", "見本（内線一二）", ""],
  住所: ["中央一丁目1番1号", "本町2-3　見本ビル3階", ""],
  電話番号: ["011-211-2111", "0123-45-6789（内線12）", ""],
  備考: ["なし", "要確認？", "出席ですか?", "○", "-", "#3", "A&B", "№5", "前年度に引き続き", ""],
  金額: ["0", "1,234,567", "△3", "-5", "12.5%", "500円", "E-12", "3/4", ""],
  出席: ["有", "無", "はい", "いいえ", "TRUE", "FALSE", "○", "×", "〇", "-", "0", "1", ""],
  件名: ["会議の開催について", "C#の研修", "Q&A集", "なぜ？から始める学び", "第3回（#1）", ""],
  会議室: ["101", "A棟3階", "E+1室", "講堂", ""],
  品番: ["1E5", "A-12", "00123", "#12", "12E+3X", ""],
};
const FREE_NAMES = Object.keys(FREE);

const FORMATS = [
  "utf-8",
  "utf-8 with mark",
  "utf-16le",
  "utf-16be",
  "cp932",
  "tsv",
  "xlsx",
] as const;
type Format = (typeof FORMATS)[number];

/** CP932 from the decoder's own table, turned round. Source: WHATWG Encoding, shift_jis. */
const CP932: ReadonlyMap<string, readonly number[]> = (() => {
  const decoder = new TextDecoder("shift_jis");
  const map = new Map<string, readonly number[]>();
  for (let lead = 0x81; lead <= 0xfc; lead += 1) {
    for (let trail = 0x40; trail <= 0xfc; trail += 1) {
      const text = decoder.decode(new Uint8Array([lead, trail]));
      if (text.length === 1 && text !== "\ufffd" && !map.has(text)) map.set(text, [lead, trail]);
    }
  }
  return map;
})();

function cp932(text: string): Uint8Array {
  const bytes = Array.from(text).flatMap((character) => {
    const known = CP932.get(character) ?? [character.charCodeAt(0)];
    if (known.length === 1 && (known[0] ?? 0) > 0x7f) throw new Error(`no CP932: ${character}`);
    return known;
  });
  return new Uint8Array(bytes);
}

function fileOf(table: readonly (readonly string[])[], format: Format) {
  const quoted = (value: string) =>
    /[",\n]/u.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
  const lines = (delimiter: string) =>
    `${table.map((row) => row.map(quoted).join(delimiter)).join("\r\n")}\r\n`;
  switch (format) {
    case "utf-8":
      return { path: "a.csv", bytes: Buffer.from(lines(",")) };
    case "utf-8 with mark":
      return { path: "a.csv", bytes: Buffer.from(`\ufeff${lines(",")}`) };
    case "utf-16le":
      return { path: "a.csv", bytes: Buffer.from(`\ufeff${lines("\t")}`, "utf16le") };
    case "utf-16be":
      return { path: "a.csv", bytes: Buffer.from(`\ufeff${lines(",")}`, "utf16le").swap16() };
    case "cp932":
      return { path: "a.csv", bytes: cp932(lines(",")) };
    case "tsv":
      return { path: "a.tsv", bytes: Buffer.from(lines("\t")) };
    case "xlsx": {
      const rows = table.map((row, index) => textRow(index + 1, row)).join("");
      return { path: "a.xlsx", bytes: packageOf(workbookParts({ rows })) };
    }
  }
}

function findingsOf(
  table: readonly (readonly string[])[],
  format: Format,
  allowed: readonly Allowance[] = [],
): readonly Diagnostic[] {
  const outcome = readRecipients([fileOf(table, format)], { allowed });
  if (!outcome.ok) return outcome.errors;
  const guarded = guardRecipients(outcome.value);
  return [...outcome.warnings, ...withoutAllowed(guarded, allowed).remaining];
}

/** A list of some rows in the official order, with all the free columns in some order. */
const list = fc
  .record({
    first: fc.nat({ max: OFFICIAL.length - 8 }),
    count: fc.integer({ min: 3, max: 8 }),
    columns: fc.shuffledSubarray(FREE_NAMES, { minLength: FREE_NAMES.length }),
    picks: fc.array(fc.nat({ max: 999 }), { minLength: 80, maxLength: 80 }),
    format: fc.constantFrom(...FORMATS),
  })
  .map(({ first, count, columns, picks, format }) => {
    const rows = OFFICIAL.slice(first, first + count).map((row, at) => [
      ...row,
      ...columns.map((name, index) => {
        const values = FREE[name] ?? [""];
        // One person in the rows of many bodies would be told, and rightly: each row has its own.
        if (name === "氏名") return values[at % values.length] ?? "";
        return values[(picks[at * columns.length + index] ?? 0) % values.length] ?? "";
      }),
    ]);
    return { table: [[...STANDARD, ...columns], ...rows], format };
  });

/** What other programs leave, wherever it stands. */
const ANYWHERE = [
  "#N/A",
  "#REF!",
  "#VALUE!",
  "#NAME?",
  "#DIV/0!",
  "#NUM!",
  "#NULL!",
  "#SPILL!",
  "#n/a",
  "＃Ｎ／Ａ",
  "見本 #N/A",
  "####",
  "########",
  "1.23457E+11",
  "1.2E+05",
  "-4.5E-3",
  "1E+11",
  "Err:502",
  "null",
  "NULL",
  "(null)",
  "None",
  "NaN",
  "nan",
  "undefined",
  "<NA>",
  "[object Object]",
  "NaT",
  "null null",
  "見本null",
  "undefined見本",
  "null様",
  "NaN円",
  "=VLOOKUP(A2,B:C,2,0)",
  "=A1",
  "=Sheet1!B2",
  "=CONCATENATE(A1,B1)",
  "1900/1/0",
  "1900-01-00",
  "1899/12/30",
  "明治33年1月0日",
  "1900年1月0日",
  "1899-12-30 00:00:00",
  "?田太郎",
  "見?本",
  "〓田",
  "高?",
  "?",
  "ç§‹ç”°",
  "&#39640;橋",
  "&amp;",
  "縺ゅ≠",
  "縺輔▲縺ｽ繧阪＠",
  "見本繧ｫ",
  "æ—¥æœ¬",
  "�田",
  "\\N",
  "\\\\N",
];
const IN_NAMES = ["0", "０", "0.0", "-", "#", "?", "??", "□田", "田■", "○○"];

/** A list with one cell replaced. */
const withDamage = fc
  .record({ made: list, row: fc.nat(), column: fc.nat(), pick: fc.nat() })
  .map(({ made: { table, format }, row, column, pick }) => {
    const [header = [], ...rows] = table;
    const at = row % rows.length;
    // A code has a reader of its own.
    const index = 1 + (column % (header.length - 1));
    const heading = header[index] ?? "";
    const isName = /名$|^職名$|^敬称$|^よみ$/u.test(heading) && heading !== "件名";
    const isRemark = heading === "備考" || heading === "件名";
    const choices = (isName ? [...ANYWHERE, ...IN_NAMES] : ANYWHERE).filter(
      (one) =>
        (format !== "cp932" ||
          Array.from(one).every((sign) => sign < "\u0080" || CP932.has(sign))) &&
        // 「要確認?」 in a remark is a question, as is a sign alone.
        !(isRemark && ["高?", "?"].includes(one)),
    );
    const value = choices[pick % choices.length] ?? "";
    const changed = rows.map((cells, place) => (place === at ? cells.with(index, value) : cells));
    return { table: [header, ...changed], format, row: at + 2, column: index + 1, heading, value };
  });

const isAt =
  (row: number, column: number) =>
  ({ at }: Diagnostic): boolean =>
    at.kind === "cell" && at.row === row && at.column === column;

test("what people write into a list is read without a word, in every format", () => {
  fc.assert(
    fc.property(list, ({ table, format }) => {
      const found = findingsOf(table, format);
      expect(found.filter(({ code }) => code !== "csv/missing-members")).toEqual([]);
    }),
    { numRuns: runs(150) },
  );
});

describe("what a program has left in a cell", () => {
  test("is found in every column of every format, and the cell is named", () => {
    fc.assert(
      fc.property(withDamage, ({ table, format, row, column, value }) => {
        const found = findingsOf(table, format).filter(isAt(row, column));
        expect([value, found.length > 0]).toEqual([value, true]);
      }),
      { numRuns: runs(300) },
    );
  });

  test("is let pass in a free column when the user says that it is meant", () => {
    fc.assert(
      fc.property(
        // Nobody means the sign of a character that could not be decoded.
        withDamage.filter(({ heading, value }) => FREE_NAMES.includes(heading) && value !== "�田"),
        fc.boolean(),
        ({ table, format, row, column, heading, value }, isWhole) => {
          // Numbers of telephones are read in half width, and told so.
          const read = heading === "電話番号" ? value.normalize("NFKC") : value;
          const allowance = { column: heading, values: isWhole ? undefined : [read] };
          const found = findingsOf(table, format, [allowance]).filter(isAt(row, column));
          expect(found.map(({ code }) => code)).toEqual([]);
        },
      ),
      { numRuns: runs(150) },
    );
  });
});
