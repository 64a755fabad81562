import { COLUMN_NAMES } from "../model/recipient.ts";
import type { LocalGovernment } from "./local-governments.ts";

/** What is known of a row's government; of a union or ward, which is in no table, the prefecture that its code begins with. */
type Known = Partial<LocalGovernment>;

/** The columns whose values the table of governments knows, with what it says of one. */
const KNOWN: readonly (readonly [string, (known: Known) => string | undefined])[] = [
  [COLUMN_NAMES.code, ({ code }) => code],
  [COLUMN_NAMES.kind, ({ kind }) => kind],
  [COLUMN_NAMES.prefecture, ({ prefecture }) => prefecture],
  [COLUMN_NAMES.name, ({ name }) => name],
  [COLUMN_NAMES.reading, ({ reading }) => reading],
];

/** The columns that a list need not have: where a row is a government's, the table says what is in them. */
export const FILLED_COLUMNS: readonly string[] = KNOWN.map(([column]) => column);

/**
 * Puts into a row's blank cells what the table says of its government: 種別, 都道府県, よみ … What is written there stays, to be held against
 * the table by the guard.
 *
 * Shape: changes `values`; gives the columns that were filled. Without a government nothing is.
 */
export function fillFromTable(
  values: string[],
  known: Known | undefined,
  indexOf: ReadonlyMap<string, number>,
): readonly string[] {
  if (known === undefined || known.hasHead === false) return [];
  return KNOWN.flatMap(([column, valueFor]) => {
    const index = indexOf.get(column);
    if (index === undefined || (values[index] ?? "").trim() !== "") return [];
    const value = valueFor(known);
    if (value === undefined) return [];
    values[index] = value;
    return [column];
  });
}
