import { type Diagnostic, error, warning } from "../../base/diagnostic.ts";
import { type Cell, type Recipient, valueIn } from "../../model/recipient.ts";
import { isOfficeAddress } from "../column-use.ts";
import { checkDigit } from "../government-code.ts";
import {
  describeGovernment,
  type LocalGovernment,
  type LocalGovernments,
} from "../local-governments.ts";
import { OFFICE_POSTAL_CODES_TABLE, POSTAL_PREFIXES_TABLE } from "../tables/postal-codes.ts";
import { PREFECTURE } from "./municipality-of-address.ts";
import { officeOwner } from "./owner-of.ts";
import { postalWithZero } from "./zero-check.ts";

/** Postal codes as the guard looks them up. */
export interface OfficePostalCodes {
  /** The government whose office has this code of seven digits. */
  readonly governmentOf: ReadonlyMap<string, string>;
  /** The code of seven digits of a government's office, by 団体コード. */
  readonly postalCodeOf: ReadonlyMap<string, string>;
  /** The prefectures of the first two digits. */
  readonly prefecturesOf: ReadonlyMap<string, readonly string[]>;
}

/** Gives the postal codes of the offices, ready to be searched; none if they are not needed. */
export function officePostalCodes(isNeeded: boolean): OfficePostalCodes {
  if (!isNeeded)
    return { governmentOf: new Map(), postalCodeOf: new Map(), prefecturesOf: new Map() };
  const lines = (table: string): readonly string[][] =>
    table
      .trim()
      .split("\n")
      .map((line) => line.split(" "));
  const offices = lines(OFFICE_POSTAL_CODES_TABLE).flatMap(([prefecture = "", own = ""]) =>
    [...own.matchAll(/.{7}/gu)].map(([office]) => {
      const digits = String(Number.parseInt(office, 36)).padStart(10, "0");
      const code = prefecture + digits.slice(0, 3);
      return [code + checkDigit(code), digits.slice(3)] as const;
    }),
  );
  return {
    governmentOf: new Map(offices.map(([code, postal]) => [postal, code])),
    postalCodeOf: new Map(offices.map(([code, postal]) => [code, postal])),
    prefecturesOf: new Map(
      lines(POSTAL_PREFIXES_TABLE).map(([prefix = "", ...prefectures]) => [prefix, prefectures]),
    ),
  };
}

/**
 * Tells whether the postal code belongs to the government of the row, or without one to the government whose office its body is (奈良市議会), else to its address, in the `columns` that a list has for it. A
 * postal code that is another office's own is how a slipped row shows.
 *
 * Errors: `csv/postal-code-of-another`, `csv/postal-code-malformed`; the warning `csv/postal-code-prefecture` (a few towns get their mail from the next prefecture).
 */
export function checkPlace(
  recipient: Recipient,
  columns: readonly string[],
  governments: LocalGovernments,
  offices: OfficePostalCodes,
): readonly Diagnostic[] {
  const { fields } = recipient;
  const government =
    governments.byCode.get(valueIn(fields, "code")) ??
    officeOwner(valueIn(fields, "name"), governments);
  if (government === undefined) return checkByAddress(recipient, columns, governments, offices);
  return columns.flatMap((column) => {
    const postal = recipient.fields.get(column);
    return postal === undefined ? [] : checkPostalCode(postal, government, governments, offices);
  });
}

/** The postal code of a row without a code, against the prefecture that its own address begins with. */
function checkByAddress(
  { fields }: Recipient,
  columns: readonly string[],
  { byName }: LocalGovernments,
  { prefecturesOf }: OfficePostalCodes,
): readonly Diagnostic[] {
  const [column] = columns;
  const postal = column === undefined ? undefined : fields.get(column);
  const [address] = [...fields].flatMap(([heading, cell]) =>
    isOfficeAddress(heading) ? cell : [],
  );
  const official = PREFECTURE.exec(address?.value.trim() ?? "")?.[0] ?? "";
  if (columns.length !== 1 || postal === undefined || !byName.has(official)) return [];
  const digits = postal.value.normalize("NFKC").replaceAll(/[〒\s-]/gu, "");
  const prefectures = /^\d{7}$/u.test(digits) ? (prefecturesOf.get(digits.slice(0, 2)) ?? []) : [];
  if (prefectures.length === 0 || prefectures.includes(official)) return [];
  const values = { value: postal.value, official, expected: prefectures.join("、") };
  return [warning("csv/postal-code-prefecture", postal.at, values)];
}

function checkPostalCode(
  cell: Cell,
  government: LocalGovernment,
  governments: LocalGovernments,
  offices: OfficePostalCodes,
): readonly Diagnostic[] {
  if (cell.value.trim() === "") return [];
  const digits = cell.value.replaceAll(/[〒\s-]/gu, "");
  const { value } = cell;
  if (postalWithZero(value) !== undefined) return []; // said where lost zeros are
  if (!/^\d{7}$/u.test(digits)) return [error("csv/postal-code-malformed", cell.at, { value })];
  const owner = governments.byCode.get(offices.governmentOf.get(digits) ?? "");
  const official = describeGovernment(government);
  if (owner !== undefined && owner.code !== government.code)
    return [
      error("csv/postal-code-of-another", cell.at, {
        value,
        official,
        other: describeGovernment(owner),
      }),
    ];
  const prefectures = offices.prefecturesOf.get(digits.slice(0, 2)) ?? [];
  if (prefectures.length === 0 || prefectures.includes(government.prefecture)) return [];
  const expected = prefectures.join("、");
  return [warning("csv/postal-code-prefecture", cell.at, { value, official, expected })];
}
