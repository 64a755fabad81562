import type { Completion, CompletionContext, CompletionResult } from "@codemirror/autocomplete";
import { listsView, templateView } from "../desk/desk.ts";
import { say } from "../words.ts";
import { ANNOTATIONS } from "./annotations.ts";

/** Offers columns, values and helpers within {{ }}, annotations within ［＃ ］. */
export function completeTemplate(context: CompletionContext): CompletionResult | null {
  const tag = context.matchBefore(/\{\{[^{}]*/u);
  if (tag !== null) {
    const word = /[^\s"{]*$/u.exec(tag.text)?.[0] ?? "";
    return { from: context.pos - word.length, options: tagOptions(), validFor: /^[^\s"{}]*$/u };
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

function tagOptions(): readonly Completion[] {
  const view = templateView.value;
  const columns = new Set([...(listsView.value?.columns ?? []), ...(view?.columns ?? [])]);
  return [
    ...[...columns].map((label) => ({
      label,
      type: "property",
      detail: say("columnOfList"),
      boost: 2,
    })),
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
