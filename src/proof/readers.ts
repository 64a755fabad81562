import type { Child } from "../process/child-messages.ts";
import { startChild } from "../process/start-child.ts";
import type { Forget, ReadingAnswer, ReadingRequest } from "./answer-reading.ts";

/** A process that reads files. */
export type Reader = Child<ReadingRequest | Forget, ReadingAnswer>;

/** Heap of a reading process in MiB. */
const HEAP_MIB = 1024;

/** Where a run has the processes from that read its letters back. */
export interface ReaderSource {
  /** Gives a process that remembers nothing of what was read before. Errors: never throws; one that could not be started tells who asks it. */
  readonly take: () => Reader;
  /** Takes a process that the run is done with. */
  readonly giveBack: (reader: Reader) => void;
}

/** Processes that end with the run that started them. */
export const OWN_READERS: ReaderSource = {
  take: startReader,
  giveBack: (reader) => reader.release(),
};

/**
 * Processes that read letters back for one run after the other: to start one and to read a first letter takes as long as twenty
 * letters do. Whoever makes it closes it; until then its processes wait, and keep their program alive.
 *
 * Shape: as many processes as runs had at once. They keep their program warm and nothing else; each run finds them without
 * memory of the one before, so that a font that was replaced in between is opened again.
 */
export class Readers implements ReaderSource {
  readonly #start: () => Reader;
  readonly #idle = new Set<Reader>();
  #isClosed = false;

  constructor(start: () => Reader = startReader) {
    this.#start = start;
  }

  take(): Reader {
    for (const reader of this.#idle) {
      this.#idle.delete(reader);
      if (!reader.isAlive()) continue;
      reader.send({ kind: "forget" });
      return reader;
    }
    return this.#start();
  }

  /** A process that still has an answer to give is not kept: the next run would wait for it. */
  giveBack(reader: Reader): void {
    if (this.#isClosed || reader.isAsked() || !reader.isAlive()) reader.release();
    else this.#idle.add(reader);
  }

  /** Ends the processes that wait; those of a run that goes on end with it. */
  close(): void {
    this.#isClosed = true;
    for (const reader of this.#idle) reader.release();
    this.#idle.clear();
  }
}

function startReader(): Reader {
  return startChild(new URL("./reading-worker.js", import.meta.url), HEAP_MIB);
}
