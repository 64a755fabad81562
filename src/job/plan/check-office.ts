import { type Diagnostic, warning } from "../../base/diagnostic.ts";
import { localGovernments } from "../../data/local-governments.ts";
import { fitsOffice, namesOffice } from "../../data/office-of-heading.ts";
import {
  type Cell,
  COLUMN_NAMES,
  cellIn,
  type Recipient,
  type RecipientList,
  valueIn,
} from "../../model/recipient.ts";
import type { Template } from "../../template/compile-template.ts";

/**
 * Tells where a template addresses persons who by their heading hold another office than the rows do: {{知事名}} beside 大津市長,
 * {{市長名}} beside 議会議長. An office that the template writes right before the name is the one that is addressed: {{府県名}}知事　{{市長名}}.
 * Outside the line with the 敬称 a letter may name anybody.
 *
 * Shape: one finding for each column, at its first such cell.
 * Warnings: `csv/heading-of-other-office`.
 */
export function checkOffice(
  { recipients }: RecipientList,
  { fields, source }: Pick<Template, "fields" | "source">,
): readonly Diagnostic[] {
  const text = new TextDecoder().decode(source.bytes).split(/\r\n|[\r\n]/u);
  const lines = new Set(linesOf(fields.filter(({ name }) => name === COLUMN_NAMES.honorific)));
  return fields.flatMap((field) => {
    const own = linesOf([field]).filter((line) => lines.has(line));
    if (!namesOffice(field.name) || own.length === 0) return [];
    const office = field.at.flatMap((at) => officeBefore(field.name, at, source.path, text))[0];
    const beside = fields.find((one) => isTitleBeside(one.name) && linesOf([one]).some(isIn(own)));
    const titleOf = (one: Recipient): string | undefined =>
      office ?? (beside && one.fields.get(beside.name)?.value.trim());
    const strangers: Stranger[] = [];
    for (const one of recipients) {
      const cell = one.fields.get(field.name);
      const stranger = cell && strangerTo(cell, one, titleOf(one));
      if (stranger !== undefined) strangers.push(stranger);
    }
    const [first] = strangers;
    if (first === undefined) return [];
    const { cell, addressee, right } = first;
    const values = { column: headingOf(cell), addressee, count: strangers.length };
    const instead = right === undefined ? {} : { right };
    return [warning("csv/heading-of-other-office", cell.at, { ...values, ...instead })];
  });
}

/** A column of titles that is not 職名 of the row: 議長職名. */
function isTitleBeside(name: string): boolean {
  return /.(?:職名|役職名?|肩書き?)$/u.test(name);
}

function isIn(lines: readonly string[]): (line: string) => boolean {
  return (line) => lines.includes(line);
}

function linesOf(fields: Template["fields"]): readonly string[] {
  return fields.flatMap(({ at }) =>
    at.flatMap((place) => (place.kind === "text" ? [`${place.path}\t${place.line}`] : [])),
  );
}

/** The office that a template's own words name right before a column: 知事 of {{府県名}}知事　{{知事名}}; 長 is that of the body before it. */
function officeBefore(
  name: string,
  place: Template["fields"][number]["at"][number],
  path: string,
  text: readonly string[],
): readonly string[] {
  if (place.kind !== "text" || place.path !== path) return [];
  const [before = ""] = (text[place.line - 1] ?? "").split(`{{${name}}}`);
  const words = before.replace(/^.*[}\]］]/su, "").replaceAll(/\s/gu, "");
  return OFFICE.exec(words) ?? [];
}

const OFFICE = /(?:知事|[市区町村]長|議長|教育長|校長)$/u;

/** A cell with the name of somebody who does not hold the office that is addressed. */
interface Stranger {
  readonly cell: Cell;
  readonly addressee: string;
  /** The heading of who does, if the row has it. */
  readonly right: string | undefined;
}

function strangerTo(
  cell: Cell,
  { fields }: Recipient,
  office: string | undefined,
): Stranger | undefined {
  const body = cellIn(fields, "name");
  const name = body?.value.trim() ?? "";
  const title = office ?? valueIn(fields, "title").trim();
  const addressee = title === "" ? name : title;
  if (cell.value.trim() === "" || addressee === "") return undefined;
  const [code, kind] = [valueIn(fields, "code"), valueIn(fields, "kind")];
  const row = { code, kind, prefecture: valueIn(fields, "prefecture"), name, title };
  const fits = (heading: string): boolean => fitsOffice(heading, row, localGovernments());
  // Below 市名 and 市長名 alike a town is no city; 市長名 beside 市町村名 heads the names of all mayors.
  const isOfCities = CITY.test(headingOf(cell)) && body?.at.written === "市名" && title === "";
  if (fits(headingOf(cell)) && !(isOfCities && /[町村]$/u.test(name))) return undefined;
  const headings = [...fields.values()].filter(({ value }) => value.trim() !== "").map(headingOf);
  const right = headings.find((heading) => namesOffice(heading) && fits(heading));
  return { cell, addressee, right: right === headingOf(cell) ? undefined : right };
}

const CITY = /^市長の?氏?名$/u;

function headingOf({ at }: Cell): string {
  return at.written ?? at.header ?? "";
}
