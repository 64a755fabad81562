import { type Diagnostic, error } from "../base/diagnostic.ts";
import type { Location } from "../base/location.ts";
import { failure, type Outcome, outcomeOf, success } from "../base/outcome.ts";
import type { SourceFile } from "../base/world.ts";
import { normalizeHeader } from "../model/heading.ts";
import {
  type BodySettings,
  type CompileOptions,
  compileBody,
  compileTemplate,
  type Template,
} from "../template/compile-template.ts";
import { readSettingsFile, type SettingsFile } from "../template/front-matter.ts";
import { settingsBeside } from "../template/settings-beside.ts";
import { withoutPieces } from "../word/project.ts";
import {
  type OwnSettings,
  readWordTemplate,
  type WordTemplate,
} from "../word/read-word-template.ts";
import { isWordFile } from "./is-word-file.ts";

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

/**
 * Opens a template: its text is compiled, a Word file's as well, and everything it names exists.
 *
 * Errors: `template/…`, `word/…`; places in a Word file are given as its reader would find them.
 */
export function openTemplate(file: SourceFile, options: OpenOptions): Outcome<OpenedTemplate> {
  if (!isWordFile(file)) {
    const compiled = compileTemplate(file, options);
    return compiled.ok
      ? success({ template: compiled.value, word: undefined }, compiled.warnings)
      : compiled;
  }
  return openWordTemplate(file, options);
}

function openWordTemplate(file: SourceFile, options: OpenOptions): Outcome<OpenedTemplate> {
  const given = options.settings && readSettingsFile(options.settings);
  if (given?.ok === false) return given;
  const beside = settingsBeside(given?.value ?? NO_SETTINGS);
  const read = readWordTemplate(file, beside);
  if (!read.ok) return read;
  const word = read.value;
  const path = `${file.path}（設定）`;
  const said = new Set(beside.settings.map.entries.map(({ key }) => key));
  const missing = new TextEncoder().encode(ownSettings(word.own, said));
  const own = readSettingsFile({ path, bytes: missing });
  if (!own.ok) return own;
  const settings = joinedSettings(beside.settings, own.value);
  const placeOf = (at: Location): Location =>
    at.kind === "text" && at.path === path ? { kind: "file", path: file.path } : word.placeOf(at);
  const compiled = compileBody(file, settings, word.text, { ...options, partials: new Map() });
  if (!compiled.ok) {
    return failure([...read.warnings, ...compiled.errors.map((one) => placed(one, placeOf))]);
  }
  const template = withControls(placedTemplate(compiled.value, placeOf), word);
  const warnings = compiled.warnings.map((one) => placed(one, placeOf));
  return outcomeOf({ template, word }, [...read.warnings, ...warnings]);
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
 * Errors: `word/control-unfilled`, `word/control-two-columns`.
 */
function withControls(template: Template, { controls }: WordTemplate): Template {
  if (controls.length === 0) return template;
  return {
    ...template,
    checkList: (list) => {
      const columns = new Set(list.columns);
      const unfilled = controls.flatMap(({ names, filled, at }) => {
        const column = names.map(normalizeHeader).find((name) => columns.has(name));
        if (column === undefined || column === filled) return [];
        return filled === undefined
          ? [error("word/control-unfilled", at, { column })]
          : [error("word/control-two-columns", at, { title: filled, tag: column })];
      });
      return [...unfilled, ...template.checkList(list)];
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
    versionOf: (recipient) => outcome(template.versionOf(recipient)),
    merge: (recipient) => outcome(template.merge(recipient)),
    checkLetter: (letter, recipient) =>
      inWord(template.checkLetter(letter, recipient))
        .filter(({ code }) => code !== "template/salutation-without-role") // Word has no roles
        .map(inClerksWords),
  };
}
