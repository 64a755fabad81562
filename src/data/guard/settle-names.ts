import { type Diagnostic, warning } from "../../base/diagnostic.ts";
import { type RecipientList, valueIn } from "../../model/recipient.ts";
import { governmentsNamed } from "../government-code.ts";
import type { LocalGovernments } from "../local-governments.ts";

/** Governments of one prefecture from which on a list is of that prefecture. */
const SOME = 3;

/**
 * Makes a 注意 of a name that several governments have, where all others of the list are of one prefecture which has it too: 川西町 in a
 * list of 奈良県, although 山形県 has one.
 *
 * Shape: changes `found`.
 * Warnings: `csv/name-by-others`.
 */
export function settleNames(
  found: Diagnostic[],
  { recipients }: RecipientList,
  governments: LocalGovernments,
): void {
  if (!found.some(({ code }) => code === "csv/name-of-several")) return;
  const codes = new Map<string, string>();
  for (const { fields } of recipients) {
    const known = governments.byCode.get(valueIn(fields, "code"));
    const named =
      known ??
      onlyOne(governmentsNamed({ prefecture: "", name: valueIn(fields, "name") }, governments));
    if (named !== undefined) codes.set(named.code, named.prefecture);
  }
  const prefecture = onlyOne([...new Set(codes.values())]);
  if (prefecture === undefined || codes.size < SOME) return;
  for (const [index, { code, at, values }] of found.entries()) {
    if (code !== "csv/name-of-several") continue;
    const { column = "", value = "", candidates = "" } = values;
    const name = String(value);
    if (governmentsNamed({ prefecture, name }, governments).length !== 1) continue;
    const all = { column: String(column), value: name, candidates: String(candidates), prefecture };
    found[index] = warning("csv/name-by-others", at, all);
  }
}

function onlyOne<T>(items: readonly T[]): T | undefined {
  return items.length === 1 ? items[0] : undefined;
}
