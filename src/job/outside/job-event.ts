/** The parts of a run that take time. */
export type JobPhase = "check" | "earlier" | "write" | "print-run" | "report" | "verify";

/** What a run reports while it goes on; the command line draws it. */
export type JobEvent =
  | { readonly kind: "phase"; readonly phase: JobPhase; readonly total: number }
  | { readonly kind: "progress"; readonly phase: JobPhase; readonly done: number };

/** Receives what a run reports. */
export type JobListener = (event: JobEvent) => void;
