import { stderr } from "node:process";
import type { JobEvent, JobListener, JobPhase } from "../job/outside/job-event.ts";
import { type OutputOptions, redraw, sayAside, sayJson } from "./output.ts";
import { textOf } from "./texts.ts";

/** Shortest time between two drawings, in milliseconds. */
const REDRAW_MS = 80;

/** Cells of the bar. */
const BAR_CELLS = 28;

/**
 * Draws how a run goes on: a bar with letters per second and the time left. Without a terminal it is
 * quiet but for one line per phase; with `--json` it gives events.
 */
export function progressBar(options: OutputOptions): {
  readonly listener: JobListener;
  readonly end: () => void;
} {
  const terminal = stderr.isTTY === true && !options.json;
  let phase: JobPhase | undefined;
  let total = 0;
  let startedMs = 0;
  let drawnMs = 0;
  const draw = (done: number): void => {
    if (phase === undefined) return;
    redraw(barLine(options, phase, done, total, Date.now() - startedMs));
  };
  const end = (): void => {
    if (terminal && phase !== undefined) sayAside("");
    phase = undefined;
  };
  const listener = (event: JobEvent): void => {
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

function barLine(
  { language }: OutputOptions,
  phase: JobPhase,
  done: number,
  total: number,
  elapsedMs: number,
): string {
  const share = total === 0 ? 1 : done / total;
  const filled = Math.round(share * BAR_CELLS);
  const bar = "█".repeat(filled) + "░".repeat(BAR_CELLS - filled);
  const perSecond = elapsedMs > 300 && done > 0 ? (done * 1000) / elapsedMs : undefined;
  const speed = speedText(language, perSecond, total - done);
  const name = textOf(`phase.${phase}`, language);
  return `${name} ${bar} ${done}/${total}${speed}`;
}

function speedText(
  language: OutputOptions["language"],
  perSecond: number | undefined,
  left: number,
): string {
  if (perSecond === undefined) return "";
  const leftSeconds = Math.ceil(left / perSecond);
  return language === "ja"
    ? ` 毎秒${Math.round(perSecond)}通 残り約${leftSeconds}秒`
    : ` ${Math.round(perSecond)}/s, ${leftSeconds} s left`;
}
