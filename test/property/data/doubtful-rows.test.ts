import fc from "fast-check";
import { expect, test } from "vitest";
import type { Outcome } from "../../../src/base/outcome.ts";
import { readRecipients } from "../../../src/data/read-recipients.ts";
import { HIDDEN_ROWS } from "../../../src/model/hidden-rows.ts";
import type { RecipientList } from "../../../src/model/recipient.ts";
import { runs } from "../../samples/extent.ts";
import { fieldsOf, readFiles } from "../../samples/read-list.ts";
import { headerRow, packageOf, textRow, workbookParts } from "../../samples/workbook.ts";

const HEADINGS = "団体コード,種別,都道府県,団体名,よみ,職名,敬称".split(",");
const OFFICIAL: readonly (readonly string[])[] = Array.from(
  readFiles(["recipients/municipalities.csv"]).recipients,
  ({ fields }) => HEADINGS.map((name) => fields.get(name)?.value ?? ""),
);

/** How a clerk takes a row out of a list without deleting it, as Excel and LibreOffice write it; and rows that look alike and are none. */
const MARKS = {
  none: "",
  hidden: "hidden",
  "hidden-in-words": "hidden",
  flat: "hidden",
  "struck-by-cells": "struck",
  "struck-by-a-style": "struck",
  "struck-by-runs": "struck",
  "struck-but-for-the-remark": "struck",
  "struck-in-bold": "struck",
} as const;
type Mark = keyof typeof MARKS;

const mark: fc.Arbitrary<Mark> = fc.oneof(
  { arbitrary: fc.constant("none" as const), weight: 6 },
  { arbitrary: fc.constantFrom(...(Object.keys(MARKS) as Mark[])), weight: 2 },
);

const struckRun = (text: string, bold = ""): string =>
  `<r><rPr>${bold}<strike/></rPr><t>${text}</t></r>`;

/** A row of a list with a remark as its last cell, in the way of the mark. */
function rowOf(row: number, values: readonly string[], how: Mark): string {
  const attributes = {
    hidden: ' hidden="1"',
    "hidden-in-words": ' hidden="true"',
    flat: ' ht="0" customHeight="1"',
  };
  const plain = textRow(
    row,
    [...values, "電話済"],
    how in attributes ? attributes[how as keyof typeof attributes] : "",
  );
  switch (how) {
    case "struck-by-cells":
      return plain.replaceAll("<c ", '<c s="1" ');
    case "struck-by-a-style":
      return plain.replaceAll("<c ", '<c s="2" ');
    case "struck-but-for-the-remark":
      return plain.replaceAll(/<c (?!r="H)/gu, '<c s="1" ');
    case "struck-by-runs":
      return plain.replaceAll(/<t>([^<]*)<\/t>/gu, (_, text: string) => struckRun(text));
    case "struck-in-bold":
      return plain.replaceAll(/<t>([^<]*)<\/t>/gu, (_, text: string) => {
        const [first = "", ...rest] = text;
        return struckRun(first, "<b/>") + (rest.length === 0 ? "" : struckRun(rest.join("")));
      });
    default:
      return plain;
  }
}

const STYLES =
  '<fonts><font/><font><strike/></font></fonts><cellStyleXfs><xf numFmtId="0" fontId="0"/><xf numFmtId="0" fontId="1"/></cellStyleXfs>' +
  '<cellXfs><xf numFmtId="0" fontId="0"/><xf numFmtId="0" fontId="1"/><xf numFmtId="0" xfId="1"/></cellXfs>';

function workbookOf(records: readonly (readonly string[])[], marks: readonly Mark[]): Uint8Array {
  const rows = records.map((record, index) => rowOf(index + 2, record, marks[index] ?? "none"));
  const parts = workbookParts({ rows: headerRow(1, ["備考"]) + rows.join("") });
  const styles = parts.get("xl/styles.xml") ?? "";
  parts.set("xl/styles.xml", styles.replace(/<cellStyleXfs>.*<\/cellXfs>/u, STYLES));
  return packageOf(parts);
}

const list = fc
  .tuple(fc.nat({ max: OFFICIAL.length - 40 }), fc.array(mark, { minLength: 1, maxLength: 40 }))
  .map(([first, marks]) => ({ records: OFFICIAL.slice(first, first + marks.length), marks }));

/** What the list says of a row that is hidden or struck through. */
interface Doubtful {
  readonly row: number;
  readonly reason: string;
  readonly code: string | undefined;
}

function doubtfulOf(records: readonly (readonly string[])[], marks: readonly Mark[]): Doubtful[] {
  return marks.flatMap((one, index) =>
    MARKS[one] === "" ? [] : [{ row: index + 2, reason: MARKS[one], code: records[index]?.[0] }],
  );
}

test("rows that are hidden or struck through get letters as the user says, and each row is accounted for", () => {
  fc.assert(
    fc.property(list, fc.constantFrom(...HIDDEN_ROWS), ({ records, marks }, hidden) => {
      const bytes = workbookOf(records, marks);
      const outcome = readRecipients([{ path: "a.xlsx", bytes }], { hidden });
      const doubtful = doubtfulOf(records, marks);
      const left = hidden === "keep" ? [] : doubtful;
      const expected = records.filter(([code]) => !left.some((one) => one.code === code));
      if (expected.length === 0) {
        expect(codesOf(outcome)).toEqual(["csv/no-recipients"]);
        return;
      }
      if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors[0]));
      const { recipients, lists, hidden: done } = outcome.value;
      expect(Array.from(recipients, (one) => fieldsOf(one).slice(0, 7))).toEqual(expected);
      expect(outcome.warnings).toEqual([]);
      expect(done).toBe(doubtful.length === 0 ? undefined : hidden);
      const rows = lists.flatMap(({ leftOut }) =>
        leftOut.flatMap(({ reason, rows }) => rows.map((row) => `${reason} ${row}`)),
      );
      expect(rows.toSorted()).toEqual(left.map(({ row, reason }) => `${reason} ${row}`).toSorted());
      expect(lists[0]?.rows).toBe(records.length);
    }),
    { numRuns: runs(200) },
  );
});

test("where nothing is said, many of them are asked about, and few left out with a word", () => {
  fc.assert(
    fc.property(list, ({ records, marks }) => {
      const bytes = workbookOf(records, marks);
      const outcome = readRecipients([{ path: "a.xlsx", bytes }]);
      const doubtful = doubtfulOf(records, marks);
      const [first] = doubtful;
      if (doubtful.length * 5 > marks.length) {
        expect(outcome.ok ? [] : outcome.errors).toMatchObject([
          {
            code: "csv/hidden-rows",
            at: { row: first?.row },
            values: { count: doubtful.length, total: marks.length },
          },
        ]);
        return;
      }
      expect(codesOf(outcome)).toEqual(first === undefined ? [] : ["csv/hidden-rows-skipped"]);
      const skipped = readRecipients([{ path: "a.xlsx", bytes }], { hidden: "skip" });
      const idsOf = ({ recipients }: RecipientList) => Array.from(recipients, ({ id }) => id);
      expect(outcome.ok && idsOf(outcome.value)).toEqual(skipped.ok && idsOf(skipped.value));
    }),
    { numRuns: runs(200) },
  );
});

function codesOf(outcome: Outcome<RecipientList>): readonly string[] {
  return (outcome.ok ? outcome.warnings : outcome.errors).map(({ code }) => code);
}
