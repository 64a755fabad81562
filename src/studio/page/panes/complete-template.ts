import type { Completion, CompletionContext, CompletionResult } from "@codemirror/autocomplete";
import { listsView, templateView } from "../desk/desk.ts";
import { say } from "../words.ts";
import { ANNOTATIONS } from "./annotations.ts";
import { PAGE_VALUES, SEAL_KEYS, SETTINGS } from "./setting-names.ts";

/** Offers columns, values and helpers within {{ }}, the kinds of addressees where one is named, annotations within ［＃ ］, the names of settings at the head of their lines. */
export function completeTemplate(context: CompletionContext): CompletionResult | null {
  const tag = context.matchBefore(/\{\{[^{}]*/u);
  const isInSettings = standsInSettings(context);
  const version = context.matchBefore(/\{\{#宛先[^\s"{}]* "[^"{}]*/u);
  if (version !== null) {
    const from = version.from + version.text.indexOf('"') + 1;
    return { from, options: versionOptions(), validFor: /^[^"{}]*$/u };
  }
  if (tag !== null) {
    const word = /[^\s"{]*$/u.exec(tag.text)?.[0] ?? "";
    const options = [...tagOptions(word), ...(isInSettings ? PAGE_OPTIONS : [])];
    return { from: context.pos - word.length, options, validFor: /^[^\s"{}]*$/u };
  }
  const name = isInSettings ? context.matchBefore(/^[^\s:#-][^\s:]*/u) : null;
  if (name !== null) return { from: name.from, options: SETTING_OPTIONS, validFor: /^[^\s:]*$/u };
  const key = isInSettings ? context.matchBefore(/(?:^ +(?:- )?|[{,] ?)[^\s:{},]*/u) : null;
  if (key !== null && isOfSeal(context)) {
    const from = key.to - (/[^\s:{},]*$/u.exec(key.text)?.[0].length ?? 0);
    return { from, options: SEAL_OPTIONS, validFor: /^[^\s:{},]*$/u };
  }
  const note = context.matchBefore(/［＃[^］]*/u);
  if (note === null) return null;
  return {
    from: note.from + 2,
    options: ANNOTATIONS.map(({ name, summary }) => ({
      label: name,
      detail: summary,
      apply: `${name}］`,
      type: "keyword",
    })),
    validFor: /^[^］]*$/u,
  };
}

/** Whether the place is between the lines that begin and end the settings. */
function standsInSettings({ state, pos }: CompletionContext): boolean {
  const before = state.sliceDoc(0, pos);
  return before.startsWith("---\n") && !/\n---[ \t]*\n/u.test(before);
}

const PAGE_OPTIONS: readonly Completion[] = PAGE_VALUES.map((label) => ({ label }));
const SETTING_OPTIONS: readonly Completion[] = keyOptions(SETTINGS);
const SEAL_OPTIONS: readonly Completion[] = keyOptions(SEAL_KEYS);

function keyOptions(names: readonly string[]): readonly Completion[] {
  return names.map((label) => ({ label, apply: `${label}: ` }));
}

/** Whether the setting that the place is of is the seal. */
function isOfSeal({ state, pos }: CompletionContext): boolean {
  return /(?:^|\n)公印:[^\n]*(?:\n [^\n]*)*$/u.test(state.sliceDoc(0, pos));
}

function versionOptions(): readonly Completion[] {
  const names = templateView.value?.versions ?? [];
  return names.map((label) => ({ label, type: "enum", detail: say("versions") }));
}

function tagOptions(word: string): readonly Completion[] {
  const view = templateView.value;
  const list = listsView.value;
  // A column that the template names alone is none of the list's; without a list it is what was written before.
  const columns = list?.columns ?? view?.columns.filter((column) => column !== word) ?? [];
  const detail = say(list === undefined ? "columnsUsed" : "columnOfList");
  return [
    ...[...new Set(columns)].map((label) => ({ label, type: "property", detail, boost: 2 })),
    ...(view?.values ?? []).map((label) => ({
      label,
      type: "variable",
      detail: say("valueOfSettings"),
      boost: 1,
    })),
    ...(view?.helpers ?? []).map(({ name, summary }) => ({
      label: name,
      type: "function",
      detail: summary,
    })),
  ];
}
