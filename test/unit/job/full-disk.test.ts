import { afterAll, beforeAll, beforeEach, expect, vi } from "vitest";
import type { JobResult } from "../../../src/job/job-result.ts";
import { oneIn, pickedOf } from "../../samples/extent.ts";
import { MemoryDisk, MEMORY_FOLDER as out, type Refuse } from "../../samples/memory-disk.ts";
import { ownPlace } from "../../samples/own-place.ts";

const test = oneIn(3);

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const place = ownPlace();
let whole: ReadonlyMap<string, Buffer>;
let disk: MemoryDisk;

function run(on: MemoryDisk, refuse?: Refuse): Promise<JobResult> {
  on.count(refuse);
  return place.run({ disk: on, out, formats: ["pdf", "docx"], verify: "none" });
}

beforeAll(async () => {
  const first = new MemoryDisk();
  expect((await run(first)).kind).toBe("done");
  whole = first.filesIn(out);
});
afterAll(() => place.clear());
beforeEach(() => {
  disk = new MemoryDisk();
});

function codesOf({ diagnostics }: JobResult): readonly string[] {
  return diagnostics.map(({ code }) => code);
}

test("a disk that has no room for the letters is refused before the first of them", async () => {
  disk.free = 100_000;
  const { kind, diagnostics } = await run(disk);
  expect(kind).toBe("output-failed");
  expect(diagnostics.map(({ code }) => code)).toEqual(["job/disk-too-small"]);
  expect([...disk.filesIn(out).keys()]).toEqual([]);
  disk.free = Number.POSITIVE_INFINITY;
  expect((await run(disk)).kind).toBe("done");
  expect(disk.filesIn(out)).toEqual(whole);
});

test.each(pickedOf([3, 6, 9, 12], 1))(
  "a disk that is full from write %i on ends the run in words, keeps whole letters alone, and it goes on when there is room",
  async (from) => {
    let writes = 0;
    const result = await run(disk, ({ name }) => {
      writes += name === "write" ? 1 : 0;
      return name === "write" && writes >= from ? "ENOSPC" : undefined;
    });
    expect(result.kind).toBe("output-failed");
    expect(codesOf(result)).toEqual(["job/output-failed"]);
    for (const [path, bytes] of disk.filesIn(out)) {
      if (path.startsWith("letters/"))
        expect([path, whole.get(path)?.equals(bytes)]).toEqual([path, true]);
      expect(path).not.toContain(".tmp-");
    }
    expect((await run(disk)).kind).toBe("done");
    expect(disk.filesIn(out)).toEqual(whole);
  },
);

test("of two runs at one time in one folder one works, and the other is told so", async () => {
  const results = await Promise.all([run(disk), run(disk)]);
  expect(results.map(({ kind }) => kind).sort()).toEqual(["done", "in-use"]);
  expect(disk.filesIn(out)).toEqual(whole);
  expect((await run(disk)).summary?.outputs).toEqual([]);
});

test("of two reprints at one time into one folder one works, and the original is as it was", async () => {
  expect((await run(disk)).kind).toBe("done");
  const again = (): Promise<JobResult> =>
    place.run({
      disk,
      out: `${out}-again`,
      reprint: out,
      only: ["022021"],
      formats: ["pdf", "docx"],
      verify: "none",
    });
  const results = await Promise.all([again(), again()]);
  expect(results.map(({ kind }) => kind).sort()).toEqual(["done", "in-use"]);
  expect(disk.filesIn(out)).toEqual(whole);
  for (const format of ["pdf", "docx"]) {
    const name = `letters/022021-弘前市長.${format}`;
    expect(disk.filesIn(`${out}-again`).get(name)).toEqual(whole.get(name));
  }
});

test("a folder is free again for the next run, however the one before ended", async () => {
  expect((await run(disk, ({ name }) => (name === "rename" ? "EIO" : undefined))).kind).toBe(
    "output-failed",
  );
  expect((await run(disk)).kind).toBe("done");
});

test("links in the places of a run's own files are neither followed nor written through", async () => {
  for (const name of ["ledger.jsonl", "run.json"]) disk.putLink(`${out}/${name}`);
  const { kind } = await run(disk);
  expect(["refused", "output-failed", "inputs-changed"]).toContain(kind);
  expect([...disk.filesIn(out).keys()].filter((path) => path.startsWith("letters/"))).toEqual([]);
});

test.each(pickedOf(["EIO", "EACCES", "ENOSPC"], 1))(
  "a record that the disk refuses to read (%s) is no damaged one: the run ends in words, and goes on later",
  async (code) => {
    expect((await run(disk)).kind).toBe("done");
    const refused = await run(disk, ({ name, path }) =>
      name === "read" && path.endsWith("run.json") ? code : undefined,
    );
    expect([refused.kind, ...codesOf(refused)]).toEqual(["output-failed", "job/output-failed"]);
    expect((await run(disk)).kind).toBe("done");
    expect(disk.filesIn(out)).toEqual(whole);
  },
);
