import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { basename } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Disk } from "../../../src/base/disk.ts";
import type { JobResult } from "../../../src/job/job-result.ts";
import { Ledger } from "../../../src/job/keep/ledger.ts";
import { ledgerLine } from "../../../src/job/keep/ledger-line.ts";
import { readRunFile } from "../../../src/job/keep/run-file.ts";
import type { MergeRequest } from "../../../src/job/plan/merge-options.ts";
import { verifyRun } from "../../../src/job/verify-run.ts";
import type { LedgerEntry } from "../../../src/model/run.ts";
import { nodeDisk } from "../../../src/outside/node-disk.ts";
import { projectAt } from "../../../src/outside/project.ts";
import { Handles } from "../../../src/studio/session/handles.ts";
import { ledgerOf, letterRows } from "../../../src/studio/session/run-view.ts";
import { pickedOf } from "../../samples/extent.ts";
import { diskHere, type OwnPlace, ownPlace } from "../../samples/own-place.ts";

vi.setConfig({ testTimeout: 60_000 });

const CITIES = ["青森", "弘前", "八戸", "黒石", "五所川原", "十和田", "三沢"];
const ROWS = CITIES.map((city) => `,市,青森県,${city}市,し,${city}市長,殿,${city}の窓口`);

let place: OwnPlace;
beforeEach(() => {
  place = ownPlace(ROWS);
});
/** Further places of a test. */
const places: OwnPlace[] = [];
afterEach(() => {
  place.clear();
  for (const other of places.splice(0)) other.clear();
});

const VOLUMES = [
  "print-run-001.pdf",
  "print-run-002.pdf",
  "print-run-003.pdf",
  "print-run-004.pdf",
];

function out(path = ""): string {
  return place.path("out", path);
}

function make(options: Partial<MergeRequest> = {}): Promise<JobResult> {
  return place.run({ formats: [], volume: 2, ...options });
}

/** Every file of a run but its lock, by its name. */
function filesOf(folder: string): ReadonlyMap<string, string> {
  const names = readdirSync(folder, { withFileTypes: true }).filter((each) => each.isFile());
  return new Map(
    names.map(({ name }) => [name, readFileSync(`${folder}/${name}`).toString("base64")]),
  );
}

function entries(): readonly LedgerEntry[] {
  return [...new Ledger(nodeDisk, out("ledger.jsonl")).entries()];
}

async function verified(): Promise<readonly string[]> {
  return (await verifyRun(out(), () => undefined)).problems.map(({ code }) => code);
}

/** What is read from the disk in place of some files. */
function readingOf(planted: ReadonlyMap<string, Uint8Array>): Disk {
  const read: Disk["read"] = async (file) => planted.get(basename(file)) ?? nodeDisk.read(file);
  return { ...diskHere, read };
}

test("no letter has a file of its own; the ledger says in which volume it is, and on which pages", async () => {
  const run = await make();
  expect([run.kind, run.summary?.finished, run.diagnostics]).toEqual(["done", true, []]);
  expect(readdirSync(out("letters"))).toEqual([]);
  expect(readdirSync(out()).filter((name) => /^print-run.*\.pdf$/u.test(name))).toEqual(VOLUMES);
  const printed = entries().map((entry) => entry.printed);
  expect(printed).toMatchObject([
    { path: VOLUMES[0], page: 1, pages: 1, verdict: "equal", volume: {} },
    { path: VOLUMES[0], page: 2, pages: 1, verdict: "equal" },
    { path: VOLUMES[1], page: 1, volume: {} },
    { path: VOLUMES[1], page: 2 },
    { path: VOLUMES[2], page: 1, volume: {} },
    { path: VOLUMES[2], page: 2 },
    { path: VOLUMES[3], page: 1, volume: {} },
  ]);
  expect(readRunFile(nodeDisk, out())).toMatchObject({
    inputs: { options: { format: "print-run", letters: "7" } },
    ended: { letters: 7, files: { equal: 7, different: 0, unread: 0 }, volume: 2 },
  });
  const table = readFileSync(out("ledger.csv"), "utf8").split("\r\n");
  expect(table[2]).toMatch(/印刷用 PDF,print-run-001.pdf,1,,,一致,.*2$/u);
  expect(existsSync(out("発送台帳.pdf")) && existsSync(out("照合証明.pdf"))).toBe(true);
  expect(await verified()).toEqual([]);
  // The studio shows each letter with the volume that it is in.
  const handles = new Handles();
  const held = { kind: "run", path: out(), shown: out() } as const;
  const rows = letterRows(handles, held, ledgerOf(projectAt(place.path(".")), held), {
    from: 2,
    count: 1,
  });
  expect(rows[0]?.files).toEqual([
    {
      ...{ format: "pdf", name: VOLUMES[1], pages: 1, verdict: "equal" },
      bytes: readFileSync(out(VOLUMES[1])).length,
      handle: expect.any(String),
    },
  ]);
  // The same once more changes nothing.
  const before = filesOf(out());
  expect((await make()).summary).toMatchObject({ kept: 7, written: 0 });
  expect(filesOf(out())).toEqual(before);
});

/** Bytes of what a run keeps of a letter beside the pages themselves and the reports. */
const RECORD_BYTES = 480;

test("a million letters and all that is kept of them lie within a gigabyte: what a volume's letters have in common is said once", async () => {
  const header = "職名,敬称,氏名,備考";
  const rows = Array.from({ length: 120 }, (_, row) => `理事,様,佐藤　第${row}太郎,窓口`);
  writeFileSync(place.path("百万名簿.csv"), `${[header, ...rows].join("\r\n")}\r\n`);
  const recipients = [place.path("百万名簿.csv")];
  const project = projectAt(place.path("."));
  const run = await make({ project, recipients, volume: 1000, verify: "none" });
  expect(run.kind).toBe("done");
  const records = ["ledger.jsonl", "ledger.csv", "print-run.csv", "print-run-files.csv"];
  const bytes = records.reduce((sum, name) => sum + readFileSync(out(name)).length, 0);
  expect(bytes / rows.length).toBeLessThan(RECORD_BYTES);
  const [first, second = ""] = readFileSync(out("ledger.jsonl"), "utf8").split("\n");
  expect(first).toMatch(/"list":".*百万名簿.csv".*"title":"理事".*"path":"print-run-001.pdf"/u);
  expect(second).toMatch(/^\{"sequence":2,"id":"003","row":3,"addressee":/u);
  expect(entries()[1]).toMatchObject({ title: "理事", printed: { path: "print-run-001.pdf" } });
});

test("a run of an earlier version, each line of which says all, is verified and gone on with", async () => {
  await make();
  const whole = filesOf(out());
  const lines = entries().map((entry) => ledgerLine(entry));
  writeFileSync(out("ledger.jsonl"), lines.join(""));
  expect(lines[1]).toContain(VOLUMES[0]);
  // Only its record knows another ledger.
  expect(await verified()).toEqual(["verify/file-changed"]);
  rmSync(out("print-run-002.pdf"));
  expect((await make()).summary).toMatchObject({ kept: 5, written: 2 });
  expect(filesOf(out())).toEqual(whole);
});

test("on both sides of the paper every letter begins on the front of a sheet", async () => {
  expect((await make({ duplex: true })).kind).toBe("done");
  const pages = entries().map((entry) => entry.printed?.page);
  expect(pages).toEqual([1, 3, 1, 3, 1, 3, 1]);
  expect(await verified()).toEqual([]);
});

describe("what a volume says otherwise is found by the reader that nobody chose", () => {
  const [one = "", two = "", ...others] = ROWS;
  test.each(
    pickedOf(
      [
        ["two letters exchanged", [two, one, ...others], [1, 2]],
        ["a letter doubled in place of another", [one, one, ...others], [2]],
        ["a character changed", [one.replace("青森の窓口", "青盛の窓口"), two, ...others], [1]],
      ] as const,
      1,
    ),
  )("%s", async (_, rows, differing) => {
    const other = ownPlace(rows);
    const allow = [
      { column: "団体名", values: undefined },
      { column: "職名", values: undefined },
    ];
    await other.run({ formats: [], volume: 2, allow, verify: "none" });
    const bytes = readFileSync(other.path("out", "print-run-001.pdf"));
    other.clear();
    const run = await make({ disk: readingOf(new Map([["print-run-001.pdf", bytes]])) });
    expect([run.kind, run.summary?.finished]).toEqual(["differs", false]);
    const found = entries().filter((entry) => entry.printed?.verdict === "different");
    expect(found.map(({ sequence }) => sequence)).toEqual(differing);
    // The volume must not be printed, and its other letter is in it.
    expect(existsSync(out("print-run-001.pdf"))).toBe(false);
    expect(existsSync(out("別扱い/print-run-001.pdf"))).toBe(true);
    expect(await verified()).toContain("verify/run-incomplete");
    // Read anew and found equal, it is a volume like the others.
    const again = await make();
    expect([again.kind, again.summary?.kept, again.summary?.finished]).toEqual(["done", 5, true]);
    expect(readdirSync(out("別扱い"))).toEqual([]);
    expect(await verified()).toEqual([]);
  });

  test("a page missing, and a page too many", async () => {
    for (const count of [1, 3]) {
      const other = ownPlace(ROWS.slice(0, count));
      await other.run({ formats: [], volume: 3, verify: "none" });
      const bytes = readFileSync(other.path("out", "print-run-001.pdf"));
      other.clear();
      const run = await make({
        disk: readingOf(new Map([["print-run-001.pdf", bytes]])),
        restart: true,
      });
      expect(run.kind).toBe("differs");
      expect(existsSync(out("別扱い/print-run-001.pdf"))).toBe(true);
    }
  });
});

describe("a run goes on", () => {
  test("where it was broken off in the middle of a volume, and ends with the same bytes", async () => {
    await make();
    const whole = filesOf(out());
    const moments = VOLUMES.flatMap((name) => [`create ${name}`, `rename ${name}`]);
    for (const moment of pickedOf(moments, 2)) {
      const [step = "", name = ""] = moment.split(" ");
      rmSync(out(), { recursive: true });
      const broken: Disk = {
        ...diskHere,
        rename: async (from, to) => {
          if (step === "rename" && basename(to) === name) throw lost();
          await nodeDisk.rename(from, to);
        },
        create: async (path) => {
          if (step === "create" && path.endsWith(name)) throw lost();
          return nodeDisk.create(path);
        },
      };
      expect((await make({ disk: broken })).kind).toBe("output-failed");
      writeFileSync(out(".tmp-1-1-print-run-001.pdf"), "torn");
      const again = await make();
      expect([again.kind, again.summary?.kept]).toEqual(["done", 2 * VOLUMES.indexOf(name)]);
      expect(filesOf(out())).toEqual(whole);
    }
  });

  test("with the volumes that are as they were; one that is gone or changed is made again whole", async () => {
    await make();
    const whole = filesOf(out());
    rmSync(out("print-run-002.pdf"));
    writeFileSync(out("print-run-004.pdf"), "edited");
    expect((await verified()).toSorted()).toContain("verify/file-missing");
    const again = await make();
    expect([again.kind, again.summary?.kept, again.summary?.written]).toEqual(["done", 4, 3]);
    expect(readFileSync(out("退避/print-run-004.pdf"), "utf8")).toBe("edited");
    expect(filesOf(out())).toEqual(whole);
  });

  test("in volumes of another size, of which nothing is left", async () => {
    await make({ volume: 3 });
    const whole = filesOf(out());
    rmSync(out(), { recursive: true });
    await make();
    expect((await make({ volume: 3 })).summary).toMatchObject({ kept: 0, written: 7 });
    expect(existsSync(out("退避"))).toBe(false);
    expect(filesOf(out())).toEqual(whole);
  });

  test("read by both readers where that is asked for later", async () => {
    await make();
    const again = await make({ verify: "thorough" });
    expect(again.kind).toBe("done");
    expect(entries().some((entry) => entry.printed?.readBy !== undefined)).toBe(false);
  });
});

test("pictures are held to what the ledger says of them, page by page, and none is where it says of none", async () => {
  const made = new Map<string, string>();
  const text = readFileSync(place.path("試し.hbs"), "utf8");
  for (const [name, line] of [
    ["la.png", "［＃図「印.png」「印」、幅３０ミリ］"],
    ["rgb.png", "［＃図「印.png」「印」、幅３０ミリ］"],
    ["none", ""],
  ] as const) {
    const own = ownPlace(ROWS.slice(0, 3), `${text}${line}\n`);
    mkdirSync(own.path("画像"));
    if (name !== "none") cpSync(`test/corpus/pictures/${name}`, own.path("画像/印.png"));
    const run = await own.run({ formats: [], volume: 2, project: projectAt(own.path(".")) });
    expect([name, run.kind, run.diagnostics]).toEqual([name, "done", []]);
    expect([name, (await verifyRun(own.path("out"), () => undefined)).problems]).toEqual([
      name,
      [],
    ]);
    made.set(name, own.path("out"));
    places.push(own);
  }
  for (const [from, to] of [
    ["la.png", "rgb.png"],
    ["la.png", "none"],
    ["none", "la.png"],
  ]) {
    const folder = `${made.get(to ?? "")}`;
    const volume = `${folder}/print-run-001.pdf`;
    const before = readFileSync(volume);
    cpSync(`${made.get(from ?? "")}/print-run-001.pdf`, volume);
    const { problems } = await verifyRun(folder, () => undefined);
    const pages = problems.filter(({ code }) => code === "verify/page-pictures");
    expect([from, to, pages.map(({ at }) => (at.kind === "page" ? at.page : 0))]).toEqual([
      from,
      to,
      [1, 2],
    ]);
    writeFileSync(volume, before);
  }
});

test("volumes that have changed places are told, whatever their bytes say", async () => {
  await make();
  renameSync(out("print-run-001.pdf"), out("x"));
  renameSync(out("print-run-002.pdf"), out("print-run-001.pdf"));
  renameSync(out("x"), out("print-run-002.pdf"));
  const problems = await verified();
  expect(problems.filter((code) => code === "verify/file-changed")).toHaveLength(2);
  expect(problems.filter((code) => code === "verify/text-differs")).toHaveLength(4);
});

test("what asks for single files is refused by name", async () => {
  const shard = { index: 1, count: 2 };
  for (const [options, name] of [
    [{ shard }, "--shard"],
    [{ join: [place.path("other")] }, "--join"],
  ] as const) {
    const { kind, diagnostics } = await make(options);
    expect([kind, diagnostics.map(({ code, values }) => [code, values["name"]])]).toEqual([
      "refused",
      [["option/print-run-alone", name]],
    ]);
  }
  await make();
  // What goes with one letter alone would have no letter beside it.
  const text = readFileSync(place.path("試し.hbs"), "utf8");
  const template = place.path("別添.hbs");
  writeFileSync(template, text.replace("\n---\n", `\n別添: ${out()}\n---\n`));
  const project = projectAt(place.path("."));
  const enclosed = await make({ project, template, out: place.path("enclosed") });
  expect([enclosed.kind, enclosed.diagnostics.map(({ code }) => code)]).toEqual([
    "refused",
    ["option/print-run-alone"],
  ]);
  const reprint = await make({ reprint: out(), only: ["022012"], out: place.path("again") });
  expect(reprint.diagnostics.map(({ code }) => code)).toEqual(["option/print-run-alone"]);
  // A single file of a letter that had none is compared by what it says.
  const single = await place.run({ reprint: out(), only: ["022012"], out: place.path("again") });
  expect([single.kind, readdirSync(place.path("again", "letters"))]).toEqual([
    "done",
    ["022012-青森市長.pdf"],
  ]);
});

function lost(): Error {
  return Object.assign(new Error("the disk is gone"), { code: "EIO" });
}
