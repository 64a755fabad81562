import { type Diagnostic, warning } from "../../base/diagnostic.ts";
import { type Cell, cellIn, type Recipient, valueIn } from "../../model/recipient.ts";
import type { LocalGovernments } from "../local-governments.ts";
import { looseKey } from "../loose-key.ts";
import { fitsOffice, namesOffice } from "../office-of-heading.ts";

/**
 * Finds an addressee who by another column of the row holds another office: 市長名 of the row in the 氏名 of its 議会議長. Nobody holds two
 * that exclude each other.
 *
 * Warnings: `csv/person-of-other-office`.
 */
export function checkOfficeHolder(
  { fields }: Recipient,
  governments: LocalGovernments,
): readonly Diagnostic[] {
  const own = cellIn(fields, "person");
  const title = valueIn(fields, "title").trim();
  const person = looseKey(own?.value ?? "");
  if (own === undefined || title === "" || !isFullName(own.value)) return [];
  const [code, kind] = [valueIn(fields, "code"), valueIn(fields, "kind")];
  const [prefecture, name] = [valueIn(fields, "prefecture"), valueIn(fields, "name")];
  const row = { code, kind, prefecture, name, title };
  const isOther = (cell: Cell): boolean => {
    const heading = headingOf(cell);
    return (
      cell.at.column !== own.at.column &&
      looseKey(cell.value) === person &&
      namesOffice(heading) &&
      !fitsOffice(heading, row, governments)
    );
  };
  const other = [...fields.values()].find(isOther);
  if (other === undefined) return [];
  const values = { value: own.value, column: headingOf(own), otherColumn: headingOf(other) };
  return [
    warning("csv/person-of-other-office", own.at, values, [{ at: other.at, label: other.value }]),
  ];
}

function headingOf({ at }: Cell): string {
  return at.written ?? at.header ?? "";
}

/** A surname alone is that of many. */
function isFullName(value: string): boolean {
  return /\S\s+\S/u.test(value.trim()) || value.trim().length > 2;
}
