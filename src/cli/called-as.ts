import { existsSync } from "node:fs";
import { join } from "node:path";
import { argv, env } from "node:process";

/**
 * The beginning of a command as the user typed it: by the folder that the program is in (`node .`), through npm, or by its own
 * name where that is found.
 */
export function calledAs(): string {
  if (env["npm_lifecycle_event"] === "shokan") return "npm run shokan --";
  const isFolder = existsSync(join(argv[1] ?? "", "package.json"));
  return isFolder ? "node ." : "shokan";
}
