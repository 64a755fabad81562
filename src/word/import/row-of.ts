import { KIND_COLUMN } from "../if-versions.ts";
import type { PlacedTag } from "./imported-letter.ts";
import type { Row } from "./merge-field.ts";

/**
 * Gives the row of a list that makes an imported letter again: what the file shows in the place of each tag.
 *
 * Shape: of the kinds of body that its conditions may have been merged for, the one with which most tags print what is shown;
 * samples where that cannot be known. `words` are columns whose values are known besides.
 */
export function rowOf(tags: readonly PlacedTag[], words: readonly Row[]): Row {
  const kinds = new Set(
    tags.flatMap(({ rowsFor, shown }) =>
      rowsFor(shown).flatMap((one) => one.get(KIND_COLUMN) ?? []),
    ),
  );
  const starts =
    kinds.size === 0 ? [NO_ROW] : [...kinds].map((kind) => new Map([[KIND_COLUMN, kind]]));
  const found = starts.map((start) => rowFrom(start, tags));
  const most = Math.max(...found.map(({ agreed }) => agreed));
  const row = new Map(found.find(({ agreed }) => agreed === most)?.row);
  for (const { sample } of tags) takeMissing(row, sample);
  for (const one of words) for (const [column, value] of one) row.set(column, value);
  return row;
}

const NO_ROW: Row = new Map();

function rowFrom(
  start: Row,
  tags: readonly PlacedTag[],
): { readonly row: Row; readonly agreed: number } {
  const row = new Map(start);
  let agreed = 0;
  for (const { rowsFor, shown } of tags) {
    const found = rowsFor(shown).find((one) => agrees(one, row));
    if (found === undefined) continue;
    agreed += 1;
    takeMissing(row, found);
  }
  return { row, agreed };
}

function takeMissing(row: Map<string, string>, from: Row): void {
  for (const [column, value] of from) if (isUnknown(row.get(column))) row.set(column, value);
}

/** Whether a row has nothing else in the columns of another; an empty cell is not known yet. */
export function agrees(one: Row, other: Row): boolean {
  return [...one].every(([column, value]) => {
    const known = other.get(column);
    return isUnknown(known) || known === value;
  });
}

function isUnknown(value: string | undefined): value is "" | undefined {
  return value === undefined || value === "";
}
