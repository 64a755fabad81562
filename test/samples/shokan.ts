import { ChildProcess, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { once } from "node:events";
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
import type { ReaderSource } from "../../src/proof/readers.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const MAIN = join(ROOT, "dist/bundle/main.js");
const COMMAND_LINE = join(ROOT, "dist/bundle/command-line.js");
const READERS = join(ROOT, "dist/bundle/readers.js");

/** What a command answered. */
export interface Answer {
  readonly exit: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * A folder of its own in which a user works: the shipped templates, of the shipped lists the prefectures and the municipalities
 * of five of them (1,700 rows more would be read at each command), and an empty `out/`.
 */
export interface Desk {
  readonly folder: string;
  readonly path: (...parts: readonly string[]) => string;
  readonly write: (path: string, content: string | Uint8Array) => void;
  /**
   * Carries out a command line of the built command in this process, which is warm: a start of its own costs a second
   * before the first letter. One command at a time.
   */
  readonly run: (...args: readonly string[]) => Promise<Answer>;
  /** Starts the built command as its user does, in a process of its own, and waits for its end. */
  readonly start: (...args: readonly string[]) => Answer;
  readonly list: (path: string) => readonly string[];
  /** Another desk with all that is on this one, as finished runs that many tests begin with. */
  readonly copy: () => Desk;
  readonly clear: () => void;
}

/** Lays out a desk. The caller clears it away. */
export function newDesk(): Desk {
  const folder = emptyFolder();
  for (const name of ["templates", "recipients"]) {
    cpSync(join(ROOT, name), join(folder, name), {
      recursive: true,
      filter: (path) => !NOT_OF_A_DESK.test(path),
    });
  }
  const municipalities = join(folder, "recipients/municipalities.csv");
  const rows = readFileSync(municipalities, "utf8").split("\n");
  writeFileSync(municipalities, rows.filter((row, at) => at === 0 || OF_FIVE.test(row)).join("\n"));
  mkdirSync(join(folder, "fonts"));
  return deskIn(folder);
}

/** What the pages of the guides show, and what the lists were made from. */
const NOT_OF_A_DESK = /[\\/](?:templates[\\/]pictures|recipients[\\/]source)$/u;

const OF_FIVE = /,(?:富山県|神奈川県|奈良県|佐賀県|北海道),/u;

function emptyFolder(): string {
  return mkdtempSync(join(tmpdir(), "shokan-desk-"));
}

function deskIn(folder: string): Desk {
  const path = (...parts: readonly string[]): string => join(folder, ...parts);
  return {
    folder,
    path,
    write: (name, content) => writeFileSync(path(name), content),
    run: (...args) => runHere(folder, args),
    start: (...args) => {
      const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...args], {
        cwd: folder,
        encoding: "utf8",
        maxBuffer: 64 * 1024 * 1024,
      });
      return { exit: status, stdout, stderr };
    },
    list: (name) => readdirSync(path(name)).sort(),
    copy: () => {
      const other = emptyFolder();
      cpSync(folder, other, { recursive: true, verbatimSymlinks: true });
      return deskIn(other);
    },
    clear: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** The process that reads letters back; it is warm from the second command on, as `test/cli/kept-readers` shows it may be. */
let readers: ReaderSource | undefined;

async function runHere(folder: string, args: readonly string[]): Promise<Answer> {
  const { runCommandLine } = await import(COMMAND_LINE);
  const { Readers } = await import(READERS);
  readers ??= new Readers();
  const before = process.cwd();
  const stdout = heard(process.stdout);
  const stderr = heard(process.stderr);
  const children = startedChildren();
  process.chdir(folder);
  try {
    const exit = await runCommandLine(args, readers);
    return { exit, stdout: stdout.said(), stderr: stderr.said() };
  } finally {
    process.chdir(before);
    stdout.end();
    stderr.end();
    await children.gone();
  }
}

/**
 * Hears of the processes that are started from now on. The command lets them go when it ends, and its end ends them; but for
 * the one that reads letters back, which waits for the next command.
 */
function startedChildren(): { readonly gone: () => Promise<void> } {
  const started: ChildProcess[] = [];
  const hear = (message: unknown): void => {
    const { process: child } = Object(message);
    if (child instanceof ChildProcess) started.push(child);
  };
  subscribe("child_process", hear);
  return {
    gone: async () => {
      unsubscribe("child_process", hear);
      const living = started.filter(
        ({ pid, exitCode, signalCode, connected }) =>
          pid !== undefined && exitCode === null && signalCode === null && !connected,
      );
      await Promise.all(living.map((child) => once(child, "exit")));
    },
  };
}

/** Keeps what is written to a stream of this process instead of letting it through. */
function heard(stream: NodeJS.WriteStream): {
  readonly said: () => string;
  readonly end: () => void;
} {
  const { write } = stream;
  const parts: string[] = [];
  stream.write = (text: string | Uint8Array): boolean => {
    parts.push(typeof text === "string" ? text : Buffer.from(text).toString());
    return true;
  };
  return {
    said: () => parts.join(""),
    end: () => {
      stream.write = write;
    },
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
