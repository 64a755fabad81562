import { type Diagnostic, warning } from "../../base/diagnostic.ts";
import { type Cell, cellIn, type Recipient, valueIn } from "../../model/recipient.ts";
import { isOfficeAddress } from "../column-use.ts";
import { countyOf } from "../counties.ts";
import { governmentsNamed } from "../government-code.ts";
import type { LocalGovernment, LocalGovernments } from "../local-governments.ts";
import { nameKey } from "../name-key.ts";
import type { RowCheck } from "./list-check.ts";
import { columnsPerFile } from "./per-file.ts";

/**
 * Holds the county that a row has in a column of its own, or that its address names, against the one that its town lies in: 磯城郡 beside
 * 平群町. A town that several share is not looked at.
 *
 * Warnings: `csv/place-contradiction`.
 */
export function countyCheck(governments: LocalGovernments): RowCheck {
  const columnsOf = columnsPerFile((column) => isOfficeAddress(column) || COUNTY.test(column));
  return (recipient) => {
    const columns = columnsOf(recipient);
    return columns.length === 0 ? [] : checkCounty(recipient, columns, governments);
  };
}

function checkCounty(
  { fields }: Recipient,
  columns: readonly string[],
  governments: LocalGovernments,
): readonly Diagnostic[] {
  const town = townOf(fields, governments);
  const county = town && countyOf(town.code);
  if (town === undefined || county === undefined) return [];
  return columns.flatMap((column) => {
    const cell = fields.get(column);
    if (cell === undefined) return [];
    const written = COUNTY.test(column) ? inColumn(cell) : inAddress(cell, town);
    if (written === undefined || isCounty(nameKey(written), county, town)) return [];
    const values = {
      column: cell.at.written ?? column,
      value: cell.value,
      place: town.name,
      prefecture: written,
      official: county,
    };
    return [warning("csv/place-contradiction", cell.at, values)];
  });
}

/** The one town or village that a row is. */
function townOf(
  fields: Recipient["fields"],
  governments: LocalGovernments,
): LocalGovernment | undefined {
  const own = governments.byCode.get(valueIn(fields, "code"));
  if (own !== undefined) return own;
  const cell = cellIn(fields, "name");
  if (cell === undefined) return undefined;
  const prefecture = valueIn(fields, "prefecture").trim();
  const [one, ...others] = governmentsNamed({ prefecture, name: cell.value }, governments);
  return others.length === 0 ? one : undefined;
}

const COUNTY = /^郡名?$/u;

function inColumn({ value }: Cell): string | undefined {
  return value.trim() === "" ? undefined : value.trim();
}

/** 生駒郡, as lists also write it: 生駒, 奈良県生駒郡, 生駒郡平群町. */
function isCounty(key: string, county: string, { name, prefecture }: LocalGovernment): boolean {
  const own = county.slice(0, -1);
  return [own, county, `${county}${nameKey(name)}`].some(
    (form) => key === form || key === `${prefecture}${form}`,
  );
}

/** The county before the row's own town: 磯城郡 of 奈良県磯城郡平群町吉新. */
function inAddress({ value }: Cell, { name, prefecture }: LocalGovernment): string | undefined {
  const key = nameKey(value).replace(/^〒?\d{3}-?\d{4}/u, "");
  const rest = key.startsWith(prefecture) ? key.slice(prefecture.length) : key;
  const [county] = /^.{1,5}?郡/u.exec(rest) ?? [];
  return county !== undefined && rest.startsWith(nameKey(name), county.length) ? county : undefined;
}
