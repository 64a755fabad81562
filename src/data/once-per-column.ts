import type { Diagnostic } from "../base/diagnostic.ts";

/**
 * What holds for a column when it holds for one of its cells: the number format that rounds, the program that wrote its readings in
 * half width, or its formulas without what they give. Told row by row it would bury everything else.
 */
const OF_COLUMNS: ReadonlySet<string> = new Set([
  "csv/number-shown-otherwise",
  "csv/half-width-kana",
  "csv/code-not-listed",
  "csv/code-repaired",
  "csv/formula-not-calculated",
  "csv/formula-without-value",
]);

/** Tells such findings once for each column, at the first cell, with the `count` of cells and their `rows`. */
export function oncePerColumn(found: readonly Diagnostic[]): readonly Diagnostic[] {
  const columnOf = ({ code, at }: Diagnostic): string | undefined =>
    at.kind === "cell" && OF_COLUMNS.has(code) ? `${code}\t${at.path}\t${at.column}` : undefined;
  const rows = new Map<string, number[]>();
  for (const one of found) {
    const column = columnOf(one);
    if (column === undefined || one.at.kind !== "cell") continue;
    const known = rows.get(column);
    if (known === undefined) rows.set(column, [one.at.row]);
    else known.push(one.at.row);
  }
  const seen = new Set<string>();
  return found.flatMap((one) => {
    const column = columnOf(one);
    if (column === undefined) return [one];
    if (seen.has(column)) return [];
    seen.add(column);
    const own = rows.get(column) ?? [];
    return [{ ...one, values: { ...one.values, count: own.length, rows: rangesOf(own) } }];
  });
}

/** Ranges of rows that are named. */
const NAMED_RANGES = 10;

/** 2-11,15: rows that follow each other by the first and the last of them. Shape: `rows` ascend. */
export function rangesOf(rows: readonly number[]): string {
  const ranges: [first: number, last: number][] = [];
  for (const row of rows) {
    const open = ranges.at(-1);
    if (open !== undefined && row === open[1] + 1) open[1] = row;
    else ranges.push([row, row]);
  }
  const named = ranges
    .slice(0, NAMED_RANGES)
    .map(([first, last]) => (first === last ? String(first) : `${first}-${last}`));
  return [...named, ...(ranges.length > NAMED_RANGES ? ["…"] : [])].join(",");
}
