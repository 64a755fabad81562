import { withoutSelectors } from "../text/variation-selector.ts";

// Forms of one character that lists write for each other in names of municipalities. The right one is
// the one that is compared.
const FORMS: ReadonlyMap<string, string> = new Map([
  ["ヶ", "ケ"],
  ["驒", "騨"],
  ["檮", "梼"],
  ["竃", "竈"],
  ["釜", "竈"],
  ["鯵", "鰺"],
  ["籠", "篭"],
  ["桧", "檜"],
  ["竜", "龍"],
  ["渕", "淵"],
  ["嶋", "島"],
  ["澤", "沢"],
  ["瀧", "滝"],
  ["曾", "曽"],
  ["冨", "富"],
  ["薮", "藪"],
  ["舘", "館"],
]);

/**
 * Gives what names are compared by: variation selectors and spaces left out, one form of each character
 * that lists write in two. For comparing only; no name is ever written so.
 */
export function nameKey(name: string): string {
  if (PLAIN.test(name) && !SECOND_FORMS.test(name)) return name;
  const bare = withoutSelectors(name).replaceAll(/\s/gu, "").normalize("NFKC");
  return bare.replaceAll(EVERY_SECOND_FORM, (character) => FORMS.get(character) ?? character);
}

// Kana, figures, letters, and kanji without a second form, as nearly all names are; they need no work.
const PLAIN = /^[0-9A-Za-zぁ-んァ-ヴー㐀-\u9fff]*$/u;
const SECOND_FORMS = /[ヶ驒檮竃釜鯵籠桧竜渕嶋澤瀧曾冨薮舘]/u;
const EVERY_SECOND_FORM = new RegExp(SECOND_FORMS, "gu");
