import { type Diagnostic, warning } from "../base/diagnostic.ts";
import { type Cell, COLUMN_NAMES, type Recipient, type RecipientList } from "../model/recipient.ts";
import { isConfirmed } from "./check-wording.ts";
import type { Findings } from "./scope.ts";

/**
 * Finds a number that two letters would have in common, where each should have its own: 文書番号, 受講番号, 受付No.
 *
 * One number for all rows is meant so. So is one for each kind of addressee (総第1号 to prefectures, 総第2号 to cities), and one for
 * those of a body to whom it is written twice; a number of documents may also be that of many groups.
 *
 * Shape: each number is said once, at its second row; only columns that the template names.
 * Errors: the warning template/number-twice.
 */
export function checkNumbers(
  list: RecipientList,
  { columns }: Pick<Findings, "columns">,
  confirmed: readonly string[],
): readonly Diagnostic[] {
  return [...columns.keys()]
    .filter((column) => NUMBERS.test(column) && !isConfirmed(column, confirmed))
    .flatMap((column) => {
      const rows = rowsByNumber(list, column);
      const filled = [...rows.values()].reduce((sum, { length }) => sum + length, 0);
      const isGrouped = DOCUMENTS.test(column) && rows.size * 2 <= filled;
      if (rows.size < 2 || isGrouped || isByKind(rows)) return [];
      return [...rows].flatMap(([number, those]) => twice(number, column, those, confirmed));
    });
}

interface NumberedRow {
  readonly cell: Cell;
  readonly recipient: Recipient;
}

function rowsByNumber(
  { recipients }: RecipientList,
  column: string,
): ReadonlyMap<string, readonly NumberedRow[]> {
  const rows = new Map<string, NumberedRow[]>();
  for (const recipient of recipients) {
    const cell = recipient.fields.get(column);
    const number = cell?.value.normalize("NFKC").trim() ?? "";
    if (cell === undefined || number === "") continue;
    const those = rows.get(number) ?? [];
    those.push({ cell, recipient });
    rows.set(number, those);
  }
  return rows;
}

/** Whether each kind of addressee has a number of its own, and there are several kinds. */
function isByKind(rows: ReadonlyMap<string, readonly NumberedRow[]>): boolean {
  const numbers = new Map<string, Set<string>>();
  for (const [number, those] of rows) {
    for (const { recipient } of those) {
      const kind = recipient.fields.get(COLUMN_NAMES.kind)?.value ?? "";
      numbers.set(kind, (numbers.get(kind) ?? new Set()).add(number));
    }
  }
  return numbers.size > 1 && [...numbers.values()].every(({ size }) => size === 1);
}

function twice(
  number: string,
  column: string,
  rows: readonly NumberedRow[],
  confirmed: readonly string[],
): readonly Diagnostic[] {
  const [first, second] = rows;
  if (first === undefined || second === undefined || isConfirmed(number, confirmed)) return [];
  const bodies = new Set(
    rows.map(({ recipient: { fields } }) => fields.get(COLUMN_NAMES.name)?.value.trim() ?? ""),
  );
  // Two of one company who take an examination have a number each.
  if (bodies.size === 1 && !bodies.has("") && !PERSONAL.test(column)) return [];
  const related = [{ at: first.cell.at, label: column }];
  const values = { column, found: number, count: rows.length };
  return [warning("template/number-twice", second.cell.at, values, related)];
}

/** Numbers of which each letter has its own; not 電話番号, 郵便番号 or the number of a room. */
const NUMBERS =
  /^(?:文書|通知|施行|発信|受講|受験|受付|整理|会員|登録|許可|認可|認定|承認|証明書?|修了証?|免許|指定|指令|申請|交付決定|発行|発送|通し|連絡|名簿|座席|管理|抽選|応募)(?:番号|記号番号|No\.?|NO\.?)$|^(?:連番|通番|通し番号)$/u;

/** A number of a document may be that of a group of addressees. */
const DOCUMENTS = /^(?:文書|通知|施行|発信|指令)/u;

/** Numbers of which every person has one. */
const PERSONAL = /^(?:受講|受験|受付|座席|修了証?|抽選|連番|通番|通し)/u;
