import { TEXT_SIZES } from "../model/text-sizes.ts";

/** The size of some characters, and what they are on their page. Units: `size` in points or in any other unit. */
export interface SizedText {
  readonly size: number;
  readonly role: keyof typeof TEXT_SIZES;
}

/** The size of the body that explains the sizes of the most pieces. */
export function bodySize(pieces: readonly SizedText[]): number {
  const sizes = new Set(pieces.map(({ size }) => size));
  let body = 0;
  let most = 0;
  for (const candidate of sizes) {
    for (const part of TEXT_SIZES.text) {
      const fitting = pieces.filter((piece) => fitsBody(piece, candidate / part)).length;
      if (fitting > most) [body, most] = [candidate / part, fitting];
    }
  }
  return body;
}

/** Whether a size is one that a letter with a body of another has. */
export function fitsBody({ size, role }: SizedText, body: number): boolean {
  return TEXT_SIZES[role].some((part) => Math.abs(size - part * body) < SIZE_TOLERANCE * body);
}

/** Whether the sizes of a page are all those of a letter, without any that its author asked for. */
export function areUsualSizes(pieces: readonly SizedText[]): boolean {
  const kinds = new Map(pieces.map((piece) => [`${piece.role} ${piece.size}`, piece]));
  const body = bodySize([...kinds.values()]);
  return [...kinds.values()].every((piece) => fitsBody(piece, body));
}

/** Sizes are rounded to thousandths of a point. */
const SIZE_TOLERANCE = 0.005;
