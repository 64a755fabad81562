/** Whether everything is tried: in CI, or where `CI=true npm test` is asked for. */
export const isFull = process.env["CI"] !== undefined;

/** How often a property is tried: as often as said in CI, a tenth of it elsewhere, where chance picks others each time. */
export function runs(full: number): number {
  return isFull ? full : Math.max(Math.min(full, 10), Math.ceil(full / 10));
}

/** All of a list in CI; elsewhere of a long one every twentieth. */
export function someOf<Item>(items: Iterable<Item>): readonly Item[] {
  const all = [...items];
  return isFull || all.length < 100 ? all : all.filter((_, index) => index % 20 === 0);
}

/** All of a list in CI; elsewhere so many of it, which chance picks anew each time. */
export function pickedOf<Item>(items: Iterable<Item>, count: number): readonly Item[] {
  const left = [...items];
  if (isFull) return left;
  const picked: Item[] = [];
  while (picked.length < count && left.length > 0) {
    picked.push(...left.splice(Math.floor(Math.random() * left.length), 1));
  }
  return picked;
}
