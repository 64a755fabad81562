import type { Metric } from "./metrics.ts";

/** What a worker has done since it began, for who looks on from outside. */
export class WorkCounts {
  letters = 0;
  made = 0;
  failures = 0;
  active = 0;

  begun(): void {
    this.active += 1;
  }

  /** A chunk was put into the store; without letters where it was there, or nobody wanted it any more. */
  ended(letters: number): void {
    this.active -= 1;
    if (letters > 0) this.made += 1;
    this.letters += letters;
  }

  failed(): void {
    this.active -= 1;
    this.failures += 1;
  }
}

/** The figures of a worker. Units: `jobs` chunks at once. */
export function workerMetrics(
  { letters, made, failures, active }: WorkCounts,
  jobs: number,
): readonly Metric[] {
  const worker = (name: string, help: string, value: number): Metric => {
    return { name: `shokan_worker_${name}`, help, isCounter: name.endsWith("_total"), value };
  };
  return [
    worker("letters_total", "Letters made and put into the store.", letters),
    worker("chunks_total", "Chunks of letters made.", made),
    worker("chunk_failures_total", "Chunks given up.", failures),
    worker("chunks_active", "Chunks being made.", active),
    worker("jobs", "Chunks that are made at once at most.", jobs),
  ];
}
