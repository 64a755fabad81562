import { basename } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { messageOf } from "../../../src/base/messages/messages.ts";
import type { ResultKind } from "../../../src/job/job-result.ts";
import { DRAW, isFull, runs } from "../../samples/extent.ts";
import { MEMORY_FOLDER, MemoryDisk, type Refuse } from "../../samples/memory-disk.ts";
import { ownPlace } from "../../samples/own-place.ts";

const out = MEMORY_FOLDER;
const place = ownPlace();
let whole: Readonly<Record<string, string>>;
let wholeCalls = 0;

/** Carries out a run on a disk that refuses calls; gives how it ended and what it says. */
async function run(
  disk: MemoryDisk,
  refuse?: Refuse,
): Promise<{ readonly kind: ResultKind; readonly said: string }> {
  disk.count(refuse);
  const { kind, diagnostics } = await place.run({
    disk,
    out,
    formats: ["pdf", "docx"],
    printRun: true,
    verify: "none",
  });
  const said = diagnostics.map((diagnostic) => messageOf(diagnostic, "ja").message).join("\n");
  return { kind, said };
}

/** A run's files by their path; `LOCK` may outlast its run where it cannot be removed, and does not matter. */
function filesOf(disk: MemoryDisk): Readonly<Record<string, string>> {
  const files = [...disk.filesIn(out)].filter(([name]) => name !== "LOCK");
  return Object.fromEntries(files.map(([name, bytes]) => [name, bytes.toString("latin1")]));
}

beforeAll(async () => {
  const disk = new MemoryDisk();
  expect((await run(disk)).kind).toBe("done");
  wholeCalls = disk.calls;
  whole = filesOf(disk);
}, 60_000);
afterAll(() => place.clear());

const CODES = ["ENOSPC", "EROFS", "EIO", "EACCES", "EBUSY", "EPERM", "ENODEV", "ESTALE"];

/** A refusal of one call, or of all from it on: a disk that is gone. */
const refusal = fc.record({
  // Without bias: every call of a run is as likely as the first and the last.
  moment: fc.noBias(fc.integer({ min: 0, max: 9999 })),
  count: fc.constantFrom(1, Number.POSITIVE_INFINITY),
  code: fc.constantFrom(...CODES),
});

test("whatever call the disk refuses, a run ends in words, leaves nothing half written, and goes on later", {
  timeout: 240_000,
}, async () => {
  expect(wholeCalls).toBeGreaterThan(60);
  await fc.assert(
    fc.asyncProperty(refusal, ({ moment, count, code }) =>
      endsInWords(1 + (moment % wholeCalls), count, code),
    ),
    { numRuns: runs(20) },
  );
});

// Which files another program has open is chance, and a letter has two: each call in turn, every fifteenth outside of CI.
test("a file that another program has open at one call is its letter's alone, and its other file is not taken for a stranger's", {
  timeout: 240_000,
}, async () => {
  const step = isFull ? 1 : 15;
  for (let from = 1 + (DRAW % step); from <= wholeCalls; from += step) {
    await endsInWords(from, 1, "EBUSY");
  }
});

/** Has a run whose calls are refused from one on, and another run after it. */
async function endsInWords(from: number, count: number, code: string): Promise<void> {
  const disk = new MemoryDisk();
  const { kind, said } = await run(disk, ({ number }) =>
    number >= from && number < from + count ? code : undefined,
  );
  expect(["done", "refused", "differs", "output-failed"]).toContain(kind);
  if (kind === "refused" || kind === "output-failed") expect(said).toMatch(/[ぁ-ん]/u);
  expect(said).not.toContain("    at ");
  const letters = Object.entries(filesOf(disk)).filter(
    ([name]) => name.startsWith("letters/") && !basename(name).startsWith(".tmp-"),
  );
  expect(whole).toMatchObject(Object.fromEntries(letters));
  expect((await run(disk)).kind).toBe("done");
  expect([from, filesOf(disk)]).toEqual([from, whole]);
}
