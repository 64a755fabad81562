import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import type { FileHandle } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { Readable } from "node:stream";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { messageOf } from "../../../src/base/messages/messages.ts";
import type { ResultKind } from "../../../src/job/job-result.ts";
import { merge } from "../../../src/job/merge.ts";
import type { MergeRequest } from "../../../src/job/plan/merge-options.ts";

/** What the system refuses: a code from the `from`-th call of the run on, `count` times. */
const system = vi.hoisted(() => {
  const state = { folder: "", calls: 0, from: Number.POSITIVE_INFINITY, count: 0, code: "" };
  const isOurs = (path: unknown): boolean =>
    typeof path === "string" &&
    (path.startsWith(state.folder) || /^(?:templates|recipients)\//u.test(path));
  return {
    state,
    isOurs,
    refusal: (call: string, path: unknown): Error | undefined => {
      if (state.folder === "" || !isOurs(path)) return undefined;
      state.calls += 1;
      if (state.calls < state.from || state.calls >= state.from + state.count) return undefined;
      const text = `${state.code}: the system refuses, ${call} '${String(path)}'`;
      return Object.assign(new Error(text), { code: state.code, errno: -1, syscall: call, path });
    },
  };
});

vi.mock("node:fs/promises", async (original) => {
  const real = await original<typeof import("node:fs/promises")>();
  const refusing =
    (name: "rename" | "rm" | "mkdir" | "lstat" | "stat" | "statfs" | "readFile" | "readdir") =>
    async (path: string, ...rest: readonly unknown[]): Promise<unknown> => {
      const refusal = system.refusal(name, path);
      if (refusal !== undefined) throw refusal;
      return Reflect.apply(real[name], real, [path, ...rest]);
    };
  const refusingHandle = (handle: FileHandle, path: string): FileHandle =>
    new Proxy(handle, {
      get: (target, name) => {
        const member: unknown = Reflect.get(target, name);
        if (typeof member !== "function") return member;
        return async (...args: readonly unknown[]) => {
          const refusal = system.refusal(String(name), path);
          if (refusal === undefined) return Reflect.apply(member, target, args);
          if (name === "close") await Reflect.apply(member, target, args);
          throw refusal;
        };
      },
    });
  return {
    ...real,
    rename: refusing("rename"),
    rm: refusing("rm"),
    mkdir: refusing("mkdir"),
    lstat: refusing("lstat"),
    stat: refusing("stat"),
    statfs: refusing("statfs"),
    readFile: refusing("readFile"),
    readdir: refusing("readdir"),
    open: async (path: string, flags: string, mode?: number) => {
      const refusal = system.refusal("open", path);
      if (refusal !== undefined) throw refusal;
      return refusingHandle(await real.open(path, flags, mode), path);
    },
  };
});

vi.mock("node:fs", async (original) => {
  const real = await original<typeof import("node:fs")>();
  const refusing =
    (name: "openSync" | "readFileSync" | "statSync" | "readdirSync") =>
    (path: string, ...rest: readonly unknown[]): unknown => {
      const refusal = system.refusal(name, path);
      if (refusal !== undefined) throw refusal;
      return Reflect.apply(real[name], real, [path, ...rest]);
    };
  return {
    ...real,
    openSync: refusing("openSync"),
    readFileSync: refusing("readFileSync"),
    statSync: refusing("statSync"),
    readdirSync: refusing("readdirSync"),
    createReadStream: (path: string) => {
      const refusal = system.refusal("createReadStream", path);
      if (refusal === undefined) return real.createReadStream(path);
      return new Readable({
        read() {
          this.destroy(refusal);
        },
      });
    },
  };
});

// What is refused in passing is tried again after a pause, which nobody waits for here.
vi.mock("node:timers/promises", () => ({ setTimeout: async () => undefined }));

let desk: string;
let whole: Readonly<Record<string, string>>;
let wholeCalls = 0;

function optionsFor(out: string): MergeRequest {
  return {
    template: "templates/dx-jinzai.hbs",
    recipients: ["recipients/prefectures.csv"],
    out,
    formats: ["pdf", "docx"],
    only: ["010006", "020001"],
    printRun: true,
    verify: "none",
    jobs: 0,
  };
}

/** Carries out a run in which calls are refused; gives how it ended and what it says. */
async function run(
  out: string,
  refused: { readonly from: number; readonly count: number; readonly code: string },
): Promise<{ readonly kind: ResultKind; readonly said: string }> {
  Object.assign(system.state, { ...refused, folder: desk, calls: 0 });
  try {
    const signal = new AbortController().signal;
    const { kind, diagnostics } = await merge(optionsFor(out), () => undefined, signal);
    const said = diagnostics.map((diagnostic) => messageOf(diagnostic, "ja").message).join("\n");
    return { kind, said };
  } finally {
    system.state.folder = "";
  }
}

const NEVER = { from: Number.POSITIVE_INFINITY, count: 0, code: "" };

/** Hashes of a run's files by their path; `LOCK` may outlast its run where it cannot be removed, and does not matter. */
function filesOf(folder: string): Readonly<Record<string, string>> {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).sort();
  const files = names.filter((name) => name !== "LOCK" && statSync(join(folder, name)).isFile());
  const hashOf = (name: string): string =>
    createHash("sha256")
      .update(readFileSync(join(folder, name)))
      .digest("hex");
  return Object.fromEntries(files.map((name) => [name, hashOf(name)]));
}

beforeAll(async () => {
  desk = mkdtempSync(join(tmpdir(), "shokan-refused-"));
  expect((await run(join(desk, "whole"), NEVER)).kind).toBe("done");
  wholeCalls = system.state.calls;
  whole = filesOf(join(desk, "whole"));
}, 60_000);
afterAll(() => rmSync(desk, { recursive: true, force: true }));

const CODES = ["ENOSPC", "EROFS", "EIO", "EACCES", "EBUSY", "EPERM", "ENODEV", "ESTALE"];

/** A refusal of one call, or of all from it on: a disk that is gone. */
const refusal = fc.record({
  // Without bias: every call of a run is as likely as the first and the last.
  moment: fc.noBias(fc.integer({ min: 0, max: 9999 })),
  count: fc.constantFrom(1, Number.POSITIVE_INFINITY),
  code: fc.constantFrom(...CODES),
});

test("whatever call the system refuses, a run ends in words, leaves nothing half written, and goes on later", {
  timeout: 300_000,
}, async () => {
  expect(wholeCalls).toBeGreaterThan(60);
  let count = 0;
  await fc.assert(
    fc.asyncProperty(refusal, async ({ moment, ...refused }) => {
      count += 1;
      const out = join(desk, `run-${count}`);
      const from = 1 + (moment % wholeCalls);
      const { kind, said } = await run(out, { from, ...refused });
      expect(["done", "refused", "differs", "output-failed"]).toContain(kind);
      if (kind === "refused" || kind === "output-failed") expect(said).toMatch(/[ぁ-ん]/u);
      expect(said).not.toContain("    at ");
      const letters = Object.entries(existsSync(out) ? filesOf(out) : {}).filter(
        ([name]) => name.startsWith("letters/") && !basename(name).startsWith(".tmp-"),
      );
      expect(whole).toMatchObject(Object.fromEntries(letters));
      expect((await run(out, NEVER)).kind).toBe("done");
      expect(filesOf(out)).toEqual(whole);
      rmSync(out, { recursive: true });
    }),
    { numRuns: 20 },
  );
});
