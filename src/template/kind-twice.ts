import { type Cell, COLUMN_NAMES, type Recipient } from "../model/recipient.ts";
import type { TemplateField } from "./check-list.ts";

/** Pairs of columns with nothing between them in the template's text. */
export function sideBySide(
  fields: readonly TemplateField[],
): readonly (readonly [string, string])[] {
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
export function kindTwiceIn(
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
