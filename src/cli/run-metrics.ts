import type { Crew } from "../cluster/dispatch.ts";
import { type Metric, serveMetrics } from "../cluster/metrics.ts";

/** How far a run is, as far as it has said. */
export interface RunSeen {
  /** Letters of the phase that goes on, and how many of them are done. */
  readonly total: number;
  readonly done: number;
  readonly crew: Crew | undefined;
}

/** Lets programs for the supervision of servers see how far a run is. Errors: as `serveMetrics`. */
export function runMetrics(
  port: number,
  seen: () => RunSeen,
): Promise<{ readonly close: () => void }> {
  return serveMetrics(port, () => figures(seen()));
}

function figures({ total, done, crew }: RunSeen): readonly Metric[] {
  const run = (name: string, help: string, value: number): Metric => {
    return { name: `shokan_run_${name}`, help, isCounter: name.endsWith("_total"), value };
  };
  return [
    run("letters", "Letters of the step that goes on.", total),
    run("letters_done", "Letters of it that are done.", done),
    run("workers", "Workers that take part.", crew?.workers ?? 0),
    run("chunks_active", "Chunks being made.", crew?.active ?? 0),
    run("chunks_waiting", "Chunks asked for and not begun.", crew?.waiting ?? 0),
    run("chunk_failures_total", "Chunks given up by a worker.", crew?.failed ?? 0),
  ];
}
