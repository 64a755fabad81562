import type { Diagnostic } from "../base/diagnostic.ts";

/**
 * Tells once a letter what Word shows in another way, by the first text that it is about and the count of them: who has read that
 * Word has no readings on the left knows it of all of them.
 */
export function toldOnce(warnings: readonly Diagnostic[]): readonly Diagnostic[] {
  const told = new Map<string, Diagnostic>();
  return warnings
    .filter((one) => {
      const first = told.get(one.code);
      if (first === undefined || !OF_A_KIND.has(one.code)) {
        told.set(one.code, one);
        return true;
      }
      const count = Number(first.values["count"]) + 1;
      told.set(one.code, { ...first, values: { ...first.values, count } });
      return false;
    })
    .map((one) => (OF_A_KIND.has(one.code) ? (told.get(one.code) ?? one) : one));
}

const OF_A_KIND: ReadonlySet<string> = new Set([
  "docx/left-reading-behind",
  "docx/left-reading-moved",
  "docx/open-sesame-replaced",
]);
