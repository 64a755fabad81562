import { type Diagnostic, error } from "../../base/diagnostic.ts";
import { KeyIndex } from "../../base/key-index.ts";
import { cellIn, type Recipient, type RecipientList, valueIn } from "../../model/recipient.ts";
import type { LocalGovernments } from "../local-governments.ts";
import { nameKey } from "../name-key.ts";

/**
 * Finds recipients that are in the list twice: with the same code and title, without a code with the same kind, title
 * and body, or once with and once without the code. One code with two titles is two letters, and so are two companies'
 * 代表取締役社長.
 *
 * Errors: `csv/duplicate-recipient`.
 */
export function checkDuplicates(
  list: RecipientList,
  governments: LocalGovernments,
): readonly Diagnostic[] {
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
  return [...diagnostics, ...withAndWithoutCode(list, governments)];
}

/** Rows without a code that are addressed as a row with one is. */
function withAndWithoutCode(
  { recipients }: RecipientList,
  { byCode, byName }: LocalGovernments,
): readonly Diagnostic[] {
  const coded = new Map<string, Recipient[]>();
  for (const recipient of recipients) {
    const title = nameKey(valueIn(recipient.fields, "title"));
    if (title !== "" && cellIn(recipient.fields, "code")?.value === "") coded.set(title, []);
  }
  if (coded.size === 0) return [];
  for (const recipient of recipients)
    if (valueIn(recipient.fields, "code") !== "")
      coded.get(nameKey(valueIn(recipient.fields, "title")))?.push(recipient);
  const isSame = (one: Recipient, { fields, id }: Recipient): boolean => {
    const prefecture = valueIn(one.fields, "prefecture").trim();
    const namesakes = byName.get(nameKey(byCode.get(id)?.name ?? "")) ?? [];
    const isPlace =
      prefecture === "" ? namesakes.length < 2 : prefecture === valueIn(fields, "prefecture");
    const [person, other] = [one.fields, fields].map((row) => valueIn(row, "person").trim());
    return isPlace && (person === "" || other === "" || person === other);
  };
  return Array.from(recipients).flatMap((recipient) => {
    if (valueIn(recipient.fields, "code") !== "") return [];
    const title = nameKey(valueIn(recipient.fields, "title"));
    const same = coded.get(title)?.find((one) => isSame(recipient, one));
    return same === undefined ? [] : duplicate(recipient, same);
  });
}

/** What makes a recipient one and the same; further columns such as a person's name count too. */
function keyOf({ fields }: Recipient): string {
  const code = valueIn(fields, "code");
  const title = nameKey(valueIn(fields, "title"));
  const person = valueIn(fields, "person").trim(); // 澤田 and 沢田 are two people
  if (code !== "") return `${code}\n${title}\n${person}`;
  // 代表取締役社長 may be anybody's; 市区町村長 says whose.
  const name = nameKey(valueIn(fields, "name"));
  const body = title.includes(name) ? "" : name;
  return `\n${title}\n${person}\n${valueIn(fields, "kind")}\n${body}`;
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
