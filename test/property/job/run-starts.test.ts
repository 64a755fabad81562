import { createHash } from "node:crypto";
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { verifyRun } from "../../../src/job/verify-run.ts";
import { runs } from "../../samples/extent.ts";
import { copyFolder, type OwnPlace, ownPlace } from "../../samples/own-place.ts";

/**
 * Whatever was done to a run's folder between starts, a start that ends with 0 and says that it is finished has left exactly the
 * files that are wanted, each as a run into an empty folder makes it.
 */

let place: OwnPlace;
/** The wanted letters by name, as a run into an empty folder makes them. */
let fresh: ReadonlyMap<string, Buffer>;
beforeAll(async () => {
  place = ownPlace();
  await place.run({ out: place.path("fresh") });
  const names = readdirSync(place.path("fresh/letters"));
  fresh = new Map(names.map((name) => [name, readFileSync(place.path("fresh/letters", name))]));
});
afterAll(() => place.clear());

const NAMES = ["022012-青森市長.pdf", "022021-弘前市長.pdf", "022039-八戸市長.pdf"] as const;

type Step =
  | {
      kind: "start";
      verify: "all" | "thorough" | "sample" | "none";
      printRun: boolean;
      volume: number;
      bad: number;
    }
  | { kind: "stranger"; path: string }
  | { kind: "edit"; path: string }
  | { kind: "remove"; path: string }
  | { kind: "exchange"; one: number; other: number }
  | { kind: "field"; line: number; field: string; value: unknown }
  | { kind: "drop"; line: number };

const FIELDS = ["sequence", "id", "list", "row", "prefecture", "title", "addressee", "version"];
const ROOT = [
  "ledger.csv",
  "print-run.pdf",
  "print-run-001.pdf",
  "print-run-002.pdf",
  "print-run.csv",
  "照合証明.pdf",
];
const FILES = [...ROOT, ...NAMES.map((name) => `letters/${name}`)];
const STRANGERS = [
  "letters/よその書簡.pdf",
  "letters/sub",
  "別添/x.pdf",
  "print-run-009.pdf",
  "a.docx",
];

const index = fc.nat(2);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant("start" as const),
      verify: fc.constantFrom("all", "thorough", "sample", "none"),
      printRun: fc.boolean(),
      volume: fc.nat(3),
      // Of one letter in two starts reading back finds that it differs.
      bad: fc.nat(5),
    }),
  },
  fc.record({ kind: fc.constant("stranger" as const), path: fc.constantFrom(...STRANGERS) }),
  fc.record({ kind: fc.constant("edit" as const), path: fc.constantFrom(...FILES) }),
  fc.record({ kind: fc.constant("remove" as const), path: fc.constantFrom(...FILES) }),
  fc.record({ kind: fc.constant("exchange" as const), one: index, other: index }),
  fc.record({
    kind: fc.constant("field" as const),
    line: index,
    field: fc.constantFrom(...FIELDS, "recordSha256", "textSha256", "files"),
    value: fc.constantFrom<unknown>("別の値", 2, -1, 1.5, null, "0".repeat(64), [], undefined),
  }),
  fc.record({ kind: fc.constant("drop" as const), line: index }),
);

function out(path: string): string {
  return place.path("out", path);
}

/** What the ledger says, changed, with digits that are right for it. */
function reseal(change: (entries: Record<string, unknown>[]) => readonly unknown[]): void {
  if (!existsSync(out("ledger.jsonl"))) return;
  const lines = readFileSync(out("ledger.jsonl"), "utf8").trimEnd().split("\n").filter(Boolean);
  const entries = lines.map((line) => JSON.parse(line.split("\t")[0] ?? ""));
  const sealed = change(entries).map((entry) => {
    const json = JSON.stringify(entry);
    return `${json}\t${createHash("sha256").update(json).digest("hex").slice(0, 8)}\n`;
  });
  writeFileSync(out("ledger.jsonl"), sealed.join(""));
}

/** Exchanges two letters: their files, and in the ledger all that is said of the files. */
function exchange(one: number, other: number): void {
  const [from = "", to = ""] = [NAMES[one], NAMES[other]].map((name) => out(`letters/${name}`));
  if (one === other || !(existsSync(from) && existsSync(to))) return;
  const [left, right] = [readFileSync(from), readFileSync(to)];
  writeFileSync(from, right);
  writeFileSync(to, left);
  reseal((entries) => {
    const [mine, theirs] = [entries[one], entries[other]];
    if (mine === undefined || theirs === undefined) return entries;
    const pathOf = (entry: Record<string, unknown>): unknown =>
      Array.isArray(entry["files"]) ? entry["files"][0]?.path : undefined;
    const filesOf = (entry: Record<string, unknown>, path: unknown): unknown =>
      Array.isArray(entry["files"])
        ? entry["files"].map((file: object) => ({ ...file, path }))
        : undefined;
    const with_ = (entry: Record<string, unknown>, given: Record<string, unknown>): unknown => ({
      ...entry,
      textSha256: given["textSha256"],
      files: filesOf(given, pathOf(entry)),
    });
    return entries.map((entry, at) => {
      if (at === one) return with_(mine, theirs);
      return at === other ? with_(theirs, mine) : entry;
    });
  });
}

async function apply(one: Step): Promise<void> {
  if (one.kind !== "start" && !existsSync(out("run.json"))) return;
  switch (one.kind) {
    case "start":
      await start(one);
      return;
    case "stranger":
      mkdirSync(out("別添"), { recursive: true });
      mkdirSync(out("letters"), { recursive: true });
      if (one.path.endsWith("sub")) mkdirSync(out(one.path), { recursive: true });
      else writeFileSync(out(one.path), "よそのもの");
      return;
    case "edit":
      if (existsSync(out(one.path))) appendFileSync(out(one.path), "手直し");
      return;
    case "remove":
      rmSync(out(one.path), { force: true });
      return;
    case "exchange":
      exchange(one.one, one.other);
      return;
    case "field":
      reseal((entries) =>
        entries.map((entry, at) =>
          at === one.line ? { ...entry, [one.field]: one.value } : entry,
        ),
      );
      return;
    case "drop":
      reseal((entries) => entries.filter((_, at) => at !== one.line));
      return;
  }
}

async function start({ verify, printRun, volume, bad }: Step & { kind: "start" }): Promise<void> {
  place.misread.clear();
  const worse = NAMES[bad];
  if (worse !== undefined) place.misread.add(worse);
  const cut = volume === 0 ? undefined : volume;
  const { kind, summary } = await place.run({ verify, printRun, volume: cut });
  place.misread.clear();
  if (kind !== "done") {
    expect(kind).toBe("differs");
    expect(summary?.finished).toBe(false);
    return;
  }
  const letters = readdirSync(out("letters"));
  expect(letters.sort()).toEqual([...NAMES]);
  for (const name of letters) {
    expect(readFileSync(out(`letters/${name}`)).equals(fresh.get(name) ?? Buffer.of())).toBe(true);
  }
  if (printRun) {
    const prints = readdirSync(out("")).filter((name) => name.startsWith("print-run"));
    const volumes = Array.from(
      { length: Math.ceil(3 / Math.max(1, volume)) },
      (_, at) => `-00${at + 1}`,
    );
    const suffixes = cut === undefined ? [""] : volumes;
    const manifest = ["print-run-files.csv", "print-run.csv", "print-run.json"];
    const wanted = [...suffixes.map((suffix) => `print-run${suffix}.pdf`), ...manifest];
    expect(prints.sort()).toEqual(wanted.sort());
  }
  // Only what was read back and found equal is finished; a run that ended well is whole either way.
  if (verify === "all" || verify === "thorough") expect(summary?.finished).toBe(true);
  const { problems } = await verifyRun(place.path("out"), () => undefined);
  expect(problems).toEqual([]);
}

test("whatever was done to the folder, a start that ends well leaves the wanted files and no others", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 7 }), async (steps) => {
      copyFolder(place.path("fresh"), place.path("out"));
      for (const one of steps) await apply(one);
      await apply({ kind: "start", verify: "all", printRun: true, volume: 2, bad: 5 });
    }),
    { numRuns: runs(25) },
  );
});
