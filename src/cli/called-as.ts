import { env } from "node:process";

/** The beginning of a command as the user typed it: through npm, or by its own name where that is found. */
export function calledAs(): string {
  const through = env["npm_lifecycle_event"];
  if (through === "npx") return "npx shokan";
  return through === "shokan" ? "npm run shokan --" : "shokan";
}
