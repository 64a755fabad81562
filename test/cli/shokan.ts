import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const MAIN = join(ROOT, "dist/bundle/main.js");

/** What a command answered. */
export interface Answer {
  readonly exit: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A folder of its own in which a user works: the shipped templates and lists, and an empty `out/`. */
export interface Desk {
  readonly folder: string;
  readonly path: (...parts: readonly string[]) => string;
  readonly write: (path: string, content: string | Uint8Array) => void;
  readonly run: (...args: readonly string[]) => Answer;
  readonly list: (path: string) => readonly string[];
  readonly clear: () => void;
}

/** Lays out a desk. The caller clears it away. */
export function newDesk(): Desk {
  const folder = mkdtempSync(join(tmpdir(), "shokan-desk-"));
  for (const name of ["templates", "recipients"]) {
    cpSync(join(ROOT, name), join(folder, name), { recursive: true });
  }
  mkdirSync(join(folder, "fonts"));
  const path = (...parts: readonly string[]): string => join(folder, ...parts);
  return {
    folder,
    path,
    write: (name, content) => writeFileSync(path(name), content),
    run: (...args) => {
      const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...args], {
        cwd: folder,
        encoding: "utf8",
        maxBuffer: 64 * 1024 * 1024,
      });
      return { exit: status, stdout, stderr };
    },
    list: (name) => readdirSync(path(name)).sort(),
    clear: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** SHA-256 of every file of a run's folder by its path within it. */
export function hashesOf(folder: string): Readonly<Record<string, string>> {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).sort();
  return Object.fromEntries(
    names
      .filter((name) => statSync(join(folder, name)).isFile())
      .map((name) => [
        name,
        createHash("sha256")
          .update(readFileSync(join(folder, name)))
          .digest("hex"),
      ]),
  );
}

/** The command's path and arguments, for a test that starts it by itself. */
export const COMMAND: readonly [string, string] = [process.execPath, MAIN];
