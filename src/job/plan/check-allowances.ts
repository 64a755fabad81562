import { type Diagnostic, error, warning } from "../../base/diagnostic.ts";
import { nearestName } from "../../base/nearest-name.ts";
import { type Allowance, isAllowed } from "../../data/allowance.ts";
import { normalizeHeader } from "../../model/heading.ts";

/**
 * Tells of what the user lets pass and nothing is: a column that the lists do not have, a value that no finding is about. Who believes
 * that a finding is dealt with by it would not look again.
 *
 * Shape: `found` is all that is said of the lists, of rows that get no letter too, and whether it is let pass or not.
 * Errors: `option/unknown-column`; the warning `option/nothing-allowed`, one for each value.
 */
export function checkAllowances(
  allowances: readonly Allowance[],
  columns: readonly string[],
  found: readonly Diagnostic[],
): readonly Diagnostic[] {
  const at = { kind: "option", name: "--allow" } as const;
  return allowances.flatMap(({ column, values }) => {
    if (!columns.includes(normalizeHeader(column))) {
      const nearest = nearestName(column, columns) ?? "";
      const known = { option: "--allow", column, nearest, columns: columns.join("、") };
      return [error("option/unknown-column", at, known)];
    }
    const each = values === undefined ? [undefined] : values.map((value) => [value]);
    return each
      .filter((one) => !found.some((finding) => isAllowed(finding, { column, values: one })))
      .map((one) => {
        const given = one === undefined ? {} : { value: one.join("") };
        return warning("option/nothing-allowed", at, { column, ...given });
      });
  });
}
