import type { Tally } from "./run-summary.ts";

export async function writeReports(
  _run: unknown,
  _tally: Tally,
  _differences: unknown,
): Promise<readonly { path: string; bytes: Uint8Array }[]> {
  return [];
}
