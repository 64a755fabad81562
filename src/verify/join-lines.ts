/**
 * Joins the lines of a paragraph: Japanese lines directly, Western words with the space that the line
 * break has taken.
 */
export function joinLines(lines: readonly string[]): string {
  let text = "";
  for (const line of lines) {
    text += WESTERN_END.test(text) && WESTERN_START.test(line) ? ` ${line}` : line;
  }
  return text;
}

const WESTERN_END = /[\p{Script=Latin}\d,.;:!?)'"’”]$/u;
const WESTERN_START = /^[\p{Script=Latin}\d('"‘“]/u;
