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
  let last: OwnValues | undefined;
  return ({ matter, texts }, values) => {
    const [first] = texts;
    if (first === undefined) return [];
    if (last?.values !== values) last = { values, segments: new Map() };
    const own = last;
    if (matter === "record") return filled(piecesOf(texts), own);
    const known = kept.get(first)?.find((one) => areSame(one.texts, texts));
    if (known !== undefined) return filled(known.pieces, own);
    const pieces = piecesOf(texts);
    if (count >= KEPT_STRETCHES) {
      kept.clear();
      count = 0;
    }
    kept.set(first, [...(kept.get(first) ?? []), { texts, pieces }]);
    count += 1;
    return filled(pieces, own);
  };
}

interface KeptStretch {
  readonly texts: readonly string[];
  readonly pieces: readonly Piece[];
}

/** A letter's own values, with those that are written already: a font's name is in many places. */
interface OwnValues {
  readonly values: LetterValues;
  readonly segments: Map<string, DeflateSegment>;
}

/** Compressed, or the name of a value. */
type Piece = DeflateSegment | string;

function piecesOf(texts: readonly string[]): readonly Piece[] {
  return cutAtMarks(texts.join("")).map(({ text, isMark }) =>
    isMark ? text : deflateSegment(ENCODER.encode(text)),
  );
}

function filled(pieces: readonly Piece[], own: OwnValues): readonly DeflateSegment[] {
  return pieces.map((piece) => (typeof piece === "string" ? segmentOf(piece, own) : piece));
}

function segmentOf(name: string, { values, segments }: OwnValues): DeflateSegment {
  const segment = segments.get(name) ?? storedSegment(ENCODER.encode(values.get(name) ?? ""));
  segments.set(name, segment);
  return segment;
}

function areSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((text, index) => text === other[index]);
}

/** Enough for the versions of a template, and bounded for any list. */
const KEPT_STRETCHES = 256;
const ENCODER = new TextEncoder();
