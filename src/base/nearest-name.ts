/**
 * Gives the name that the user most likely meant, or undefined if none is near.
 *
 * Shape: nearest by edit distance over code points, at most half the length of the longer name, rounded up; the
 * earlier name wins a tie.
 */
export function nearestName(wanted: string, names: Iterable<string>): string | undefined {
  let best: string | undefined;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const name of names) {
    const longest = Math.max([...name].length, [...wanted].length);
    const distance = editDistance([...wanted], [...name]);
    if (distance < bestDistance && distance <= Math.max(1, Math.ceil(longest / 2))) {
      best = name;
      bestDistance = distance;
    }
  }
  return best;
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
