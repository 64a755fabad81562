import { expect, test } from "vitest";
import { serveMetrics } from "../../../src/cluster/metrics.ts";
import { WorkCounts, workerMetrics } from "../../../src/cluster/work-counts.ts";
import { freePort } from "../../samples/servers.ts";

test("a worker's figures are read as Prometheus wants them, and nothing else is answered", async () => {
  const counts = new WorkCounts();
  const port = await freePort();
  const server = await serveMetrics(port, () => workerMetrics(counts, 4));
  try {
    counts.begun();
    counts.ended(40);
    counts.begun();
    counts.ended(0);
    counts.begun();
    counts.failed();
    counts.begun();
    const answer = await fetch(`http://127.0.0.1:${port}/metrics`);
    expect(answer.headers.get("content-type")).toBe("text/plain; version=0.0.4; charset=utf-8");
    expect(
      await answer.text(),
    ).toBe(`# HELP shokan_worker_letters_total Letters made and put into the store.
# TYPE shokan_worker_letters_total counter
shokan_worker_letters_total 40
# HELP shokan_worker_chunks_total Chunks of letters made.
# TYPE shokan_worker_chunks_total counter
shokan_worker_chunks_total 1
# HELP shokan_worker_chunk_failures_total Chunks given up.
# TYPE shokan_worker_chunk_failures_total counter
shokan_worker_chunk_failures_total 1
# HELP shokan_worker_chunks_active Chunks being made.
# TYPE shokan_worker_chunks_active gauge
shokan_worker_chunks_active 1
# HELP shokan_worker_jobs Chunks that are made at once at most.
# TYPE shokan_worker_jobs gauge
shokan_worker_jobs 4
`);
    expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(404);
    expect((await fetch(`http://127.0.0.1:${port}/metrics`, { method: "POST" })).status).toBe(404);
  } finally {
    server.close();
  }
});

test("a port that another program has, or that there is not, is refused: cluster/metrics-port", async () => {
  const port = await freePort();
  const first = await serveMetrics(port, () => []);
  const refusal = (values: object): object => ({
    refusal: { kind: "refused", diagnostic: { code: "cluster/metrics-port", values } },
  });
  try {
    const second = serveMetrics(port, () => []);
    await expect(second).rejects.toMatchObject(refusal({ port, reason: "EADDRINUSE" }));
    const none = serveMetrics(70_000, () => []);
    await expect(none).rejects.toMatchObject(refusal({ port: 70_000, reason: "ERANGE" }));
  } finally {
    first.close();
  }
});
