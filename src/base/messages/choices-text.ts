import type { Expected } from "./template-reasons.ts";

/** Puts the words that a setting may have together. */
export function choicesText(choices: Iterable<string>): Expected {
  const [first = "", ...others] = choices;
  return `${first}|${others.join("|")}`;
}
