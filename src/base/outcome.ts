import type { Diagnostic } from "./diagnostic.ts";

/** What a stage returns: a value with warnings, or errors without a value. */
export type Outcome<T> =
  | { readonly ok: true; readonly value: T; readonly warnings: readonly Diagnostic[] }
  | { readonly ok: false; readonly errors: readonly Diagnostic[] };

/** A value, with the warnings met on the way. */
export function success<T>(value: T, warnings: readonly Diagnostic[] = []): Outcome<T> {
  return { ok: true, value, warnings };
}

/** No value: what is wrong, warnings included so that none is lost. */
export function failure(errors: readonly Diagnostic[]): {
  readonly ok: false;
  readonly errors: readonly Diagnostic[];
} {
  return { ok: false, errors };
}

/** The value if none of the diagnostics is an error, otherwise all of them. */
export function outcomeOf<T>(value: T, diagnostics: readonly Diagnostic[]): Outcome<T> {
  return diagnostics.some((diagnostic) => diagnostic.severity === "error")
    ? failure(diagnostics)
    : success(value, diagnostics);
}
