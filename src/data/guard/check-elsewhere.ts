import { type Diagnostic, error } from "../../base/diagnostic.ts";
import { type Cell, COLUMN_NAMES } from "../../model/recipient.ts";
import { governmentsNamed } from "../government-code.ts";
import { describeGovernment, type LocalGovernments } from "../local-governments.ts";
import { isWardIn } from "../wards.ts";

/**
 * Tells of a cell that names a government of another prefecture than the row's: 福岡県 and 北海道, 青森県 and 札幌市長.
 *
 * Shape: `name` is the government that the cell names; undefined where one of that name is in the prefecture, or a ward of one of its
 * cities, or where there is none.
 * Errors: `csv/name-elsewhere`.
 */
export function checkElsewhere(
  { at, value }: Cell,
  name: string,
  prefecture: string,
  governments: LocalGovernments,
): Diagnostic | undefined {
  if (governmentsNamed({ prefecture, name }, governments).length > 0) return undefined;
  const others = governmentsNamed({ prefecture: "", name }, governments);
  if (others.length === 0 || isWardIn(name, prefecture, governments)) return undefined;
  return error("csv/name-elsewhere", at, {
    column: at.header ?? COLUMN_NAMES.name,
    value,
    prefecture,
    others: others.map(describeGovernment).join("、"),
  });
}
