import type { Diagnostic } from "../../base/diagnostic.ts";
import { systemCodeOf } from "./system-error.ts";

/** The output side failed (disk full, no permission); the run stops and can be resumed. */
export class OutputFailure extends Error {
  override readonly name = "OutputFailure";
  /** The system's name of what went wrong, such as `ENOSPC`. */
  readonly systemCode: string;
  /** What is reported to the user, where more is known than that something could not be written. */
  readonly diagnostic: Diagnostic | undefined;

  constructor(
    systemCode: string,
    message: string,
    options?: ErrorOptions & { readonly diagnostic?: Diagnostic | undefined },
  ) {
    super(message, options);
    this.systemCode = systemCode;
    this.diagnostic = options?.diagnostic;
  }
}

/** Runs a step that writes, giving what the system refuses its name. Errors: throws `OutputFailure`. */
export async function writing<T>(step: () => Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (cause) {
    const code = systemCodeOf(cause);
    if (code === undefined || !(cause instanceof Error)) throw cause;
    throw new OutputFailure(code, cause.message, { cause });
  }
}
