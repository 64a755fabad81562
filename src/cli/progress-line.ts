import { displayWidth } from "../base/display-width.ts";
import type { MessageLanguage } from "../base/messages/catalogue.ts";
import type { Crew } from "../cluster/dispatch.ts";
import type { ArchivePhase, JobPhase } from "../outside/job-event.ts";
import { textOf } from "./texts.ts";

/** How far a phase of a run is. */
export interface Progress {
  readonly phase: JobPhase | ArchivePhase;
  readonly done: number;
  readonly total: number;
  readonly elapsedMs: number;
  /** Who makes the letters, where other machines do. */
  readonly crew?: Crew | undefined;
}

/** Cells of the bar: the most, and the fewest that still show anything. */
const MOST_CELLS = 28;
const FEWEST_CELLS = 6;

/**
 * The line that shows how far a phase is: its name, a bar, letters done, and while it goes on speed and time left.
 *
 * Shape: narrower than the terminal, so that it is never broken and drawing it anew leaves nothing behind. Where there is little
 * room the other machines go first, then the speed, then the bar. The bar is of ASCII: blocks are two cells wide on a Japanese console.
 * Units: `columns` in terminal cells.
 */
export function progressLine(
  progress: Progress,
  language: MessageLanguage,
  columns: number,
): string {
  const { phase, done, total } = progress;
  const name = textOf(`phase.${phase}`, language);
  const count = `${done}/${total}`;
  const speed = speedText(progress, language);
  const room = (text: string): number => columns - 1 - displayWidth(`${name}  ${text}`);
  const crew = crewText(progress.crew, language);
  for (const rest of [count + speed + crew, count + speed, count]) {
    const cells = Math.min(MOST_CELLS, room(rest));
    if (cells >= FEWEST_CELLS) return `${name} ${bar(done, total, cells)} ${rest}`;
  }
  return `${name} ${count}`;
}

function bar(done: number, total: number, cells: number): string {
  const filled = Math.round((total === 0 ? 1 : done / total) * cells);
  return "#".repeat(filled) + ".".repeat(cells - filled);
}

/** Nothing at the very beginning, when it could only be guessed; no time left at the end, and no speed of nought. */
function speedText({ phase, done, total, elapsedMs }: Progress, language: MessageLanguage): string {
  // What an archive holds are files of all sizes: how many of them a second says nothing.
  if (elapsedMs <= 300 || done === 0 || phase === "pack" || phase === "open-archive") return "";
  const perSecond = (done * 1000) / elapsedMs;
  const rounded = Math.round(perSecond);
  const seconds = Math.ceil((total - done) / perSecond);
  const ja = language === "ja";
  const parts = [
    ...(rounded > 0 ? [ja ? `毎秒${rounded}通` : `${rounded}/s`] : []),
    ...(seconds > 0 ? [ja ? `残り約${seconds}秒` : `${seconds} s left`] : []),
  ];
  return parts.map((part) => ` ${part}`).join(ja ? "" : ",");
}

/** Machines that make letters, and chunks that they make, that wait for them, and that failed. */
function crewText(crew: Crew | undefined, language: MessageLanguage): string {
  if (crew === undefined) return "";
  const { workers, active, waiting, failed } = crew;
  const ja = language === "ja";
  const parts = ja
    ? [`${workers}台`, `作成中${active}`, `待ち${waiting}`]
    : [`${workers} workers`, `${active} active`, `${waiting} waiting`];
  if (failed > 0) parts.push(ja ? `失敗${failed}` : `${failed} failed`);
  return ja ? ` ${parts.join(" ")}` : `, ${parts.join(", ")}`;
}
