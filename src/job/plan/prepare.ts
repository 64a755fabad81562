import { basename, dirname, join } from "node:path";
import { type Diagnostic, error } from "../../base/diagnostic.ts";
import { failure, type Outcome, outcomeOf, success } from "../../base/outcome.ts";
import type { Sequence } from "../../base/sequence.ts";
import type { SourceFile } from "../../base/world.ts";
import { accountOf } from "../../data/account-of.ts";
import { withoutAllowed } from "../../data/allowance.ts";
import { guardRecipients } from "../../data/guard/guard-recipients.ts";
import type { ReadList } from "../../data/read-lists.ts";
import { readRecipients } from "../../data/read-recipients.ts";
import { checkPrinted } from "../../letter/check-printed.ts";
import { guardedFor } from "../../letter/guarded-for.ts";
import { isWordFile } from "../../letter/is-word-file.ts";
import { numberRecipients } from "../../letter/number-recipients.ts";
import { type LookedThrough, lookThroughTemplate } from "../../letter/open-template.ts";
import { withoutEchoes } from "../../letter/without-echoes.ts";
import type { Account } from "../../model/account.ts";
import { USUAL_FORMATS } from "../../model/output-format.ts";
import { COLUMN_NAMES, type Recipient } from "../../model/recipient.ts";
import { namesInFolder, readSourceFile } from "../../outside/input-files.ts";
import { readListFiles } from "../../outside/list-files.ts";
import { readPictureFiles } from "../../outside/picture-files.ts";
import type { Project } from "../../outside/project.ts";
import type { Template } from "../../template/compile-template.ts";
import { checkAllowances } from "./check-allowances.ts";
import { checkAlone } from "./check-alone.ts";
import { type HashedList, hashedList, withDetails } from "./details.ts";
import { type LetterPlan, planLetters } from "./letter-plan.ts";
import type { MergeOptions } from "./merge-options.ts";
import { selectRecipients } from "./select-recipients.ts";

/** What a run is made from, read, compiled and checked as far as no letter has to be made for it. */
export interface Prepared {
  readonly templateFile: SourceFile;
  /** The settings beside a Word file, if there are any. */
  readonly settingsFile: SourceFile | undefined;
  readonly partials: ReadonlyMap<string, SourceFile>;
  readonly template: Template;
  /** Whether letters are a clerk's Word file, filled. */
  readonly isWord: boolean;
  /** Their contents are released: a long list is in memory once. */
  readonly lists: readonly HashedList[];
  /** Table of what 外字 stand for, if one was given. */
  readonly characters: SourceFile | undefined;
  readonly list: ReadList;
  /** The files of the details that the template names (明細). */
  readonly details: readonly HashedList[];
  readonly tasks: LetterPlan;
  /** What became of everything that the lists hold. */
  readonly account: Account;
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
  const take: Take = (outcome) => {
    add(outcome.ok ? outcome.warnings : outcome.errors);
    return outcome.ok ? outcome.value : undefined;
  };
  const read = readTemplate(options, take);
  const { templateFile, settingsFile, partials, template, isWord } = read;
  add(checkAlone(options));
  if (isWord) add(wordOptions(options));
  else if (templateFile !== undefined && options.pdfEngine !== undefined) {
    add([error("office/own-typesetter", { kind: "option", name: "--pdf-engine" }, {})]);
  }
  const { lists, table, list, details } = readLists(options, take, read);
  const selected = list === undefined ? undefined : take(selectRecipients(list, options));
  const { said, allowed } = guardOf(list, selected?.recipients, options.allow, read.asRead);
  add(said);
  if (list !== undefined) add(read.unmet(list));
  const numbered =
    template && list && selected && numberRecipients(list.columns, selected, template);
  if (template !== undefined && numbered !== undefined) {
    add(numbered.problems);
    add(template.checkList(numbered.list));
    for (const found of checkPrinted(numbered.list, template)) add(found);
  }
  if (
    templateFile === undefined ||
    partials === undefined ||
    template === undefined ||
    list === undefined ||
    selected === undefined ||
    numbered === undefined
  ) {
    return failure(withoutEchoes(problems, template));
  }
  const { shard } = options;
  const tasks = planLetters(template, numbered.list.recipients, shard, problems, list.recipients);
  const counts = {
    notSelected: selected.notSelected,
    letters: tasks.length,
    ...numbersOf(tasks),
    allowed: allowedValues([...list.allowed, ...allowed]),
  };
  const fields = template.fields.map(({ name }) => name);
  const account = accountOf(list.lists, selected.recipients, counts, fields);
  return outcomeOf(
    {
      templateFile,
      settingsFile,
      partials,
      template,
      isWord,
      lists,
      characters: table,
      list,
      details,
      tasks,
      account,
    },
    withoutEchoes(problems, template),
  );
}

/** The numbers of the first and the last letter, where letters are numbered. */
function numbersOf(tasks: LetterPlan): Pick<Account, "numbers"> {
  const [first, last] = [tasks.at(0), tasks.at(tasks.length - 1)].map(
    (task) => task?.recipient.number,
  );
  return first === undefined || last === undefined ? {} : { numbers: [first, last] };
}

/** Gives an outcome's value, and keeps what was found. */
type Take = <T>(outcome: Outcome<T>) => T | undefined;

interface ReadTemplate {
  readonly templateFile: SourceFile | undefined;
  readonly settingsFile: SourceFile | undefined;
  readonly partials: ReadonlyMap<string, SourceFile> | undefined;
  readonly template: Template | undefined;
  readonly isWord: boolean;
  readonly asRead: LookedThrough["asRead"];
  readonly unmet: LookedThrough["unmet"];
}

/** Reads and compiles the template, with the partials next to it, or with the settings beside a Word file. */
function readTemplate({ project, template: path, set }: MergeOptions, take: Take): ReadTemplate {
  const templateFile = take(readSourceFile(project, path));
  if (templateFile === undefined) return NO_TEMPLATE;
  const partials = take(readPartials(project, templateFile));
  const beside = readSettingsBeside(project, path, templateFile);
  const settingsFile = take(beside);
  const isWord = isWordFile(templateFile);
  const read = { ...NO_TEMPLATE, templateFile, settingsFile, partials, isWord };
  if (partials === undefined || !beside.ok) return read;
  const settings = settingsFile === undefined ? {} : { settings: settingsFile };
  const looked = lookThroughTemplate(templateFile, { overrides: set, partials, ...settings });
  const { asRead, unmet } = looked;
  return { ...read, template: take(looked.opened)?.template, asRead, unmet };
}

const NO_TEMPLATE: ReadTemplate = {
  templateFile: undefined,
  settingsFile: undefined,
  partials: undefined,
  template: undefined,
  isWord: false,
  asRead: undefined,
  unmet: () => [],
};

/** The settings of a Word file: `letter.yaml` beside `letter.docx`, if it is there. Errors: `job/…`. */
export function readSettingsBeside(
  project: Project,
  path: string,
  file: SourceFile,
): Outcome<SourceFile | undefined> {
  if (!isWordFile(file)) return success(undefined);
  const beside = readSourceFile(project, path.replace(/\.[^.\\/]+$/u, ".yaml"));
  const isAbsent = !beside.ok && beside.errors.every(({ code }) => code === "job/file-not-found");
  return isAbsent ? success(undefined) : beside;
}

/** What cannot be made of letters that are Word files: Word alone knows where their lines end. */
function wordOptions({ formats, pdfEngine, printRun }: MergeOptions): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  const format = { kind: "option", name: "--format" } as const;
  if (pdfEngine === undefined) {
    if (!formats.includes("docx")) found.push(error("word/docx-only", format, {}));
    const option = { kind: "option", name: "--print-run" } as const;
    if (printRun) found.push(error("word/no-print-run", option, {}));
  } else if (formats.length !== 2 || !USUAL_FORMATS.every((one) => formats.includes(one))) {
    found.push(error("office/two-formats", format, {}));
  }
  return found;
}

interface ReadLists {
  /** Their contents are released: a long list is in memory once. */
  readonly lists: readonly HashedList[];
  readonly table: SourceFile | undefined;
  readonly list: ReadList | undefined;
  readonly details: readonly HashedList[];
}

/**
 * Reads the lists, with the details that the template names, and the table of the office's own characters; there is no list
 * unless all can be read.
 */
function readLists(options: MergeOptions, take: Take, read: ReadTemplate): ReadLists {
  const given = options.recipients.map((name) => take(readListFiles(options.project, name)));
  const readable = given.flatMap((files) => files ?? []);
  const lists = readable.map(hashedList);
  const table =
    options.characters === undefined
      ? undefined
      : take(readSourceFile(options.project, options.characters));
  const hasAll =
    given.every((files) => files !== undefined) &&
    (table === undefined) === (options.characters === undefined);
  const allowed = options.allow;
  const characterTable = table === undefined ? {} : { characterTable: table };
  const { hidden, project } = options;
  const isHonorificGiven = givesHonorific(read, options);
  const how = { allowed, hidden, isHonorificGiven, ...characterTable };
  const list = hasAll ? take(readRecipients(readable, how)) : undefined;
  if (list === undefined) return { lists, table, list, details: [] };
  const detailed = withDetails(list, read.asRead?.settings ?? {}, project, how);
  const whole = take(outcomeOf(detailed.list, detailed.problems));
  return { lists, table, list: whole, details: detailed.files };
}

/** Whether a template gives the honorific; of one that cannot be read, whether its text or its settings seem to. */
function givesHonorific(
  { asRead, templateFile, settingsFile }: ReadTemplate,
  { set }: MergeOptions,
): boolean {
  if (asRead !== undefined) return asRead.values.includes(COLUMN_NAMES.honorific);
  const texts = [templateFile, settingsFile].map((file) => new TextDecoder().decode(file?.bytes));
  return set.has(COLUMN_NAMES.honorific) || texts.some((text) => HONORIFIC_SET.test(text));
}

const HONORIFIC_SET = /^敬称[ 　]*[:：]/mu;

/** What is to be said of a list that was read, and what the user has let pass. */
function guardOf(
  list: ReadList | undefined,
  selected: Sequence<Recipient> | undefined,
  allow: MergeOptions["allow"],
  template: Template | undefined,
): { readonly said: readonly Diagnostic[]; readonly allowed: readonly Diagnostic[] } {
  if (list === undefined) return { said: [], allowed: [] };
  const found = guardRecipients(list, template === undefined ? {} : guardedFor(template));
  // Where every row is to get a letter, every finding matters.
  const mattering = selected === list.recipients ? found : findingsOf(found, selected);
  const { remaining, allowed } = withoutAllowed(mattering, allow);
  const idle = checkAllowances(allow, list.columns, [...list.allowed, ...found]);
  // Of a long list not spread into one call.
  return { said: remaining.concat(idle), allowed };
}

/**
 * What the guard finds that matters. A slipped row shows in its neighbours, so the whole list is guarded; but what is a
 * mere warning about a row that gets no letter is left out, and so is whether that row is to be sent.
 */
function findingsOf(
  found: readonly Diagnostic[],
  selected: Sequence<Recipient> | undefined,
): readonly Diagnostic[] {
  const rowOf = ({ severity, code, at }: Diagnostic): string =>
    at.kind === "cell" && (severity === "warning" || code === "csv/not-to-be-sent")
      ? `${at.path}\t${at.row}`
      : "";
  const warned = new Set(found.map(rowOf));
  warned.delete("");
  if (selected === undefined || warned.size === 0) return found;
  const chosen = new Set([""]);
  for (const { path, row } of selected) {
    if (warned.has(`${path}\t${row}`)) chosen.add(`${path}\t${row}`);
  }
  return found.filter((finding) => chosen.has(rowOf(finding)));
}

/** The values that the user has let pass, each with its count. */
function allowedValues(findings: readonly Diagnostic[]): Account["allowed"] {
  const counts = new Map<string, { column: string; value: string; count: number }>();
  for (const { at, values } of findings) {
    const column = at.kind === "cell" ? (at.header ?? "") : "";
    const value = String(values["value"] ?? "");
    const known = counts.get(`${column}\t${value}`) ?? { column, value, count: 0 };
    known.count += 1;
    counts.set(`${column}\t${value}`, known);
  }
  return [...counts.values()];
}

/**
 * Reads `partials/*.hbs` next to the template, by name without the extension, in NFC: macOS takes が apart in names; and the
 * pictures that the template or one of them names.
 */
export function readPartials(
  project: Project,
  template: SourceFile,
): Outcome<ReadonlyMap<string, SourceFile>> {
  const partials = new Map<string, SourceFile>();
  const problems: Diagnostic[] = [];
  const folder = dirname(template.path);
  const names = namesInFolder(project, join(folder, "partials"));
  if (!names.ok) return names;
  for (const name of names.value.filter((each) => each.endsWith(".hbs"))) {
    const file = readSourceFile(project, join(folder, "partials", name));
    if (file.ok) partials.set(basename(name, ".hbs").normalize("NFC"), file.value);
    else problems.push(...file.errors);
  }
  if (isWordFile(template)) return outcomeOf(partials, problems);
  const pictures = readPictureFiles(project, folder, [template, ...partials.values()]);
  if (!pictures.ok) return pictures;
  return outcomeOf(new Map([...partials, ...pictures.value]), problems);
}
