import { type Diagnostic, warning } from "../base/diagnostic.ts";
import { KeyIndex } from "../base/key-index.ts";
import { tellsAddressees } from "../data/column-use.ts";
import {
  COLUMN_NAMES,
  cellIn,
  type Recipient,
  type RecipientList,
  valueIn,
} from "../model/recipient.ts";
import type { Template } from "../template/compile-template.ts";

/**
 * Tells of letters to different addressees in which nothing says whose each is: all of them 議長　様, where the list has 団体名. A
 * template that names nobody is a circular, and meant.
 *
 * Shape: one finding, at the first letter that an earlier one is like.
 * Warnings: `job/addressees-alike`.
 */
export function checkAlike(
  { columns, recipients }: RecipientList,
  { fields, conditions }: Pick<Template, "fields" | "conditions">,
): readonly Diagnostic[] {
  const used = new Set([...fields.map(({ name }) => name), ...conditions]);
  const named = [...used].filter((name) => name !== COLUMN_NAMES.honorific);
  const unused = columns.filter((column) => !used.has(column) && tellsAddressees(column));
  if (!named.some(tellsAddressees) || unused.length === 0) return [];
  const shownIn = ({ fields: cells }: Recipient, name: string): string =>
    cells.get(name)?.value.trim() ?? "";
  const keyOf = (recipient: Recipient): string =>
    named.map((name) => shownIn(recipient, name)).join("\n");
  const seen = new KeyIndex((index) => {
    const recipient = recipients.at(index);
    return recipient === undefined ? "" : keyOf(recipient);
  });
  let found: Alike | undefined;
  let index = 0;
  for (const one of recipients) {
    const earlier = seen.earlier(keyOf(one), index);
    const other = earlier === undefined ? undefined : recipients.at(earlier);
    index += 1;
    if (other === undefined) continue;
    const isTold = (name: string): boolean =>
      tellsApart(shownIn(one, name), shownIn(other, name)) && !isNeedless(one, name);
    const column = unused.find(isTold);
    if (column === undefined) continue;
    found ??= { one, other, column, key: keyOf(one), count: 1 };
    if (found.key === keyOf(one)) found.count += 1;
  }
  if (found === undefined) return [];
  const { one, other, column, count } = found;
  const cell = cellIn(one.fields, "title") ?? cellIn(one.fields, "honorific");
  const telling = named.filter(tellsAddressees).map((name) => shownIn(one, name));
  const value = telling.filter((shown) => shown !== "").join("　");
  const [first, second] = [shownIn(other, column), shownIn(one, column)];
  // What is blank is said as that.
  return cell === undefined || value === ""
    ? []
    : [warning("job/addressees-alike", cell.at, { value, column, first, second, count })];
}

/** Letters that are like one another: two of them, and what tells these apart in the list. */
interface Alike {
  readonly one: Recipient;
  readonly other: Recipient;
  readonly column: string;
  readonly key: string;
  count: number;
}

function tellsApart(value: string, other: string): boolean {
  return value !== "" && other !== "" && value !== other;
}

/** Whether the value is not the list's own, or the prefecture of a government that the title names: two are 府中市長. */
function isNeedless({ fields, filled = [] }: Recipient, name: string): boolean {
  if (filled.includes(name)) return true;
  const body = valueIn(fields, "name").trim();
  const isNamed = body !== "" && valueIn(fields, "title").includes(body);
  return name === COLUMN_NAMES.prefecture && isNamed;
}
