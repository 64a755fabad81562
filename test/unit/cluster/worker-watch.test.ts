import { expect, test } from "vitest";
import { giveSign, leaveRun, readSign } from "../../../src/cluster/presence.ts";
import { runNames } from "../../../src/cluster/run-names.ts";
import { WorkerWatch } from "../../../src/cluster/worker-watch.ts";
import { memoryStore } from "../../samples/memory-cluster.ts";

const names = runNames("k");
const said = { host: "作業机", jobs: 2, active: 1, letters: 40 };

test("a worker takes part as long as its signs change; one that left, or is silent for 40 s, does not", async () => {
  const store = memoryStore();
  let now = 0;
  const watch = new WorkerWatch(store, names, () => now);
  await store.putIfAbsent(names.bundle, new Uint8Array());
  expect(await watch.look()).toEqual([]);
  await giveSign(store, names, { worker: "作業机-1.a", count: 1 }, said);
  await giveSign(store, names, { worker: "作業机-2", count: 1 }, said);
  expect(await watch.look()).toMatchObject([said, said]);
  await leaveRun(store, names, { worker: "作業机-2", count: 1 });
  expect(await watch.look()).toHaveLength(1);
  now = 39_999;
  expect(await watch.look()).toHaveLength(1);
  now = 40_000;
  expect(await watch.look()).toEqual([]);
  await giveSign(store, names, { worker: "作業机-1.a", count: 2 }, { ...said, active: 0 });
  expect(await watch.look()).toMatchObject([{ ...said, active: 0 }]);
  const left = await store.names(names.workers);
  expect(left.map((name) => readSign(name))).toEqual([{ worker: "作業机-1.a", count: 2 }]);
});

test("a process that has the name of one that was killed is another worker", async () => {
  const store = memoryStore();
  let now = 0;
  const watch = new WorkerWatch(store, names, () => now);
  await giveSign(store, names, { worker: "箱-1", count: 57 }, said);
  await watch.look();
  now = 60_000;
  await giveSign(store, names, { worker: "箱-1", count: 1 }, said);
  expect(store.held.size).toBe(1);
  expect(await watch.look()).toHaveLength(1);
});

test("a sign that cannot be read is of a worker that does nothing, and what is none is of nobody", async () => {
  const store = memoryStore();
  store.held.set(`${names.workers}/箱-1.1`, Buffer.from("{"));
  store.held.set(`${names.workers}/readme`, Buffer.from("x"));
  const watch = new WorkerWatch(store, names, () => 0);
  expect(await watch.look()).toMatchObject([{ host: "?", jobs: 0, active: 0, letters: 0 }]);
});

test("the last sign of a run that was cleared away leaves nothing of it, and one that goes on is left alone", async () => {
  const store = memoryStore();
  await giveSign(store, names, { worker: "箱-1", count: 1 }, said);
  await store.putIfAbsent(`${names.run}/files/x`, new Uint8Array());
  await leaveRun(store, names, { worker: "箱-1", count: 1 });
  expect([...store.held.keys()]).toEqual([`${names.run}/files/x`]);
});
