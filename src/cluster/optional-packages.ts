import { createRequire } from "node:module";
import { error } from "../base/diagnostic.ts";
import { RunStopped } from "../job/refusal.ts";

/** What speaks to a server of queues. */
export type Driver = "pg" | "ioredis";

/** What is installed by those who have several machines; the versions that were tested. */
const VERSIONS = { bullmq: "6.7.0", pg: "8.23.1", ioredis: "5.11.1" } as const;

/**
 * Sees that the packages for a server are installed: who makes letters on one machine has none of them.
 *
 * Shape: `find` throws for a package that is not there. Errors: throws `RunStopped` with `cluster/packages-missing`.
 */
export function needPackages(
  driver: Driver,
  find: (name: string) => unknown = createRequire(import.meta.url).resolve,
): void {
  const needed = ["bullmq", driver] as const;
  const missing = needed.filter((name) => {
    try {
      find(name);
      return false;
    } catch {
      return true;
    }
  });
  if (missing.length === 0) return;
  const named = needed.map((name) => `${name}@${VERSIONS[name]}`).join(" ");
  const values = { packages: missing.join("、"), command: `npm install --no-save ${named}` };
  const diagnostic = error("cluster/packages-missing", { kind: "option", name: "--queue" }, values);
  throw new RunStopped("refused", diagnostic);
}
