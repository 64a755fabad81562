import { type ChildProcess, execFileSync, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A server of queues that a test has for itself, on a free port of this machine alone. */
export interface QueueServer {
  readonly url: string;
  /** Kills it, as a power failure does. */
  readonly kill: () => Promise<void>;
  /** Starts it again with what it had kept. */
  readonly start: () => Promise<void>;
  /** Loses all that it holds. */
  readonly empty: () => void;
  /** Loses even what it holds it in, where there is such a thing. */
  readonly drop: () => void;
  /** Puts what it has kept aside, while it is killed. */
  readonly backUp: () => void;
  /** Puts back what was kept aside, while it is killed. */
  readonly restore: () => void;
  readonly clear: () => Promise<void>;
}

/** Times that PostgreSQL is told something, of which each takes some hundredths of a second. */
const MOST_TRIES = 200;

/** The servers of which the programs are installed. */
export function installedServers(): Readonly<Record<"PostgreSQL" | "Redis", boolean>> {
  return { PostgreSQL: binariesOfPostgres() !== undefined, Redis: hasProgram("redis-server") };
}

/** Starts PostgreSQL with a database of its own. The caller clears it away. */
export async function startPostgres(): Promise<QueueServer> {
  const binaries = binariesOfPostgres() ?? "";
  const folder = mkdtempSync(join(tmpdir(), "shokan-postgres-"));
  // It refuses to run as root.
  const user = process.getuid?.() === 0 ? idsOf("postgres") : undefined;
  if (user !== undefined) chownSync(folder, user.uid, user.gid);
  const data = join(folder, "data");
  const options = { ...user, cwd: folder, stdio: "ignore" } as const;
  execFileSync(join(binaries, "initdb"), ["-A", "trust", "-U", "test", "-N", "-D", data], options);
  const port = await freePort();
  const args = ["-D", data, "-p", String(port), "-k", folder, "-h", "127.0.0.1"];
  const server = ownServer(port, () => spawn(join(binaries, "postgres"), args, options), folder);
  await server.start();
  const url = `postgres://test@127.0.0.1:${port}/postgres`;
  // It may be starting up, or take this for the one of two that lock each other out.
  const tell = (sql: string): void => {
    for (let tries = 1; ; tries += 1) {
      const { status, stderr } = spawnSync(join(binaries, "psql"), [url, "-q", "-c", sql]);
      if (status === 0) return;
      if (tries === MOST_TRIES) throw new Error(stderr.toString());
    }
  };
  return {
    ...server,
    url,
    empty: () => tell("TRUNCATE shokan.job CASCADE"),
    drop: () => tell("DROP SCHEMA shokan CASCADE"),
  };
}

/** Starts Redis, with what it is told written down once a second. The caller clears it away. */
export async function startRedis(): Promise<QueueServer> {
  const folder = mkdtempSync(join(tmpdir(), "shokan-redis-"));
  const port = await freePort();
  const args = ["--port", String(port), "--bind", "127.0.0.1", "--dir", folder];
  const kept = ["--appendonly", "yes", "--save", "", "--maxmemory-policy", "noeviction"];
  const begin = (): ChildProcess => spawn("redis-server", [...args, ...kept], { stdio: "ignore" });
  const server = ownServer(port, begin, folder);
  await server.start();
  const empty = (): void => {
    execFileSync("redis-cli", ["-p", String(port), "FLUSHALL"], { stdio: "ignore" });
  };
  return { ...server, url: `redis://127.0.0.1:${port}`, empty, drop: empty };
}

function ownServer(
  port: number,
  begin: () => ChildProcess,
  folder: string,
): Omit<QueueServer, "url" | "empty" | "drop"> {
  let running: ChildProcess | undefined;
  const kill = async (): Promise<void> => {
    const child = running;
    running = undefined;
    if (child === undefined || child.exitCode !== null) return;
    const gone = once(child, "exit");
    // PostgreSQL ends its other processes at once on this one; Redis has none.
    child.kill(folder.includes("postgres") ? "SIGQUIT" : "SIGKILL");
    await gone;
  };
  const kept = `${folder}-kept`;
  // With its owner: PostgreSQL reads nobody else's files.
  const copy = (from: string, to: string): void => {
    rmSync(to, { recursive: true, force: true });
    execFileSync("cp", ["-a", from, to]);
  };
  return {
    kill,
    backUp: () => copy(folder, kept),
    restore: () => copy(kept, folder),
    start: async () => {
      running = begin();
      await answers(port, running);
    },
    clear: async () => {
      await kill();
      rmSync(folder, { recursive: true, force: true });
      rmSync(kept, { recursive: true, force: true });
    },
  };
}

/** Waits until something listens on a port. Errors: throws if the server ends instead. */
export async function answers(port: number, server: ChildProcess): Promise<void> {
  while (server.exitCode === null) {
    const socket = connect(port, "127.0.0.1");
    const isThere = await new Promise<boolean>((resolve) => {
      socket.once("connect", () => resolve(true));
      socket.once("error", () => resolve(false));
    });
    socket.destroy();
    if (isThere) return;
    await new Promise((resolve) => setImmediate(resolve));
  }
  throw new Error(`the server on port ${port} ended with ${server.exitCode}`);
}

/** A port of this machine that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (typeof address !== "object" || address === null) throw new Error("no port");
  return address.port;
}

function idsOf(name: string): { readonly uid: number; readonly gid: number } {
  const id = (flag: string): number =>
    Number(execFileSync("id", [flag, name], { encoding: "utf8" }));
  return { uid: id("-u"), gid: id("-g") };
}

/** Where Debian has the programs of PostgreSQL, which are not on PATH. */
function binariesOfPostgres(): string | undefined {
  const all = "/usr/lib/postgresql";
  const versions = existsSync(all) ? readdirSync(all).sort((a, b) => Number(b) - Number(a)) : [];
  return versions
    .map((version) => join(all, version, "bin"))
    .find((folder) => existsSync(join(folder, "initdb")));
}

function hasProgram(name: string): boolean {
  return spawnSync(name, ["--version"], { stdio: "ignore" }).status === 0;
}
