import type { Diagnostic } from "../base/diagnostic.ts";
import type { RecipientList } from "../model/recipient.ts";
import type { Template } from "../template/compile-template.ts";
import { checkAlike } from "./check-alike.ts";
import { checkKindTwice } from "./check-kind-twice.ts";
import { checkOffice } from "./check-office.ts";

/**
 * Tells what is wrong with a list as a template prints it, check by check: what neither of the two shows alone.
 *
 * Errors and warnings: those of `checkAlike`, `checkOffice` and `checkKindTwice`.
 */
export function* checkPrinted(
  list: RecipientList,
  template: Template,
): Generator<readonly Diagnostic[]> {
  for (const check of [checkAlike, checkOffice, checkKindTwice]) yield check(list, template);
}
