import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ARCHIVE_LAYOUT } from "../../archive/archive-record.ts";
import { objectOf } from "../../base/json-object.ts";
import { runningProgram } from "../../outside/program-hash.ts";
import type { PackedItem } from "./packed-items.ts";
import { programFiles } from "./program-files.ts";

/** The files of the program that is running; undefined where they are not all there. */
export function programItems(): readonly PackedItem[] | undefined {
  const files = programFiles();
  if (files === undefined) return undefined;
  const { name, version, license, type, engines, dependencies } = ownManifest();
  const manifest = { name, version, license, private: true, type, engines, dependencies };
  const folder = ARCHIVE_LAYOUT.program;
  return [
    // What the program looks up of itself; with the same dependencies it is the same program as the one installed.
    {
      path: `${folder}/package.json`,
      source: { bytes: Buffer.from(`${JSON.stringify(manifest, undefined, 2)}\n`) },
    },
    ...files.map(({ from, path }) => ({ path: `${folder}/${path}`, source: { file: from } })),
  ];
}

/** The oldest version of Node that the program takes, e.g. `20.19`. */
export function oldestNode(): string {
  const { engines } = ownManifest();
  return String(objectOf(engines ?? {}, "engines")["node"] ?? "20.19").replace(/^>=\s*/u, "");
}

function ownManifest(): Readonly<Record<string, unknown>> {
  const path = join(runningProgram().root, "package.json");
  return objectOf(JSON.parse(readFileSync(path, "utf8")), "package.json");
}
