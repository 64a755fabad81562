import { ptToSp, type Sp, sp } from "../base/units.ts";
import type { PageFormat } from "../model/page-format.ts";
import { type FrameLine, frameDistance, frameLines } from "../model/page-frame.ts";
import type { PageItem, Rule } from "../model/paged-document.ts";

/**
 * Gives the rules of a page's frame, which belong to the page alone.
 *
 * Shape: four rules for each of the frame's lines, from the outermost in; nothing where the format has no frame.
 */
export function drawFrame({ frame, trimSize }: PageFormat): readonly PageItem[] {
  if (frame === undefined) return [];
  const rules = frameLines(frame).flatMap((line) => around(line, trimSize));
  return [{ type: "tag-start", role: "artifact", element: 0 }, ...rules, { type: "tag-end" }];
}

function around(
  { offset, thickness }: FrameLine,
  { width, height }: PageFormat["trimSize"],
): readonly Rule[] {
  const edge = frameDistance({ width, height }) + ptToSp(offset);
  const thick = ptToSp(thickness);
  const [right, bottom] = [width - edge, height - edge];
  const box = (x: number, y: number, across: number, down: number): Rule => ({
    type: "rule",
    box: { x: sp(x), y: sp(y), width: sp(across), height: sp(down) },
  });
  const [whole, tall]: readonly Sp[] = [sp(right - edge), sp(bottom - edge)];
  if (whole === undefined || tall === undefined) return [];
  return [
    box(edge, edge, whole, thick),
    box(edge, bottom - thick, whole, thick),
    box(edge, edge, thick, tall),
    box(right - thick, edge, thick, tall),
  ];
}
