import { isMarkupAt, type ManuscriptLine } from "./manuscript-line.ts";

/**
 * Gives the part of a line that counts: the template's white space around it does not, nor does the
 * full-width space that writers put before a paragraph, since the style indents it.
 */
export function trimmedLine(
  line: ManuscriptLine,
  from: number,
): { readonly start: number; readonly end: number } {
  let start = from;
  let end = line.text.length;
  while (start < end && /[ \t　]/u.test(line.text[start] ?? "") && isMarkupAt(line, start))
    start += 1;
  while (end > start && /[ \t　]/u.test(line.text[end - 1] ?? "") && isMarkupAt(line, end - 1))
    end -= 1;
  return { start, end };
}
