import { IndexRuns } from "./index-runs.ts";

/**
 * Items in an order. An array is one; others make an item only when it is asked for, so that a hundred thousand
 * of them take no memory.
 *
 * Units: `index` is 0-based.
 */
export interface Sequence<Item> extends Iterable<Item> {
  readonly length: number;
  readonly at: (index: number) => Item | undefined;
}

/** A sequence whose items are made when they are asked for, each time anew. */
export function lazySequence<Item>(
  length: number,
  itemAt: (index: number) => Item | undefined,
): Sequence<Item> {
  const at = (index: number): Item | undefined =>
    index >= 0 && index < length ? itemAt(index) : undefined;
  return {
    length,
    at,
    *[Symbol.iterator]() {
      for (let index = 0; index < length; index += 1) {
        const item = at(index);
        if (item !== undefined) yield item;
      }
    },
  };
}

/** The items that a condition holds for, in their order. Cost: up to eight bytes an item; none for such as follow each other. */
export function select<Item>(
  items: Sequence<Item>,
  isWanted: (item: Item, index: number) => boolean,
): Sequence<Item> {
  const indices = new IndexRuns();
  let index = 0;
  for (const item of items) {
    if (isWanted(item, index)) indices.add(index);
    index += 1;
  }
  return pick(items, indices);
}

/** The items at the given indices, in the order of these. */
export function pick<Item>(
  items: Sequence<Item>,
  indices: Pick<Sequence<number>, "length" | "at">,
): Sequence<Item> {
  return lazySequence(indices.length, (place) => items.at(indices.at(place) ?? items.length));
}

/** What a function makes of each item. */
export function mapped<Item, Result>(
  items: Sequence<Item>,
  make: (item: Item, index: number) => Result,
): Sequence<Result> {
  return lazySequence(items.length, (index) => {
    const item = items.at(index);
    return item === undefined ? undefined : make(item, index);
  });
}

/** Several sequences as one. */
export function joined<Item>(parts: readonly Sequence<Item>[]): Sequence<Item> {
  const [only] = parts;
  if (only !== undefined && parts.length === 1) return only;
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  return lazySequence(length, (index) => {
    let start = 0;
    for (const part of parts) {
      if (index < start + part.length) return part.at(index - start);
      start += part.length;
    }
    return undefined;
  });
}
