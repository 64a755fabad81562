// Characters that no neighbour joins: ASCII, kana without the combining marks, kanji, full-width forms.
const PLAIN =
  /^[ -~\u3000-\u3029\u3030-\u3096\u309d-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uff00-\uff9d]*$/u;

const graphemes = new Intl.Segmenter("ja", { granularity: "grapheme" });

/** Gives the number of characters as a reader counts them: grapheme clusters. */
export function graphemeCount(text: string): number {
  return PLAIN.test(text) ? text.length : [...graphemes.segment(text)].length;
}
