import type { ListEdit } from "../../protocol/worker.ts";

/** A cell's place, as the marks of a list name it. */
export function cellKey(row: number, column: number): string {
  return `${row}\t${column}`;
}

/** The cells that edits change, by list. */
export function changedCells(edits: readonly ListEdit[]): ReadonlyMap<number, ReadonlySet<string>> {
  const cells = new Map<number, Set<string>>();
  for (const { list, row, column } of edits) {
    const own = cells.get(list) ?? new Set<string>();
    own.add(cellKey(row, column));
    cells.set(list, own);
  }
  return cells;
}

/** The steps that remain when a list is taken away: those behind it move up, and a step of which nothing is left is none. */
export function withoutList(
  steps: readonly (readonly ListEdit[])[],
  at: number,
): readonly (readonly ListEdit[])[] {
  return steps
    .map((step) =>
      step
        .filter(({ list }) => list !== at)
        .map((edit) => (edit.list > at ? { ...edit, list: edit.list - 1 } : edit)),
    )
    .filter((step) => step.length > 0);
}

/** The steps that remain of other lists when one is read anew. */
export function ofOthers(
  steps: readonly (readonly ListEdit[])[],
  at: number,
): readonly (readonly ListEdit[])[] {
  return steps
    .map((step) => step.filter(({ list }) => list !== at))
    .filter((step) => step.length > 0);
}
