import { basename, join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { JobResult } from "../../../src/job/job-result.ts";
import type { MergeRequest } from "../../../src/job/plan/merge-options.ts";
import { runs } from "../../samples/extent.ts";
import { MEMORY_FOLDER, MemoryDisk } from "../../samples/memory-disk.ts";
import { ownPlace } from "../../samples/own-place.ts";

/**
 * A run is broken off behind any step of it, somebody edits any one of the files that are there then, and the run goes on: what was
 * edited is not overwritten, or it lies aside and is told by its name. Where nobody edits anything, nothing is told.
 */

const out = MEMORY_FOLDER;
const place = ownPlace();
afterAll(() => place.clear());

const KINDS = {
  "single files with a print run": { formats: ["pdf"], printRun: true },
  "single files with volumes": { formats: ["pdf", "txt"], printRun: true, volume: 2 },
  "volumes alone": { formats: [], volume: 2 },
} as const satisfies Readonly<Record<string, Partial<MergeRequest>>>;
type Kind = keyof typeof KINDS;

function start(kind: Kind, disk: MemoryDisk, own: Partial<MergeRequest> = {}): Promise<JobResult> {
  return place.run({ disk, out, verify: "none", ...KINDS[kind], ...own });
}

const made = new Map<Kind, MemoryDisk>();
beforeAll(async () => {
  for (const kind of Object.keys(KINDS) as Kind[]) {
    const disk = new MemoryDisk();
    expect((await start(kind, disk)).kind).toBe("done");
    made.set(kind, disk);
  }
}, 60_000);

function wholeOf(kind: Kind): MemoryDisk {
  return made.get(kind) ?? new MemoryDisk();
}

/** What a run leaves that is killed behind so many of its steps. */
function brokenOff(kind: Kind, moment: number): MemoryDisk {
  const whole = wholeOf(kind);
  return whole.cutAt(moment % (whole.events.length + 1), (count) => Math.min(1, count - 1));
}

/** The run's files, without those that nobody sees. */
function filesOf(disk: MemoryDisk): ReadonlyMap<string, Buffer> {
  const seen = [...disk.filesIn(out)].filter(
    ([path]) => path !== "LOCK" && !basename(path).startsWith(".tmp-"),
  );
  return new Map(seen);
}

/** Names that a start says it has moved aside. */
function movedIn({ diagnostics }: JobResult): readonly string[] {
  return diagnostics.flatMap(({ code, values }) =>
    code === "job/moved-aside" ? String(values["names"]).split("、") : [],
  );
}

const EDITS = {
  "something added": (bytes: Buffer) => Buffer.concat([bytes, Buffer.from("手直し\n")]),
  "something put before it": (bytes: Buffer) => Buffer.concat([Buffer.from("手直し\n"), bytes]),
  "saved as something else": () => Buffer.from("手直ししたもの"),
  "a character changed": (bytes: Buffer) => {
    const changed = Buffer.from(bytes);
    const middle = changed.length >> 1;
    changed[middle] = (changed[middle] ?? 0) === 0x35 ? 0x36 : 0x35;
    return changed;
  },
} as const;

const kinds = fc.constantFrom(...(Object.keys(KINDS) as Kind[]));
// Most of what a run writes over comes at its end; without bias, or the first steps were tried alone.
const moments = fc.noBias(fc.nat(9999));

test("whatever somebody has edited of a run that was broken off, it is not lost unsaid when the run goes on", async () => {
  await fc.assert(
    fc.asyncProperty(
      kinds,
      moments,
      fc.noBias(fc.nat(9999)),
      fc.constantFrom(...Object.keys(EDITS)),
      async (kind, moment, which, how) => {
        const disk = brokenOff(kind, moment);
        const files = [...filesOf(disk)];
        const [path, bytes] = files[which % Math.max(1, files.length)] ?? [];
        if (path === undefined || bytes === undefined || bytes.length === 0) return;
        const edited = EDITS[how as keyof typeof EDITS](bytes);
        disk.put(join(out, path), edited);
        const result = await start(kind, disk);
        const left = filesOf(disk);
        if (result.kind === "inputs-changed" || result.kind === "refused") {
          expect(left.get(path)?.equals(edited)).toBe(true);
          return;
        }
        expect(result.kind).toBe("done");
        const aside = [...left].filter(([name]) => name.startsWith("退避/"));
        expect(aside.map(([, content]) => content.equals(edited))).toEqual([true]);
        expect(movedIn(result)).toEqual([path]);
        for (const [name] of aside) (left as Map<string, Buffer>).delete(name);
        expect([...left.keys()]).toEqual([...filesOf(wholeOf(kind)).keys()]);
        for (const [name, content] of filesOf(wholeOf(kind))) {
          expect([name, left.get(name)?.equals(content)]).toEqual([name, true]);
        }
      },
    ),
    { numRuns: runs(120) },
  );
});

test("where nobody has edited anything, a run that goes on says of nothing that somebody has", async () => {
  await fc.assert(
    fc.asyncProperty(kinds, moments, async (kind, moment) => {
      const disk = brokenOff(kind, moment);
      const result = await start(kind, disk);
      if (result.kind === "inputs-changed") return;
      expect([result.kind, movedIn(result)]).toEqual(["done", []]);
      expect(filesOf(disk)).toEqual(filesOf(wholeOf(kind)));
    }),
    { numRuns: runs(40) },
  );
});

test("what was moved aside is told also where the run cannot be ended", async () => {
  const kind = "single files with volumes";
  const disk = brokenOff(kind, wholeOf(kind).events.length);
  const [letter = ""] = [...filesOf(disk).keys()].filter((path) => path.startsWith("letters/"));
  disk.put(join(out, letter), "手直ししたもの");
  disk.count(({ name, path }) =>
    name === "create" && path.endsWith("ledger.csv") ? "ENOSPC" : undefined,
  );
  const result = await start(kind, disk);
  expect([result.kind, movedIn(result)]).toEqual(["output-failed", [letter]]);
});

test.each([
  ["a print run in other files", { volume: 1 }],
  ["every file read back this time", { verify: "all" }],
] as const)(
  "what a start wrote before it was broken off is known as the run's in the next one, with %s",
  async (_, own) => {
    const kind = "single files with volumes";
    const { events } = wholeOf(kind);
    const proof = events.findIndex((event) => event.kind === "rename" && event.to.includes("照合"));
    const disk = brokenOff(kind, proof);
    expect(filesOf(disk).has("print-run-001.pdf")).toBe(true);
    // Broken off while it was writing its reports: of the one that it had written nothing is recorded, and it may be another now.
    await disk.remove(join(out, "発送台帳.pdf"));
    const result = await start(kind, disk, own);
    expect([result.kind, movedIn(result)]).toEqual(["done", []]);
  },
);
