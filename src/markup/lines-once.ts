import { assertNever } from "../base/assert.ts";
import type { Inline, TextLine } from "../model/letter.ts";
import { inlinesWithin } from "../model/letter-text.ts";

/**
 * Gives inlines whose characters have each line once, and one line beside them: of a 傍線 and a 二重傍線 within one another that of the
 * inner one, as whoever draws the second over part of the first means it. A Word file has one kind of line beside a character.
 */
export function linesOnce(inlines: readonly Inline[]): readonly Inline[] {
  return inlines.some(hasLinesWithinLines)
    ? inlines.flatMap((inline) => eachOnce(inline, []))
    : inlines;
}

type Lined = Extract<Inline, { readonly type: "lined-text" }>;

function hasLinesWithinLines(inline: Inline): boolean {
  const within = inlinesWithin(inline);
  return within.some(inline.type === "lined-text" ? hasLine : hasLinesWithinLines);
}

function hasLine(inline: Inline): boolean {
  return inline.type === "lined-text" || inlinesWithin(inline).some(hasLine);
}

function hasLineBeside(inline: Inline): boolean {
  return isBeside(inline) || inlinesWithin(inline).some(hasLineBeside);
}

function isBeside(inline: Inline): boolean {
  return inline.type === "lined-text" && (inline.line === "side" || inline.line === "double-side");
}

function eachOnce(inline: Inline, around: readonly TextLine[]): readonly Inline[] {
  if (inline.type !== "lined-text") {
    return [withStretch(inline, (children) => children.flatMap((one) => eachOnce(one, around)))];
  }
  const { line } = inline;
  const children = inline.children.flatMap((one) => eachOnce(one, [...around, line]));
  if (isBeside(inline)) return aroundOthers(inline, children);
  return around.includes(line) ? children : [{ ...inline, children }];
}

/** A line beside characters, which leaves out those that have one already. */
function aroundOthers(lined: Lined, children: readonly Inline[]): readonly Inline[] {
  const made: Inline[] = [];
  let own: Inline[] = [];
  const end = (): void => {
    if (own.length > 0) made.push({ ...lined, children: own });
    own = [];
  };
  for (const child of children) {
    if (!hasLineBeside(child)) own.push(child);
    else {
      end();
      made.push(
        isBeside(child) ? child : withStretch(child, (inner) => aroundOthers(lined, inner)),
      );
    }
  }
  end();
  return made;
}

/** An inline with its children changed, where any may stand in it; readings, numbers side by side and small characters are whole. */
function withStretch(
  inline: Inline,
  change: (children: readonly Inline[]) => readonly Inline[],
): Inline {
  switch (inline.type) {
    case "emphasis-dots":
    case "lined-text":
    case "warichu":
    case "jidori":
    case "no-break":
    case "editorial-note":
      return { ...inline, children: change(inline.children) };
    case "text":
    case "ruby":
    case "tate-chu-yoko":
    case "script-text":
    case "line-break":
    case "honorific-space":
    case "picture":
      return inline;
    default:
      return assertNever(inline);
  }
}
