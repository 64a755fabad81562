import { type Diagnostic, warning } from "../base/diagnostic.ts";
import type { Cell, RecipientList } from "../model/recipient.ts";
import type { Template } from "../template/compile-template.ts";
import { kindTwiceIn, sideBySide } from "../template/kind-twice.ts";

/**
 * Tells where a template puts the name of a municipality and a title that begins as the name ends side by side: {{市町村名}}{{役職}} with
 * 奈良市 and 市長 is 奈良市市長, which is nobody's title.
 *
 * Shape: one finding, at the first such row.
 * Warnings: `csv/kind-twice`.
 */
export function checkKindTwice(
  { recipients }: RecipientList,
  { fields }: Pick<Template, "fields">,
): readonly Diagnostic[] {
  for (const [name, title] of sideBySide(fields)) {
    let first: { readonly cell: Cell; readonly body: string } | undefined;
    let count = 0;
    for (const recipient of recipients) {
      const found = kindTwiceIn(recipient, name, title);
      if (found === undefined) continue;
      first ??= found;
      count += 1;
    }
    if (first === undefined) continue;
    const { cell, body } = first;
    const usual = `${body}長`;
    const values = { found: `${body}${cell.value.trim()}`, usual, name, title, count };
    return [warning("csv/kind-twice", cell.at, values)];
  }
  return [];
}
