import { TEXT_SIZES } from "../model/text-sizes.ts";

/** The size of some characters, and what they are on their page. Units: `size` in points or in any other unit. */
export interface SizedText {
  readonly size: number;
  readonly role: keyof typeof TEXT_SIZES;
}

/** The size of the body that explains the sizes of the most pieces. */
export function bodySize(pieces: readonly SizedText[]): number {
  const kinds = kindsOf(pieces);
  const sizes = new Set(kinds.map(({ size }) => size));
  let body = 0;
  let most = 0;
  for (const candidate of sizes) {
    for (const part of TEXT_SIZES.text) {
      const fitting = kinds.reduce(
        (sum, kind) => (fitsBody(kind, candidate / part) ? sum + kind.count : sum),
        0,
      );
      if (fitting > most) [body, most] = [candidate / part, fitting];
    }
  }
  return body;
}

/** How many pieces there are of each size and role: a page has a handful of them, and a thousand pieces. */
function kindsOf(
  pieces: readonly SizedText[],
): readonly (SizedText & { readonly count: number })[] {
  const kinds = new Map<string, { size: number; role: SizedText["role"]; count: number }>();
  for (const { size, role } of pieces) {
    const key = `${size} ${role}`;
    const kind = kinds.get(key);
    if (kind === undefined) kinds.set(key, { size, role, count: 1 });
    else kind.count += 1;
  }
  return [...kinds.values()];
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
