import { type Diagnostic, warning } from "../base/diagnostic.ts";
import { normalizeHeader } from "../model/heading.ts";
import type { Cell, RecipientList } from "../model/recipient.ts";
import type { TemplateField } from "./check-list.ts";
import { isConfirmed } from "./check-wording.ts";

/**
 * Finds columns of joint addressees (連名、氏名2、配偶者氏名) that the template does not name: who is in them is left out of the letter
 * without anybody noticing.
 *
 * Shape: said once for each column, at its first value; a column without values says nothing.
 * Errors: the warning template/joint-unused.
 */
export function checkJoint(
  list: RecipientList,
  fields: readonly TemplateField[],
  confirmed: readonly string[],
): readonly Diagnostic[] {
  const used = new Set(fields.filter(({ isUsed }) => isUsed).map(({ name }) => name));
  const words = [...confirmed, ...confirmed.map(normalizeHeader)];
  const isOpen = (column: string): boolean =>
    JOINT.test(column) && !used.has(column) && !isConfirmed(column, words);
  const found = new Map<string, { readonly first: Cell; count: number }>();
  let path: string | undefined;
  let columns: readonly string[] = [];
  for (const { fields: cells, path: own } of list.recipients) {
    if (own !== path) columns = [...cells.keys()].filter(isOpen);
    path = own;
    for (const column of columns) {
      const cell = cells.get(column);
      if (cell === undefined || cell.value.trim() === "") continue;
      const known = found.get(column);
      if (known === undefined) found.set(column, { first: cell, count: 1 });
      else known.count += 1;
    }
  }
  return [...found].map(([column, { first, count }]) =>
    warning("template/joint-unused", first.at, { column, value: first.value, count }),
  );
}

/**
 * Finds lines that give one of those who share a letter the honorific of another: {{氏名2}}　{{敬称1}} where the list has 敬称2.
 *
 * Errors: the warning template/joint-honorific.
 */
export function checkJointHonorifics(
  list: RecipientList,
  fields: readonly TemplateField[],
  confirmed: readonly string[],
): readonly Diagnostic[] {
  const lines = new Map<
    string,
    { readonly name: string; readonly at: TemplateField["at"][number] }[]
  >();
  for (const { name, at } of fields) {
    for (const place of at) {
      if (place.kind !== "text") continue;
      const key = `${place.path}\t${place.line}`;
      lines.set(key, [...(lines.get(key) ?? []), { name, at: place }]);
    }
  }
  return [...lines.values()].flatMap((line) => {
    const honorifics = line.filter(({ name }) => HONORIFIC.test(name));
    const others = line.filter(({ name }) => NUMBERED.test(name) && !HONORIFIC.test(name));
    const [number = ""] = NUMBER.exec(others.at(-1)?.name ?? "") ?? [];
    const own = `敬称${number}`;
    const [first, second] = honorifics;
    if (first === undefined || second !== undefined || number === "") return [];
    const isOwn = first.name === own || (number === "1" && first.name === "敬称");
    if (isOwn || !list.columns.includes(own) || isConfirmed(first.name, confirmed)) return [];
    const values = { found: first.name, expected: own, column: others.at(-1)?.name ?? "" };
    return [warning("template/joint-honorific", first.at, values)];
  });
}

const HONORIFIC = /^敬称[1-9]?$/u;
const NUMBER = /[1-9]$/u;
const NUMBERED = /^\D+[1-9]$/u;

/** Headings of persons whom a letter is to besides the first: not their titles, and not 担当者2. */
const JOINT =
  /^(?:連名(?:者|先|の?氏名|の?宛名)?[1-9]?|(?:御?氏名|お?名前|姓名|宛名|宛先氏名|代表者(?:氏)?名)[(]?[2-9二三四][)]?|第[2-9二三四](?:氏名|宛名)|(?:配偶者|夫人|奥様|御?令室|同伴者|共同代表者?)(?:の?氏?名|の?お名前)?[1-9]?)$/u;
