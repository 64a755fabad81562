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

/** What a list's edits were when they were written for the last time, with what that gave. */
export interface Written<Made> {
  readonly made: Made | undefined;
}

/**
 * Writes a list's edits, and once more as long as other ones are there when they are written: what was changed or taken back
 * meanwhile is in the last file as it is in the list. How many there are says nothing: one that is taken back and another that is
 * made are as many.
 *
 * Shape: undefined where nothing is to be written any more; without `made` where something stands in the way.
 */
export async function writeEdits<Made>(
  editsNow: () => readonly ListEdit[],
  write: () => Promise<Made | undefined>,
): Promise<Written<Made> | undefined> {
  for (;;) {
    const edits = editsNow();
    if (edits.length === 0) return undefined;
    const made = await write();
    if (made === undefined || hasSame(edits, editsNow())) return { made };
  }
}

/** Whether edits of a list are the same. Its place among the lists is none of them: one before it may be taken away. */
function hasSame(own: readonly ListEdit[], other: readonly ListEdit[]): boolean {
  return (
    own.length === other.length &&
    own.every(({ row, column, value, reason }, at) => {
      const edit = other[at];
      return (
        row === edit?.row &&
        column === edit.column &&
        value === edit.value &&
        reason === edit.reason
      );
    })
  );
}
