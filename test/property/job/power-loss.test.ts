import { createHash } from "node:crypto";
import { basename, dirname, join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ResultKind } from "../../../src/job/job-result.ts";
import {
  afterPowerLoss,
  type Choose,
  type DiskEvent,
  type Left,
} from "../../samples/after-power-loss.ts";
import { runs } from "../../samples/extent.ts";
import { MEMORY_FOLDER, MemoryDisk } from "../../samples/memory-disk.ts";
import { type OwnPlace, ownPlace } from "../../samples/own-place.ts";

const out = MEMORY_FOLDER;
const place: OwnPlace = ownPlace();
const disk = new MemoryDisk();
let whole: ReadonlyMap<string, Buffer>;

async function run(on: MemoryDisk): Promise<ResultKind> {
  return (await place.run({ disk: on, out, formats: ["pdf", "docx"], verify: "none" })).kind;
}

beforeAll(async () => {
  expect(await run(disk)).toBe("done");
  whole = disk.filesIn(out);
}, 60_000);
afterAll(() => place.clear());

function isFinal(path: string): boolean {
  return dirname(path) === join(out, "letters") && !basename(path).startsWith(".tmp-");
}

/** What must hold after any power failure, before anything is mended: the faults found. */
function faultsIn(left: ReadonlyMap<string, Left>): readonly string[] {
  const faults: string[] = [];
  for (const [path, content] of left) {
    const wanted = whole.get(`letters/${basename(path)}`);
    if (isFinal(path) && content !== "folder" && !wanted?.equals(content)) {
      faults.push(`incomplete: ${basename(path)}`);
    }
  }
  for (const line of left.get(join(out, "ledger.jsonl"))?.toString().split("\n") ?? []) {
    const [json = "", digits] = line.split("\t");
    if (digits !== createHash("sha256").update(json).digest("hex").slice(0, 8)) continue;
    for (const { path } of (JSON.parse(json) as { files: { path: string }[] }).files) {
      if (!left.has(join(out, path))) faults.push(`in the ledger and not there: ${path}`);
    }
  }
  return faults;
}

/** What is left of what was not safe when the power failed. Not the small numbers first: all that is lost at once shows little. */
const luck = fc.noBias(fc.array(fc.nat(1_000_000), { minLength: 40, maxLength: 40 }));

/** Chooses by these numbers, from one of them on: at each moment otherwise, or what is lost at first would always be lost. */
function chooser(numbers: readonly number[], from = 0): Choose {
  let at = from;
  return (count) => {
    at += 1;
    return count === 0 ? 0 : (numbers[at % numbers.length] ?? 0) % count;
  };
}

/** Every moment at which the power may fail. */
function momentsOf(events: readonly DiskEvent[]): readonly number[] {
  return Array.from({ length: events.length + 1 }, (_, moment) => moment);
}

test("what the run did to the disk is all there is of it", () => {
  const left = disk.cutAt(disk.events.length, () => 1).filesIn(out);
  const names = [...left.keys()].filter((path) => !basename(path).startsWith(".tmp-"));
  expect(names).toEqual([...whole.keys()]);
  expect(disk.events.length).toBeGreaterThan(50);
});

test("whenever the power fails, a letter under its name is whole and the ledger names no letter that is not there", () => {
  fc.assert(
    fc.property(luck, (numbers) => {
      for (const moment of momentsOf(disk.events)) {
        const left = afterPowerLoss(disk.events.slice(0, moment), chooser(numbers, moment));
        expect(faultsIn(left)).toEqual([]);
      }
    }),
    { numRuns: runs(60) },
  );
});

test("whenever the power fails, the same command ends with the same bytes", {
  timeout: 240_000,
}, async () => {
  const moment = fc.noBias(fc.integer({ min: 0, max: disk.events.length }));
  await fc.assert(
    fc.asyncProperty(moment, luck, async (at, numbers) => {
      const again = disk.cutAt(at, chooser(numbers));
      const kind = await run(again);
      // A record of the run that was lost, but not its ledger, is refused: nobody can tell what it was made from.
      if (kind === "inputs-changed") expect(again.filesIn(out).has("run.json")).toBe(false);
      else {
        expect(kind).toBe("done");
        expect(again.filesIn(out)).toEqual(whole);
      }
    }),
    { numRuns: runs(16) },
  );
});

// The simulator is itself tried: a run that is careless in one thing must be caught.
test.each<[string, (events: readonly DiskEvent[]) => readonly DiskEvent[]]>([
  ["never syncs a file", (events) => events.filter(({ kind }) => kind !== "sync")],
  ["never syncs a folder", (events) => events.filter(({ kind }) => kind !== "sync-folder")],
  [
    "writes the ledger before the letters",
    (events) => {
      const ledgers = new Set(
        events.flatMap((event) =>
          event.kind === "create" && basename(event.path) === "ledger.jsonl" ? [event.file] : [],
        ),
      );
      const isLedger = (event: DiskEvent): boolean => "file" in event && ledgers.has(event.file);
      const [made, rest] = [events.filter(isLedger), events.filter((event) => !isLedger(event))];
      const folders = rest.findIndex(({ kind }) => kind === "create");
      return [...rest.slice(0, folders), ...made, ...rest.slice(folders)];
    },
  ],
])("a run that %s would be caught", (_, careless) => {
  const events = careless(disk.events);
  const check = fc.check(
    fc.property(luck, (numbers) =>
      momentsOf(events).every(
        (moment) =>
          faultsIn(afterPowerLoss(events.slice(0, moment), chooser(numbers, moment))).length === 0,
      ),
    ),
    // That it fails is all that is asked: not by how little.
    { numRuns: runs(60), endOnFailure: true },
  );
  expect(check.failed).toBe(true);
});
