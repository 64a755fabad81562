import { type Diagnostic, error, warning } from "../../base/diagnostic.ts";
import { IndexRuns } from "../../base/index-runs.ts";
import { nearestName } from "../../base/nearest-name.ts";
import { type Outcome, outcomeOf } from "../../base/outcome.ts";
import { type Sequence, select } from "../../base/sequence.ts";
import { nameKey } from "../../data/name-key.ts";
import type { PlacedRecipients } from "../../letter/number-recipients.ts";
import type { Account } from "../../model/account.ts";
import { normalizeHeader } from "../../model/heading.ts";
import {
  COLUMN_NAMES,
  idOfRow,
  type Recipient,
  type RecipientList,
  valueIn,
} from "../../model/recipient.ts";
import type { WhereCondition } from "./merge-options.ts";
import { type AskedRecipient, isAskedBy, resolveOnly, wantedBy } from "./only-recipients.ts";

/** What narrows a run down to some of its addressees. */
export interface Selection {
  readonly where: readonly WhereCondition[];
  readonly only: readonly string[];
}

/** The addressees that a selection leaves, and how many each option has left aside. */
export interface Selected extends PlacedRecipients {
  readonly notSelected: Account["notSelected"];
}

/**
 * Gives the addressees that fulfil every condition and, if identifiers are given, are among them.
 *
 * Shape: order is kept. Each alternative of each condition and each identifier selects somebody, alone and with the
 * other options: a word that nobody answers to would leave its group out in silence. A name is found in another of
 * its forms (葛城市 for the official one with its selector) where nobody has the one that was written.
 * Errors: `option/unknown-column`, `option/unknown-value`, `option/unknown-recipient`, `option/several-recipients`, `option/nobody-selected`,
 * `option/value-left-out`, `option/recipient-left-out`; the warnings `option/same-name` and `option/same-row`.
 */
export function selectRecipients(list: RecipientList, written: Selection): Outcome<Selected> {
  const selection = { ...written, where: written.where.map(asHeading) };
  if (selection.only.length === 0 && selection.where.length === 0)
    return outcomeOf({ ...EVERYBODY, recipients: list.recipients }, []);
  const where = selection.where.map((condition) => conditionOn(list, condition));
  const asked = resolveOnly(list, selection.only);
  const only = asked.known;
  const problems = [
    ...unknownColumns(list, selection.where),
    ...where.flatMap((condition) => unknownValues(list, condition)),
    ...asked.problems,
  ];
  if (problems.length > 0) return outcomeOf({ ...EVERYBODY, recipients: [] }, problems);
  const isWanted = wantedBy(only);
  const counts = { where: 0, only: 0 };
  const places = new IndexRuns();
  let place = 0;
  const recipients = select(list.recipients, (recipient) => {
    const fulfils = where.every(({ column, alternatives }) => {
      const value = valueUnder(recipient, column);
      return alternatives.some(({ values }) => values.has(value));
    });
    const isAsked = only.length === 0 || isWanted(recipient);
    if (fulfils) place += 1;
    if (fulfils && isAsked) places.add(place);
    if (!fulfils) counts.where += 1;
    else if (!isAsked) counts.only += 1;
    return fulfils && isAsked;
  });
  const notSelected = [
    { option: "--where" as const, count: counts.where },
    { option: "--only" as const, count: counts.only },
  ].filter(({ count }) => count > 0);
  const found = [
    ...leftOut(recipients, where, only),
    ...sameNames(recipients, selection),
    ...sameRows(recipients, only),
  ];
  return outcomeOf({ recipients, notSelected, placeAt: (index) => places.at(index) ?? 0 }, found);
}

const EVERYBODY: Omit<Selected, "recipients"> = { notSelected: [], placeAt: (index) => index + 1 };

/** A condition's column as headings are read: ＴＥＬ as TEL. */
function asHeading({ column, values }: WhereCondition): WhereCondition {
  return { column: normalizeHeader(column), values };
}

/** A condition with the values of the list that each of its words stands for. */
interface ResolvedCondition {
  readonly column: string;
  readonly alternatives: readonly {
    readonly written: string;
    readonly values: ReadonlySet<string>;
  }[];
}

/** Columns in which a name may be written in another of its forms. */
const NAME_COLUMNS: readonly string[] = [
  COLUMN_NAMES.name,
  COLUMN_NAMES.title,
  COLUMN_NAMES.prefecture,
];

function conditionOn(list: RecipientList, { column, values }: WhereCondition): ResolvedCondition {
  const known = new Set<string>();
  for (const recipient of list.recipients) known.add(valueUnder(recipient, column));
  const alternatives = values.map((written) => {
    if (known.has(written)) return { written, values: new Set([written]) };
    const key = nameKey(written);
    const others = NAME_COLUMNS.includes(column) && key !== "" ? [...known] : [];
    return { written, values: new Set(others.filter((value) => nameKey(value) === key)) };
  });
  return { column, alternatives };
}

function valueUnder(recipient: Recipient, column: string): string {
  return recipient.fields.get(column)?.value ?? "";
}

const WHERE = { kind: "option", name: "--where" } as const;
const ONLY = { kind: "option", name: "--only" } as const;

function unknownColumns(
  list: RecipientList,
  where: readonly WhereCondition[],
): readonly Diagnostic[] {
  return where
    .filter(({ column }) => !list.columns.includes(column))
    .map(({ column }) => {
      const nearest = nearestName(column, list.columns) ?? "";
      const columns = list.columns.join("、");
      return error("option/unknown-column", WHERE, { option: "--where", column, nearest, columns });
    });
}

function unknownValues(list: RecipientList, condition: ResolvedCondition): readonly Diagnostic[] {
  const { column, alternatives } = condition;
  if (!list.columns.includes(column)) return [];
  return alternatives
    .filter(({ values }) => values.size === 0)
    .map(({ written }) => {
      const known = new Set<string>();
      for (const recipient of list.recipients) known.add(valueUnder(recipient, column));
      known.delete("");
      const nearest = nearestName(written, known) ?? "";
      const examples = [...known].slice(0, EXAMPLES).join("、");
      const values = { column, value: written, nearest, known: known.size, examples };
      return error("option/unknown-value", WHERE, values);
    });
}

/** Values of a column that a message names when none is near. */
const EXAMPLES = 8;

/** Words that select somebody alone, but nobody together with the other options. */
function leftOut(
  recipients: Sequence<Recipient>,
  where: readonly ResolvedCondition[],
  only: readonly AskedRecipient[],
): readonly Diagnostic[] {
  if (recipients.length === 0) return [error("option/nobody-selected", WHERE, {})];
  const reached = new Set<AskedRecipient>();
  const values = where.map(() => new Set<string>());
  for (const recipient of recipients) {
    for (const one of only) if (!reached.has(one) && isAskedBy(one, recipient)) reached.add(one);
    for (const [index, { column }] of where.entries())
      values[index]?.add(valueUnder(recipient, column));
  }
  const words = where.flatMap(({ column, alternatives }, index) =>
    alternatives
      .filter((alternative) => ![...alternative.values].some((value) => values[index]?.has(value)))
      .map(({ written }) => error("option/value-left-out", WHERE, { column, value: written })),
  );
  const dropped = only
    .filter((one) => !reached.has(one))
    .map(({ written }) => error("option/recipient-left-out", ONLY, { id: written }));
  return [...words, ...dropped];
}

/** Rows without a code that one identifier means in several lists. */
function sameRows(
  recipients: Sequence<Recipient>,
  only: readonly AskedRecipient[],
): readonly Diagnostic[] {
  const byId = only.filter(({ place }) => place === undefined);
  const rows = new Map<string, Recipient[]>(byId.map(({ id }) => [id, []]));
  if (rows.size > 0) for (const recipient of recipients) rows.get(recipient.id)?.push(recipient);
  return [...rows].flatMap(([id, found]) => {
    const paths = new Set(found.map(({ path }) => path));
    if (paths.size < 2 || found.some((one) => one.id !== idOfRow(one.row))) return [];
    const places = found.map(({ path, fields }) => `${path}（${valueIn(fields, "title")}）`);
    return [warning("option/same-row", ONLY, { id, places: places.join("、") })];
  });
}

/**
 * Governments of one name, asked for by it: their letters look the same on paper. Whoever says the prefecture or the
 * code as well has seen it.
 */
function sameNames(
  recipients: Sequence<Recipient>,
  { where, only }: Selection,
): readonly Diagnostic[] {
  const columns = where.map(({ column }) => column);
  if (!columns.includes(COLUMN_NAMES.name) && !columns.includes(COLUMN_NAMES.title)) return [];
  if (
    only.length > 0 ||
    columns.includes(COLUMN_NAMES.prefecture) ||
    columns.includes(COLUMN_NAMES.code)
  )
    return [];
  const byName = new Map<string, Map<string, string>>();
  for (const recipient of recipients) {
    const name = valueIn(recipient.fields, "name");
    const group = byName.get(name) ?? new Map<string, string>();
    group.set(recipient.id, `${valueIn(recipient.fields, "prefecture")}（${recipient.id}）`);
    byName.set(name, group);
  }
  return [...byName]
    .filter(([, group]) => group.size > 1)
    .map(([name, group]) =>
      warning("option/same-name", WHERE, { name, places: [...group.values()].join("、") }),
    );
}
