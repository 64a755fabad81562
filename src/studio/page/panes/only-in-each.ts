/** Differences beyond which two sequences are different as a whole: to find them all takes time in their square. */
const MOST = 600;

/**
 * Gives the places of what the other sequence has not, in each of two.
 *
 * Cost: length times differences. Source: Myers, An O(ND) Difference Algorithm (1986).
 */
export function onlyInEach(
  a: readonly string[],
  b: readonly string[],
): readonly [ReadonlySet<number>, ReadonlySet<number>] {
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  let [endA, endB] = [a.length, b.length];
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA -= 1;
    endB -= 1;
  }
  const kept = commonPlaces(a.slice(start, endA), b.slice(start, endB));
  const others = (end: number, common: ReadonlySet<number>): ReadonlySet<number> => {
    const found = new Set<number>();
    for (let at = start; at < end; at += 1) if (!common.has(at - start)) found.add(at);
    return found;
  };
  return [others(endA, kept[0]), others(endB, kept[1])];
}

/** Places of what both have, in the same order. */
function commonPlaces(
  a: readonly string[],
  b: readonly string[],
): readonly [ReadonlySet<number>, ReadonlySet<number>] {
  const steps: Int32Array[] = [];
  const reach = new Int32Array(2 * MOST + 3);
  const middle = MOST + 1;
  for (let depth = 0; depth <= MOST; depth += 1) {
    steps.push(reach.slice());
    for (let k = -depth; k <= depth; k += 2) {
      let x = startOn(reach, middle, k, depth);
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x += 1;
      reach[middle + k] = x;
      if (x >= a.length && x - k >= b.length) return pathBack(steps, middle, a.length, b.length);
    }
  }
  return [new Set(), new Set()];
}

/** Whether a path on diagonal `k` comes from the one above it, which has come further than the one before. */
function isFromAbove(reach: Int32Array, middle: number, k: number, depth: number): boolean {
  const [before = 0, above = 0] = [reach[middle + k - 1], reach[middle + k + 1]];
  return k === -depth || (k !== depth && before < above);
}

function startOn(reach: Int32Array, middle: number, k: number, depth: number): number {
  const at = middle + k;
  return isFromAbove(reach, middle, k, depth) ? (reach[at + 1] ?? 0) : (reach[at - 1] ?? 0) + 1;
}

function pathBack(
  steps: readonly Int32Array[],
  middle: number,
  lengthA: number,
  lengthB: number,
): readonly [ReadonlySet<number>, ReadonlySet<number>] {
  const [inA, inB] = [new Set<number>(), new Set<number>()];
  let [x, y] = [lengthA, lengthB];
  for (let depth = steps.length - 1; depth >= 0; depth -= 1) {
    const reach = steps[depth] ?? new Int32Array();
    const k = x - y;
    const begin = startOn(reach, middle, k, depth);
    while (x > begin && y > 0 && x > 0) {
      x -= 1;
      y -= 1;
      inA.add(x);
      inB.add(y);
    }
    if (depth === 0) break;
    if (isFromAbove(reach, middle, k, depth)) y -= 1;
    else x -= 1;
  }
  return [inA, inB];
}
