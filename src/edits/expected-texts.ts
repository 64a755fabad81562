import type { Edit } from "./edit.ts";

/** The paragraphs that a letter has once some of its edits are made in it. */
export function expectedTexts(
  letter: readonly string[],
  edits: readonly Edit[],
): readonly string[] {
  return [...letter, undefined].flatMap((text, index) => {
    const here = edits.filter(({ paragraph }) => paragraph === index);
    const added = here.filter(({ kind }) => kind === "added").map(({ now }) => now);
    if (text === undefined || here.some(({ kind }) => kind === "removed")) return added;
    return [...added, editedText(text, here)];
  });
}

function editedText(text: string, edits: readonly Edit[]): string {
  let result = text;
  const changed = edits.filter(({ kind }) => kind === "changed");
  for (const { start, was, now } of changed.sort((left, right) => right.start - left.start)) {
    result = result.slice(0, start) + now + result.slice(start + was.length);
  }
  return result;
}
