import { afterAll, beforeAll, beforeEach, expect } from "vitest";
import { readPart, writePart } from "../../../src/cluster/part.ts";
import type { Store } from "../../../src/cluster/store.ts";
import type { JobResult } from "../../../src/job/job-result.ts";
import { WorkerCrash } from "../../../src/process/share-work.ts";
import { ChildGone } from "../../../src/process/start-child.ts";
import { oneIn } from "../../samples/extent.ts";
import type { OwnPlace } from "../../samples/own-place.ts";
import { hashesOf } from "../../samples/shokan.ts";
import {
  type Before,
  mergeWithWorker,
  SLOW,
  sharedPlace,
  type TwoMachines,
  twoMachines,
} from "../../samples/two-machines.ts";

const test = oneIn(3);

let place: OwnPlace;
let whole: Readonly<Record<string, string>>;
let machines: TwoMachines;

beforeAll(async () => {
  place = sharedPlace();
  const result = await place.run({ out: place.path("whole") });
  expect(result.diagnostics).toEqual([]);
  expect(result.kind).toBe("done");
  whole = hashesOf(place.path("whole"));
}, SLOW.timeout);
afterAll(() => place.clear());
beforeEach(() => {
  machines = twoMachines(place);
});

const run = (...[out, way]: [string, Parameters<typeof mergeWithWorker>[2]?]): Promise<JobResult> =>
  mergeWithWorker(machines, out, way);

function codes(): readonly string[] {
  return machines.notices.map(({ code }) => code);
}

/** A store that does something else with the first part that is put into it. */
function withFirstPart(change: (bytes: Uint8Array) => Uint8Array): Store {
  let isFirst = true;
  return {
    ...machines.store,
    putIfAbsent: (name, bytes) => {
      const isChanged = isFirst && name.includes("/parts/");
      if (isChanged) isFirst = false;
      return machines.store.putIfAbsent(name, isChanged ? change(bytes) : bytes);
    },
  };
}

test(
  "letters made elsewhere are those of one machine, byte for byte, and nothing stays in the store",
  SLOW,
  async () => {
    expect((await run("by-worker")).kind).toBe("done");
    expect(hashesOf(place.path("by-worker"))).toEqual(whole);
    expect([...machines.store.held.keys()]).toEqual([]);
    expect(codes()).toEqual([]);
  },
);

test(
  "a queue that was emptied, and one that does not answer for a while, cost time and no letter",
  SLOW,
  async () => {
    let chunks = 0;
    const before: Before = (_, sequences) => {
      if (sequences.length === 0) return;
      chunks += 1;
      if (chunks === 1) machines.broker.waiting.clear();
      machines.broker.isCutOff = chunks === 2;
    };
    expect((await run("emptied", { before })).kind).toBe("done");
    expect(hashesOf(place.path("emptied"))).toEqual(whole);
    expect([...machines.broker.added.values()].some((times) => times > 1)).toBe(true);
    expect(codes()).toEqual(["cluster/queue-lost"]);
    expect(machines.notices[0]?.values["queue"]).toBe("postgres://h/d");
  },
);

test("a letter that kills its worker is set aside, and the others go out", SLOW, async () => {
  const before: Before = (_, sequences) => {
    if (!sequences.includes(50)) return;
    throw new WorkerCrash("worker", { cause: new ChildGone("x", false, "ended", "SIGKILL") });
  };
  const { kind, summary } = await run("poison", { before });
  expect(kind).toBe("differs");
  expect(summary?.setAside.map(({ sequence }) => sequence)).toEqual([50]);
  expect(summary?.setAside[0]?.reason).toContain("SIGKILL で終了");
  expect(summary?.written).toBe(94);
  expect((await run("poison")).kind).toBe("done");
  expect(hashesOf(place.path("poison"))).toEqual(whole);
});

test("a torn part is told, and made again: cluster/part-torn", SLOW, async () => {
  const at = withFirstPart((bytes) => bytes.subarray(0, bytes.length - 100));
  expect((await run("torn", { at })).kind).toBe("done");
  expect(codes()).toEqual(["cluster/part-torn"]);
  expect(hashesOf(place.path("torn"))).toEqual(whole);
});

test(
  "a part of letters that say something else ends the run with the machine's name: cluster/part-not-wanted",
  SLOW,
  async () => {
    const at = withFirstPart((bytes) => {
      const part = readPart(bytes);
      if (part === undefined) throw new Error("no part");
      const entries = part.entries.map((entry) => ({ ...entry, addressee: "別人 殿" }));
      return writePart({ ...part, entries });
    });
    const { kind, diagnostics } = await run("other-text", { at });
    expect(kind).toBe("differs");
    expect(diagnostics.at(-1)).toMatchObject({
      code: "cluster/part-not-wanted",
      values: { host: "作業机" },
    });
  },
);

test(
  "a part that is made twice and not the same ends the run with both machines' names: cluster/part-differs",
  SLOW,
  async () => {
    let isFirst = true;
    const at: Store = {
      ...machines.store,
      putIfAbsent: async (name, bytes) => {
        const part = isFirst && name.includes("/parts/") ? readPart(bytes) : undefined;
        if (part !== undefined) {
          isFirst = false;
          // Another machine was quicker.
          const [maker] = [...machines.store.held.keys()].filter((key) => key.includes("/makers/"));
          machines.store.held.set(maker ?? "", Buffer.from("隣の机"));
          const entries = part.entries.map((entry) => ({ ...entry, addressee: "別人 殿" }));
          machines.store.held.set(name, writePart({ ...part, entries }));
        }
        return machines.store.putIfAbsent(name, bytes);
      },
    };
    const { kind, diagnostics } = await run("differs", { at });
    expect(kind).toBe("differs");
    expect(diagnostics.at(-1)).toMatchObject({
      code: "cluster/part-differs",
      values: { host: "作業机", first: "隣の机" },
    });
  },
);

test(
  "a worker that cannot write is tried again, and then named: cluster/worker-failed",
  SLOW,
  async () => {
    const before: Before = (_, sequences) => {
      if (sequences.length > 0) throw new Error("ENOSPC: no space left on device");
    };
    const { kind, diagnostics } = await run("full", { before });
    expect(kind).toBe("output-failed");
    expect(diagnostics.at(-1)).toMatchObject({
      code: "cluster/worker-failed",
      values: { host: "作業机", detail: "ENOSPC: no space left on device" },
    });
    expect(Math.max(...machines.broker.added.values())).toBe(3);
  },
);
