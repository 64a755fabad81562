import { readdirSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { Diagnostic } from "../base/diagnostic.ts";
import { error } from "../base/diagnostic.ts";
import { failure, type Outcome, outcomeOf } from "../base/outcome.ts";
import type { SourceFile } from "../base/world.ts";
import { guardRecipients } from "../data/guard/guard-recipients.ts";
import { readRecipients } from "../data/read-recipients.ts";
import type { Recipient, RecipientList } from "../model/recipient.ts";
import { compileTemplate, type Template } from "../template/compile-template.ts";
import { collisionKey, letterFileName } from "./file-name.ts";
import { readSourceFile } from "./input-files.ts";
import type { MergeOptions, Shard } from "./merge-options.ts";
import type { LetterTask } from "./protocol.ts";
import { selectRecipients } from "./select-recipients.ts";

/** What a run is made from, read, compiled and checked as far as no letter has to be made for it. */
export interface Prepared {
  readonly templateFile: SourceFile;
  readonly partials: ReadonlyMap<string, SourceFile>;
  readonly template: Template;
  readonly lists: readonly SourceFile[];
  /** Table of what 外字 stand for, if one was given. */
  readonly characters: SourceFile | undefined;
  readonly list: RecipientList;
  readonly tasks: readonly LetterTask[];
}

/**
 * Reads and checks everything that a run is made from: files, template, lists, selection, versions and
 * file names. All problems that do not hide each other are reported together.
 *
 * Errors: `job/…`, `csv/…`, `template/…`, `option/…`.
 */
export function prepare(options: MergeOptions): Outcome<Prepared> {
  const problems: Diagnostic[] = [];
  // Not spread into one call: a list may have a finding for every one of 100,000 rows.
  const add = (found: readonly Diagnostic[]): void => {
    for (const problem of found) problems.push(problem);
  };
  const take = <T>(outcome: Outcome<T>): T | undefined => {
    add(outcome.ok ? outcome.warnings : outcome.errors);
    return outcome.ok ? outcome.value : undefined;
  };
  const templateFile = take(readSourceFile(options.template));
  const lists = options.recipients.map((path) => take(readSourceFile(path)));
  const partials =
    templateFile === undefined ? undefined : take(readPartials(dirname(options.template)));
  const template =
    templateFile === undefined || partials === undefined
      ? undefined
      : take(compileTemplate(templateFile, { overrides: options.set, partials }));
  const readable = lists.filter((file) => file !== undefined);
  const table =
    options.characters === undefined ? undefined : take(readSourceFile(options.characters));
  const hasAll =
    readable.length === lists.length &&
    (table === undefined) === (options.characters === undefined);
  const list = hasAll
    ? take(readRecipients(readable, table === undefined ? {} : { characterTable: table }))
    : undefined;
  const selected = list === undefined ? undefined : take(selectRecipients(list, options));
  if (list !== undefined) add(findingsOf(list, selected));
  if (template !== undefined && list !== undefined && selected !== undefined) {
    add(template.checkList({ ...list, recipients: selected }));
  }
  if (
    templateFile === undefined ||
    partials === undefined ||
    template === undefined ||
    list === undefined ||
    selected === undefined
  ) {
    return failure(withoutEchoes(problems));
  }
  const tasks = shardOf(planLetters(template, selected, problems), options.shard);
  return outcomeOf(
    { templateFile, partials, template, lists: readable, characters: table, list, tasks },
    withoutEchoes(problems),
  );
}

/**
 * What the guard finds. A slipped row shows in its neighbours, so the whole list is guarded; but what is a
 * mere warning about a row that gets no letter is left out.
 */
function findingsOf(
  list: RecipientList,
  selected: readonly Recipient[] | undefined,
): readonly Diagnostic[] {
  const chosen = new Set(selected?.map(({ path, row }) => `${path}\t${row}`));
  return guardRecipients(list).filter(
    ({ severity, at }) =>
      severity === "error" ||
      at.kind !== "cell" ||
      selected === undefined ||
      chosen.has(`${at.path}\t${at.row}`),
  );
}

/** An empty cell that the guard has found is not told again by the template that needs it. */
function withoutEchoes(problems: readonly Diagnostic[]): readonly Diagnostic[] {
  const cellOf = ({ at }: Diagnostic): string =>
    at.kind === "cell" ? `${at.path}\t${at.row}\t${at.column}` : "";
  const guarded = new Set(
    problems.filter(({ code }) => code === "csv/empty-honorific").map(cellOf),
  );
  return problems.filter(
    (problem) => problem.code !== "template/empty-value" || !guarded.has(cellOf(problem)),
  );
}

/** Gives each addressee its version and its file name; two letters never share a name. */
function planLetters(
  template: Template,
  recipients: readonly Recipient[],
  problems: Diagnostic[],
): readonly LetterTask[] {
  const taken = new Map<string, Recipient>();
  const tasks: LetterTask[] = [];
  for (const [index, recipient] of recipients.entries()) {
    const version = template.versionOf(recipient);
    if (!version.ok) {
      problems.push(...version.errors);
      continue;
    }
    const title = recipient.fields.get("職名")?.value ?? "";
    const name = letterFileName(recipient.id, title);
    const key = collisionKey(name);
    const other = taken.get(key);
    if (other !== undefined) problems.push(nameCollision(recipient, other, name));
    taken.set(key, recipient);
    tasks.push({ sequence: index + 1, recipient, name, version: version.value });
  }
  return tasks;
}

/** The letters of a shard: every n-th, with their places in the whole run. */
function shardOf(tasks: readonly LetterTask[], shard: Shard | undefined): readonly LetterTask[] {
  if (shard === undefined) return tasks;
  return tasks.filter((_, index) => index % shard.count === shard.index - 1);
}

function nameCollision(recipient: Recipient, other: Recipient, name: string): Diagnostic {
  const at = recipient.fields.get("職名")?.at ?? { kind: "file" as const, path: recipient.path };
  const otherAt = other.fields.get("職名")?.at ?? { kind: "file" as const, path: other.path };
  return error("job/name-collision", at, { name, row: recipient.row, otherRow: other.row }, [
    { at: otherAt, label: name },
  ]);
}

/** Reads `partials/*.hbs` beside the template, by name without the extension. */
export function readPartials(folder: string): Outcome<ReadonlyMap<string, SourceFile>> {
  const partials = new Map<string, SourceFile>();
  const problems: Diagnostic[] = [];
  for (const name of partialNames(join(folder, "partials"))) {
    const file = readSourceFile(join(folder, "partials", name));
    if (file.ok) partials.set(basename(name, ".hbs"), file.value);
    else problems.push(...file.errors);
  }
  return outcomeOf(partials, problems);
}

function partialNames(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith(".hbs"))
      .sort();
  } catch {
    return [];
  }
}
