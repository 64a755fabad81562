import type { Diagnostic } from "../base/diagnostic.ts";
import { error } from "../base/diagnostic.ts";
import { nearestName } from "../base/nearest-name.ts";
import { failure, type Outcome, success } from "../base/outcome.ts";
import { type Sequence, select } from "../base/sequence.ts";
import type { Recipient, RecipientList } from "../model/recipient.ts";
import type { WhereCondition } from "./merge-options.ts";

/** What narrows a run down to some of its addressees. */
export interface Selection {
  readonly where: readonly WhereCondition[];
  readonly only: readonly string[];
}

/**
 * Gives the addressees that fulfil every condition and, if identifiers are given, are among them.
 *
 * Shape: order is kept.
 * Errors: `option/unknown-column`, `option/unknown-recipient`, `option/nobody-selected`.
 */
export function selectRecipients(
  list: RecipientList,
  selection: Selection,
): Outcome<Sequence<Recipient>> {
  const problems = [
    ...unknownColumns(list, selection.where),
    ...unknownRecipients(list, selection.only),
  ];
  if (problems.length > 0) return failure(problems);
  if (selection.only.length === 0 && selection.where.length === 0) return success(list.recipients);
  const only = new Set(selection.only);
  const selected = select(
    list.recipients,
    (recipient) =>
      (only.size === 0 || only.has(recipient.id)) &&
      selection.where.every(({ column, values }) =>
        values.includes(recipient.fields.get(column)?.value ?? ""),
      ),
  );
  if (selected.length === 0) {
    return failure([error("option/nobody-selected", { kind: "option", name: "--where" }, {})]);
  }
  return success(selected);
}

function unknownColumns(
  list: RecipientList,
  where: readonly WhereCondition[],
): readonly Diagnostic[] {
  return where
    .filter(({ column }) => !list.columns.includes(column))
    .map(({ column }) =>
      error(
        "option/unknown-column",
        { kind: "option", name: "--where" },
        {
          column,
          nearest: nearestName(column, list.columns) ?? "",
          columns: list.columns.join("、"),
        },
      ),
    );
}

function unknownRecipients(list: RecipientList, only: readonly string[]): readonly Diagnostic[] {
  if (only.length === 0) return [];
  const unknown = new Set(only);
  for (const { id } of list.recipients) unknown.delete(id);
  return only
    .filter((id) => unknown.has(id))
    .map((id) => error("option/unknown-recipient", { kind: "option", name: "--only" }, { id }));
}
