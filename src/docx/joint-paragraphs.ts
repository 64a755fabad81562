import { BorderStyle, FrameAnchorType, HeightRule, type IBorderOptions, Paragraph } from "docx";
import type { PageFormat, SealJoint } from "../model/page-format.ts";
import { jointBox, jointEdge, jointsOn } from "../model/seal-joints.ts";
import type { RunningPages } from "./running-parts.ts";
import { PAGE_NUMBER_STYLE } from "./tables/word-styles.ts";
import { spToTwip } from "./units.ts";

/** Which pages of a section have a head of their own for the places of seals: the first sheet of a letter has others than those after it. */
export function jointPages({ joints }: PageFormat, isFirstPart: boolean): readonly RunningPages[] {
  if (joints === undefined) return [];
  return isFirstPart ? ["first", "default"] : ["default"];
}

/**
 * Gives the empty paragraphs with dashed lines on three sides that stand at the edge of the paper, where half of a seal goes.
 *
 * Source: ISO/IEC 29500-1, 17.3.1.11 (framePr); Word takes a place of 0 for none, so that the edge is at 1 twip.
 */
export function jointParagraphs(
  format: PageFormat,
  pages: RunningPages,
  isFirstPart: boolean,
): readonly Paragraph[] {
  const isFirst = isFirstPart && pages === "first";
  return jointsOn(format, isFirst).map((joint) => jointParagraph(joint, format));
}

function jointParagraph(joint: SealJoint, format: PageFormat): Paragraph {
  const box = jointBox(joint, format);
  const [x, y, width, height] = [box.x, box.y, box.width, box.height].map(spToTwip);
  const open = jointEdge(joint, format);
  const sides = (["top", "bottom", "left", "right"] as const).filter((side) => side !== open);
  return new Paragraph({
    style: PAGE_NUMBER_STYLE.id,
    frame: {
      type: "absolute",
      position: { x: Math.max(1, x ?? 0), y: Math.max(1, y ?? 0) },
      width: width ?? 0,
      height: height ?? 0,
      anchor: { horizontal: FrameAnchorType.PAGE, vertical: FrameAnchorType.PAGE },
      rule: HeightRule.EXACT,
    },
    border: Object.fromEntries(sides.map((side) => [side, DASHED])),
  });
}

const DASHED: IBorderOptions = { style: BorderStyle.DASHED, size: 4, space: 0, color: "auto" };
