/** The columns that every list has, in the order of our own lists. */
export const STANDARD_COLUMNS: ReadonlySet<string> = new Set([
  "団体コード",
  "種別",
  "都道府県",
  "団体名",
  "よみ",
  "職名",
  "敬称",
]);

/**
 * Gives a heading as templates name it: full-width letters and digits narrow, half-width kana wide,
 * without spaces or line breaks.
 *
 * Source: UAX #15, form NFKC. Headings only; values are never normalised.
 */
export function normalizeHeader(heading: string): string {
  return heading.normalize("NFKC").replace(/\s+/gu, "");
}
