import { type Diagnostic, warning } from "../base/diagnostic.ts";
import type { RawForm } from "../base/messages/template-value.ts";
import type { Cell, RecipientList } from "../model/recipient.ts";
import { isConfirmed } from "./check-wording.ts";

/**
 * Finds values that are in a list as a program keeps them, and that letters print as they stand: 2026-12-18 00:00:00, the number of a day
 * (46374) in a column of days, TRUE.
 *
 * Shape: said once for a column, at its first such cell. `printed` are the columns that no helper reads.
 * Errors: the warning template/raw-value.
 */
export function checkRawValues(
  { recipients }: RecipientList,
  printed: ReadonlySet<string>,
  confirmed: readonly string[],
): readonly Diagnostic[] {
  return [...printed]
    .filter((column) => !isConfirmed(column, confirmed))
    .flatMap((column) => {
      let first: { readonly cell: Cell; readonly form: RawForm } | undefined;
      let count = 0;
      for (const { fields } of recipients) {
        const cell = fields.get(column);
        const form = cell === undefined ? undefined : rawForm(cell.value.trim(), column);
        if (cell === undefined || form === undefined) continue;
        count += 1;
        first ??= { cell, form };
      }
      if (first === undefined) return [];
      const { cell, form } = first;
      const values = { column, value: cell.value.trim(), form, count };
      return [warning("template/raw-value", cell.at, values)];
    });
}

function rawForm(value: string, column: string): RawForm | undefined {
  if (/^(?:TRUE|FALSE)$/iu.test(value)) return "truth";
  if (MIDNIGHT.test(value) || (DAY.test(value) && !OF_NUMBERS.test(column))) return "day";
  return OF_DAYS.test(column) && SERIAL.test(value) ? "serial" : undefined;
}

/** A day with figures and hyphens, as databases give it; a number may be parted so: 受付番号 2026-01-15. */
const DAY = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/u;
const OF_NUMBERS = /(?:番号|コード|No\.?|ID)$/iu;

/** Any day with the hour of midnight. */
const MIDNIGHT = /^\d{4}[-/]\d{1,2}[-/]\d{1,2}[ T]0?0:00(?::00(?:\.0+)?)?$/u;

/** Days from 1982 to 2064 as Excel counts them. */
const SERIAL = /^[345]\d{4}$/u;
/** 円/日 and 1日 say for how long an amount is. */
const OF_DAYS = /(?:(?<![/／1１一])日|期限|日付|日時)$/u;
