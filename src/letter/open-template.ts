import { type Diagnostic, error, warning } from "../base/diagnostic.ts";
import type { Location } from "../base/location.ts";
import { failure, type Outcome, outcomeOf, success } from "../base/outcome.ts";
import type { SourceFile } from "../base/world.ts";
import { columnNameOf } from "../data/column-words.ts";
import { normalizeHeader } from "../model/heading.ts";
import type { Recipient, RecipientList } from "../model/recipient.ts";
import {
  type BodySettings,
  type CompileOptions,
  outcomeOfTry,
  type Template,
  tryBody,
  tryTemplate,
} from "../template/compile-template.ts";
import { readSettingsFile, type SettingsFile } from "../template/front-matter.ts";
import { readPictures } from "../template/read-pictures.ts";
import { settingsBeside } from "../template/settings-beside.ts";
import { withoutPieces } from "../word/project.ts";
import {
  type OwnSettings,
  tryWordTemplate,
  type WordTemplate,
} from "../word/read-word-template.ts";
import { isWordFile } from "./is-word-file.ts";
import { numberRecipients } from "./number-recipients.ts";

/** A template, of our own language or a clerk's Word file, ready to be merged. */
export interface OpenedTemplate {
  readonly template: Template;
  /** The Word file that letters are filled from; undefined for a template of our own language. */
  readonly word: WordTemplate | undefined;
}

/** What a template is opened with. */
export interface OpenOptions extends CompileOptions {
  /** The file of settings beside a Word file (`letter.yaml`), if there is one. */
  readonly settings?: SourceFile;
}

/** A template that was looked through, whether or not it can be opened. */
export interface LookedThrough {
  readonly opened: Outcome<OpenedTemplate>;
  /** The template as far as it can be read, for what it says of the lists (明細, 敬称, 日付) even where it cannot be opened. */
  readonly asRead: Template | undefined;
  /** What a template that cannot be opened asks a list for in vain, as far as it could be read; nothing of one that can. */
  readonly unmet: (list: RecipientList) => readonly Diagnostic[];
}

/**
 * Opens a template: its text is compiled, a Word file's as well, and everything it names exists.
 *
 * Errors: `template/…`, `word/…`, `template/is-a-list` for the file of a list; places in a Word file are given as its reader would find them.
 */
export function openTemplate(file: SourceFile, options: OpenOptions): Outcome<OpenedTemplate> {
  return lookThroughTemplate(file, options).opened;
}

/** As `openTemplate`, with what else is wrong if it cannot be opened: all of it is told in one go. */
export function lookThroughTemplate(file: SourceFile, options: OpenOptions): LookedThrough {
  if (LIST.test(file.path)) {
    const at = { kind: "file", path: file.path } as const;
    return notReadable([error("template/is-a-list", at, {})]);
  }
  if (isWordFile(file)) return lookThroughWord(file, options);
  const pictures = readPictures(options.partials, file);
  const tried = tryTemplate(file, { columnNameOf, pictures, ...options });
  const compiled = outcomeOfTry(tried);
  const asRead = tried.template;
  if (!compiled.ok) return { opened: compiled, asRead, unmet: unmetBy(asRead) };
  const opened = { template: compiled.value, word: undefined };
  return { opened: success(opened, compiled.warnings), asRead, unmet: NOTHING };
}

function notReadable(problems: readonly Diagnostic[]): LookedThrough {
  return { opened: failure(problems), asRead: undefined, unmet: NOTHING };
}

/** Names of files that lists are: a workbook is a package as a Word file is. */
const LIST = /\.(?:xls[xmb]?|ods|csv|tsv)$/iu;

const NOTHING = (): readonly Diagnostic[] => [];

/** The names of a template that a list does not have; what its cells are is for a template that can be merged. */
function unmetBy(template: Template | undefined): LookedThrough["unmet"] {
  if (template === undefined) return NOTHING;
  return (list) => {
    const files = new Map<string, Recipient>();
    for (const row of list.recipients) if (!files.has(row.path)) files.set(row.path, row);
    const placed = { recipients: [...files.values()], placeAt: (index: number) => index + 1 };
    // A letter's number is nobody's column, and there for every row.
    const numbered = numberRecipients(list.columns, placed, template).list;
    const found = template.checkList({ ...list, ...numbered });
    return found.filter(({ code }) => NAMES.has(code));
  };
}

const NAMES: ReadonlySet<string> = new Set([
  "template/unknown-field",
  "template/mistyped-tag",
  "template/missing-column",
]);

function lookThroughWord(file: SourceFile, options: OpenOptions): LookedThrough {
  const given = options.settings && readSettingsFile(options.settings);
  if (given?.ok === false) return notReadable(given.errors);
  const beside = settingsBeside(given?.value ?? NO_SETTINGS);
  const read = tryWordTemplate(file, beside);
  const word = read.template;
  if (word === undefined) return notReadable(read.problems);
  const path = `${file.path}（設定）`;
  const said = new Set(beside.settings.map.entries.map(({ key }) => key));
  const missing = new TextEncoder().encode(ownSettings(word.own, said));
  const own = readSettingsFile({ path, bytes: missing });
  if (!own.ok) return notReadable(own.errors);
  const settings = joinedSettings(beside.settings, own.value);
  const placeOf = (at: Location): Location =>
    at.kind === "text" && at.path === path ? { kind: "file", path: file.path } : word.placeOf(at);
  const isBroken = read.problems.some(({ severity }) => severity === "error");
  const text = isBroken ? withTagsOnly(word) : word.text;
  const tried = tryBody(file, settings, text, { columnNameOf, ...options, partials: new Map() });
  const compiled = tried.problems
    .filter(({ code, at }) => !(word.own.isTitleOfFile && isMarkIn(path, code, at)))
    .map((one) => placed(one, placeOf));
  const problems = [
    ...read.problems,
    ...(isBroken ? elsewhere(compiled, read.problems) : compiled),
  ];
  if (tried.template === undefined) return notReadable(problems);
  const template = withControls(placedTemplate(tried.template, placeOf), word);
  const opened = outcomeOf({ template, word }, problems);
  return { opened, asRead: template, unmet: opened.ok ? NOTHING : unmetBy(template) };
}

/** Whether what looks like a mark of a template stands in settings that nobody wrote: the name of the file is printed nowhere. */
function isMarkIn(path: string, code: string, at: Location): boolean {
  return code === "template/stray-mark" && at.kind === "text" && at.path === path;
}

/** The text of a Word file without the braces that are not of a tag: they have been told, and would hide all that follows. */
function withTagsOnly({ text, tags }: WordTemplate): string {
  let plain = "";
  let at = 0;
  for (const { start, end } of tags.toSorted((a, b) => a.start - b.start)) {
    plain += text.slice(at, start).replaceAll(/[{}]/gu, "〓") + text.slice(start, end);
    at = end;
  }
  return plain + text.slice(at).replaceAll(/[{}]/gu, "〓");
}

/** What is found in other paragraphs than those where something is wrong already: it may be of the same cause. */
function elsewhere(
  found: readonly Diagnostic[],
  known: readonly Diagnostic[],
): readonly Diagnostic[] {
  const keyOf = (at: Location): string =>
    at.kind === "word" ? `${at.part} ${at.paragraph}` : JSON.stringify(at);
  const wrong = new Set(
    known.flatMap(({ severity, at }) => (severity === "error" ? [keyOf(at)] : [])),
  );
  return found.filter(({ at }) => !wrong.has(keyOf(at)));
}

const NO_SETTINGS = {
  text: { path: "", text: "", lineStarts: [0] },
  map: { kind: "map", entries: [], at: { kind: "option", name: "" } },
} as const;

/** What a Word file says by itself, as settings, but for what is `said` beside it. */
function ownSettings(
  { title, isVertical, versions }: OwnSettings,
  said: ReadonlySet<string>,
): string {
  const text = (value: string): string => JSON.stringify(value);
  const own: readonly (readonly [key: string, value: string])[] = [
    ["表題", text(title)],
    // Written across, a letter has the page of a notice, which nothing of it but its direction is asked for.
    ["種別", isVertical ? "書簡" : "通知"],
    ...(versions.length > 0 ? ([["宛先", versionsText(versions)]] as const) : []),
  ];
  return own
    .filter(([key]) => !said.has(key))
    .map(([key, value]) => `${key}: ${value}\n`)
    .join("");
}

function versionsText(versions: OwnSettings["versions"]): string {
  const text = (value: string): string => JSON.stringify(value);
  const shown = versions.map(
    ({ name, column, values }) =>
      `  ${text(name)}: { ${text(column)}: [${values.map(text).join(", ")}] }`,
  );
  return `\n${shown.join("\n")}`;
}

/** Settings beside a Word file, and behind them what only the file says. */
function joinedSettings(beside: SettingsFile, own: SettingsFile): BodySettings {
  const entries = [...beside.map.entries, ...own.map.entries];
  return { map: { ...beside.map, entries }, texts: [beside.text, own.text] };
}

/**
 * Finds controls whose title is a column of the list, and that would be printed as they are to everybody, or with another column.
 *
 * Errors: `word/control-unfilled`, `word/form-unfilled`, `word/control-two-columns`, the warning `word/bookmark-unfilled`.
 */
function withControls(template: Template, { controls }: WordTemplate): Template {
  if (controls.length === 0) return template;
  const unfilledIn = (list: RecipientList): readonly Diagnostic[] => {
    const columns = new Set(list.columns);
    return controls.flatMap(({ kind, names, filled, at }) => {
      const column = names.map(normalizeHeader).find((name) => columns.has(name));
      if (column === undefined || column === filled) return [];
      if (kind === "form") return [error("word/form-unfilled", at, { column })];
      if (kind === "bookmark") return [warning("word/bookmark-unfilled", at, { name: column })];
      return filled === undefined
        ? [error("word/control-unfilled", at, { column })]
        : [error("word/control-two-columns", at, { title: filled, tag: column })];
    });
  };
  return {
    ...template,
    checkList: (list) => [...unfilledIn(list), ...template.checkList(list)],
    *checkInParts(list) {
      yield unfilledIn(list);
      yield* template.checkInParts(list);
    },
  };
}

type PlaceOf = (at: Location) => Location;

/** Gives a diagnostic the places that a reader of the Word file would look at. */
function placed(found: Diagnostic, placeOf: PlaceOf): Diagnostic {
  return {
    ...found,
    at: placeOf(found.at),
    related: found.related.map(({ at, label }) => ({ at: placeOf(at), label })),
  };
}

/** What to do about a missing addressee is something else in Word than in a template of ours. */
function inClerksWords(found: Diagnostic): Diagnostic {
  return found.code === "template/addressee-none"
    ? error("word/addressee-none", found.at, { addressee: String(found.values["addressee"] ?? "") })
    : found;
}

/** A template that says of everything it finds where it stands in the Word file. */
function placedTemplate(template: Template, placeOf: PlaceOf): Template {
  const inWord = (found: readonly Diagnostic[]): readonly Diagnostic[] =>
    found.map((one) => placed(one, placeOf));
  const outcome = <T>(given: Outcome<T>): Outcome<T> =>
    given.ok ? success(given.value, inWord(given.warnings)) : failure(inWord(given.errors));
  return {
    ...template,
    fields: template.fields.map((field) => ({ ...field, at: field.at.map(placeOf) })),
    texts: template.texts
      .map((one) => ({ ...one, at: placeOf(one.at), text: withoutPieces(one.text).trim() }))
      .filter(({ text }) => text !== ""),
    checkList: (list) => inWord(template.checkList(list)),
    *checkInParts(list) {
      for (const part of template.checkInParts(list)) yield inWord(part);
    },
    versionOf: (recipient) => outcome(template.versionOf(recipient)),
    merge: (recipient) => outcome(template.merge(recipient)),
    checkLetter: (letter, recipient) =>
      inWord(template.checkLetter(letter, recipient))
        .filter(({ code }) => code !== "template/salutation-without-role") // Word has no roles
        .map(inClerksWords),
  };
}
