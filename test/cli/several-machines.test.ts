import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { isDrawn, pickedOf } from "../samples/extent.ts";
import { hasS3Server, type S3Server, startS3 } from "../samples/s3-server.ts";
import {
  installedServers,
  type QueueServer,
  startPostgres,
  startRedis,
} from "../samples/servers.ts";
import { type Answer, COMMAND, type Desk, hashesOf, newDesk } from "../samples/shokan.ts";

const FEW = "都道府県=富山県,団体名=富山県|富山市|高岡市|魚津市";

let desk: Desk;
let whole: Readonly<Record<string, string>>;

function merge(...options: readonly string[]): Promise<Answer> {
  return desk.run(
    ...["merge", "templates/dx-jinzai.hbs", "--recipients", "recipients/prefectures.csv"],
    ...["recipients/municipalities.csv", "--where", FEW, "--print-run", ...options],
  );
}

/** Starts a worker in a process of its own, and waits until it is ready. */
async function startWorker(url: string, ...at: readonly string[]): Promise<ChildProcess> {
  const [node, main] = COMMAND;
  const args = [main, "worker", "--queue", url, ...at, "--jobs", "1"];
  const stdio = ["ignore", "inherit", "pipe"] as const;
  const worker = spawn(node, args, { cwd: desk.folder, stdio: [...stdio] });
  if (worker.stderr === null) throw new Error("no stderr");
  for await (const line of createInterface(worker.stderr)) if (line.includes("準備")) break;
  worker.stderr.resume();
  return worker;
}

beforeAll(async () => {
  desk = newDesk();
  expect((await merge("--out", "out/whole")).exit).toBe(0);
  whole = hashesOf(desk.path("out/whole"));
});
afterAll(() => desk.clear());

test.each([
  [["--queue", "postgres://127.0.0.1/x"], "--store", "option/missing-option"],
  [["--store", "store"], "--queue", "option/missing-option"],
  [["--endpoint", "http://h"], "--queue", "option/missing-option"],
  [
    ["--queue", "redis://h", "--store", "s", "--pdf-engine", "libreoffice"],
    "--pdf-engine",
    "cluster/not-with",
  ],
])("what does not go together is said before anything begins: %j", async (options, name, code) => {
  const { exit, stderr } = await merge(...options);
  expect(exit).toBe(2);
  expect(stderr).toContain(code);
  expect(stderr).toContain(name);
});

test("an address of no known server is refused, and its password not shown", async () => {
  const { exit, stderr } = await merge("--queue", "amqp://me:secret@server/x", "--store", "store");
  expect(exit).toBe(1);
  expect(stderr).toContain("cluster/bad-queue");
  expect(stderr).toContain("amqp://server/x");
  expect(stderr).not.toContain("secret");
});

test("a server that is not there is named, without the password", async () => {
  const address = "postgres://me:secret@127.0.0.1:1/x";
  const { exit, stderr } = await merge("--queue", address, "--store", "store", "--out", "out/none");
  expect(exit).toBe(74);
  expect(stderr).toContain("cluster/queue-unreachable");
  expect(stderr).toContain("postgres://127.0.0.1:1/x");
  expect(stderr).not.toContain("secret");
});

const installed = installedServers();
const SERVERS = pickedOf(
  [
    ["PostgreSQL", installed.PostgreSQL, startPostgres],
    ["Redis", installed.Redis, startRedis],
  ] as const,
  1,
);

describe.each(SERVERS)("letters made by a worker through %s", (_, isInstalled, start) => {
  let server: QueueServer | undefined;
  afterAll(() => server?.clear());

  test.skipIf(!isInstalled && process.env["CI"] === undefined)(
    "are those of one machine, byte for byte, and nothing stays in the shared folder",
    async () => {
      server = await start();
      const worker = await startWorker(server.url, "--store", "store");
      const ended = once(worker, "exit");
      const out = `out/by-${server.url.split(":")[0]}`;
      const answer = await merge("--out", out, "--queue", server.url, "--store", "store");
      worker.kill("SIGTERM");
      expect(answer.stderr).not.toContain("cluster/");
      expect(answer.exit).toBe(0);
      expect(hashesOf(desk.path(out))).toEqual(whole);
      expect(desk.list("store/runs")).toEqual([]);
      expect(await ended).toEqual([0, null]);
    },
  );
});

const isWhole = installed.PostgreSQL && hasS3Server();

describe.runIf(isDrawn("S3", 3))("letters that pass through a bucket of S3", () => {
  let queue: QueueServer | undefined;
  let bucket: S3Server | undefined;
  afterAll(async () => {
    vi.unstubAllEnvs();
    bucket?.clear();
    await queue?.clear();
  });

  test.skipIf(!isWhole && process.env["CI"] === undefined)(
    `are those of one machine, byte for byte, and nothing stays there${isWhole ? "" : " (PostgreSQL or moto not found)"}`,
    async () => {
      [queue, bucket] = [await startPostgres(), await startS3()];
      for (const [name, value] of Object.entries(bucket.keys)) vi.stubEnv(name, value);
      const at = ["--store", `s3://${bucket.bucket}/書簡`, "--endpoint", bucket.endpoint];
      const worker = await startWorker(queue.url, ...at);
      const answer = await merge("--out", "out/by-bucket", "--queue", queue.url, ...at);
      worker.kill("SIGTERM");
      expect(answer.stderr).not.toContain("cluster/");
      expect(answer.exit).toBe(0);
      expect(hashesOf(desk.path("out/by-bucket"))).toEqual(whole);
      const left = await fetch(`${bucket.endpoint}/${bucket.bucket}?list-type=2`);
      expect(await left.text()).not.toContain("<Contents>");
      const elsewhere = ["--store", "s3://not-there/x", "--endpoint", bucket.endpoint];
      const { exit, stderr } = await merge("--queue", queue.url, ...elsewhere);
      expect(exit).toBe(74);
      expect(stderr).toContain("cluster/store-refused");
    },
  );
});
