import { execFileSync } from "node:child_process";
import { closeSync, ftruncateSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type ZippedFile, zipStream } from "../../src/studio/session/zip-stream.ts";
import { isDrawn, pickedOf } from "../samples/extent.ts";
import { groupName, isInstalled } from "../samples/readers.ts";

const hasReaders = isInstalled("unzip", "-v") && isInstalled("python3", "--version");

/** Prints, of an archive, how many files it has, the first that is damaged, and the texts of those that are named. */
const LOOK = `
import json, sys, zipfile
path, whole, *names = sys.argv[1:]
with zipfile.ZipFile(path) as archive:
    print(json.dumps({
        "count": len(archive.namelist()),
        "damaged": archive.testzip() if whole == "whole" else None,
        "texts": [archive.read(name).decode() for name in names],
    }))
`;

describe.skipIf(!hasReaders)(groupName("an archive", hasReaders, "unzip, python3"), () => {
  let folder: string;
  let path: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "shokan-zip-"));
    path = join(folder, "書簡.zip");
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  /** Writes what is given, but leaves a hole where it is `blank`: gigabytes of nothing take no room. */
  async function write(files: Iterable<ZippedFile>, blank?: Uint8Array): Promise<void> {
    const file = openSync(path, "w");
    let at = 0;
    for await (const part of zipStream(files)) {
      if (part !== blank) writeSync(file, part, 0, part.length, at);
      at += part.length;
    }
    ftruncateSync(file, at);
    closeSync(file);
  }

  const seenByPython = (...args: readonly string[]): unknown =>
    JSON.parse(execFileSync("python3", ["-c", LOOK, path, ...args], { encoding: "utf8" }));
  const seenByUnzip = (name: string): string =>
    execFileSync("unzip", ["-p", path, name], { encoding: "utf8" });

  test.each([0, 1, ...pickedOf([65_534, 65_535, 70_000], 1)])(
    "of %i files is whole for readers that are not ours",
    { timeout: 120_000 },
    async (count) => {
      await write(textFiles(count));
      const last = Math.max(count - 1, 0);
      const named = count === 0 ? [] : [nameOf(0), nameOf(last)];
      const texts = count === 0 ? [] : ["0 通目", `${last} 通目`];
      expect(seenByPython("whole", ...named)).toEqual({ count, damaged: null, texts });
      if (count === 0) return;
      expect(seenByUnzip(nameOf(last))).toBe(`${last} 通目`);
      const listed = execFileSync("unzip", ["-Z1", path], { encoding: "utf8", maxBuffer: 1e8 });
      expect(listed.trimEnd().split("\n")).toHaveLength(count);
    },
  );

  test.runIf(isDrawn("4 GB", 3))(
    "of more than 4 GB leads to what lies behind them",
    { timeout: 120_000 },
    async () => {
      const blank = Buffer.alloc(128 * 1024 * 1024);
      const files: ZippedFile[] = Array.from({ length: 33 }, (_, at) => ({
        name: `印刷用-${at}.pdf`,
        read: async () => blank,
      }));
      await write([...files, ...textFiles(2)], blank);
      expect(seenByPython("part", nameOf(0), nameOf(1))).toEqual({
        count: 35,
        damaged: null,
        texts: ["0 通目", "1 通目"],
      });
      expect(seenByUnzip(nameOf(1))).toBe("1 通目");
    },
  );
});

function nameOf(at: number): string {
  return `letters/${at}.txt`;
}

function* textFiles(count: number): Iterable<ZippedFile> {
  for (let at = 0; at < count; at += 1) {
    yield { name: nameOf(at), read: async () => new TextEncoder().encode(`${at} 通目`) };
  }
}
