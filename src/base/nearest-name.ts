/** The least likeness of a name that is suggested. */
const LEAST_LIKENESS = 0.6;

/**
 * Gives the name that the user most likely meant, or undefined if none is like what was written.
 *
 * Shape: the likest; the earlier name wins a tie. Never what was written itself, and never one that is less like it than
 * three characters of five: 氏名 is not 職名 written wrongly. Of two characters the second may be wrong (職銘, 和歴), since
 * compounds that share only their last character, 氏名 and 職名, are as a rule different words.
 */
export function nearestName(wanted: string, names: Iterable<string>): string | undefined {
  let best: string | undefined;
  let most = 0;
  const own = [...folded(wanted)];
  for (const name of names) {
    const other = [...folded(name)];
    // So many characters have to be put in or taken out; most names need no closer look.
    const longest = Math.max(own.length, other.length);
    const reachable = 1 - Math.abs(own.length - other.length) / longest;
    if (reachable < LEAST_LIKENESS || bare(name) === bare(wanted)) continue;
    const like = longest === 0 ? 1 : 1 - editDistance(own, other) / longest;
    if (like > most && (like >= LEAST_LIKENESS || differsInSecond(own, other))) {
      best = name;
      most = like;
    }
  }
  return best;
}

/**
 * How like two names are: 1 for the same in another width or case, 0 for names with nothing in common.
 *
 * Units: the share of the longer one's code points that need not be changed, put in or taken out.
 */
export function likeness(one: string, other: string): number {
  const [left, right] = [[...folded(one)], [...folded(other)]];
  const longest = Math.max(left.length, right.length);
  return longest === 0 ? 1 : 1 - editDistance(left, right) / longest;
}

/** What no reader sees the difference of. */
function bare(name: string): string {
  return name.normalize("NFC").trim();
}

function folded(name: string): string {
  return name.normalize("NFKC").trim().toLowerCase();
}

function differsInSecond(left: readonly string[], right: readonly string[]): boolean {
  return left.length === 2 && right.length === 2 && left[0] === right[0];
}

function editDistance(from: readonly string[], to: readonly string[]): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [i, left] of from.entries()) {
    const next = [i + 1];
    for (const [j, right] of to.entries()) {
      next.push(
        Math.min(
          (row[j] ?? 0) + (left === right ? 0 : 1),
          (row[j + 1] ?? 0) + 1,
          (next[j] ?? 0) + 1,
        ),
      );
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
