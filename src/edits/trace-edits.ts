import { type Pair, pairedParagraphs } from "./align.ts";
import type { Edit } from "./edit.ts";
import { changesIn } from "./find-changes.ts";
import { traceChange } from "./trace-change.ts";
import { traceAdded, traceRemoved } from "./trace-paragraph.ts";
import type { EditedGroup } from "./word-groups.ts";
import type { Origins, WrittenParagraph } from "./written-text.ts";

/** Characters shown around an edit. */
const AROUND = 8;

/**
 * Finds how an edited text differs from the letter it was made from, and traces each edit to what wrote that part of the letter.
 *
 * Shape: `edited` has the paragraphs with text, in order; white space at a paragraph's ends is its indent and no text. The edits
 * are in the order of the letter.
 */
export function traceEdits(
  letter: readonly WrittenParagraph[],
  edited: readonly string[],
  origins: Origins,
): readonly Edit[] {
  const tidied = edited.map((text) => text.trim());
  const edits: Edit[] = [];
  let next = 0;
  for (const { before, after } of pairsWithText(letter, tidied)) {
    const now = after === undefined ? "" : (tidied[after] ?? "");
    const paragraph = before === undefined ? undefined : letter[before];
    if (paragraph === undefined || before === undefined) {
      const traced = traceAdded(letter[next - 1], letter[next], now, origins);
      edits.push({
        kind: "added",
        paragraph: next,
        start: 0,
        was: "",
        now,
        before: "",
        after: "",
        ...traced,
      });
      continue;
    }
    next = before + 1;
    if (after === undefined) {
      const traced = traceRemoved(paragraph, origins);
      const { text: was } = paragraph;
      edits.push({
        kind: "removed",
        paragraph: before,
        start: 0,
        was,
        now,
        before: "",
        after: "",
        ...traced,
      });
    } else {
      edits.push(...editsIn(paragraph, withEndsOf(paragraph.text, now), before));
    }
  }
  return edits;
}

/** The same where the letter's paragraphs are parted by what holds them; `paragraph` counts among all of the letter's. */
export function traceGroups(
  letter: readonly WrittenParagraph[],
  groups: readonly EditedGroup[],
  origins: Origins,
): readonly Edit[] {
  const edits = groups.flatMap(({ place, indices, texts }) => {
    const own = indices.flatMap((index) => letter[index] ?? []);
    return traceEdits(own, texts, origins).map((edit): Edit => {
      const behind = (indices.at(-1) ?? letter.length - 1) + 1;
      const paragraph = indices[edit.paragraph] ?? behind;
      if (own.length > 0) return { ...edit, paragraph };
      // Nothing of the letter stands there: a header that was made.
      const question = { why: "word-paragraph", from: undefined, side: "here", place } as const;
      return { ...edit, paragraph, question };
    });
  });
  return edits.sort((left, right) => left.paragraph - right.paragraph);
}

/** Pairs paragraphs of the letter with those of the file; a figure and an empty cell are no paragraphs with text. */
function pairsWithText(
  letter: readonly WrittenParagraph[],
  edited: readonly string[],
): readonly Pair[] {
  const texts = letter.map(({ text }) => text.trim());
  const own = [...texts.keys()].filter((index) => texts[index] !== "");
  const pairs = pairedParagraphs(
    own.map((index) => texts[index] ?? ""),
    edited,
  );
  return pairs.map(({ before, after }) => ({
    before: before === undefined ? undefined : own[before],
    after,
  }));
}

function editsIn(paragraph: WrittenParagraph, edited: string, index: number): readonly Edit[] {
  const { text } = paragraph;
  return changesIn(paragraph, edited, index).map((change) => ({
    kind: "changed",
    paragraph: index,
    start: change.start,
    was: text.slice(change.start, change.end),
    now: change.text,
    before: text.slice(Math.max(0, change.start - AROUND), change.start),
    after: text.slice(change.end, change.end + AROUND),
    ...traceChange(paragraph, change),
  }));
}

/** The white space at the letter's own ends, which an edited file shows as an indent or not at all. */
function withEndsOf(text: string, tidied: string): string {
  const [lead = ""] = /^\s*/u.exec(text) ?? [];
  const [trail = ""] = /\s*$/u.exec(text) ?? [];
  return `${lead}${tidied}${trail}`;
}
