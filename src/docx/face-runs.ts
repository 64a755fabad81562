import type { FontFace } from "../model/font-face.ts";
import { splitClusters } from "../text/clusters.ts";
import { isVariationSelector } from "../text/variation-selector.ts";
import type { FontPlan } from "./plan-fonts.ts";

/** A stretch of text in one font; undefined stands for the main font. */
export interface FaceRun {
  readonly text: string;
  readonly font: string | undefined;
}

/** The embedded faces that a text takes its characters from, by their places: those for bold alone first, or not at all. */
function placesFor(isBold: boolean, { embedded }: FontPlan): readonly number[] {
  const places = embedded.map((_, place) => place);
  const plain = places.filter((place) => embedded[place]?.face.isForBold !== true);
  if (!isBold || plain.length === places.length) return plain;
  return [...places.filter((place) => !plain.includes(place)), ...plain];
}

/** Cuts a text where a character is in another of the embedded faces than the one before it. */
export function splitByFace(text: string, fonts: FontPlan, isBold = false): readonly FaceRun[] {
  if (fonts.embedded.length < 2) return [{ text, font: undefined }];
  const runs: { text: string; font: string | undefined }[] = [];
  for (const cluster of splitClusters(text)) {
    const index = faceIndexOf(cluster, fonts, isBold);
    const font = index === 0 ? undefined : fonts.embedded[index]?.name;
    const last = runs.at(-1);
    if (last !== undefined && last.font === font) last.text += cluster;
    else runs.push({ text: cluster, font });
  }
  return runs;
}

/** Place in the plan of the first embedded face that has a character; the main one if none has. */
export function faceIndexOf(cluster: string, fonts: FontPlan, isBold = false): number {
  const [base = 0, ...behind] = Array.from(cluster, (part) => part.codePointAt(0) ?? 0);
  const selector = behind.find(isVariationSelector);
  const places = placesFor(isBold, fonts);
  const faceAt = (place: number): FontFace | undefined => fonts.embedded[place]?.face;
  const exact = places.find((place) =>
    selector === undefined
      ? faceAt(place)?.glyphOf(base) !== undefined
      : faceAt(place)?.variantOf(base, selector) !== undefined,
  );
  return exact ?? places.find((place) => faceAt(place)?.glyphOf(base) !== undefined) ?? 0;
}
