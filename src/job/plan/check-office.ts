import { type Diagnostic, warning } from "../../base/diagnostic.ts";
import { localGovernments } from "../../data/local-governments.ts";
import { fitsOffice, namesOffice } from "../../data/office-of-heading.ts";
import {
  type Cell,
  COLUMN_NAMES,
  type Recipient,
  type RecipientList,
  valueIn,
} from "../../model/recipient.ts";
import type { Template } from "../../template/compile-template.ts";

/**
 * Tells where a template addresses persons who by their heading hold another office than the rows do: {{知事名}} beside 大津市長,
 * {{市長名}} beside 議会議長. Outside the line with the 敬称 a letter may name anybody.
 *
 * Shape: one finding for each column, at its first such cell.
 * Warnings: `csv/heading-of-other-office`.
 */
export function checkOffice(
  { recipients }: RecipientList,
  { fields }: Pick<Template, "fields">,
): readonly Diagnostic[] {
  const lines = new Set(linesOf(fields.filter(({ name }) => name === COLUMN_NAMES.honorific)));
  return fields.flatMap((field) => {
    const isAddressed = namesOffice(field.name) && linesOf([field]).some((line) => lines.has(line));
    if (!isAddressed) return [];
    let first: { readonly cell: Cell; readonly addressee: string } | undefined;
    let count = 0;
    for (const one of recipients) {
      const cell = one.fields.get(field.name);
      const addressee = cell && strangerTo(cell, one);
      if (cell === undefined || addressee === undefined) continue;
      count += 1;
      first ??= { cell, addressee };
    }
    if (first === undefined) return [];
    const { cell, addressee } = first;
    const values = { column: cell.at.written ?? field.name, addressee, count };
    return [warning("csv/heading-of-other-office", cell.at, values)];
  });
}

function linesOf(fields: Template["fields"]): readonly string[] {
  return fields.flatMap(({ at }) =>
    at.flatMap((place) => (place.kind === "text" ? [`${place.path}\t${place.line}`] : [])),
  );
}

/** The addressee of a row, if it does not hold the office that a cell's heading names. */
function strangerTo({ value, at }: Cell, { fields }: Recipient): string | undefined {
  const title = valueIn(fields, "title").trim();
  const name = valueIn(fields, "name").trim();
  const addressee = title === "" ? name : title;
  if (value.trim() === "" || addressee === "") return undefined;
  const [code, kind] = [valueIn(fields, "code"), valueIn(fields, "kind")];
  const row = { code, kind, prefecture: valueIn(fields, "prefecture"), name, title };
  return fitsOffice(at.written ?? at.header ?? "", row, localGovernments()) ? undefined : addressee;
}
