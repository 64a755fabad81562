import { type Diagnostic, warning } from "../../base/diagnostic.ts";
import { FOR_BODIES } from "../../language/honorific.ts";
import {
  COLUMN_NAMES,
  cellIn,
  type Recipient,
  type RecipientList,
  valueIn,
} from "../../model/recipient.ts";
import type { ListCheck } from "./list-check.ts";

/** One row in so many is an exception; more are a way of addressing. */
const FEW = 10;

/** Of so many rows a single one is an exception too. */
const ENOUGH_FOR_ONE = 7;

/**
 * Finds rows whose honorific stands out: three 様 among 1,738 殿. One that goes with something else that the rows have
 * in common is meant: with the 種別, with the office in 職名, with a 氏名, with any value of another column.
 *
 * Warnings: `csv/honorific-unusual`, one for each row.
 * Cost: two more passes over the list, but only where rows stand out.
 */
export function honorificCheck({ recipients }: RecipientList): ListCheck {
  const counts = new Map<string, number>();
  return {
    see: ({ fields }) => {
      const honorific = valueIn(fields, "honorific").trim();
      // An empty one is said where the row is read.
      if (honorific !== "") counts.set(honorific, (counts.get(honorific) ?? 0) + 1);
    },
    findings: () => sayUnusual(recipients, counts),
  };
}

function sayUnusual(
  recipients: RecipientList["recipients"],
  counts: ReadonlyMap<string, number>,
): readonly Diagnostic[] {
  const rows = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const [usual, most] = [...counts].reduce((one, two) => (two[1] > one[1] ? two : one), ["", 0]);
  const others = rows - most;
  // 御中 among 様 is a body among persons, which the rest of the row shows.
  const isOne = others === 1 && rows >= ENOUGH_FOR_ONE && !counts.has(FOR_BODIES);
  const areFew = others * FEW <= rows || isOne;
  if (others === 0 || !areFew) return [];
  const strays: Recipient[] = [];
  for (const recipient of recipients) {
    const honorific = valueIn(recipient.fields, "honorific").trim();
    if (honorific !== "" && honorific !== usual) strays.push(recipient);
  }
  const groups = groupsOf(recipients, strays);
  return strays.flatMap((stray) => {
    const cell = cellIn(stray.fields, "honorific");
    if (cell === undefined || traitsOf(stray).some((trait) => isMeant(trait, groups.get(trait))))
      return [];
    const values = { value: cell.value, usual, count: most, total: rows };
    return [warning("csv/honorific-unusual", cell.at, values)];
  });
}

/** Rows that have something in common: how many there are, and how many of them stand out. */
interface Group {
  rows: number;
  strays: number;
}

function groupsOf(
  recipients: Iterable<Recipient>,
  strays: readonly Recipient[],
): ReadonlyMap<string, Group> {
  const groups = new Map<string, Group>();
  for (const trait of strays.flatMap(traitsOf)) {
    const group = groups.get(trait) ?? { rows: 0, strays: 0 };
    group.strays += 1;
    groups.set(trait, group);
  }
  for (const recipient of recipients) {
    for (const trait of traitsOf(recipient)) {
      const group = groups.get(trait);
      if (group !== undefined) group.rows += 1;
    }
  }
  return groups;
}

/** Whether rows with a trait are mostly addressed otherwise than the list is. */
function isMeant(trait: string, group: Group | undefined): boolean {
  if (group === undefined || group.strays * 2 <= group.rows) return false;
  // A value of a single row shows nothing, but one row can be to another office.
  return group.rows > 1 || trait.startsWith(OFFICE);
}

const OFFICE = "office";

/** What a row can have in common with others: its file, its office, the value of each column, whether it is blank. */
function traitsOf({ path, fields }: Recipient): readonly string[] {
  const name = valueIn(fields, "name").trim();
  const title = valueIn(fields, "title").trim();
  // 長 of 札幌市長　山田太郎
  const [office = ""] = (title.startsWith(name) ? title.slice(name.length) : title).split(/\s/u);
  const traits = [`file\t${path}`, `${OFFICE}\t${office}`];
  for (const [column, { value }] of fields) {
    if (column === COLUMN_NAMES.honorific || column === COLUMN_NAMES.title) continue;
    traits.push(`value\t${column}\t${value}`, `filled\t${column}\t${value.trim() !== ""}`);
  }
  return traits;
}
