import type { Diagnostic } from "../../base/diagnostic.ts";
import { OutputFailure } from "../outside/output-failure.ts";
import { systemCodeOf } from "../outside/system-error.ts";

/** A failure as it crosses from one of our processes to the run: of the output side, or, without a code, one of our own. */
export interface ChildFailure {
  readonly kind: "failed";
  readonly systemCode: string | undefined;
  readonly text: string;
  readonly diagnostic: Diagnostic | undefined;
  readonly held: string | undefined;
}

/** Packs a failure up. What the system refused is reported by its message, a mistake of ours with where it happened. */
export function failureOf(cause: unknown): ChildFailure {
  const isOutput = cause instanceof OutputFailure;
  const systemCode = isOutput ? cause.systemCode : systemCodeOf(cause);
  const { diagnostic, held } = isOutput ? cause : { diagnostic: undefined, held: undefined };
  if (!(cause instanceof Error)) {
    return { kind: "failed", systemCode, text: String(cause), diagnostic, held };
  }
  const text = systemCode === undefined ? (cause.stack ?? cause.message) : cause.message;
  return { kind: "failed", systemCode, text, diagnostic, held };
}

/** The failure as it was thrown. */
export function thrownFor({ systemCode, text, diagnostic, held }: ChildFailure): Error {
  return systemCode === undefined
    ? new Error(text)
    : new OutputFailure(systemCode, text, { diagnostic, held });
}
