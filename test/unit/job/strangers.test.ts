import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import {
  foreignIn,
  isEmptyFolder,
  isTidy,
  makeRoom,
  strangersIn,
  tidyRun,
} from "../../../src/job/keep/strangers.ts";
import { nodeDisk } from "../../../src/outside/node-disk.ts";
import { MEMORY_FOLDER, MemoryDisk } from "../../samples/memory-disk.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "shokan-strangers-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(path: string, content = path): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), content);
}

function allFiles(): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8", withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

const CLUTTER = [".DS_Store", "._a.pdf", "Thumbs.db", "desktop.ini", "~$a.docx", ".~lock.a.docx#"];

test("what systems leave behind where somebody looks into a folder is no stranger", async () => {
  const paths = CLUTTER.flatMap((name) => [`letters/${name}`, name]);
  for (const path of paths) write(path);
  expect(strangersIn({ disk: nodeDisk, path: folder }, new Set())).toEqual([]);
  expect(await tidyRun({ disk: nodeDisk, path: folder }, new Set(), new Map())).toEqual([]);
  expect(allFiles()).toEqual([...paths].sort());
});

test("documents beside the run's are strangers, and the user's notes are not", () => {
  for (const path of [
    "print-run-002.pdf",
    "よその書簡.PDF",
    "控え.docx",
    "送付メモ.xlsx",
    "写真.zip",
  ]) {
    write(path);
  }
  for (const path of ["letters/999999-旧知事.pdf", "letters/メモ.txt", "別添/x", "別扱い/y"])
    write(path);
  write("letters/a.pdf");
  expect(strangersIn({ disk: nodeDisk, path: folder }, new Set(["letters/a.pdf"]))).toEqual([
    "letters/999999-旧知事.pdf",
    "letters/メモ.txt",
    "別添/x",
    "別扱い/y",
    "print-run-002.pdf",
    "よその書簡.PDF",
    "控え.docx",
  ]);
});

test("what an earlier start left goes if it is as it was left, and everything else is moved aside whole", async () => {
  write("print-run-001.pdf", "一");
  write("print-run-002.pdf", "二");
  write("letters/よその書簡.pdf", "外");
  write("退避/letters/よその書簡.pdf", "前の");
  write("letters/.tmp-12-3-a.pdf");
  write("別添/.tmp-12-4-b.pdf");
  write("letters/.tmp-important");
  const hash = (text: string): string => createHash("sha256").update(text).digest("hex");
  const own = new Map([
    ["print-run-001.pdf", hash("一")],
    ["print-run-002.pdf", hash("これではない")],
  ]);
  expect(isTidy({ disk: nodeDisk, path: folder }, new Set())).toBe(false);
  const moved = await tidyRun({ disk: nodeDisk, path: folder }, new Set(), own);
  expect([...moved].sort()).toEqual([
    "letters/.tmp-important",
    "letters/よその書簡.pdf",
    "print-run-002.pdf",
  ]);
  expect(isTidy({ disk: nodeDisk, path: folder }, new Set())).toBe(true);
  expect(allFiles()).toEqual([
    "退避/letters/.tmp-important",
    "退避/letters/よその書簡-2.pdf",
    "退避/letters/よその書簡.pdf",
    "退避/print-run-002.pdf",
  ]);
  expect(readFileSync(join(folder, "退避/letters/よその書簡-2.pdf"), "utf8")).toBe("外");
});

test("a letter that somebody edited makes room whole, and the letter itself need not", async () => {
  write("letters/a.docx", "手で直した");
  const hash = (text: string) => async () => createHash("sha256").update(text).digest("hex");
  expect(
    await makeRoom({ disk: nodeDisk, path: folder }, "letters/a.docx", hash("手で直した")),
  ).toBe(false);
  expect(await makeRoom({ disk: nodeDisk, path: folder }, "letters/b.docx", hash("書簡"))).toBe(
    false,
  );
  expect(await makeRoom({ disk: nodeDisk, path: folder }, "letters/a.docx", hash("書簡"))).toBe(
    true,
  );
  expect(allFiles()).toEqual(["退避/letters/a.docx"]);
});

test("a folder is empty with what a run leaves that has just begun, and with nothing more", () => {
  expect(isEmptyFolder({ disk: nodeDisk, path: folder })).toBe(true);
  write("LOCK");
  write(".DS_Store");
  mkdirSync(join(folder, "letters"));
  expect(isEmptyFolder({ disk: nodeDisk, path: folder })).toBe(true);
  write("letters/011002-札幌市長.pdf");
  expect(isEmptyFolder({ disk: nodeDisk, path: folder })).toBe(false);
});

test("what is not a run's is named before a folder is renamed", () => {
  for (const path of ["run.json", "ledger.jsonl", "letters/a.pdf", "print-run-001.pdf"])
    write(path);
  for (const path of ["発送台帳-01-北海道.pdf", "退避/x", ".DS_Store", "名簿.xlsx"]) write(path);
  expect(foreignIn({ disk: nodeDisk, path: folder })).toEqual(["名簿.xlsx"]);
});

test("wherever the power fails, what somebody has edited is there, under its name or moved aside", async () => {
  const disk = new MemoryDisk();
  disk.put(join(MEMORY_FOLDER, "letters/a.docx"), "手で直した");
  const begun = disk.events.length;
  const run = { disk, path: MEMORY_FOLDER };
  expect(await makeRoom(run, "letters/a.docx", async () => "0".repeat(64))).toBe(true);
  for (let at = begun; at <= disk.events.length; at += 1) {
    for (let luck = 0; luck < 32; luck += 1) {
      let bit = 0;
      const left = disk.cutAt(at, (count) => (luck >> bit++) % count);
      const texts = [...left.filesIn(MEMORY_FOLDER).values()].map(String);
      expect(texts, `${at - begun} ${luck}`).toContain("手で直した");
    }
  }
});
