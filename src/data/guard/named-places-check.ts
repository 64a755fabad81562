import { type Diagnostic, error, warning } from "../../base/diagnostic.ts";
import { type Cell, cellIn, type Recipient, valueIn } from "../../model/recipient.ts";
import { isOfficeAddress } from "../column-use.ts";
import {
  describeGovernment,
  type LocalGovernment,
  type LocalGovernments,
} from "../local-governments.ts";
import { nameKey } from "../name-key.ts";
import type { RowCheck } from "./list-check.ts";
import {
  municipalityBehind,
  municipalityOfAddress,
  PREFECTURE,
} from "./municipality-of-address.ts";
import { ownerOf } from "./owner-of.ts";
import { columnsPerFile } from "./per-file.ts";

/**
 * Holds the places that a row names against each other, without its code: a prefecture with a city that lies in another
 * (大阪府大和高田市), in an address, a body or a title; and a school or office of one municipality with an address in another.
 *
 * Shape: a town behind a county is told as a mere warning, because towns that have merged shared their names with others.
 * Errors: `csv/place-contradiction`; the warnings `csv/place-contradiction`, `csv/address-of-another`.
 */
export function namedPlacesCheck(governments: LocalGovernments): RowCheck {
  const addressesOf = columnsPerFile(isOfficeAddress);
  return (recipient) => checkPlaces(recipient, addressesOf(recipient), governments);
}

function checkPlaces(
  recipient: Recipient,
  columns: readonly string[],
  governments: LocalGovernments,
): readonly Diagnostic[] {
  const { fields } = recipient;
  const addresses = columns.flatMap((column) => fields.get(column) ?? []);
  const government = governments.byCode.get(valueIn(fields, "code"));
  const cells = [cellIn(fields, "name"), cellIn(fields, "title"), ...addresses];
  const found = cells.flatMap((cell) =>
    cell === undefined ? [] : placeWithin(cell, government, governments),
  );
  if (found.length > 0 || government !== undefined) return found;
  return addresses.flatMap((address) => schoolElsewhere(recipient, address, governments));
}

/** A prefecture with a municipality that lies in no part of it. */
function placeWithin(
  cell: Cell,
  government: LocalGovernment | undefined,
  governments: LocalGovernments,
): readonly Diagnostic[] {
  const key = nameKey(cell.value).replace(/^〒?\d{3}-?\d{4}/u, "");
  const [prefecture = ""] = PREFECTURE.exec(key) ?? [];
  // The prefecture of an address is held against the row's code elsewhere.
  if (!governments.byName.has(prefecture)) return [];
  if (government !== undefined && government.prefecture !== prefecture) return [];
  if (municipalityOfAddress(key, "", governments) !== undefined) return [];
  const { municipalities, isBehindCounty } = municipalityBehind(
    key.slice(prefecture.length),
    governments,
  );
  const [first] = municipalities;
  if (first === undefined) return [];
  const values = {
    column: cell.at.written ?? cell.at.header ?? "",
    value: cell.value,
    place: first.name,
    prefecture,
    official: [...new Set(municipalities.map((one) => one.prefecture))].join("、"),
  };
  return [(isBehindCounty ? warning : error)("csv/place-contradiction", cell.at, values)];
}

/** A school, council or the like whose municipality its name says, with an address that surely lies in another. */
function schoolElsewhere(
  { fields }: Recipient,
  { value, at }: Cell,
  governments: LocalGovernments,
): readonly Diagnostic[] {
  const owner = ownerOf(nameKey(valueIn(fields, "name")), governments);
  if (owner === undefined) return [];
  const [first] = owner.governments;
  if (!(owner.isOffice || isAtHome(owner.rest, first))) return [];
  const lies = municipalityOfAddress(value, first?.prefecture ?? "", governments);
  if (lies?.isSure !== true || first === undefined) return [];
  if (first.kind === "都道府県") {
    // Its hospital or institute may lie in any place; its schools, its council and committees do not leave it.
    const isWithin = owner.isOffice || SCHOOLS.test(owner.rest);
    if (!isWithin || lies.municipalities.some((one) => one.prefecture === first.name)) return [];
  } else if (lies.municipalities.some((one) => owner.governments.includes(one))) return [];
  const [found = "", official = ""] = [lies.municipalities, owner.governments].map((ones) =>
    ones.map(describeGovernment).join("、"),
  );
  const column = at.written ?? at.header ?? "";
  return [warning("csv/address-of-another", at, { column, value, found, official })];
}

/** Whether a school or the like lies within its municipality; wards have some in the country: 板橋区立天津わかしお学校 by the sea. */
function isAtHome(rest: string, owner: LocalGovernment | undefined): boolean {
  if (AT_HOME.test(rest)) return true;
  return owner?.kind === "特別区" ? /^立.*(?:高等学校|高校)$/u.test(rest) : SCHOOLS.test(rest);
}

/** What a municipality has for those who live in it, and keeps within itself. */
const AT_HOME =
  /^立.*(?:小学校|中学校|義務教育学校|幼稚園|こども園|保育[所園]|公民館|児童館|図書館|学童.*)$/u;

const SCHOOLS = /^立.*(?:学校|高校)$/u;
