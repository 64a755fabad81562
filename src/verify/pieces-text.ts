import type { PieceRole, PlacedPiece } from "./page-text.ts";

/** Gives what the pieces of some kinds say together, without white. */
export function piecesText(pieces: readonly PlacedPiece[], roles: readonly PieceRole[]): string {
  return pieces
    .filter((piece) => roles.includes(piece.role))
    .map(({ text }) => text)
    .join("")
    .replaceAll(/\s+/gu, "");
}
