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

/** Says the frame of a letter's pages and its joints, as readers of its files find them; undefined where it has neither. */
export function saidFrame(format: JointFormat & Pick<PageFormat, "frame">): string | undefined {
  const said = [true, false].flatMap((isFirst) =>
    jointsOn(format, isFirst).map(
      (joint) => `${jointEdge(joint, format)} ${tenths(spToPt(joint.size))}`,
    ),
  );
  const all = [...(format.frame === undefined ? [] : [format.frame]), ...said];
  return all.length === 0 ? undefined : all.join(", ");
}
