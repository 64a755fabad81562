import type { Diagnostic } from "../diagnostic.ts";
import type { MessageLanguage, MessageText } from "./catalogue.ts";
import { messageOf } from "./messages.ts";

/**
 * What is said about a diagnostic to people: as `messageOf`, with Japanese quotation marks in Japanese. Programs get `messageOf`
 * itself, whose quotations have the same marks in both languages.
 */
export function saidOf(diagnostic: Diagnostic, language: MessageLanguage): MessageText {
  const { message, hints } = messageOf(diagnostic, language);
  if (language === "en") return { message, hints };
  const [first, ...others] = hints;
  return { message: inJapanese(message), hints: [inJapanese(first), ...others.map(inJapanese)] };
}

/**
 * Puts 「」 for the marks ` ` of a Japanese text, and 『』 where 「」 is in what is quoted, with no space around them: 列 `職名` が is
 * 列「職名」が.
 */
export function inJapanese(text: string): string {
  return text.replaceAll(QUOTATION, (_, quoted: string) =>
    /[「」]/u.test(quoted) ? `『${quoted}』` : `「${quoted}」`,
  );
}

/** A quotation with the spaces that part it from Japanese text; a Latin word beside it keeps its own. */
const QUOTATION = /(?:(?<![\0-\x7f]) )?`([^`\n]+)`(?: (?![!-_a-~]))?/gu;
