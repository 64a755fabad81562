import { type Sp, spToPt } from "../base/units.ts";
import type { PageFormat, SealJoint } from "../model/page-format.ts";
import { type JointEdge, jointBox, jointEdge } from "../model/seal-joints.ts";
import type { StyledPart } from "./running-rules.ts";

/**
 * Gives the rules for the places of seals that are half on a printed page (契印・割印): boxes of the margin at the middle of their
 * edges, with dashed lines on three sides.
 *
 * Shape: over the head of the first page; over the binding of all others, a 別紙 from its first page on. On a screen there are none.
 * `first` is the 別紙 that the letter begins with, if it does.
 * Source: CSS Paged Media 3, 5 (page-margin boxes), 3.1 (:first).
 */
export function jointRules(
  format: PageFormat,
  parts: readonly StyledPart[],
  first: StyledPart | undefined,
): readonly string[] {
  const joints = format.joints ?? [];
  const leading = first === undefined || first.format === format ? undefined : first;
  const top = joints.filter(({ place }) => place === "top");
  const bindings = joints.filter(({ place }) => place === "binding");
  return [
    ...top.map((joint) => boxRule("@page :first", joint, format)),
    ...bindings.flatMap((joint) => [
      boxRule("@page", joint, format),
      `@page :first { @${BOXES[jointEdge(joint, format)]} { content: none; } }`,
      ...parts.flatMap((part) => partRules(part, joint, format)),
      // The name of a page counts more than that it is the first.
      ...(leading === undefined
        ? []
        : [
            `@page ${leading.id}:first { @${BOXES[jointEdge(joint, leading.format)]} { content: none; } }`,
          ]),
    ]),
  ];
}

/** A 別紙 that is bound at another edge than its letter, or is on another paper. */
function partRules(
  { id, format: part }: StyledPart,
  joint: SealJoint,
  format: PageFormat,
): readonly string[] {
  if (part === format) return [];
  const isElsewhere = jointEdge(joint, part) !== jointEdge(joint, format);
  const none = `@page ${id} { @${BOXES[jointEdge(joint, format)]} { content: none; } }`;
  return [...(isElsewhere ? [none] : []), boxRule(`@page ${id}`, joint, part)];
}

function boxRule(pages: string, joint: SealJoint, format: PageFormat): string {
  const edge = jointEdge(joint, format);
  const { width, height } = jointBox(joint, format);
  const size = `inline-size: ${points(width)}pt; block-size: ${points(height)}pt;`;
  const lines = `border: 0.5pt dashed; border-${edge}: none; box-sizing: border-box;`;
  return `${pages} { @${BOXES[edge]} { writing-mode: horizontal-tb; content: ""; ${size} ${lines} margin: ${MARGINS[edge]}; } }`;
}

function points(length: Sp): number {
  return Math.round(spToPt(length) * 1000) / 1000;
}

const BOXES: Readonly<Record<JointEdge, string>> = {
  left: "left-middle",
  right: "right-middle",
  top: "top-center",
};

/** The white around a box that is at the edge of the paper, in the middle of it. */
const MARGINS: Readonly<Record<JointEdge, string>> = {
  left: "auto auto auto 0",
  right: "auto 0 auto auto",
  top: "0 auto auto auto",
};
