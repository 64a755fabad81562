import type { Rect } from "../base/geometry.ts";
import { type Sp, sp, spToPt } from "../base/units.ts";
import type { PageFormat, SealJoint } from "./page-format.ts";
import { tenths } from "./seen-pictures.ts";

/** An edge of the paper as it lies. */
export type JointEdge = "left" | "right" | "top";

/** What of a page decides where its joints are. */
export type JointFormat = Pick<PageFormat, "trimSize" | "writingMode" | "joints">;

/** Gives the edge over which a seal is: sheets of vertical lines are bound at the right, of horizontal ones at the left. */
export function jointEdge(
  { place }: SealJoint,
  { writingMode }: Pick<JointFormat, "writingMode">,
): JointEdge {
  if (place === "top") return "top";
  return writingMode === "vertical-rl" ? "right" : "left";
}

/**
 * Gives the joints of a page: over the binding of every sheet that lies on another, its head's on the first sheet alone.
 *
 * Shape: a sheet is printed on one side, so that the other half of the seal is on the back of the sheet before.
 */
export function jointsOn(
  { joints = [] }: Pick<JointFormat, "joints">,
  isFirst: boolean,
): readonly SealJoint[] {
  return joints.filter(({ place }) => (place === "top") === isFirst);
}

/** Gives the half of a joint that is on the page: in the middle of its edge. */
export function jointBox(joint: SealJoint, { trimSize, writingMode }: JointFormat): Rect {
  const { size } = joint;
  const half = sp(Math.floor(size / 2));
  const middle = (length: Sp): Sp => sp(Math.floor((length - size) / 2));
  const edge = jointEdge(joint, { writingMode });
  if (edge === "top") return { x: middle(trimSize.width), y: sp(0), width: size, height: half };
  const x = edge === "left" ? sp(0) : sp(trimSize.width - half);
  return { x, y: middle(trimSize.height), width: half, height: size };
}

/**
 * Says the frame of a letter's pages and its joints, as readers of its files find them, by the pages of its parts in order; undefined
 * where it has neither.
 *
 * Shape: `single, top 18, right 20; 2: double, left 20`: the first page of all has what is at its head.
 */
export function saidFrame(
  parts: readonly (JointFormat & Pick<PageFormat, "frame">)[],
): string | undefined {
  const said = parts.map((part, index): readonly string[] => {
    const pages = index === 0 ? [true, false] : [false];
    const joints = pages.flatMap((isFirst) =>
      jointsOn(part, isFirst).map(
        (joint) => `${jointEdge(joint, part)} ${tenths(spToPt(joint.size))}`,
      ),
    );
    return part.frame === undefined ? joints : [part.frame, ...joints];
  });
  return joinedFrames(said);
}

/** Puts together what is around the pages of each part; undefined for nothing. */
export function joinedFrames(parts: readonly (readonly string[])[]): string | undefined {
  const said = parts.flatMap((all, index) => {
    if (all.length === 0) return [];
    return index === 0 ? all.join(", ") : `${index + 1}: ${all.join(", ")}`;
  });
  return said.length === 0 ? undefined : said.join("; ");
}
