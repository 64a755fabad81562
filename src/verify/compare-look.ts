import type { Difference, LetterLook, ReadLook } from "../model/verification.ts";
import { excerptStart } from "./excerpt.ts";

/**
 * Compares what a reader of the paper sees beside the text with what the letter wants: title, direction of the lines,
 * the pages' beginnings, and that nothing foreign is there.
 *
 * Shape: `paragraphs` are the letter's; a foreign mark is told by its paragraph there, or 0 if it is in none.
 */
export function compareLook(
  expected: LetterLook,
  found: ReadLook,
  paragraphs: readonly string[],
): readonly Difference[] {
  const numbers = paragraphs.flatMap((text, index) => (/\S/u.test(text) ? [index + 1] : []));
  const differences: Difference[] = found.foreign.map(({ kind, paragraph, text }) => ({
    paragraph: paragraph === 0 ? 0 : (numbers[paragraph - 1] ?? paragraphs.length),
    expected: "",
    found: excerptStart(text),
    look: kind,
  }));
  const title = found.title ?? "";
  if (title !== expected.title) {
    differences.push({ paragraph: 0, expected: expected.title, found: title, look: "title" });
  }
  if (found.writingMode !== expected.writingMode) {
    const { writingMode } = found;
    differences.push({
      paragraph: 0,
      expected: expected.writingMode,
      found: writingMode,
      look: "direction",
    });
  }
  const starts = new Set(found.pageStarts);
  const wanted = new Set(expected.pageStarts);
  for (const count of new Set([...wanted, ...starts])) {
    if (starts.has(count) === wanted.has(count)) continue;
    const paragraph = numbers[count] ?? paragraphs.length;
    const text = excerptStart(paragraphs[paragraph - 1] ?? "");
    const sides = wanted.has(count) ? { expected: text, found: "" } : { expected: "", found: text };
    differences.push({ paragraph, ...sides, look: "page-break" });
  }
  return differences;
}
