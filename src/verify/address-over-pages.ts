import type { PlacedPiece } from "./page-text.ts";

type Said = Pick<PlacedPiece, "text" | "content">;

/**
 * Tells whether an address goes over a page's end: a stretch of the page ends with its beginning, and one of the next page begins with
 * all the rest.
 */
export function goesOver(address: string, page: readonly Said[], next: readonly Said[]): boolean {
  const [ends, begins] = [stretchesOf(page), stretchesOf(next)];
  for (let part = 1; part < address.length; part += 1) {
    const [beginning, rest] = [address.slice(0, part), address.slice(part)];
    const isThere = ends.some(({ text, end }) => text.slice(0, end).endsWith(beginning));
    if (isThere && begins.some(({ text, start }) => text.startsWith(rest, start))) return true;
  }
  return false;
}

/** A stretch of marked content within what a page says. Units: offsets in `text`, the whole of it. */
interface Stretch {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

function stretchesOf(pieces: readonly Said[]): readonly Stretch[] {
  const text = pieces.map((piece) => piece.text).join("");
  const stretches: Stretch[] = [];
  let [start, end] = [0, 0];
  for (const [index, piece] of pieces.entries()) {
    end += piece.text.length;
    if (pieces[index + 1]?.content === piece.content && index + 1 < pieces.length) continue;
    stretches.push({ text, start, end });
    start = end;
  }
  return stretches;
}
