import { type Diagnostic, warning } from "../../base/diagnostic.ts";
import { endingHonorific } from "../../language/honorific.ts";
import {
  type Cell,
  cellIn,
  type Recipient,
  STANDARD_COLUMNS,
  valueIn,
} from "../../model/recipient.ts";
import { identifiesAddressees, isOfficeAddress, namesBodies } from "../column-use.ts";
import { titleOf } from "../government-code.ts";
import type { LocalGovernment, LocalGovernments } from "../local-governments.ts";
import { nameKey } from "../name-key.ts";
import { isDesignatedCity } from "../wards.ts";
import type { ListCheck } from "./list-check.ts";

/** Rows from which on a single other office stands out. */
const ENOUGH = 7;

/** Rows to heads of governments from which on an office that no government has stands out. */
const SOME_HEADS = 2;

/** Offices of schools, companies, unions and neighbourhoods, as they stand alone: 校長 in the row of a city. Its 消防長 is the city's. */
export const OF_NO_GOVERNMENT: RegExp =
  /^(?:(?:学?校|園|学|(?:病)?院|署|社|支店|組合|理事|会|自治会|町内会|区会|組|班)長|(?:代表)?取締役(?:社長|会長)?|代表(?:理事|社員|者)?|会頭|頭取|議員|総代)$/u;

/**
 * Finds the one row that is to another office than all others to bodies of its kind: 副市長 among the mayors of thirteen, 教頭 among the
 * heads of seven schools. It may be meant, as where the head is away; the letter is then to somebody else all the same.
 *
 * Shape: governments, and bodies whose head is called one thing (schools, kindergartens, police stations); a company's is not.
 * Warnings: `csv/title-alone`.
 * Cost: remembers the offices that a kind of body has, and one row of each.
 */
export function loneOfficeCheck(governments: LocalGovernments): ListCheck {
  const { byCode } = governments;
  const kinds = new Map<string, Map<string, Office>>();
  const strange: Cell[] = [];
  return {
    see: ({ fields }) => {
      const title = cellIn(fields, "title");
      const kind = kindOf(fields, byCode);
      if (title !== undefined && isOfNoGovernment(title, fields, governments)) strange.push(title);
      if (title === undefined || title.value.trim() === "" || kind === undefined) return;
      const offices = kinds.get(kind) ?? new Map<string, Office>();
      kinds.set(kind, offices);
      const office = officeOf(title.value, fields, byCode);
      const honorific = valueIn(fields, "honorific").trim();
      const known = offices.get(office) ?? { first: title, honorific, rows: 0 };
      known.rows += 1;
      offices.set(office, known);
    },
    findings: () => {
      const heads = kinds.get(GOVERNMENT)?.get("長");
      const told = strangeOnes(strange, heads);
      const said = new Set(told.map(({ at }) => at));
      return [...told, ...[...kinds.values()].flatMap(loneOf).filter(({ at }) => !said.has(at))];
    },
  };
}

/** Rows to offices of other bodies among those to heads of governments; where they are many, the template names the bodies. */
function strangeOnes(strange: readonly Cell[], heads: Office | undefined): readonly Diagnostic[] {
  if (heads === undefined || heads.rows < Math.max(SOME_HEADS, strange.length * 2)) return [];
  return strange.map(({ value, at }) =>
    warning("csv/title-alone", at, { value, usual: heads.first.value, count: heads.rows }),
  );
}

/** Whether a row that names a government and no other body is to an office that none has; 会長 of 平群町 may be of a neighbourhood. */
function isOfNoGovernment(
  { value }: Cell,
  fields: Recipient["fields"],
  { byCode, byName }: LocalGovernments,
): boolean {
  const name = valueIn(fields, "name").trim();
  const isGovernment = byCode.has(valueIn(fields, "code")) || byName.has(nameKey(name));
  const key = nameKey(value);
  const isOfWard = key === "区長" && !name.endsWith("区") && !isDesignatedCity(name);
  if (!isGovernment || !(OF_NO_GOVERNMENT.test(key) || isOfWard)) return false;
  return ![...fields].some(
    ([column, cell]) =>
      cell.at.header === column &&
      cell.value.trim() !== "" &&
      !STANDARD_COLUMNS.has(column) &&
      (namesBodies(column) || (identifiesAddressees(column) && !isOfficeAddress(column))),
  );
}

interface Office {
  readonly first: Cell;
  /** That of the first row. */
  readonly honorific: string;
  rows: number;
}

function loneOf(offices: ReadonlyMap<string, Office>): readonly Diagnostic[] {
  const [one, two, ...others] = offices.values();
  if (one === undefined || two === undefined || others.length > 0) return [];
  const [lone, usual] = one.rows === 1 ? [one, two] : [two, one];
  if (lone.rows !== 1 || usual.rows + 1 < ENOUGH) return [];
  // Who is addressed otherwise is meant.
  if (lone.honorific !== usual.honorific) return [];
  const values = { value: lone.first.value, usual: usual.first.value, count: usual.rows };
  return [warning("csv/title-alone", lone.first.at, values)];
}

/** What kind of body a row is to, as far as its heads are called alike. */
function kindOf(
  fields: Recipient["fields"],
  byCode: LocalGovernments["byCode"],
): string | undefined {
  if (byCode.has(valueIn(fields, "code"))) return GOVERNMENT;
  return HEADED_ALIKE.exec(nameKey(valueIn(fields, "name")))?.[0];
}

const GOVERNMENT = "government";
const HEADED_ALIKE = /(?:(?<!大)学校|幼稚園|保育園|警察署|消防署|税務署)$/u;

/**
 * The office without the body that a title begins with; the heads of all governments are one office. What other checks tell of a title is
 * no office of its own: a slip in one row would hide the other office of another row, and be told twice.
 */
function officeOf(
  title: string,
  fields: Recipient["fields"],
  byCode: LocalGovernments["byCode"],
): string {
  const government = byCode.get(valueIn(fields, "code"));
  const key = withoutHonorific(nameKey(title.replaceAll(SHOWS_NOTHING, "")));
  const name = nameKey(government?.name ?? valueIn(fields, "name"));
  const rest = key.startsWith(name) ? key.slice(name.length) : key;
  if (government !== undefined) {
    // A person's name may follow the title.
    const isNamed = /^長[\s　]|^知事[\s　]/u.test(title.slice(government.name.length));
    return isNamed || isHeadOf(rest, government) ? "長" : rest;
  }
  return rest === "長" ? `${name.slice(-1)}長` : rest.replace(/^(?:学校|.*?立)長$/u, "校長");
}

/** Whether a title is a head's, with a slip or without: 原市長 for 柏原市長, 長 twice, another city's 市長. */
function isHeadOf(rest: string, government: LocalGovernment): boolean {
  const [once = rest] = ONCE.exec(rest) ?? [];
  return once === "長" || once === "知事" || HEAD.test(once) || titleOf(government).endsWith(once);
}

/** 長長 and 知事長 are one word too many. */
const ONCE = /^.*?(?:長|知事)(?=(?:長|知事)*$)/u;
/** A ward's head is none of a city's. */
const HEAD = /(?<![副前元旧故])(?:[市町村]長|知事)$/u;
/** Marks and breaks of no width. */
const SHOWS_NOTHING = /\p{Default_Ignorable_Code_Point}/gu;

function withoutHonorific(title: string): string {
  const honorific = endingHonorific(title);
  return honorific === undefined ? title : title.slice(0, -honorific.length);
}
