/** Words of another language in a Japanese text. */
export interface ForeignPhrase {
  readonly start: number;
  readonly end: number;
  /** BCP 47. */
  readonly lang: string;
}

/**
 * Finds phrases of English in a Japanese text, for whoever has it read aloud.
 *
 * Shape: words of ASCII letters with the numbers and marks between them, of which one at least is a word of three letters and
 * more that is not written in capitals; acronyms (DX), units and addresses are none. Letters with accents are of a language that
 * nobody has named, and are left alone.
 * Units: offsets in UTF-16 code units.
 */
export function foreignPhrases(text: string): readonly ForeignPhrase[] {
  return [...text.matchAll(PHRASE)]
    .filter(([phrase]) => WORD.test(phrase))
    .map(({ 0: phrase, index }) => ({ start: index, end: index + phrase.length, lang: "en" }));
}

/** Words with a space between them; nothing that goes on as an address does. */
const PHRASE =
  /(?<![\p{Script=Latin}\d.@/:_-])[A-Za-z][A-Za-z\d'’-]*(?:[,;:.]? [A-Za-z\d](?:[A-Za-z\d'’-]|\.(?=\d))*)*(?<!-)(?![\p{Script=Latin}\d@/_])(?!\.[A-Za-z\d]|:\/)/gu;
const WORD = /(?<![A-Za-z])[A-Z]?[a-z]{2,}(?![A-Za-z])/u;
