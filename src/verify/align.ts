/** Two sequences side by side: a place in one, in the other or in both. */
export interface Aligned {
  readonly left: number | undefined;
  readonly right: number | undefined;
}

/** Beyond this many cells the middle is compared place by place; no letter is that long. */
const MAX_CELLS = 1_000_000;

/**
 * Puts two sequences side by side so that as many equal members as possible are paired.
 *
 * Shape: between two equal members, unequal ones are paired in order; what is left over stays alone.
 * Cost: quadratic in what is left after the equal beginning and end.
 */
export function align(left: readonly string[], right: readonly string[]): readonly Aligned[] {
  let start = 0;
  while (start < left.length && start < right.length && left[start] === right[start]) start += 1;
  let leftEnd = left.length;
  let rightEnd = right.length;
  while (leftEnd > start && rightEnd > start && left[leftEnd - 1] === right[rightEnd - 1]) {
    leftEnd -= 1;
    rightEnd -= 1;
  }
  const middle = commonPairs(left.slice(start, leftEnd), right.slice(start, rightEnd));
  const aligned: Aligned[] = Array.from({ length: start }, (_, at) => ({ left: at, right: at }));
  let leftAt = start;
  let rightAt = start;
  for (const pair of [...middle, [leftEnd - start, rightEnd - start] as const]) {
    aligned.push(...pairInOrder(leftAt, start + pair[0], rightAt, start + pair[1]));
    leftAt = start + pair[0];
    rightAt = start + pair[1];
    if (leftAt < leftEnd && rightAt < rightEnd) {
      aligned.push({ left: leftAt, right: rightAt });
      leftAt += 1;
      rightAt += 1;
    }
  }
  for (let at = leftEnd; at < left.length; at += 1) {
    aligned.push({ left: at, right: at - leftEnd + rightEnd });
  }
  return aligned;
}

function* pairInOrder(
  leftAt: number,
  leftEnd: number,
  rightAt: number,
  rightEnd: number,
): Iterable<Aligned> {
  const count = Math.max(leftEnd - leftAt, rightEnd - rightAt);
  for (let index = 0; index < count; index += 1) {
    yield {
      left: leftAt + index < leftEnd ? leftAt + index : undefined,
      right: rightAt + index < rightEnd ? rightAt + index : undefined,
    };
  }
}

/** The longest common subsequence as pairs of places. */
function commonPairs(
  left: readonly string[],
  right: readonly string[],
): readonly (readonly [number, number])[] {
  const width = right.length + 1;
  if ((left.length + 1) * width > MAX_CELLS) return [];
  // lengths[i * width + j]: how long a common subsequence left[i…] and right[j…] have
  const lengths = new Uint16Array((left.length + 1) * width);
  const lengthAt = (i: number, j: number): number => lengths[i * width + j] ?? 0;
  for (let i = left.length - 1; i >= 0; i -= 1) {
    for (let j = right.length - 1; j >= 0; j -= 1) {
      lengths[i * width + j] =
        left[i] === right[j]
          ? lengthAt(i + 1, j + 1) + 1
          : Math.max(lengthAt(i + 1, j), lengthAt(i, j + 1));
    }
  }
  const pairs: [number, number][] = [];
  for (let i = 0, j = 0; i < left.length && j < right.length; ) {
    if (left[i] === right[j]) pairs.push([i++, j++]);
    else if (lengthAt(i + 1, j) >= lengthAt(i, j + 1)) i += 1;
    else j += 1;
  }
  return pairs;
}
