/** Tells whether a character has nothing to draw: a space, or what is invisible. */
export function isBlank(codePoint: number): boolean {
  return codePoint === 0x20 || codePoint === 0xa0 || codePoint === 0x3000 || isInvisible(codePoint);
}

/** Tells whether a character takes no room: a control, a format character, a variation selector. */
export function isInvisible(codePoint: number): boolean {
  // Kana, kanji and their marks, most of any letter.
  if (codePoint >= 0x3000 && codePoint <= 0x9fff) return false;
  return INVISIBLE.test(String.fromCodePoint(codePoint));
}

const INVISIBLE = /\p{Cc}|\p{Cf}|\p{Variation_Selector}/u;
