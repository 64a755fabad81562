import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Disk } from "../../../src/base/disk.ts";
import {
  makeFolder,
  removeTemporaryFiles,
  writeDurably,
} from "../../../src/outside/durable-file.ts";
import { nodeDisk } from "../../../src/outside/node-disk.ts";

let folder: string;
let precious: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "shokan-durable-"));
  mkdirSync(join(folder, "elsewhere"));
  mkdirSync(join(folder, "letters"));
  precious = join(folder, "elsewhere/大切な文書.pdf");
  writeFileSync(precious, "大切");
});
afterEach(() => rmSync(folder, { recursive: true }));

const bytes = new TextEncoder().encode("書簡");

test("a link in the place of a file is replaced, and what it leads to is kept", async () => {
  const path = join(folder, "letters/a.pdf");
  symlinkSync(precious, path);
  await writeDurably(nodeDisk, path, bytes);
  expect(readFileSync(path, "utf8")).toBe("書簡");
  expect(readFileSync(precious, "utf8")).toBe("大切");
});

test("a link that somebody put where a half written file will be is not followed", async () => {
  const path = join(folder, "letters/a.pdf");
  // Its name can be guessed: process, number, name.
  const create: Disk["create"] = async (temporary) => {
    symlinkSync(precious, temporary);
    return nodeDisk.create(temporary);
  };
  const writing = writeDurably({ ...nodeDisk, create }, path, bytes);
  await expect(writing).rejects.toMatchObject({ code: "EEXIST" });
  expect(readFileSync(precious, "utf8")).toBe("大切");
  expect(existsSync(path)).toBe(false);
});

test("half written files of an earlier run are removed, but nothing that links among them lead to", async () => {
  symlinkSync(precious, join(folder, "letters/.tmp-1-1-a.pdf"));
  writeFileSync(join(folder, "letters/.tmp-1-2-b.pdf"), "書");
  writeFileSync(join(folder, "letters/c.pdf"), "書簡");
  await removeTemporaryFiles(nodeDisk, join(folder, "letters"));
  expect(readdirSync(join(folder, "letters"))).toEqual(["c.pdf"]);
  expect(readFileSync(precious, "utf8")).toBe("大切");
});

test.each([
  ["a link to another folder", () => symlinkSync(join(folder, "elsewhere"), join(folder, "run"))],
  ["a link that leads nowhere", () => symlinkSync(join(folder, "nowhere"), join(folder, "run"))],
  ["a file", () => writeFileSync(join(folder, "run"), "")],
])("%s does not do as a folder of the run", async (_, plant) => {
  plant();
  await expect(makeFolder(nodeDisk, join(folder, "run"))).rejects.toMatchObject({
    code: "ENOTDIR",
  });
});
