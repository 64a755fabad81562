import { type Location, textLocation, type WordLocation } from "../base/location.ts";
import type { Place } from "./edit.ts";
import type { Traced } from "./trace-change.ts";
import type { Origins, SourceOfText, WrittenParagraph } from "./written-text.ts";

/** A line of a template. Units: UTF-16 offsets; `end` is that of its line end. */
interface SourceLine {
  readonly path: string;
  readonly source: SourceOfText;
  readonly start: number;
  readonly end: number;
}

/**
 * Traces a paragraph that was added between two others to the end of the line before it.
 *
 * Shape: asked where the template has more than blank lines between the two: the new one may belong to a version, or to all.
 */
export function traceAdded(
  before: WrittenParagraph | undefined,
  after: WrittenParagraph | undefined,
  text: string,
  origins: Origins,
): Traced {
  if (before?.home !== undefined) return inWord(before.home, "behind");
  if (after?.home !== undefined) return inWord(after.home, "before");
  const above = before && lineOf(before, origins);
  const below = after && lineOf(after, origins);
  const between = [above, below].flatMap((line) => (line === undefined ? [] : [placeOf(line)]));
  const asked: Traced = { places: [], question: { why: "lines", between } };
  if (above === undefined || !isWhole(above)) return asked;
  const { source } = above;
  const rest = source.text.slice(above.end, below?.path === above.path ? below.start : undefined);
  const isNext = after === undefined || below?.path === above.path;
  if (!isNext || /\S/u.test(rest)) return asked;
  const at = textLocation(above.path, source.text, { start: above.end, end: above.end });
  const place: Place = {
    kind: "source",
    at,
    start: above.end,
    end: above.end,
    text: `\n${text}`,
    isLines: true,
  };
  return { places: [place], question: undefined };
}

/** Traces a paragraph that was taken out to its line. Shape: asked where the line has more than the paragraph. */
export function traceRemoved(paragraph: WrittenParagraph, origins: Origins): Traced {
  if (paragraph.home !== undefined) {
    return inWord(paragraph.home, "here");
  }
  const line = lineOf(paragraph, origins);
  if (line === undefined || !isWhole(line)) {
    const from = paragraph.stretches.flatMap(({ writer }): readonly Location[] =>
      writer.kind === "mark" ? [] : [writer.at],
    );
    return { places: [], question: { why: "lines", between: from.slice(0, 2) } };
  }
  const place: Place = {
    kind: "source",
    at: placeOf(line),
    // With the line end before it: a paragraph that takes its place is added behind the line before.
    start: Math.max(line.start - 1, 0),
    end: line.end,
    text: "",
    isLines: true,
  };
  return { places: [place], question: undefined };
}

/** A whole paragraph of a Word file is the clerk's to write or to take out: it has a look, a number and its neighbours'. */
function inWord(from: WordLocation, side: "behind" | "before" | "here"): Traced {
  return { places: [], question: { why: "word-paragraph", from, side } };
}

/** The line that a paragraph was written on; undefined where nothing of it is the template's own text. */
function lineOf({ stretches }: WrittenParagraph, { sources }: Origins): SourceLine | undefined {
  for (const { writer } of stretches) {
    if (writer.kind !== "source") continue;
    const { path, span } = writer.at;
    const source = sources.get(path);
    if (source === undefined || span.start < source.bodyStart) continue;
    const start = source.text.lastIndexOf("\n", span.start - 1) + 1;
    const end = source.text.indexOf("\n", span.start);
    return { path, source, start, end: end === -1 ? source.text.length : end };
  }
  return undefined;
}

/** Whether a line has no tag that begins, ends or brings in anything else. */
function isWhole({ source, start, end }: SourceLine): boolean {
  return !/\{\{~?[#/^>!]|\{\{~?\s*else/u.test(source.text.slice(start, end));
}

function placeOf({ path, source, start, end }: SourceLine): Location & { readonly kind: "text" } {
  return textLocation(path, source.text, { start, end });
}
