/**
 * Numbers by their places, in a typed array that grows: four or eight bytes each.
 *
 * A class although it is data: it is filled number by number while a file is read.
 * Shape: a place that nothing was put at is 0.
 */
export class NumberList<Numbers extends Uint32Array | Float64Array = Uint32Array | Float64Array> {
  readonly #make: (length: number) => Numbers;
  #numbers: Numbers;
  #length = 0;

  /** @param make gives an array of the kind that is wanted, filled with 0. */
  constructor(make: (length: number) => Numbers) {
    this.#make = make;
    this.#numbers = make(FIRST_LENGTH);
  }

  /** One more than the last place that something was put at. */
  get length(): number {
    return this.#length;
  }

  /** Gives the number at a place; 0 after the last one. */
  at(place: number): number {
    return this.#numbers[place] ?? 0;
  }

  /** Puts a number after the others. */
  add(value: number): void {
    this.put(this.#length, value);
  }

  /** Puts a number at a place, however far after the others. */
  put(place: number, value: number): void {
    if (place >= this.#numbers.length) {
      const grown = this.#make(Math.max(place + 1, this.#numbers.length * 2));
      grown.set(this.#numbers);
      this.#numbers = grown;
    }
    const numbers: Uint32Array | Float64Array = this.#numbers;
    numbers[place] = value;
    this.#length = Math.max(this.#length, place + 1);
  }

  /** Takes all numbers out; the room for them stays. */
  clear(): void {
    this.#numbers.fill(0);
    this.#length = 0;
  }

  /** A copy of the numbers, as long as the list. */
  values(): Numbers {
    const values = this.#make(this.#length);
    values.set(this.#numbers.subarray(0, this.#length));
    return values;
  }
}

const FIRST_LENGTH = 64;

/** A list of indices, four bytes each. */
export function indexList(): NumberList<Uint32Array> {
  return new NumberList((length) => new Uint32Array(length));
}

/** A list of places in a file or in memory, beyond 32 bits, eight bytes each. */
export function placeList(): NumberList<Float64Array> {
  return new NumberList((length) => new Float64Array(length));
}
