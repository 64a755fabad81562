import type { Inline, TextLine, TextPart } from "./letter.ts";
import { inlinesOf, inlinesWithin, inlineText } from "./letter-text.ts";

/**
 * Says what has a line beside, through or around it in a part of a letter: for each kind of line all characters that have it,
 * in order and without white space (`取消線「五百円」`); nothing if there is none.
 *
 * Shape: kinds in one order. Where a stretch ends and the next one begins is not said: a reader of the paper sees characters
 * with a line.
 */
export function linedText(part: TextPart): string {
  const inlines = inlinesOf(part);
  if (!inlines.some(hasLine)) return "";
  return saidLines((line) => inlines.map((inline) => withLine(inline, line)).join(""));
}

/** Says the texts of a paragraph by their lines as `linedText` does. */
export function saidLines(textOf: (line: TextLine) => string): string {
  return TEXT_LINES.map(([line, name]) => {
    const text = textOf(line).replaceAll(/\s+/gu, "");
    return text === "" ? "" : `${name}「${text}」`;
  }).join("");
}

/** Tells whether a part has any line beside, through or around its text. */
export function hasTextLine(part: TextPart): boolean {
  return inlinesOf(part).some(hasLine);
}

function hasLine(inline: Inline): boolean {
  return inline.type === "lined-text" || inlinesWithin(inline).some(hasLine);
}

function withLine(inline: Inline, line: TextLine): string {
  if (inline.type === "lined-text" && inline.line === line) return inlineText(inline.children);
  return inlinesWithin(inline)
    .map((one) => withLine(one, line))
    .join("");
}

const TEXT_LINES: readonly (readonly [TextLine, string])[] = [
  ["side", "傍線"],
  ["double-side", "二重傍線"],
  ["frame", "囲み"],
  ["strike", "取消線"],
];
