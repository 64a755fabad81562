import type { WordPiece } from "./project.ts";

/**
 * Writes a piece that stands in the letter once more, because its rows or paragraphs are repeated: without the bookmarks and
 * the ids that Word gives what is there once, its drawings with numbers of their own.
 */
export function repeatedXml({ xml, identities }: WordPiece, nextNumber: () => number): string {
  let written = "";
  let at = 0;
  for (const { kind, start, end } of identities) {
    written += xml.slice(at, start);
    if (kind === "number") written += ` id="${nextNumber()}"`;
    at = end;
  }
  return written + xml.slice(at);
}

/** Gives numbers for drawings, each once, that no piece has. Shape: the same ones in the same order for each letter. */
export function freeNumbers(pieces: readonly WordPiece[]): () => () => number {
  const used = new Set(
    pieces.flatMap(({ xml, identities }) =>
      identities.flatMap(({ kind, start, end }) =>
        kind === "number" ? [Number(/\d+/u.exec(xml.slice(start, end))?.[0])] : [],
      ),
    ),
  );
  return () => {
    let last = 0;
    return () => {
      do last += 1;
      while (used.has(last));
      return last;
    };
  };
}
