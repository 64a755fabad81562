import { type Diagnostic, error, warning } from "../../base/diagnostic.ts";
import { type Cell, type RecipientList, valueIn } from "../../model/recipient.ts";
import {
  describeGovernment,
  type LocalGovernment,
  type LocalGovernments,
} from "../local-governments.ts";
import { municipalityOfAddress, PREFECTURE } from "./municipality-of-address.ts";

/** More rows than these, and more than one in `FEW`, are no offices that happen to lie elsewhere. */
const SOME_ROWS = 2;
const FEW = 10;

/**
 * Holds a column of addresses (住所, 所在地) against the codes: an address that names another municipality than the row's. A few are
 * offices that lie elsewhere; many mean that the column has slipped or was sorted alone.
 *
 * Errors: `csv/address-mismatch`, and `csv/address-of-another` where many rows have it; few are warnings.
 */
export function checkAddresses(
  list: RecipientList,
  column: string,
  governments: LocalGovernments,
): readonly Diagnostic[] {
  const strays: { readonly cell: Cell; readonly values: Values }[] = [];
  const mismatches: Diagnostic[] = [];
  let rows = 0;
  for (const { fields } of list.recipients) {
    const cell = fields.get(column);
    const government = governments.byCode.get(valueIn(fields, "code"));
    if (cell === undefined || cell.value.trim() === "" || government === undefined) continue;
    rows += 1;
    const mismatch = checkPrefecture(cell, government, governments);
    if (mismatch !== undefined) mismatches.push(mismatch);
    else {
      const other = otherMunicipality(cell.value, government, governments);
      if (other === undefined) continue;
      const [found, official] = [describeGovernment(other), describeGovernment(government)];
      strays.push({ cell, values: { column, value: cell.value, found, official } });
    }
  }
  const isSlip = strays.length > Math.max(SOME_ROWS, rows / FEW);
  const say = isSlip ? error : warning;
  return [
    ...mismatches,
    ...strays.map(({ cell, values }) => say("csv/address-of-another", cell.at, values)),
  ];
}

type Values = {
  readonly column: string;
  readonly value: string;
  readonly found: string;
  readonly official: string;
};

/** An address that begins with a prefecture begins with that of the row. */
function checkPrefecture(
  { value, at }: Cell,
  government: LocalGovernment,
  { byName }: LocalGovernments,
): Diagnostic | undefined {
  const found = PREFECTURE.exec(value.trim())?.[0];
  if (found === undefined || found === government.prefecture || !byName.has(found))
    return undefined;
  return error("csv/address-mismatch", at, {
    column: at.header ?? "",
    value,
    found,
    official: describeGovernment(government),
  });
}

/** The municipality that an address surely names and that is not the row's. */
function otherMunicipality(
  address: string,
  government: LocalGovernment,
  governments: LocalGovernments,
): LocalGovernment | undefined {
  const named = municipalityOfAddress(address, government.prefecture, governments);
  if (named === undefined || !named.isSure) return undefined;
  const isOwn = named.municipalities.some((one) => hasSeatIn(government, one));
  return isOwn ? undefined : named.municipalities[0];
}

/** Whether an address of a government belongs to one: its own, or 札幌市's for the prefecture's office. */
export function isAddressOf(
  address: string,
  government: LocalGovernment,
  governments: LocalGovernments,
): boolean {
  const named = municipalityOfAddress(address, government.prefecture, governments);
  return named?.municipalities.some((one) => hasSeatIn(government, one)) ?? false;
}

function hasSeatIn(government: LocalGovernment, { code, prefecture }: LocalGovernment): boolean {
  if (government.kind === "都道府県") return prefecture === government.name;
  return code === government.code || SEATS_ELSEWHERE.get(government.code) === code;
}

/** Islands whose office lies in a city: 竹富町 in 石垣市, 三島村 and 十島村 in 鹿児島市. Source: their 条例 on the seat. */
const SEATS_ELSEWHERE: ReadonlyMap<string, string> = new Map([
  ["473812", "472077"],
  ["463035", "462012"],
  ["463043", "462012"],
]);
