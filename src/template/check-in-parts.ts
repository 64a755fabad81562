import type { Diagnostic } from "../base/diagnostic.ts";
import type { Outcome } from "../base/outcome.ts";
import type { Manuscript } from "../model/manuscript.ts";
import type { Recipient, RecipientList } from "../model/recipient.ts";
import { checkComparisons, checkQuestions } from "./check-answers.ts";
import { checkForms } from "./check-forms.ts";
import { checkJoint, checkJointHonorifics } from "./check-joint.ts";
import { type ColumnNameOf, checkColumns, checkRow, type TemplateField } from "./check-list.ts";
import { membersCheck } from "./check-members.ts";
import { checkNumbers } from "./check-numbers.ts";
import { checkOverridden } from "./check-overridden.ts";
import { checkRawValues } from "./check-raw-values.ts";
import type { TemplateSettings } from "./read-settings.ts";
import type { Findings } from "./scope.ts";

/** What a list is checked with. */
export interface ListCheck {
  readonly settings: TemplateSettings;
  readonly findings: Findings;
  readonly fields: readonly TemplateField[];
  /** Columns that are printed as they stand in the list. */
  readonly printed: ReadonlySet<string>;
  readonly merge: (recipient: Recipient) => Outcome<Manuscript>;
  /** Marks around columns of the list. */
  readonly marksOf: (list: RecipientList) => readonly Diagnostic[];
  readonly columnNameOf: ColumnNameOf;
}

/** Finds everything in a list that would stop a letter: first what shows in its columns and beside other rows, then row by row. */
export function* checkInParts(
  list: RecipientList,
  { settings, findings, fields, printed, merge, marksOf, columnNameOf }: ListCheck,
): Iterable<readonly Diagnostic[]> {
  const columns = checkColumns(list, fields, settings, findings.values, columnNameOf);
  yield columns;
  if (columns.some(({ severity }) => severity === "error")) return;
  const unanswered = checkQuestions(list, findings.questions);
  yield [
    ...checkComparisons(list, findings.comparisons, settings.confirmed),
    ...unanswered,
    ...marksOf(list),
    ...checkOverridden(list, settings, findings),
    ...checkJoint(list, fields, settings.confirmed),
    ...checkJointHonorifics(list, fields, settings.confirmed),
    ...checkNumbers(list, findings, settings.confirmed),
    ...checkForms(list, printed, settings.confirmed),
    ...checkRawValues(list, printed, settings.confirmed),
  ];
  const asked = new Set(unanswered.map(({ at }) => JSON.stringify(at)));
  const members = membersCheck(list, settings.confirmed);
  const named = namesOfFiles(settings, findings);
  for (const recipient of list.recipients) {
    const merged = merge(recipient);
    const own = problemsOf(recipient, settings, merged).filter(
      ({ code, at }) => code !== "template/condition-unsure" || !asked.has(JSON.stringify(at)),
    );
    const texts = [...(merged.ok ? [merged.value] : []), ...named];
    yield [...own, ...texts.flatMap((text) => members.look(text, recipient))];
  }
}

/** What all files are called by, where no letter prints it. */
function namesOfFiles(
  { values }: TemplateSettings,
  { values: printed }: Findings,
): readonly Manuscript[] {
  return ["表題", "件名"]
    .filter((name) => !printed.has(name))
    .flatMap((name) => values.get(name)?.items ?? [])
    .map(({ value: text, at, verbatim }) => ({
      text,
      origins: [{ start: 0, end: text.length, at, verbatim, markup: false }],
    }));
}

function problemsOf(
  recipient: Recipient,
  settings: TemplateSettings,
  merged: Outcome<Manuscript>,
): readonly Diagnostic[] {
  const empty = checkRow(recipient, settings);
  if (merged.ok) return empty;
  const known = new Set(empty.map(({ values }) => values["column"]));
  const others = merged.errors.filter(
    ({ severity, code, values }) =>
      // Warnings are reported with the letter.
      severity === "error" && !(code === "template/empty-value" && known.has(values["column"])),
  );
  return [...empty, ...others];
}
