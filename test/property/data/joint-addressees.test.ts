import fc from "fast-check";
import { expect, test } from "vitest";
import { readRecipients } from "../../../src/data/read-recipients.ts";
import { runs } from "../../samples/extent.ts";
import { textRow, workbook } from "../../samples/workbook.ts";

const letterOf = (index: number): string => String.fromCharCode(65 + index);

const joint = fc.record({
  who: fc.shuffledSubarray(["世帯主", "配偶者", "会長", "副会長", "父", "母", "議長"], {
    minLength: 2,
    maxLength: 3,
  }),
  person: fc.constantFrom("氏名", "お名前", "名前"),
  before: fc.subarray(["番号", "会員番号"]),
  behind: fc.subarray(["住所", "備考"]),
  rows: fc.integer({ min: 1, max: 4 }),
  drawing: fc.constantFrom("one row", "merged", "wide", "csv"),
});

test("of persons who have a name and a 敬称 each, every one keeps both, and the first is the addressee", () => {
  fc.assert(
    fc.property(joint, ({ who, person, before, behind, rows, drawing }) => {
      const names = who.flatMap((one) => [`${one}${person}`, `${one}敬称`]);
      const values = Array.from({ length: rows }, (_, row) => [
        ...before.map(() => `会${row}`),
        ...who.flatMap((one, at) => [`${one}${"山川谷"[at]}　${"一二三四"[row]}郎`, "様"]),
        ...behind.map(() => "奈良市本町"),
      ]);
      const upper = [...before, ...who.flatMap((one) => [one, ""]), ...behind];
      const lower = [
        ...before.map(() => ""),
        ...who.flatMap(() => [person, "敬称"]),
        ...behind.map(() => ""),
      ];
      const heading = drawing === "one row" ? [[...before, ...names, ...behind]] : [upper, lower];
      const wide = who.map((_, at) => {
        const left = before.length + at * 2;
        return `${letterOf(left)}1:${letterOf(left + 1)}1`;
      });
      const tall = upper.flatMap((text, at) =>
        text !== "" && lower[at] === "" ? [`${letterOf(at)}1:${letterOf(at)}2`] : [],
      );
      const merges = { merged: [...wide, ...tall], wide, csv: [], "one row": [] }[drawing];
      const table = [...heading, ...values];
      const bytes =
        drawing === "csv" || drawing === "one row"
          ? new TextEncoder().encode(table.map((row) => `${row.join(",")}\n`).join(""))
          : workbook({
              rows: table.map((row, index) => textRow(index + 1, row)).join(""),
              behind: `<mergeCells>${merges.map((ref) => `<mergeCell ref="${ref}"/>`).join("")}</mergeCells>`,
            });
      const path = drawing === "csv" || drawing === "one row" ? "a.csv" : "a.xlsx";
      const outcome = readRecipients([{ path, bytes }]);
      if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors[0]));
      const read = Array.from(outcome.value.recipients, ({ fields }) =>
        names.map((name) => {
          const ours = name.endsWith("敬称") ? "敬称" : "氏名";
          return (fields.get(name) ?? fields.get(ours))?.value;
        }),
      );
      const first = before.length;
      expect(read).toEqual(values.map((row) => row.slice(first, first + names.length)));
      const [recipient] = outcome.value.recipients;
      expect(recipient?.fields.get("氏名")?.value).toBe(values[0]?.[first]);
    }),
    { numRuns: runs(200) },
  );
});
