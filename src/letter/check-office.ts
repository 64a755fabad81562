import { type Diagnostic, warning } from "../base/diagnostic.ts";
import { localGovernments } from "../data/local-governments.ts";
import { fitsOffice, namesOffice } from "../data/office-of-heading.ts";
import {
  type Cell,
  COLUMN_NAMES,
  cellIn,
  type Recipient,
  type RecipientList,
  valueIn,
} from "../model/recipient.ts";
import type { Template } from "../template/compile-template.ts";

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
    if (own.length === 0) return [];
    const other = otherHolder(field, fields, own, { path: source.path, text });
    const others = other === undefined ? [] : saidOnce(field.name, other, recipients);
    if (!namesOffice(field.name)) return others;
    const office = field.at.flatMap((at) => officeBefore(field.name, at, source.path, text))[0];
    const beside = fields.find((one) => isTitleBeside(one.name) && linesOf([one]).some(isIn(own)));
    const strangers = strangersIn(
      field.name,
      recipients,
      (one) => office ?? (beside && one.fields.get(beside.name)?.value.trim()),
    );
    return strangers.length > 0 ? strangers : others;
  });
}

/** The persons of a column who are none of those whom their rows address, at the first of them. */
function strangersIn(
  column: string,
  recipients: RecipientList["recipients"],
  titleOf: (one: Recipient) => string | undefined,
): readonly Diagnostic[] {
  const strangers: Stranger[] = [];
  for (const one of recipients) {
    const cell = one.fields.get(column);
    const stranger = cell && strangerTo(cell, one, titleOf(one));
    if (stranger !== undefined) strangers.push(stranger);
  }
  const [first] = strangers;
  if (first === undefined) return [];
  const { cell, addressee, right } = first;
  const values = { column: headingOf(cell), addressee, count: strangers.length };
  const instead = right === undefined ? {} : { right };
  return [warning("csv/heading-of-other-office", cell.at, { ...values, ...instead })];
}

/** Whom a line addresses, and the column that has the name, if one of the template's list has. */
interface OtherHolder {
  readonly office: string;
  readonly right: string | undefined;
}

/**
 * The office before a column with the name of another's holder: 議長職名 before 氏名 where there is 議長氏名, PTA会長 before 校長名. 長 right
 * behind a body is its head, as no 教頭 is.
 */
function otherHolder(
  field: Template["fields"][number],
  fields: Template["fields"],
  own: readonly string[],
  { path, text }: { readonly path: string; readonly text: readonly string[] },
): OtherHolder | undefined {
  const heading = HOLDER.exec(field.name)?.groups?.["office"];
  const title = fields.find(
    (one) => isTitleBeside(one.name) && one.name !== field.name && linesOf([one]).some(isIn(own)),
  );
  const stem = title && OFFICER.exec(title.name)?.groups?.["stem"];
  if (stem !== undefined && heading === undefined && PERSONS.test(field.name))
    return { office: stem, right: stem };
  if (heading === undefined) return undefined;
  const [before] = field.at.flatMap((at) => wordsBefore(field.name, at, path, text));
  if (before === undefined || before === "") return undefined;
  const isHead = before === "長";
  const isOther = isHead
    ? !heading.endsWith("長") || /^副|PTA|保護者/u.test(heading)
    : TITLE.test(before) && !isOneOffice(before, heading);
  return isOther ? { office: before, right: undefined } : undefined;
}

/** Whether an office is that of a heading, or one of those that it has together: 校長 and 園長 of 校園長. */
function isOneOffice(office: string, heading: string): boolean {
  if (office.endsWith(heading) || heading.endsWith(office)) return true;
  const together = /[校園院所館]{2,}(?=長$)/u.exec(heading)?.[0] ?? "";
  return together !== "" && office.endsWith("長") && together.includes(office.at(-2) ?? "長");
}

/** Offices whose holder's name a heading announces; 代表者, 担当者 and 首長 are whoever it is. */
const HOLDER =
  /^(?<office>(?!.*(?:首長|代表|担当|団体の?長|自治体の?長|市区?町村長|町村長|世帯|施設長|所属長))(?:PTA|\p{Script=Han}|ー){0,8}(?:長|頭|事))の?(?:氏?名|名前)$/u;
const TITLE = /(?:PTA|\p{Script=Han}|ー)*(?:長|頭|事)$/u;
const OFFICER =
  /^(?<stem>副?(?:議長|教育長|会長|理事長|校長|知事|[市区町村]長))の?(?:職名|役職名?|肩書き?)$/u;
const PERSONS = /^(?:御?氏名|お?名前|姓名|(?:団体の?|自治体の?)?首長の?氏?名)$/u;

/** The first row in which such a column has a name. */
function saidOnce(
  column: string,
  { office, right }: OtherHolder,
  recipients: RecipientList["recipients"],
): readonly Diagnostic[] {
  const cells: Cell[] = [];
  let headings: readonly string[] = [];
  for (const { fields } of recipients) {
    const cell = fields.get(column);
    if (cell === undefined || cell.value.trim() === "") continue;
    if (cells.length === 0) headings = [...fields.keys()];
    cells.push(cell);
  }
  const [first] = cells;
  if (first === undefined) return [];
  const own = headings.find((one) => right !== undefined && isNameOfHolder(one, right));
  // Without a column of the office's own holder, 氏名 may be his.
  if (right !== undefined && own === undefined) return [];
  const values = { column: headingOf(first), addressee: office, count: cells.length };
  const instead = own === undefined ? {} : { right: own };
  return [warning("csv/heading-of-other-office", first.at, { ...values, ...instead })];
}

function isNameOfHolder(heading: string, office: string): boolean {
  return [`${office}名`, `${office}氏名`, `${office}の氏名`].includes(heading);
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
  return wordsBefore(name, place, path, text).flatMap((words) => OFFICE.exec(words) ?? []);
}

/** A template's own words right before a column, without spaces. */
function wordsBefore(
  name: string,
  place: Template["fields"][number]["at"][number],
  path: string,
  text: readonly string[],
): readonly string[] {
  if (place.kind !== "text" || place.path !== path) return [];
  const [before = ""] = (text[place.line - 1] ?? "").split(`{{${name}}}`);
  return [before.replace(/^.*[}\]］]/su, "").replaceAll(/\s/gu, "")];
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
