import { type Diagnostic, error, warning } from "../base/diagnostic.ts";
import type { Location } from "../base/location.ts";
import { nearestName } from "../base/nearest-name.ts";
import { failure, type Outcome, success } from "../base/outcome.ts";
import { normalizeHeader } from "../model/heading.ts";
import {
  COLUMN_NAMES,
  type Recipient,
  type RecipientList,
  STANDARD_COLUMNS,
  valueIn,
} from "../model/recipient.ts";
import { isConfirmed } from "./check-wording.ts";
import { isItemName } from "./compile-expression.ts";
import { emptyValue } from "./empty-value.ts";
import { HELPERS } from "./helper-table.ts";
import type { TemplateSettings } from "./read-settings.ts";
import { versionsOf } from "./read-versions.ts";

/** Gives what templates call the column that a clerk's word means, or the word itself: 職名 for 役職. */
export type ColumnNameOf = (word: string) => string;

/** A column that the template uses or asks for. */
export interface TemplateField {
  readonly name: string;
  /** Whether every row must fill it. */
  readonly required: boolean;
  /** Whether the text names it, and not the settings alone. */
  readonly isUsed: boolean;
  /** Where the template names it. */
  readonly at: readonly Location[];
}

/**
 * Compares what a template uses with what a list has: columns by heading, required cells by row, and
 * the one version that each row belongs to.
 *
 * Errors: template/missing-column, template/unknown-field, template/mistyped-tag, template/helper-arguments, template/ambiguous-column, the warning template/optional-absent, template/empty-value,
 * template/version-none, template/version-overlap.
 */
export function checkColumns(
  list: RecipientList,
  fields: readonly TemplateField[],
  settings: TemplateSettings,
  printed: ReadonlySet<string>,
  columnNameOf: ColumnNameOf,
): readonly Diagnostic[] {
  const files = [...firstRows(list).values()];
  const missing = fields
    .filter(({ name, required }) => required && !list.columns.includes(name))
    .filter(({ name }) => !isGiven(name, settings))
    .map((field) => missingColumn(field, files, settings, columnNameOf));
  return [
    ...missing,
    ...ambiguousColumns(files, settings, printed),
    ...absentOptional(files, fields, settings),
  ];
}

/** One row of each file: what columns the file has. */
function firstRows(list: RecipientList): ReadonlyMap<string, Recipient> {
  const rows = new Map<string, Recipient>();
  for (const recipient of list.recipients) {
    if (!rows.has(recipient.path)) rows.set(recipient.path, recipient);
  }
  return rows;
}

/**
 * A name that both the settings and a list have: the letter would print one of them and nobody would miss the other.
 * 敬称 is the exception that the guide states: the setting wins.
 */
function ambiguousColumns(
  files: readonly Recipient[],
  settings: TemplateSettings,
  printed: ReadonlySet<string>,
): readonly Diagnostic[] {
  const declared = [...settings.required, ...settings.optional].map(({ value }) => value);
  const asked = new Set([...settings.ownValues, ...printed, ...declared]);
  return [...settings.values.keys()]
    .filter((name) => name !== "敬称" && (asked.has(name) || isSenderAsked(name, asked)))
    .flatMap((name) => {
      // A heading is read in its narrow form, ＵＲＬ as URL.
      const forms = [name, normalizeHeader(name)];
      const cell = files.flatMap((row) => forms.flatMap((form) => row.fields.get(form) ?? []))[0];
      if (cell === undefined) return [];
      const related = [{ at: cell.at, label: name }];
      return [
        error("template/ambiguous-column", valueAt(name, settings), { column: name }, related),
      ];
    });
}

/** The sender as a whole is made of its parts: who names one of them prints the other. */
function isSenderAsked(name: string, asked: ReadonlySet<string>): boolean {
  if (name === SENDER) return [...asked].some((one) => one.startsWith(SENDER));
  return name.startsWith(SENDER) && asked.has(SENDER);
}

const SENDER = "差出人";

/** An optional column that a file does not have: all of its rows would be taken for empty. */
function absentOptional(
  files: readonly Recipient[],
  fields: readonly TemplateField[],
  settings: TemplateSettings,
): readonly Diagnostic[] {
  const named = new Set(fields.map(({ name }) => name));
  const confirmed = [...settings.confirmed, ...settings.confirmed.map(normalizeHeader)];
  return fields
    .filter(({ required, isUsed }) => isUsed && !required)
    .filter(({ name }) => !isConfirmed(name, confirmed))
    .flatMap(({ name, at }) =>
      files
        .filter(({ fields: cells }) => !cells.has(name))
        .map(({ path, fields: cells }) => {
          const others = [...cells.keys()].filter((heading) => !named.has(heading));
          const nearest = nearestHeading(name, others);
          const place = at.at(-1) ?? { kind: "option" as const, name };
          return warning("template/optional-absent", place, { column: name, list: path, nearest });
        }),
    );
}

/** The heading that was probably meant: 交付決定額 for 交付額, else the nearest in letters. */
function nearestHeading(name: string, headings: readonly string[]): string {
  const unusual = headings.filter((heading) => !STANDARD_COLUMNS.has(heading));
  const containing = unusual.find((heading) => isWithin(name, heading) || isWithin(heading, name));
  return containing ?? nearestName(name, unusual) ?? "";
}

/** Whether a text's characters are in another one in their order. */
function isWithin(short: string, long: string): boolean {
  let at = 0;
  for (const character of long) if (short.startsWith(character, at)) at += character.length;
  return at === short.length;
}

/** A column that no list has, or that one of several lists has not. */
function missingColumn(
  { name, at }: TemplateField,
  files: readonly Recipient[],
  settings: TemplateSettings,
  columnNameOf: ColumnNameOf,
): Diagnostic {
  const [where = { kind: "option" as const, name }, ...others] = at;
  const related = others.map((other) => ({ at: other, label: name }));
  const lacking = files.filter(({ fields }) => !fields.has(name));
  const headings = new Set(lacking.flatMap(({ fields }) => [...fields.keys()]));
  const [first] = lacking;
  const within = headingsWith(name, headings);
  const isInOthers = lacking.length < files.length && first !== undefined;
  const known = [...headings].slice(0, MOST_NAMED).join("、");
  const called = columnNameOf(name);
  const meant = called !== name && headings.has(called) ? called : undefined;
  if (isInOthers || mustBeColumn(name, settings)) {
    const nearest = meant ?? nearestName(name, headings) ?? "";
    const list = isInOthers ? first.path : "";
    const named = isInOthers ? {} : { known };
    const values = { column: name, list, nearest, ...within, ...named };
    return error("template/missing-column", where, values, related);
  }
  if (isItemName(name)) {
    const values = { found: `{{${name}}}`, instead: "loop-inside" as const };
    return error("template/unsupported", where, values, related);
  }
  const names = [...headings, ...settings.values.keys()];
  const helped = helperMeant(name, names, where, related);
  if (helped !== undefined) return helped;
  // 差出人.職名 for 差出人職名, 宛先/職名 for 職名
  const parts = name.split(/[./]/u);
  const joined = [parts.join(""), parts.at(-1) ?? ""].find((one) => names.includes(one));
  const nearest = meant ?? joined ?? nearestName(name, names) ?? "";
  return error("template/unknown-field", where, { name, nearest, ...within, known }, related);
}

/** Headings that are named where none of them is near. */
const MOST_NAMED = 12;

/** What is said of a helper without its value, or without the blank before it. */
function helperMeant(
  name: string,
  names: readonly string[],
  where: Location,
  related: Diagnostic["related"],
): Diagnostic | undefined {
  const helper = HELPERS.get(name);
  if (helper !== undefined) {
    const values = { helper: name, expected: helper.usage, found: "" };
    return error("template/helper-arguments", where, values, related);
  }
  const instead = withBlank(name, names);
  if (instead === undefined) return undefined;
  const values = { found: name, instead, slip: "blank" as const };
  return error("template/mistyped-tag", where, values, related);
}

/** `和暦 日付` for 和暦日付 and 和暦(日付): a helper's name and one that there is, with no blank between them. */
function withBlank(written: string, names: readonly string[]): string | undefined {
  for (const helper of HELPERS.keys()) {
    if (!written.startsWith(helper)) continue;
    const rest = written.slice(helper.length).replace(/^[(・:：](?<name>.+?)\)?$/u, "$<name>");
    if (names.includes(rest)) return `${helper} ${rest}`;
  }
  return undefined;
}

/**
 * Headings that end in the name, or are the name with a place: 事務局氏名 and 市町村長氏名, which both stand below 氏名 in the list; for
 * 氏名 also the names of heads, of which it is not certain that they are the addressees: 知事名.
 */
function headingsWith(name: string, headings: Iterable<string>): { readonly within?: string } {
  const found = [...headings].filter(
    (heading) =>
      heading.endsWith(name) ||
      heading.startsWith(`${name}(`) ||
      (name === COLUMN_NAMES.person && HEADS.test(heading)),
  );
  return found.length === 0 ? {} : { within: found.join("、") };
}

const HEADS = /(?:知事|[市区町村校首]長|管理者|代表者)名$/u;

/** Whether a name can mean nothing but a column: what is misspelt may as well mean a setting. */
function mustBeColumn(name: string, { required, optional, versions }: TemplateSettings): boolean {
  return (
    STANDARD_COLUMNS.has(name) ||
    [...required, ...optional].some(({ value }) => value === name) ||
    versions.some(({ covers }) => covers.flat().some(({ column }) => column === name))
  );
}

/** The setting 敬称 goes before the list's column, so that a list need not have it. */
function isGiven(column: string, { values }: TemplateSettings): boolean {
  return column === "敬称" && values.has(column);
}

function valueAt(name: string, settings: TemplateSettings): Location {
  return settings.values.get(name)?.items[0]?.at ?? { kind: "option", name };
}

/** Reports a row's cells that the setting 必要な列 names and that are empty. */
export function checkRow(recipient: Recipient, settings: TemplateSettings): readonly Diagnostic[] {
  return settings.required.flatMap(({ value: column, at }) => {
    if (isGiven(column, settings)) return [];
    const cell = recipient.fields.get(column);
    if (cell === undefined || cell.value.trim() !== "") return [];
    return [emptyValue(cell, column, at, "必要な列")];
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
  const title = valueIn(recipient.fields, "title");
  return title === "" ? (recipient.fields.values().next().value?.value ?? "") : title;
}
