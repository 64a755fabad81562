import { type Diagnostic, error, warning } from "../base/diagnostic.ts";
import type { Sequence } from "../base/sequence.ts";
import { cellAt, type SheetRow } from "./sheet.ts";

/** Cells that a message names. */
const NAMED_CELLS = 5;

/**
 * Looks at the columns without a heading, which are not read: nothing is said of one in which nothing is written, marks and notes
 * in a few rows are said once, and one that most rows have something in is a column whose heading is missing.
 *
 * Shape: `rows` are all that are below the header and read, or left out as notes; `above` is the row right above the header, where the
 * heading may stand.
 * Errors: `csv/empty-header`; the warning `csv/unread-cells`.
 */
export function checkUnheaded(
  path: string,
  header: SheetRow,
  names: readonly string[],
  rows: Sequence<SheetRow>,
  above: SheetRow | undefined,
): readonly Diagnostic[] {
  const unheaded = names.flatMap((name, index) => (name === "" ? [index] : []));
  if (unheaded.length === 0) return [];
  const cells = new Map(unheaded.map((index) => [index, [] as SheetRow[]]));
  for (const row of rows) {
    for (const index of unheaded) {
      if ((row.values[index] ?? "").trim() !== "") cells.get(index)?.push(row);
    }
  }
  const full = unheaded.filter((index) => (cells.get(index)?.length ?? 0) * 2 > rows.length);
  const stray = unheaded
    .filter((index) => !full.includes(index))
    .flatMap((index) => (cells.get(index) ?? []).map((row) => ({ row, index })))
    .toSorted((one, two) => one.row.row - two.row.row);
  const [first] = stray;
  const named = stray.slice(0, NAMED_CELLS).map(({ row, index }) => nameOf(row.row, index));
  const more = stray.length > NAMED_CELLS ? ["…"] : [];
  return [
    ...full.map((index) =>
      error("csv/empty-header", cellAt(path, header, index + 1, undefined), {
        column: index + 1,
        above: (above?.values[index] ?? "").trim(),
      }),
    ),
    ...(first === undefined
      ? []
      : [
          warning("csv/unread-cells", cellAt(path, first.row, first.index + 1, undefined), {
            cells: [...named, ...more].join("、"),
            count: stray.length,
          }),
        ]),
  ];
}

/** A cell as a spreadsheet names it: F2. Units: `index` is 0-based. */
function nameOf(row: number, index: number): string {
  let letters = "";
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return `${letters}${row}`;
}
