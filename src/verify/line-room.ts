import type { Scan } from "./scan-state.ts";

/** Whether the height of a paragraph's lines is one in which its large characters have room. */
export function isLargeLine({ lineHeight }: Scan, size: number): boolean {
  return size > 0 && lineHeight >= size * TWIPS_PER_HALF_POINT;
}

/** Lines with readings, or pictures of characters, have the height of the grid's, in which characters and readings have room. */
export function isRubyLine({ lineHeight, rubyBase }: Scan): boolean {
  return rubyBase > 0 && lineHeight >= rubyBase * TWIPS_PER_HALF_POINT * RUBY_LINE;
}

const TWIPS_PER_HALF_POINT = 10;
const RUBY_LINE = 1.5;
