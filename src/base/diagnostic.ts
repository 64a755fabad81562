import type { AllCodes, DiagnosticCode } from "./diagnostic-code.ts";
import type { Location } from "./location.ts";

/** How much it matters: an error stops the run before anything is written, a warning does not. */
export type Severity = "error" | "warning";

/**
 * One problem in what the user gave us, as a value; its texts are made by `base/messages`.
 *
 * Shape: `values` are what the texts are made of; `related` are other places that explain it.
 */
export interface Diagnostic {
  readonly severity: Severity;
  readonly code: DiagnosticCode;
  readonly at: Location;
  readonly values: Readonly<Record<string, string | number>>;
  readonly related: readonly { readonly at: Location; readonly label: string }[];
  readonly cause?: Diagnostic;
}

type Values<Code extends DiagnosticCode> = AllCodes[Code] &
  Readonly<Record<string, string | number>>;

/** One for all that have no other places: of some kinds there may be a million. */
const NONE: Diagnostic["related"] = [];

/** An error: the run cannot begin with it. */
export function error<Code extends DiagnosticCode>(
  code: Code,
  at: Location,
  values: Values<Code>,
  related: Diagnostic["related"] = NONE,
): Diagnostic {
  return { severity: "error", code, at, values: { ...values }, related };
}

/** A warning: shown, and an error under `--strict`. */
export function warning<Code extends DiagnosticCode>(
  code: Code,
  at: Location,
  values: Values<Code>,
  related: Diagnostic["related"] = NONE,
): Diagnostic {
  return { severity: "warning", code, at, values: { ...values }, related };
}
