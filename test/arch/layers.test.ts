import { execFileSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { expect, test } from "vitest";

interface Report {
  readonly modules: readonly { readonly source: string }[];
  readonly summary: { readonly violations: readonly unknown[] };
}

// The tool reports success when it cannot parse TypeScript at all, so count what it saw.
test("the import checker sees every source file and finds no violation", {
  timeout: 60_000,
}, () => {
  const json = execFileSync(
    "npx",
    ["depcruise", "--config", ".config/dependency-cruiser.cjs", "--output-type", "json", "src"],
    { encoding: "utf8", maxBuffer: 64 * 1024 * 1024 },
  );
  const report = JSON.parse(json) as Report;
  const files = readdirSync("src", { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => `src/${name}`);
  expect(report.modules.map((m) => m.source)).toEqual(expect.arrayContaining(files));
  expect(report.summary.violations).toEqual([]);
});
