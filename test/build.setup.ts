import { execFileSync } from "node:child_process";

/** Builds once, so that tests of the command run what ships. */
export default function setup(): void {
  execFileSync(process.execPath, [".config/build.js"], { stdio: "inherit" });
}
