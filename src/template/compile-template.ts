import type { Diagnostic } from "../base/diagnostic.ts";
import { error } from "../base/diagnostic.ts";
import type { Location, TextLocation } from "../base/location.ts";
import { failure, type Outcome, outcomeOf } from "../base/outcome.ts";
import type { SourceFile } from "../base/world.ts";
import type { Letter } from "../model/letter.ts";
import type { LetterSettings } from "../model/letter-settings.ts";
import type { Manuscript } from "../model/manuscript.ts";
import { NO_PICTURES, type Pictures, pictureName, type ReadPictures } from "../model/picture.ts";
import {
  NUMBER_COLUMN,
  type Recipient,
  type RecipientList,
  STANDARD_COLUMNS,
} from "../model/recipient.ts";
import { runningTexts } from "../model/running.ts";
import { columnsAsTheyAre } from "./check-forms.ts";
import { checkInParts } from "./check-in-parts.ts";
import { checkLetter } from "./check-letter.ts";
import { type ColumnNameOf, type TemplateField, versionFor } from "./check-list.ts";

import { checkOverrides } from "./check-overrides.ts";
import { checkHonorifics } from "./check-parts.ts";
import { checkSource } from "./check-source.ts";
import { checkSettingWording, checkSourceWording, type Wording } from "./check-wording.ts";
import { compileSource } from "./compile-body.ts";
import { isItemName } from "./compile-expression.ts";
import { compileRunning } from "./compile-running.ts";
import { VALUE } from "./find-stray-marks.ts";
import { type FrontMap, readFrontMatter } from "./front-matter.ts";
import { HELPERS } from "./helper-table.ts";
import { kindTwiceIn, sideBySide } from "./kind-twice.ts";
import { expectedHonorific, type MergePlan, mergeRecipient } from "./merge-recipient.ts";
import type { Numbering } from "./read-numbering.ts";
import {
  type NamedValue,
  NUMBER_MARK,
  readSettings,
  type TemplateSettings,
} from "./read-settings.ts";
import type { Version } from "./read-versions.ts";
import type { Findings } from "./scope.ts";
import { decodeSource, type SourceText, sourceText } from "./source-text.ts";
import type { VersionedText } from "./template-text.ts";

/** What a template is compiled with. */
export interface CompileOptions {
  /** Settings that `--set` puts over those of the template. */
  readonly overrides: ReadonlyMap<string, string>;
  /** Partials by the name that templates include them by, and pictures by their keys (`pictureKey`). */
  readonly partials: ReadonlyMap<string, SourceFile>;
  /** The pictures among the files beside the template (`readPictures`). */
  readonly pictures?: ReadPictures;
  /** Whose words for columns are known, for what is proposed. */
  readonly columnNameOf?: ColumnNameOf;
}

const NOTHING_READ: ReadPictures = { pictures: NO_PICTURES, keys: [], problems: [], others: [] };

const NOTHING_BESIDE: CompileOptions = { overrides: new Map(), partials: new Map() };

/** A helper that a template calls. */
export interface UsedHelper {
  readonly name: string;
  readonly summary: Readonly<Record<"ja" | "en", string>>;
}

/** A template (ひな形), checked: everything it names exists, every version has its text. */
export interface Template {
  /** The file that it was compiled from. */
  readonly source: SourceFile;
  readonly settings: LetterSettings;
  readonly versions: readonly Version[];
  /** The columns it uses or asks for, in the order of their first use. */
  readonly fields: readonly TemplateField[];
  /** The columns of which it asks whether they have a value (もし): some rows will have none. */
  readonly conditions: readonly string[];
  readonly helpers: readonly UsedHelper[];
  readonly partials: readonly string[];
  /** The settings and own values that the body may name. */
  readonly values: readonly string[];
  /** A setting that asks for the letter's number in its run (`{連番}`), if the text names one. */
  readonly numberedAt: Location | undefined;
  /** How letters are numbered, if the text names their number. */
  readonly numbering: Numbering;
  /** The settings and own values that `--set` may change. */
  readonly settable: readonly string[];
  /** The template's text in order, each part with the versions whose letters contain it. */
  readonly texts: readonly VersionedText[];
  /** Everything in a list that would stop a letter: columns, cells, versions, honorifics. */
  readonly checkList: (list: RecipientList) => readonly Diagnostic[];
  /** The same bit by bit, for who has other things to do between: first the list as a whole, then each row. */
  readonly checkInParts: (list: RecipientList) => Iterable<readonly Diagnostic[]>;
  readonly versionOf: (recipient: Recipient) => Outcome<string>;
  readonly merge: (recipient: Recipient) => Outcome<Manuscript>;
  /** Everything that a finished letter must have and lacks: addressee, text, salutation and close. */
  readonly checkLetter: (letter: Letter, recipient: Recipient) => readonly Diagnostic[];
  /** What is wrong with the honorifics of a letter whose addressees no annotation names; `merge` looks at the others'. */
  readonly checkHonorifics: (letter: Letter, recipient: Recipient) => readonly Diagnostic[];
}

/**
 * Reads a template and checks all of it before the first letter.
 *
 * Errors: the codes of the area `template/`; all of one template's problems in one pass.
 */
export function compileTemplate(
  source: SourceFile,
  options: CompileOptions = NOTHING_BESIDE,
): Outcome<Template> {
  return outcomeOfTry(tryTemplate(source, options));
}

/** A template as far as it can be read, with what is wrong in it; undefined where nothing can be read. */
export interface TriedTemplate {
  readonly template: Template | undefined;
  readonly problems: readonly Diagnostic[];
}

/** As `compileTemplate`, for saying what else is wrong with a template that has errors. */
export function tryTemplate(source: SourceFile, options: CompileOptions): TriedTemplate {
  const decoded = decodeSource(source);
  if (!decoded.ok) return { template: undefined, problems: decoded.errors };
  const reporter = createReporter();
  const { settings, bodyStart } = readFrontMatter(decoded.value, reporter.report);
  const body = decoded.value;
  return compileParts({ source, settings, body, bodyStart, texts: [body] }, options, reporter);
}

/** Settings that stand elsewhere than at the template's head, with the texts that they were read from. */
export interface BodySettings {
  readonly map: FrontMap;
  readonly texts: readonly SourceText[];
}

/**
 * Compiles a body whose settings stand elsewhere: that of a Word file.
 *
 * Shape: `source` is the file whose bytes the letters are made from; places are in `body`, under its path.
 * Errors (in the result): as `compileTemplate`.
 */
export function tryBody(
  source: SourceFile,
  settings: BodySettings,
  body: string,
  options: CompileOptions,
): TriedTemplate {
  const text = sourceText(source.path, body);
  const parts = { source, settings: settings.map, body: text, bodyStart: 0 };
  return compileParts({ ...parts, texts: [...settings.texts, text] }, options, createReporter());
}

/** What a template consists of, wherever its parts stand. */
interface TemplateParts {
  readonly source: SourceFile;
  readonly settings: FrontMap;
  readonly body: SourceText;
  /** UTF-16 offset of the body in its text. */
  readonly bodyStart: number;
  /** All texts of which the characters are looked at. */
  readonly texts: readonly SourceText[];
}

interface Reporter {
  readonly problems: Diagnostic[];
  readonly report: (found: Diagnostic) => void;
}

function createReporter(): Reporter {
  const problems: Diagnostic[] = [];
  const reported = new Set<string>();
  const report = (found: Diagnostic): void => {
    // A partial that is included twice has its faults once.
    const key = JSON.stringify([found.code, found.at]);
    // An invalid date is reported once, not again where the body writes it.
    const isKnown =
      reported.has(key) ||
      (found.code === "template/helper-value" &&
        reported.has(JSON.stringify(["template/wrong-date", found.at])));
    if (!isKnown) problems.push(found);
    reported.add(key);
  };
  return { problems, report };
}

/** The template, if nothing is wrong with it. */
export function outcomeOfTry({ template, problems }: TriedTemplate): Outcome<Template> {
  return template === undefined ? failure(problems) : outcomeOf(template, problems);
}

function compileParts(
  { source, settings: frontMatter, body, bodyStart, texts }: TemplateParts,
  options: CompileOptions,
  { problems, report }: Reporter,
): TriedTemplate {
  const isReadable = problems.length === 0;
  for (const text of texts) for (const found of checkSource(text)) report(found);
  if (!isReadable) return { template: undefined, problems };
  const settings = readSettings(frontMatter, options.overrides, report);
  const { house } = settings;
  const findings: Findings = {
    report,
    columns: new Map(),
    helpers: new Set(),
    partials: new Set(),
    values: new Set(),
    sources: new Map(),
    numberedAt: [],
    comparisons: [],
    conditions: new Set(),
    questions: new Set(),
    texts: [],
    count: 0,
    isOverLimit: false,
  };
  const scope = {
    settings,
    house,
    partials: new Map([...options.partials].filter(([key]) => pictureName(key) === undefined)),
    active: settings.versions.map(({ name }) => name),
    inLoop: false,
    including: [],
    findings,
  };
  const passages = compileSource({
    ...scope,
    source: body,
    body: {
      offset: bodyStart,
      linesBefore: body.text.slice(0, bodyStart).split("\n").length - 1,
    },
  });
  const running = settings.running && compileRunning(settings.running, scope, texts);
  const { pictures, keys, problems: wrong, others } = options.pictures ?? NOTHING_READ;
  for (const found of wrong) report(found);
  checkNames(settings, report);
  checkOverrides(options.overrides, settings, findings);
  const wording = wordingOf(settings, []);
  for (const { source: one, offset } of findings.sources.values()) {
    for (const found of checkSourceWording(one, offset, wording)) report(found);
  }
  const values = withoutNumbers(settings);
  for (const found of checkSettingWording(values, wording)) report(found);
  const optional = new Set(settings.optional.map(({ value }) => value));
  const honorific = settings.values.get("敬称")?.items[0]?.value;
  const plan: MergePlan = { passages, running, house, optional, honorific, wording };
  const template = templateOf(
    { ...settings, letter: { ...settings.letter, ...picturesAmong(pictures, others) } },
    findings,
    plan,
    options,
  );
  const partials = [...template.partials, ...keys];
  return { template: { ...template, source, partials }, problems };
}

function picturesAmong(
  pictures: Pictures,
  others: readonly string[],
): Pick<LetterSettings, "pictures" | "otherPictures"> {
  return {
    ...(pictures.size > 0 && { pictures }),
    ...(others.length > 0 && { otherPictures: others }),
  };
}

/** The settings' values, the letter's number taken for something merged, and what stands at the head and the foot of pages. */
function withoutNumbers({
  values,
  numbered,
  running,
}: TemplateSettings): ReadonlyMap<string, NamedValue> {
  const masked = ({ items, isList }: NamedValue): NamedValue => ({
    items: items.map((item) => ({
      ...item,
      value: item.value.split(NUMBER_MARK).join(VALUE),
    })),
    isList,
  });
  const own = [...values].map(([name, value]): [string, NamedValue] => [
    name,
    numbered.has(name) ? masked(value) : value,
  ]);
  const merged = new Set(running === undefined ? [] : runningTexts(running));
  const items = [...merged].map((text) => ({ ...text, value: text.value.replaceAll(TAG, VALUE) }));
  return new Map(items.length === 0 ? own : [...own, ["ヘッダー", { items, isList: true }]]);
}

const TAG = /\{\{[^{}]*\}\}/gu;

/** The names that a mark in another program's form may mean. */
function wordingOf(settings: TemplateSettings, listColumns: readonly string[]): Wording {
  const declared = [...settings.required, ...settings.optional].map(({ value }) => value);
  return {
    names: {
      columns: new Set([...STANDARD_COLUMNS, NUMBER_COLUMN, ...declared, ...listColumns]),
      values: new Set(settings.values.keys()),
    },
    confirmed: settings.confirmed,
  };
}

/** A value of the template's own that has a helper's name would be taken for it. */
function checkNames(settings: TemplateSettings, report: (found: Diagnostic) => void): void {
  for (const name of settings.ownValues) {
    const at = settings.values.get(name)?.items[0]?.at;
    const isTaken = HELPERS.has(name) || isItemName(name);
    if (isTaken && at !== undefined) report(error("template/name-taken", at, { name }));
  }
}

function templateOf(
  settings: TemplateSettings,
  findings: Findings,
  plan: MergePlan,
  { columnNameOf = (word) => word }: CompileOptions,
): Omit<Template, "source"> {
  const fields = fieldsOf(settings, findings.columns);
  const beside = sideBySide(fields);
  const printed = columnsAsTheyAre(plan.passages);
  const versionOf = (recipient: Recipient): Outcome<string> => versionFor(recipient, settings);
  const merge = (recipient: Recipient): Outcome<Manuscript> => {
    const version = versionOf(recipient);
    return version.ok ? mergeRecipient(plan, version.value, recipient) : version;
  };
  // The marks around a list's columns are the same however many of its rows are looked at.
  let marks: { readonly columns: string; readonly found: readonly Diagnostic[] } | undefined;
  const marksOf = ({ columns }: RecipientList): readonly Diagnostic[] => {
    const names = columns.join("\t");
    if (marks?.columns !== names) {
      marks = { columns: names, found: marksOfColumns(columns, settings, findings) };
    }
    return marks.found;
  };
  const inParts = (list: RecipientList): Iterable<readonly Diagnostic[]> =>
    checkInParts(list, { settings, findings, fields, printed, merge, marksOf, columnNameOf });
  return {
    settings: settings.letter,
    versions: settings.versions,
    fields,
    conditions: [...findings.conditions],
    helpers: [...findings.helpers].flatMap((name) => HELPERS.get(name) ?? []),
    partials: [...findings.partials],
    values: [...settings.values.keys()],
    numberedAt: findings.numberedAt[0] ?? settings.numbering.at,
    numbering: settings.numbering,
    settable: settings.settable,
    texts: findings.texts,
    checkList: (list) => [...inParts(list)].flat(),
    checkInParts: inParts,
    versionOf,
    merge,
    checkLetter: (letter, recipient) => {
      const found = checkLetter(letter, recipient, settings.confirmed);
      // Two columns side by side are told once for the whole list (csv/kind-twice).
      const isTold = beside.some(
        ([name, title]) => kindTwiceIn(recipient, name, title) !== undefined,
      );
      return isTold ? found.filter(({ code }) => code !== "template/suffix-doubled") : found;
    },
    checkHonorifics: (letter, recipient) =>
      checkHonorifics(letter.blocks, expectedHonorific(plan, recipient), settings.confirmed),
  };
}

/** Marks around a column that the list has and the template does not name. */
function marksOfColumns(
  listColumns: readonly string[],
  settings: TemplateSettings,
  { sources }: Findings,
): readonly Diagnostic[] {
  const look = (columns: readonly string[]): readonly Diagnostic[] =>
    [...sources.values()].flatMap(({ source, offset }) =>
      checkSourceWording(source, offset, wordingOf(settings, columns)),
    );
  const known = new Set(look([]).map(({ at }) => JSON.stringify(at)));
  return look(listColumns).filter(({ at }) => !known.has(JSON.stringify(at)));
}

function fieldsOf(
  settings: TemplateSettings,
  used: ReadonlyMap<string, readonly TextLocation[]>,
): readonly TemplateField[] {
  const optional = new Set(settings.optional.map(({ value }) => value));
  const places = new Map<string, Location[]>();
  const add = (name: string, at: Location): void => {
    places.set(name, [...(places.get(name) ?? []), at]);
  };
  for (const { value, at } of settings.required) add(value, at);
  for (const [name, all] of used) for (const at of all) add(name, at);
  for (const { covers } of settings.versions) {
    for (const { column, at } of covers.flat()) add(column, at);
  }
  for (const { value, at } of settings.optional) add(value, at);
  return [...places].map(([name, at]) => ({
    name,
    required: !optional.has(name),
    isUsed: used.has(name),
    at,
  }));
}
