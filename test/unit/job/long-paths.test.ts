// Windows writes paths that Explorer and Excel do not open: where it is so, a run is refused before its first file.
import { join } from "node:path";
import { afterAll, expect, test, vi } from "vitest";
import { MemoryDisk } from "../../samples/memory-disk.ts";
import { ownPlace } from "../../samples/own-place.ts";

vi.setConfig({ testTimeout: 60_000 });

const place = ownPlace();
afterAll(() => place.clear());

const MOST = 240;

/** A folder in which the longest of the letters' files has a path of this length. */
function folderFor(length: number): string {
  const longest = join("/", "letters", "022012-青森市長.docx");
  return join("/", "長".repeat(length - longest.length - 1));
}

async function run(length: number, most: number | undefined) {
  const disk = new MemoryDisk();
  disk.longestPath = most;
  const out = folderFor(length);
  const result = await place.run({ disk, out, formats: ["pdf", "docx"], verify: "none" });
  return { ...result, files: [...disk.filesIn(out).keys()] };
}

test.each([MOST - 1, MOST])("a letter whose path has %i characters is made", async (length) => {
  const { kind, files } = await run(length, MOST);
  expect(kind).toBe("done");
  expect(files).toContain("letters/022012-青森市長.docx");
});

test.each([MOST + 1, MOST + 100])(
  "of %i characters it is refused by name, and nothing is written",
  async (length) => {
    const { kind, files, diagnostics } = await run(length, MOST);
    expect([kind, files]).toEqual(["refused", []]);
    expect(diagnostics).toHaveLength(1);
    expect(diagnostics[0]).toMatchObject({
      code: "job/path-too-long",
      at: { kind: "option", name: "--out" },
      values: { length, most: MOST, count: 3 },
    });
    expect(diagnostics[0]?.values["path"]).toMatch(/letters\/022012-青森市長\.docx$/u);
  },
);

test("where programs open what there is, no length is refused", async () => {
  expect((await run(MOST + 100, undefined)).kind).toBe("done");
});
