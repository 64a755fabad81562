import { createHash } from "node:crypto";
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { afterEach, beforeEach, describe, expect, vi } from "vitest";
import type { Disk } from "../../../src/base/disk.ts";
import { readRunFile } from "../../../src/job/keep/run-file.ts";
import { verifyRun } from "../../../src/job/verify-run.ts";
import { nodeDisk } from "../../../src/outside/node-disk.ts";
import { oneIn, pickedOf, thirdOf } from "../../samples/extent.ts";
import { copyFolder, diskHere, type OwnPlace, ownPlace } from "../../samples/own-place.ts";

const test = oneIn(3);

vi.setConfig({ testTimeout: 30_000 });

const AOMORI = "letters/022012-青森市長.pdf";
const HIROSAKI = "letters/022021-弘前市長.pdf";
const HACHINOHE = "letters/022039-八戸市長.pdf";

let place: OwnPlace;
beforeEach(() => {
  place = ownPlace();
});
afterEach(() => place.clear());

function out(path: string): string {
  return place.path("out", path);
}

function listed(path = ""): readonly string[] {
  return readdirSync(out(path)).sort();
}

function codes(problems: readonly { readonly code: string }[]): readonly string[] {
  return problems.map(({ code }) => code);
}

async function verified(): Promise<readonly string[]> {
  return codes((await verifyRun(place.path("out"), () => undefined)).problems);
}

function filesOf(entry: Record<string, unknown>): readonly object[] {
  return Array.isArray(entry["files"]) ? entry["files"] : [];
}

/** Changes the ledger's lines, with digits that are right for what they then say. */
function reseal(change: (entries: Record<string, unknown>[]) => unknown[]): void {
  const lines = readFileSync(out("ledger.jsonl"), "utf8").trimEnd().split("\n");
  const entries = lines.map((line) => JSON.parse(line.split("\t")[0] ?? ""));
  const sealed = change(entries).map((entry) => {
    const json = JSON.stringify(entry);
    return `${json}\t${createHash("sha256").update(json).digest("hex").slice(0, 8)}\n`;
  });
  writeFileSync(out("ledger.jsonl"), sealed.join(""));
}

/** Changes what run.json says, the hash of the ledger with it. */
function forge(change: (run: Record<string, unknown>) => void): void {
  const run = JSON.parse(readFileSync(out("run.json"), "utf8"));
  const sha256 = createHash("sha256")
    .update(readFileSync(out("ledger.jsonl")))
    .digest("hex");
  for (const output of run.outputs) if (output.path === "ledger.jsonl") output.sha256 = sha256;
  change(run);
  writeFileSync(out("run.json"), `${JSON.stringify(run, undefined, 2)}\n`);
}

/** How a run is known that was made from these. */
function idOf(inputs: unknown): string {
  return createHash("sha256").update(JSON.stringify(inputs)).digest("hex");
}

describe("what was found to differ", () => {
  test.each(pickedOf(["sample", "none"] as const, 1))(
    "stays known with --verify %s, and is held back from the letters that are sent",
    async (verify) => {
      place.misread.add("022021-弘前市長.pdf");
      expect((await place.run({ printRun: true })).kind).toBe("differs");
      expect(listed("letters")).toEqual(["022012-青森市長.pdf", "022039-八戸市長.pdf"]);
      expect(listed("別扱い")).toEqual(["022021-弘前市長.pdf"]);
      expect(await verified()).toContain("verify/run-incomplete");
      const again = await place.run({ printRun: true, verify });
      expect([again.kind, again.summary?.finished]).toEqual(["differs", false]);
      expect(again.summary?.differences.map(({ path }) => path)).toEqual([
        "別扱い/022021-弘前市長.pdf",
      ]);
      expect(readRunFile(nodeDisk, place.path("out"))).toMatchObject({
        finished: false,
        ended: { files: { equal: 2, different: 1, unread: 0 } },
      });
      // Read anew and found equal, it is a letter like the others.
      place.misread.clear();
      expect((await place.run({ printRun: true, verify })).summary?.finished).toBe(true);
      expect(listed("letters")).toHaveLength(3);
      expect(listed("別扱い")).toEqual([]);
      expect(await verified()).toEqual([]);
    },
  );

  test("is not attached to another letter, nor joined", async () => {
    place.misread.add("022021-弘前市長.pdf");
    await place.run();
    const set = new Map([["別添", place.path("out")]]);
    const attached = await place.run({ out: place.path("cover"), set });
    expect([attached.kind, codes(attached.diagnostics)]).toEqual([
      "refused",
      ["job/attachment-unfinished"],
    ]);
    const joined = await place.run({ out: place.path("whole"), join: [place.path("out")] });
    expect([joined.kind, codes(joined.diagnostics)]).toEqual(["refused", ["job/shard-unfinished"]]);
  });
});

test("what was not read back is not finished, is said to be so, and is read back when that is asked for", async () => {
  const first = await place.run({ verify: "none" });
  expect([first.kind, first.summary?.finished, first.summary?.unread]).toEqual(["done", false, 3]);
  const same = await place.run({ verify: "none" });
  expect([same.kind, same.summary?.written, same.summary?.unread]).toEqual(["done", 0, 3]);
  expect(await verified()).toEqual([]);
  place.misread.add("022039-八戸市長.pdf");
  expect((await place.run({ verify: "all" })).kind).toBe("differs");
  place.misread.clear();
  const all = await place.run({ verify: "all" });
  expect([all.kind, all.summary?.finished, all.summary?.unread]).toEqual(["done", true, 0]);
  const kept = await place.run({ verify: "none" });
  expect([kept.summary?.written, kept.summary?.finished]).toEqual([0, true]);
});

describe("a line of the ledger is believed only for the letter that is wanted now", () => {
  test("two letters that were exchanged with all that is said of them are made anew", async () => {
    await place.run();
    const before = [AOMORI, HIROSAKI].map((path) => readFileSync(out(path)));
    renameSync(out(AOMORI), out("x"));
    renameSync(out(HIROSAKI), out(AOMORI));
    renameSync(out("x"), out(HIROSAKI));
    reseal((entries) => {
      const [one = {}, two = {}, ...rest] = entries;
      const files = (entry: Record<string, unknown>, path: string): unknown =>
        filesOf(entry).map((file) => ({ ...file, path }));
      return [
        { ...one, textSha256: two["textSha256"], files: files(two, AOMORI) },
        { ...two, textSha256: one["textSha256"], files: files(one, HIROSAKI) },
        ...rest,
      ];
    });
    forge(() => undefined);
    const again = await place.run();
    expect([again.kind, again.summary?.written]).toEqual(["done", 2]);
    expect([AOMORI, HIROSAKI].map((path) => readFileSync(out(path)))).toEqual(before);
    expect(await verified()).toEqual([]);
  });

  test("another build of the program does not go on with the letters of the one before", async () => {
    await place.run();
    rmSync(out(AOMORI));
    forge((run) => {
      const inputs = { ...Object(run["inputs"]), program: "b".repeat(64) };
      Object.assign(run, { inputs, id: idOf(inputs) });
    });
    const again = await place.run();
    expect([again.kind, codes(again.diagnostics)]).toEqual([
      "inputs-changed",
      ["job/program-changed"],
    ]);
    expect(existsSync(out(AOMORI))).toBe(false);
    expect(await verified()).toEqual(["verify/file-missing"]);
  });
});

describe("what does not belong to the run", () => {
  test("is moved aside by the next start, and the letters are kept", async () => {
    await place.run({ printRun: true });
    writeFileSync(out("letters/999999-旧知事.pdf"), "旧");
    writeFileSync(out("print-run-002.pdf"), "古い");
    writeFileSync(out("letters/.DS_Store"), "");
    writeFileSync(out("letters/~$2012-青森市長.docx"), "");
    expect(await verified()).toEqual(["verify/file-extra", "verify/file-extra"]);
    const again = await place.run({ printRun: true });
    expect([again.kind, again.summary?.kept]).toEqual(["done", 3]);
    expect(codes(again.diagnostics)).toEqual(["job/moved-aside"]);
    expect(readFileSync(out("退避/letters/999999-旧知事.pdf"), "utf8")).toBe("旧");
    expect(readFileSync(out("退避/print-run-002.pdf"), "utf8")).toBe("古い");
    expect(await verified()).toEqual([]);
    expect(codes((await place.run({ printRun: true })).diagnostics)).toEqual([]);
  });

  test("letters and lists that somebody edited after the run are kept, and named", async () => {
    await place.run({ formats: ["docx"] });
    const letter = AOMORI.replace(".pdf", ".docx");
    appendFileSync(out(letter), "手直し");
    appendFileSync(out("ledger.csv"), "送付済み");
    const edited = [readFileSync(out(letter)), readFileSync(out("ledger.csv"))];
    const again = await place.run({ formats: ["docx"] });
    expect([again.kind, codes(again.diagnostics)]).toEqual(["done", ["job/moved-aside"]]);
    expect(again.diagnostics[0]?.values["names"]).toContain(letter);
    expect([readFileSync(out(`退避/${letter}`)), readFileSync(out("退避/ledger.csv"))]).toEqual(
      edited,
    );
    expect(await verified()).toEqual([]);
  });

  test("a print run of another cut goes, and the one that is asked for is made", async () => {
    const prints = (): readonly string[] => listed().filter((name) => /^print.*\.pdf$/u.test(name));
    await place.run({ printRun: true });
    expect(prints()).toEqual(["print-run.pdf"]);
    await place.run({ printRun: true, volume: 1 });
    expect(prints()).toEqual(["print-run-001.pdf", "print-run-002.pdf", "print-run-003.pdf"]);
    const two = await place.run({ printRun: true, volume: 2 });
    expect(prints()).toEqual(["print-run-001.pdf", "print-run-002.pdf"]);
    expect(codes(two.diagnostics)).toEqual([]);
    expect((await place.run({ printRun: true, volume: 2 })).summary?.outputs).toEqual([]);
    // Nobody asked for it to go.
    rmSync(out(AOMORI));
    expect((await place.run()).kind).toBe("done");
    expect(prints()).toEqual(["print-run-001.pdf", "print-run-002.pdf"]);
    expect(await verified()).toEqual([]);
  });

  test("of a letter that could not be made no half stays among the letters", async () => {
    const create: Disk["create"] = async (path) => {
      if (path.endsWith("弘前市長.docx")) throw new Error("this letter cannot be written");
      return nodeDisk.create(path);
    };
    const first = await place.run({ formats: ["pdf", "docx"], disk: { ...diskHere, create } });
    expect([first.kind, first.summary?.setAside.length]).toEqual(["differs", 1]);
    expect(listed("letters").filter((name) => name.includes("弘前"))).toEqual([]);
    expect(await verified()).toEqual(["verify/run-incomplete"]);
    expect((await place.run({ formats: ["pdf", "docx"] })).summary?.finished).toBe(true);
    expect(listed("letters")).toHaveLength(6);
  });

  test("half written files of a process that was killed are gone at the end", async () => {
    await place.run();
    for (const name of ["letters", "別添"]) {
      mkdirSync(out(name), { recursive: true });
      writeFileSync(out(`${name}/.tmp-4711-9-022012-青森市長.pdf`), "half");
    }
    expect((await place.run()).kind).toBe("done");
    expect([listed("別添"), listed("letters").length]).toEqual([[], 3]);
    expect(await verified()).toEqual([]);
  });
});

describe("a folder that is no run", () => {
  test("is not taken over, and nothing in it is touched", async () => {
    mkdirSync(out("letters"), { recursive: true });
    const names = ["ledger.csv", "print-run.pdf", "reprint.jsonl", ".tmp-important", AOMORI];
    for (const name of names) writeFileSync(out(name), "私の");
    for (const restart of [false, true]) {
      const { kind, diagnostics } = await place.run({ restart });
      expect([kind, codes(diagnostics)]).toEqual(["inputs-changed", ["job/folder-not-a-run"]]);
    }
    for (const name of names) expect(readFileSync(out(name), "utf8")).toBe("私の");
    expect(listed()).toEqual([...names.slice(0, 4), "letters"].sort());
  });

  test("is one from which the run's records were taken", async () => {
    await place.run();
    for (const name of ["run.json", "ledger.jsonl"]) rmSync(out(name));
    const { kind, diagnostics } = await place.run({ only: ["022012"] });
    expect([kind, codes(diagnostics)]).toEqual(["inputs-changed", ["job/folder-not-a-run"]]);
    expect(listed("letters")).toHaveLength(3);
  });

  test("is not one that has a ledger: --restart is a way out", async () => {
    await place.run();
    rmSync(out("run.json"));
    expect(codes((await place.run()).diagnostics)).toEqual(["job/run-damaged"]);
    const { kind, summary } = await place.run({ restart: true });
    expect(kind).toBe("done");
    expect(readdirSync(place.path("out.1"))).toContain("ledger.jsonl");
    expect(summary?.earlierFolder).toBe(place.path("out.1"));
  });

  test("says where its letters of before are only where it begins anew", async () => {
    expect((await place.run()).summary?.earlierFolder).toBeUndefined();
    expect((await place.run()).summary?.earlierFolder).toBeUndefined();
    const { summary } = await place.run({ restart: true });
    expect(summary?.earlierFolder).toBe(place.path("out.1"));
    expect((await place.run({ restart: true })).summary?.earlierFolder).toBe(place.path("out.2"));
  });

  test("does not become one by --restart: what is not the run's is not moved", async () => {
    await place.run();
    writeFileSync(out("名簿の控え.xlsx"), "私の");
    const { kind, diagnostics } = await place.run({ restart: true });
    expect([kind, codes(diagnostics)]).toEqual(["inputs-changed", ["job/restart-moves-others"]]);
    expect(diagnostics[0]?.values["names"]).toBe("名簿の控え.xlsx");
    expect(existsSync(out("名簿の控え.xlsx"))).toBe(true);
    // Beside the run it is in nobody's way.
    expect((await place.run()).kind).toBe("done");
  });
});

describe("verify holds what a run says of itself against itself", () => {
  test.each(
    thirdOf<[string, () => void, string]>([
      [
        "a letter taken out of folder and ledger",
        () => {
          rmSync(out(HACHINOHE));
          reseal((entries) => entries.slice(0, 2));
          forge(() => undefined);
        },
        "verify/letters-missing",
      ],
      [
        "a list of outputs that names none",
        () => forge((run) => Object.assign(run, { outputs: [] })),
        "verify/record-contradicts",
      ],
      [
        "a file that was not read back in a finished run",
        () => {
          reseal((entries) =>
            entries.map((entry) => ({
              ...entry,
              files: filesOf(entry).map((file) => ({ ...file, verdict: "unread" })),
            })),
          );
          forge(() => undefined);
        },
        "verify/record-contradicts",
      ],
      [
        "one file that is two letters'",
        () => {
          reseal(([one, two, three]) => [one, { ...one, sequence: 2 }, three ?? two]);
          forge(() => undefined);
        },
        "verify/record-contradicts",
      ],
      [
        "an output somewhere else",
        () => forge((run) => Object.assign(run, { outputs: [{ path: "../x", sha256: "" }] })),
        "verify/run-file-damaged",
      ],
      ["a ledger that is a folder", () => swapForFolder("ledger.jsonl"), "job/file-unreadable"],
      ["a letter that is a folder", () => swapForFolder(AOMORI), "verify/file-changed"],
    ]),
  )("%s", async (_, change, code) => {
    await place.run({ printRun: true });
    expect(await verified()).toEqual([]);
    change();
    expect(await verified()).toContain(code);
  });

  test("a run of an earlier version still verifies, and is not gone on with", async () => {
    await place.run({ printRun: true });
    reseal((entries) =>
      entries.map(({ title: _, ...entry }) => ({
        ...entry,
        files: filesOf(entry).map((file) => ({ ...file, verdict: undefined, verified: true })),
      })),
    );
    forge((run) => {
      delete run["ended"];
      const { program: _, ...inputs } = Object(run["inputs"]);
      Object.assign(run, { inputs, id: idOf(inputs) });
    });
    expect(await verified()).toEqual([]);
    expect(codes((await place.run()).diagnostics)).toEqual(["job/program-changed"]);
  });

  test("what is no folder at all is no run", async () => {
    const { kind, problems } = await verifyRun(place.path("名簿.csv"), () => undefined);
    expect([kind, codes(problems)]).toEqual(["refused", ["job/not-a-run"]]);
  });

  test("a run that was interrupted is told to go on, and its letters are no strangers", async () => {
    await place.run();
    reseal((entries) => entries.slice(0, 1));
    forge((run) => {
      delete run["ended"];
      run["finished"] = false;
    });
    expect(await verified()).toEqual(["verify/run-unfinished"]);
    expect((await place.run()).summary?.finished).toBe(true);
    expect(existsSync(out("退避"))).toBe(false);
  });
});

function swapForFolder(path: string): void {
  rmSync(out(path));
  mkdirSync(out(path));
}

test("a copy of the run is the run", async () => {
  await place.run();
  copyFolder(place.path("out"), place.path("copy"));
  expect((await place.run({ out: place.path("copy") })).summary?.written).toBe(0);
});
