import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import type { FileHandle } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { ResultKind } from "../../../src/job/job-result.ts";
import { merge } from "../../../src/job/merge.ts";
import type { MergeRequest } from "../../../src/job/plan/merge-options.ts";
import { afterPowerLoss, type Choose, type DiskEvent } from "./recorded-disk.ts";

const recording = vi.hoisted(() => ({
  events: [] as DiskEvent[],
  names: new Map<number, string>(),
  isOn: false,
}));

vi.mock("node:fs/promises", async (original) => {
  const real = await original<typeof import("node:fs/promises")>();
  const note = (event: DiskEvent): void => {
    if (recording.isOn) recording.events.push(event);
  };
  const eventOf = (call: string, path: string, file: number, given: unknown): DiskEvent[] => {
    switch (call) {
      case "writeFile":
        return [{ kind: "write", file, bytes: Buffer.from(given as Uint8Array) }];
      case "truncate":
        return [{ kind: "truncate", file, length: Number(given) }];
      case "datasync":
        return [{ kind: "sync", file }];
      case "sync":
        return [{ kind: "sync-folder", path }];
      default:
        return [];
    }
  };
  const recorded = (handle: FileHandle, path: string, file: number): FileHandle =>
    new Proxy(handle, {
      get: (target, name) => {
        const member: unknown = Reflect.get(target, name);
        if (typeof member !== "function") return member;
        return async (...args: readonly unknown[]) => {
          const result: unknown = await Reflect.apply(member, target, args);
          for (const event of eventOf(String(name), path, file, args[0])) note(event);
          return result;
        };
      },
    });
  return {
    ...real,
    open: async (path: string, flags: string, mode?: number) => {
      const isNew = flags !== "r" && !existsSync(path);
      const handle = await real.open(path, flags, mode);
      const known = [...recording.names].findLast(([, name]) => name === path)?.[0];
      const file = isNew || known === undefined ? recording.names.size + 1 : known;
      recording.names.set(file, path);
      if (isNew) note({ kind: "create", path, file });
      return recorded(handle, path, file);
    },
    rename: async (from: string, to: string) => {
      await real.rename(from, to);
      note({ kind: "rename", from, to });
    },
    rm: async (path: string, options: object) => {
      await real.rm(path, options);
      note({ kind: "remove", path });
    },
  };
});

let desk: string;
let out: string;
let whole: ReadonlyMap<string, Buffer>;

function optionsFor(folder: string): MergeRequest {
  return {
    template: "templates/dx-jinzai.hbs",
    recipients: ["recipients/prefectures.csv"],
    out: folder,
    formats: ["pdf", "docx"],
    only: ["010006", "020001", "030007"],
    verify: "none",
    jobs: 0,
  };
}

async function run(folder: string): Promise<ResultKind> {
  const { kind } = await merge(optionsFor(folder), () => undefined, new AbortController().signal);
  return kind;
}

/** All files of a run's folder by their path within it. */
function filesOf(folder: string): ReadonlyMap<string, Buffer> {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return new Map(
    names
      .filter((name) => statSync(join(folder, name)).isFile())
      .sort()
      .map((name) => [name, readFileSync(join(folder, name))]),
  );
}

beforeAll(async () => {
  desk = mkdtempSync(join(tmpdir(), "shokan-power-"));
  out = join(desk, "out");
  recording.isOn = true;
  expect(await run(out)).toBe("done");
  recording.isOn = false;
  whole = filesOf(out);
}, 60_000);
afterAll(() => rmSync(desk, { recursive: true, force: true }));

function isFinal(path: string): boolean {
  return dirname(path) === join(out, "letters") && !basename(path).startsWith(".tmp-");
}

/** What must hold after any power failure, before anything is mended: the faults found. */
function faultsIn(left: ReadonlyMap<string, Buffer>): readonly string[] {
  const faults: string[] = [];
  for (const [path, content] of left) {
    const wanted = whole.get(`letters/${basename(path)}`);
    if (isFinal(path) && !wanted?.equals(content)) faults.push(`incomplete: ${basename(path)}`);
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

/** A moment of the failure and what is left of what was not safe then. */
const failure = fc.record({
  moment: fc.double({ min: 0, max: 1, noNaN: true }),
  luck: fc.array(fc.nat(1_000_000), { minLength: 40, maxLength: 40 }),
});

function leftBy(
  events: readonly DiskEvent[],
  { moment, luck }: { readonly moment: number; readonly luck: readonly number[] },
): ReadonlyMap<string, Buffer> {
  let at = 0;
  const choose: Choose = (count) => {
    at += 1;
    return count === 0 ? 0 : (luck[at % luck.length] ?? 0) % count;
  };
  return afterPowerLoss(events.slice(0, Math.round(moment * events.length)), choose);
}

test("what the run did to the disk is all there is of it", () => {
  const left = leftBy(recording.events, { moment: 1, luck: [1] });
  const kept = [...left].filter(([path]) => !basename(path).startsWith(".tmp-"));
  const names = kept.map(([path]) => path.slice(out.length + 1));
  expect(names.sort()).toEqual([...whole.keys()].sort());
});

test("whenever the power fails, a letter under its name is whole and the ledger names no letter that is not there", () => {
  fc.assert(
    fc.property(failure, (lost) => {
      expect(faultsIn(leftBy(recording.events, lost))).toEqual([]);
    }),
    { numRuns: 2000 },
  );
});

test("whenever the power fails, the same command ends with the same bytes", {
  timeout: 480_000,
}, async () => {
  let count = 0;
  await fc.assert(
    fc.asyncProperty(failure, async (lost) => {
      count += 1;
      const folder = join(desk, `again-${count}`, "out");
      mkdirSync(join(folder, "letters"), { recursive: true });
      for (const [path, content] of leftBy(recording.events, lost)) {
        writeFileSync(join(folder, path.slice(out.length + 1)), content);
      }
      // A record of the run that was lost, but not its ledger, is refused: nobody can tell what it was made from.
      const kind = await run(folder);
      if (kind === "inputs-changed") expect(existsSync(join(folder, "run.json"))).toBe(false);
      else {
        expect(kind).toBe("done");
        expect(filesOf(folder)).toEqual(whole);
      }
      rmSync(dirname(folder), { recursive: true });
    }),
    { numRuns: 16 },
  );
});

// The simulator is itself tried: a run that is careless in one thing must be caught.
test.each<[string, (events: readonly DiskEvent[]) => readonly DiskEvent[]]>([
  ["never syncs a file", (events) => events.filter(({ kind }) => kind !== "sync")],
  ["never syncs a folder", (events) => events.filter(({ kind }) => kind !== "sync-folder")],
  [
    "writes the ledger before the letters",
    (events) => {
      const isLedger = (event: DiskEvent): boolean =>
        ("path" in event && basename(event.path) === "ledger.jsonl") ||
        ("file" in event && basename(recording.names.get(event.file) ?? "") === "ledger.jsonl");
      return [...events.filter(isLedger), ...events.filter((event) => !isLedger(event))];
    },
  ],
])("a run that %s would be caught", (_, careless) => {
  const events = careless(recording.events);
  const check = fc.check(
    fc.property(failure, (lost) => faultsIn(leftBy(events, lost)).length === 0),
    { numRuns: 2000 },
  );
  expect(check.failed).toBe(true);
});
