/** Tells whether a code point chooses a variant of the character before it. Source: Unicode 16, 23.4. */
export function isVariationSelector(codePoint: number): boolean {
  return isStandardizedSelector(codePoint) || isIdeographicSelector(codePoint);
}

/** U+FE00 to U+FE0F: a wish for one look of a character. Source: Unicode, StandardizedVariants.txt. */
export function isStandardizedSelector(codePoint: number): boolean {
  return codePoint >= 0xfe00 && codePoint <= 0xfe0f;
}

/** U+E0100 to U+E01EF: one registered form of a kanji (異体字). Source: UTS #37. */
export function isIdeographicSelector(codePoint: number): boolean {
  return codePoint >= FIRST_IDEOGRAPHIC && codePoint <= 0xe01ef;
}

/** Gives a text without its variation selectors, as texts are compared that may be written with other variants. */
export function withoutSelectors(text: string): string {
  return text.replaceAll(SELECTORS, "");
}

/** Parts a character from the variation selectors at its end, which are empty for most. */
export function splitSelector(character: string): readonly [base: string, selector: string] {
  const selector = SELECTORS_AT_END.exec(character)?.[0] ?? "";
  return [character.slice(0, character.length - selector.length), selector];
}

/** The first selector that names a form of a kanji, VS17. */
export const FIRST_IDEOGRAPHIC = 0xe0100;

const SELECTORS = /[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/gu;
const SELECTORS_AT_END = /[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]+$/u;
