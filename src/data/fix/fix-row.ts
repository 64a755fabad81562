import type { Diagnostic } from "../../base/diagnostic.ts";
import { endingHonorific } from "../../language/honorific.ts";
import {
  type Cell,
  COLUMN_NAMES,
  type ColumnMeaning,
  cellIn,
  type Recipient,
  valueIn,
} from "../../model/recipient.ts";
import { differsByOne } from "../differs-by-one.ts";
import { governmentsNamed, titleOf } from "../government-code.ts";
import { checkAgreement } from "../guard/check-agreement.ts";
import { checkHonorific } from "../guard/check-honorific.ts";
import { unusualTitle } from "../guard/check-titles.ts";
import type { LocalGovernment, LocalGovernments } from "../local-governments.ts";
import { nameKey } from "../name-key.ts";
import type { FixKind } from "./fix.ts";

/** What a row's correction is judged by. */
export interface RowTables {
  readonly governments: LocalGovernments;
  /** The honorific that all rows like this one have. */
  readonly usualHonorific: (recipient: Recipient) => string | undefined;
  /** Whether another row has a code already. */
  readonly hasCode: (code: string) => boolean;
}

/** A cell of the row that says something else. */
export interface RowChange {
  readonly kind: FixKind;
  readonly meaning: ColumnMeaning;
  readonly value: string;
}

/**
 * Corrects what the rest of the row and the table of governments leave no doubt of: where all else agrees with one government, the
 * one cell that does not.
 *
 * Shape: `raw` is what the cell of the finding has; an exponent (1E+05) has lost what only its writer knows. Undefined where a row with the correction would still have, or have anew, anything that the guard says of single rows.
 */
export function fixRow(
  diagnostic: Diagnostic,
  raw: string,
  recipient: Recipient,
  tables: RowTables,
): RowChange | undefined {
  if (/\dE[+-]?\d/iu.test(raw.normalize("NFKC"))) return undefined;
  const change = rowChange(diagnostic, recipient, tables);
  if (change === undefined) return undefined;
  const changed = withValue(recipient, change.meaning, change.value);
  return changed !== undefined && isBetter(diagnostic, recipient, changed, tables)
    ? change
    : undefined;
}

function rowChange(
  diagnostic: Diagnostic,
  recipient: Recipient,
  tables: RowTables,
): RowChange | undefined {
  const { code, values } = diagnostic;
  const { fields } = recipient;
  const government = tables.governments.byCode.get(valueIn(fields, "code"));
  switch (code) {
    case "csv/code-malformed":
    case "csv/code-unknown":
    case "csv/check-digit":
      return codeOfName(String(values["value"]), recipient, tables);
    case "csv/empty-honorific":
    case "csv/honorific-for-bodies": {
      const value = tables.usualHonorific(recipient);
      return value === undefined ? undefined : { kind: "honorific", meaning: "honorific", value };
    }
    case "csv/doubled-honorific":
      return withoutHonorific(fields);
    default:
      return government && ofGovernment(diagnostic, recipient, government, tables.governments);
  }
}

/** The code of the one government that the name means. */
function codeOfName(
  written: string,
  { fields }: Recipient,
  { governments, hasCode }: RowTables,
): RowChange | undefined {
  const row = { prefecture: valueIn(fields, "prefecture"), name: valueIn(fields, "name") };
  const [named, another] = governmentsNamed(row, governments);
  if (named === undefined || another !== undefined || hasCode(named.code)) return undefined;
  const isOwn = written.normalize("NFKC").slice(0, 5) === named.code.slice(0, 5);
  return { kind: isOwn ? "check-digit" : "code-of-name", meaning: "code", value: named.code };
}

/** 札幌市長殿 with 殿 beside it: the title is the one without. */
function withoutHonorific(fields: Recipient["fields"]): RowChange | undefined {
  const title = valueIn(fields, "title").trim();
  const honorific = valueIn(fields, "honorific").trim();
  if (honorific === "" || endingHonorific(title) !== honorific) return undefined;
  const value = title.slice(0, title.length - honorific.length).trimEnd();
  return value === "" ? undefined : { kind: "doubled", meaning: "title", value };
}

/** A row with its own government, whose code the row has. */
interface GovernmentRow {
  readonly at: Diagnostic["at"];
  readonly fields: Recipient["fields"];
  readonly name: Cell | undefined;
  readonly title: Cell | undefined;
  readonly government: LocalGovernment;
  /** The title of its head. */
  readonly official: string;
  readonly governments: LocalGovernments;
}

/** What the row's government says in the place of a cell. */
function ofGovernment(
  { code, at }: Diagnostic,
  { fields }: Recipient,
  government: LocalGovernment,
  governments: LocalGovernments,
): RowChange | undefined {
  const [name, title] = [cellIn(fields, "name"), cellIn(fields, "title")];
  const official = titleOf(government);
  const row = { at, fields, name, title, government, official, governments };
  const isNamed = nameKey(name?.value ?? "") === nameKey(government.name);
  return BY_CODE[code]?.(row) ?? (isNamed ? BY_CODE_AND_NAME[code]?.(row) : undefined);
}

type ByCode = Partial<Record<Diagnostic["code"], (row: GovernmentRow) => RowChange | undefined>>;

/** What the code alone tells. */
const BY_CODE: ByCode = {
  "csv/name-form": ({ government }) => officialName(government),
  "csv/renamed": ({ government }) => officialName(government),
  "csv/title-form": ({ title, official }) =>
    nameKey(title?.value ?? "") === nameKey(official)
      ? { kind: "official-name", meaning: "title", value: official }
      : undefined,
  "csv/lost-character": ({ at, name, title, government, official }) =>
    at.kind === "cell" && at.header === COLUMN_NAMES.name
      ? lostCharacter(name, government.name, "name")
      : lostCharacter(title, official, "title"),
  "csv/name-mismatch": ({ name, government, governments }) =>
    isNear(name, government.name, governments.all, (one) => one.name)
      ? { kind: "near-name", meaning: "name", value: government.name }
      : undefined,
};

/** What the code tells where the name says the same. */
const BY_CODE_AND_NAME: ByCode = {
  "csv/title-mismatch": ({ title, official, governments }) =>
    isOfficialTitle(title, official, governments)
      ? { kind: "near-name", meaning: "title", value: official }
      : undefined,
  "csv/title-unusual": ({ title, official }) =>
    title?.value === `${official}${official.endsWith("知事") ? "知事" : "長"}`
      ? { kind: "near-name", meaning: "title", value: official }
      : undefined,
  "csv/unknown-kind": ({ government: { kind } }) => ({
    kind: "by-code",
    meaning: "kind",
    value: kind,
  }),
  "csv/kind-mismatch": ({ government: { kind } }) => ({
    kind: "by-code",
    meaning: "kind",
    value: kind,
  }),
  "csv/prefecture-mismatch": ({ fields, government, governments }) =>
    isOnlyPrefecture(fields, governments)
      ? { kind: "by-code", meaning: "prefecture", value: government.prefecture }
      : undefined,
  "csv/reading-unknown": ({ fields, government }) => ({
    kind: "reading",
    meaning: "reading",
    value: readingLike(fields, government),
  }),
};

/** The findings of which some are corrected so. */
export const FIXED_ROWS: readonly string[] = [
  "csv/code-malformed",
  "csv/code-unknown",
  "csv/check-digit",
  "csv/empty-honorific",
  "csv/honorific-for-bodies",
  "csv/doubled-honorific",
  ...Object.keys(BY_CODE),
  ...Object.keys(BY_CODE_AND_NAME),
];

function officialName({ name }: LocalGovernment): RowChange {
  return { kind: "official-name", meaning: "name", value: name };
}

/** Whether a value with a ? in the place of one character is a name. */
function lostCharacter(
  cell: Cell | undefined,
  value: string,
  meaning: "name" | "title",
): RowChange | undefined {
  const written = [...(cell?.value.trim() ?? "")];
  const official = [...value];
  const isIt =
    written.length === official.length &&
    written.includes("?") &&
    written.every((character, index) => character === "?" || character === official[index]);
  return isIt ? { kind: "lost-character", meaning, value } : undefined;
}

/** Whether a value is one slip from a government's own and from nobody else's. */
function isNear(
  cell: Cell | undefined,
  own: string,
  all: readonly LocalGovernment[],
  valueFor: (government: LocalGovernment) => string,
): boolean {
  const key = nameKey(cell?.value ?? "");
  if ([...key].length < SHORTEST_NAME) return false;
  const near = new Set(
    all.map((one) => nameKey(valueFor(one))).filter((other) => differsByOne(other, key)),
  );
  return near.size === 1 && near.has(nameKey(own));
}

/** One wrong character of 津市 makes another city. */
const SHORTEST_NAME = 3;

/** Whether a title is the official one with one slip. */
function isOfficialTitle(
  cell: Cell | undefined,
  official: string,
  { all }: LocalGovernments,
): boolean {
  return isNear(cell, official, all, titleOf);
}

/** Whether the prefecture that is written has no government of the row's name. */
function isOnlyPrefecture(fields: Recipient["fields"], governments: LocalGovernments): boolean {
  const written = { prefecture: valueIn(fields, "prefecture"), name: valueIn(fields, "name") };
  return written.name !== "" && governmentsNamed(written, governments).length === 0;
}

/** The official reading in the kana that the list has. */
function readingLike(fields: Recipient["fields"], { reading }: LocalGovernment): string {
  if (!/^[\p{Script=Katakana}ー\s]+$/u.test(valueIn(fields, "reading"))) return reading;
  return reading.replaceAll(/[ぁ-ゖ]/gu, (kana) =>
    String.fromCodePoint((kana.codePointAt(0) ?? 0) + TO_KATAKANA),
  );
}

/** How far katakana come after hiragana in Unicode. */
const TO_KATAKANA = 0x60;

function withValue(
  recipient: Recipient,
  meaning: ColumnMeaning,
  value: string,
): Recipient | undefined {
  const column = COLUMN_NAMES[meaning];
  const cell = recipient.fields.get(column);
  if (cell === undefined) return undefined;
  const fields = new Map([...recipient.fields, [column, { value, at: cell.at }]]);
  return { ...recipient, id: meaning === "code" ? value : recipient.id, fields };
}

/** Whether a finding is gone, and nothing is said that was not said before. */
function isBetter(
  { code }: Diagnostic,
  before: Recipient,
  after: Recipient,
  { governments }: RowTables,
): boolean {
  const said = (recipient: Recipient): readonly string[] => [
    ...[...checkAgreement(recipient, governments), ...checkHonorific(recipient)].map(
      (one) => one.code,
    ),
    ...(unusualTitle(recipient, governments) === undefined ? [] : ["csv/title-unusual"]),
  ];
  const known = said(before);
  return said(after).every((one) => one !== code && known.includes(one));
}
