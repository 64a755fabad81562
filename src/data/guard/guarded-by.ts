import { normalizeHeader } from "../../model/heading.ts";
import type { GuardOptions } from "./guard-recipients.ts";
import { isLeavingDay, needsLetters } from "./send-check.ts";

/** What of a letter a list with these headings is guarded by: where it is the same, so is what is found. */
export function guardedBy(
  headings: readonly string[],
  { date, conditions = [] }: GuardOptions,
): string {
  const asked = new Set(conditions.map(normalizeHeader));
  const marks = headings.filter((heading) => needsLetters(heading) && asked.has(heading));
  return [headings.some(isLeavingDay) ? date : "", ...marks].join("\t");
}
