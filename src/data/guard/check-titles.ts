import { type Diagnostic, warning } from "../../base/diagnostic.ts";
import { endingHonorific, FOR_BODIES } from "../../language/honorific.ts";
import { isTitle } from "../../language/title.ts";
import { type Cell, cellIn, type Recipient, valueIn } from "../../model/recipient.ts";
import { titleOf } from "../government-code.ts";
import type { LocalGovernment, LocalGovernments } from "../local-governments.ts";
import { nameKey } from "../name-key.ts";
import { OF_NO_GOVERNMENT } from "./lone-office-check.ts";

/** Rows in which the same words after the government's name are an office and no slip. */
const ENOUGH_ROWS = 3;

/** A title that begins with the government's name and goes on as no title does. */
export interface UnusualTitle {
  readonly cell: Cell;
  /** What follows the government's name. */
  readonly rest: string;
  readonly official: string;
}

/**
 * Finds a title that begins with the government's name and goes on as no title does: nothing after it (札幌市), 長
 * twice, a former office (前市長), no word that a title ends with.
 */
export function unusualTitle(
  { fields }: Recipient,
  governments: LocalGovernments,
): UnusualTitle | undefined {
  const cell = cellIn(fields, "title");
  const government = governments.byCode.get(valueIn(fields, "code"));
  if (cell === undefined || government === undefined) return undefined;
  const official = titleOf(government);
  if (cell.value === official) return undefined;
  const rest = restOf(cell.value, government);
  if (rest === undefined || isUsual(rest, government, fields)) return undefined;
  return { cell, rest, official };
}

/**
 * Reports a list's unusual titles. What is the same in several rows is meant, unless nothing makes it right.
 *
 * Warnings: `csv/title-unusual`.
 */
export function checkTitles(unusual: readonly UnusualTitle[]): readonly Diagnostic[] {
  const rows = new Map<string, number>();
  for (const { rest } of unusual) rows.set(rest, (rows.get(rest) ?? 0) + 1);
  return unusual
    .filter(({ rest }) => isNeverRight(rest) || (rows.get(rest) ?? 0) < ENOUGH_ROWS)
    .map(({ cell, official }) =>
      warning("csv/title-unusual", cell.at, { value: cell.value, official }),
    );
}

/** What follows the government's name; undefined where the title does not begin with it. */
function restOf(title: string, government: LocalGovernment): string | undefined {
  if (title.startsWith(government.name)) return title.slice(government.name.length).trim();
  const name = nameKey(government.name);
  if (!nameKey(title).startsWith(name)) return undefined;
  const characters = [...title];
  const end = characters.findIndex(
    (_, index) => nameKey(characters.slice(0, index).join("")) === name,
  );
  return characters.slice(end).join("").trim();
}

/** Whether the words after the name are a title, or a body where the honorific is for bodies. */
function isUsual(rest: string, government: LocalGovernment, fields: Recipient["fields"]): boolean {
  const isForBodies = valueIn(fields, "honorific").trim() === FOR_BODIES;
  if (rest === "") return isForBodies;
  if (endingHonorific(rest) !== undefined) return true; // said where the honorific is read
  if (rest.includes(titleOf(government)) || DOUBLED.test(rest) || FORMER.test(rest)) return false;
  if (OF_NO_GOVERNMENT.test(rest)) return false;
  const isPrefecture = government.kind === "都道府県";
  // A person's name may follow the title: 市長　山田太郎.
  const words = rest.split(/\s+/u);
  const ends = words.map((_, index) => words.slice(0, index + 1).join(""));
  return (
    isForBodies ||
    ends.some((end) => (isPrefecture ? end !== "長" : end !== "知事") && isTitle(end))
  );
}

/** Nothing makes these right, however many rows have them. */
function isNeverRight(rest: string): boolean {
  return rest === "" || DOUBLED.test(rest);
}

const DOUBLED = /長長|知事知事/u;
const FORMER = /^(?:前|元|旧|故)(?:[市区町村]長|副|知事|議長|議会議長|教育長|長)/u;
