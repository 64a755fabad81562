import { visibleText } from "../visible-text.ts";

/** The languages in which people are spoken to. */
export type MessageLanguage = "ja" | "en";

/** What is said about a problem: the message, then at least one hint that begins with what to do. */
export interface MessageText {
  readonly message: string;
  readonly hints: readonly [string, ...string[]];
}

/** The texts of an area's codes in both languages, each made from the diagnostic's values. */
export type Catalogue<Codes> = {
  readonly [Code in keyof Codes]: Readonly<
    Record<MessageLanguage, (values: Codes[Code]) => MessageText>
  >;
};

/** A message with its hints. */
export function say(message: string, ...hints: [string, ...string[]]): MessageText {
  return { message, hints };
}

/** What stands for a quotation of nothing until the language is known; no text of a user has it, since its NUL is made visible. */
export const QUOTED_NOTHING = "`\u0000`";

/** Quotes a path, whole: its end is what distinguishes one file from another. */
export function quotePath(path: string): string {
  if (path === "") return QUOTED_NOTHING;
  return `\`${visibleText(path)}\``;
}

/** Shortens a user's text to 30 characters for quoting, and makes what is invisible visible. */
export function quote(text: string): string {
  if (text.trim() === "") return QUOTED_NOTHING;
  // Longer than what is shown, so that a text of megabytes is not taken apart.
  const characters = [...text.slice(0, 100)].map(visibleText);
  const short = characters.length > 30 ? [...characters.slice(0, 29), "…"] : characters;
  return `\`${short.join("")}\``;
}

/** A list of words as English has it; a diagnostic's values have it as Japanese does. */
export function listed(words: string): string {
  return words.replaceAll("、", ", ");
}

/** The text of a word in a table; the page of codes puts 〈 〉 in the word's place, which no table has and which stays. */
export function textOf<Word extends string>(
  texts: Readonly<Record<Word, string>>,
  word: Word,
): string {
  return Object.hasOwn(texts, word) ? texts[word] : word;
}
