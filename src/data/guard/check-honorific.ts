import { type Diagnostic, error, warning } from "../../base/diagnostic.ts";
import { FOR_BODIES, HONORIFICS, honorificProblem } from "../../language/honorific.ts";
import { isPersonTitle } from "../../language/title.ts";
import { cellIn, type Recipient, valueIn } from "../../model/recipient.ts";
import { isNoName } from "../characters/check-damage.ts";

/**
 * Tells whether a recipient has an honorific (敬称) and one that fits.
 *
 * Errors: `csv/empty-honorific`, `csv/doubled-honorific`, `csv/honorific-for-bodies`; the warning
 * `csv/unknown-honorific`.
 */
export function checkHonorific(recipient: Recipient): readonly Diagnostic[] {
  const cell = cellIn(recipient.fields, "honorific");
  if (cell === undefined) return [];
  const value = cell.value.trim();
  const title = valueIn(recipient.fields, "title").trim();
  if (value === "") return [error("csv/empty-honorific", cell.at, { row: recipient.row })];
  if (!HONORIFICS.includes(value)) {
    // 〃 is said to be no name where the value is read.
    if (isNoName(value)) return [];
    const isDoubled = honorificProblem(`${title}${value}`) === "doubled";
    return [
      isDoubled
        ? error("csv/doubled-honorific", cell.at, { value: `${title}${value}` })
        : warning("csv/unknown-honorific", cell.at, { value, known: HONORIFICS.join("、") }),
    ];
  }
  if (honorificProblem(`${title}${value}`) === "doubled")
    return [error("csv/doubled-honorific", cell.at, { value: `${title}${value}` })];
  if (value === FOR_BODIES && isPersonTitle(title))
    return [error("csv/honorific-for-bodies", cell.at, { value, title })];
  return [];
}
