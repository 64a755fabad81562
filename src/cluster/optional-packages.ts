import { createRequire } from "node:module";
import { error } from "../base/diagnostic.ts";
import { RunStopped } from "../job/refusal.ts";

/** What speaks to a server of queues. */
export type Driver = "pg" | "ioredis";

/** What is not needed by who makes letters on one machine. */
type Package = "bullmq" | Driver | "aws4fetch";

/** What is installed by those who have several machines; the versions that were tested. */
const VERSIONS: Readonly<Record<Package, string>> = {
  bullmq: "6.7.0",
  pg: "8.23.1",
  ioredis: "5.11.1",
  aws4fetch: "1.0.20",
};

/**
 * Sees that the packages for what an option names are installed: who makes letters on one machine has none of them.
 *
 * Shape: `find` throws for a package that is not there. Errors: throws `RunStopped` with `cluster/packages-missing`.
 */
export function needPackages(
  needed: readonly Package[],
  option: "--queue" | "--store",
  find: (name: string) => unknown = createRequire(import.meta.url).resolve,
): void {
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
  const diagnostic = error("cluster/packages-missing", { kind: "option", name: option }, values);
  throw new RunStopped("refused", diagnostic);
}
