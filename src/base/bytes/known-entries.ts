import { standsAt } from "./stands-at.ts";

/** An entry of a package as its directory and its compressed bytes say it. */
export interface StoredEntry {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  /** Expanded. */
  readonly bytes: number;
  readonly packed: Uint8Array;
}

interface KnownEntry extends StoredEntry {
  readonly expanded: Uint8Array;
}

/**
 * Entries that were expanded and proved before: files that one program writes in a row have most of theirs in common.
 *
 * Shape: an entry is known by its name, all of its compressed bytes and all that the directory says of it, and comes back as the
 * very same array, which nobody may change. It is kept when it comes a second time, so that what is new in each file
 * is not kept at all. It belongs to whoever reads many files, and what is read never depends on it.
 */
export class KnownEntries {
  readonly #known = new Map<string, readonly KnownEntry[]>();
  readonly #seen = new Map<string, string>();
  #bytes = 0;

  find(entry: StoredEntry): Uint8Array | undefined {
    return this.#known.get(entry.name)?.find((known) => isSame(known, entry))?.expanded;
  }

  /** Takes note of an entry that was expanded and proved. */
  see(entry: StoredEntry, expanded: Uint8Array): void {
    const mark = `${entry.crc} ${entry.bytes} ${entry.packed.length}`;
    if (this.#seen.get(entry.name) !== mark) {
      if (this.#seen.size > MOST_NAMES) this.#seen.clear();
      this.#seen.set(entry.name, mark);
      return;
    }
    this.#bytes += entry.packed.length + expanded.length;
    if (this.#bytes > MOST_BYTES) {
      this.#known.clear();
      this.#bytes = entry.packed.length + expanded.length;
    }
    // A copy, or the whole file would be kept.
    const kept = { ...entry, packed: entry.packed.slice(), expanded };
    this.#known.set(
      entry.name,
      [kept, ...(this.#known.get(entry.name) ?? [])].slice(0, MOST_ALIKE),
    );
  }
}

function isSame(known: KnownEntry, entry: StoredEntry): boolean {
  if (known.crc !== entry.crc || known.bytes !== entry.bytes || known.method !== entry.method) {
    return false;
  }
  const [one, other] = [known.packed, entry.packed];
  return one.length === other.length && standsAt(one, other, 0);
}

const MOST_NAMES = 1000;
const MOST_BYTES = 64 * 1024 * 1024;
/** Entries of one name: those of a few templates. */
const MOST_ALIKE = 4;
