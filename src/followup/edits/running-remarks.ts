import { type Diagnostic, error } from "../../base/diagnostic.ts";
import type { LetterRunning, RunningPiece } from "../../model/letter.ts";
import { type RunningEdge, type RunningSlot, runningTextSets } from "../../model/running.ts";
import type { EditedDocx } from "../../reading/read-edited-docx.ts";
import { isPageNumber } from "../../reading/transcribe-docx.ts";
import type { LetterView } from "./letter-view.ts";

/**
 * Compares what stands at the heads and the feet of an edited file's pages with what the letter has there, which comes of the
 * template's settings and not of its text.
 *
 * Shape: the second is the letter's own. Numbers of pages are fields, which programs write as they count. Errors: `back/running`.
 */
export function runningRemarks(
  edited: EditedDocx["running"],
  { running, isNumbered }: Pick<LetterView, "running" | "isNumbered">,
  path: string,
): readonly Diagnostic[] {
  return EDGES.flatMap((edge) => {
    const own = running === undefined ? [] : linesAt(running, edge, isNumbered);
    const there = edited.filter((one) => one.edge === edge).map(({ text }) => plain(text));
    const foreign = there.filter((text) => !own.some(({ pattern }) => pattern.test(text)));
    const gone = own.filter(({ pattern }) => !there.some((text) => pattern.test(text)));
    const count = Math.max(new Set(foreign).size, gone.length);
    if (count === 0) return [];
    const values = { path, edge, was: gone[0]?.said ?? "", now: foreign[0] ?? "", count };
    return [error("back/running", { kind: "file", path }, values)];
  });
}

const EDGES: readonly RunningEdge[] = ["header", "footer"];

/** What a letter has at one edge of some of its pages: as a person reads it, and what a file that says the same may have. */
interface Line {
  readonly said: string;
  readonly pattern: RegExp;
}

function linesAt(running: LetterRunning, edge: RunningEdge, isNumbered: boolean): readonly Line[] {
  const mayHaveNumber = edge === "footer" && isNumbered;
  const lines = runningTextSets(running).map((slots) => lineOf(slots, edge, mayHaveNumber));
  const said = new Map(lines.map((line) => [line.pattern.source, line]));
  // A number by itself is not among what an edited file is asked for.
  return [...said.values()].filter((line) => !isPageNumber(line.said.replaceAll("#", "1")));
}

/** In the middle of the foot is the number of the page where nothing else is: another figure is an edit there, too. */
function lineOf(
  slots: readonly RunningSlot<readonly RunningPiece[]>[],
  edge: RunningEdge,
  mayHaveNumber: boolean,
): Line {
  const [left = [], center, right = []] = SIDES.map(
    (side) => slots.find(({ place }) => place === `${edge}-${side}`)?.text,
  );
  const middle = center === undefined && mayHaveNumber ? NUMBER : patternOf(center ?? []);
  const said = [left, center ?? [], right].map(saidOf).filter((text) => text !== "");
  return {
    said: said.join("　"),
    pattern: new RegExp(`^${patternOf(left)}${middle}${patternOf(right)}$`, "u"),
  };
}

const SIDES = ["left", "center", "right"] as const;

function saidOf(pieces: readonly RunningPiece[]): string {
  return pieces.map((piece) => (piece.type === "text" ? piece.text : "#")).join("");
}

function patternOf(pieces: readonly RunningPiece[]): string {
  return pieces
    .map((piece) => (piece.type === "text" ? escaped(plain(piece.text)) : NUMBER))
    .join("");
}

/** The number of a page with what is usual around it, or nothing: a field that was not counted yet. */
const NUMBER = "[\\p{Pd}\\p{Nd}〇一二三四五六七八九十百]*";

/** Blanks and tabs between the places are the program's. */
function plain(text: string): string {
  return text.replaceAll(/\s/gu, "");
}

function escaped(text: string): string {
  return text.replaceAll(/[$()*+./?[\\\]^{|}-]/gu, String.raw`\$&`);
}
