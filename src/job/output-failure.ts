/** The output side failed (disk full, no permission); the run stops and can be resumed. */
export class OutputFailure extends Error {
  override readonly name = "OutputFailure";
  /** The system's name of what went wrong, such as `ENOSPC`. */
  readonly systemCode: string;

  constructor(systemCode: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.systemCode = systemCode;
  }
}

/** Runs a step that writes, giving what the system refuses its name. Errors: throws `OutputFailure`. */
export async function writing<T>(step: () => Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && typeof cause.code === "string") {
      throw new OutputFailure(cause.code, cause.message, { cause });
    }
    throw cause;
  }
}
