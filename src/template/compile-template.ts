import type { Diagnostic } from "../base/diagnostic.ts";
import { error } from "../base/diagnostic.ts";
import type { Location, TextLocation } from "../base/location.ts";
import { failure, type Outcome, outcomeOf } from "../base/outcome.ts";
import type { SourceFile } from "../base/world.ts";
import type { LetterSettings } from "../model/letter-settings.ts";
import type { Manuscript } from "../model/manuscript.ts";
import type { Recipient, RecipientList } from "../model/recipient.ts";
import { checkColumns, checkRow, type TemplateField, versionFor } from "./check-list.ts";
import { checkSalutations } from "./check-parts.ts";
import { checkSource } from "./check-source.ts";
import { compileSource } from "./compile-body.ts";
import { readFrontMatter } from "./front-matter.ts";
import { HELPERS } from "./helper-table.ts";
import { type MergePlan, mergeRecipient } from "./merge-recipient.ts";
import { readSettings, type TemplateSettings } from "./read-settings.ts";
import type { Version } from "./read-versions.ts";
import type { Findings, VersionedText } from "./scope.ts";
import { decodeSource } from "./source-text.ts";

/** What a template is compiled with. */
export interface CompileOptions {
  /** Settings that `--set` puts over those of the template. */
  readonly overrides: ReadonlyMap<string, string>;
  /** Partials by the name that templates include them by. */
  readonly partials: ReadonlyMap<string, SourceFile>;
}

/** A helper that a template calls. */
export interface UsedHelper {
  readonly name: string;
  readonly summary: string;
}

/** A template (ひな形), checked: everything it names exists, every version has its text. */
export interface Template {
  readonly settings: LetterSettings;
  readonly versions: readonly Version[];
  /** The columns it uses or asks for, in the order of their first use. */
  readonly fields: readonly TemplateField[];
  readonly helpers: readonly UsedHelper[];
  readonly partials: readonly string[];
  /** The settings and own values that the body may name. */
  readonly values: readonly string[];
  /** The settings and own values that `--set` may change. */
  readonly settable: readonly string[];
  /** The template's text in order, each part with the versions whose letters contain it. */
  readonly texts: readonly VersionedText[];
  /** Everything in a list that would stop a letter: columns, cells, versions, honorifics. */
  readonly checkList: (list: RecipientList) => readonly Diagnostic[];
  readonly versionOf: (recipient: Recipient) => Outcome<string>;
  readonly merge: (recipient: Recipient) => Outcome<Manuscript>;
}

/**
 * Reads a template and checks all of it before the first letter.
 *
 * Errors: the codes of the area `template/`; all of one template's problems in one pass.
 */
export function compileTemplate(source: SourceFile, options: CompileOptions): Outcome<Template> {
  const decoded = decodeSource(source);
  if (!decoded.ok) return decoded;
  const problems: Diagnostic[] = [];
  const reported = new Set<string>();
  const report = (found: Diagnostic): void => {
    // A partial that is included twice has its faults once.
    const key = JSON.stringify([found.code, found.at]);
    // A date that is none is wrong once, not again where the body writes it.
    const isKnown =
      reported.has(key) ||
      (found.code === "template/helper-value" &&
        reported.has(JSON.stringify(["template/wrong-date", found.at])));
    if (!isKnown) problems.push(found);
    reported.add(key);
  };

  const { settings: frontMatter, bodyStart } = readFrontMatter(decoded.value, report);
  const isReadable = problems.length === 0;
  for (const found of checkSource(decoded.value)) report(found);
  if (!isReadable) return failure(problems);
  const settings = readSettings(frontMatter, options.overrides, report);
  const { house } = settings;
  const findings: Findings = {
    report,
    columns: new Map(),
    helpers: new Set(),
    partials: new Set(),
    texts: [],
    count: 0,
    isOverLimit: false,
  };
  const passages = compileSource({
    source: decoded.value,
    body: {
      offset: bodyStart,
      linesBefore: decoded.value.text.slice(0, bodyStart).split("\n").length - 1,
    },
    settings,
    house,
    partials: options.partials,
    active: settings.versions.map(({ name }) => name),
    inLoop: false,
    including: [],
    findings,
  });
  checkNames(settings, report);
  problems.push(...checkSalutations(findings.texts));
  const optional = new Set(settings.optional.map(({ value }) => value));
  const plan: MergePlan = { passages, house, optional };
  return outcomeOf(templateOf(settings, findings, plan), problems);
}

/** A column that has a helper's name could never be printed. */
function checkNames(settings: TemplateSettings, report: (found: Diagnostic) => void): void {
  for (const { value, at } of [...settings.required, ...settings.optional]) {
    if (HELPERS.has(value)) report(error("template/field-is-helper", at, { name: value }));
  }
  for (const name of settings.ownValues) {
    const at = settings.values.get(name)?.items[0]?.at;
    if (HELPERS.has(name) && at !== undefined) report(error("template/name-taken", at, { name }));
  }
}

function templateOf(settings: TemplateSettings, findings: Findings, plan: MergePlan): Template {
  const fields = fieldsOf(settings, findings.columns);
  const versionOf = (recipient: Recipient): Outcome<string> => versionFor(recipient, settings);
  const merge = (recipient: Recipient): Outcome<Manuscript> => {
    const version = versionOf(recipient);
    return version.ok ? mergeRecipient(plan, version.value, recipient) : version;
  };
  return {
    settings: settings.letter,
    versions: settings.versions,
    fields,
    helpers: [...findings.helpers].flatMap((name) => HELPERS.get(name) ?? []),
    partials: [...findings.partials],
    values: [...settings.values.keys()],
    settable: settings.settable,
    texts: findings.texts,
    checkList: (list) => {
      const columns = checkColumns(list, fields, settings);
      if (columns.length > 0) return columns;
      const problems: Diagnostic[] = [];
      for (const recipient of list.recipients) {
        problems.push(...problemsOf(recipient, settings, merge));
      }
      return problems;
    },
    versionOf,
    merge,
  };
}

function problemsOf(
  recipient: Recipient,
  settings: TemplateSettings,
  merge: (recipient: Recipient) => Outcome<Manuscript>,
): readonly Diagnostic[] {
  const empty = checkRow(recipient, settings);
  const merged = merge(recipient);
  if (merged.ok) return empty;
  const known = new Set(empty.map(({ values }) => values["column"]));
  const others = merged.errors.filter(
    ({ code, values }) => !(code === "template/empty-value" && known.has(values["column"])),
  );
  return [...empty, ...others];
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
  return [...places].map(([name, at]) => ({ name, required: !optional.has(name), at }));
}
