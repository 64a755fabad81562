import { assertNever } from "../base/assert.ts";
import { type Diagnostic, error } from "../base/diagnostic.ts";
import type { Location } from "../base/location.ts";
import { failure, type Outcome, outcomeOf } from "../base/outcome.ts";
import { answerOf, isRemarkColumn, saysWord } from "../language/answer.ts";
import type { Manuscript, MergedText, OriginRange } from "../model/manuscript.ts";
import { type Recipient, valueIn } from "../model/recipient.ts";
import { mapRunning, type Running } from "../model/running.ts";
import { checkDoubled } from "./check-doubled.ts";
import { checkAddressees } from "./check-parts.ts";
import { checkCellWording, checkJoinedDates, type Wording } from "./check-wording.ts";
import { emptyValue } from "./empty-value.ts";
import type { ColumnExpression, Expression, Passage, Value } from "./passage.ts";
import { type RowCell, rowLines } from "./row-lines.ts";
import type { HouseStyle } from "./template-helper.ts";

/** What merging needs besides the passages. */
export interface MergePlan {
  readonly passages: readonly Passage[];
  /** Those of the head and the foot of all pages. */
  readonly running: Running<readonly Passage[]> | undefined;
  readonly house: HouseStyle;
  /** Columns that may be empty. */
  readonly optional: ReadonlySet<string>;
  /** The setting 敬称, which goes before the list's. */
  readonly honorific: string | undefined;
  /** What words are looked for in cells that are printed. */
  readonly wording: Wording;
}

/** Most UTF-16 code units of one letter's manuscript. */
const LONGEST = 1_000_000;

interface Draft {
  text: string;
  readonly origins: OriginRange[];
  readonly problems: Diagnostic[];
  readonly warnings: Diagnostic[];
  /** Empty optional cells that the text names outside of their own condition, with the offset where they are. */
  readonly holes: { readonly offset: number; readonly problem: Diagnostic }[];
  /** Cells whose words were looked at. */
  readonly seen: Set<Location>;
  readonly recipient: Recipient;
  readonly version: string;
  readonly plan: MergePlan;
  item: Value | undefined;
  itemNumber: number;
  /** The values of the row that is written, by column. */
  row: ReadonlyMap<string, Value> | undefined;
}

/**
 * Writes one addressee's values into the template.
 *
 * Shape: every character of the text lies in exactly one origin range.
 * Errors: template/empty-value, template/helper-value, template/missing-column, template/output-limit,
 * template/optional-bare, template/condition-unsure, the warnings template/stray-mark, template/placeholder and template/other-weekday,
 * template/honorific-missing, template/honorific-doubled, template/honorific-for-bodies, those of `checkDoubled`.
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
    warnings: [],
    holes: [],
    seen: new Set(),
    recipient,
    version,
    plan,
    item: undefined,
    itemNumber: 0,
    row: undefined,
  };
  writeAll(plan.passages, draft);
  const running =
    plan.running && mapRunning(plan.running, (passages) => mergedBeside(passages, draft));
  const manuscript: Manuscript = {
    text: draft.text,
    origins: draft.origins,
    ...(running && { running }),
  };
  const found = [...draft.problems, ...holesIn(draft)];
  if (found.length > 0) return failure(found);
  const expected = expectedHonorific(plan, recipient);
  const addressees = checkAddressees(manuscript, expected, plan.wording.confirmed);
  const dates = checkJoinedDates(manuscript, plan.wording);
  const doubled = checkDoubled(manuscript, plan.wording.confirmed);
  return outcomeOf(manuscript, [...draft.warnings, ...dates, ...doubled, ...addressees]);
}

/** Merges a text that stands beside the letter's; what is wrong in it is told with the rest. */
function mergedBeside(passages: readonly Passage[], draft: Draft): MergedText {
  const own: Draft = { ...draft, text: "", origins: [], holes: [], seen: new Set() };
  writeAll(passages, own);
  draft.problems.push(...holesIn(own));
  return { text: own.text, origins: own.origins };
}

/** The honorific that the setting or the list has for a row; empty if neither has one. */
export function expectedHonorific({ honorific }: MergePlan, recipient: Recipient): string {
  return honorific ?? valueIn(recipient.fields, "honorific").trim();
}

/** An empty cell that is alone on its line leaves no hole: the line is not printed. */
function holesIn({ text, holes }: Draft): readonly Diagnostic[] {
  return holes.flatMap(({ offset, problem }) => {
    const start = text.lastIndexOf("\n", offset - 1) + 1;
    const end = text.indexOf("\n", offset);
    const line = text.slice(start, end === -1 ? text.length : end);
    return line.replaceAll(/［＃[^［］]*］/gu, "").trim() === "" ? [] : [problem];
  });
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
    case "condition":
      writeAll(holds(passage, draft) ? passage.filled : passage.empty, draft);
      return;
    case "rows":
      writeRows(passage, draft);
      return;
    case "loop":
      writeLoop(passage, draft);
      return;
    default:
      assertNever(passage);
  }
}

/** Whether a condition's value says one of its words; without words, whether there is one that is not いいえ. */
function holds(condition: Passage & { readonly kind: "condition" }, draft: Draft): boolean {
  const { expression, words, isQuestion } = condition;
  const values = valuesOf(expression, draft, "asked").filter(({ text }) => text !== "");
  if (words.length > 0) {
    return values.some(({ text }) => words.some((word) => saysWord(text, word)));
  }
  return values.some(({ text, at }) => {
    const answer = answerOf(text);
    const column = at.kind === "cell" ? (at.header ?? "") : "";
    if (answer === "unsure" && isQuestion && column !== "" && !isRemarkColumn(column)) {
      draft.problems.push(error("template/condition-unsure", at, { column, value: text }));
    }
    return answer !== "no";
  });
}

function writeLoop(loop: Passage & { readonly kind: "loop" }, draft: Draft): void {
  const items = valuesOf(loop.over, draft, "asked").flatMap(entriesOf);
  if (items.length === 0) writeAll(loop.none, draft);
  for (const [index, item] of items.entries()) {
    draft.item = item;
    draft.itemNumber = index + 1;
    writeAll(loop.body, draft);
  }
  draft.item = undefined;
}

function writeRows(rows: Passage & { readonly kind: "rows" }, draft: Draft): void {
  const cells = rows.columns.flatMap((column): readonly RowCell[] => {
    const [found] = cellOf(column, draft, "joined");
    const cell = draft.recipient.fields.get(column.name);
    return cell === undefined
      ? []
      : [{ name: column.name, cell: found ? cell : { ...cell, value: "" } }];
  });
  const lines = rowLines(cells);
  if ("code" in lines) {
    draft.problems.push(lines);
    return;
  }
  if (lines.length === 0) writeAll(rows.none, draft);
  const absent = rows.columns.map(({ name, at }): readonly [string, Value] => [
    name,
    { text: "", at, verbatim: false },
  ]);
  for (const [index, row] of lines.entries()) {
    draft.row = new Map([...absent, ...row]);
    draft.itemNumber = index + 1;
    writeAll(rows.body, draft);
  }
  draft.row = undefined;
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
  if (at.kind === "cell" && !draft.seen.has(at)) {
    draft.seen.add(at);
    draft.warnings.push(...checkCellWording(text, at, draft.plan.wording));
  }
  const hole = draft.holes.at(-1);
  if (hole?.offset === start && closeHole(draft, text)) {
    append(draft, text.slice(1), behindFirst(at), verbatim, markup);
    return;
  }
  const from = draft.text.length;
  draft.text += text;
  draft.origins.push({ start: from, end: draft.text.length, at, verbatim, markup });
}

/**
 * Takes back the blank that an optional cell without a value leaves in the line of an addressee or a sender: of
 * {{会社名}}　{{部署名}}　{{敬称}} one is enough. Gives whether it is the following text's; in all other text the hole stays.
 */
function closeHole(draft: Draft, following: string): boolean {
  const start = draft.text.lastIndexOf("\n") + 1;
  if (!/^[\s　]/u.test(following) || !isOfPerson(draft, start)) return false;
  const line = draft.text.slice(start).replaceAll(/［＃[^［］]*］/gu, "");
  if (line === "") {
    draft.holes.pop();
    return /^[ 　]/u.test(following);
  }
  if (!/[ 　]$/u.test(line)) return false;
  draft.holes.pop();
  const last = draft.origins.pop();
  draft.text = draft.text.slice(0, -1);
  if (last !== undefined && last.start < draft.text.length)
    draft.origins.push({ ...last, end: draft.text.length });
  return false;
}

/** Whether the template calls a line that of an addressee or a sender. */
function isOfPerson({ text, origins }: Draft, start: number): boolean {
  const place = text.slice(start).search(/［＃(?:宛名|差出人)］/u) + start;
  return (
    place >= start &&
    origins.some(({ start: from, end, markup }) => markup && from <= place && place < end)
  );
}

/** The place of what follows the first character of a text. */
function behindFirst(at: OriginRange["at"]): OriginRange["at"] {
  if (at.kind !== "text") return at;
  return { ...at, column: at.column + 1, span: { ...at.span, start: at.span.start + 1 } };
}

/**
 * What an empty cell is: an omission where it is `printed`, an answer where it is `asked` about; among values that are
 * `joined` an optional one may be absent.
 */
type Need = "printed" | "asked" | "joined";

function valuesOf(expression: Expression, draft: Draft, need: Need = "printed"): readonly Value[] {
  switch (expression.kind) {
    case "constant":
      return expression.values;
    case "item":
      return draft.item === undefined ? [] : [draft.item];
    case "item-number":
      return [{ text: String(draft.itemNumber), at: expression.at, verbatim: false }];
    case "column":
      return cellOf(expression, draft, need);
    case "joined":
      return joinedOf(expression, draft);
    case "call":
      return call(expression, draft);
    default:
      return assertNever(expression);
  }
}

/** One value that came from the row's cell, as what helpers make of a cell does. */
function joinedOf(
  { parts }: Expression & { readonly kind: "joined" },
  draft: Draft,
): readonly Value[] {
  const values = parts.map((part) => valuesOf(part, draft)).filter(({ length }) => length > 0);
  const all = values.flat();
  const from = all.find(({ at }) => at.kind === "cell");
  if (from === undefined || values.length < parts.length) return [];
  return [{ text: all.map(({ text }) => text).join(""), at: from.at, verbatim: false }];
}

function cellOf(column: ColumnExpression, draft: Draft, need: Need): readonly Value[] {
  const line = draft.row?.get(column.name);
  return line === undefined
    ? wholeCellOf(column, draft, need)
    : lineOf(line, column.name, column.at, draft, need);
}

function wholeCellOf({ name, at }: ColumnExpression, draft: Draft, need: Need): readonly Value[] {
  const { recipient, plan } = draft;
  const cell = recipient.fields.get(name);
  if (cell === undefined) {
    if (!plan.optional.has(name)) {
      const values = { column: name, nearest: "", list: "" };
      draft.problems.push(error("template/missing-column", at, values));
    } else if (need === "printed") {
      noteHole(draft, name, at, at);
    }
    return [];
  }
  if (cell.value.trim() === "") {
    if (need !== "asked" && !plan.optional.has(name)) {
      const known = draft.problems.some(
        (problem) => problem.code === "template/empty-value" && problem.values["column"] === name,
      );
      if (!known) draft.problems.push(emptyValue(cell, name, at, `{{${name}}}`));
    } else if (need === "printed") {
      noteHole(draft, name, cell.at, at);
    }
    return [];
  }
  const exact = cell.exact === undefined ? {} : { exact: cell.exact };
  return [{ text: cell.value, ...exact, at: cell.at, verbatim: true }];
}

/** A column's line in the row that is written; in a row a column that may be empty leaves no hole. */
function lineOf(
  line: Value,
  name: string,
  at: Location,
  { plan, problems }: Draft,
  need: Need,
): readonly Value[] {
  if (line.text !== "") return [line];
  if (need !== "asked" && !plan.optional.has(name) && line.at.kind === "cell") {
    problems.push(emptyValue({ value: "", at: line.at }, name, at, `{{${name}}}`));
  }
  return [];
}

function noteHole(draft: Draft, column: string, cell: Location, at: Location): void {
  const related = [{ at, label: `{{${column}}}` }];
  const problem = error("template/optional-bare", cell, { column }, related);
  draft.holes.push({ offset: draft.text.length, problem });
}

function call(
  { helper, inputs, named, at }: Expression & { readonly kind: "call" },
  draft: Draft,
): readonly Value[] {
  const isJoining = helper.inputs.most > 1;
  // What is joined may be absent here and there, and a cell may hold several things, one to a line.
  const some = inputs.flatMap((input) => valuesOf(input, draft, isJoining ? "joined" : "printed"));
  const given = isJoining ? some.flatMap(entriesOf) : some;
  if (isJoining && given.length === 0) for (const input of inputs) valuesOf(input, draft);
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
