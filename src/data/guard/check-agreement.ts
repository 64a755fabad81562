import { type Diagnostic, error, warning } from "../../base/diagnostic.ts";
import type { CellLocation } from "../../base/location.ts";
import { nearestName } from "../../base/nearest-name.ts";
import { FOR_BODIES } from "../../language/honorific.ts";
import { type Cell, cellIn, type Recipient, valueIn } from "../../model/recipient.ts";
import { isNameOf } from "../counties.ts";
import {
  checkDigit,
  governmentsNamed,
  isNamedAsMunicipality,
  titleHolders,
  titleOf,
} from "../government-code.ts";
import {
  describeGovernment,
  GENERIC_KINDS,
  GOVERNMENT_KINDS,
  type LocalGovernment,
  type LocalGovernments,
} from "../local-governments.ts";
import { nameKey } from "../name-key.ts";
import { isNeighbourhood } from "../neighbourhood.ts";
import { describeOtherBody, type OtherBody, otherBodyOf } from "../other-bodies.ts";
import { isHeadingOfPrefectures } from "../prefecture-as-body.ts";
import { LOCAL_GOVERNMENTS_AS_OF } from "../tables/local-governments.ts";
import { RENAMED_GOVERNMENTS } from "../tables/renamed-governments.ts";
import { digitsOfWard } from "../ward-numbers.ts";
import { citiesWithWard } from "../wards.ts";
import { checkElsewhere } from "./check-elsewhere.ts";
import { municipalityOfAddress } from "./municipality-of-address.ts";
import { governmentOfTitle, isOfficeAlone } from "./office-alone.ts";

/**
 * Tells where a row contradicts itself or the official table: 団体コード, 種別, 都道府県, 団体名 and 職名
 * must all speak of one government.
 *
 * Errors: `csv/empty-code`, `csv/name-of-several`, `csv/name-elsewhere`, `csv/name-unknown`, `csv/unknown-kind`, `csv/kind-mismatch`, `csv/prefecture-mismatch`,
 * `csv/name-mismatch`, `csv/renamed`, `csv/lost-character`, `csv/title-mismatch`, `csv/empty-title`, `csv/no-mayor`; the warning
 * `csv/name-form`.
 */
export function checkAgreement(
  recipient: Recipient,
  governments: LocalGovernments,
): readonly Diagnostic[] {
  const noPrefecture = checkPrefectureNamed(recipient, governments);
  if (noPrefecture.length > 0) return noPrefecture;
  const title = cellIn(recipient.fields, "title");
  const isUntitled = title?.value.trim() === "" && !isAddressedOtherwise(recipient.fields);
  const empty = isUntitled ? [error("csv/empty-title", title.at, {})] : [];
  const code = cellIn(recipient.fields, "code");
  if (code === undefined || code.value === "")
    return [...empty, ...checkWithoutCode(recipient, code, governments)];
  const government = governments.byCode.get(code.value);
  if (government === undefined)
    return [...empty, ...checkOtherBody(recipient, code.value, governments)];
  if (!government.hasHead)
    return [...empty, error("csv/no-mayor", code.at, { name: government.name })];
  const names = checkName(recipient, government, governments);
  return [
    ...empty,
    ...checkKind(recipient, government),
    ...checkPrefecture(recipient, government),
    ...names,
    // A title that follows a wrong name is no news.
    ...(names.some(({ severity }) => severity === "error") || title?.value.trim() === ""
      ? []
      : checkTitle(recipient, government, governments)),
  ];
}

/** A body that a column of prefectures names is one of the 47. */
function checkPrefectureNamed(
  { fields }: Recipient,
  { byName }: LocalGovernments,
): readonly Diagnostic[] {
  const name = cellIn(fields, "name");
  if (name === undefined || !isHeadingOfPrefectures(name.at.written)) return [];
  const { value, at } = name;
  const named = byName.get(nameKey(value)) ?? [];
  if (value.trim() === "" || named.some(({ kind }) => kind === "都道府県")) return [];
  return [error("csv/name-unknown", at, { value, asOf: LOCAL_GOVERNMENTS_AS_OF })];
}

/** A row without a code: for many, or a body that has none; a name that two governments have is neither. */
function checkWithoutCode(
  { fields }: Recipient,
  code: Cell | undefined,
  governments: LocalGovernments,
): readonly Diagnostic[] {
  const kind = cellIn(fields, "kind");
  if (kind === undefined || code === undefined) return [];
  if (GENERIC_KINDS.includes(kind.value.trim())) return [];
  const unclear = checkNameAlone(fields, governments);
  if (unclear !== undefined) return [unclear];
  if (kind.value.trim() === "") return [];
  if (GOVERNMENT_KINDS.includes(kind.value.trim()))
    return [error("csv/empty-code", code.at, { kind: kind.value })];
  return misspeltKind(kind.value, kind.at);
}

/** Whether a row without a title addresses a person, or a body as one (御中). */
function isAddressedOtherwise(fields: Recipient["fields"]): boolean {
  if (valueIn(fields, "person").trim() !== "") return true;
  return (
    valueIn(fields, "honorific").trim() === FOR_BODIES && valueIn(fields, "name").trim() !== ""
  );
}

/** A name that does not tell the government: two have it, none in the prefecture has it, or none at all though it is called 市, 町 or 村. */
function checkNameAlone(
  fields: Recipient["fields"],
  governments: LocalGovernments,
): Diagnostic | undefined {
  const cell = cellIn(fields, "name");
  if (cell === undefined || cell.value.trim() === "") return checkTitleAlone(fields, governments);
  const { value, at } = cell;
  const [kind, title] = [valueIn(fields, "kind"), valueIn(fields, "title")];
  if (isNeighbourhood({ name: value, title, kind }, at.written)) return undefined;
  const prefecture = valueIn(fields, "prefecture").trim();
  const named = governmentsNamed({ prefecture, name: value }, governments);
  if (named.length > 0) return nameOfSeveral(cell, named, fields);
  const elsewhere = checkElsewhere(cell, value, prefecture, governments);
  if (elsewhere !== undefined) return elsewhere;
  const isSaidToBeOne =
    at.written === "特別区名" || (kind.trim() === "" && isNamedAsMunicipality(value));
  if (!isSaidToBeOne) return undefined;
  const asOf = LOCAL_GOVERNMENTS_AS_OF;
  const nearest = nameWithin(value, prefecture, governments);
  return error(
    "csv/name-unknown",
    at,
    nearest === undefined ? { value, asOf } : { value, asOf, nearest },
  );
}

/** The one municipality's name behind its prefecture or county: 三郷町 in 生駒郡三郷町. */
function nameWithin(
  value: string,
  prefecture: string,
  governments: LocalGovernments,
): string | undefined {
  const named = municipalityOfAddress(value, prefecture, governments)?.municipalities ?? [];
  const [one, ...others] = named.filter(({ name }) => nameKey(value).endsWith(nameKey(name)));
  return others.length === 0 ? one?.name : undefined;
}

/** The title of a head whose name two governments have, in a row without a name. */
function checkTitleAlone(
  fields: Recipient["fields"],
  governments: LocalGovernments,
): Diagnostic | undefined {
  const cell = cellIn(fields, "title");
  if (cell === undefined) return undefined;
  const { value } = cell;
  const held = titleHolders(
    { prefecture: valueIn(fields, "prefecture"), title: value },
    governments,
  );
  if (held.length < 2 && citiesWithWard(value).length === 0) return undefined;
  return held.length === 0 ? undefined : nameOfSeveral(cell, held, fields);
}

/** A name of several governments, or of a 特別区 and of wards of cities, unless the row says of which city. */
function nameOfSeveral(
  { value, at }: Cell,
  named: readonly LocalGovernment[],
  fields: Recipient["fields"],
): Diagnostic | undefined {
  const cities = citiesWithWard(value);
  if (Array.from(fields.values()).some((cell) => cities.includes(cell.value.trim())))
    return undefined;
  const wards = cities.map((city) => `${city}${value.replace(/長$/u, "")}`);
  const candidates = [...named.map(describeGovernment), ...wards].join("、");
  return error("csv/name-of-several", at, { column: at.header ?? "", value, candidates });
}

/** A 種別 is one of ours or a word of the clerk's own; one that is nearly ours is a slip. */
function misspeltKind(value: string, at: CellLocation): readonly Diagnostic[] {
  const nearest = nearestName(value, [...GOVERNMENT_KINDS, ...GENERIC_KINDS]);
  return nearest === undefined ? [] : [error("csv/unknown-kind", at, { value, nearest })];
}

function checkKind(recipient: Recipient, government: LocalGovernment): readonly Diagnostic[] {
  const kind = cellIn(recipient.fields, "kind");
  if (kind === undefined || kind.value === government.kind) return [];
  if (kind.value === "市区町村" && government.kind !== "都道府県") return []; // true, if vague
  if (![...GOVERNMENT_KINDS, ...GENERIC_KINDS].includes(kind.value))
    return misspeltKind(kind.value, kind.at);
  const expected = government.kind;
  return [
    error("csv/kind-mismatch", kind.at, {
      value: kind.value,
      expected,
      official: describeGovernment(government),
    }),
  ];
}

function checkPrefecture(recipient: Recipient, government: LocalGovernment): readonly Diagnostic[] {
  const prefecture = cellIn(recipient.fields, "prefecture");
  if (prefecture === undefined || prefecture.value === government.prefecture) return [];
  return [
    error("csv/prefecture-mismatch", prefecture.at, {
      value: prefecture.value,
      expected: government.prefecture,
      code: government.code,
    }),
  ];
}

/** What the code of a union or ward says: its prefecture, that it is no municipality, a ward's city and name. */
function checkOtherBody(
  { fields }: Recipient,
  code: string,
  governments: LocalGovernments,
): readonly Diagnostic[] {
  const body = otherBodyOf(code, governments);
  if (body === undefined) return []; // said where the code was read
  const [prefecture, name] = [cellIn(fields, "prefecture"), cellIn(fields, "name")];
  const found: Diagnostic[] = [];
  const written = prefecture?.value.trim() ?? "";
  if (prefecture !== undefined && written !== "" && written !== body.prefecture) {
    const values = { value: prefecture.value, expected: body.prefecture, code };
    found.push(error("csv/prefecture-mismatch", prefecture.at, values));
  }
  const city = body.kind === "ward" ? fields.get("市名") : undefined;
  for (const cell of [name, city, cellIn(fields, "title")]) {
    const other = cell && otherGovernmentIn(cell.value, body, governments);
    if (cell === undefined || other === undefined) continue;
    const official = describeOtherBody(body, code);
    const column = cell.at.written ?? cell.at.header ?? "";
    const others = describeGovernment(other);
    const values = { column, value: cell.value, official, others };
    found.push(error("csv/name-mismatch", cell.at, values));
  }
  if (found.length === 0) found.push(...checkWard(fields, body, code));
  return found.slice(0, 1);
}

/** What a row calls a ward, in its columns of its own or at the beginning of a title, is what has its code. */
function checkWard(
  fields: Recipient["fields"],
  body: OtherBody,
  code: string,
): readonly Diagnostic[] {
  const { city, ward } = body;
  if (city === undefined || ward === undefined) return [];
  const columns = ["区名", "行政区名", "行政区", "区"].map((column) => fields.get(column));
  const cells = [cellIn(fields, "name"), ...columns, cellIn(fields, "title")];
  return cells.flatMap((cell) => {
    const key = nameKey(cell?.value ?? "").replace(nameKey(city.name), "");
    const [named = ""] = /^[^区]{1,4}区/u.exec(key) ?? [];
    const isWard = citiesWithWard(named).length > 0;
    if (cell === undefined || !isWard || named === nameKey(ward)) return [];
    const column = cell.at.written ?? cell.at.header ?? "";
    const values = { column, value: cell.value, official: describeOtherBody(body, code) };
    const digits = digitsOfWard(city.name, named);
    if (digits === undefined) return [error("csv/name-mismatch", cell.at, values)];
    const own = `${code.slice(0, 2)}${digits}`;
    const others = `${city.name}${named}（${own}${checkDigit(own)}）`;
    return [error("csv/name-mismatch", cell.at, { ...values, others })];
  });
}

/** The government of the table that a name or title means in the row of another body: a municipality, or a ward's other city. */
function otherGovernmentIn(
  value: string,
  { city }: OtherBody,
  { all, byName }: LocalGovernments,
): LocalGovernment | undefined {
  const key = nameKey(value);
  if (city !== undefined && citiesWithWard(value).includes(city.name)) return undefined;
  const named = byName.get(key) ?? byName.get(key.replace(/(?:知事|長)$/u, ""));
  if (city !== undefined && named?.includes(city) === true) return undefined;
  if (named !== undefined || city === undefined) return named?.[0];
  const isCity = ({ code, kind }: LocalGovernment): boolean =>
    kind === "市" && /^..1.0/u.test(code);
  return all.find((one) => one !== city && isCity(one) && key.startsWith(nameKey(one.name)));
}

function checkName(
  recipient: Recipient,
  government: LocalGovernment,
  governments: LocalGovernments,
): readonly Diagnostic[] {
  const name = cellIn(recipient.fields, "name");
  if (name === undefined || name.value === government.name) return [];
  // Spaces around it are said where the value is read.
  if (name.value.trim() === government.name) return [];
  const key = nameKey(government.name);
  if (nameKey(name.value) !== key && isNameOf(name.value, government)) return [];
  if (nameKey(name.value) === key)
    return [warning("csv/name-form", name.at, { value: name.value, official: government.name })];
  if (name.value.includes("?"))
    return [error("csv/lost-character", name.at, { value: name.value, official: government.name })];
  const renamed = RENAMED_GOVERNMENTS.find(
    ({ from, to }) => from === name.value && nameKey(to) === nameKey(government.name),
  );
  if (renamed !== undefined) return [renamedName(name, renamed)];
  const others = governments.byName.get(nameKey(name.value)) ?? [];
  const official = describeGovernment(government);
  const values = { value: name.value, official };
  return [
    others.length === 0
      ? error("csv/name-mismatch", name.at, values)
      : error("csv/name-mismatch", name.at, {
          ...values,
          others: others.map(describeGovernment).join("、"),
        }),
  ];
}

function renamedName(
  cell: Cell,
  { to, since }: { readonly to: string; readonly since: string },
): Diagnostic {
  return error("csv/renamed", cell.at, { value: cell.value, name: to, since });
}

/** The title is the government's name with what its head is called; other offices begin with it too, or are any government's. */
function checkTitle(
  recipient: Recipient,
  government: LocalGovernment,
  governments: LocalGovernments,
): readonly Diagnostic[] {
  const title = cellIn(recipient.fields, "title");
  if (title === undefined || title.value.trim() === titleOf(government)) return [];
  const isOfLonger = isOfLongerName(title.value, government, governments);
  if (title.value.startsWith(government.name) && !isOfLonger) return [];
  const official = titleOf(government);
  const values = { value: title.value, official };
  if (title.value.includes("?")) return [error("csv/lost-character", title.at, values)];
  if (!isOfLonger && nameKey(title.value).startsWith(nameKey(government.name)))
    return [warning("csv/title-form", title.at, values)];
  if (!isOfLonger && isOfficeAlone(title.value, government, governments)) return [];
  const holder = governmentOfTitle(nameKey(title.value), governments);
  const isAnother = holder !== undefined && holder !== government;
  const whose = { body: government.name, holder: isAnother ? holder.name : "" };
  return [error("csv/title-mismatch", title.at, { ...values, ...whose })];
}

/** Whether a title begins with another government's name that begins with this one's: 東村 and 東村山市長. */
function isOfLongerName(
  title: string,
  { name }: LocalGovernment,
  { byName }: LocalGovernments,
): boolean {
  const own = nameKey(name);
  const key = nameKey(title);
  if (!key.startsWith(own)) return false;
  const longest = Math.min(key.length, own.length + LONGEST_MORE);
  for (let length = own.length + 1; length <= longest; length += 1)
    if (byName.has(key.slice(0, length))) return true;
  return false;
}

/** Characters that one name can have more than another that it begins with. */
const LONGEST_MORE = 4;
