import type { Rect } from "../base/geometry.ts";
import { mmToSp, ptToSp, type Sp, sp } from "../base/units.ts";
import type { PageFormat, SealJoint } from "../model/page-format.ts";
import type { PageItem, Rule } from "../model/paged-document.ts";
import { jointBox, jointEdge } from "../model/seal-joints.ts";

/**
 * Gives the dashed lines around the places of seals that are half on this sheet (契印・割印), which belong to the page alone.
 *
 * Shape: three sides of each; the fourth is the edge of the paper. Nothing where there is no such place.
 */
export function drawJoints(joints: readonly SealJoint[], format: PageFormat): readonly PageItem[] {
  const rules = joints.flatMap((joint) => {
    const box = jointBox(joint, format);
    const open = jointEdge(joint, format);
    return SIDES.filter((side) => side !== open).flatMap((side) => dashes(sideOf(box, side)));
  });
  if (rules.length === 0) return [];
  return [{ type: "tag-start", role: "artifact", element: 0 }, ...rules, { type: "tag-end" }];
}

const SIDES = ["top", "left", "bottom", "right"] as const;

function sideOf({ x, y, width, height }: Rect, side: (typeof SIDES)[number]): Rect {
  switch (side) {
    case "top":
      return { x, y, width, height: THICK };
    case "bottom":
      return { x, y: sp(y + height - THICK), width, height: THICK };
    case "left":
      return { x, y, width: THICK, height };
    case "right":
      return { x: sp(x + width - THICK), y, width: THICK, height };
  }
}

/** Cuts a line into dashes as long as the white between them; it begins and ends with one. */
function dashes({ x, y, width, height }: Rect): readonly Rule[] {
  const isAcross = width >= height;
  const length = isAcross ? width : height;
  const count = Math.max(1, Math.round((length / DASH - 1) / 2));
  const step = length / (2 * count + 1);
  return Array.from({ length: count + 1 }, (_, index): Rule => {
    const at: Sp = sp(Math.floor(2 * index * step));
    const long: Sp = sp(Math.floor(step));
    const box = isAcross
      ? { x: sp(x + at), y, width: long, height }
      : { x, y: sp(y + at), width, height: long };
    return { type: "rule", box };
  });
}

const THICK = ptToSp(0.5);
const DASH = mmToSp(1);
