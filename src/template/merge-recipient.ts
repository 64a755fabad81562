import { assertNever } from "../base/assert.ts";
import { type Diagnostic, error } from "../base/diagnostic.ts";
import { failure, type Outcome, success } from "../base/outcome.ts";
import type { Manuscript, OriginRange } from "../model/manuscript.ts";
import type { Recipient } from "../model/recipient.ts";
import { checkAddressees } from "./check-parts.ts";
import type { Expression, Passage, Value } from "./passage.ts";
import type { HouseStyle } from "./template-helper.ts";

/** What merging needs beside the passages. */
export interface MergePlan {
  readonly passages: readonly Passage[];
  readonly house: HouseStyle;
  /** Columns that may be empty. */
  readonly optional: ReadonlySet<string>;
}

/** Most UTF-16 code units of one letter's manuscript. */
const LONGEST = 1_000_000;

interface Draft {
  text: string;
  readonly origins: OriginRange[];
  readonly problems: Diagnostic[];
  readonly recipient: Recipient;
  readonly version: string;
  readonly plan: MergePlan;
  item: Value | undefined;
  itemNumber: number;
}

/**
 * Writes one addressee's values into the template.
 *
 * Shape: every character of the text lies in exactly one origin range.
 * Errors: template/empty-value, template/helper-value, template/missing-column, template/output-limit,
 * template/honorific-missing, template/honorific-doubled, template/honorific-for-bodies.
 */
export function mergeRecipient(
  plan: MergePlan,
  version: string,
  recipient: Recipient,
): Outcome<Manuscript> {
  const draft: Draft = {
    text: "",
    origins: [],
    problems: [],
    recipient,
    version,
    plan,
    item: undefined,
    itemNumber: 0,
  };
  writeAll(plan.passages, draft);
  const manuscript = { text: draft.text, origins: draft.origins };
  const problems = draft.problems.length > 0 ? draft.problems : checkAddressees(manuscript);
  return problems.length > 0 ? failure(problems) : success(manuscript);
}

function writeAll(passages: readonly Passage[], draft: Draft): void {
  for (const passage of passages) write(passage, draft);
}

function write(passage: Passage, draft: Draft): void {
  switch (passage.kind) {
    case "text":
      for (const { text, at } of passage.pieces) append(draft, text, at, true, true);
      return;
    case "output":
      for (const { text, at, verbatim } of valuesOf(passage.expression, draft)) {
        append(draft, text, at, verbatim, false);
      }
      return;
    case "versions":
      writeAll(passage.branches.get(draft.version) ?? [], draft);
      return;
    case "condition": {
      const isFilled = valuesOf(passage.expression, draft, true).some(({ text }) => text !== "");
      writeAll(isFilled ? passage.filled : passage.empty, draft);
      return;
    }
    case "loop":
      writeLoop(passage, draft);
      return;
    default:
      assertNever(passage);
  }
}

function writeLoop(loop: Passage & { readonly kind: "loop" }, draft: Draft): void {
  const items = valuesOf(loop.over, draft, true).flatMap(entriesOf);
  if (items.length === 0) writeAll(loop.none, draft);
  for (const [index, item] of items.entries()) {
    draft.item = item;
    draft.itemNumber = index + 1;
    writeAll(loop.body, draft);
  }
  draft.item = undefined;
}

/** A cell may hold several entries, one to a line. */
function entriesOf(value: Value): readonly Value[] {
  return value.text
    .split(/\r\n|\n|\r/u)
    .map((text) => text.trim())
    .filter((text) => text !== "")
    .map((text) => (text === value.text ? value : { text, at: value.at, verbatim: false }));
}

function append(
  draft: Draft,
  text: string,
  at: OriginRange["at"],
  verbatim: boolean,
  markup: boolean,
): void {
  if (text === "") return;
  const start = draft.text.length;
  if (start + text.length > LONGEST) {
    if (!draft.problems.some(({ code }) => code === "template/output-limit")) {
      draft.problems.push(error("template/output-limit", at, { limit: LONGEST }));
    }
    return;
  }
  draft.text += text;
  draft.origins.push({ start, end: draft.text.length, at, verbatim, markup });
}

/** `mayBeEmpty`: an empty cell is an answer here, not an omission. */
function valuesOf(expression: Expression, draft: Draft, mayBeEmpty = false): readonly Value[] {
  switch (expression.kind) {
    case "constant":
      return expression.values;
    case "item":
      return draft.item === undefined ? [] : [draft.item];
    case "item-number":
      return [{ text: String(draft.itemNumber), at: expression.at, verbatim: false }];
    case "column":
      return cellOf(expression, draft, mayBeEmpty);
    case "call":
      return call(expression, draft);
    default:
      return assertNever(expression);
  }
}

function cellOf(
  { name, at }: Expression & { readonly kind: "column" },
  draft: Draft,
  mayBeEmpty: boolean,
): readonly Value[] {
  const { recipient, plan } = draft;
  const cell = recipient.fields.get(name);
  if (cell === undefined) {
    if (!plan.optional.has(name)) {
      draft.problems.push(error("template/missing-column", at, { column: name, nearest: "" }));
    }
    return [];
  }
  if (cell.value.trim() === "") {
    if (!(mayBeEmpty || plan.optional.has(name))) {
      const values = { column: name, row: cell.at.row };
      const related = [{ at, label: `{{${name}}}` }];
      const known = draft.problems.some(
        (problem) => problem.code === "template/empty-value" && problem.values["column"] === name,
      );
      if (!known) draft.problems.push(error("template/empty-value", cell.at, values, related));
    }
    return [];
  }
  const exact = cell.exact === undefined ? {} : { exact: cell.exact };
  return [{ text: cell.value, ...exact, at: cell.at, verbatim: true }];
}

function call(
  { helper, inputs, named, at }: Expression & { readonly kind: "call" },
  draft: Draft,
): readonly Value[] {
  const given = inputs.flatMap((input) => valuesOf(input, draft));
  const from = given.find((value) => value.at.kind === "cell") ?? given[0];
  // Nothing comes of an optional cell that is empty.
  if (given.length < helper.inputs.least) return [];
  const result = helper.run(
    given.map(({ text, exact }) => (helper.inputs.areExact ? (exact ?? text) : text)),
    named,
    draft.plan.house,
  );
  if (result.ok) return [{ text: result.text, at: from?.at ?? at, verbatim: false }];
  const values = { helper: helper.name, value: from?.text ?? "", reason: result.reason };
  const related = [{ at, label: `{{${helper.name}}}` }];
  draft.problems.push(error("template/helper-value", from?.at ?? at, values, related));
  return [];
}
