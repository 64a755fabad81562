/** What a run that waits for letters can see. */
export interface Outlook {
  /** A part has come since the last look. */
  readonly hasCome: boolean;
  /** Workers that take part. */
  readonly workers: number;
  /** Chunks that they are making. */
  readonly active: number;
  /** Workers that were refused. */
  readonly refused: number;
  /** The queue does not answer. */
  readonly isLost: boolean;
}

/** What is to be done: go on, tell people that there is nobody, or end. */
export type Verdict = "wait" | "say-nobody" | "end-nobody" | "end-queue";

/** After so long without anybody who makes letters people are told. Units: ms. */
const SAID_AFTER_MS = 30_000;

/** How long it is waited where every worker that came was refused: another one has to be started by hand. Units: ms. */
const REFUSED_MS = 60_000;

/** How long a run waits for letters that nobody makes. */
export class Patience {
  readonly #elapsed: () => number;
  readonly #longestMs: number;
  /** When letters were last made, as far as can be seen, and when the queue last answered. */
  #hopeMs: number;
  #answerMs: number;
  #isSaid = false;

  /** Shape: `elapsed` gives milliseconds since any moment. Units: `longestMs` in ms. */
  constructor(elapsed: () => number, longestMs: number) {
    this.#elapsed = elapsed;
    this.#longestMs = longestMs;
    this.#hopeMs = elapsed();
    this.#answerMs = this.#hopeMs;
  }

  /** Judges what is seen now. */
  look({ hasCome, workers, active, refused, isLost }: Outlook): Verdict {
    const now = this.#elapsed();
    if (!isLost || hasCome) this.#answerMs = now;
    // Of a queue that does not answer nobody can take anything.
    if (hasCome || active > 0 || isLost) this.#hopeMs = now;
    if (hasCome || active > 0) this.#isSaid = false;
    if (now - this.#answerMs >= this.#longestMs) return "end-queue";
    // Who was refused is known; an unknown one may still be on its way.
    const areRefused = refused > 0 && workers === 0;
    const limitMs = areRefused ? Math.min(this.#longestMs, REFUSED_MS) : this.#longestMs;
    const waitedMs = now - this.#hopeMs;
    if (waitedMs >= limitMs) return "end-nobody";
    if (this.#isSaid || workers > 0 || waitedMs < SAID_AFTER_MS) return "wait";
    this.#isSaid = true;
    return "say-nobody";
  }
}
