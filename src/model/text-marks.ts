import type { EmphasisMark, Inline, ScriptText, TextLine, TextPart } from "./letter.ts";
import { inlinesOf, inlinesWithin, inlineText } from "./letter-text.ts";

/** The marks beside characters that every format tells apart: a Word file has one kind of circle. */
export type DotMark = Exclude<EmphasisMark, "open-sesame">;

/** What characters may have that is held to the letter one by one: lines beside, through and around them, being small, and marks beside them. */
export type TextMark = TextLine | ScriptText["place"] | DotMark;

/** The mark beside characters as it is held to the letter. */
export function dotMark(mark: EmphasisMark): DotMark {
  return mark === "open-sesame" ? "circle" : mark;
}

/**
 * Says what has a line beside, through or around it in a part of a letter, what is small, and what has marks beside it: for each of
 * these all characters that have it, in order and without white space (`取消線「五百円」`); nothing if there is none.
 *
 * Shape: what is struck through comes last, and after it only what has marks beside it. Where a stretch ends and the next one begins is not said: a reader of the paper sees
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
  return MARK_ORDER.map((mark) => {
    const text = textOf(mark).replaceAll(/\s+/gu, "");
    return text === "" ? "" : `${TEXT_MARKS[mark]}「${text}」`;
  }).join("");
}

/** Tells whether a part has any line beside, through or around its text, or small characters. */
export function hasTextMark(part: TextPart): boolean {
  const hasLine = (inline: Inline): boolean => {
    const own = markOf(inline);
    return (own !== undefined && !isDots(own)) || inlinesWithin(inline).some(hasLine);
  };
  return inlinesOf(part).some(hasLine);
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
  if (inline.type === "script-text") return inline.place;
  return inline.type === "emphasis-dots" ? dotMark(inline.mark) : noMark(inline);
}

/** Readings are compared pair by pair, and pictures one by one; what a letter can have more does not compile without a word here. */
function noMark(
  _: Extract<
    Inline,
    {
      readonly type:
        | "text"
        | "ruby"
        | "picture"
        | "tate-chu-yoko"
        | "warichu"
        | "jidori"
        | "no-break"
        | "line-break"
        | "honorific-space"
        | "editorial-note";
    }
  >,
): undefined {
  return undefined;
}

/** Tells whether a word is the name of a mark beside characters. */
export function isEmphasisMark(word: string | undefined): word is EmphasisMark {
  return word === "sesame" || word === "open-sesame" || word === "dot" || word === "circle";
}

/** Tells whether a mark stands beside characters (傍点). */
export function isDots(mark: TextMark): mark is DotMark {
  return mark === "sesame" || mark === "dot" || mark === "circle";
}

function withMark(inline: Inline, mark: TextMark): string {
  if (isDots(mark)) return withDots(inline, mark, undefined);
  if (markOf(inline) === mark) return inlineText(inlinesWithin(inline));
  return inlinesWithin(inline)
    .map((one) => withMark(one, mark))
    .join("");
}

/** Characters have one kind of marks beside them: of stretches within one another that of the innermost. */
function withDots(inline: Inline, mark: DotMark, around: DotMark | undefined): string {
  const own = inline.type === "emphasis-dots" ? dotMark(inline.mark) : around;
  const inside = inline.type === "ruby" ? [] : inlinesWithin(inline);
  if (inside.length > 0) return inside.map((one) => withDots(one, mark, own)).join("");
  return own === mark ? inlineText([inline]) : "";
}

/** What each is called, in the order in which they are said. */
const TEXT_MARKS: Readonly<Record<TextMark, string>> = {
  bold: "太字",
  side: "傍線",
  "double-side": "二重傍線",
  frame: "囲み",
  above: "上付き",
  below: "下付き",
  strike: "取消線",
  sesame: "傍点",
  dot: "丸傍点",
  circle: "白丸傍点",
};
const MARK_ORDER = Object.keys(TEXT_MARKS) as readonly TextMark[];
