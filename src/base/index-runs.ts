import { NumberList } from "./number-list.ts";

/**
 * Indices in an order. Those that follow each other are one run: of a long list of which little or nothing is left out they take no
 * memory, and never more than eight bytes each.
 *
 * A class although it is data: it is filled index by index while a list is gone through.
 */
export class IndexRuns {
  /** Of each run, the place of its first index, and this index. */
  readonly #places = new NumberList();
  readonly #firsts = new NumberList();
  #length = 0;
  #next = -1;
  /** The run that was looked into last: most are asked for in their order. */
  #last = 0;

  get length(): number {
    return this.#length;
  }

  add(index: number): void {
    if (index !== this.#next) {
      this.#places.add(this.#length);
      this.#firsts.add(index);
    }
    this.#length += 1;
    this.#next = index + 1;
  }

  /** The index at a place; undefined where there is none. */
  at(place: number): number | undefined {
    if (place < 0 || place >= this.#length) return undefined;
    if (!this.#isIn(this.#last, place)) {
      this.#last = this.#isIn(this.#last + 1, place) ? this.#last + 1 : this.#runOf(place);
    }
    return this.#firsts.at(this.#last) + place - this.#places.at(this.#last);
  }

  #isIn(run: number, place: number): boolean {
    const end = run + 1 < this.#places.length ? this.#places.at(run + 1) : this.#length;
    return run < this.#places.length && this.#places.at(run) <= place && place < end;
  }

  #runOf(place: number): number {
    let [from, to] = [0, this.#places.length - 1];
    while (from < to) {
      const middle = (from + to + 1) >> 1;
      if (this.#places.at(middle) <= place) from = middle;
      else to = middle - 1;
    }
    return from;
  }
}
