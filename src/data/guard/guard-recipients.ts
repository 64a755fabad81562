import type { Diagnostic } from "../../base/diagnostic.ts";
import { normalizeHeader } from "../../model/heading.ts";
import type { Recipient, RecipientList } from "../../model/recipient.ts";
import { isOfficeAddress, isOfficePostalCode } from "../column-use.ts";
import { type LocalGovernments, localGovernments } from "../local-governments.ts";
import { bodyHonorificCheck } from "./body-honorific-check.ts";
import { bodyWordCheck } from "./body-word-check.ts";
import { checkAddresses } from "./check-address.ts";
import { checkAgreement } from "./check-agreement.ts";
import { checkBeside } from "./check-beside.ts";
import { checkCells } from "./check-cells.ts";
import { checkContradiction } from "./check-contradiction.ts";
import { checkCounty } from "./check-county.ts";
import { checkDuplicates } from "./check-duplicates.ts";
import { checkGeneric } from "./check-generic.ts";
import { checkHead } from "./check-head.ts";
import { checkHonorific } from "./check-honorific.ts";
import { checkMembers, type MemberSet } from "./check-members.ts";
import { checkPlace, officePostalCodes } from "./check-place.ts";
import { checkPlaceNames } from "./check-place-names.ts";
import { checkShift } from "./check-shift.ts";
import { checkTitles, type UnusualTitle, unusualTitle } from "./check-titles.ts";
import { chosenCheck } from "./chosen-check.ts";
import { earlierCheck } from "./earlier-check.ts";
import { exchangeCheck } from "./exchange-check.ts";
import { headingsOf } from "./headings-of.ts";
import { honorificCheck } from "./honorific-check.ts";
import type { ListCheck } from "./list-check.ts";
import { loneOfficeCheck } from "./lone-office-check.ts";
import { officeHolderCheck } from "./office-holder-check.ts";
import { officeTwiceCheck } from "./office-twice-check.ts";
import { otherBodyCheck } from "./other-body-check.ts";
import { personBesideCheck } from "./person-beside-check.ts";
import { personCheck } from "./person-check.ts";
import { placeNameCheck } from "./place-name-check.ts";
import { probableDuplicates } from "./probable-duplicates.ts";
import { readingCheck } from "./reading-check.ts";
import { redirectCheck } from "./redirect-check.ts";
import { sendCheck } from "./send-check.ts";
import { settleNames } from "./settle-names.ts";
import { zeroCheck } from "./zero-check.ts";

/** What a list is held to. */
export interface GuardOptions {
  /**
   * Sets whose every member must be there. Without it, a set is taken to be meant when more than half
   * of its members are there.
   */
  readonly members?: readonly MemberSet[];
  /** The letter's own day, as `isoDay` gives it: who leaves after it is not gone. */
  readonly date?: string;
  /** Columns of which the letter asks whether they have a value (もし): a blank is an answer there. */
  readonly conditions?: readonly string[];
}

/**
 * Guards a list (宛名の照合): its rows agree with themselves and with the official table, nobody is in
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
  const headings = [...headingsOf(list)];
  const postalCodes = headings.filter(isOfficePostalCode);
  const offices = officePostalCodes(postalCodes.length > 0);
  const diagnostics: Diagnostic[] = [];
  const titles: UnusualTitle[] = [];
  const readings = readingCheck(governments);
  const honorifics = honorificCheck(list);
  const zeros = zeroCheck();
  // Who is addressed, in the order in which it is said.
  const whom = [
    earlierCheck(list.recipients, governments),
    exchangeCheck(headings),
    otherBodyCheck(governments),
    personCheck(headings, governments),
    loneOfficeCheck(governments),
    bodyWordCheck(),
    officeHolderCheck(governments),
    placeNameCheck(governments),
    personBesideCheck(headings),
  ];
  const bodyHonorifics = bodyHonorificCheck();
  const holders = officeTwiceCheck(headings);
  const sending = sendingChecks(headings, options);
  for (const recipient of list.recipients) {
    diagnostics.push(
      ...checkBody(recipient, governments),
      ...checkPlace(recipient, postalCodes, governments, offices),
      ...checkPlaceNames(recipient, governments),
      ...checkHonorific(recipient),
    );
    readings.see(recipient);
    honorifics.see(recipient);
    zeros.see(recipient);
    for (const check of [...whom, ...sending]) check.see(recipient);
    bodyHonorifics.see(recipient);
    holders.see(recipient);
    const title = unusualTitle(recipient, governments);
    if (title !== undefined) titles.push(title);
  }
  for (const column of headings.filter(isOfficeAddress))
    diagnostics.push(...checkAddresses(list, column, governments));
  settleNames(diagnostics, list, governments);
  diagnostics.push(...readings.findings());
  const unusual = honorifics.findings();
  const duplicates = checkDuplicates(list, governments);
  return [
    ...checkShift({ list, headings, governments, offices }, diagnostics),
    ...diagnostics,
    ...whom.flatMap((check) => check.findings()),
    ...checkTitles(titles),
    ...sending.flatMap((check) => check.findings()),
    ...withoutSame(holders.findings(), duplicates),
    ...withoutSame(bodyHonorifics.findings(), unusual),
    ...unusual,
    ...zeros.findings(),
    ...duplicates,
    ...probableDuplicates(list, governments),
    ...checkMembers(list, governments, options.members),
  ];
}

/** Whether a row's letter is to be sent, and where to. */
function sendingChecks(
  headings: readonly string[],
  { date, conditions = [] }: GuardOptions,
): readonly ListCheck[] {
  const asked = new Set(conditions.map(normalizeHeader));
  const unasked = headings.filter((heading) => !asked.has(heading));
  return [sendCheck(headings, date), chosenCheck(unasked), redirectCheck(headings)];
}

/** What is not said of the same cell already. */
function withoutSame(
  found: readonly Diagnostic[],
  said: readonly Diagnostic[],
): readonly Diagnostic[] {
  const rows = new Set(said.map(({ at }) => (at.kind === "cell" ? `${at.path}\t${at.row}` : "")));
  return found.filter(({ at }) => at.kind === "cell" && !rows.has(`${at.path}\t${at.row}`));
}

/** Whether a row's columns speak of one government; a contradiction is said once. */
function checkBody(recipient: Recipient, governments: LocalGovernments): readonly Diagnostic[] {
  let found: readonly Diagnostic[] = [];
  for (const check of [
    checkAgreement,
    checkGeneric,
    checkContradiction,
    checkHead,
    checkBeside,
    checkCells,
    checkCounty,
  ]) {
    found = [...found, ...check(recipient, governments)];
    if (found.some(({ severity }) => severity === "error")) break;
  }
  return found;
}
