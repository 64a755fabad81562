import type { Sp } from "../base/units.ts";
import { sp } from "../base/units.ts";
import type { FontFace } from "../model/font-face.ts";
import type { LayoutPolicy, WritingMode } from "../model/page-format.ts";
import { type AdjustedLine, type AdjustmentMethod, adjustLine } from "./adjust-line.ts";
import { LADDERS } from "./adjustment-ladder.ts";
import { breakLines } from "./break-lines.ts";
import { createGlyphChooser, type GlyphChooser } from "./glyph-chooser.ts";
import { lineMetrics } from "./line-metrics.ts";
import { makeComposition } from "./make-composition.ts";
import { collectText } from "./source-text.ts";
import type { Composition } from "./unit.ts";

/** How plain paragraphs are set. Units: `measure` and `indent` in characters. */
export interface LayoutOptions {
  readonly measure: number;
  readonly indent: number;
  readonly writingMode: WritingMode;
  readonly policy: LayoutPolicy;
}

/**
 * One line of a paragraph.
 *
 * Units: `start` and `end` in code points of the paragraph; `origins`, `advance` and `hanging` in em
 * from the line's start, an indent included. A code point that is drawn with the one before it repeats
 * its origin.
 */
export interface LaidOutLine {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly origins: readonly number[];
  readonly advance: number;
  readonly method: AdjustmentMethod;
  readonly hanging: number;
}

/** A paragraph with its lines. */
export interface LaidOutParagraph {
  readonly text: string;
  readonly lines: readonly LaidOutLine[];
}

/** Sets plain paragraphs and shows their lines; every character stands for itself. */
export function layoutLines(
  paragraphs: readonly string[],
  faces: readonly FontFace[],
  options: LayoutOptions,
): readonly LaidOutParagraph[] {
  const chooser = createGlyphChooser(faces, options.writingMode);
  return paragraphs.map((text) => ({ text, lines: linesOf(text, chooser, options) }));
}

function linesOf(
  text: string,
  chooser: GlyphChooser,
  { measure, indent, writingMode, policy }: LayoutOptions,
): readonly LaidOutLine[] {
  const source = collectText([{ type: "text", text, origin: undefined }]);
  const composition = makeComposition(source, SIZE, {
    chooser,
    boldChooser: chooser,
    mode: writingMode,
    latin: policy.latin,
    policy,
    indent: sp(indent * SIZE),
    endsWithHonorific: false,
    wideSpaces: false,
    keepsParticles: false,
    label: undefined,
  });
  const metrics = lineMetrics(composition);
  const lines = breakLines(
    metrics,
    { first: (measure - indent) * SIZE, other: measure * SIZE },
    {
      size: SIZE,
      justify: true,
      hanging: policy.hanging,
      stretch: LADDERS[policy.adjustment].stretch,
    },
  );
  let start = 0;
  return lines.map((line, index) => {
    const adjusted = adjustLine(metrics, line);
    const shown = showLine(composition, adjusted, start, index === 0 ? indent * SIZE : 0);
    start = shown.end;
    return shown;
  });
}

function showLine(
  composition: Composition,
  line: AdjustedLine,
  start: number,
  indent: number,
): LaidOutLine {
  const origins: number[] = [];
  let text = "";
  for (let at = line.start; at < line.end; at += 1) {
    const unit = composition.units[at];
    if (unit === undefined) continue;
    const own = unit.text + unit.selectors;
    const origin = inEms(indent + (line.heads[at - line.start] ?? 0));
    for (const _ of own) origins.push(origin);
    text += own;
  }
  return {
    text,
    start,
    end: start + origins.length,
    origins,
    advance: inEms(indent + line.advance),
    method: line.method,
    hanging: inEms(line.hanging),
  };
}

/** Ems, to the millionth. */
function inEms(length: number): number {
  return Math.round((length / SIZE) * 1e6) / 1e6;
}

/** A size that halves, thirds, eighths and thousandths divide without rest. Units: sp. */
const SIZE: Sp = sp(720_000);
