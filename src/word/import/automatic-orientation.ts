import { splitClusters } from "../../text/clusters.ts";
import {
  type LatinPolicy,
  type LatinSetting,
  latinEnd,
  latinTokens,
} from "../../text/latin-tokens.ts";
import type { LinePiece } from "./piece.ts";

/**
 * Tells whether a piece of a vertical line is set as it is by the rules of the house, so that nothing need be asked for.
 *
 * Shape: pieces that are not 縦中横 are. Two digits are in 縦中横 everywhere; an acronym is so in our own Word files only, where
 * our style says that the rules did it: in one piece or letter by letter, as the file's rule for Latin letters has it.
 */
export function automaticOrientation(
  pieces: readonly LinePiece[],
  index: number,
  asked: ReadonlySet<number>,
  latin: LatinPolicy,
): boolean {
  const piece = pieces[index];
  if (piece?.kind !== "text" || piece.look.orientation === undefined) return true;
  const joins = (at: number): boolean => pieces[at]?.kind === "text" && !asked.has(at);
  let first = index;
  while (joins(first - 1)) first -= 1;
  let before = "";
  for (let at = first; at < index; at += 1) before += textOf(pieces[at]);
  let after = "";
  for (let at = index + 1; joins(at); at += 1) after += textOf(pieces[at]);
  const setting = settingAt(before, piece.text, after, latin);
  if (piece.look.orientation.isOurs) {
    const isLetter = splitClusters(piece.text).length === 1;
    return setting === "tate-chu-yoko" || (setting === "upright" && isLetter);
  }
  return setting === "tate-chu-yoko" && /^\d{2}$/u.test(piece.text);
}

function textOf(piece: LinePiece | undefined): string {
  return piece?.kind === "text" ? piece.text : "";
}

/** How the rules set a stretch between others, if they take it for one whole. */
function settingAt(
  before: string,
  text: string,
  after: string,
  latin: LatinPolicy,
): LatinSetting | undefined {
  const clusters = splitClusters(before + text + after);
  const start = splitClusters(before).length;
  const end = start + splitClusters(text).length;
  for (let at = 0; at < clusters.length; ) {
    const stop = latinEnd(clusters, at);
    for (const token of latinTokens(clusters, at, stop, latin)) {
      if (token.start === start && token.end === end) return token.setting;
      // Upright letters of a longer word have a run each.
      if (token.setting === "upright" && token.start <= start && end <= token.end) return "upright";
    }
    at = Math.max(stop, at + 1);
  }
  return undefined;
}
