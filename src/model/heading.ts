/**
 * Gives a heading as templates name it: full-width letters and digits narrow, half-width kana wide,
 * without spaces or line breaks.
 *
 * Source: UAX #15, form NFKC. Headings only; values are never normalised.
 */
export function normalizeHeader(heading: string): string {
  return heading.normalize("NFKC").replace(/\s+/gu, "");
}
