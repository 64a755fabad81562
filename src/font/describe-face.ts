import type { FontFace } from "../model/font-face.ts";
import {
  FIRST_IDEOGRAPHIC,
  isIdeographicSelector,
  isStandardizedSelector,
} from "../text/variation-selector.ts";
import { type Coverage, coverageOf, jisX0208, jisX0213 } from "./jis-coverage.ts";

/** Registered collections of variation sequences (異体字). */
export type VariationCollection = "standardized" | "Adobe-Japan1" | "Moji_Joho";

/** What is made of a face in a document: cut to what is used, taken whole, or refused. */
export type Embedding = "subset" | "whole" | "refused";

/** What a user wants to know of a face before choosing it. */
export interface FaceDescription {
  readonly family: string;
  readonly familyJa: string | undefined;
  readonly style: string;
  readonly postScriptName: string;
  readonly version: string | undefined;
  readonly path: string;
  readonly index: number;
  readonly sha256: string;
  readonly outlines: "glyf" | "cff";
  readonly characterCount: number;
  readonly jisX0208: Coverage;
  readonly jisX0213: Coverage;
  readonly variationSequenceCount: number;
  readonly variationCollections: readonly VariationCollection[];
  /** Whether 、 changes its form in a vertical line: without, a face is not fit for vertical letters. */
  readonly hasVerticalForms: boolean;
  readonly embedding: Embedding;
  /** The licence bits as they are in the font (OS/2 fsType). */
  readonly fsType: number;
  readonly licence: string | undefined;
}

/**
 * Describes a face for people: names, coverage of the Japanese standards, variation sequences, licence.
 *
 * Cost: about 10 ms; it looks at every character of the face.
 */
export function describeFace(face: FontFace): FaceDescription {
  const { fsType, mayEmbed, maySubset } = face.permission;
  let characterCount = 0;
  for (const _ of face.codePoints()) characterCount++;
  const sequences = [...face.variationSequences()];
  return {
    family: face.family,
    familyJa: face.familyJa,
    style: face.style,
    postScriptName: face.postScriptName,
    version: face.version,
    path: face.path,
    index: face.index,
    sha256: face.sha256,
    outlines: face.outlines,
    characterCount,
    jisX0208: coverageOf(face, jisX0208()),
    jisX0213: coverageOf(face, jisX0213()),
    variationSequenceCount: sequences.length,
    variationCollections: guessCollections(sequences),
    hasVerticalForms: hasVerticalForms(face),
    embedding: embeddingOf(mayEmbed, maySubset),
    fsType,
    licence: face.licence,
  };
}

/**
 * Characters with the number of selectors that Adobe-Japan1 has for them, counted from U+E0100; Moji_Joho's
 * begin behind. Source: Ideographic Variation Database 2022-09-13, IVD_Sequences.txt.
 */
const ADOBE_JAPAN1_COUNTS: ReadonlyMap<number, number> = new Map([
  [0x845b, 2], // 葛
  [0x8fbb, 2], // 辻
  [0x9089, 15], // 邉
  [0x908a, 8], // 邊
  [0x658e, 2], // 斎
  [0x6d77, 2], // 海
]);

function guessCollections(
  sequences: readonly { readonly codePoint: number; readonly selector: number }[],
): readonly VariationCollection[] {
  const found = new Set<VariationCollection>();
  for (const { codePoint, selector } of sequences) {
    if (isStandardizedSelector(selector)) found.add("standardized");
    const count = ADOBE_JAPAN1_COUNTS.get(codePoint);
    if (count === undefined || !isIdeographicSelector(selector)) continue;
    found.add(selector < FIRST_IDEOGRAPHIC + count ? "Adobe-Japan1" : "Moji_Joho");
  }
  return (["standardized", "Adobe-Japan1", "Moji_Joho"] as const).filter((name) => found.has(name));
}

function hasVerticalForms(face: FontFace): boolean {
  const upright = face.glyphOf("、".codePointAt(0) ?? 0);
  return upright !== undefined && face.shapeVertical("、")[0]?.gid !== upright;
}

function embeddingOf(mayEmbed: boolean, maySubset: boolean): Embedding {
  if (!mayEmbed) return "refused";
  return maySubset ? "subset" : "whole";
}
