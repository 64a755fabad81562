import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { readRecipients } from "../../../src/data/read-recipients.ts";
import { runs } from "../../samples/extent.ts";
import { readGuarded, valueIn } from "../../samples/read-list.ts";

/** The shipped lists, read here by themselves: code, 種別, prefecture, name, reading. */
const GOVERNMENTS = ["prefectures", "municipalities"].flatMap((name) =>
  readFileSync(`recipients/${name}.csv`, "utf8")
    .trimEnd()
    .split("\n")
    .slice(1)
    .map((line) => line.split(",").slice(0, 5)),
);

const COLUMNS = ["団体コード", "種別", "都道府県", "団体名", "よみ"];

const government = fc.constantFrom(...GOVERNMENTS);

/** Which of a government's columns the list has; the name or the code is one of them. */
const shown = fc
  .subarray(["団体コード", "種別", "都道府県", "団体名", "よみ"])
  .filter((columns) => columns.includes("団体コード") || columns.includes("団体名"));

function titleOf([, kind, , name]: readonly string[]): string {
  return `${name}${kind === "都道府県" ? "知事" : "長"}`;
}

/** A list of one row that has only some columns. */
function textOf(cells: readonly string[], columns: readonly string[]): Uint8Array {
  const values = columns.map((column) => cells[COLUMNS.indexOf(column)]);
  const text = `${[...columns, "職名", "敬称"].join(",")}\n${[...values, titleOf(cells), "殿"].join(",")}\n`;
  return new TextEncoder().encode(text);
}

test("what a list leaves out is filled with its own government's values, and nothing when two fit", () => {
  fc.assert(
    fc.property(government, shown, (cells, columns) => {
      const files = [{ path: "a.csv", bytes: textOf(cells, columns) }];
      const [, , prefecture, name] = cells;
      const fitting = GOVERNMENTS.filter(
        (one) => one[3] === name && (!columns.includes("都道府県") || one[2] === prefecture),
      );
      const read = readRecipients(files);
      if (!read.ok) throw new Error(JSON.stringify(read.errors));
      const [one] = read.value.recipients;
      const values = COLUMNS.map((column) => valueIn(one, column));
      // Cities have wards of these names.
      const mayBeWard =
        ["中央区", "港区", "北区"].includes(name ?? "") &&
        !["都道府県", "種別"].some((column) => columns.includes(column));
      if (columns.includes("団体コード") || (fitting.length === 1 && !mayBeWard)) {
        expect(values).toEqual(cells.slice(0, 5));
        expect(one?.filled ?? []).toEqual(COLUMNS.filter((column) => !columns.includes(column)));
        return;
      }
      expect(one?.filled).toBeUndefined();
      expect(values).toEqual(
        COLUMNS.map((column, index) => (columns.includes(column) ? cells[index] : "")),
      );
      expect(readGuarded(files).ok).toBe(false);
    }),
    { numRuns: runs(300) },
  );
});

/** Whether a government is one that a row's values fit; 市区町村 is said of every municipality. */
function fits(one: readonly string[], columns: readonly string[], values: readonly string[]) {
  return columns.every((column, place) => {
    const own = one[COLUMNS.indexOf(column)];
    const isVague = column === "種別" && values[place] === "市区町村";
    return isVague ? own !== "都道府県" : own === values[place];
  });
}

test("a row whose columns speak of two governments is never read in silence", () => {
  const columnsOf = fc.subarray(COLUMNS, { minLength: 1 });
  fc.assert(
    fc.property(
      government,
      government,
      columnsOf,
      fc.nat(),
      fc.boolean(),
      (own, other, columns, which, isVague) => {
        const slipped = columns[which % columns.length] ?? "";
        fc.pre(slipped !== "よみ");
        // A designated city elsewhere has a ward of this name.
        fc.pre(!["中央区", "港区", "北区"].includes(own[3] ?? ""));
        // The title is the own government's: no letter may go by the other one's values.
        const title = titleOf(own);
        const values = columns.map((column) => {
          const value = (column === slipped ? other : own)[COLUMNS.indexOf(column)] ?? "";
          return column === "種別" && isVague && value !== "都道府県" ? "市区町村" : value;
        });
        fc.pre(!GOVERNMENTS.some((one) => titleOf(one) === title && fits(one, columns, values)));
        const text = `${[...columns, "職名", "敬称"].join(",")}\n${[...values, title, "殿"].join(",")}\n`;
        const said = readGuarded([{ path: "a.csv", bytes: new TextEncoder().encode(text) }]);
        expect(said.ok && said.warnings.length === 0).toBe(false);
      },
    ),
    { numRuns: runs(1500) },
  );
});
