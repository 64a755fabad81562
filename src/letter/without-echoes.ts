import type { Diagnostic } from "../base/diagnostic.ts";
import { COLUMN_NAMES } from "../model/recipient.ts";
import type { Template } from "../template/compile-template.ts";

/**
 * What the guard has found is reported once, and not at all where the template makes it right: an empty 敬称 that no letter
 * prints, because the setting 敬称 wins; an empty cell not again by the template that needs it, an honorific that the title has (奈良市長様　様) not again in the letter, an addressee that is there
 * twice not again by the name of its file; a row without a version once, and not where its 種別 is said to be none.
 */
export function withoutEchoes(
  problems: readonly Diagnostic[],
  template: Template | undefined,
): readonly Diagnostic[] {
  const isAsked = asksHonorific(template);
  const cellIn = ({ at }: Diagnostic): string =>
    at.kind === "cell" ? `${at.path}\t${at.row}\t${at.column}` : "";
  const rowOf = ({ at }: Diagnostic): string => (at.kind === "cell" ? `${at.path}\t${at.row}` : "");
  const found = (code: string): readonly Diagnostic[] =>
    problems.filter((problem) => problem.code === code);
  const empty = new Set(found("csv/empty-honorific").map(cellIn));
  const twice = new Set(found("csv/duplicate-recipient").map(rowOf));
  const doubled = new Set(found("csv/doubled-honorific").map(rowOf));
  // An addressee without rows of details (明細) has all their columns in one place.
  const emptied = new Set<string>();
  const kinds = new Set(found("csv/unknown-kind").map(cellIn));
  const isSaid = (problem: Diagnostic): boolean => {
    const cell = cellIn(problem);
    if (cell !== "" && problem.code === "template/empty-value") {
      const isKnown = emptied.has(cell);
      emptied.add(cell);
      return isKnown;
    }
    if (cell === "" || !VERSION.test(problem.code)) return false;
    const isKnown = kinds.has(cell);
    kinds.add(cell);
    return isKnown;
  };
  return problems.filter(
    (problem) =>
      (isAsked || problem.code !== "csv/empty-honorific") &&
      !(problem.code === "template/empty-value" && empty.has(cellIn(problem))) &&
      !(problem.code === "template/honorific-doubled" && doubled.has(rowOf(problem))) &&
      !(problem.code === "job/name-collision" && twice.has(rowOf(problem))) &&
      !isSaid(problem),
  );
}

/** Whether a template prints the 敬称 of the list. */
export function asksHonorific(template: Pick<Template, "fields"> | undefined): boolean {
  return (
    template === undefined || template.fields.some(({ name }) => name === COLUMN_NAMES.honorific)
  );
}

/** What the checks of the whole list and of each letter both find. */
const VERSION = /^template\/version-(?:none|overlap)$/u;
