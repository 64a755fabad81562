import { readFileSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, beforeEach, expect } from "vitest";
import { error } from "../../../src/base/diagnostic.ts";
import type { Chunk } from "../../../src/cluster/broker.ts";
import type { Store } from "../../../src/cluster/store.ts";
import type { JobResult } from "../../../src/job/job-result.ts";
import { FontsChanged } from "../../../src/outside/fonts-changed.ts";
import { OutputFailure } from "../../../src/outside/output-failure.ts";
import { oneIn, pickedOf } from "../../samples/extent.ts";
import type { OwnPlace } from "../../samples/own-place.ts";
import { hashesOf } from "../../samples/shokan.ts";
import {
  type Before,
  LETTERS,
  mergeWithWorker,
  SLOW,
  sharedPlace,
  type TwoMachines,
  twoMachines,
} from "../../samples/two-machines.ts";

// What a run waits for, and what it does when that does not come.

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

test(
  "where the one worker has other fonts both sides are told its name, and the run ends after a minute: cluster/other-fonts",
  SLOW,
  async () => {
    machines.clock.stepMs = 1000;
    const before: Before = () => {
      throw new FontsChanged();
    };
    const { kind, diagnostics } = await run("fonts", { before });
    expect(kind).toBe("output-failed");
    expect(diagnostics.at(-1)).toMatchObject({
      code: "cluster/no-worker",
      values: { fonts: "作業机", program: "", idle: "" },
    });
    expect(machines.clock.elapsedMs).toBeLessThan(120_000);
    expect(machines.notices).toMatchObject([
      { code: "cluster/other-fonts", severity: "error", values: { host: "作業机" } },
      { code: "cluster/other-fonts", severity: "warning", values: { host: "作業机" } },
      { code: "cluster/nobody-yet" },
    ]);
    expect((await run("fonts")).kind).toBe("done");
    expect(hashesOf(place.path("fonts"))).toEqual(whole);
  },
);

test(
  "a worker with another program takes no part, and is named: cluster/other-program",
  SLOW,
  async () => {
    machines.clock.stepMs = 1000;
    const at: Store = {
      ...machines.store,
      read: async (name) => {
        const bytes = await machines.store.read(name);
        if (bytes === undefined || !name.endsWith("/bundle.json")) return bytes;
        const bundle = JSON.parse(Buffer.from(bytes).toString());
        return Buffer.from(JSON.stringify({ ...bundle, program: "0".repeat(64) }));
      },
    };
    const { kind, diagnostics } = await run("program", { at });
    expect(kind).toBe("output-failed");
    expect(diagnostics.at(-1)).toMatchObject({
      code: "cluster/no-worker",
      values: { fonts: "", program: "作業机", idle: "" },
    });
    expect(machines.notices.slice(0, 2)).toMatchObject([
      { code: "cluster/other-program", severity: "error", values: { host: "作業机" } },
      { code: "cluster/other-program", severity: "warning", values: { host: "作業机" } },
    ]);
  },
);

test(
  "where nobody makes letters people are told, and the run ends after ten minutes: cluster/no-worker",
  SLOW,
  async () => {
    machines.clock.stepMs = 5000;
    const { kind, diagnostics } = await run("nobody", { isAlone: true });
    expect(kind).toBe("output-failed");
    expect(diagnostics.at(-1)).toMatchObject({ code: "cluster/no-worker" });
    expect(codes()).toEqual(["cluster/nobody-yet"]);
    expect(machines.clock.elapsedMs).toBeGreaterThanOrEqual(600_000);
    expect((await run("nobody")).kind).toBe("done");
    expect(hashesOf(place.path("nobody"))).toEqual(whole);
  },
);

test(
  "a queue that does not come back ends the run after ten minutes, and what is there is kept",
  SLOW,
  async () => {
    const before: Before = (_, sequences) => {
      if (sequences.length === 0) return;
      machines.broker.isCutOff = true;
      machines.broker.waiting.clear();
      machines.clock.stepMs = 5000;
    };
    const { kind, diagnostics } = await run("cut-off", { before });
    expect(kind).toBe("output-failed");
    expect(diagnostics.at(-1)).toMatchObject({
      code: "cluster/queue-unreachable",
      values: { queue: "postgres://h/d", detail: "connection terminated" },
    });
    machines.broker.isCutOff = false;
    machines.clock.stepMs = 0;
    const again: number[] = [];
    const seen: Before = (_, sequences) => again.push(...sequences);
    expect((await run("cut-off", { before: seen })).kind).toBe("done");
    expect(again).toHaveLength(LETTERS - 40);
    expect(hashesOf(place.path("cut-off"))).toEqual(whole);
  },
);

test.each(
  pickedOf(
    [
      ["denied", "403 AccessDenied"],
      ["busy", "503 SlowDown"],
    ] as const,
    1,
  ),
)(
  "a store that refuses (%s) ends the run with its word, and it goes on when the store does",
  SLOW,
  async (reason, detail) => {
    let isRefusing = false;
    const values = { store: "s3://b/", reason, detail };
    const refusing = async <T>(ask: () => Promise<T>): Promise<T> => {
      if (!isRefusing) return ask();
      const diagnostic = error(
        "cluster/store-refused",
        { kind: "option", name: "--store" },
        values,
      );
      throw new OutputFailure("EIO", detail, { diagnostic });
    };
    const at: Store = {
      putIfAbsent: (name, bytes) => refusing(() => machines.store.putIfAbsent(name, bytes)),
      read: (name) => refusing(() => machines.store.read(name)),
      names: (name, after) => refusing(() => machines.store.names(name, after)),
      remove: (name) => refusing(() => machines.store.remove(name)),
    };
    let chunks = 0;
    const before: Before = (_, sequences) => {
      if (sequences.length === 0) return;
      chunks += 1;
      isRefusing = chunks === 2;
    };
    const { kind, diagnostics } = await run(`refused-${reason}`, { before, at });
    expect(kind).toBe("output-failed");
    expect(diagnostics.at(-1)).toMatchObject({ code: "cluster/store-refused", values });
    expect(machines.notices).toMatchObject([{ code: "cluster/store-lost", values: { detail } }]);
    isRefusing = false;
    expect((await run(`refused-${reason}`, { at })).kind).toBe("done");
    expect(hashesOf(place.path(`refused-${reason}`))).toEqual(whole);
  },
);

test(
  "a database that is put back as it was yesterday gives chunks again that nobody wants, and costs no letter",
  SLOW,
  async () => {
    let yesterday: readonly Chunk[] = [];
    let chunks = 0;
    const before: Before = (_, sequences) => {
      if (sequences.length === 0) return;
      chunks += 1;
      if (chunks === 1) yesterday = [...machines.broker.waiting.values()];
      if (chunks !== 3) return;
      machines.broker.waiting.clear();
      const other = { name: "99999999-of-another-day", work: "?" };
      for (const chunk of [other, ...yesterday]) machines.broker.waiting.set(chunk.name, chunk);
      machines.broker.failed.push({ name: other.name, reason: "lost" });
    };
    expect((await run("restored", { before })).kind).toBe("done");
    expect(hashesOf(place.path("restored"))).toEqual(whole);
    expect([...machines.store.held.keys()]).toEqual([]);
  },
);

test(
  "a list that was changed while a run was interrupted is found, and nothing of the two is mixed",
  SLOW,
  async () => {
    const stop = new AbortController();
    const before: Before = (_, sequences) => {
      if (sequences.length > 0) stop.abort();
    };
    expect((await run("changed", { before, stop })).kind).toBe("interrupted");
    const list = readFileSync(place.path("名簿.csv"), "utf8");
    writeFileSync(place.path("名簿.csv"), list.replace("第050会長", "第五十会長"));
    try {
      const { kind, diagnostics } = await run("changed");
      expect(kind).toBe("inputs-changed");
      expect(diagnostics.at(-1)).toMatchObject({ code: "job/inputs-changed" });
    } finally {
      writeFileSync(place.path("名簿.csv"), list);
    }
    expect((await run("changed")).kind).toBe("done");
    expect(hashesOf(place.path("changed"))).toEqual(whole);
  },
);
