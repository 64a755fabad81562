/** Operators in three parts: before the first text is shown, the texts, and what follows the last. */
export interface SplitOperators {
  readonly lead: string;
  readonly core: string;
  readonly tail: string;
}

// A string or an array with its operator, alone on a line, as `encode-section.ts` writes them.
const FIRST_TEXT = /^[<[]/mu;
const LAST_TEXT = /[\s\S]*T[jJ]\n/u;

/**
 * Splits a section's operators so that letters share what surrounds their texts.
 *
 * Shape: the parts joined are the operators again. Between letters the addressee begins at the same
 * place in the same font, so `lead` and `tail` are the same for nearly all of them; a content stream may
 * end anywhere between two tokens (ISO 32000-1, 7.8.2).
 */
export function splitOperators(operators: string): SplitOperators {
  const start = operators.search(FIRST_TEXT);
  if (start < 0) return { lead: operators, core: "", tail: "" };
  const end = LAST_TEXT.exec(operators)?.[0].length ?? operators.length;
  return {
    lead: operators.slice(0, start),
    core: operators.slice(start, end),
    tail: operators.slice(end),
  };
}

/**
 * Writes the hexadecimal strings among operators as literal ones, which take half the room.
 *
 * Source: ISO 32000-1, 7.3.4.2: parentheses and backslashes are escaped, and a carriage return, which
 * would be read as a line feed.
 */
export function withLiteralStrings(operators: string): string {
  return operators.replace(/<([0-9A-F]*)>/gu, (_, hex: string) => {
    let literal = "(";
    for (let at = 0; at < hex.length; at += 2) {
      const character = String.fromCharCode(Number.parseInt(hex.slice(at, at + 2), 16));
      literal += ESCAPES[character] ?? character;
    }
    return `${literal})`;
  });
}

const ESCAPES: Readonly<Record<string, string>> = {
  "(": "\\(",
  ")": "\\)",
  "\\": "\\\\",
  "\r": "\\r",
};
