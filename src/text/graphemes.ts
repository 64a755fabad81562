// Characters that no neighbour joins: ASCII, kana without the combining marks, kanji, full-width forms.
const PLAIN =
  /^[ -~\u3000-\u3029\u3030-\u3096\u309d-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uff00-\uff9d]*$/u;

/**
 * Gives the characters of a text as a reader sees them: a base with its selectors, marks and joiners is one.
 *
 * Source: UAX #29, extended grapheme clusters.
 */
export function graphemesOf(text: string): readonly string[] {
  if (PLAIN.test(text)) return [...text];
  const offsets = [...graphemeOffsets(text)];
  return offsets.map((offset, index) => text.slice(offset, offsets[index + 1]));
}

/** Gives the number of characters as a reader counts them. */
export function graphemeCount(text: string): number {
  if (PLAIN.test(text)) return text.length;
  let count = 0;
  for (const _ of graphemeOffsets(text)) count += 1;
  return count;
}

/**
 * Gives where each grapheme cluster begins, in UTF-16 code units, one after the other.
 *
 * The text is taken in short stretches: what a step of `Intl.Segmenter` costs grows with the whole text it was given
 * (12 ms each in a line of three million characters).
 */
export function* graphemeOffsets(text: string): Generator<number> {
  for (let start = 0; start < text.length; ) {
    const stretch = stretchAt(text, start);
    const isLast = start + stretch.length === text.length;
    const offsets = PLAIN.test(stretch)
      ? Array.from(stretch, (_, index) => index)
      : Array.from(GRAPHEMES.segment(stretch), ({ index }) => index);
    // The last cluster of a stretch may go on in the next: it is taken up again there, unless it is all there is.
    const again = isLast || offsets.length === 1 ? undefined : offsets.pop();
    for (const offset of offsets) yield start + offset;
    start += again ?? stretch.length;
  }
}

/** A stretch of the text that does not end between the halves of a character. */
function stretchAt(text: string, start: number): string {
  const end = start + STRETCH;
  const last = text.charCodeAt(end - 1);
  return text.slice(start, last >= 0xd800 && last < 0xdc00 ? end - 1 : end);
}

/** UTF-16 code units that are taken apart at a time; a cluster is far shorter. */
const STRETCH = 200;

const GRAPHEMES = new Intl.Segmenter("ja", { granularity: "grapheme" });
