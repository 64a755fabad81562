import { type Diagnostic, error, warning } from "../base/diagnostic.ts";
import { nearestName } from "../base/nearest-name.ts";
import { answerOf, areAnswers, isRemarkColumn, nearlySays, saysWord } from "../language/answer.ts";
import { type Cell, type RecipientList, STANDARD_COLUMNS } from "../model/recipient.ts";
import { isConfirmed } from "./check-wording.ts";
import type { Comparison } from "./template-text.ts";

/**
 * Reports words that a condition compares a column with and that no row says, while some row says what no condition
 * asks for; and cells that a compared word was probably meant by and that would go the other way: 出席（代理） when 出席 is asked for.
 *
 * Errors: the warnings template/word-not-found, template/word-near.
 */
export function checkComparisons(
  list: RecipientList,
  comparisons: readonly Comparison[],
  confirmed: readonly string[],
): readonly Diagnostic[] {
  const columns = new Set(comparisons.map(({ column }) => column));
  return [...columns].flatMap((column) => {
    const words = comparisons.filter((one) => one.column === column);
    const said = cellsBySaying(list, column);
    const others = [...said.keys()].filter(
      (value) => !words.some(({ word }) => saysWord(value, word)),
    );
    if (others.length === 0) return [];
    const isSaid = ({ word }: Comparison): boolean =>
      [...said.keys()].some((value) => saysWord(value, word));
    const missing = words
      .filter((one) => !isSaid(one))
      .map(({ word, at }) => {
        const nearest = nearestName(word, others) ?? others[0] ?? "";
        return warning("template/word-not-found", at, { column, word, nearest });
      });
    if (STANDARD_COLUMNS.has(column)) return missing;
    const near = others.flatMap((value) => {
      const meant = words.find((one) => isSaid(one) && nearlySays(value, one.word));
      const cell = said.get(value);
      if (meant === undefined || cell === undefined || isConfirmed(value, confirmed)) return [];
      const related = [{ at: meant.at, label: meant.word }];
      return [warning("template/word-near", cell.at, { column, value, word: meant.word }, related)];
    });
    return [...missing, ...near];
  });
}

/** The first cell of a column for each thing that is said in it. */
function cellsBySaying(list: RecipientList, column: string): ReadonlyMap<string, Cell> {
  const said = new Map<string, Cell>();
  for (const { fields } of list.recipients) {
    const cell = fields.get(column);
    const value = cell?.value.trim() ?? "";
    if (cell !== undefined && value !== "" && !said.has(value)) said.set(value, cell);
  }
  return said;
}

/**
 * Reports cells of a column of answers that say neither yes nor no, where a condition asks for one. A column of remarks,
 * names or amounts is only asked whether it has something.
 *
 * Errors: template/condition-unsure.
 */
export function checkQuestions(
  list: RecipientList,
  questions: ReadonlySet<string>,
): readonly Diagnostic[] {
  return [...questions].flatMap((column) => {
    if (isRemarkColumn(column)) return [];
    const filled: Cell[] = [];
    for (const { fields } of list.recipients) {
      const cell = fields.get(column);
      if (cell !== undefined && cell.value.trim() !== "") filled.push(cell);
    }
    if (!areAnswers(filled.map(({ value }) => value))) return [];
    return filled
      .filter(({ value }) => ["unsure", "other"].includes(answerOf(value)))
      .map(({ value, at }) => error("template/condition-unsure", at, { column, value }));
  });
}
