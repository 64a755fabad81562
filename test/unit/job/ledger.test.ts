import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { Ledger } from "../../../src/job/keep/ledger.ts";
import { ledgerCsv } from "../../../src/job/keep/ledger-csv.ts";
import { ledgerLine } from "../../../src/job/keep/ledger-line.ts";
import { parseLedgerEntry } from "../../../src/job/keep/parse-ledger-entry.ts";
import type { LedgerEntry } from "../../../src/model/run.ts";
import { nodeDisk } from "../../../src/outside/node-disk.ts";
import { ledgerEntry } from "../../samples/ledger-entry.ts";

let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "shokan-ledger-"));
  path = join(folder, "ledger.jsonl");
});
afterEach(() => rmSync(folder, { recursive: true }));

function entry(sequence: number, addressee = `第${sequence}の宛先 殿`) {
  return ledgerEntry({ sequence, addressee });
}

function addresseesIn(ledger: Ledger): readonly string[] {
  return Array.from(ledger.entries(), ({ addressee }) => addressee);
}

test("a missing ledger is empty and whole", () => {
  const ledger = new Ledger(nodeDisk, path);
  expect([ledger.length, ledger.complete, ledger.has(1)]).toEqual([0, true, false]);
  expect([...ledger.entries()]).toEqual([]);
});

test("entries are given in the order of the run, whatever the order they were appended in", async () => {
  const ledger = new Ledger(nodeDisk, path);
  await ledger.append([entry(7), entry(2)]);
  await ledger.append([entry(300), entry(1)]);
  const expected = [1, 2, 7, 300].map((sequence) => `第${sequence}の宛先 殿`);
  expect(addresseesIn(ledger)).toEqual(expected);
  expect(addresseesIn(new Ledger(nodeDisk, path))).toEqual(expected);
  expect(ledger.get(300)).toEqual(entry(300));
  expect([ledger.length, ledger.has(7), ledger.has(8), ledger.get(8)]).toEqual([
    4,
    true,
    false,
    undefined,
  ]);
});

test("what is read anew is where the file has it now, in another order or no more", async () => {
  const ledger = new Ledger(nodeDisk, path);
  await ledger.append([entry(3), entry(1), entry(2), entry(4)]);
  writeFileSync(path, [1, 2, 3].map((sequence) => ledgerLine(entry(sequence))).join(""));
  ledger.reread();
  expect([ledger.length, ledger.has(4), ledger.get(2)]).toEqual([3, false, entry(2)]);
  expect(addresseesIn(ledger)).toEqual([1, 2, 3].map((sequence) => `第${sequence}の宛先 殿`));
  ledger.forget(2);
  expect(addresseesIn(ledger)).toEqual([1, 3].map((sequence) => `第${sequence}の宛先 殿`));
  await ledger.append([entry(5)]);
  expect(addresseesIn(new Ledger(nodeDisk, path))).toHaveLength(4);
});

test("a later entry of a letter replaces the earlier one, and a forgotten one is gone until then", async () => {
  const ledger = new Ledger(nodeDisk, path);
  await ledger.append([entry(1), entry(2)]);
  ledger.forget(1);
  expect([ledger.length, addresseesIn(ledger)]).toEqual([1, ["第2の宛先 殿"]]);
  await ledger.append([entry(1, "別の宛先 殿")]);
  expect([ledger.length, addresseesIn(ledger)]).toEqual([2, ["別の宛先 殿", "第2の宛先 殿"]]);
  expect(addresseesIn(new Ledger(nodeDisk, path))).toEqual(["別の宛先 殿", "第2の宛先 殿"]);
});

test.each([
  ["a torn line", '{"sequence":3,"id":"0'],
  ["a line without its digits", `${JSON.stringify(entry(3))}\n`],
  ["a line with other digits", `${JSON.stringify(entry(3))}\t00000000\n`],
  ["a place that no run has", ledgerLine(entry(2 ** 40))],
  ["nothing but bytes", "\u0000\u0000\n\n"],
])("%s ends the ledger, and is cut off", async (_, tail) => {
  const good = ledgerLine(entry(1)) + ledgerLine(entry(2));
  writeFileSync(path, good + tail);
  const ledger = new Ledger(nodeDisk, path);
  expect([ledger.length, ledger.complete]).toEqual([2, false]);
  await ledger.cut();
  expect(readFileSync(path, "utf8")).toBe(good);
  await ledger.append([entry(3)]);
  expect(addresseesIn(new Ledger(nodeDisk, path))).toHaveLength(3);
  expect(new Ledger(nodeDisk, path).complete).toBe(true);
});

test.each([
  ["the beginning of a line", '{"sequence":3,"id":"0', true],
  ["a few characters of one", '{"seq', true],
  ["blocks that were never filled", "\u0000\u0000\n", true],
  ["a remark", "3行目は送らない", false],
  [
    "a line that was edited, with those after it",
    `${ledgerLine(entry(3)).replace("第3", "第8")}`,
    false,
  ],
])("of what damages a ledger, %s is told from what somebody has written", (_, tail, isTorn) => {
  writeFileSync(path, ledgerLine(entry(1)) + tail);
  const ledger = new Ledger(nodeDisk, path);
  expect([ledger.complete, ledger.isTorn()]).toEqual([false, isTorn]);
});

/** A line with right digits around anything. */
function sealed(value: unknown): string {
  const json = JSON.stringify(value);
  return `${json}\t${createHash("sha256").update(json).digest("hex").slice(0, 8)}\n`;
}

const file = entry(3).files[0];

test.each<[string, unknown]>([
  ["nothing", null],
  ["a list", []],
  ["an entry without a text's hash", { ...entry(3), textSha256: undefined }],
  ["a hash that is none", { ...entry(3), recordSha256: "x" }],
  ["half a letter", { ...entry(1.5) }],
  ["letter −1", { ...entry(-1) }],
  ["a row beyond counting", { ...entry(3), row: 1e300 }],
  ["two files of one format", { ...entry(3), files: [file, file] }],
  ["two hundred thousand files", { ...entry(3), files: Array(200_000).fill(0) }],
  ["an unknown format", { ...entry(3), files: [{ ...file, format: "odt" }] }],
  ["an unknown verdict", { ...entry(3), files: [{ ...file, verdict: "good" }] }],
  ["a file with less than no bytes", { ...entry(3), files: [{ ...file, bytes: -1 }] }],
  ...[
    "../010006.pdf",
    "letters/../../outside.pdf",
    "/etc/x.pdf",
    "letters/sub/x.pdf",
    "letters/a\\..\\x.pdf",
    "C:/x.pdf",
    "letters/.pdf",
    "letters/x.docx",
    "別添/x.pdf",
  ].map((path): [string, unknown] => [
    `the path ${path}`,
    { ...entry(3), files: [{ ...file, path }] },
  ]),
])(
  "a line with right digits that says %s ends the ledger, and nothing of it is believed",
  (_, said) => {
    writeFileSync(path, ledgerLine(entry(1)) + sealed(said) + ledgerLine(entry(4)));
    const ledger = new Ledger(nodeDisk, path);
    expect([ledger.length, ledger.complete]).toEqual([1, false]);
  },
);

test("a line of an earlier version is understood: what was not verified is not taken for equal", () => {
  const { title: _, ...old } = { ...entry(1, "名古屋市長 殿") };
  const files = [
    { ...file, verdict: undefined, verified: true },
    { ...file, format: "docx", path: "letters/1.docx", verdict: undefined, verified: false },
  ];
  writeFileSync(path, sealed({ ...old, files }));
  const [read] = new Ledger(nodeDisk, path).entries();
  expect(read?.title).toBe("名古屋市長");
  expect(read?.files.map(({ verdict }) => verdict)).toEqual(["equal", "unread"]);
});

test("a line longer than any entry is damage, and is not read to its end", () => {
  writeFileSync(path, ledgerLine(entry(1)));
  appendFileSync(path, " ".repeat(30_000_000));
  const ledger = new Ledger(nodeDisk, path);
  expect([ledger.length, ledger.complete]).toEqual([1, false]);
});

test.each<[string, () => void]>([
  ["a folder", () => mkdirSync(path)],
  ["a link", () => symlinkSync("elsewhere", path)],
  ["a pipe", () => void execFileSync("mkfifo", [path])],
])("%s in the ledger's place is not read", (_, plant) => {
  plant();
  expect(() => new Ledger(nodeDisk, path)).toThrow("not a file of its own");
});

test("a first line that is damaged leaves nothing", () => {
  writeFileSync(path, `x${ledgerLine(entry(1))}${ledgerLine(entry(2))}`);
  const ledger = new Ledger(nodeDisk, path);
  expect([ledger.length, ledger.complete]).toEqual([0, false]);
});

test("lines are found across and beyond the blocks they are read in", () => {
  const long = "長".repeat(70_000);
  const names = Array.from({ length: 900 }, (_, index) => `${index + 1}番`);
  const entries = names.map((name, index) => entry(index + 1, index === 450 ? long : name));
  for (const one of entries) appendFileSync(path, ledgerLine(one));
  const ledger = new Ledger(nodeDisk, path);
  expect(ledger.complete).toBe(true);
  expect([...ledger.entries()]).toEqual(entries);
  expect([899, 451, 2, 452].map((sequence) => ledger.get(sequence))).toEqual(
    [899, 451, 2, 452].map((sequence) => entries[sequence - 1]),
  );
});

test("what the table of governments filled is in an entry, and in the table for Excel where any letter has it", () => {
  const filled = { ...entry(1), filled: ["種別", "よみ"] };
  expect(parseLedgerEntry(JSON.parse(JSON.stringify(filled)))).toEqual(filled);
  const columnsOf = (entries: readonly LedgerEntry[]): readonly (string | undefined)[] =>
    [...ledgerCsv(entries)].map((line) => line.trim().split(",")[14]);
  expect(columnsOf([filled])).toEqual(["補った列", "種別・よみ"]);
  expect(columnsOf([entry(1)])).toEqual([undefined, undefined]);
});

test("the characters of another face are in an entry, and in the table for Excel where any letter has some", () => {
  const mixed = { ...entry(1), otherFaces: ["Noto Serif JP 丄丅", "源ノ明朝 ≒"] };
  expect(parseLedgerEntry(JSON.parse(JSON.stringify(mixed)))).toEqual(mixed);
  expect(parseLedgerEntry({ ...mixed, otherFaces: "Noto Serif JP" })).toBeUndefined();
  const columnsOf = (entries: readonly LedgerEntry[]): readonly (string | undefined)[] =>
    [...ledgerCsv(entries)].map((line) => line.trim().split(",")[14]);
  expect(columnsOf([mixed, entry(2)])).toEqual([
    "ほかのフォントの字",
    "Noto Serif JP 丄丅、源ノ明朝 ≒",
    "",
  ]);
  expect(columnsOf([entry(1)])).toEqual([undefined, undefined]);
});

test.each([
  ["010006", 2, "010006"],
  ["003", 3, ""],
  ["100001", 100_001, ""],
])(
  "the table for Excel has the number %s of an addressee, and a code only where it is one",
  (id, row, code) => {
    const [headings = "", cells = ""] = ledgerCsv([{ ...entry(1), id, row }]);
    const columns = headings.slice(1).split(",");
    const cellOf = (heading: string): string | undefined =>
      cells.split(",")[columns.indexOf(heading)];
    expect([cellOf("宛先番号"), cellOf("団体コード")]).toEqual([id, code]);
  },
);
