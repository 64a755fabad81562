import type { Sequence } from "../../base/sequence.ts";
import type { LedgerEntry } from "../../model/run.ts";
import type { JobListener } from "../../outside/job-event.ts";

/**
 * Goes through the letters of an earlier start, each of whose files is read, and reports how far it is: with a hundred thousand
 * letters that takes a minute.
 */
export function* earlierLetters(
  entries: Sequence<LedgerEntry>,
  listener: JobListener,
): Iterable<LedgerEntry> {
  if (entries.length === 0) return;
  listener({ kind: "phase", phase: "earlier", total: entries.length });
  let done = 0;
  for (const entry of entries) {
    yield entry;
    done += 1;
    listener({ kind: "progress", phase: "earlier", done });
  }
}
