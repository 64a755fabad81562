import type { SeenPicture } from "../model/verification.ts";

/**
 * Compares the pictures of a file with those of its letter, one after another: the picture itself, what is said of it, where it is
 * in the text, its size.
 *
 * Shape: what is wanted and what is there, in words; empty where one is missing.
 */
export function pictureDifferences(
  expected: readonly SeenPicture[] = [],
  found: readonly SeenPicture[] = [],
): readonly (readonly [wanted: string, there: string])[] {
  const count = Math.max(expected.length, found.length);
  return Array.from({ length: count }, (_, index) => index).flatMap(
    (index): readonly (readonly [string, string])[] => {
      const [wanted, there] = [expected[index], found[index]];
      if (wanted === undefined) return there === undefined ? [] : [["", said(there)]];
      if (there === undefined) return [[said(wanted), ""]];
      return isSame(wanted, there) ? [] : [saidApart(wanted, there)];
    },
  );
}

/** What is said of each picture where a file has words for them alone. */
export function altDifferences(
  expected: readonly SeenPicture[] = [],
  found: readonly string[] = [],
): readonly (readonly [wanted: string, there: string])[] {
  const count = Math.max(expected.length, found.length);
  return Array.from({ length: count }, (_, index) => {
    return [expected[index]?.alt ?? "", found[index] ?? ""] as const;
  }).filter(([wanted, there]) => wanted !== there);
}

function isSame(wanted: SeenPicture, there: SeenPicture): boolean {
  return (
    isSameContent(wanted, there) &&
    wanted.alt === there.alt &&
    wanted.before === there.before &&
    isNear(wanted.width, there.width) &&
    isNear(wanted.height, there.height)
  );
}

function isSameContent({ content, pageContent }: SeenPicture, there: SeenPicture): boolean {
  return there.content === content || there.content === pageContent;
}

/** One in the frame of a character has whatever size that is. */
function isNear(wanted: number, there: number): boolean {
  return wanted === 0 || Math.abs(wanted - there) <= TOLERANCE_MM;
}

/** Formats round their units: half a point of Word, and the tenths here. */
const TOLERANCE_MM = 0.3;

/** In words in which they differ, also if only the picture itself is another. */
function saidApart(wanted: SeenPicture, there: SeenPicture): readonly [string, string] {
  const other = isSameContent(wanted, there) ? "" : "、別の図";
  return [said(wanted), said(there) + other];
}

function said({ alt, width, height, before }: SeenPicture): string {
  const size = width === 0 ? "" : ` ${width}×${height} mm`;
  return `「${alt}」${size}（${before === 0 ? "最初の段落の前" : `${before}段落目の後`}）`;
}
