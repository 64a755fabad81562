import { afterAll, beforeAll, beforeEach, expect } from "vitest";
import type { Diagnostic } from "../../../src/base/diagnostic.ts";
import { readPart, writePart } from "../../../src/cluster/part.ts";
import type { Store } from "../../../src/cluster/store.ts";
import { serveRuns } from "../../../src/cluster/work-station.ts";
import { writeElsewhere } from "../../../src/cluster/write-elsewhere.ts";
import type { JobResult } from "../../../src/job/job-result.ts";
import { inlineEngine, type LetterEngine } from "../../../src/job/make/letter-engine.ts";
import type { WorkshopSetup } from "../../../src/job/make/protocol.ts";
import { merge } from "../../../src/job/merge.ts";
import { openFaces } from "../../../src/outside/find-fonts.ts";
import { FontsChanged } from "../../../src/outside/fonts-changed.ts";
import { projectAt } from "../../../src/outside/project.ts";
import { WorkerCrash } from "../../../src/process/share-work.ts";
import { ChildGone } from "../../../src/process/start-child.ts";
import { oneIn } from "../../samples/extent.ts";
import {
  type MemoryBroker,
  type MemoryStore,
  memoryBroker,
  memoryStore,
} from "../../samples/memory-cluster.ts";
import { diskHere, type OwnPlace, ownPlace } from "../../samples/own-place.ts";
import { hashesOf } from "../../samples/shokan.ts";

const test = oneIn(3);

/** Two chunks and a half. */
const ROWS = Array.from({ length: 95 }, (_, index) => {
  const number = String(index + 1).padStart(3, "0");
  return `,,,,,第${number}会長,殿,${number}課`;
});

/** A hundred letters each, on a busy machine. */
const SLOW = { timeout: 60_000 };

let place: OwnPlace;
let whole: Readonly<Record<string, string>>;
let store: MemoryStore;
let broker: MemoryBroker;
let notices: Diagnostic[];

beforeAll(async () => {
  place = ownPlace(ROWS);
  const result = await place.run({ out: place.path("whole") });
  expect(result.diagnostics).toEqual([]);
  expect(result.kind).toBe("done");
  whole = hashesOf(place.path("whole"));
}, SLOW.timeout);
afterAll(() => place.clear());
beforeEach(() => {
  store = memoryStore();
  broker = memoryBroker();
  notices = [];
});

/** What a worker's engine is told before it makes letters; it may die of it. */
type Before = (setup: WorkshopSetup, sequences: readonly number[]) => void;

function engineHere(setup: WorkshopSetup, before: Before): LetterEngine {
  let engine: Promise<LetterEngine> | undefined;
  const opened = (): Promise<LetterEngine> => {
    engine ??= openFaces([], setup.project).then((faces) =>
      inlineEngine(setup, faces.ok ? faces.value : [], undefined, diskHere),
    );
    return engine;
  };
  return {
    check: async (tasks) => {
      before(setup, []);
      return (await opened()).check(tasks);
    },
    write: async (tasks, letterDone) => {
      before(
        setup,
        tasks.map(({ sequence }) => sequence),
      );
      return (await opened()).write(tasks, letterDone);
    },
    printRun: () => Promise.reject(new Error("no worker prints")),
    stop: () => undefined,
    close: () => undefined,
  };
}

/** Merges with one worker, both in this process. */
async function run(
  out: string,
  { before = () => undefined, at = store }: { before?: Before; at?: Store } = {},
): Promise<JobResult> {
  const end = new AbortController();
  const notice = (diagnostic: Diagnostic): void => {
    notices.push(diagnostic);
    // The run is told by its worker's note, and would wait for a better one.
    if (diagnostic.code.startsWith("cluster/other") && diagnostic.severity === "warning") {
      stop.abort();
    }
  };
  const stop = new AbortController();
  const worker = serveRuns({
    ...{ broker, store: at, notice, host: "作業机", name: "作業机-1", jobs: 1 },
    project: projectAt(place.path(".")),
    interrupt: end.signal,
    made: () => undefined,
    start: (setup) => engineHere(setup, before),
  });
  const result = await merge(
    {
      template: place.path("試し.hbs"),
      recipients: [place.path("名簿.csv")],
      out: place.path(out),
      formats: ["pdf"],
      disk: diskHere,
      elsewhere: writeElsewhere({
        ...{ address: "postgres://u:geheim@h/d", broker, store: at, notice, lookMs: 5 },
      }),
    },
    undefined,
    stop.signal,
  );
  end.abort();
  await worker;
  return result;
}

function codes(): readonly string[] {
  return notices.map(({ code }) => code);
}

/** A store that does something else with the first part that is put into it. */
function withFirstPart(change: (bytes: Uint8Array) => Uint8Array): Store {
  let isFirst = true;
  return {
    ...store,
    putIfAbsent: (name, bytes) => {
      const isChanged = isFirst && name.includes("/parts/");
      if (isChanged) isFirst = false;
      return store.putIfAbsent(name, isChanged ? change(bytes) : bytes);
    },
  };
}

test(
  "letters made elsewhere are those of one machine, byte for byte, and nothing stays in the store",
  SLOW,
  async () => {
    expect((await run("by-worker")).kind).toBe("done");
    expect(hashesOf(place.path("by-worker"))).toEqual(whole);
    expect([...store.held.keys()]).toEqual([]);
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
      if (chunks === 1) broker.waiting.clear();
      broker.isCutOff = chunks === 2;
    };
    expect((await run("emptied", { before })).kind).toBe("done");
    expect(hashesOf(place.path("emptied"))).toEqual(whole);
    expect([...broker.added.values()].some((times) => times > 1)).toBe(true);
    expect(codes()).toEqual(["cluster/queue-lost"]);
    expect(notices[0]?.values["queue"]).toBe("postgres://h/d");
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
      ...store,
      putIfAbsent: async (name, bytes) => {
        const part = isFirst && name.includes("/parts/") ? readPart(bytes) : undefined;
        if (part !== undefined) {
          isFirst = false;
          // Another machine was quicker.
          const [maker] = [...store.held.keys()].filter((key) => key.includes("/makers/"));
          store.held.set(maker ?? "", Buffer.from("隣の机"));
          const entries = part.entries.map((entry) => ({ ...entry, addressee: "別人 殿" }));
          store.held.set(name, writePart({ ...part, entries }));
        }
        return store.putIfAbsent(name, bytes);
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
  "a worker with other fonts takes no part, and is named to both sides: cluster/other-fonts",
  SLOW,
  async () => {
    const before: Before = () => {
      throw new FontsChanged();
    };
    expect((await run("fonts", { before })).kind).toBe("interrupted");
    expect(notices).toMatchObject([
      { code: "cluster/other-fonts", severity: "error", values: { host: "作業机" } },
      { code: "cluster/other-fonts", severity: "warning", values: { host: "作業机" } },
    ]);
  },
);

test(
  "a worker with another program takes no part, and is named: cluster/other-program",
  SLOW,
  async () => {
    const at: Store = {
      ...store,
      read: async (name) => {
        const bytes = await store.read(name);
        if (bytes === undefined || !name.endsWith("/bundle.json")) return bytes;
        const bundle = JSON.parse(Buffer.from(bytes).toString());
        return Buffer.from(JSON.stringify({ ...bundle, program: "0".repeat(64) }));
      },
    };
    expect((await run("program", { at })).kind).toBe("interrupted");
    expect(notices).toMatchObject([
      { code: "cluster/other-program", severity: "error", values: { host: "作業机" } },
      { code: "cluster/other-program", severity: "warning", values: { host: "作業机" } },
    ]);
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
    expect(Math.max(...broker.added.values())).toBe(3);
  },
);
