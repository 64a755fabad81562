import type { Diagnostic } from "../base/diagnostic.ts";
import type { DiagnosticCode } from "../base/diagnostic-code.ts";
import { normalizeHeader } from "../model/heading.ts";
import { columnNameOf } from "./column-words.ts";

/** What the user lets pass: values of a column that are meant as they stand; undefined for all of the column. */
export interface Allowance {
  readonly column: string;
  readonly values: readonly string[] | undefined;
}

/**
 * The findings that say that a value looks damaged, slipped or unusual: with them alone the user can be right. What
 * contradicts the official table is put right in the list.
 */
const ALLOWABLE: ReadonlySet<DiagnosticCode> = new Set<DiagnosticCode>([
  "csv/address-of-another",
  "csv/backslash",
  "csv/cell-error",
  "csv/cells-exchanged",
  "csv/code-not-listed",
  "csv/decomposed-character",
  "csv/duplicate-recipient",
  "csv/earlier-of-another",
  "csv/earlier-shift",
  "csv/escaped-character",
  "csv/exponent",
  "csv/formula-text",
  "csv/half-width-kana",
  "csv/honorific-of-others",
  "csv/honorific-unusual",
  "csv/lost-mark",
  "csv/lost-zero",
  "csv/name-by-others",
  "csv/name-form",
  "csv/name-without-code",
  "csv/not-a-name",
  "csv/not-to-be-sent",
  "csv/office-twice",
  "csv/overflowed-cell",
  "csv/own-predecessor",
  "csv/person-of-other-office",
  "csv/person-repeated",
  "csv/person-unusual",
  "csv/place-contradiction",
  "csv/place-unknown",
  "csv/postal-code-prefecture",
  "csv/probable-duplicate",
  "csv/program-word",
  "csv/reading-of-another",
  "csv/reading-unknown",
  "csv/redirected",
  "csv/surrounding-space",
  "csv/title-alone",
  "csv/title-and-person-exchanged",
  "csv/title-form",
  "csv/title-of-other-body",
  "csv/title-unusual",
  "csv/unknown-honorific",
  "csv/word-mistyped",
  "csv/zero-date",
]);

/** What lets a finding pass; undefined where only a correction does. */
export function allowanceFor({ code, at, values }: Diagnostic): Allowance | undefined {
  if (!ALLOWABLE.has(code) || at.kind !== "cell" || at.header === undefined) return undefined;
  const value = values["value"];
  return { column: at.header, values: value === undefined ? undefined : [String(value)] };
}

/** Splits findings into those that remain and those that the user has let pass (`--allow`). */
export function withoutAllowed(
  found: readonly Diagnostic[],
  allowances: readonly Allowance[],
): { readonly remaining: readonly Diagnostic[]; readonly allowed: readonly Diagnostic[] } {
  if (allowances.length === 0) return { remaining: found, allowed: [] };
  const passes = (finding: Diagnostic): boolean =>
    allowances.some((one) => isAllowed(finding, one));
  return { remaining: found.filter((one) => !passes(one)), allowed: found.filter(passes) };
}

/** Whether a finding is one that an allowance lets pass. */
export function isAllowed(
  { code, at, values }: Diagnostic,
  { column, values: meant }: Allowance,
): boolean {
  if (!ALLOWABLE.has(code) || at.kind !== "cell") return false;
  if (columnNameOf(normalizeHeader(column)) !== columnNameOf(at.header ?? "")) return false;
  return meant === undefined || meant.includes(String(values["value"]));
}
