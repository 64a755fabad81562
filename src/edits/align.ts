/** A part of one sequence that stands in place of a part of another. Units: indices, half-open; a part may be empty. */
export interface Replaced {
  readonly from: number;
  readonly to: number;
  readonly newFrom: number;
  readonly newTo: number;
}

/** Beyond this many cells the middle is taken as replaced as a whole; no clerk edits a paragraph that long. */
const MAX_CELLS = 4_000_000;

/**
 * Finds what was replaced to make one sequence of another, with as many members as possible left as they are.
 *
 * Cost: quadratic in what is left after the equal beginning and end.
 */
export function replacedParts(before: readonly string[], after: readonly string[]): Replaced[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) {
    start += 1;
  }
  let end = before.length;
  let newEnd = after.length;
  while (end > start && newEnd > start && before[end - 1] === after[newEnd - 1]) {
    end -= 1;
    newEnd -= 1;
  }
  const kept = [
    ...longestCommon(before.slice(start, end), after.slice(start, newEnd)),
    [end - start, newEnd - start] as const,
  ];
  const replaced: Replaced[] = [];
  let [from, newFrom] = [start, start];
  for (const [index, newIndex] of kept) {
    const [to, newTo] = [start + index, start + newIndex];
    if (from < to || newFrom < newTo) replaced.push({ from, to, newFrom, newTo });
    [from, newFrom] = [to + 1, newTo + 1];
  }
  return replaced;
}

/** The members that stay, as pairs of indices. */
function longestCommon(
  before: readonly string[],
  after: readonly string[],
): readonly (readonly [number, number])[] {
  const width = after.length + 1;
  if ((before.length + 1) * width > MAX_CELLS) return [];
  const lengths = new Uint16Array((before.length + 1) * width);
  const lengthAt = (i: number, j: number): number => lengths[i * width + j] ?? 0;
  for (let i = before.length - 1; i >= 0; i -= 1) {
    for (let j = after.length - 1; j >= 0; j -= 1) {
      lengths[i * width + j] =
        before[i] === after[j]
          ? lengthAt(i + 1, j + 1) + 1
          : Math.max(lengthAt(i + 1, j), lengthAt(i, j + 1));
    }
  }
  const pairs: [number, number][] = [];
  let [i, j] = [0, 0];
  while (i < before.length && j < after.length) {
    if (before[i] === after[j]) pairs.push([i++, j++]);
    else if (lengthAt(i + 1, j) >= lengthAt(i, j + 1)) i += 1;
    else j += 1;
  }
  return pairs;
}

/** Members of two sequences that belong together, in order; one of a pair may be missing. Units: indices. */
export interface Pair {
  readonly before: number | undefined;
  readonly after: number | undefined;
}

/** Paragraphs that have less than this in common are not the same one, edited. */
const LEAST_LIKENESS = 0.3;

/** Characters of a line that is a name, a date or a word. */
const SHORT = 16;

/** Beyond this many cells of a gap its paragraphs are paired in order. */
const MAX_PAIRS = 40_000;

/** Pairs the paragraphs of two texts: equal ones first, then within each gap those that are most alike, in order. */
export function pairedParagraphs(
  before: readonly string[],
  after: readonly string[],
): readonly Pair[] {
  const pairs: Pair[] = [];
  let [at, newAt] = [0, 0];
  const end = {
    from: before.length,
    to: before.length,
    newFrom: after.length,
    newTo: after.length,
  };
  for (const part of [...replacedParts(before, after), end]) {
    while (at < part.from) pairs.push({ before: at++, after: newAt++ });
    const left = before.slice(part.from, part.to);
    const right = after.slice(part.newFrom, part.newTo);
    for (const pair of mostAlike(left, right)) {
      pairs.push({
        before: pair.before === undefined ? undefined : part.from + pair.before,
        after: pair.after === undefined ? undefined : part.newFrom + pair.after,
      });
    }
    [at, newAt] = [part.to, part.newTo];
  }
  return pairs;
}

/** The pairing with the greatest likeness in all. Source: Needleman and Wunsch 1970. */
function mostAlike(before: readonly string[], after: readonly string[]): readonly Pair[] {
  const width = after.length + 1;
  const isTooMany = before.length * after.length > MAX_PAIRS;
  const isLevel = before.length === after.length;
  const likeness = (i: number, j: number): number => {
    const [left = "", right = ""] = [before[i], after[j]];
    if (isTooMany) return Number(i === j);
    // A short line may be written anew as a whole: 敬具 for 敬白, another name.
    const isShort = Math.max(left.length, right.length) <= SHORT;
    const least = isLevel && i === j && isShort ? LEAST_LIKENESS : 0;
    return Math.max(least, likenessOf(left, right));
  };
  const sums = new Float64Array((before.length + 1) * width);
  const sumAt = (i: number, j: number): number => sums[i * width + j] ?? 0;
  const paired = (i: number, j: number): number => {
    const alike = likeness(i, j);
    return alike < LEAST_LIKENESS ? -1 : alike + sumAt(i + 1, j + 1);
  };
  for (let i = before.length - 1; i >= 0; i -= 1) {
    for (let j = after.length - 1; j >= 0; j -= 1) {
      sums[i * width + j] = Math.max(paired(i, j), sumAt(i + 1, j), sumAt(i, j + 1));
    }
  }
  const pairs: Pair[] = [];
  let [i, j] = [0, 0];
  while (i < before.length || j < after.length) {
    const isPair = i < before.length && j < after.length && paired(i, j) >= sumAt(i, j);
    if (isPair) pairs.push({ before: i++, after: j++ });
    else if (j >= after.length || (i < before.length && sumAt(i + 1, j) >= sumAt(i, j + 1)))
      pairs.push({ before: i++, after: undefined });
    else pairs.push({ before: undefined, after: j++ });
  }
  return pairs;
}

/** How much two texts have in common: Dice's measure over pairs of neighbouring characters, from 0 to 1. */
export function likenessOf(left: string, right: string): number {
  if (left === right) return 1;
  const ours = neighbours(left);
  const theirs = neighbours(right);
  const total = left.length + right.length - 2;
  if (total <= 0) return 0;
  let common = 0;
  for (const [pair, count] of ours) common += Math.min(count, theirs.get(pair) ?? 0);
  return (2 * common) / total;
}

function neighbours(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (let at = 0; at + 1 < text.length; at += 1) {
    const pair = text.slice(at, at + 2);
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  return counts;
}
