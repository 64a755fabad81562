import { execFileSync } from "node:child_process";

/** Compiles `src` to `dist` once, so that worker and CLI tests run the code that ships. */
export default function setup(): void {
  execFileSync("npx", ["tsc", "-p", "src"], { stdio: "inherit" });
}
