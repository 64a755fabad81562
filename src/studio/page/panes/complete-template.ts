import type { Completion, CompletionContext, CompletionResult } from "@codemirror/autocomplete";
import { listsView, templateView } from "../desk/desk.ts";
import { say } from "../words.ts";
import { ANNOTATIONS } from "./annotations.ts";

/** Offers columns, values and helpers within {{ }}, annotations within ［＃ ］. */
export function completeTemplate(context: CompletionContext): CompletionResult | null {
  const tag = context.matchBefore(/\{\{[^{}]*/u);
  if (tag !== null) {
    const word = /[^\s"{]*$/u.exec(tag.text)?.[0] ?? "";
    return { from: context.pos - word.length, options: tagOptions(word), validFor: /^[^\s"{}]*$/u };
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
