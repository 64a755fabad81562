import { env } from "node:process";

/** The beginning of a command as the user typed it: through npm in a copy of the source, by its own name where it is installed. */
export function calledAs(): string {
  return env["npm_lifecycle_event"] === "shokan" ? "npm run shokan --" : "shokan";
}
