import { spawnSync } from "node:child_process";
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { projectAt } from "../../../src/outside/project.ts";
import {
  addressOf,
  forgetStudio,
  keepStudio,
  runningStudio,
  stateFile,
} from "../../../src/studio/known-studio.ts";
import { type Serving, serve } from "../../../src/studio/server/serve.ts";

const TOKEN = "a".repeat(64);

let desk: string;
let state: string;
let serving: Serving;
beforeEach(async () => {
  desk = mkdtempSync(join(tmpdir(), "shokan-known-"));
  state = join(desk, "state");
  const hello = {
    takes: "application/json",
    limit: 100,
    answer: async () => ({ kind: "json" as const, status: 200, value: {} }),
  } as const;
  const routes = new Map([["/api/hello", hello]]);
  serving = await serve({ token: TOKEN, nonce: () => "n", assets: new Map(), routes });
});
afterEach(async () => {
  await serving.close();
  rmSync(desk, { recursive: true, force: true });
});

test("a studio that answers to its secret is found, and forgotten when it ends", async () => {
  const project = projectAt(desk);
  const own = { port: serving.port, token: TOKEN };
  expect(await runningStudio(state, project)).toBeUndefined();
  expect(keepStudio(state, project, own)).toBe(true);
  expect(await runningStudio(state, project)).toEqual(own);
  expect(keepStudio(state, project, { port: 1, token: "b" })).toBe(false);
  // One that was second does not forget the first.
  forgetStudio(state, project, { port: 1, token: "b" });
  expect(await runningStudio(state, project)).toEqual(own);
  forgetStudio(state, project, own);
  expect(readdirSync(state)).toEqual([]);
});

test.each([
  ["of another secret", () => ({ port: serving.port, token: "b".repeat(64) })],
  ["where nobody listens", () => ({ port: 1, token: TOKEN })],
])("one %s is not it", async (_, kept) => {
  const project = projectAt(desk);
  keepStudio(state, project, kept());
  expect(await runningStudio(state, project)).toBeUndefined();
  expect(readdirSync(state)).toEqual([]);
});

test.each([
  ["is at work as long as its process is there", () => process.pid, true],
  ["is gone with its process", () => spawnSync(process.execPath, ["--version"]).pid, false],
])("one that takes a connection and says nothing %s", async (_, pid, isFound) => {
  const silent = createServer();
  const sockets: Socket[] = [];
  silent.on("connection", (socket) => sockets.push(socket));
  await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
  const address = silent.address();
  const port = typeof address === "object" ? (address?.port ?? 0) : 0;
  const own = { port, token: TOKEN, pid: pid() };
  keepStudio(state, projectAt(desk), own);
  expect(await runningStudio(state, projectAt(desk))).toEqual(isFound ? own : undefined);
  expect(readdirSync(state)).toHaveLength(isFound ? 1 : 0);
  for (const socket of sockets) socket.destroy();
  silent.close();
});

test.each(["", "{", "[]", '{"port":"80","token":1}'])(
  "a damaged note (%s) is none",
  async (text) => {
    mkdirSync(state, { mode: 0o700 });
    writeFileSync(stateFile(state, projectAt(desk)), text);
    expect(await runningStudio(state, projectAt(desk))).toBeUndefined();
  },
);

test.skipIf(process.platform === "win32")(
  "no secret is written into a folder that others may enter, nor taken from one",
  async () => {
    const project = projectAt(desk);
    const own = { port: serving.port, token: TOKEN };
    mkdirSync(state);
    chmodSync(state, 0o777);
    expect(keepStudio(state, project, own)).toBe(true);
    expect(readdirSync(state)).toEqual([]);
    writeFileSync(stateFile(state, project), JSON.stringify(own));
    expect(await runningStudio(state, project)).toBeUndefined();
    const link = join(desk, "link");
    chmodSync(state, 0o700);
    symlinkSync(state, link);
    expect(await runningStudio(link, project)).toBeUndefined();
    expect(await runningStudio(state, project)).toEqual(own);
  },
);

test("the secret is in the fragment", () => {
  const { pathname, search, hash } = new URL(addressOf({ port: 80, token: TOKEN }));
  expect([pathname, search, hash]).toEqual(["/", "", `#${TOKEN}`]);
});
