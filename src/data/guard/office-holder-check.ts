import { type Diagnostic, warning } from "../../base/diagnostic.ts";
import { type Cell, cellIn, type Recipient, valueIn } from "../../model/recipient.ts";
import type { LocalGovernments } from "../local-governments.ts";
import { looseKey } from "../loose-key.ts";
import { fitsOffice, namesOffice } from "../office-of-heading.ts";
import type { ListCheck } from "./list-check.ts";

/** Rows of a list in which two columns can contradict each other, and the persons who do. */
interface Beside {
  rows: number;
  readonly found: Diagnostic[];
}

/**
 * Finds an addressee who by another column of the row holds another office: 市長名 of the row in the 氏名 of its 議会議長. Nobody holds two
 * that exclude each other; where many rows have it, the list says who holds both, as the head of a union is a mayor.
 *
 * Warnings: `csv/person-of-other-office`.
 */
export function officeHolderCheck(governments: LocalGovernments): ListCheck {
  const pairs = new Map<string, Beside>();
  return {
    see: (recipient) => {
      const own = cellIn(recipient.fields, "person");
      if (own === undefined) return;
      for (const other of otherOffices(own, recipient, governments)) {
        const key = `${recipient.path}\t${other.at.column}`;
        const pair = pairs.get(key) ?? { rows: 0, found: [] };
        pairs.set(key, pair);
        pair.rows += 1;
        if (looseKey(other.value) === looseKey(own.value)) pair.found.push(told(own, other));
      }
    },
    findings: () => {
      const few = [...pairs.values()].flatMap(({ rows, found }) =>
        found.length > Math.max(1, rows / FEW) ? [] : found,
      );
      // A person of two other offices is told once.
      return [...new Map(few.map((one) => [one.at, one])).values()];
    },
  };
}

/** Of so many rows, one may be a mistake. */
const FEW = 4;

/** Offices that the head of a member holds beside his own. */
const HELD_BESIDE = /(?:管理者|会長|理事長|組合長)$/u;

/** The row's cells with the holders of other offices than the addressee's. */
function otherOffices(
  own: Cell,
  { fields }: Recipient,
  governments: LocalGovernments,
): readonly Cell[] {
  const title = valueIn(fields, "title").trim();
  if (title === "" || HELD_BESIDE.test(title) || !isFullName(own.value)) return [];
  const [code, kind] = [valueIn(fields, "code"), valueIn(fields, "kind")];
  const [prefecture, name] = [valueIn(fields, "prefecture"), valueIn(fields, "name")];
  const row = { code, kind, prefecture, name, title };
  const seen = new Set([own.at.column]);
  return [...fields.values()].filter((cell) => {
    const heading = headingOf(cell);
    if (seen.has(cell.at.column) || cell.value.trim() === "" || !namesOffice(heading)) return false;
    seen.add(cell.at.column);
    return !fitsOffice(heading, row, governments);
  });
}

function told(own: Cell, other: Cell): Diagnostic {
  const values = { value: own.value, column: headingOf(own), otherColumn: headingOf(other) };
  const related = [{ at: other.at, label: other.value }];
  return warning("csv/person-of-other-office", own.at, values, related);
}

function headingOf({ at }: Cell): string {
  return at.written ?? at.header ?? "";
}

/** A surname alone is that of many. */
function isFullName(value: string): boolean {
  return /\S\s+\S/u.test(value.trim()) || value.trim().length > 2;
}
