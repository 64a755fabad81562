import { stderr } from "node:process";
import type { ArchivePhase, JobEvent, JobListener, JobPhase } from "../outside/job-event.ts";
import { type OutputOptions, redraw, sayAside, sayJson } from "./output.ts";
import { progressLine } from "./progress-line.ts";
import { textOf } from "./texts.ts";

/** Shortest time between two drawings, in milliseconds. */
const REDRAW_MS = 80;

/** Columns of a terminal that does not say how many it has. */
const UNKNOWN_COLUMNS = 80;

type Phase = JobPhase | ArchivePhase;

/**
 * Draws how a run goes on: a bar with letters per second and the time left. Without a terminal it is
 * quiet but for one line per phase; with `--json` it gives events.
 */
export function progressBar(options: OutputOptions): {
  readonly listener: JobListener<Phase>;
  readonly end: () => void;
} {
  const terminal = stderr.isTTY === true && !options.json;
  let phase: Phase | undefined;
  let total = 0;
  let startedMs = 0;
  let drawnMs = 0;
  const draw = (done: number): void => {
    if (phase === undefined) return;
    const progress = { phase, done, total, elapsedMs: Date.now() - startedMs };
    redraw(progressLine(progress, options.language, stderr.columns ?? UNKNOWN_COLUMNS));
  };
  const end = (): void => {
    if (terminal && phase !== undefined) sayAside("");
    phase = undefined;
  };
  const listener = (event: JobEvent<Phase>): void => {
    if (options.json) sayJson({ ...event, kind: `event-${event.kind}` });
    if (event.kind === "phase") {
      end();
      ({ phase, total } = event);
      startedMs = Date.now();
      if (terminal) draw(0);
      else if (!options.json) {
        sayAside(`${textOf(`phase.${event.phase}`, options.language)} (${event.total})`);
      }
      return;
    }
    const now = Date.now();
    if (!terminal || (event.done < total && now - drawnMs < REDRAW_MS)) return;
    drawnMs = now;
    draw(event.done);
  };
  return { listener, end };
}
