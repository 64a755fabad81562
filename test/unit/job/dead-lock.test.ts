import { existsSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type OwnPlace, ownPlace } from "../../samples/own-place.ts";

vi.setConfig({ testTimeout: 30_000 });

let place: OwnPlace;
beforeEach(() => {
  place = ownPlace();
});
afterEach(() => place.clear());

test("a LOCK that a power failure left goes when the run turns out to be finished; another machine's stays", async () => {
  expect((await place.run()).kind).toBe("done");
  const lock = place.path("out/LOCK");
  const hostOf = (host: string): string => `${JSON.stringify({ host, pid: 2 ** 22 + 1 })}\n`;
  writeFileSync(lock, hostOf(hostname()));
  expect((await place.run()).kind).toBe("done");
  expect(existsSync(lock)).toBe(false);
  writeFileSync(lock, hostOf("another-machine"));
  expect((await place.run()).kind).toBe("done");
  expect(existsSync(lock)).toBe(true);
});
