import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { afterEach, expect, test, vi } from "vitest";
import { adoptShards } from "../../../src/job/keep/adopt-shards.ts";
import { RunFolder } from "../../../src/job/keep/run-folder.ts";
import {
  heldPath,
  isLetterPath,
  isRunPath,
  letterPath,
  thousandOf,
} from "../../../src/job/keep/run-layout.ts";
import { verifyRun } from "../../../src/job/verify-run.ts";
import { projectAt } from "../../../src/outside/project.ts";
import { oneIn } from "../../samples/extent.ts";
import { diskHere, type OwnPlace, ownPlace } from "../../samples/own-place.ts";

vi.setConfig({ testTimeout: 120_000 });

test("up to 10,000 letters lie together, more by their thousands", () => {
  expect(thousandOf(1, 10_000)).toBeUndefined();
  expect(thousandOf(10_000, 10_000)).toBeUndefined();
  expect(thousandOf(1, 10_001)).toBe("00001-01000");
  expect(thousandOf(1000, 10_001)).toBe("00001-01000");
  expect(thousandOf(1001, 10_001)).toBe("01001-02000");
  expect(thousandOf(10_001, 10_001)).toBe("10001-10001");
  expect(thousandOf(1_000_000, 1_000_000)).toBe("0999001-1000000");
});

test("a letter's path leads into a folder for letters or into that of a thousand, and nowhere else", () => {
  const path = letterPath({ name: "甲", folder: "00001-01000" }, "pdf");
  expect(path).toBe("letters/00001-01000/甲.pdf");
  expect(heldPath(path)).toBe("別扱い/00001-01000/甲.pdf");
  for (const right of [path, heldPath(path), "letters/甲.pdf"]) {
    expect(isLetterPath(right, "pdf")).toBe(true);
  }
  for (const wrong of [
    "letters/../甲.pdf",
    "letters/other/甲.pdf",
    "letters/00001-01000/00001-01000/甲.pdf",
    "00001-01000/甲.pdf",
    "letters/00001-01000/",
  ]) {
    expect(isLetterPath(wrong, "pdf")).toBe(false);
  }
  expect(["letters/00001-01000/甲-別添.pdf", "別添/甲.pdf"].every(isRunPath)).toBe(true);
  expect(["letters/../甲.pdf", "letters/x/甲.pdf", "別添/00001-01000/甲.pdf"].some(isRunPath)).toBe(
    false,
  );
});

let place: OwnPlace | undefined;
afterEach(() => place?.clear());

/** More offices than lie in one folder. */
const ROWS = Array.from({ length: 10_001 }, (_, index) => {
  const number = String(index + 1).padStart(5, "0");
  return `,,,,,第${number}支所長,殿,${number}番の窓口`;
});

/** A few letters of a run of 10,001, in the folders of the whole: a shard. */
const FEW = { formats: ["txt"], shard: { index: 1, count: 400 } } as const;

// One way through all: each of its runs reads and guards the 10,001 rows.
oneIn(4)(
  "letters by their thousands are held back, go on, are joined and verified as any others",
  async () => {
    const own = ownPlace(ROWS);
    place = own;
    const first = "/00001-01000/002-第00001支所長.txt";
    own.misread.add("002-第00001支所長.txt");
    const run = await own.run(FEW);
    expect([run.kind, run.diagnostics]).toEqual(["differs", []]);
    const out = own.path("out");
    const listed = (path: string): readonly string[] => readdirSync(`${out}/${path}`).sort();
    expect(listed("letters").length).toBe(11);
    expect(listed("letters/10001-10001")).toEqual(["10002-第10001支所長.txt"]);
    expect(listed("letters/00001-01000")).toEqual([
      "402-第00401支所長.txt",
      "802-第00801支所長.txt",
    ]);
    expect(readFileSync(`${out}/別扱い${first}`, "utf8")).toContain("第00001支所長");
    const ledger = readFileSync(`${out}/ledger.jsonl`, "utf8").split("\n");
    // What is missing is made again where it was, what somebody has edited is set aside, what is nobody's too.
    const edited = "/02001-03000/2002-第02001支所長.txt";
    rmSync(`${out}/letters/00001-01000`, { recursive: true });
    writeFileSync(`${out}/letters${edited}`, "edited");
    writeFileSync(`${out}/letters/03001-04000/他.txt`, "stranger");
    writeFileSync(`${out}/letters/03001-04000/.tmp-1-1-x`, "torn");
    const strange = (await verifyRun(out, () => undefined)).problems.map(({ code }) => code);
    expect(strange.toSorted()).toEqual([
      "verify/file-changed",
      "verify/file-extra",
      "verify/file-missing",
      "verify/file-missing",
      "verify/run-incomplete",
      "verify/text-differs",
    ]);
    // Found equal, what was held back goes to the others.
    own.misread.clear();
    const again = await own.run(FEW);
    expect([again.kind, again.summary?.kept, again.summary?.written]).toEqual(["done", 22, 4]);
    expect(listed("別扱い/00001-01000")).toEqual([]);
    expect(listed("letters/00001-01000")).toEqual([
      "002-第00001支所長.txt",
      "402-第00401支所長.txt",
      "802-第00801支所長.txt",
    ]);
    const ledgerAgain = readFileSync(`${out}/ledger.jsonl`, "utf8").split("\n");
    expect(ledgerAgain[0]).toContain("第00001支所長");
    expect(ledgerAgain.slice(1)).toEqual(ledger.slice(1));
    expect(listed("letters/03001-04000")).toHaveLength(2);
    expect(readFileSync(`${out}/退避/letters${edited}`, "utf8")).toBe("edited");
    expect(readFileSync(`${out}/退避/letters/03001-04000/他.txt`, "utf8")).toBe("stranger");
    expect((await verifyRun(out, () => undefined)).problems).toEqual([]);
    const whole = new RunFolder(projectAt(), own.path("whole"), diskHere);
    mkdirSync(whole.at("letters"), { recursive: true });
    expect(await adoptShards(whole, [new RunFolder(projectAt(), out, diskHere)], [])).toEqual([]);
    expect(readFileSync(whole.at("ledger.jsonl"), "utf8").split("\n")).toEqual(ledgerAgain);
    expect(readFileSync(whole.at(`letters${edited}`), "utf8")).toContain("第02001支所長");
  },
);
