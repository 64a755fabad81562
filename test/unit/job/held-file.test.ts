import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import type { FileHandle } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { messageOf } from "../../../src/base/messages/messages.ts";
import { removeFile, syncFolder, writeDurably } from "../../../src/job/outside/durable-file.ts";
import { namedFailure, OutputFailure, writing } from "../../../src/job/outside/output-failure.ts";
import { projectAt } from "../../../src/job/outside/project.ts";
import { systemCodeOf } from "../../../src/job/outside/system-error.ts";
import { outputFailed, refusalOf } from "../../../src/job/refusal.ts";

/** How often the system refuses to rename or remove a file, or to sync a folder, and with which code. */
const scanner = vi.hoisted(() => ({ refusals: 0, code: "", waitedMs: 0 }));

vi.mock("node:fs/promises", async (original) => {
  const real = await original<typeof import("node:fs/promises")>();
  const refuse = (): void => {
    if (scanner.refusals === 0) return;
    scanner.refusals -= 1;
    throw Object.assign(new Error(`${scanner.code}: refused`), { code: scanner.code });
  };
  return {
    ...real,
    rename: async (from: string, to: string) => {
      refuse();
      await real.rename(from, to);
    },
    rm: async (path: string, options: object) => {
      refuse();
      await real.rm(path, options);
    },
    open: async (path: string, flags: string, mode?: number) => {
      const handle = await real.open(path, flags, mode);
      return new Proxy(handle, {
        get: (target, name) => {
          const member: unknown = Reflect.get(target, name);
          if (typeof member !== "function") return member;
          return async (...args: readonly unknown[]) => {
            if (name === "sync") refuse();
            return Reflect.apply(member, target, args);
          };
        },
      }) satisfies FileHandle;
    },
  };
});

vi.mock("node:timers/promises", () => ({
  setTimeout: async (milliseconds: number) => {
    scanner.waitedMs += milliseconds;
  },
}));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "shokan-held-"));
  Object.assign(scanner, { refusals: 0, code: "", waitedMs: 0 });
});
afterEach(() => rmSync(folder, { recursive: true }));

const bytes = new TextEncoder().encode("書簡");

test.each(["EBUSY", "EPERM", "EACCES", "EAGAIN"])(
  "a scanner that holds a new file for a moment (%s) delays the run and does not end it",
  async (code) => {
    Object.assign(scanner, { refusals: 6, code });
    await writeDurably(join(folder, "a.pdf"), bytes);
    expect(readdirSync(folder)).toEqual(["a.pdf"]);
    expect(scanner.waitedMs).toBe(630);
    Object.assign(scanner, { refusals: 6, code });
    await removeFile(join(folder, "a.pdf"));
    expect(readdirSync(folder)).toEqual([]);
  },
);

test("a file that Word keeps open is named after some seconds, and stays as it was", async () => {
  const path = join(folder, "a.docx");
  writeFileSync(path, "手で直した書簡");
  Object.assign(scanner, { refusals: 9, code: "EBUSY" });
  const failure = await writeDurably(path, bytes).catch((cause: unknown) => cause);
  expect(failure).toBeInstanceOf(OutputFailure);
  const diagnostic = namedFailure(failure as OutputFailure, projectAt());
  expect(diagnostic).toMatchObject({ code: "job/file-held", severity: "error" });
  const { message, hints } = messageOf(diagnostic ?? expect.fail(), "ja");
  expect(message).toContain("a.docx");
  expect(hints.join()).toContain("閉じて");
  expect(readFileSync(path, "utf8")).toBe("手で直した書簡");
  expect(readdirSync(folder)).toEqual(["a.docx"]);
  expect(scanner.waitedMs).toBeLessThan(5000);
});

test("a disk that is full is told at once, and not tried again", async () => {
  Object.assign(scanner, { refusals: 1, code: "ENOSPC" });
  await expect(writing(() => writeDurably(join(folder, "a.pdf"), bytes))).rejects.toMatchObject({
    systemCode: "ENOSPC",
  });
  expect(scanner.waitedMs).toBe(0);
});

test.each(["EINVAL", "ENOTSUP", "ENOSYS"])(
  "a mount that cannot make a folder durable (%s) does not make writing impossible",
  async (code) => {
    Object.assign(scanner, { refusals: 1, code });
    await expect(syncFolder(folder)).resolves.toBeUndefined();
  },
);

test("a folder that the disk fails to make durable is a failure", async () => {
  Object.assign(scanner, { refusals: 1, code: "EIO" });
  await expect(syncFolder(folder)).rejects.toMatchObject({ code: "EIO" });
});

test.runIf(process.platform === "linux").each([
  [-122, "EDQUOT", "割り当てられた容量"],
  [-116, "ESTALE", "途中で"],
])(
  "a refusal that comes as a bare number (%d) gets its name and its words",
  (errno, name, words) => {
    const code = `Unknown system error ${errno}`;
    const cause = Object.assign(new Error(`${code}, write`), { code, errno });
    expect(systemCodeOf(cause)).toBe(name);
    const failure = new OutputFailure(name, cause.message, { cause });
    expect(messageOf(outputFailed(failure, "out/a", projectAt()), "ja").message).toContain(words);
  },
);

test("what the system refuses has words and an exit code of its own, and a mistake of ours has neither", () => {
  const refused = Object.assign(new Error("EIO: i/o error, read"), { code: "EIO" });
  expect(refusalOf(refused, projectAt())).toMatchObject({
    kind: "refused",
    diagnostic: { code: "job/system-refused", values: { reason: "EIO" } },
  });
  expect(
    refusalOf(new OutputFailure("EROFS", "EROFS", { cause: refused }), projectAt())?.kind,
  ).toBe("output-failed");
  expect(refusalOf(new TypeError("undefined is not a function"), projectAt())).toBeUndefined();
  const wrongCall = Object.assign(new Error("wrong"), { code: "ERR_INVALID_ARG_TYPE" });
  expect(refusalOf(wrongCall, projectAt())).toBeUndefined();
});
