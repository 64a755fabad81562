import { splitClusters } from "../text/clusters.ts";
import { isVariationSelector } from "../text/variation-selector.ts";
import type { FontPlan } from "./plan-fonts.ts";

/** A stretch of text in one font; undefined stands for the main font. */
export interface FaceRun {
  readonly text: string;
  readonly font: string | undefined;
}

/** Cuts a text where a character is in another of the embedded faces than the one before it. */
export function splitByFace(text: string, fonts: FontPlan): readonly FaceRun[] {
  if (fonts.embedded.length < 2) return [{ text, font: undefined }];
  const runs: { text: string; font: string | undefined }[] = [];
  for (const cluster of splitClusters(text)) {
    const index = faceIndexOf(cluster, fonts);
    const font = index === 0 ? undefined : fonts.embedded[index]?.name;
    const last = runs.at(-1);
    if (last !== undefined && last.font === font) last.text += cluster;
    else runs.push({ text: cluster, font });
  }
  return runs;
}

/** Place in the plan of the first embedded face that has a character; the main one if none has. */
export function faceIndexOf(cluster: string, fonts: FontPlan): number {
  const [base = 0, ...behind] = Array.from(cluster, (part) => part.codePointAt(0) ?? 0);
  const selector = behind.find(isVariationSelector);
  const exact = fonts.embedded.findIndex(({ face }) =>
    selector === undefined
      ? face.glyphOf(base) !== undefined
      : face.variantOf(base, selector) !== undefined,
  );
  if (exact >= 0 || selector === undefined) return Math.max(0, exact);
  return Math.max(
    0,
    fonts.embedded.findIndex(({ face }) => face.glyphOf(base) !== undefined),
  );
}
