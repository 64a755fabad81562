import { type Diagnostic, error } from "../../base/diagnostic.ts";
import { isTitleAlone, mayBePersonName } from "../../language/person-name.ts";
import { isTitle } from "../../language/title.ts";
import { type Cell, cellIn } from "../../model/recipient.ts";
import { holdsAddressees } from "../column-use.ts";
import { rangesOf } from "../once-per-column.ts";
import type { ListCheck } from "./list-check.ts";

/** Rows from which on it is the columns that are exchanged, if it is most of the list's. */
const MANY = 3;

/**
 * Finds rows in which 職名 and 氏名 are exchanged: a title stands for the person, and beside it what has the form of a person's name
 * and is no title. In most of the rows it is the columns' headings, which is said once.
 *
 * Errors: `csv/title-and-person-exchanged`.
 */
export function exchangeCheck(headings: readonly string[]): ListCheck {
  const columns = headings.filter((heading) => holdsAddressees(heading) || HEADS.test(heading));
  const found: Exchanged[] = [];
  let rows = 0;
  return {
    see: ({ fields, row }) => {
      const title = cellIn(fields, "title");
      const [person] = columns.flatMap((column) => fields.get(column) ?? []);
      if (title === undefined || person === undefined) return;
      if (title.value.trim() === "" || person.value.trim() === "") return;
      rows += 1;
      if (isTitleAlone(person.value) && isPerson(title.value)) found.push({ title, person, row });
    },
    findings: () => {
      const [first] = found;
      if (first === undefined) return [];
      if (found.length >= MANY && found.length * 2 > rows) return [exchanged(first, found)];
      return found.map((one) => exchanged(one, [one]));
    },
  };
}

/** Names of heads that are not always the addressee's: 議長名, 校長名, 管理者名. */
const HEADS = /(?:[議校園館組会]長|管理者)の?氏?名$/u;

/** A row whose title and person are exchanged. */
interface Exchanged {
  readonly title: Cell;
  readonly person: Cell;
  readonly row: number;
}

/** Whether what stands for the title is a name. A single word may as well be a place or a title: 青葉, 栄養士. */
function isPerson(title: string): boolean {
  const text = title.trim();
  return mayBePersonName(text) && (/\s/u.test(text) || ([...text].length > 2 && !isTitle(text)));
}

function exchanged({ title, person }: Exchanged, rows: readonly Exchanged[]): Diagnostic {
  const values = {
    column: title.at.written ?? title.at.header ?? "",
    value: title.value,
    personColumn: person.at.written ?? person.at.header ?? "",
    person: person.value,
    count: rows.length,
    rows: rangesOf(rows.map(({ row }) => row)),
  };
  const related = [{ at: person.at, label: person.value }];
  return error("csv/title-and-person-exchanged", title.at, values, related);
}
