// Letters made by one, two and four workers, beside one machine alone. All of them run on this machine: with fewer cores than
// processes that shows what sharing costs (the queue, the store, what the merging machine does with each part), and not how much
// faster more machines are. Redis as the queue, a folder as the store.
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

const LETTERS = 792;
const WORKERS = [1, 2, 4];
const MERGE = [
  ...["merge", "templates/dx-jinzai.hbs", "--recipients", "recipients/municipalities.csv"],
  ...["--where", "種別=市", "--format", "pdf", "--json"],
];

if (spawnSync("redis-server", ["--version"]).status === 0) await machines();
else console.log("\nletters by several workers: not measured, redis-server is not installed\n");

async function machines() {
  const folder = mkdtempSync(join(tmpdir(), "shokan-bench-"));
  const port = await freePort();
  const args = ["--port", String(port), "--bind", "127.0.0.1", "--dir", folder, "--save", ""];
  const redis = spawn("redis-server", args, { stdio: ["ignore", "pipe", "ignore"] });
  await said(redis.stdout, "Ready to accept connections");
  const shared = ["--queue", `redis://127.0.0.1:${port}`, "--store", join(folder, "store")];
  const rows = [
    {
      what: "this machine alone, one process",
      ...(await merge(folder, "alone-1", ["--jobs", "1"])),
    },
    { what: "this machine alone", ...(await merge(folder, "alone", [])) },
  ];
  for (const count of WORKERS) {
    const workers = [];
    for (let index = 0; index < count; index += 1) {
      const command = ["dist/bundle/main.js", "worker", ...shared, "--jobs", "1"];
      const worker = spawn(process.execPath, command, { stdio: ["ignore", "ignore", "pipe"] });
      await said(worker.stderr, "準備");
      workers.push(worker);
    }
    const made = await merge(folder, `workers-${count}`, shared);
    rows.push({ what: `${count} worker${count === 1 ? "" : "s"} of one process`, ...made });
    for (const worker of workers) {
      const gone = once(worker, "exit");
      worker.kill("SIGTERM");
      await gone;
    }
  }
  redis.kill("SIGKILL");
  await once(redis, "exit");
  rmSync(folder, { recursive: true, force: true });
  console.log(
    `\n${LETTERS} letters (PDF, read back) by several workers, all on this machine of ${availableParallelism()} cores\n`,
  );
  console.log("| | whole job, s | letters made in, s | letters per second |");
  console.log("|---|--:|--:|--:|");
  for (const { what, ms, writeMs } of rows) {
    const perSecond = ((LETTERS * 1000) / writeMs).toFixed(0);
    console.log(
      `| ${what} | ${(ms / 1000).toFixed(1)} | ${(writeMs / 1000).toFixed(1)} | ${perSecond} |`,
    );
  }
}

/** The time of a whole job, and of making its letters, from the first that is asked for to the last that is in the ledger. */
async function merge(folder, name, options) {
  const start = performance.now();
  const command = ["dist/bundle/main.js", ...MERGE, "--out", join(folder, name), ...options];
  const child = spawn(process.execPath, command, { stdio: ["ignore", "pipe", "ignore"] });
  const ended = once(child, "exit");
  const phases = new Map();
  for await (const line of createInterface(child.stdout)) {
    const { kind, phase } = JSON.parse(line);
    if (kind === "event-phase") phases.set(phase, performance.now());
  }
  const [exit] = await ended;
  if (exit !== 0) throw new Error(`the merge ended with ${exit}`);
  const writeMs = phases.get("report") - phases.get("write");
  return { ms: performance.now() - start, writeMs };
}

async function said(stream, words) {
  for await (const line of createInterface(stream)) if (line.includes(words)) break;
  stream.resume();
}

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}
