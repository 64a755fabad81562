import { type Diagnostic, warning } from "../../base/diagnostic.ts";
import {
  type Cell,
  COLUMN_NAMES,
  type Recipient,
  type RecipientList,
} from "../../model/recipient.ts";
import type { Template } from "../../template/compile-template.ts";

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
      const found = twiceIn(recipient, name, title);
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

/** Pairs of columns with nothing between them in the template's text. */
function sideBySide(fields: Template["fields"]): readonly (readonly [string, string])[] {
  const places = fields.flatMap(({ name, at }) =>
    at.flatMap((place) => (place.kind === "text" ? [{ name, place }] : [])),
  );
  return places.flatMap(({ name, place }) =>
    places
      .filter((next) => next.place.path === place.path && next.place.line === place.line)
      .filter((next) => next.place.span.start - place.span.end === BRACES.length)
      .map((next) => [name, next.name] as const),
  );
}

const BRACES = "}}{{";

/** The title that says the kind of its row's municipality once more. */
function twiceIn(
  { fields }: Recipient,
  name: string,
  title: string,
): { readonly cell: Cell; readonly body: string } | undefined {
  const [body, cell] = [fields.get(name), fields.get(title)];
  if (body?.at.header !== COLUMN_NAMES.name || cell?.at.header !== COLUMN_NAMES.title)
    return undefined;
  const [kind = ""] = /[市区町村]$/u.exec(body.value.trim()) ?? [];
  const isTwice = kind !== "" && cell.value.trim() === `${kind}長`;
  return isTwice ? { cell, body: body.value.trim() } : undefined;
}
