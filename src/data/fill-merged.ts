import { normalizeHeader } from "../model/heading.ts";
import type { Merge, Sheet, SheetRow } from "./sheet.ts";

/**
 * Headings of columns that do nothing but gather rows: what one cell over several rows says there is said of each of them. In any other
 * column (連名, 交付額, 日時) it may be the first row's alone, or a sum for all: that is asked.
 */
const GROUPS =
  /^(?:地区|地域|区域|方面|ブロック|(?:広域|生活|医療|二次医療|保健医療)?圏域?|(?:小|中)?学校区|(?:通|小|中)?学区|校区|管内|管区|郡)名?$/u;

/** Whether the value of merged cells is read in every row that they are over, as the sheet shows it. */
export function isFilled(
  { top, bottom, left, right }: Merge,
  sheet: Sheet,
  header: SheetRow,
  names: readonly string[],
): boolean {
  if (left !== right || top === bottom || top <= header.row) return false;
  if (!GROUPS.test(normalizeHeader(names[left] ?? ""))) return false;
  // What is wrong with the cell is told at its own row, which may be hidden.
  const isDoubtful = sheet.findings.some(
    ({ at }) => at.kind === "cell" && at.row === top && at.column === left + 1,
  );
  return !isDoubtful && sheet.struckCells.get(top)?.includes(left) !== true;
}

/** Gives what writes the value of such cells into the rows below their first one, be that hidden or not. */
export function fillMerged(
  sheet: Sheet,
  header: SheetRow,
  names: readonly string[],
): (row: SheetRow) => SheetRow {
  const merges = sheet.merges.filter((one) => isFilled(one, sheet, header, names));
  if (merges.length === 0) return (row) => row;
  const first = new Map<number, SheetRow | undefined>(merges.map(({ top }) => [top, undefined]));
  for (const row of sheet.rows) if (first.has(row.row)) first.set(row.row, row);
  return (row) => {
    const over = merges.filter(({ top, bottom }) => top < row.row && row.row <= bottom);
    if (over.length === 0) return row;
    const values = [...row.values];
    for (const { top, left } of over) values[left] = first.get(top)?.values[left] ?? "";
    return { ...row, values };
  };
}
