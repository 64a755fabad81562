import type { Diagnostic } from "../base/diagnostic.ts";
import { FontsChanged } from "../outside/fonts-changed.ts";
import { OutputFailure } from "../outside/output-failure.ts";
import { systemCodeOf } from "../outside/system-error.ts";

/** The number of what is not a question: a message that needs no answer, and a process's first sign of life. */
export const NO_QUESTION = 0;

/** What the run sends to one of its processes: a question, known by its number among others under way. */
export interface Question<Asked> {
  readonly number: number;
  readonly asked: Asked;
}

/** What a process sends back: that it is alive and has done one more step of a question, its answer, or why there is none. */
export type Reply<Answer> =
  | { readonly kind: "step-done"; readonly number: number }
  | { readonly kind: "answered"; readonly number: number; readonly answer: Answer }
  | { readonly kind: "failed"; readonly number: number; readonly failure: ChildFailure };

/** A failure as it crosses from one process to another: of the output side, of fonts that changed, or a mistake of ours. */
export type ChildFailure =
  | {
      readonly kind: "output";
      readonly systemCode: string;
      readonly text: string;
      readonly diagnostic: Diagnostic | undefined;
      readonly held: string | undefined;
    }
  | { readonly kind: "fonts-changed" }
  | { readonly kind: "mistake"; readonly text: string };

/** Packs a failure up. What the system refused is reported by its message, a mistake of ours with where it happened. */
export function failureOf(cause: unknown): ChildFailure {
  if (cause instanceof FontsChanged) return { kind: "fonts-changed" };
  if (cause instanceof OutputFailure) {
    const { systemCode, message, diagnostic, held } = cause;
    return { kind: "output", systemCode, text: message, diagnostic, held };
  }
  if (!(cause instanceof Error)) return { kind: "mistake", text: String(cause) };
  const systemCode = systemCodeOf(cause);
  return systemCode === undefined
    ? { kind: "mistake", text: cause.stack ?? cause.message }
    : { kind: "output", systemCode, text: cause.message, diagnostic: undefined, held: undefined };
}

/** The failure as it was thrown. */
export function thrownFor(failure: ChildFailure): Error {
  switch (failure.kind) {
    case "output": {
      const { systemCode, text, diagnostic, held } = failure;
      return new OutputFailure(systemCode, text, { diagnostic, held });
    }
    case "fonts-changed":
      return new FontsChanged();
    case "mistake":
      return new Error(failure.text);
  }
}

/** One of our processes, started by `startChild` and running `serveRun`. Whatever becomes of it, who asks is answered. */
export interface Child<Asked, Answer> {
  /** Whether it can still be asked; one that ended may look connected for a moment. */
  readonly isAlive: () => boolean;
  /** Whether an answer is still awaited. */
  readonly isAsked: () => boolean;
  /** Sends it something whose answer nobody waits for. */
  readonly send: (asked: Asked) => void;
  /**
   * Asks it; several questions may be under way at once. `stepDone` is called for each step of the answer that it reports.
   *
   * Units: `silenceMs` is how long it may say nothing at all before it is taken for hung, and killed.
   * Errors: rejects with `ChildGone`, or with what was thrown over there (`thrownFor`).
   */
  readonly ask: (asked: Asked, silenceMs: number, stepDone?: () => void) => Promise<Answer>;
  /** Releases it: it ends by itself once nobody speaks to it, and nobody waits for that. */
  readonly release: () => void;
}
