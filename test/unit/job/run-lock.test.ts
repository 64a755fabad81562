import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { lockFolder } from "../../../src/job/keep/run-lock.ts";
import { nodeDisk } from "../../../src/outside/node-disk.ts";

let desk: string;
let run: string;
beforeEach(() => {
  desk = mkdtempSync(join(tmpdir(), "shokan-lock-"));
  run = join(desk, "out");
  mkdirSync(run);
});
afterEach(() => rmSync(desk, { recursive: true, force: true }));

/** A hold that must be had; it is let go again. */
async function expectFree(folder: string): Promise<void> {
  const lock = await lockFolder(nodeDisk, folder);
  expect(lock).toBeDefined();
  await lock?.release();
}

test("a folder is held by one run, by whatever path it is reached, and free afterwards", async () => {
  symlinkSync(desk, join(desk, "別の道"));
  const lock = await lockFolder(nodeDisk, run);
  expect(await lockFolder(nodeDisk, run)).toBeUndefined();
  expect(await lockFolder(nodeDisk, join(desk, "別の道/out"))).toBeUndefined();
  await lock?.release();
  expect(existsSync(join(run, "LOCK"))).toBe(false);
  await expectFree(join(desk, "別の道/out"));
});

test.runIf(process.platform === "linux")(
  "a folder that was renamed while it is held is still held",
  async () => {
    const lock = await lockFolder(nodeDisk, run);
    execFileSync("mv", [run, join(desk, "moved")]);
    rmSync(join(desk, "moved/LOCK"));
    expect(await lockFolder(nodeDisk, join(desk, "moved"))).toBeUndefined();
    await lock?.release();
  },
);

test.each([
  ["a link to a file", () => symlinkSync(join(desk, "precious"), join(run, "LOCK"))],
  ["a link that leads nowhere", () => symlinkSync(join(desk, "nowhere"), join(run, "LOCK"))],
  ["a pipe that nobody fills", () => execFileSync("sh", ["-c", 'mkfifo "$0"', join(run, "LOCK")])],
])("%s in the place of LOCK is not followed", async (_, plant) => {
  writeFileSync(join(desk, "precious"), "大切");
  plant();
  const lock = await lockFolder(nodeDisk, run);
  expect(lock).toBeDefined();
  expect(lstatSync(join(run, "LOCK")).isFile()).toBe(true);
  expect(readFileSync(join(desk, "precious"), "utf8")).toBe("大切");
  expect(existsSync(join(desk, "nowhere"))).toBe(false);
  await lock?.release();
});

test("a LOCK of this machine counts while its process lives, and not when it has died", async () => {
  const other = spawn("sleep", ["60"]);
  const text = `${JSON.stringify({ host: hostname(), pid: other.pid })}\n`;
  writeFileSync(join(run, "LOCK"), text);
  expect(await lockFolder(nodeDisk, run)).toBeUndefined();
  expect(readFileSync(join(run, "LOCK"), "utf8")).toBe(text);
  other.kill("SIGKILL");
  await once(other, "exit");
  await expectFree(run);
});

test.runIf(process.platform === "linux")(
  "a LOCK whose number was given to another process since does not hold",
  async () => {
    const holder = { host: hostname(), pid: process.ppid, began: "another-boot 1" };
    writeFileSync(join(run, "LOCK"), `${JSON.stringify(holder)}\n`);
    await expectFree(run);
  },
);

test("a LOCK of another machine holds until it is removed", async () => {
  writeFileSync(join(run, "LOCK"), '{"host":"another-pc","pid":1}\n');
  expect(await lockFolder(nodeDisk, run)).toBeUndefined();
  rmSync(join(run, "LOCK"));
  await expectFree(run);
});

test("letting go never fails, be the folder gone", async () => {
  const lock = await lockFolder(nodeDisk, run);
  rmSync(run, { recursive: true });
  writeFileSync(run, "no folder any more");
  await expect(lock?.release()).resolves.toBeUndefined();
});
