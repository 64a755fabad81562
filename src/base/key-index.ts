/** Slots that may be taken before there are twice as many. */
const LOAD = 0.7;

/** Items whose keys are remembered once they were asked for: where each item of a list comes again, they are asked for all the time. */
const REMEMBERED = 4096;

/**
 * Finds items that have a key in common. It keeps of nearly all only a hash of the key and the item's number, and asks for
 * the earlier item's key again where two hashes are equal.
 *
 * Cost: constant time an item, 12 to 24 bytes of memory.
 */
export class KeyIndex {
  readonly #hasKey: (item: number, key: string) => boolean;
  /** Number of an item + 1; 0 is free. */
  #items = new Uint32Array(64);
  #hashes = new Uint32Array(64);
  #count = 0;

  /** @param keyOf gives the key of an item that was remembered, or all that it was remembered by. */
  constructor(keyOf: (item: number) => string | readonly string[]) {
    const asked = new Map<number, string | readonly string[]>();
    this.#hasKey = (item, key) => {
      const own = asked.get(item) ?? keyOf(item);
      if (asked.size < REMEMBERED) asked.set(item, own);
      return typeof own === "string" ? own === key : own.includes(key);
    };
  }

  /** Gives the first item that has this key, or remembers that it is this one. Units: items are numbered from 0. */
  earlier(key: string, item: number): number | undefined {
    if (this.#count >= this.#items.length * LOAD) this.#grow();
    const hash = hashOf(key);
    const slot = this.#slotOf(hash, (other) => this.#hasKey(other, key));
    const found = this.#items[slot] ?? 0;
    if (found > 0) return found - 1;
    this.#items[slot] = item + 1;
    this.#hashes[slot] = hash;
    this.#count += 1;
    return undefined;
  }

  /** Remembers that an item has this key, in the place of one that had it before. */
  put(key: string, item: number): void {
    if (this.#count >= this.#items.length * LOAD) this.#grow();
    const hash = hashOf(key);
    const slot = this.#slotOf(hash, (other) => this.#hasKey(other, key));
    if (this.#items[slot] === 0) this.#count += 1;
    this.#items[slot] = item + 1;
    this.#hashes[slot] = hash;
  }

  /** Gives the item that is remembered for this key. */
  find(key: string): number | undefined {
    const slot = this.#slotOf(hashOf(key), (other) => this.#hasKey(other, key));
    const found = this.#items[slot] ?? 0;
    return found > 0 ? found - 1 : undefined;
  }

  /** The slot of an item with this hash that is the same, else the free slot where it belongs. */
  #slotOf(hash: number, isSame: (item: number) => boolean): number {
    const mask = this.#items.length - 1;
    let slot = hash & mask;
    for (;;) {
      const item = this.#items[slot] ?? 0;
      if (item === 0) return slot;
      if (this.#hashes[slot] === hash && isSame(item - 1)) return slot;
      slot = (slot + 1) & mask;
    }
  }

  #grow(): void {
    const [items, hashes] = [this.#items, this.#hashes];
    this.#items = new Uint32Array(items.length * 2);
    this.#hashes = new Uint32Array(items.length * 2);
    for (const [from, item] of items.entries()) {
      if (item === 0) continue;
      const hash = hashes[from] ?? 0;
      const slot = this.#slotOf(hash, () => false);
      this.#items[slot] = item;
      this.#hashes[slot] = hash;
    }
  }
}

/** FNV-1a over the UTF-16 units, 32 bits, stirred once more so that the low bits differ too. */
function hashOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < key.length; index += 1) {
    hash = Math.imul(hash ^ key.charCodeAt(index), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) >>> 0;
}
