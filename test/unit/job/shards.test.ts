import { dirname, join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, vi } from "vitest";
import type { JobResult } from "../../../src/job/job-result.ts";
import type { MergeRequest } from "../../../src/job/plan/merge-options.ts";
import { oneIn } from "../../samples/extent.ts";
import { MEMORY_FOLDER, MemoryDisk } from "../../samples/memory-disk.ts";
import { ownPlace } from "../../samples/own-place.ts";

const test = oneIn(3);

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

/** Six cities of Saga, two for each of three machines. */
const ROWS = [
  "412015,市,佐賀県,佐賀市,さがし,佐賀市長,殿,市民課",
  "412023,市,佐賀県,唐津市,からつし,唐津市長,殿,総務課",
  "412031,市,佐賀県,鳥栖市,とすし,鳥栖市長,殿,企画課",
  "412040,市,佐賀県,多久市,たくし,多久市長,殿,総務課",
  "412058,市,佐賀県,伊万里市,いまりし,伊万里市長,殿,市民課",
  "412066,市,佐賀県,武雄市,たけおし,武雄市長,殿,企画課",
];

const place = ownPlace(ROWS);
const at = (name: string): string => join(dirname(MEMORY_FOLDER), name);
/** A disk with the run as it is on one machine, and the parts of it as three machines make them. */
const finished = new MemoryDisk();
let whole: ReadonlyMap<string, Buffer>;

function run(on: MemoryDisk, out: string, options: Partial<MergeRequest> = {}): Promise<JobResult> {
  return place.run({ disk: on, out: at(out), verify: "none", ...options });
}

beforeAll(async () => {
  expect((await run(finished, "whole", { printRun: true })).kind).toBe("done");
  whole = finished.filesIn(at("whole"));
  for (const index of [1, 2, 3]) {
    const { kind } = await run(finished, `${index}of3`, { shard: { index, count: 3 } });
    expect(kind).toBe("done");
  }
});
afterAll(() => place.clear());

let disk: MemoryDisk;
beforeEach(() => {
  disk = finished.copy();
});

const ALL = ["1of3", "2of3", "3of3"];

function joined(shards: readonly string[] = ALL, on: MemoryDisk = disk): Promise<JobResult> {
  return run(on, "joined", { printRun: true, join: shards.map(at) });
}

function codesOf({ diagnostics }: JobResult): readonly string[] {
  return diagnostics.map(({ code }) => code);
}

test("shards part the letters among them, none twice", () => {
  const letters = ALL.map((name) =>
    [...finished.filesIn(at(name)).keys()].filter((path) => path.startsWith("letters/")),
  );
  expect(letters.map(({ length }) => length)).toEqual([2, 2, 2]);
  const all = [...whole.keys()].filter((path) => path.startsWith("letters/"));
  expect(letters.flat().sort()).toEqual(all.sort());
});

test("joined, they are the whole run, byte for byte", async () => {
  const { kind, summary } = await joined();
  expect(kind).toBe("done");
  expect(summary?.kept).toBe(6);
  expect(disk.filesIn(at("joined"))).toEqual(whole);
});

test("a torn ledger line of the joined run costs its own letter only", async () => {
  await joined();
  const path = join(at("joined"), "ledger.jsonl");
  const lines = disk.filesIn(at("joined")).get("ledger.jsonl")?.toString().split("\n") ?? [];
  disk.put(path, `${lines.slice(0, 5).join("\n")}\n${lines[5]?.slice(0, 40)}`);
  const { kind, summary } = await joined();
  expect([kind, summary?.kept]).toEqual(["done", 6]);
  expect(disk.filesIn(at("joined"))).toEqual(whole);
});

test("what no shard has is made where they are joined", async () => {
  const { kind, summary } = await joined(["3of3", "1of3"]);
  expect([kind, summary?.kept, summary?.written]).toEqual(["done", 4, 2]);
  expect(disk.filesIn(at("joined"))).toEqual(whole);
});

test("wherever the power fails while they are joined, the same command ends with the same bytes", async () => {
  const begun = disk.events.length;
  await joined();
  const length = disk.events.length - begun;
  expect(length).toBeGreaterThan(40);
  for (const part of [0.3, 0.5, 0.8]) {
    let chosen = 0;
    const left = disk.cutAt(begun + Math.round(part * length), (count) => {
      chosen += 1;
      return count === 0 ? 0 : chosen % count;
    });
    const { kind } = await joined(ALL, left);
    expect(kind).toBe("done");
    expect(left.filesIn(at("joined"))).toEqual(whole);
  }
});

test("of two joins at one time in one folder one works, the other is told so, and the folder is whole", async () => {
  const results = await Promise.all([joined(), joined()]);
  expect(results.map(({ kind }) => kind).sort()).toEqual(["done", "in-use"]);
  expect(results.flatMap(codesOf)).toContain("job/folder-in-use");
  expect(disk.filesIn(at("joined"))).toEqual(whole);
});

describe("a shard is refused by name", () => {
  test("if it is not there or not finished", async () => {
    const result = await joined(["1of3", "4of3"]);
    expect(result.kind).toBe("refused");
    expect(result.diagnostics).toMatchObject([
      { code: "job/shard-unfinished", values: { folder: at("4of3") } },
    ]);
  });

  test("if it was made from something else", async () => {
    const other = { shard: { index: 1, count: 3 }, edition: "as-issued" } as const;
    expect((await run(disk, "other", other)).kind).toBe("done");
    expect(codesOf(await joined(["other"]))).toEqual(["job/shard-differs"]);
  });

  test("if one of its letters is not as it was made; the others are kept", async () => {
    const name = "letters/412015-佐賀市長.pdf";
    disk.put(join(at("1of3"), name), "changed");
    const result = await joined(["1of3"]);
    expect(result.kind).toBe("refused");
    expect(result.diagnostics).toMatchObject([
      { code: "job/shard-changed", values: { path: `${at("1of3")}/${name}` } },
    ]);
    const { kind, summary } = await joined(["2of3", "3of3"]);
    expect([kind, summary?.kept]).toEqual(["done", 5]);
    expect(disk.filesIn(at("joined"))).toEqual(whole);
  });
});
