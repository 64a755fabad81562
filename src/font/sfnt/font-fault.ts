/**
 * What is wrong inside a font file, while it is being read; `loadFace` turns it into a diagnostic.
 *
 * Shape: never leaves `font/`; the readers throw it, and only `loadFace` catches it.
 */
export type FontProblem =
  | { readonly kind: "not-a-font"; readonly found: string }
  | { readonly kind: "unsupported-format"; readonly format: string }
  | { readonly kind: "no-such-face"; readonly index: number; readonly count: number }
  | { readonly kind: "truncated"; readonly table: string; readonly missing: number }
  | { readonly kind: "missing-table"; readonly table: string }
  | { readonly kind: "wrong-checksum"; readonly table: string }
  | { readonly kind: "malformed-table"; readonly table: string; readonly offset: number }
  | { readonly kind: "no-unicode-characters" };

/** Carries a `FontProblem` from the depth of a reader to `loadFace`. */
export class FontFault extends Error {
  readonly problem: FontProblem;

  constructor(problem: FontProblem) {
    super(`font fault: ${JSON.stringify(problem)}`);
    this.problem = problem;
  }
}
