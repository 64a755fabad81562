/** Waits that make up the while. */
const WAITS = 12;

/** How the studio knows that somebody looks at it: each window holds a call open. */
export class Presence {
  readonly #graceMs: number;
  readonly #isBusy: () => boolean;
  readonly #end: () => void;
  #windows = 0;
  #timer: NodeJS.Timeout | undefined;
  #patience = 0;

  /**
   * Calls `end` when no window has been there for a while; never while there is work. Who reloads a page, or wakes a machine, is
   * back in time: the while is counted in short waits, of which one at most is over when a machine has slept. Units: milliseconds.
   */
  constructor(graceMs: number, isBusy: () => boolean, end: () => void) {
    this.#graceMs = graceMs;
    this.#isBusy = isBusy;
    this.#end = end;
  }

  /** A window is there until the signal is raised. */
  enter(gone: AbortSignal): void {
    this.#windows += 1;
    clearTimeout(this.#timer);
    gone.addEventListener("abort", () => this.#leave(), { once: true });
  }

  #leave(): void {
    this.#windows -= 1;
    this.wait();
  }

  /** Begins to wait for a window; for ever where there is no end to its patience. */
  wait(): void {
    this.#patience = WAITS;
    this.#waitOnce();
  }

  #waitOnce(): void {
    clearTimeout(this.#timer);
    if (this.#graceMs === Number.POSITIVE_INFINITY) return;
    this.#timer = setTimeout(() => {
      if (this.#windows > 0) return;
      this.#patience -= 1;
      if (this.#patience > 0) this.#waitOnce();
      else if (this.#isBusy()) this.wait();
      else this.#end();
    }, this.#graceMs / WAITS);
  }

  close(): void {
    clearTimeout(this.#timer);
  }
}
