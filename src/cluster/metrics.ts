import { once } from "node:events";
import { createServer } from "node:http";
import { error } from "../base/diagnostic.ts";
import { RunStopped } from "../job/refusal.ts";
import { systemCodeOf } from "../outside/system-error.ts";

/** A figure that programs for the supervision of servers read. */
export interface Metric {
  /** Shape: as Prometheus wants names. */
  readonly name: string;
  readonly help: string;
  /** Whether it only grows, and begins at nought when the program does. */
  readonly isCounter: boolean;
  readonly value: number;
}

/** Writes figures as Prometheus reads them. Source: Prometheus text exposition format 0.0.4. */
export function metricsText(metrics: readonly Metric[]): string {
  const lines = metrics.flatMap(({ name, help, isCounter, value }) => [
    `# HELP ${name} ${help}`,
    `# TYPE ${name} ${isCounter ? "counter" : "gauge"}`,
    `${name} ${value}`,
  ]);
  return `${lines.join("\n")}\n`;
}

/**
 * Answers who asks this machine for figures, and no other machine: `http://127.0.0.1:<port>/metrics`.
 *
 * Errors: throws `RunStopped` with `cluster/metrics-port` where the port cannot be had.
 */
export async function serveMetrics(
  port: number,
  read: () => readonly Metric[],
): Promise<{ readonly close: () => void }> {
  const server = createServer((request, response) => {
    const isAsked = request.method === "GET" && request.url === "/metrics";
    const type = isAsked ? "text/plain; version=0.0.4; charset=utf-8" : "text/plain";
    response.writeHead(isAsked ? 200 : 404, { "Content-Type": type });
    response.end(isAsked ? metricsText(read()) : "");
  });
  try {
    server.listen(port, "127.0.0.1");
    await once(server, "listening");
  } catch (cause) {
    const at = { kind: "option", name: "--metrics" } as const;
    // Node has its own word for a number that no port has.
    const values = { port, reason: systemCodeOf(cause) ?? "ERANGE" };
    throw new RunStopped("refused", error("cluster/metrics-port", at, values));
  }
  // Nobody who only looks on keeps the program from ending.
  server.unref();
  return {
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
