import type { SetLine, SetRun } from "./set-line.ts";

/**
 * Gives the empty lines that a line needs before it so that what stands over it does not meet what stands under the line before: none
 * nearly always, half a one where readings on the left and on the right would lie on each other (両側ルビ), a whole one if that is
 * too little. The line after it is on the grid again.
 *
 * Units: `distance` in sp between the middles of the two lines, `pitch` from line to line.
 */
export function rowsForReadings(
  before: SetLine | undefined,
  line: SetLine,
  distance: number,
  pitch: number,
): number {
  if (before === undefined || before.row !== undefined || line.row !== undefined) return 0;
  const under = before.items.flatMap((item) => reachOf(item, before, -1));
  if (under.length === 0) return 0;
  const over = line.items.flatMap((item) => reachOf(item, line, 1));
  const depths = under.flatMap((one) =>
    over.flatMap((other) =>
      one.start < other.end && other.start < one.end ? one.reach + other.reach : [],
    ),
  );
  const missing = Math.max(0, ...depths) - distance;
  return missing <= 0 ? 0 : Math.ceil((2 * missing) / pitch) / 2;
}

/** Tells whether anything of a line is on the side of its characters towards the block's end: a reading or a note on the left. */
export function hasLeftSide(line: SetLine): boolean {
  return line.items.some((item) => reachOf(item, line, -1).length > 0);
}

/** The same on the other side. */
export function hasRightSide(line: SetLine): boolean {
  return line.items.some((item) => reachOf(item, line, 1).length > 0);
}

/** From where to where along the line something beside its characters is, and how far from its middle. */
interface Reach {
  readonly start: number;
  readonly end: number;
  readonly reach: number;
}

function reachOf(
  item: SetLine["items"][number],
  { size }: SetLine,
  side: 1 | -1,
): readonly Reach[] {
  if (item.type !== "run" || side * item.blockShift <= size / 2) return [];
  return [
    {
      start: item.inlineStart,
      end: item.inlineStart + lengthOf(item),
      reach: side * item.blockShift + item.size / 2,
    },
  ];
}

function lengthOf({ glyphs }: SetRun): number {
  return glyphs.reduce((sum, { advance }) => sum + advance, 0);
}
