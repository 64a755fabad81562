/** The parts of a run that take time. */
export type JobPhase = "check" | "earlier" | "write" | "print-run" | "report" | "verify";

/** Those of an archive: its files are put in, or looked through; letters are made anew. */
export type ArchivePhase = "pack" | "open-archive" | "recreate";

/** What a run reports while it goes on; the command line draws it. */
export type JobEvent<Phase = JobPhase> =
  | { readonly kind: "phase"; readonly phase: Phase; readonly total: number }
  | { readonly kind: "progress"; readonly phase: Phase; readonly done: number };

/** Receives what a run reports. */
export type JobListener<Phase = JobPhase> = (event: JobEvent<Phase>) => void;
