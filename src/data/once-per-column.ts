import type { Diagnostic } from "../base/diagnostic.ts";

/**
 * What holds for a column when it holds for one of its cells: the number format that rounds, the program that wrote its readings in
 * half width. Told row by row it would bury everything else.
 */
const OF_COLUMNS: ReadonlySet<string> = new Set([
  "csv/number-shown-otherwise",
  "csv/half-width-kana",
  "csv/code-not-listed",
]);

/** Tells such findings once for each column, at the first cell, with the `count` of cells. */
export function oncePerColumn(found: readonly Diagnostic[]): readonly Diagnostic[] {
  const columnOf = ({ code, at }: Diagnostic): string | undefined =>
    at.kind === "cell" && OF_COLUMNS.has(code) ? `${code}\t${at.path}\t${at.column}` : undefined;
  const counts = new Map<string, number>();
  for (const one of found) {
    const column = columnOf(one);
    if (column !== undefined) counts.set(column, (counts.get(column) ?? 0) + 1);
  }
  const seen = new Set<string>();
  return found.flatMap((one) => {
    const column = columnOf(one);
    if (column === undefined) return [one];
    if (seen.has(column)) return [];
    seen.add(column);
    return [{ ...one, values: { ...one.values, count: counts.get(column) ?? 1 } }];
  });
}
