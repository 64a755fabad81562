import type { Paper } from "./verification.ts";

/** The sizes of paper that offices and print houses have names for. Units: mm, as it stands. Source: JIS P 0138; a postcard (はがき). */
const SIZES: readonly (readonly [name: string, width: number, height: number])[] = [
  ["A3", 297, 420],
  ["A4", 210, 297],
  ["A5", 148, 210],
  ["B4", 257, 364],
  ["B5", 182, 257],
  ["はがき", 100, 148],
];

/** The name of a paper as people order it, with how it lies: `A4横`; its size where it has none. Units: mm. */
export function paperName({ width, height }: Paper): string {
  for (const [name, shorter, longer] of SIZES) {
    if (width === shorter && height === longer) return `${name}縦`;
    if (width === longer && height === shorter) return `${name}横`;
  }
  return `${width}×${height}mm`;
}
