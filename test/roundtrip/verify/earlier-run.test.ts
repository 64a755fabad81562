import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { verifyRun } from "../../../src/job/verify-run.ts";

// The folder that the program of November 2026, before its fonts in Word had names of their own, wrote for three addressees:
// both formats, a print run, and a letter with a heading, a reading, marks of emphasis, a note in two lines, 縦中横, 字取り and ママ.
const EARLIER = new URL("../../golden/earlier-run", import.meta.url);

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "shokan-earlier-"));
  cpSync(EARLIER, folder, { recursive: true });
});
afterAll(() => rmSync(folder, { recursive: true }));

test("a run that an earlier program made is read back whole, and nothing is wrong with it", async () => {
  const { kind, problems, letters, files } = await verifyRun(folder, () => undefined);
  expect(problems).toEqual([]);
  expect({ kind, letters, files }).toEqual({ kind: "done", letters: 3, files: 6 });
});
