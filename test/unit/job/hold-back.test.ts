import { createHash } from "node:crypto";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { holdBack } from "../../../src/job/keep/hold-back.ts";
import { RunFolder } from "../../../src/job/keep/run-folder.ts";
import { projectAt } from "../../../src/outside/project.ts";
import { ledgerEntry, ledgerFile } from "../../samples/ledger-entry.ts";
import { MEMORY_FOLDER, MemoryDisk } from "../../samples/memory-disk.ts";

const GOOD = "letters/022012-青森市長.pdf";
const BAD = "letters/022021-弘前市長.pdf";
const HELD = "別扱い/022021-弘前市長.pdf";

const LETTERS = {
  entries: [
    ledgerEntry({ sequence: 1, files: [ledgerFile({ path: GOOD })] }),
    ledgerEntry({ sequence: 2, files: [ledgerFile({ path: BAD, verdict: "different" })] }),
  ],
  differences: [{ path: BAD, differences: [{ paragraph: 1, expected: "甲", found: "乙" }] }],
};

let disk: MemoryDisk;
beforeEach(() => {
  disk = new MemoryDisk();
  for (const path of [GOOD, BAD]) disk.put(join(MEMORY_FOLDER, path), path);
});

function held(): ReturnType<typeof holdBack> {
  return holdBack(new RunFolder(projectAt(), MEMORY_FOLDER, disk), LETTERS);
}

/**
 * The files that a power failure leaves; of what was not made durable, what `luck` says, one bit for each change.
 */
function leftAfter(events: number, luck: number): readonly string[] {
  let bits = luck;
  const choose = (count: number): number => {
    const bit = bits % 2;
    bits >>= 1;
    return Math.min(bit, count - 1);
  };
  return [...disk.cutAt(events, choose).filesIn(MEMORY_FOLDER).keys()];
}

test("a letter that differs is taken out of the letters to be sent, and its record says where it is", async () => {
  const { entries, differences } = await held();
  expect([...disk.filesIn(MEMORY_FOLDER).keys()]).toEqual([GOOD, HELD]);
  expect(entries.map(({ files }) => files.map(({ path }) => path))).toEqual([[GOOD], [HELD]]);
  expect(differences.map(({ path }) => path)).toEqual([HELD]);
});

test("what somebody has edited of a letter that was held back before is moved aside, and what nobody has is not", async () => {
  const moved: string[] = [];
  const before = ledgerFile({ path: HELD }).sha256;
  const folder = new RunFolder(projectAt(), MEMORY_FOLDER, disk);
  disk.put(join(MEMORY_FOLDER, HELD), "手直ししたもの");
  await holdBack(folder, LETTERS, { own: new Map([[HELD, before]]), moved });
  expect(moved).toEqual([HELD]);
  expect(String(disk.filesIn(MEMORY_FOLDER).get(`退避/${HELD}`))).toBe("手直ししたもの");
  // Another one to the same addressee, of which the record knows what was held back.
  disk.put(join(MEMORY_FOLDER, BAD), "another");
  const own = new Map([[HELD, createHash("sha256").update(BAD).digest("hex")]]);
  await holdBack(folder, LETTERS, { own, moved });
  expect(moved).toEqual([HELD]);
  expect(String(disk.filesIn(MEMORY_FOLDER).get(HELD))).toBe("another");
});

test("a letter that a scanner holds for a moment is held back all the same", async () => {
  let refusals = 5;
  disk.count(({ name }) => (name === "rename" && refusals-- > 0 ? "EBUSY" : undefined));
  await held();
  expect([...disk.filesIn(MEMORY_FOLDER).keys()]).toEqual([GOOD, HELD]);
});

test("once a letter is held back, no power failure loses it, nor the folder that it is in", async () => {
  await held();
  for (let luck = 0; luck < 8; luck += 1) {
    expect(leftAfter(disk.events.length, luck)).toContain(HELD);
  }
});

test("whenever the power fails while a letter is held back, its file is in one folder or the other", async () => {
  const begin = disk.events.length;
  await held();
  expect(disk.events.length).toBeGreaterThan(begin);
  for (let moment = begin; moment <= disk.events.length; moment += 1) {
    for (let luck = 0; luck < 16; luck += 1) {
      const left = leftAfter(moment, luck);
      expect(left.includes(BAD) || left.includes(HELD), `${moment}, ${luck}`).toBe(true);
    }
  }
});

test("a folder that the disk fails to make durable ends the run, and no record names the letter there", async () => {
  disk.count(({ name, path }) =>
    name === "syncFolder" && path.endsWith("別扱い") ? "EIO" : undefined,
  );
  await expect(held()).rejects.toMatchObject({ name: "OutputFailure", systemCode: "EIO" });
});

test("where all letters say what they should, nothing is done to the disk", async () => {
  const events = disk.events.length;
  const good = { entries: LETTERS.entries.slice(0, 1), differences: [] };
  expect(await holdBack(new RunFolder(projectAt(), MEMORY_FOLDER, disk), good)).toEqual(good);
  expect(disk.events.length).toBe(events);
});
