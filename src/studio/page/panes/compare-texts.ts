import { onlyInEach } from "./only-in-each.ts";

/** A line of two texts that are compared: parts of it, of which some stand in one of them alone. */
export interface ComparedLine {
  readonly kind: "same" | "before" | "after";
  readonly parts: readonly { readonly text: string; readonly isOwn: boolean }[];
}

/** Lines of both texts that show what was changed, and how many stand between that did not change. */
export type Comparison = readonly (
  | ComparedLine
  | { readonly kind: "gap"; readonly lines: number }
)[];

/** Lines that are shown before and after a change. */
const AROUND = 1;

/** Compares two texts line by line, and within lines that were changed, character by character. */
export function compareTexts(before: string, after: string): Comparison {
  return withGaps(allLines(before.split("\n"), after.split("\n")));
}

function allLines(a: readonly string[], b: readonly string[]): readonly ComparedLine[] {
  const [ownA, ownB] = onlyInEach(a, b);
  const lines: ComparedLine[] = [];
  let [x, y] = [0, 0];
  while (x < a.length || y < b.length) {
    const [fromX, fromY] = [x, y];
    while (ownA.has(x)) x += 1;
    while (ownB.has(y)) y += 1;
    lines.push(...changedLines(a.slice(fromX, x), b.slice(fromY, y)));
    const same = a[x];
    if (same !== undefined) lines.push({ kind: "same", parts: [{ text: same, isOwn: false }] });
    x += 1;
    y += 1;
  }
  return lines;
}

/** Lines that took the place of as many others are compared with them, each with its own. */
function changedLines(a: readonly string[], b: readonly string[]): readonly ComparedLine[] {
  const isPaired = a.length === b.length;
  const pairs = a.map((line, at) => onlyInEach(charactersOf(line), charactersOf(b[at] ?? "")));
  const line = (kind: "before" | "after", text: string, at: number): ComparedLine => {
    const own = isPaired ? pairs[at]?.[kind === "before" ? 0 : 1] : undefined;
    return { kind, parts: own === undefined ? [{ text, isOwn: true }] : partsOf(text, own) };
  };
  return [
    ...a.map((text, at) => line("before", text, at)),
    ...b.map((text, at) => line("after", text, at)),
  ];
}

function partsOf(text: string, own: ReadonlySet<number>): ComparedLine["parts"] {
  const parts: { text: string; isOwn: boolean }[] = [];
  for (const [at, character] of charactersOf(text).entries()) {
    const last = parts.at(-1);
    if (last?.isOwn === own.has(at)) last.text += character;
    else parts.push({ text: character, isOwn: own.has(at) });
  }
  return parts;
}

function charactersOf(text: string): readonly string[] {
  return [...text];
}

function withGaps(lines: readonly ComparedLine[]): Comparison {
  const isNear = (at: number): boolean =>
    lines.slice(Math.max(at - AROUND, 0), at + AROUND + 1).some(({ kind }) => kind !== "same");
  const shown: Comparison[number][] = [];
  let gap = 0;
  for (const [at, line] of lines.entries()) {
    if (!isNear(at)) {
      gap += 1;
      continue;
    }
    if (gap > 0) shown.push({ kind: "gap", lines: gap });
    gap = 0;
    shown.push(line);
  }
  if (gap > 0) shown.push({ kind: "gap", lines: gap });
  return shown;
}
