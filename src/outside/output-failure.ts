import { type Diagnostic, error } from "../base/diagnostic.ts";
import { type Project, projectPath } from "./project.ts";
import { systemCodeOf } from "./system-error.ts";

/** The output side failed (disk full, no permission); the run stops and can be resumed. */
export class OutputFailure extends Error {
  override readonly name = "OutputFailure";
  /** The system's name of what went wrong, such as `ENOSPC`. */
  readonly systemCode: string;
  /** What is reported to the user, where more is known than that something could not be written. */
  readonly diagnostic: Diagnostic | undefined;
  /** The file that another program keeps open, if that is what went wrong. Shape: absolute. */
  readonly held: string | undefined;

  constructor(
    systemCode: string,
    message: string,
    options?: ErrorOptions & {
      readonly diagnostic?: Diagnostic | undefined;
      readonly held?: string | undefined;
    },
  ) {
    super(message, options);
    this.systemCode = systemCode;
    this.diagnostic = options?.diagnostic;
    this.held = options?.held;
  }
}

/** What is reported of a failure that has a better word than that something could not be written; undefined for others. */
export function namedFailure(
  { diagnostic, held }: Pick<OutputFailure, "diagnostic" | "held">,
  project: Project,
): Diagnostic | undefined {
  if (held === undefined) return diagnostic;
  const path = projectPath(project, held);
  return error("job/file-held", { kind: "file", path }, { path });
}

/** Runs a step that writes, giving what the system refuses its name. Errors: throws `OutputFailure`. */
export async function writing<T>(step: () => Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (cause) {
    const code = systemCodeOf(cause);
    if (code === undefined || !(cause instanceof Error)) throw cause;
    throw new OutputFailure(code, cause.message, { cause, held: heldFile(cause) });
  }
}

/** The file that another program has for itself alone, so that the system does not even open it: Excel's hold on Windows. */
function heldFile(cause: NodeJS.ErrnoException): string | undefined {
  return cause.code === "EBUSY" ? cause.path : undefined;
}
