import type { OwnHeight, Scan } from "./scan-state.ts";

/** Whether the height of a paragraph's lines is one in which its large characters have room. */
export function isLargeLine({ lineHeight }: Scan, size: number): boolean {
  return size > 0 && lineHeight >= size * TWIPS_PER_HALF_POINT;
}

/** Lines with readings, or pictures of characters, have the height of the grid's, in which characters and readings have room. */
export function isRubyLine({ lineHeight, rubyBase }: Scan): boolean {
  return rubyBase > 0 && lineHeight >= rubyBase * TWIPS_PER_HALF_POINT * RUBY_LINE;
}

/** Keeps the height of a paragraph's lines, before the paragraph is counted, for the end of its section, which says the grid's. */
export function noteHeight({ heights, lineHeight, style, texts, text }: Scan): void {
  const paragraph = Math.max(1, texts.length + (/\S/u.test(text) ? 1 : 0));
  heights.push({ height: lineHeight, paragraph, text: text.trim(), style });
}

/** At a section's end: gives the lines with a height of their own that of its grid, as high as which they must be. */
export function endHeights(scan: Scan): void {
  const least = Math.max(1, scan.linePitch);
  for (const line of scan.heights) scan.ownHeights.push({ ...line, least });
  scan.heights = [];
}

/**
 * Whether lines have no room for what usual lines hold, and for marks beside it (傍点): they are lower than the grid's, or than the
 * characters of their style. Units: `size` in half-points.
 */
export function cutsOff({ height, least }: OwnHeight, size: number): boolean {
  return height < Math.max(least, size * TWIPS_PER_HALF_POINT);
}

const TWIPS_PER_HALF_POINT = 10;
const RUBY_LINE = 1.5;
