/** First characters by which Excel takes a cell for a formula. Source: OWASP "CSV Injection"; NUL: OWASP ASVS 1.2.10. */
const FORMULA_STARTS: ReadonlySet<string> = new Set("=+-@\t\r\n\0＝＋－＠");

/**
 * A cell quoted where needed, with an apostrophe before what Excel would run.
 *
 * Shape: what begins with apostrophes and a character that would make it run has one apostrophe more than the
 * value; everything else is the value itself.
 */
export function safeCell(value: string): string {
  // Blanks before it do not keep every program from running it.
  const begun = value.replace(/^'+/u, "");
  const [first = ""] = begun;
  const [black = ""] = begun.trimStart();
  const safe = FORMULA_STARTS.has(first) || FORMULA_STARTS.has(black) ? `'${value}` : value;
  return /[",\r\n]/u.test(safe) || safe.startsWith("'") ? `"${safe.replaceAll('"', '""')}"` : safe;
}
