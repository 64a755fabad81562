/** The full-width form of an ASCII character. Source: Unicode, Halfwidth and Fullwidth Forms. */
export function fullWidthOf(codePoint: number): number {
  return codePoint >= 0x21 && codePoint <= 0x7e ? codePoint + 0xfee0 : codePoint;
}
