import type { PathCommand } from "../../model/glyph.ts";

/**
 * Gives an outline as the data of an SVG path, which a canvas takes too.
 *
 * Units: as the outline: font units, y up. Source: SVG 2, 9.3.
 */
export function outlinePath(outline: readonly PathCommand[]): string {
  let path = "";
  for (const command of outline) {
    if (command.kind === "curve") {
      const { x1, y1, x2, y2, x, y } = command;
      path += `C${x1} ${y1} ${x2} ${y2} ${x} ${y}`;
    } else {
      const isNext = command.kind === "move";
      // Contours close by themselves in a font, and only when they are told to on a canvas, which a frame would show.
      path += `${isNext ? `${path === "" ? "" : "Z"}M` : "L"}${command.x} ${command.y}`;
    }
  }
  return path === "" ? "" : `${path}Z`;
}
