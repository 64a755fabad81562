import { type Diagnostic, error } from "../../base/diagnostic.ts";
import type { Recipient, RecipientList } from "../../model/recipient.ts";
import type { LocalGovernment, LocalGovernments } from "../local-governments.ts";
import { nameKey } from "../name-key.ts";
import { titleOf } from "./check-agreement.ts";
import type { OfficePostalCodes } from "./check-place.ts";

/** Rows in a run that must have slipped the same way before it is called a shift. */
const SHORTEST_SHIFT = 3;

/** The columns that can slip against the codes, with what a government has there. */
const COLUMNS: readonly {
  readonly column: string;
  readonly expected: (government: LocalGovernment, offices: OfficePostalCodes) => string;
}[] = [
  { column: "団体名", expected: ({ name }) => name },
  { column: "職名", expected: titleOf },
  { column: "郵便番号", expected: ({ code }, offices) => offices.postalCodeOf.get(code) ?? "" },
];

const MISMATCHES: ReadonlySet<string> = new Set([
  "csv/name-mismatch",
  "csv/title-mismatch",
  "csv/postal-code-of-another",
]);

/**
 * Finds columns that have slipped against the codes (行ずれ): over several rows, the name, title or postal
 * code belongs to the row above or below.
 *
 * Shape: one finding for each run of rows, at the first wrong cell.
 * Errors: `csv/row-shift`.
 */
export function checkShift(
  list: RecipientList,
  governments: LocalGovernments,
  offices: OfficePostalCodes,
  found: readonly Diagnostic[],
): readonly Diagnostic[] {
  if (!found.some(({ code }) => MISMATCHES.has(code))) return [];
  const recipients = [...list.recipients];
  return COLUMNS.flatMap(({ column, expected }) => {
    const keys = recipients.map(({ fields }) => keyOf(fields.get(column)?.value ?? ""));
    const official = recipients.map(({ fields }) => {
      const government = governments.byCode.get(fields.get("団体コード")?.value ?? "");
      return government === undefined ? undefined : keyOf(expected(government, offices));
    });
    const slippedBy = (offset: number): readonly boolean[] =>
      keys.map((key, index) => {
        return key !== "" && key !== official[index] && key === official[index + offset];
      });
    return [
      ...shifts(recipients, column, slippedBy(-1), "down"),
      ...shifts(recipients, column, slippedBy(1), "up"),
    ];
  });
}

/** Names by their key, postal codes by their digits. */
function keyOf(value: string): string {
  return nameKey(value).replaceAll(/[〒-]/gu, "");
}

function shifts(
  recipients: readonly Recipient[],
  column: string,
  hasSlipped: readonly boolean[],
  direction: "down" | "up",
): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  for (let start = 0; start < hasSlipped.length; start += 1) {
    let end = start;
    while (hasSlipped[end] === true) end += 1;
    const [first, last] = [recipients[start], recipients[end - 1]];
    const at = first?.fields.get(column)?.at;
    if (end - start >= SHORTEST_SHIFT && first && last && at !== undefined) {
      const values = { column, first: first.row, last: last.row, direction };
      diagnostics.push(error("csv/row-shift", at, values));
    }
    start = Math.max(start, end);
  }
  return diagnostics;
}
