import { type Diagnostic, error } from "../../base/diagnostic.ts";
import type { Sequence } from "../../base/sequence.ts";
import {
  COLUMN_NAMES,
  type Recipient,
  type RecipientList,
  valueIn,
} from "../../model/recipient.ts";
import { isOfficeAddress, isOfficePostalCode } from "../column-use.ts";
import { titleOf } from "../government-code.ts";
import type { LocalGovernment, LocalGovernments } from "../local-governments.ts";
import { nameKey } from "../name-key.ts";
import { isAddressOf } from "./check-address.ts";
import type { OfficePostalCodes } from "./check-place.ts";
import { isReadingOf } from "./reading-of.ts";

/** Rows in a run that must have slipped the same way before it is called a shift. */
const SHORTEST_SHIFT = 3;

/** The columns that can slip against the codes, by their headings, with how a value is known as a government's. */
const COLUMNS: readonly {
  readonly isMeant: (heading: string) => boolean;
  readonly belongs: (value: string, government: LocalGovernment, tables: Tables) => boolean;
}[] = [
  {
    isMeant: (heading) => heading === COLUMN_NAMES.name,
    belongs: (value, { name }) => nameKey(value) === nameKey(name),
  },
  {
    isMeant: (heading) => heading === COLUMN_NAMES.reading,
    belongs: (value, one) => isReadingOf(value, one),
  },
  {
    isMeant: (heading) => heading === COLUMN_NAMES.title,
    belongs: (value, one) => nameKey(value) === nameKey(titleOf(one)),
  },
  {
    isMeant: isOfficePostalCode,
    belongs: (value, { code }, { offices }) =>
      nameKey(value).replaceAll(/[〒-]/gu, "") === offices.postalCodeOf.get(code),
  },
  {
    isMeant: isOfficeAddress,
    belongs: (value, one, { governments }) => isAddressOf(value, one, governments),
  },
];

interface Tables {
  readonly governments: LocalGovernments;
  readonly offices: OfficePostalCodes;
}

/** A list with its headings, and what it is held to. */
export interface ShiftTables extends Tables {
  readonly list: RecipientList;
  readonly headings: readonly string[];
}

const MISMATCHES: ReadonlySet<string> = new Set([
  "csv/name-mismatch",
  "csv/title-mismatch",
  "csv/postal-code-of-another",
  "csv/address-mismatch",
  "csv/address-of-another",
  "csv/reading-of-another",
]);

/**
 * Finds columns that have slipped against the codes (行ずれ): over several rows, the name, reading, title,
 * postal code or address belongs to the row above or below.
 *
 * Shape: one finding for each run of rows, at the first wrong cell.
 * Errors: `csv/row-shift`.
 */
export function checkShift(
  { list, headings, governments, offices }: ShiftTables,
  found: readonly Diagnostic[],
): readonly Diagnostic[] {
  if (!found.some(({ code }) => MISMATCHES.has(code))) return [];
  const { recipients } = list;
  const tables = { governments, offices };
  const official: (LocalGovernment | undefined)[] = [];
  for (const { fields } of recipients)
    official.push(governments.byCode.get(valueIn(fields, "code")));
  const columns = COLUMNS.flatMap(({ isMeant, belongs }) =>
    headings.filter(isMeant).map((column) => ({ column, belongs })),
  );
  return columns.flatMap(({ column, belongs }) => {
    const isOf = (value: string, government: LocalGovernment | undefined): boolean =>
      government !== undefined && belongs(value, government, tables);
    // By row, whether its value is that of the row above, or of the one below; of a long list no row is held.
    const [down, up] = [new Uint8Array(recipients.length), new Uint8Array(recipients.length)];
    let index = -1;
    for (const { fields } of recipients) {
      index += 1;
      const value = fields.get(column)?.value.trim() ?? "";
      if (value === "" || isOf(value, official[index])) continue;
      if (isOf(value, official[index - 1])) down[index] = 1;
      if (isOf(value, official[index + 1])) up[index] = 1;
    }
    return [...shifts(recipients, column, down, "down"), ...shifts(recipients, column, up, "up")];
  });
}

function shifts(
  recipients: Sequence<Recipient>,
  column: string,
  hasSlipped: Uint8Array,
  direction: "down" | "up",
): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  for (let start = 0; start < hasSlipped.length; start += 1) {
    let end = start;
    while (hasSlipped[end] === 1) end += 1;
    const isShift = end - start >= SHORTEST_SHIFT;
    const [first, last] = isShift ? [recipients.at(start), recipients.at(end - 1)] : [];
    const at = first?.fields.get(column)?.at;
    if (first && last && at !== undefined) {
      const values = { column, first: first.row, last: last.row, direction };
      diagnostics.push(error("csv/row-shift", at, values));
    }
    start = Math.max(start, end);
  }
  return diagnostics;
}
