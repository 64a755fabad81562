import { splitClusters } from "../text/clusters.ts";
import type { WritingMode } from "./page-format.ts";

/**
 * Gives about how long a text is in one line, without a font: rather a little more than it is.
 *
 * Units: ems of its own size. Vertical lines set letters and figures upright one below the other, two figures side by side.
 */
export function textLength(text: string, writingMode: WritingMode): number {
  const isVertical = writingMode === "vertical-rl";
  const shown = isVertical ? text.replaceAll(TWO_FIGURES, "一") : text;
  let length = 0;
  for (const cluster of splitClusters(shown)) length += clusterLength(cluster, isVertical);
  return length;
}

function clusterLength(cluster: string, isVertical: boolean): number {
  if (isVertical || !NARROW.test(cluster)) return cluster === " " ? 0.25 : 1;
  return MARK.test(cluster) ? 0.35 : 0.6;
}

const TWO_FIGURES = /(?<!\d)\d{2}(?!\d)/gu;
/** Letters of Latin, Greek and Cyrillic and their marks; kana of half the width. */
const NARROW = /^[\u0020-\u024f\u0370-\u04ff\uff61-\uff9f]/u;
const MARK = /^[\u0020-\u002f\u003a-\u003f\u005b-\u0060\u007b-\u007e]/u;
