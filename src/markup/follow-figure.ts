import type { Block } from "../model/letter.ts";

/** Puts the caption of a figure, the last of `blocks`, where the figure is: at the line's head or foot, if it says nothing else itself. */
export function followFigure(blocks: Block[]): void {
  const [figure, caption] = blocks.slice(-2);
  if (figure?.type !== "figure" || caption?.type !== "figure-caption") return;
  const { alignment, indentStart, indentEnd } = figure.placement;
  const own = caption.placement;
  const isPlaced = own.alignment !== undefined || own.indentStart !== undefined;
  if (isPlaced || (alignment === undefined && indentStart === undefined)) return;
  const placement = {
    ...own,
    ...(alignment !== undefined && { alignment }),
    ...(indentStart !== undefined && { indentStart }),
    ...(indentEnd !== undefined && { indentEnd }),
  };
  blocks.splice(-1, 1, { ...caption, placement });
}
