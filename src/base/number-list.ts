/** Numbers in a part of a list, but for the first one, which grows to as many. */
const PART = 1 << 12;
const FIRST_LENGTH = 1 << 6;

/** What four bytes hold. */
const NARROW = 2 ** 32;

/**
 * Whole numbers by their places: four bytes each, and eight for those near to one that four do not hold.
 *
 * A class although it is data: it is filled number by number while a file is read. It is kept in parts, so that it grows without
 * being copied: of what is freed of large pieces the C library keeps much.
 *
 * Shape: a place that nothing was put at is 0.
 */
export class NumberList {
  readonly #parts: (Uint32Array | Float64Array | undefined)[] = [];
  #length = 0;

  /** One more than the last place that something was put at. */
  get length(): number {
    return this.#length;
  }

  /** Gives the number at a place; 0 after the last one. */
  at(place: number): number {
    return this.#parts[Math.floor(place / PART)]?.[place % PART] ?? 0;
  }

  /** Puts a number after the others. */
  add(value: number): void {
    this.put(this.#length, value);
  }

  /** Puts a number at a place, however far after the others. */
  put(place: number, value: number): void {
    const [index, within] = [Math.floor(place / PART), place % PART];
    const part = this.#partFor(index, within, value);
    part[within] = value;
    this.#length = Math.max(this.#length, place + 1);
  }

  /** Takes all numbers out; the room for them stays. */
  clear(): void {
    for (const part of this.#parts) part?.fill(0);
    this.#length = 0;
  }

  /** A part that has a place and can hold a value there. */
  #partFor(index: number, within: number, value: number): Uint32Array | Float64Array {
    const part = this.#parts[index];
    const hasRoom = part !== undefined && within < part.length;
    const isNarrow = value < NARROW && !(part instanceof Float64Array);
    if (hasRoom && isNarrow === part instanceof Uint32Array) return part;
    const known = part?.length ?? (index === 0 ? FIRST_LENGTH : PART);
    const length = hasRoom ? known : Math.min(PART, Math.max(known * 2, within + 1));
    const made = isNarrow ? new Uint32Array(length) : new Float64Array(length);
    if (part !== undefined) made.set(part);
    this.#parts[index] = made;
    return made;
  }
}
