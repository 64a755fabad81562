import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { objectOf } from "../base/json-object.ts";

/** A compiled module or its source; the compiler's declarations and the maps of sources change no letter. */
const MODULE = /(?<!\.d)\.[jt]s$/u;

/**
 * SHA-256 of the program that is running: its modules, and the versions of the packages that it is made with. Two programs of
 * one version number may still make other letters, and then this distinguishes them.
 *
 * Shape: the same wherever the same program is installed. Cost: some milliseconds for the bundled command.
 */
export function programHash(): string {
  running ??= hashOfProgram(import.meta.url);
  return running;
}

/** What runs is what was loaded, whatever is installed in its place while it goes on. */
let running: string | undefined;

/** Where a program lies. Shape: absolute. */
interface ProgramPlace {
  /** The folder of its package, with `package.json`. */
  readonly root: string;
  /** Where its modules are: the bundled ones, or those of the library in their folders. */
  readonly folder: string;
  readonly isBundled: boolean;
}

/** Where the program that is running lies. */
export function runningProgram(): ProgramPlace {
  return placeOf(import.meta.url);
}

function placeOf(moduleUrl: string): ProgramPlace {
  const here = dirname(fileURLToPath(moduleUrl));
  // The command is bundled into one folder, the library's modules lie beside it in several: built together they are one
  // program, and either goes on with what the other began.
  const modulesOf = join(here, "..");
  const bundle = join(modulesOf, "bundle");
  const isBundled = existsSync(bundle);
  return { root: join(modulesOf, ".."), folder: isBundled ? bundle : modulesOf, isBundled };
}

/** The same as `programHash` for the program that a module belongs to. */
export function hashOfProgram(moduleUrl: string): string {
  const { root, folder, isBundled } = placeOf(moduleUrl);
  const modules = readdirSync(folder, { recursive: !isBundled, encoding: "utf8" })
    .map((name) => name.replaceAll("\\", "/"))
    .filter((name) => MODULE.test(name))
    .sort();
  const hash = createHash("sha256").update(packageVersions(join(root, "package.json")));
  for (const name of modules) hash.update(`\0${name}\0`).update(readFileSync(join(folder, name)));
  return hash.digest("hex");
}

function packageVersions(path: string): string {
  const { dependencies } = objectOf(JSON.parse(readFileSync(path, "utf8")), "package.json");
  return JSON.stringify(dependencies);
}
