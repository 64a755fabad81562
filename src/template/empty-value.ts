import { type Diagnostic, error } from "../base/diagnostic.ts";
import type { Location } from "../base/location.ts";
import type { Cell } from "../model/recipient.ts";

/**
 * Says that a cell which the letter needs is empty, or that the list has no such column and the table of governments does not know
 * the row. Shape: `asked` is the place that needs it, `label` what stands there.
 */
export function emptyValue(
  { at }: Cell,
  column: string,
  asked: Location,
  label: string,
): Diagnostic {
  const values = { column, row: at.row };
  return error(
    "template/empty-value",
    at,
    at.isAbsent === true ? { ...values, lacking: "column" } : values,
    [{ at: asked, label }],
  );
}
