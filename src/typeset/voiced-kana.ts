import type { Cluster } from "./source-text.ts";

/**
 * Gives the kana that two half-width characters are together: ﾊ and ﾞ are バ; undefined for any others.
 *
 * Source: Unicode, block Halfwidth and Fullwidth Forms (U+FF66 to U+FF9F).
 */
export function voicedKana(first: Cluster, second: Cluster | undefined): number | undefined {
  if (first.codePoint < 0xff66 || second === undefined || first.group !== second.group) return;
  if (second.codePoint !== 0xff9e && second.codePoint !== 0xff9f) return;
  const composed = `${first.text}${second.text}`.normalize("NFKC");
  return composed.length === 1 ? composed.codePointAt(0) : undefined;
}
