import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { objectOf } from "./parse-ledger-entry.ts";

/** A compiled module or its source; the compiler's declarations and the maps of sources change no letter. */
const MODULE = /(?<!\.d)\.[jt]s$/u;

/** What a bundler adds of the places that it found its modules in. */
const PLACES = /^\/\/# ?(?:region|endregion|sourceMappingURL).*$/gmu;

/**
 * SHA-256 of the program that is running: its modules, and the versions of the packages that it is made with. Two programs of
 * one version number may still make other letters, and then this tells them apart.
 *
 * Shape: the same wherever the same program stands, whatever its files' line ends.
 */
export function programHash(): string {
  const here = dirname(fileURLToPath(import.meta.url));
  // The command is bundled into one folder of its own; else this module stands in one of several.
  const isBundled = basename(here) === "bundle";
  const folder = isBundled ? here : dirname(here);
  const modules = readdirSync(folder, { recursive: !isBundled, encoding: "utf8" })
    .map((name) => name.replaceAll("\\", "/"))
    .filter((name) => MODULE.test(name) && !name.startsWith("bundle/"))
    .sort();
  const hash = createHash("sha256").update(packageVersions(join(here, "../../package.json")));
  for (const name of modules) {
    const text = readFileSync(join(folder, name), "latin1");
    hash.update(`\0${name}\0`).update(text.replaceAll("\r\n", "\n").replace(PLACES, ""), "latin1");
  }
  return hash.digest("hex");
}

function packageVersions(path: string): string {
  const { dependencies } = objectOf(JSON.parse(readFileSync(path, "utf8")), "package.json");
  return JSON.stringify(dependencies);
}
