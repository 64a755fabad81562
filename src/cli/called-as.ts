import { existsSync } from "node:fs";
import { join } from "node:path";
import { argv, env } from "node:process";
import { COMMANDS } from "./command-options.ts";

/**
 * The beginning of a command as the user typed it: by the folder that the program is in (`node .`), through npm, or by its own
 * name where that is found.
 */
export function calledAs(): string {
  if (env["npm_lifecycle_event"] === "shokan") return "npm run shokan --";
  const isFolder = existsSync(join(argv[1] ?? "", "package.json"));
  return isFolder ? "node ." : "shokan";
}

/** A sentence in which the commands that it names begin as the user began this one. */
export function asCalled(sentence: string): string {
  return sentence.replaceAll(NAMED_COMMAND, () => calledAs());
}

const NAMED_COMMAND = new RegExp(`\\bshokan(?= (?:${COMMANDS.join("|")})\\b)`, "gu");
