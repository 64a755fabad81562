import type { Diagnostic } from "../../base/diagnostic.ts";
import type { RecipientList } from "../../model/recipient.ts";
import { type LocalGovernments, localGovernments } from "../local-governments.ts";
import { checkAgreement } from "./check-agreement.ts";
import { checkDuplicates } from "./check-duplicates.ts";
import { checkHonorific } from "./check-honorific.ts";
import { checkMembers, type MemberSet } from "./check-members.ts";
import { checkPlace, officePostalCodes } from "./check-place.ts";
import { checkShift } from "./check-shift.ts";
import { checkTitles } from "./check-titles.ts";

/** What a list is held to. */
export interface GuardOptions {
  /**
   * Sets of which every member must be there. Without it, a set is taken to be meant when more than half
   * of its members are there.
   */
  readonly members?: readonly MemberSet[];
}

/**
 * Guards a list (宛名の照合): its rows agree with themselves and with the official table, nobody stands in
 * it twice, and nobody of a set is missing. A row that has slipped does not pass.
 *
 * Shape: `governments` is the official table; a caller that has it already gives it.
 * Errors and warnings: see `base/messages/csv-guard.ts`.
 * Cost: linear; remembers one key for each recipient.
 */
export function guardRecipients(
  list: RecipientList,
  options: GuardOptions = {},
  governments: LocalGovernments = localGovernments(),
): readonly Diagnostic[] {
  if (list.recipients.length === 0) return [];
  const offices = officePostalCodes(hasPlaces(list));
  const diagnostics: Diagnostic[] = [];
  for (const recipient of list.recipients) {
    diagnostics.push(
      ...checkAgreement(recipient, governments),
      ...checkPlace(recipient, governments, offices),
      ...checkHonorific(recipient),
    );
  }
  return [
    ...checkShift(list, governments, offices, diagnostics),
    ...diagnostics,
    ...checkTitles(list, governments),
    ...checkDuplicates(list),
    ...checkMembers(list, governments, options.members),
  ];
}

/** Whether any of the lists has a column that the tables of postal codes are needed for. */
function hasPlaces(list: RecipientList): boolean {
  for (const { fields } of list.recipients) if (fields.has("郵便番号")) return true;
  return false;
}
