import { type Diagnostic, error, warning } from "../base/diagnostic.ts";
import type { CellLocation } from "../base/location.ts";
import { isNameOf, keyWithoutCounty } from "./counties.ts";
import {
  describeGovernment,
  GENERIC_KINDS,
  GOVERNMENT_KINDS,
  type LocalGovernment,
  type LocalGovernments,
} from "./local-governments.ts";
import { nameKey } from "./name-key.ts";
import { describeOtherBody, otherBodyOf } from "./other-bodies.ts";
import { LOCAL_GOVERNMENTS_AS_OF } from "./tables/local-governments.ts";

/** A code as the list means it, and what is to be said about how it was written. */
export interface ReadCode {
  readonly code: string;
  readonly diagnostic: Diagnostic | undefined;
}

/** What a row says of its government beside the code; empty for what the list does not have. */
export interface NamedGovernment {
  readonly kind: string;
  readonly prefecture: string;
  readonly name: string;
  readonly title: string;
  /** Whether the name may be another body's as well, and nothing says that it is not: a ward of a city (北区), a neighbourhood (朝日町). */
  readonly isAnothers?: boolean;
}

/** The weights of the first five digits. Source: 総務省「全国地方公共団体コード仕様」. */
const WEIGHTS = [6, 5, 4, 3, 2];

/** Gives the sixth digit of a code from its first five. */
export function checkDigit(digits: string): string {
  const sum = WEIGHTS.reduce((total, weight, place) => total + weight * Number(digits[place]), 0);
  return String((11 - (sum % 11)) % 10);
}

/**
 * Gives the six-digit 団体コード that a cell means. Digits may be full-width, written as a formula
 * (`="011002"`) or in Excel's exponents; zeros that Excel took from the front come back, and the check
 * digit is added to a code of five digits, where only one government can be meant. Where two can, the
 * row's own name decides if it fits exactly one. A row without a code gets that of its name, where one government alone can be meant.
 *
 * Errors: `csv/code-malformed`, `csv/code-ambiguous`, `csv/check-digit`, `csv/code-unknown`; the warnings
 * `csv/code-repaired` and `csv/code-not-listed`.
 */
export function readCode(
  value: string,
  row: NamedGovernment,
  at: CellLocation,
  governments: LocalGovernments,
): ReadCode {
  const digits = digitsOf(value);
  if (digits === "") return { code: supplyCode(row, governments), diagnostic: undefined };
  if (!/^\d{1,6}$/u.test(digits))
    return { code: value, diagnostic: error("csv/code-malformed", at, { value }) };
  if (digits.length === 6)
    return { code: digits, diagnostic: checkCode(digits, row, at, governments) };
  const candidates = candidatesFor(digits, governments);
  const fitting = candidates.filter((one) => fitsRow(one, row));
  const chosen = candidates.length === 1 ? candidates[0] : onlyOne(fitting);
  if (chosen !== undefined) {
    const values = { value, code: chosen.code, count: 1, rows: String(at.row) };
    return { code: chosen.code, diagnostic: warning("csv/code-repaired", at, values) };
  }
  const names = candidates.map(describeGovernment).join("、");
  const diagnostic =
    candidates.length === 0
      ? error("csv/code-malformed", at, { value })
      : error("csv/code-ambiguous", at, { value, candidates: names });
  return { code: digits, diagnostic };
}

/**
 * The code of the one government that the name means, with the prefecture if it is there; in a row without a name, of the one whose
 * head has the title. Whoever writes 市区町村 for the 種別 means no
 * single one, unless the prefecture says which.
 */
function supplyCode(row: NamedGovernment, governments: LocalGovernments): string {
  if (row.isAnothers === true) return "";
  const named =
    row.name.trim() === "" ? titleHolders(row, governments) : governmentsNamed(row, governments);
  const chosen = onlyOne(named);
  if (chosen === undefined) return "";
  const kind = row.kind.trim();
  const isForMany = GENERIC_KINDS.includes(kind) && kind !== chosen.kind;
  return isForMany && row.prefecture.trim() === "" ? "" : chosen.code;
}

/** The governments whose head has a row's title as it is: 札幌市長, 北海道知事. */
export function titleHolders(
  { prefecture, title }: Pick<NamedGovernment, "prefecture" | "title">,
  governments: LocalGovernments,
): readonly LocalGovernment[] {
  const name = title.trim().replace(/(?:知事|長)$/u, "");
  if (name === "") return [];
  return governmentsNamed({ prefecture, name }, governments).filter(
    (one) => nameKey(titleOf(one)) === nameKey(title),
  );
}

/** The title of a government's head: 北海道知事, 札幌市長. */
export function titleOf(government: LocalGovernment): string {
  return `${government.name}${government.kind === "都道府県" ? "知事" : "長"}`;
}

/** What a government's head is called without its name: 市長, 知事. */
export function bareTitleOf(government: LocalGovernment): string {
  return government.kind === "都道府県" ? "知事" : `${government.name.slice(-1)}長`;
}

/** The governments with a head that a row's name can mean; 府中市 is two without the prefecture. */
export function governmentsNamed(
  row: Pick<NamedGovernment, "prefecture" | "name">,
  { byName }: LocalGovernments,
): readonly LocalGovernment[] {
  const named = byName.get(keyWithoutCounty(row.name)) ?? [];
  return named.filter((one) => one.hasHead && fitsRow(one, row));
}

/** `="011002"`, `'011002`, `０１１００２`, `1.1002E+4` → digits. */
function digitsOf(value: string): string {
  if (/^\d*$/u.test(value)) return value;
  const plain = value.normalize("NFKC").replaceAll(/\s/gu, "");
  const bare = /^(?:="?|')?([^"]*)"?$/u.exec(plain)?.[1] ?? plain;
  if (!/^\d+(?:\.\d+)?E\+?\d+$/iu.test(bare)) return bare;
  const number = Number(bare);
  return Number.isSafeInteger(number) ? String(number) : bare;
}

function checkCode(
  code: string,
  row: NamedGovernment,
  at: CellLocation,
  governments: LocalGovernments,
): Diagnostic | undefined {
  const expected = checkDigit(code);
  if (expected !== code[5])
    return error("csv/check-digit", at, {
      value: code,
      expected: `${code.slice(0, 5)}${expected}`,
    });
  if (governments.byCode.has(code)) return undefined;
  const body = otherBodyOf(code, governments);
  const isMunicipality =
    GOVERNMENT_KINDS.includes(row.kind.trim()) ||
    (row.kind.trim() === "" && isNamedAsMunicipality(row.name));
  if (body === undefined || isMunicipality)
    return error("csv/code-unknown", at, { value: code, asOf: LOCAL_GOVERNMENTS_AS_OF });
  if (body.ward !== undefined) return undefined; // what the row calls it is held against the table
  return warning("csv/code-not-listed", at, { value: code, body: describeOtherBody(body, code) });
}

/** Whether a name ends as those of prefectures and municipalities do; wards of cities end in 区. */
export function isNamedAsMunicipality(name: string): boolean {
  return /[県市町村]$/u.test(name.trim());
}

/** The governments whose code loses its zeros, its check digit or both to these digits. */
function candidatesFor(digits: string, governments: LocalGovernments): readonly LocalGovernment[] {
  const codes = [digits.padStart(6, "0")];
  const five = digits.padStart(5, "0");
  if (five.length === 5) codes.push(`${five}${checkDigit(five)}`);
  return codes
    .map((code) => governments.byCode.get(code))
    .filter((government) => government !== undefined);
}

function fitsRow(
  government: LocalGovernment,
  row: Pick<NamedGovernment, "prefecture" | "name">,
): boolean {
  const prefecture = row.prefecture.trim();
  return (
    (prefecture === "" || government.prefecture === prefecture) && isNameOf(row.name, government)
  );
}

function onlyOne<T>(items: readonly T[]): T | undefined {
  return items.length === 1 ? items[0] : undefined;
}
