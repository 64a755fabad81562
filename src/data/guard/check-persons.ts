import { type Diagnostic, warning } from "../../base/diagnostic.ts";
import { HONORIFICS } from "../../language/honorific.ts";
import { type Cell, type Recipient, type RecipientList, valueIn } from "../../model/recipient.ts";
import { isNoName } from "../characters/check-damage.ts";
import { holdsAddressees } from "../column-use.ts";
import type { LocalGovernments } from "../local-governments.ts";
import { nameKey } from "../name-key.ts";
import { headingsOf } from "./headings-of.ts";

/** Bodies in a row that one person cannot head. */
const TOO_MANY = 3;

/** Where all but one in so many rows have one name, it was filled down. */
const NEARLY_ALL = 10;

/**
 * Looks at the names of the persons whom the letters go to, which are in no table: words that are in the place of a
 * name (同上, 空席), titles, places, notes (西川一郎→佐藤二郎), honorifics that are printed once more; one name in the rows
 * of many bodies.
 *
 * Warnings: `csv/person-unusual`, `csv/person-repeated`.
 */
export function checkPersons(
  list: RecipientList,
  governments: LocalGovernments,
): readonly Diagnostic[] {
  return [...headingsOf(list)].filter(holdsAddressees).flatMap((column) => {
    const persons: Person[] = [];
    for (const recipient of list.recipients) {
      const cell = recipient.fields.get(column);
      if (cell !== undefined && cell.value.trim() !== "")
        persons.push({ cell, key: keyOf(cell.value), body: bodyOf(recipient), recipient });
    }
    return [
      ...persons
        .filter((person) => isUnusual(person, governments))
        .map(({ cell }) => warning("csv/person-unusual", cell.at, { column, value: cell.value })),
      ...repeated(persons, column),
    ];
  });
}

/** A name with the body whose row it is in, both as they are compared. */
interface Person {
  readonly cell: Cell;
  readonly key: string;
  readonly body: string;
  readonly recipient: Recipient;
}

function keyOf(value: string): string {
  return value.normalize("NFKC").replaceAll(/\s/gu, "");
}

function bodyOf({ fields }: Recipient): string {
  const code = valueIn(fields, "code");
  return code === "" ? nameKey(valueIn(fields, "name")) : code;
}

function isUnusual({ key, recipient }: Person, { byName }: LocalGovernments): boolean {
  if (isNoName(key)) return false; // said where the cell is read
  if (NOTE.test(key) || NOBODY.test(key.replaceAll(/[()【】[\]〔〕〈〉<>*]/gu, ""))) return true;
  if (endsWithHonorific(key)) return true;
  if (key.length >= SHORTEST_TITLE && key === keyOf(valueIn(recipient.fields, "title")))
    return true;
  const body = nameKey(key).replace(/(?:知事|長)$/u, "");
  return body.length >= SHORTEST_TITLE && byName.has(body);
}

/** 津市 and 東村 are family names too. */
const SHORTEST_TITLE = 3;

// Figures and arrows occur in addresses, dates and notes; a former name in brackets is a person's.
const NOTE = /[\d→⇒➡⇨>＞※@:=/]|->|から.+に変更|に(?:交代|変更)/u;

// 未定 and 調整中 are said where placeholders are; 職務代理者 is addressed so.
const NOBODY =
  /^(?:同上|同左|同前|同右|同じ|上に同じ|空席|欠員|不在|不明|不詳|未詳|なし|無し|無|該当なし|未着任|未選出|退任|辞任|死去|交代|選挙中|改選中|後任未定|後日連絡|確認不可)$/u;

/** 西川一郎氏, 佐藤二郎(殿); a name in 君 or 宛 alone is left. */
function endsWithHonorific(key: string): boolean {
  const bare = key.replace(/\)$/u, "");
  return HONORIFICS.some(
    (word) =>
      bare.endsWith(word) &&
      (bare !== key || !NAME_ENDS.has(word)) &&
      bare.length > word.length + 1,
  );
}

/** Honorifics that given names end with too. */
const NAME_ENDS: ReadonlySet<string> = new Set(["君", "宛", "あて"]);

/** One name in the rows of many bodies: a cell that was filled down. */
function repeated(persons: readonly Person[], column: string): readonly Diagnostic[] {
  const bodies = new Map<string, Set<string>>();
  for (const { key, body } of persons)
    bodies.set(key, (bodies.get(key) ?? new Set<string>()).add(body));
  const rows = new Map<string, number>();
  for (const { key } of persons) rows.set(key, (rows.get(key) ?? 0) + 1);
  const [most] = [...rows].sort(([, one], [, two]) => two - one);
  if (most === undefined) return [];
  const [key, count] = most;
  const isNearlyAll = (persons.length - count) * NEARLY_ALL <= persons.length;
  if (isNearlyAll && (bodies.get(key)?.size ?? 0) >= TOO_MANY)
    return tell(
      persons.filter((one) => one.key === key),
      column,
    );
  return runs(persons).flatMap((run) => tell(run, column));
}

/** Rows that follow each other with one name, each of another government. */
function runs(persons: readonly Person[]): readonly (readonly Person[])[] {
  const found: Person[][] = [];
  let run: Person[] = [];
  for (const person of persons) {
    const last = run.at(-1);
    const goesOn =
      last !== undefined &&
      last.key === person.key &&
      /^\d{6}$/u.test(person.body) &&
      !run.some(({ body }) => body === person.body);
    if (!goesOn) run = [];
    run.push(person);
    if (run.length === TOO_MANY) found.push(run);
  }
  return found;
}

function tell(persons: readonly Person[], column: string): readonly Diagnostic[] {
  const [first] = persons;
  if (first === undefined || /代理|代行/u.test(first.key)) return [];
  const { value, at } = first.cell;
  return [warning("csv/person-repeated", at, { column, value, count: persons.length })];
}
