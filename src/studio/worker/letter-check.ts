import type { Diagnostic } from "../../base/diagnostic.ts";
import type { WorkerCalls } from "../protocol/worker.ts";
import type { Letters } from "./letters-of.ts";

/** A part of what is found, and where it goes on. */
interface CheckedPart {
  readonly findings: readonly Diagnostic[];
  /** Undefined where all is looked at. */
  readonly next: number | undefined;
}

/** Rows of a list that are looked at in the time of a letter. */
const ROWS_A_LETTER = 8;

/**
 * Looks through letters part by part: first each letter for itself, then the lists as the template uses them. What only the whole
 * list shows comes last: of a long list it is one step that takes a second, and nobody waits for it.
 *
 * Shape: what one part finds twice is in it once.
 */
export function letterCheck(
  letters: Letters,
): (ask: WorkerCalls["check"]["ask"]) => Promise<CheckedPart> {
  const total = letters.list.recipients.length;
  let parts: AsyncIterator<readonly Diagnostic[]> | undefined;
  return async ({ from, count, edition = "corrected" }) => {
    const found = new Map<string, Diagnostic>();
    const add = (problems: readonly Diagnostic[]): void => {
      for (const one of problems) found.set(JSON.stringify([one.code, one.at]), one);
    };
    const end = from + count;
    if (from < total) {
      const last = Math.min(end, total);
      for (let place = from; place < last; place += 1) add(letters.problemsAt(place, edition));
      return { findings: [...found.values()], next: last };
    }
    if (from === total || parts === undefined) parts = letters.checkLists()[Symbol.asyncIterator]();
    for (let step = 0; step < count * ROWS_A_LETTER; step += 1) {
      const part = await parts.next();
      if (part.done === true) return { findings: [...found.values()], next: undefined };
      add(part.value);
    }
    return { findings: [...found.values()], next: end };
  };
}
