import { type Diagnostic, error, warning } from "../../base/diagnostic.ts";
import { mayBePersonName } from "../../language/person-name.ts";
import { type Cell, cellIn, type Recipient, valueIn } from "../../model/recipient.ts";
import { isNamedAsMunicipality, titleOf } from "../government-code.ts";
import {
  describeGovernment,
  GENERIC_KINDS,
  GOVERNMENT_KINDS,
  type LocalGovernment,
  type LocalGovernments,
} from "../local-governments.ts";
import { nameKey } from "../name-key.ts";
import { formsOf, SHORTEST_NAME } from "../names-by-form.ts";
import { citiesWithWard } from "../wards.ts";
import { checkElsewhere } from "./check-elsewhere.ts";
import { governmentOfTitle } from "./office-alone.ts";

/**
 * Tells of an addressee without a code that is meant for many by its 種別 or has none, and is named as one government, or nearly:
 * 札幌布, 札幌市長. Where 団体名 and 職名 are those of two governments, or 都道府県 is that of neither, one of them is wrong. Nothing
 * else of such a row is held against the official table.
 *
 * Errors: `csv/title-mismatch`, `csv/name-elsewhere`; the warning `csv/name-without-code`.
 */
export function checkGeneric(
  { fields }: Recipient,
  governments: LocalGovernments,
): readonly Diagnostic[] {
  const kind = valueIn(fields, "kind").trim();
  const isGeneric =
    cellIn(fields, "code")?.value === "" &&
    (GENERIC_KINDS.includes(kind) || !GOVERNMENT_KINDS.includes(kind));
  const isSaid = kind === "" && isSaidAlready(valueIn(fields, "name"), governments);
  if (!isGeneric || isSaid) return [];
  const [name, title] = [cellIn(fields, "name"), cellIn(fields, "title")];
  const prefecture = valueIn(fields, "prefecture").trim();
  const mismatch = checkTitle(name, title, governments);
  if (mismatch !== undefined) return [mismatch];
  for (const cell of [name, title]) {
    if (cell === undefined || isPerson(cell.value)) continue;
    const body = bodyOf(cell, title);
    // A title of another prefecture's head is told by what compares the columns of any row.
    const elsewhere =
      cell === name ? checkElsewhere(cell, body, prefecture, governments) : undefined;
    const found = elsewhere ?? nearOne(cell, body, prefecture, governments);
    if (found !== undefined) return [found];
  }
  return [];
}

/** Whether a cell has a family name and a given name, which are no town's however near: 西川　剛, 千葉　茂. */
function isPerson(value: string): boolean {
  return (
    /\S\s+\S/u.test(value) && mayBePersonName(value) && !/[都道府県市区町村長]$/u.test(value.trim())
  );
}

/** Tells of a cell that names a government of the prefecture, or nearly; where several may be meant, all are named. */
function nearOne(
  { at, value }: Cell,
  body: string,
  prefecture: string,
  governments: LocalGovernments,
): Diagnostic | undefined {
  if (citiesWithWard(body).length > 0) return undefined; // a ward's own name, though it is near another
  const exact = (governments.byName.get(body) ?? []).filter(({ hasHead }) => hasHead);
  const found = (exact.length > 0 ? exact : nearOnes(body, governments.byForm())).filter(
    (one) => prefecture === "" || one.prefecture === prefecture,
  );
  if (found.length === 0) return undefined;
  const nearest = found.map(describeGovernment).join("、");
  return warning("csv/name-without-code", at, { column: at.header ?? "", value, nearest });
}

/** Whether a name without a 種別 is one that the row's agreement is about: a government's, or one that ends as theirs do. */
function isSaidAlready(name: string, { byName }: LocalGovernments): boolean {
  return byName.has(nameKey(name)) || isNamedAsMunicipality(name);
}

/** Whether a title is that of another government's head than the name's. */
function checkTitle(
  name: Cell | undefined,
  title: Cell | undefined,
  governments: LocalGovernments,
): Diagnostic | undefined {
  if (name === undefined || title === undefined) return undefined;
  const [named] = governments.byName.get(nameKey(name.value)) ?? [];
  if (named === undefined || !isHeads(title, governments)) return undefined;
  if (nameKey(title.value) === nameKey(titleOf(named))) return undefined;
  const holder = governmentOfTitle(nameKey(title.value), governments)?.name ?? "";
  const values = { value: title.value, official: titleOf(named), body: named.name, holder };
  return error("csv/title-mismatch", title.at, values);
}

/** Whether a title is as a whole that of a government's head: 札幌市長, and not 札幌市消防長. */
function isHeads(title: Cell, { byName }: LocalGovernments): boolean {
  const titled = byName.get(bodyOf(title, title)) ?? [];
  return titled.some((one) => nameKey(titleOf(one)) === nameKey(title.value));
}

/** The body that a cell names: of a title what comes before 長 or 知事. */
function bodyOf(cell: Cell, title: Cell | undefined): string {
  return nameKey(cell === title ? cell.value.replace(/(?:知事|長)$/u, "") : cell.value);
}

function nearOnes(
  key: string,
  names: ReadonlyMap<string, readonly LocalGovernment[]>,
): readonly LocalGovernment[] {
  if (key.length < SHORTEST_NAME || key.length > LONGEST || CALLED_BY_PLACE.test(key)) return [];
  const found = [...new Set(formsOf(key).flatMap((form) => names.get(form) ?? []))];
  return OTHER_BODIES.test(key) ? found.filter(({ name }) => hasEnding(nameKey(name), key)) : found;
}

/** Longer names are no municipality's. */
const LONGEST = 10;

/** Councils, districts and associations are called by their place: 京都市会, 中央地区. */
const CALLED_BY_PLACE = /(?:会|[地学校]区)$/u;

/** Counties and bodies of old times have names of their own: 石川郡, 札幌區, 北海道庁. */
const OTHER_BODIES = /[郡府庁廳縣懸區]$/u;

/** Whether what ends like another body can be a slip of a name: 太宰府 and 大坂府 have all of its ending, 石川郡 not that of 石川町. */
function hasEnding(name: string, key: string): boolean {
  return name.startsWith(key) || name.at(-1) === key.at(-1);
}
