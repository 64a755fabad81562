import { type Diagnostic, error } from "../../base/diagnostic.ts";
import { KeyIndex } from "../../base/key-index.ts";
import { cellIn, type Recipient, type RecipientList, valueIn } from "../../model/recipient.ts";
import { nameKey } from "../name-key.ts";

/**
 * Finds recipients that stand in the list twice: with the same code and title, or, without a code, with
 * the same kind and title. One code with two titles is two letters.
 *
 * Errors: `csv/duplicate-recipient`.
 */
export function checkDuplicates(list: RecipientList): readonly Diagnostic[] {
  const known = new KeyIndex((index) => {
    const recipient = list.recipients.at(index);
    return recipient === undefined ? "" : keyOf(recipient);
  });
  const diagnostics: Diagnostic[] = [];
  let index = 0;
  for (const recipient of list.recipients) {
    const first = known.earlier(keyOf(recipient), index);
    const earlier = first === undefined ? undefined : list.recipients.at(first);
    if (earlier !== undefined) diagnostics.push(...duplicate(recipient, earlier));
    index += 1;
  }
  return diagnostics;
}

/** What makes a recipient one and the same; further columns such as a person's name count too. */
function keyOf({ fields }: Recipient): string {
  const code = valueIn(fields, "code");
  const title = nameKey(valueIn(fields, "title"));
  const person = valueIn(fields, "person").trim(); // 澤田 and 沢田 are two people
  const kind = code === "" ? valueIn(fields, "kind") : "";
  return `${code}\n${kind}\n${title}\n${person}`;
}

function duplicate(recipient: Recipient, earlier: Recipient): readonly Diagnostic[] {
  const cell = cellIn(recipient.fields, "code");
  const before = cellIn(earlier.fields, "code");
  if (cell === undefined || before === undefined) return [];
  const title = valueIn(recipient.fields, "title");
  const firstList = earlier.path === recipient.path ? "" : earlier.path;
  const values = { title, code: cell.value, row: recipient.row, first: earlier.row, firstList };
  return [error("csv/duplicate-recipient", cell.at, values, [{ at: before.at, label: title }])];
}
