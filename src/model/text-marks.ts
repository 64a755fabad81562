import type { Inline, ScriptText, TextLine, TextPart } from "./letter.ts";
import { inlinesOf, inlinesWithin, inlineText } from "./letter-text.ts";

/** What characters may have that is held to the letter one by one: lines beside, through and around them, and being small. */
export type TextMark = TextLine | ScriptText["place"];

/**
 * Says what has a line beside, through or around it in a part of a letter, and what is small: for each of these all characters
 * that have it, in order and without white space (`取消線「五百円」`); nothing if there is none.
 *
 * Shape: what is struck through comes last. Where a stretch ends and the next one begins is not said: a reader of the paper sees
 * characters with a line.
 */
export function markedText(part: TextPart): string {
  const inlines = inlinesOf(part);
  if (!inlines.some(hasMark)) return "";
  return saidMarks((mark) => textWithMark(part, mark));
}

/** Gives the characters of a part that have a mark, in order. */
export function textWithMark(part: TextPart, mark: TextMark): string {
  return inlinesOf(part)
    .map((inline) => withMark(inline, mark))
    .join("");
}

/** Says the texts of a paragraph by their marks as `markedText` does. */
export function saidMarks(textOf: (mark: TextMark) => string): string {
  return TEXT_MARKS.map(([mark, name]) => {
    const text = textOf(mark).replaceAll(/\s+/gu, "");
    return text === "" ? "" : `${name}「${text}」`;
  }).join("");
}

/** Tells whether a part has any line beside, through or around its text, or small characters. */
export function hasTextMark(part: TextPart): boolean {
  return inlinesOf(part).some(hasMark);
}

/** Tells whether any text of inlines is in a bold face (太字). */
export function hasBoldText(inlines: readonly Inline[]): boolean {
  return inlines.some((inline) => markOf(inline) === "bold" || hasBoldText(inlinesWithin(inline)));
}

function hasMark(inline: Inline): boolean {
  return markOf(inline) !== undefined || inlinesWithin(inline).some(hasMark);
}

function markOf(inline: Inline): TextMark | undefined {
  if (inline.type === "lined-text") return inline.line;
  return inline.type === "script-text" ? inline.place : undefined;
}

function withMark(inline: Inline, mark: TextMark): string {
  if (markOf(inline) === mark) return inlineText(inlinesWithin(inline));
  return inlinesWithin(inline)
    .map((one) => withMark(one, mark))
    .join("");
}

const TEXT_MARKS: readonly (readonly [TextMark, string])[] = [
  ["bold", "太字"],
  ["side", "傍線"],
  ["double-side", "二重傍線"],
  ["frame", "囲み"],
  ["above", "上付き"],
  ["below", "下付き"],
  ["strike", "取消線"],
];
