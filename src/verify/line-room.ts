import type { LineHeight, Scan } from "./scan-state.ts";

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

/**
 * At a section's end: lines that are as high as the grid's have room for what usual lines hold, and for marks beside it (傍点), where
 * the characters of their style are not higher, as only the styles say.
 */
export function endHeights(scan: Scan): void {
  const least = Math.max(1, scan.linePitch);
  for (const line of scan.heights)
    (line.height < least ? scan.lowLines : scan.gridLines).push(line);
  scan.heights = [];
}

/** Whether lines cut off characters of a size. */
export function cutsOff({ height }: LineHeight, size: number): boolean {
  return height < size * TWIPS_PER_HALF_POINT;
}

const TWIPS_PER_HALF_POINT = 10;
const RUBY_LINE = 1.5;
