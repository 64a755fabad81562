import { stderr } from "node:process";
import type { Crew } from "../cluster/dispatch.ts";
import type { ArchivePhase, JobEvent, JobListener, JobPhase } from "../outside/job-event.ts";
import { type OutputOptions, redraw, sayAside, sayJson } from "./output.ts";
import { progressLine } from "./progress-line.ts";
import type { RunSeen } from "./run-metrics.ts";
import { textOf } from "./texts.ts";

/** Shortest time between two drawings, in milliseconds. */
const REDRAW_MS = 80;

/** Columns of a terminal that does not say how many it has. */
const UNKNOWN_COLUMNS = 80;

type Phase = JobPhase | ArchivePhase;

/** What is told how a run goes on. */
export interface ProgressBar {
  readonly listener: JobListener<Phase>;
  /** Is told who makes the letters, where other machines do. */
  readonly crew: (crew: Crew) => void;
  /** How far it is, as far as it was told. */
  readonly seen: () => RunSeen;
  readonly end: () => void;
}

/**
 * Draws how a run goes on: a bar with letters per second and the time left. Without a terminal it is
 * quiet but for one line per phase; with `--json` it gives events.
 */
export function progressBar(options: OutputOptions): ProgressBar {
  const terminal = stderr.isTTY === true && !options.json;
  let phase: Phase | undefined;
  let total = 0;
  let startedMs = 0;
  let drawnMs = 0;
  let done = 0;
  let crew: Crew | undefined;
  const draw = (): void => {
    if (phase === undefined) return;
    const elapsedMs = Date.now() - startedMs;
    const progress = { phase, done, total, elapsedMs, crew: phase === "write" ? crew : undefined };
    redraw(progressLine(progress, options.language, stderr.columns ?? UNKNOWN_COLUMNS));
  };
  const redrawAt = (isLast: boolean): void => {
    const now = Date.now();
    if (!terminal || (!isLast && now - drawnMs < REDRAW_MS)) return;
    drawnMs = now;
    draw();
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
      done = 0;
      startedMs = Date.now();
      if (terminal) draw();
      else if (!options.json) {
        sayAside(`${textOf(`phase.${event.phase}`, options.language)} (${event.total})`);
      }
      return;
    }
    ({ done } = event);
    redrawAt(done === total);
  };
  const seenCrew = (now: Crew): void => {
    if (options.json && JSON.stringify(now) !== JSON.stringify(crew)) {
      sayJson({ kind: "event-crew", ...now });
    }
    crew = now;
    redrawAt(false);
  };
  return { listener, crew: seenCrew, seen: () => ({ total, done, crew }), end };
}
