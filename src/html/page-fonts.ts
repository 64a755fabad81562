import { concatenate } from "../base/bytes/concatenate.ts";
import type { FontFace } from "../model/font-face.ts";
import type { Letter } from "../model/letter.ts";
import { letterParagraphs, rubyPairs, textParts } from "../model/letter-text.ts";
import type { PageFormat } from "../model/page-format.ts";
import { pageNumberCharacters } from "../model/page-number-characters.ts";
import { runningWords } from "../model/running-text.ts";
import { textWithMark } from "../model/text-marks.ts";
import { splitClusters } from "../text/clusters.ts";
import { isVariationSelector } from "../text/variation-selector.ts";

/** A font that a page carries. */
export interface PageFont {
  /** The name under which the page's style finds it, and no other page's. */
  readonly family: string;
  readonly bytes: Uint8Array;
  readonly type: "ttf" | "otf";
  /** Whether it is for bold text alone. */
  readonly isForBold: boolean;
}

/** The fonts of a page in the order in which a browser tries them, and those that it only names. */
export interface PageFonts {
  readonly carried: readonly PageFont[];
  readonly named: readonly string[];
}

/**
 * Gives what a page carries of the letter's faces: each the characters that no face before it has.
 *
 * Shape: a face that may be embedded but not cut, or whose outlines are those of CFF, comes whole; one that must not be
 * embedded is named.
 */
export function pageFonts(
  letter: Letter,
  format: PageFormat,
  faces: readonly FontFace[],
): PageFonts {
  const wanted = faces.map((): Set<string> => new Set());
  for (const cluster of splitClusters(textsOf(letter, format))) {
    const index = faces.findIndex((face) => face.isForBold !== true && hasCluster(face, cluster));
    wanted[index]?.add(cluster);
  }
  for (const cluster of splitClusters(boldText(letter))) {
    const index = faces.findIndex((face) => face.isForBold === true && hasCluster(face, cluster));
    wanted[index]?.add(cluster);
  }
  const carried: PageFont[] = [];
  const named: string[] = [];
  for (const [index, face] of faces.entries()) {
    const text = [...(wanted[index] ?? [])].sort().join("");
    if (text === "") continue;
    if (!face.permission.mayEmbed) {
      named.push(face.family);
      continue;
    }
    const family = `letter-${index + 1}`;
    const isCut = face.permission.maySubset && face.outlines === "glyf";
    const bytes = isCut
      ? concatenate(face.subsetFile(text, "", family).map((part) => part.bytes))
      : face.wholeFile();
    carried.push({
      family,
      bytes,
      type: face.outlines === "glyf" ? "ttf" : "otf",
      isForBold: face.isForBold === true,
    });
  }
  return { carried, named };
}

/** All characters that the page shows: text, readings, marks of emphasis, numbers of pages. */
function textsOf(letter: Letter, format: PageFormat): string {
  return [
    ...letterParagraphs(letter),
    ...runningWords(letter.running).map(({ text }) => text),
    ...rubyPairs(letter).map(({ ruby }) => ruby),
    MARKS,
    pageNumberCharacters(format),
  ].join("");
}

function hasCluster(face: FontFace, cluster: string): boolean {
  const [base = 0, second] = Array.from(cluster, (character) => character.codePointAt(0) ?? 0);
  return second !== undefined && isVariationSelector(second)
    ? face.variantOf(base, second) !== undefined
    : face.glyphOf(base) !== undefined;
}

function boldText(letter: Letter): string {
  return textParts(letter)
    .map((part) => textWithMark(part, "bold"))
    .join("");
}

/** Marks that a browser sets beside emphasised characters. */
const MARKS = "﹅﹆•○";
