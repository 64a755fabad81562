import {
  type DeflateSegment,
  deflateSegment,
  storedSegment,
} from "../base/bytes/deflate-segment.ts";
import type { Matter } from "../model/matter.ts";
import { cutAtMarks, type LetterValues } from "./letter-marks.ts";

/** A stretch of a part, in the texts that it was put together from. */
export interface Stretch {
  readonly matter: Matter;
  readonly texts: readonly string[];
}

/** Gives what a stretch is in a letter that has these values. */
export type StretchPieces = (stretch: Stretch, values: LetterValues) => readonly DeflateSegment[];

/**
 * Makes the giver of compressed stretches for the letters of a template.
 *
 * Shape: stretches of template matter are kept, and known by all of their texts: those of other letters are the same
 * strings as a rule, so that nothing is put together or compressed to find them. Kept are at most `KEPT_STRETCHES`.
 */
export function createStretchPieces(): StretchPieces {
  const kept = new Map<string, KeptStretch[]>();
  let count = 0;
  return ({ matter, texts }, values) => {
    const [first] = texts;
    if (first === undefined) return [];
    if (matter === "record") return filled(piecesOf(texts), values);
    const known = kept.get(first)?.find((one) => areSame(one.texts, texts));
    if (known !== undefined) return filled(known.pieces, values);
    const pieces = piecesOf(texts);
    if (count >= KEPT_STRETCHES) {
      kept.clear();
      count = 0;
    }
    kept.set(first, [...(kept.get(first) ?? []), { texts, pieces }]);
    count += 1;
    return filled(pieces, values);
  };
}

interface KeptStretch {
  readonly texts: readonly string[];
  readonly pieces: readonly Piece[];
}

/** Compressed, or the name of a value. */
type Piece = DeflateSegment | string;

function piecesOf(texts: readonly string[]): readonly Piece[] {
  const encoder = new TextEncoder();
  return cutAtMarks(texts.join("")).map(({ text, isMark }) =>
    isMark ? text : deflateSegment(encoder.encode(text)),
  );
}

function filled(pieces: readonly Piece[], values: LetterValues): readonly DeflateSegment[] {
  return pieces.map((piece) =>
    typeof piece === "string"
      ? storedSegment(new TextEncoder().encode(values.get(piece) ?? ""))
      : piece,
  );
}

function areSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((text, index) => text === other[index]);
}

/** Enough for the versions of a template, and bounded for any list. */
const KEPT_STRETCHES = 256;
