import { expect, test } from "vitest";
import { type RunSeen, runMetrics } from "../../../src/cli/run-metrics.ts";
import { freePort } from "../../samples/servers.ts";

test("a run's figures are read as they are when they are asked for, before and after its workers are known", async () => {
  const port = await freePort();
  let seen: RunSeen = { total: 0, done: 0, crew: undefined };
  const server = await runMetrics(port, () => seen);
  const figures = async (): Promise<readonly string[]> => {
    const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
    return text.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  };
  try {
    expect(await figures()).toEqual([
      "shokan_run_letters 0",
      "shokan_run_letters_done 0",
      "shokan_run_workers 0",
      "shokan_run_chunks_active 0",
      "shokan_run_chunks_waiting 0",
      "shokan_run_chunk_failures_total 0",
    ]);
    seen = { total: 1788, done: 640, crew: { workers: 3, active: 2, waiting: 27, failed: 1 } };
    expect(await figures()).toEqual([
      "shokan_run_letters 1788",
      "shokan_run_letters_done 640",
      "shokan_run_workers 3",
      "shokan_run_chunks_active 2",
      "shokan_run_chunks_waiting 27",
      "shokan_run_chunk_failures_total 1",
    ]);
    const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
    const counters = [...text.matchAll(/^# TYPE (?<name>\S+) counter$/gmu)];
    expect(counters.map(({ groups }) => groups?.["name"])).toEqual([
      "shokan_run_chunk_failures_total",
    ]);
  } finally {
    server.close();
  }
});
