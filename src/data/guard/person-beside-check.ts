import { type Diagnostic, error } from "../../base/diagnostic.ts";
import { isTitleAlone, mayBePersonName } from "../../language/person-name.ts";
import { type Cell, cellIn, type Recipient } from "../../model/recipient.ts";
import { holdsAddressees } from "../column-use.ts";
import type { ListCheck } from "./list-check.ts";

/** Rows from which on a column says what its values are like. */
const SOME = 3;

/** Values of a free column, of which none but one is like a person's name. */
interface Beside {
  persons: number;
  readonly exchanged: { readonly person: Cell; readonly other: Cell }[];
}

/**
 * Finds the row whose person stands in a free column, and what belongs there in the person's: 会派 柳田　昌孝, 氏名 市民ネット. All other
 * persons have a family name and a given name there, and nobody else stands in that column. A title and its person are another check's.
 *
 * Errors: `csv/cells-exchanged`.
 */
export function personBesideCheck(headings: readonly string[]): ListCheck {
  const [column = "", second] = headings.filter(holdsAddressees);
  const besides = new Map<string, Beside>();
  let full = 0;
  let rows = 0;
  return {
    see: (recipient) => {
      const person = second === undefined ? recipient.fields.get(column) : undefined;
      if (person === undefined || person.value.trim() === "") return;
      rows += 1;
      const isFull = isFullName(person.value);
      if (isFull) full += 1;
      for (const [heading, other] of fullNamesBeside(recipient, person)) {
        const beside = besides.get(heading) ?? { persons: 0, exchanged: [] };
        beside.persons += 1;
        if (!isFull) beside.exchanged.push({ person, other });
        besides.set(heading, beside);
      }
    },
    findings: () =>
      [...besides.values()].flatMap(({ persons, exchanged: [found] }) =>
        persons === 1 && found !== undefined && full === rows - 1 && rows >= SOME
          ? [exchanged(found.person, found.other)]
          : [],
      ),
  };
}

/** The cells of other columns with a family name and a given name. */
function fullNamesBeside(
  { fields }: Recipient,
  person: Cell,
): readonly (readonly [heading: string, cell: Cell])[] {
  // 職名 山田 太郎, 氏名 代表取締役: that check has a sentence for it.
  const title = isTitleAlone(person.value) ? cellIn(fields, "title")?.at.column : undefined;
  return [...fields].filter(
    ([, { at, value }]) =>
      at.column !== person.at.column && at.column !== title && isFullName(value),
  );
}

/** A family name and a given name. */
function isFullName(value: string): boolean {
  return /\S\s+\S/u.test(value.trim()) && mayBePersonName(value.trim());
}

function exchanged(person: Cell, other: Cell): Diagnostic {
  const values = {
    column: person.at.written ?? person.at.header ?? "",
    value: person.value,
    otherColumn: other.at.written ?? other.at.header ?? "",
    otherValue: other.value,
  };
  return error("csv/cells-exchanged", person.at, values, [{ at: other.at, label: other.value }]);
}
