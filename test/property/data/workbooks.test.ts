import fc from "fast-check";
import { expect, test } from "vitest";
import { readRecipients } from "../../../src/data/read-recipients.ts";
import { runs } from "../../samples/extent.ts";
import { packageOf, workbookParts } from "../../samples/workbook.ts";

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main";
const HEADER = ["団体コード", "種別", "都道府県", "団体名", "よみ", "職名", "敬称"];
const SAPPORO = ["011002", "市", "北海道", "札幌市", "さっぽろし", "札幌市長", "殿"];

/** Ways to write one value, each with what a list must have for it, by hand. */
const cell = fc.oneof(
  fc
    .constantFrom("山", "𠮷田", "a<b&c", "葛\u{e0100}城")
    .chain((shown) =>
      fc.constantFrom("shared", "inline", "str", "rich").map((kind) => ({ kind, shown })),
    ),
  fc.integer({ min: 1, max: 999_999 }).map((value) => ({
    kind: "number",
    style: 1,
    value: String(value),
    shown: `${value}円`,
    exact: String(value),
  })),
  fc.integer({ min: 1, max: 999_999 }).map((value) => ({
    kind: "number",
    style: 2,
    value: String(value),
    shown: String(value).padStart(6, "0"),
  })),
  // 2026-12-01 is 46357; the days behind it in that month.
  fc.integer({ min: 1, max: 31 }).map((day) => ({
    kind: "number",
    style: 3,
    value: String(46_356 + day),
    shown: `令和8年12月${day}日`,
    exact: `2026-12-${String(day).padStart(2, "0")}`,
  })),
  fc.constantFrom("none", "styled", "empty-shared").map((kind) => ({ kind, shown: "" })),
);

interface AnyCell {
  readonly kind: string;
  readonly shown: string;
  readonly style?: number;
  readonly value?: string;
  readonly exact?: string;
}

const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

/** One cell as XML. `r` is its reference as an attribute, or nothing. */
function written({ kind, shown, style, value }: AnyCell, r: string, strings: string[]): string {
  const inShared = (si: string): string => `<c${r} t="s"><v>${strings.push(si) - 1}</v></c>`;
  switch (kind) {
    case "shared":
      return inShared(`<t>${escaped(shown)}</t><rPh sb="0" eb="1"><t>ヨミ</t></rPh>`);
    case "rich":
      return inShared(`<r><rPr><b/></rPr><t>${escaped(shown)}</t></r><r><t></t></r>`);
    case "inline":
      return `<c${r} t="inlineStr"><is><t>${escaped(shown)}</t></is></c>`;
    case "str":
      return `<c${r} t="str"><f>A1</f><v>${escaped(shown)}</v></c>`;
    case "number":
      return `<c${r} s="${style}"><v>${value}</v></c>`;
    case "styled":
      return `<c${r} s="1"/>`;
    case "empty-shared":
      return `<c${r} t="s"><v/></c>`;
    default:
      return r === "" ? "<c/>" : "";
  }
}

test("whatever a writer of workbooks leaves out or adds, a cell is what it shows, where it stands", () => {
  const form = fc.record({
    rows: fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 4 }),
    hasReferences: fc.boolean(),
    isStrict: fc.boolean(),
    prefix: fc.constantFrom("", "x"),
    hasExtension: fc.boolean(),
    isUpper: fc.boolean(),
  });
  fc.assert(
    fc.property(form, ({ rows, hasReferences, isStrict, prefix, hasExtension, isUpper }) => {
      const strings: string[] = [];
      const table: readonly (readonly AnyCell[])[] = [
        [...HEADER, "甲", "乙", "丙", "番号"].map((shown) => ({ kind: "inline", shown })),
        ...rows.map((own, index) => [
          ...SAPPORO.map((shown) => ({ kind: "shared", shown })),
          ...own,
          { kind: "inline", shown: `${index}番` },
        ]),
      ];
      const sheet = table.map((cells, row) => {
        const at = (column: number): string =>
          hasReferences ? ` r="${String.fromCharCode(65 + column)}${row + 1}"` : "";
        const number = hasReferences ? ` r="${row + 1}"` : "";
        const texts = cells.map((one, column) => written(one, at(column), strings));
        return `<row${number}>${texts.join("")}</row>`;
      });
      const formats = ['General"円"', "000000", '[$-411]ggge"年"m"月"d"日"'];
      const foreign =
        '<extLst><ext><o:workbookPr xmlns:o="urn:o" date1904="1"/></ext></extLst></workbook>';
      const parts = [...workbookParts({ rows: sheet.join(""), strings, formats })].map(
        ([name, text]): [string, string] => {
          let other = hasExtension ? text.replace("</workbook>", foreign) : text;
          if (prefix !== "" && other.includes(`xmlns="${MAIN}"`))
            other = other
              .replaceAll(/<(\/?)(?=[a-zA-Z]+[ />])(?!o:)/gu, `<$1${prefix}:`)
              .replace('xmlns="', `xmlns:${prefix}="`);
          const isPart = name.startsWith("xl/worksheets") || name.startsWith("xl/shared");
          return [
            isUpper && isPart ? name.toUpperCase() : name,
            isStrict ? other.replaceAll(MAIN, STRICT) : other,
          ];
        },
      );
      const outcome = readRecipients([{ path: "a.xlsx", bytes: packageOf(new Map(parts)) }]);
      const read = outcome.ok
        ? [...outcome.value.recipients].map(({ fields }) =>
            ["甲", "乙", "丙"].map((name) => [fields.get(name)?.value, fields.get(name)?.exact]),
          )
        : outcome.errors.map(({ code }) => code);
      expect(read).toEqual(
        rows.map((own) =>
          own.map(({ shown, ...rest }) => [shown, "exact" in rest ? rest.exact : undefined]),
        ),
      );
    }),
    { numRuns: runs(120) },
  );
});
