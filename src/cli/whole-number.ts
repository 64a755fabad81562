import { type Diagnostic, error } from "../base/diagnostic.ts";
import { type Outcome, outcomeOf } from "../base/outcome.ts";

/**
 * Reads a whole number that was typed after an option, in half-width or full-width digits.
 *
 * Errors: `option/bad-number`, with the text as it was typed.
 */
export function wholeNumber(name: string, typed: string, least: number): Outcome<number> {
  const problems: Diagnostic[] = [];
  const digits = typed.normalize("NFKC").trim();
  const value = /^\d{1,9}$/u.test(digits) ? Number(digits) : Number.NaN;
  if (!(value >= least)) {
    const expected = `${least}, ${least + 1}, ${least + 2} …`;
    problems.push(
      error("option/bad-number", { kind: "option", name }, { name, found: typed, expected }),
    );
  }
  return outcomeOf(value, problems);
}
