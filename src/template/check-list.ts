import { type Diagnostic, error } from "../base/diagnostic.ts";
import type { Location } from "../base/location.ts";
import { nearestName } from "../base/nearest-name.ts";
import { failure, type Outcome, success } from "../base/outcome.ts";
import type { Recipient, RecipientList } from "../model/recipient.ts";
import type { TemplateSettings } from "./read-settings.ts";
import { versionsOf } from "./read-versions.ts";

/** A column that the template uses or asks for. */
export interface TemplateField {
  readonly name: string;
  /** Whether every row must fill it. */
  readonly required: boolean;
  /** Where the template names it. */
  readonly at: readonly Location[];
}

/**
 * Compares what a template uses with what a list has: columns by heading, required cells by row, and
 * the one version that each row belongs to.
 *
 * Errors: template/missing-column, template/ambiguous-column, template/empty-value,
 * template/version-none, template/version-overlap.
 */
export function checkColumns(
  list: RecipientList,
  fields: readonly TemplateField[],
  settings: TemplateSettings,
): readonly Diagnostic[] {
  const missing = fields
    .filter(({ name, required }) => required && !list.columns.includes(name))
    .map((field) => missingColumn(field, list, settings));
  const ambiguous = settings.ownValues
    .filter((name) => list.columns.includes(name))
    .map((name) => error("template/ambiguous-column", valueAt(name, settings), { column: name }));
  return [...missing, ...ambiguous];
}

function missingColumn(
  { name, at }: TemplateField,
  list: RecipientList,
  settings: TemplateSettings,
): Diagnostic {
  const isDeclared = settings.declaresColumns;
  const names = [...list.columns, ...(isDeclared ? [] : settings.values.keys())];
  const nearest = nearestName(name, names) ?? "";
  const [where = { kind: "option" as const, name }, ...others] = at;
  const related = others.map((other) => ({ at: other, label: name }));
  // Without declared columns a name that the list lacks is a name that does not exist.
  return isDeclared
    ? error("template/missing-column", where, { column: name, nearest }, related)
    : error("template/unknown-field", where, { name, nearest }, related);
}

function valueAt(name: string, settings: TemplateSettings): Location {
  return settings.values.get(name)?.items[0]?.at ?? { kind: "option", name };
}

/** Reports a row's cells that the setting 必要な列 names and that are empty. */
export function checkRow(recipient: Recipient, settings: TemplateSettings): readonly Diagnostic[] {
  return settings.required.flatMap(({ value: column, at }) => {
    const cell = recipient.fields.get(column);
    if (cell === undefined || cell.value.trim() !== "") return [];
    const related = [{ at, label: "必要な列" }];
    return [error("template/empty-value", cell.at, { column, row: cell.at.row }, related)];
  });
}

/**
 * Gives the one version that an addressee belongs to.
 *
 * Errors: template/version-none, template/version-overlap.
 */
export function versionFor(recipient: Recipient, settings: TemplateSettings): Outcome<string> {
  const found = versionsOf(recipient, settings.versions);
  const [name] = found;
  if (name !== undefined && found.length === 1) return success(name);
  const column = settings.versions.flatMap(({ covers }) => covers.flat())[0]?.column ?? "";
  const cell = recipient.fields.get(column) ?? recipient.fields.values().next().value;
  const at: Location = cell?.at ?? { kind: "file", path: recipient.path };
  const addressee = addresseeOf(recipient);
  const related = settings.versions
    .filter((version) => name === undefined || found.includes(version.name))
    .map((version) => ({ at: version.at, label: version.name }));
  return failure([
    name === undefined
      ? error("template/version-none", at, { addressee }, related)
      : error("template/version-overlap", at, { addressee, versions: found.join("、") }, related),
  ]);
}

/** Names an addressee in messages: 職名 if the list has it, else the row's first value. */
export function addresseeOf(recipient: Recipient): string {
  const title = recipient.fields.get("職名")?.value ?? "";
  return title === "" ? (recipient.fields.values().next().value?.value ?? "") : title;
}
