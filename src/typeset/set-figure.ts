import { type Sp, sp } from "../base/units.ts";
import type { BlockStyle } from "../model/block-style.ts";
import type { Figure, PictureSize } from "../model/letter.ts";
import type { PageFormat } from "../model/page-format.ts";
import type { SetLine, SetPicture } from "./set-line.ts";

/**
 * Sets a figure: a line that takes as many lines of the grid as the picture needs, in whose middle it is.
 *
 * Shape: one line for a picture; along the line where the block's alignment has it.
 */
export function setFigure(
  figure: Figure,
  style: BlockStyle,
  format: PageFormat,
): readonly SetLine[] {
  return figure.inlines.flatMap((inline): readonly SetLine[] => {
    if (inline.type !== "picture" || inline.size === undefined) return [];
    const { along, across } = inLine(inline.size, format);
    const pitch = format.characterSize + format.lineGap;
    const rows = Math.max(1, Math.ceil((across + format.lineGap) / pitch));
    const item: SetPicture = {
      type: "picture",
      picture: inline.picture,
      origin: inline.origin,
      inlineStart: headOf(along, style, format),
      inlineLength: along,
      blockStart: sp(-Math.floor(across / 2)),
      blockLength: across,
    };
    const row = {
      rows,
      mayBeginPage: true,
      isHead: false,
      repeatsHead: false,
      isRuled: false,
    };
    return [{ size: format.characterSize, items: [item], row }];
  });
}

/** The sides of a picture along the line and across it. */
export function inLine(
  { width, height }: PictureSize,
  { writingMode }: Pick<PageFormat, "writingMode">,
): { readonly along: Sp; readonly across: Sp } {
  return writingMode === "vertical-rl"
    ? { along: height, across: width }
    : { along: width, across: height };
}

function headOf(length: Sp, style: BlockStyle, format: PageFormat): Sp {
  const em = format.characterSize;
  const whole = format.charactersPerLine * em;
  const start = style.indentStart * em;
  const white = Math.max(0, whole - start - style.indentEnd * em - length);
  switch (style.alignment) {
    case "center":
      return sp(Math.round(start + Math.floor(white / 2)));
    case "end":
      return sp(Math.round(start + white));
    case "justify":
    case "start":
      return sp(Math.round(Math.min(start, Math.max(0, whole - length))));
  }
}
