import { createHash } from "node:crypto";
import { lstatSync, mkdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import process from "node:process";
import { isObject } from "../base/json-object.ts";
import type { Project } from "../outside/project.ts";

/** Where a running studio is, and its secret. */
export interface KnownStudio {
  readonly port: number;
  readonly token: string;
  /** Its process; undefined where an earlier studio did not say. */
  readonly pid?: number;
}

/** How long a studio may take to answer. It is on this machine. Units: milliseconds. */
const PATIENCE_MS = 2000;

/** The address that opens a studio. The secret is in the fragment, which no request carries. */
export function addressOf({ port, token }: KnownStudio): string {
  return `http://127.0.0.1:${port}/#${token}`;
}

/** The file that says where the studio of a project is. One project has one. */
export function stateFile(folder: string, { root }: Project): string {
  const place = createHash("sha256").update(realpathSync(root)).digest("hex").slice(0, 16);
  return join(folder, `studio-${place}.json`);
}

/**
 * Keeps where a studio is, for later starts, readable to its user alone.
 *
 * Shape: false if another studio's is kept there meanwhile. Errors: throws the system's error.
 */
export function keepStudio(folder: string, project: Project, studio: KnownStudio): boolean {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (!isOwnFolder(folder)) return true;
  try {
    writeFileSync(stateFile(folder, project), JSON.stringify(studio), { mode: 0o600, flag: "wx" });
    return true;
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && cause.code === "EEXIST") return false;
    throw cause;
  }
}

/**
 * Whether nobody else can put files into a folder: a secret is neither written into somebody else's folder, nor taken from it.
 * Windows keeps a user's own folders by rights that Node does not show.
 */
function isOwnFolder(folder: string): boolean {
  const status = lstatSync(folder, { throwIfNoEntry: false });
  if (status?.isDirectory() !== true) return false;
  const user = process.getuid?.();
  return user === undefined || (status.uid === user && (status.mode & 0o077) === 0);
}

/** Forgets where a studio is, or this one alone. Never fails. */
export function forgetStudio(folder: string, project: Project, own?: KnownStudio): void {
  if (!isOwnFolder(folder)) return;
  try {
    if (own !== undefined && readKept(stateFile(folder, project))?.token !== own.token) return;
    rmSync(stateFile(folder, project), { force: true });
  } catch {
    // The next start finds that nobody answers there.
  }
}

/**
 * The studio of a project that runs already; one that is kept and is gone is forgotten. One that takes a connection and says
 * nothing is at work (a check of 100,000 rows takes a minute): as long as its process is there, it is the project's studio.
 */
export async function runningStudio(
  folder: string,
  project: Project,
): Promise<KnownStudio | undefined> {
  const kept = isOwnFolder(folder) ? readKept(stateFile(folder, project)) : undefined;
  if (kept === undefined) {
    forgetDamaged(folder, project);
    return undefined;
  }
  const said = await answerOf(kept);
  if (said === "yes" || (said === "nothing" && isAlive(kept.pid))) return kept;
  // Another may have been started meanwhile and kept itself there.
  forgetStudio(folder, project, kept);
  return undefined;
}

/** A note that cannot be read would keep every later studio from being found. */
function forgetDamaged(folder: string, project: Project): void {
  if (readKept(stateFile(folder, project)) === undefined) forgetStudio(folder, project);
}

/** Whether there is a process of this number that the user may ask about. */
function isAlive(pid: number | undefined): boolean {
  if (pid === undefined) return false;
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

function readKept(path: string): KnownStudio | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(path, "utf8"));
    if (!isObject(value)) return undefined;
    const { port, token, pid } = value;
    if (typeof port !== "number" || typeof token !== "string") return undefined;
    return { port, token, ...(typeof pid === "number" && pid > 0 ? { pid } : {}) };
  } catch {
    return undefined;
  }
}

/** Whoever else has the port since does not know the secret, and is told it by nobody but its user. */
function answerOf({ port, token }: KnownStudio): Promise<"yes" | "no" | "nothing"> {
  return new Promise((resolve) => {
    const asked = request(
      {
        host: "127.0.0.1",
        port,
        path: "/api/hello",
        method: "POST",
        timeout: PATIENCE_MS,
        headers: {
          Origin: `http://127.0.0.1:${port}`,
          Authorization: `Bearer ${token}`,
          "Content-Type": "application/json",
        },
      },
      (response) => {
        response.resume();
        resolve(response.statusCode === 200 ? "yes" : "no");
      },
    );
    asked.on("timeout", () => {
      // Where nobody took the connection in all this time, nobody listens.
      resolve(asked.socket?.connecting === false ? "nothing" : "no");
      asked.destroy();
    });
    asked.on("error", () => resolve("no"));
    asked.end("{}");
  });
}
