import type { Diagnostic } from "../../base/diagnostic.ts";
import { normalizeHeader } from "../../model/heading.ts";
import type { Recipient, RecipientList } from "../../model/recipient.ts";
import { isOfficeAddress, isOfficePostalCode } from "../column-use.ts";
import { type LocalGovernments, localGovernments } from "../local-governments.ts";
import { besideCheck } from "./beside-check.ts";
import { bodyHonorificCheck } from "./body-honorific-check.ts";
import { bodyWordCheck } from "./body-word-check.ts";
import { cellsCheck } from "./cells-check.ts";
import { checkAddresses } from "./check-address.ts";
import { checkAgreement } from "./check-agreement.ts";
import { checkContradiction } from "./check-contradiction.ts";
import { checkGeneric } from "./check-generic.ts";
import { checkHead } from "./check-head.ts";
import { checkHonorific } from "./check-honorific.ts";
import { checkPlace, officePostalCodes } from "./check-place.ts";
import { checkShift } from "./check-shift.ts";
import { checkTitles, type UnusualTitle, unusualTitle } from "./check-titles.ts";
import { chosenCheck } from "./chosen-check.ts";
import { countyCheck } from "./county-check.ts";
import { duplicateCheck } from "./duplicate-check.ts";
import { earlierCheck } from "./earlier-check.ts";
import { exchangeCheck } from "./exchange-check.ts";
import { headingsOf } from "./headings-of.ts";
import { honorificCheck } from "./honorific-check.ts";
import type { ListCheck, RowCheck } from "./list-check.ts";
import { loneOfficeCheck } from "./lone-office-check.ts";
import { type MemberSet, memberCheck } from "./member-check.ts";
import { namedPlacesCheck } from "./named-places-check.ts";
import { officeHolderCheck } from "./office-holder-check.ts";
import { officeTwiceCheck } from "./office-twice-check.ts";
import { otherBodyCheck } from "./other-body-check.ts";
import { personBesideCheck } from "./person-beside-check.ts";
import { personCheck } from "./person-check.ts";
import { placeNameCheck } from "./place-name-check.ts";
import { probableDuplicateCheck } from "./probable-duplicate-check.ts";
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
  const whom = whomChecks(list, headings, governments);
  const bodyHonorifics = bodyHonorificCheck();
  const holders = officeTwiceCheck(headings);
  const sending = sendingChecks(headings, options);
  const members = memberCheck(list, governments, options.members);
  const seeing = [
    ...whom,
    ...sending,
    readings,
    honorifics,
    zeros,
    bodyHonorifics,
    holders,
    members,
  ];
  const body = bodyChecks(governments);
  const places = namedPlacesCheck(governments);
  const duplicates = duplicateCheck(list, governments);
  const probable = probableDuplicateCheck(list, governments);
  for (const recipient of list.recipients) {
    diagnostics.push(
      ...checkBody(recipient, body),
      ...checkPlace(recipient, postalCodes, governments, offices),
      ...places(recipient),
      ...checkHonorific(recipient),
    );
    for (const check of seeing) check.see(recipient);
    probable.see(recipient, duplicates.see(recipient));
    const title = unusualTitle(recipient, governments);
    if (title !== undefined) titles.push(title);
  }
  for (const column of headings.filter(isOfficeAddress))
    diagnostics.push(...checkAddresses(list, column, governments));
  settleNames(diagnostics, list, governments);
  diagnostics.push(...readings.findings());
  const unusual = honorifics.findings();
  const same = duplicates.findings();
  return [
    ...checkShift({ list, headings, governments, offices }, diagnostics),
    ...diagnostics,
    ...whom.flatMap((check) => check.findings()),
    ...checkTitles(titles),
    ...sending.flatMap((check) => check.findings()),
    ...withoutSame(holders.findings(), same),
    ...withoutSame(bodyHonorifics.findings(), unusual),
    ...unusual,
    ...zeros.findings(),
    ...same,
    ...probable.findings(),
    ...members.findings(),
  ];
}

/** Who is addressed, in the order in which it is said. */
function whomChecks(
  { recipients }: RecipientList,
  headings: readonly string[],
  governments: LocalGovernments,
): readonly ListCheck[] {
  return [
    earlierCheck(recipients, governments),
    exchangeCheck(headings),
    otherBodyCheck(governments),
    personCheck(headings, governments),
    loneOfficeCheck(governments),
    bodyWordCheck(),
    officeHolderCheck(governments),
    placeNameCheck(governments),
    personBesideCheck(headings),
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
  if (found.length === 0) return [];
  const rows = new Set(said.map(({ at }) => (at.kind === "cell" ? `${at.path}\t${at.row}` : "")));
  return found.filter(({ at }) => at.kind === "cell" && !rows.has(`${at.path}\t${at.row}`));
}

function bodyChecks(governments: LocalGovernments): readonly RowCheck[] {
  return [
    (recipient) => checkAgreement(recipient, governments),
    (recipient) => checkGeneric(recipient, governments),
    (recipient) => checkContradiction(recipient, governments),
    checkHead,
    besideCheck(governments),
    cellsCheck(governments),
    countyCheck(governments),
  ];
}

/** Whether a row's columns speak of one government; a contradiction is said once. */
function checkBody(recipient: Recipient, checks: readonly RowCheck[]): readonly Diagnostic[] {
  let found: readonly Diagnostic[] = [];
  for (const check of checks) {
    const more = check(recipient);
    if (more.length === 0) continue;
    found = [...found, ...more];
    if (found.some(({ severity }) => severity === "error")) break;
  }
  return found;
}
