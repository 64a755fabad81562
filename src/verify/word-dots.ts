import type { DotMark } from "../model/text-marks.ts";

/** The marks beside characters that a Word file names. Source: ISO/IEC 29500-1, 17.18.24 (ST_Em). */
export function wordDots(value: string | undefined): DotMark | undefined {
  return DOTS.get(value ?? "");
}

const DOTS: ReadonlyMap<string, DotMark> = new Map([
  ["comma", "sesame"],
  ["dot", "dot"],
  ["circle", "circle"],
]);
