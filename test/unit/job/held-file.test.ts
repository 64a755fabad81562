import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { messageOf } from "../../../src/base/messages/messages.ts";
import { outputFailed, refusalOf } from "../../../src/job/refusal.ts";
import {
  moveFile,
  removeFile,
  syncFolder,
  writeDurably,
} from "../../../src/outside/durable-file.ts";
import { namedFailure, OutputFailure, writing } from "../../../src/outside/output-failure.ts";
import { projectAt } from "../../../src/outside/project.ts";
import { systemCodeOf } from "../../../src/outside/system-error.ts";
import { MEMORY_FOLDER as folder, MemoryDisk } from "../../samples/memory-disk.ts";

let disk: MemoryDisk;

/** The system refuses to rename or remove a file, or to sync a folder, so often. */
function refuse(times: number, code: string): void {
  let left = times;
  disk.count(({ name }) => {
    if (left === 0 || !["rename", "remove", "syncFolder"].includes(name)) return undefined;
    left -= 1;
    return code;
  });
}

beforeEach(() => {
  disk = new MemoryDisk();
  disk.put(join(folder, "run.json"), "");
});

function names(): readonly string[] {
  return [...disk.filesIn(folder).keys()];
}

const bytes = new TextEncoder().encode("書簡");

test.each(["EBUSY", "EPERM", "EACCES", "EAGAIN"])(
  "a scanner that holds a new file for a moment (%s) delays the run and does not end it",
  async (code) => {
    refuse(6, code);
    await writeDurably(disk, join(folder, "a.pdf"), bytes);
    expect(names()).toEqual(["a.pdf", "run.json"]);
    expect(disk.waitedMs).toBe(630);
    refuse(6, code);
    await removeFile(disk, join(folder, "a.pdf"));
    expect(names()).toEqual(["run.json"]);
  },
);

test("a file that Word keeps open is named after some seconds, and stays as it was", async () => {
  const path = join(folder, "a.docx");
  disk.put(path, "手で直した書簡");
  refuse(9, "EBUSY");
  const failure = await writeDurably(disk, path, bytes).catch((cause: unknown) => cause);
  expect(failure).toBeInstanceOf(OutputFailure);
  const diagnostic = namedFailure(failure as OutputFailure, projectAt());
  expect(diagnostic).toMatchObject({ code: "job/file-held", severity: "error" });
  const { message, hints } = messageOf(diagnostic ?? expect.fail(), "ja");
  expect(message).toContain("a.docx");
  expect(hints.join()).toContain("閉じて");
  expect(disk.filesIn(folder).get("a.docx")?.toString()).toBe("手で直した書簡");
  expect(names()).toEqual(["a.docx", "run.json"]);
  expect(disk.waitedMs).toBeLessThan(5000);
});

test("a letter that Word keeps open is named when it is to be moved, and stays where it is", async () => {
  const letter = join(folder, "a.docx");
  disk.put(letter, "手で直した書簡");
  refuse(3, "EBUSY");
  await moveFile(disk, letter, join(folder, "b.docx"));
  expect(names()).toEqual(["b.docx", "run.json"]);
  disk.put(letter, "手で直した書簡");
  refuse(9, "EBUSY");
  const failure = await moveFile(disk, letter, join(folder, "c.docx")).catch((cause) => cause);
  expect(namedFailure(failure, projectAt())?.values).toEqual({ path: letter });
  expect(names()).toEqual(["a.docx", "b.docx", "run.json"]);
});

test("a disk that is full is told at once, and not tried again", async () => {
  refuse(1, "ENOSPC");
  await expect(
    writing(() => writeDurably(disk, join(folder, "a.pdf"), bytes)),
  ).rejects.toMatchObject({
    systemCode: "ENOSPC",
  });
  expect(disk.waitedMs).toBe(0);
});

test.each(["EINVAL", "ENOTSUP", "ENOSYS"])(
  "a mount that cannot make a folder durable (%s) does not make writing impossible",
  async (code) => {
    refuse(1, code);
    await expect(syncFolder(disk, folder)).resolves.toBeUndefined();
  },
);

test("a folder that the disk fails to make durable is a failure", async () => {
  refuse(1, "EIO");
  await expect(syncFolder(disk, folder)).rejects.toMatchObject({ code: "EIO" });
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

test("a file that another program has for itself alone is named, though only to be opened", async () => {
  const path = join(folder, "ledger.csv");
  const refused = Object.assign(new Error("EBUSY: resource busy or locked"), {
    code: "EBUSY",
    path,
  });
  const failure = await writing(() => Promise.reject(refused)).catch((cause: unknown) => cause);
  const diagnostic = namedFailure(failure as OutputFailure, projectAt());
  expect(diagnostic).toMatchObject({ code: "job/file-held", values: { path } });
});
