import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import {
  installedServers,
  type QueueServer,
  startPostgres,
  startRedis,
} from "../samples/servers.ts";
import { COMMAND, type Desk, hashesOf, newDesk } from "../samples/shokan.ts";

// Whatever is killed, frozen or emptied on the way: the tree is that of one machine.

/** Seconds after which a silent worker's chunk goes to another. */
const LOCK = 2;

/** The cities of all prefectures: enough for all that is done to them on the way. */
const LETTERS = 792;

const MERGE = [
  ...["merge", "templates/dx-jinzai.hbs", "--recipients", "recipients/municipalities.csv"],
  ...["--where", "種別=市", "--format", "pdf"],
];

let desk: Desk;
let whole: Readonly<Record<string, string>>;
const processes: ChildProcess[] = [];

beforeAll(() => {
  desk = newDesk();
  desk.write("recipients/municipalities.csv", readFileSync("recipients/municipalities.csv"));
  expect(desk.start(...MERGE, "--out", "out/whole").exit).toBe(0);
  whole = hashesOf(desk.path("out/whole"));
  expect(Object.keys(whole).length).toBeGreaterThan(LETTERS);
});
afterEach(() => {
  for (const child of processes.splice(0)) child.kill("SIGKILL");
});
afterAll(() => desk.clear());

function start(...args: readonly string[]): ChildProcess {
  const [node, main] = COMMAND;
  const stdio = ["ignore", "ignore", "pipe"] as const;
  const child = spawn(node, [main, ...args], { cwd: desk.folder, stdio: [...stdio] });
  processes.push(child);
  return child;
}

async function startWorker(url: string): Promise<ChildProcess> {
  const options = ["--queue", url, "--store", "store", "--jobs", "1", "--lock", String(LOCK)];
  const worker = start("worker", ...options);
  if (worker.stderr === null) throw new Error("no stderr");
  for await (const line of createInterface(worker.stderr)) if (line.includes("準備")) break;
  worker.stderr.resume();
  return worker;
}

/** A run whose letters come from the workers: what is done to it, when so many letters are in its ledger. */
class Chaos {
  readonly #out: string;
  readonly #server: QueueServer;
  #merge: ChildProcess;
  #said = "";

  constructor(out: string, server: QueueServer) {
    this.#out = out;
    this.#server = server;
    this.#merge = this.#begin();
  }

  #begin(): ChildProcess {
    const from = ["--queue", this.#server.url, "--store", "store", "--out", this.#out];
    const child = start(...MERGE, ...from);
    child.stderr?.on("data", (text: Buffer) => {
      this.#said += text.toString();
    });
    return child;
  }

  /** Waits until so many letters are done, or all are. */
  async letters(count: number): Promise<void> {
    const ledger = desk.path(this.#out, "ledger.jsonl");
    while (this.#merge.exitCode === null && this.#merge.signalCode === null) {
      const lines = existsSync(ledger) ? readFileSync(ledger, "utf8").split("\n").length - 1 : 0;
      if (lines >= count) return;
      await pause(50);
    }
    throw new Error(`the run ended before letter ${count}: ${this.#said}`);
  }

  async killAndBeginAgain(): Promise<void> {
    const gone = once(this.#merge, "exit");
    this.#merge.kill("SIGKILL");
    await gone;
    this.#merge = this.#begin();
  }

  async end(): Promise<{ readonly exit: number | null; readonly said: string }> {
    if (this.#merge.exitCode === null) await once(this.#merge, "exit");
    return { exit: this.#merge.exitCode, said: this.#said };
  }
}

const installed = installedServers();

describe.each([
  ["PostgreSQL", installed.PostgreSQL, startPostgres],
  ["Redis", installed.Redis, startRedis],
] as const)("through %s", (name, isInstalled, open) => {
  let server: QueueServer | undefined;
  afterAll(() => server?.clear());

  test.skipIf(!isInstalled && process.env["CI"] === undefined)(
    "workers killed and frozen, the queue killed, emptied, dropped and put back as it was, the run killed: the letters are those of one machine",
    async () => {
      server = await open();
      const [first, second] = [await startWorker(server.url), await startWorker(server.url)];
      const chaos = new Chaos(`out/${name}`, server);
      await chaos.letters(60);
      first.kill("SIGKILL");
      await startWorker(server.url);
      await chaos.letters(160);
      second.kill("SIGSTOP");
      await chaos.letters(260);
      await server.kill();
      server.backUp();
      await server.start();
      await chaos.letters(340);
      server.empty();
      second.kill("SIGCONT");
      await chaos.letters(420);
      server.drop();
      await chaos.letters(500);
      await chaos.killAndBeginAgain();
      await chaos.letters(620);
      await server.kill();
      server.restore();
      await server.start();
      const { exit, said } = await chaos.end();
      expect(said).not.toContain("cluster/part");
      expect(exit, said).toBe(0);
      expect(hashesOf(desk.path(`out/${name}`))).toEqual(whole);
      expect(readdirSync(desk.path("store/runs"))).toEqual([]);
    },
  );
});
