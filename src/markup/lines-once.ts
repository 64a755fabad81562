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
  switch (inline.type) {
    case "emphasis-dots":
    case "warichu":
    case "jidori":
    case "no-break":
    case "editorial-note":
      return [{ ...inline, children: inline.children.flatMap((one) => eachOnce(one, around)) }];
    case "lined-text": {
      const { line } = inline;
      const children = inline.children.flatMap((one) => eachOnce(one, [...around, line]));
      if (isBeside(inline)) return aroundOthers(inline, children);
      return around.includes(line) ? children : [{ ...inline, children }];
    }
    default:
      return [inline];
  }
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
      made.push(isBeside(child) ? child : within(lined, child));
    }
  }
  end();
  return made;
}

function within(lined: Lined, inline: Inline): Inline {
  switch (inline.type) {
    case "emphasis-dots":
    case "lined-text":
    case "warichu":
    case "jidori":
    case "no-break":
    case "editorial-note":
      return { ...inline, children: aroundOthers(lined, inline.children) };
    default:
      return inline;
  }
}
