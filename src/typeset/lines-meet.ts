import type { SizeRatio } from "../model/block-style.ts";
import type { SetLine, SetRun } from "./set-line.ts";

/**
 * Gives the empty lines that a line needs before it so that nothing of it meets anything of the line before: none nearly always; as
 * many half lines as are needed where the space between the two does not hold what stands beside the characters of both (readings,
 * notes, marks, lines), or where characters of a larger size reach into it. The line after it is on the grid again.
 *
 * Shape: only what is at the same place along the two lines can meet.
 * Units: `distance` in sp between the middles of the two lines, `pitch` from line to line.
 * Source: JLReq §2.4.2 (the line gap has room for what stands in it); half lines are our choice: two of them keep to the grid.
 */
export function rowsBetween(
  before: SetLine | undefined,
  line: SetLine,
  distance: number,
  pitch: number,
): number {
  if (before === undefined) return 0;
  const under = reachesOf(before, -1);
  const over = reachesOf(line, 1);
  if (furthest(under) + furthest(over) <= distance) return 0;
  const depths = under.flatMap((one) =>
    over.flatMap((other) =>
      one.start < other.end && other.start < one.end ? one.reach + other.reach : [],
    ),
  );
  return halfRows(Math.max(0, ...depths) - distance, pitch);
}

/**
 * Gives the room that a line needs on one side up to a rule there: none where nothing of it reaches as far.
 *
 * Units: `distance` in sp from the line's middle to the rule, the result in lines of the grid, whole halves.
 */
export function rowsToRule(
  line: SetLine | undefined,
  side: Side,
  distance: number,
  pitch: number,
): number {
  return line === undefined ? 0 : halfRows(furthest(reachesOf(line, side)) - distance, pitch);
}

/** Tells whether anything of a line is beside its characters: towards the block's end, a reading or a note on the left. */
export function hasBeside(line: SetLine, side: Side): boolean {
  return line.items.some((item) => item.type === "run" && isBeside(item, line, side));
}

/** Towards where the block begins, or towards its end. */
export type Side = 1 | -1;

function halfRows(missing: number, pitch: number): number {
  return missing <= 0 ? 0 : Math.ceil((2 * missing) / pitch) / 2;
}

/** From where to where along the line something is, and how far it reaches from the line's middle. */
interface Reach {
  readonly start: number;
  readonly end: number;
  readonly reach: number;
}

function furthest(reaches: readonly Reach[]): number {
  return reaches.reduce((most, { reach }) => Math.max(most, reach), 0);
}

function reachesOf(line: SetLine, side: Side): readonly Reach[] {
  return line.items.flatMap((item): readonly Reach[] => {
    switch (item.type) {
      case "run":
        return [{ ...stretchOf(item), reach: runReach(item, line, side) }];
      case "rule":
        return [{ ...boxStretch(item), reach: boxReach(item, side) }];
      case "picture": {
        // In a line of text a picture is a character; a seal lies over more than its line, and is looked at apart.
        const most = line.row === undefined ? line.size / 2 : Number.POSITIVE_INFINITY;
        return [{ ...boxStretch(item), reach: Math.min(most, boxReach(item, side)) }];
      }
      default:
        return [];
    }
  });
}

function runReach(run: SetRun, line: SetLine, side: Side): number {
  const isText = !isBeside(run, line, 1) && !isBeside(run, line, -1);
  const [numerator, denominator] = WHITE;
  const white = isText ? (run.size * numerator) / denominator : 0;
  return side * run.blockShift + run.size / 2 - white;
}

/** What a character of the text leaves white on either side of its frame (字面). Kanji of mincho faces leave 3 to 4 hundredths. */
const WHITE: SizeRatio = [1, 24];

function isBeside({ blockShift }: SetRun, { size }: SetLine, side: Side): boolean {
  return side * blockShift > size / 2;
}

/** Along the line, a run is from its first character that is not white to its last one. */
function stretchOf({ inlineStart, glyphs }: SetRun): Pick<Reach, "start" | "end"> {
  const first = glyphs.findIndex(isInked);
  const last = glyphs.findLastIndex(isInked);
  const lengthOf = (part: SetRun["glyphs"]): number =>
    part.reduce((sum, { advance }) => sum + advance, 0);
  const start = inlineStart + lengthOf(glyphs.slice(0, Math.max(0, first)));
  return { start, end: inlineStart + lengthOf(glyphs.slice(0, last + 1)) };
}

function isInked({ recipe }: SetRun["glyphs"][number]): boolean {
  return recipe.kind !== "blank";
}

interface Box {
  readonly inlineStart: number;
  readonly inlineLength: number;
  readonly blockStart: number;
  readonly blockLength: number;
}

function boxStretch({ inlineStart, inlineLength }: Box): Pick<Reach, "start" | "end"> {
  return { start: inlineStart, end: inlineStart + inlineLength };
}

function boxReach({ blockStart, blockLength }: Box, side: Side): number {
  return side === 1 ? -blockStart : blockStart + blockLength;
}
