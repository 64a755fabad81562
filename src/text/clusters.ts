/**
 * Cuts a text into the characters that are set and embedded one by one: a base with the marks, selectors and joiners
 * that follow it.
 *
 * Shape: the clusters joined are the text; a control character, and a mark with nothing before it, is one of its own. What
 * a reader sees as one character (`graphemesOf`) may be several clusters: ﾊﾞ in half-width kana takes two places, and
 * the people of a family that a joiner makes one picture are glyphs of their own.
 * Source: Unicode, general category M, properties Join_Control and Variation_Selector.
 */
export function splitClusters(text: string): readonly string[] {
  return text.match(CLUSTER) ?? [];
}

const CLUSTER = /\p{Cc}|[\s\S](?:\p{M}|\p{Join_Control}|\p{Variation_Selector})*/gu;
