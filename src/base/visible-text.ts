/**
 * Makes visible what a terminal would obey or hide instead of showing: each such character becomes `\u` with its number.
 *
 * Shape: control characters (C0, DEL, C1), marks that turn the direction of writing, line and paragraph separators, U+FEFF
 * and halves of surrogate pairs are escaped; every other character stays. What is escaped already stays as it is.
 * Source: Unicode, general categories Cc, Zl, Zp, Cs and the property Bidi_Control.
 */
export function visibleText(text: string): string {
  return text.replaceAll(UNSEEN, escaped);
}

/** The same for a text of several lines: line ends and tabs stay. */
export function visibleLines(text: string): string {
  return text.replaceAll(UNSEEN, (character) =>
    character === "\n" || character === "\t" ? character : escaped(character),
  );
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

const UNSEEN = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\p{Bidi_Control}\ufeff]/gu;
