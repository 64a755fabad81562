/** One operator of a content stream with its operands as they are written. */
export interface Operation {
  readonly operator: string;
  readonly operands: readonly string[];
}

// Brackets, strings in hexadecimal, names, and what stands between spaces: numbers and operators.
const TOKEN = /<<|>>|<[0-9A-Fa-f]*>|[[\]]|\/[^\s<>[\]()/]*|[^\s<>[\]()/]+|\S/gu;

// What stands before an operator. Source: ISO 32000-1, 7.3.
const OPERAND = /^(?:<.*|>>|[[\]]|\/.*|[+-]?(?:\d+\.?\d*|\.\d+))$/u;

/**
 * Cuts a content stream into its operators.
 *
 * Errors: throws at what letters never hold: strings in round brackets, inline images, comments.
 * Source: ISO 32000-1, 7.8.2.
 */
export function operationsOf(content: string): readonly Operation[] {
  const operations: Operation[] = [];
  let operands: string[] = [];
  for (const [token] of content.matchAll(TOKEN)) {
    if (OPERAND.test(token)) {
      operands.push(token);
      continue;
    }
    if (!/^[A-Za-z]+\*?$/u.test(token)) throw new Error(`${token} in a content stream`);
    operations.push({ operator: token, operands });
    operands = [];
  }
  if (operands.length > 0) throw new Error("a content stream ends before its last operator");
  return operations;
}

/** An operator as one line, without its line end. */
export function lineOf({ operator, operands }: Operation): string {
  return [...operands, operator]
    .join(" ")
    .replaceAll(/<< | >>/gu, (bracket) => bracket.trim())
    .replaceAll(/\[ | \]/gu, (bracket) => bracket.trim());
}
