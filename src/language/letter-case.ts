/** How Latin letters of a value are written. */
export type LetterCase = "大文字" | "小文字" | "先頭だけ大文字" | "単語ごとに大文字";

/** All of them, as a template names them. */
export const LETTER_CASES: readonly LetterCase[] = [
  "大文字",
  "小文字",
  "先頭だけ大文字",
  "単語ごとに大文字",
];

/**
 * Writes a text with its letters in capitals, in small letters, or with the first letter of the text or of each word in capitals;
 * the other letters stay. Full-width letters are letters too.
 *
 * Source: ISO/IEC 29500-1, 17.16.4.3 (Caps, FirstCap, Lower, Upper); Unicode 16.0, 3.13, one character for one.
 */
export function inLetterCase(text: string, letterCase: LetterCase): string {
  switch (letterCase) {
    case "大文字":
      return [...text].map(capital).join("");
    case "小文字":
      return [...text].map(small).join("");
    case "先頭だけ大文字":
      return text.replace(/\p{L}/u, capital);
    case "単語ごとに大文字":
      return text.replaceAll(/(?<=^|\s)[^\p{L}\s]*\p{L}/gu, (head) =>
        [...head].map(capital).join(""),
      );
  }
}

/** ß has no capital of one character, and stays. */
function capital(letter: string): string {
  const upper = letter.toUpperCase();
  return [...upper].length === 1 ? upper : letter;
}

function small(letter: string): string {
  const lower = letter.toLowerCase();
  return [...lower].length === 1 ? lower : letter;
}
