import { assert } from "../../base/assert.ts";
import type { Disk } from "../../base/disk.ts";
import { IndexRuns } from "../../base/index-runs.ts";
import { NumberList } from "../../base/number-list.ts";
import { lazySequence, pick, type Sequence } from "../../base/sequence.ts";
import type { LedgerEntry } from "../../model/run.ts";
import { entryOfLine, isFirstOfVolume, ledgerLines } from "./ledger-line.ts";

/** Bytes read at once. */
const BLOCK_BYTES = 1 << 16;

/** Places in a run that are taken for such; a file that claims more is damaged. */
const MAX_SEQUENCE = 2 ** 24;

/** How every line begins. */
const BEGINNING = '{"sequence":';

/** Longest line that an entry can have: its few cells have 32,767 characters each. */
const MAX_LINE_BYTES = 1 << 22;

/**
 * The ledger of a run (台帳): which letters are done. Its entries stay in the file, and are read when they are asked for; in
 * memory is only where each begins, four bytes a letter, and eight behind four gigabytes.
 *
 * It is opened for what the file says now, up to the first line that is torn or damaged. A later entry of a letter
 * replaces an earlier one; a missing file is an empty ledger. Only `append` and `cut` may change the file meanwhile.
 *
 * Errors: throws the system's error where the file cannot be read.
 */
export class Ledger {
  readonly #disk: Disk;
  readonly #file: BlockFile;
  /** Where the entry of each place in the run begins, + 1; 0 where there is no entry. */
  readonly #starts = new NumberList();
  /** Where the lines begin that tell of a volume, in the order of the file. */
  readonly #volumes = new NumberList();
  /** The entry of one of them: most that is read is of the same volume. */
  #first: { readonly start: number; readonly entry: LedgerEntry | undefined } | undefined;
  #length = 0;
  #goodBytes = 0;
  /** Whether the file ended with its last good line when it was opened. */
  readonly complete: boolean;

  constructor(disk: Disk, path: string) {
    this.#disk = disk;
    this.#file = new BlockFile(disk, path);
    this.complete = this.#readAll();
  }

  /** Letters in it. */
  get length(): number {
    return this.#length;
  }

  has(sequence: number): boolean {
    return this.#starts.at(sequence) > 0;
  }

  /** The entry of a place in the run. */
  get(sequence: number): LedgerEntry | undefined {
    const start = this.#starts.at(sequence) - 1;
    if (start < 0) return undefined;
    const entry = this.#entryAt(start);
    assert(entry !== undefined, `the ledger's line of letter ${sequence} was changed meanwhile`);
    return entry;
  }

  /** The entries that are there now, in the order of the run. */
  entries(): Sequence<LedgerEntry> {
    // Of a whole run nothing need be remembered to know which they are.
    if (this.#length > 0 && this.#length === this.#starts.length - 1)
      return lazySequence(this.#length, (index) => this.get(index + 1));
    const sequences = new IndexRuns();
    for (let sequence = 0; sequence < this.#starts.length; sequence += 1) {
      if (this.has(sequence)) sequences.add(sequence);
    }
    const all = lazySequence(this.#starts.length, (sequence) => this.get(sequence));
    return pick(all, sequences);
  }

  /** Takes an entry as not written: its letter will be made anew. */
  forget(sequence: number): void {
    if (!this.has(sequence)) return;
    this.#starts.put(sequence, 0);
    this.#length -= 1;
  }

  /**
   * Tells whether what follows the last good line is what a write leaves that was broken off: the beginning of a line, or blocks that
   * were never filled. Whatever else it is, somebody has put it there.
   */
  isTorn(): boolean {
    const tail = this.#file.blockAt(this.#goodBytes);
    if (tail.includes(0)) return true;
    const text = tail.toString("latin1");
    return !text.includes("\n") && (text.startsWith(BEGINNING) || BEGINNING.startsWith(text));
  }

  /** Cuts a damaged tail off. */
  async cut(): Promise<void> {
    const file = await this.#disk.append(this.#file.path);
    try {
      await file.truncate(this.#goodBytes);
      await file.datasync();
    } finally {
      await file.close();
    }
    this.#file.forget();
  }

  /**
   * Reads the file anew, which now has the same entries in another order: to open it once more would take the memory twice.
   */
  reread(): void {
    this.#file.forget();
    this.#starts.clear();
    this.#volumes.clear();
    this.#first = undefined;
    this.#length = 0;
    this.#goodBytes = 0;
    this.#readAll();
  }

  /** Adds the entries' lines; they are durable before the call returns. */
  async append(entries: readonly LedgerEntry[]): Promise<void> {
    if (entries.length === 0) return;
    const lines = [...ledgerLines(entries)];
    const file = await this.#disk.append(this.#file.path);
    try {
      await file.write(Buffer.from(lines.join("")));
      await file.datasync();
    } finally {
      await file.close();
    }
    this.#file.forget();
    for (const [index, entry] of entries.entries()) {
      this.#remember(entry, this.#goodBytes);
      this.#goodBytes += Buffer.byteLength(lines[index] ?? "");
    }
  }

  #readAll(): boolean {
    for (;;) {
      const line = this.#file.lineAt(this.#goodBytes);
      const entry = entryOfLine(line, () => this.#firstBefore(this.#goodBytes));
      const { sequence = 0 } = entry ?? {};
      if (entry === undefined || line === undefined || sequence < 1 || sequence >= MAX_SEQUENCE) {
        return line === undefined && this.#goodBytes === this.#file.size;
      }
      this.#remember(entry, this.#goodBytes);
      this.#goodBytes += line.length + 1;
    }
  }

  #remember(entry: LedgerEntry, start: number): void {
    const { sequence } = entry;
    if (!this.has(sequence)) this.#length += 1;
    this.#starts.put(sequence, start + 1);
    if (isFirstOfVolume(entry)) this.#volumes.add(start);
  }

  #entryAt(start: number): LedgerEntry | undefined {
    return entryOfLine(this.#file.lineAt(start), () => this.#firstBefore(start));
  }

  /** The entry of the last line before a place that tells of a volume. */
  #firstBefore(place: number): LedgerEntry | undefined {
    let [from, to] = [0, this.#volumes.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if (this.#volumes.at(middle) < place) from = middle + 1;
      else to = middle;
    }
    if (from === 0) return undefined;
    const start = this.#volumes.at(from - 1);
    if (this.#first?.start !== start) this.#first = { start, entry: this.#entryAt(start) };
    return this.#first.entry;
  }
}

/** Reads lines of a file by their places, a block at a time: neighbours cost one call of the system. */
class BlockFile {
  readonly path: string;
  readonly #disk: Disk;
  #block: Buffer = Buffer.alloc(0);
  #start = 0;
  /** Bytes of the file, once its end was met. */
  #size: number | undefined;

  constructor(disk: Disk, path: string) {
    this.#disk = disk;
    this.path = path;
    // A link may lead anywhere, and a pipe or a device is never read to its end.
    const entry = disk.entryNow(path);
    if (entry !== undefined && entry.kind !== "file") {
      throw Object.assign(new Error(`not a file of its own: ${path}`), { code: "ENOTFILE" });
    }
  }

  get size(): number | undefined {
    return this.#size;
  }

  /** The file has changed. */
  forget(): void {
    this.#block = Buffer.alloc(0);
  }

  /** The bytes from a place to before the next LF; undefined if there is none. */
  lineAt(place: number): Buffer | undefined {
    let line = this.#lineInBlock(place);
    for (let bytes = BLOCK_BYTES; line === undefined && bytes <= MAX_LINE_BYTES; bytes *= 2) {
      const isLast = this.#read(place, bytes);
      line = this.#lineInBlock(place);
      if (isLast) return line;
    }
    return line;
  }

  /** The bytes from a place on, as many as are read at once. */
  blockAt(place: number): Buffer {
    this.#read(place, BLOCK_BYTES);
    return this.#block;
  }

  #lineInBlock(place: number): Buffer | undefined {
    const from = place - this.#start;
    if (from < 0 || from >= this.#block.length) return undefined;
    const end = this.#block.indexOf(0x0a, from);
    return end < 0 ? undefined : this.#block.subarray(from, end);
  }

  /** Reads a block; tells whether it goes to the end of the file. */
  #read(place: number, bytes: number): boolean {
    const block = Buffer.alloc(bytes);
    const count = readFrom(this.#disk, this.path, block, place);
    this.#block = block.subarray(0, count);
    this.#start = place;
    if (count < bytes) this.#size = place + count;
    return count < bytes;
  }
}

/** Fills a block from a place of a file, as far as the file goes; a missing file is empty. */
function readFrom(disk: Disk, path: string, block: Buffer, place: number): number {
  try {
    return disk.readBlockNow(path, block, place);
  } catch (cause) {
    if (disk.entryNow(path) === undefined) return 0;
    throw cause;
  }
}
