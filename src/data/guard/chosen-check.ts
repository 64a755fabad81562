import { type Diagnostic, error } from "../../base/diagnostic.ts";
import type { ListCheck } from "./list-check.ts";
import { needsLetters } from "./send-check.ts";

/**
 * Finds rows without a mark in a column that marks all others for sending: 送付 with ○, ○ and a blank. Whether the blank is a no or was
 * forgotten only the clerk knows.
 *
 * Shape: of a column that says anything but yes somewhere nothing is said here.
 * Errors: `csv/not-to-be-sent`, one for each such row.
 */
export function chosenCheck(headings: readonly string[]): ListCheck {
  const columns = headings
    .filter((heading) => needsLetters(heading))
    .map((column) => ({ column, blank: [] as Diagnostic[], marks: 0, isOther: false }));
  return {
    see: ({ fields }) => {
      for (const one of columns) {
        const cell = fields.get(one.column);
        if (cell === undefined || cell.at.isAbsent === true) continue;
        const value = cell.value.normalize("NFKC").replaceAll(/\s/gu, "");
        if (value === "") {
          const values = { column: cell.at.written ?? one.column, value: "" };
          one.blank.push(error("csv/not-to-be-sent", cell.at, values));
        } else if (YES.test(value)) one.marks += 1;
        else one.isOther = true;
      }
    },
    findings: () =>
      columns.flatMap(({ blank, marks, isOther }) => (isOther || marks === 0 ? [] : blank)),
  };
}

const YES =
  /^(?:[○◯〇●◎✓✔☑レ]|要|必要|有り?|あり|する|(?:送付|発送|郵送)(?:する|要|希望)?|対象|希望(?:する)?|YES|Y|TRUE|-?1|はい|OK|可)$/iu;
