import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { RunFolder } from "../../../src/job/keep/run-folder.ts";
import { headHash, LetterHashes } from "../../../src/job/make/letter-head.ts";
import { isAsWanted } from "../../../src/job/open-run.ts";
import type { MergeOptions } from "../../../src/job/plan/merge-options.ts";
import type { Prepared } from "../../../src/job/plan/prepare.ts";
import type { LedgerEntry, Verdict } from "../../../src/model/run.ts";
import type { VerifyMode } from "../../../src/model/verify-mode.ts";
import { projectAt } from "../../../src/outside/project.ts";
import { ledgerEntry, ledgerFile } from "../../samples/ledger-entry.ts";

const folder = mkdtempSync(join(tmpdir(), "shokan-isAsWanted-"));
const sha256 = createHash("sha256").update("letter").digest("hex");
const file = ledgerFile({ path: "letters/a.pdf", format: "pdf", bytes: 6, sha256 });

beforeAll(() => {
  mkdirSync(join(folder, "letters"));
  for (const name of ["a.pdf", "b.pdf"]) writeFileSync(join(folder, "letters", name), "letter");
  writeFileSync(join(folder, "outside.pdf"), "letter");
  symlinkSync(join(folder, "outside.pdf"), join(folder, "letters/link.pdf"));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Asks for a letter that, merged now, is as `wanted`, under the name `a`, by a ledger line that says `said`. */
function isKept(said: LedgerEntry, wanted: LedgerEntry = said, verify: VerifyMode = "all") {
  const heads = new LetterHashes();
  heads.set(wanted.sequence, headHash(wanted));
  const options = { formats: ["pdf"], verify } as unknown as MergeOptions;
  const inPlace = (sequence: number) =>
    sequence === wanted.sequence ? { sequence, name: "a" } : undefined;
  const prepared = { tasks: { inPlace } } as unknown as Prepared;
  return isAsWanted({ folder: new RunFolder(projectAt(), folder), options, prepared, heads }, said);
}

test.each([
  ["all", 2, "equal", true],
  ["all", 2, "unread", false],
  ["all", 2, "different", false],
  // 1, 21, 41 … are the sample.
  ["sample", 21, "equal", true],
  ["sample", 21, "unread", false],
  ["sample", 22, "unread", true],
  // What was found to differ stays known, however little is read back now.
  ["sample", 22, "different", false],
  ["none", 21, "unread", true],
  ["none", 21, "different", false],
] as const)(
  "with --verify %s letter %i, which reading back found %s, is kept: %s",
  async (verify, sequence, verdict: Verdict, kept) => {
    const entry = ledgerEntry({ sequence, files: [{ ...file, verdict }] });
    expect(await isKept(entry, entry, verify)).toBe(kept);
  },
);

test.each([
  ["all", "strict", true],
  ["thorough", "strict", false],
  ["thorough", undefined, true],
] as const)(
  "with --verify %s a file that was read by %s alone is kept: %s",
  async (verify, readBy, kept) => {
    const by = readBy === undefined ? {} : { readBy };
    const entry = ledgerEntry({ sequence: 2, files: [{ ...file, verdict: "equal", ...by }] });
    expect(await isKept(entry, entry, verify)).toBe(kept);
  },
);

const good = ledgerEntry({ files: [file] });

test.each<[string, Partial<LedgerEntry>]>([
  ["another identifier", { id: "020001" }],
  ["another list", { list: "recipients/others.csv" }],
  ["another row", { row: 3 }],
  ["another prefecture", { prefecture: "青森県" }],
  ["another title", { title: "青森県知事" }],
  ["another addressee", { addressee: "青森県知事 殿" }],
  ["another version", { version: "市区町村長" }],
  ["another record", { recordSha256: "3".repeat(64) }],
  ["another text", { textSha256: "3".repeat(64) }],
  ["a place that is not in the run", { sequence: 2 }],
  ["the file of another letter", { files: [{ ...file, path: "letters/b.pdf" }] }],
  ["a file that was held back", { files: [{ ...file, path: "別扱い/a.pdf" }] }],
  ["a file outside", { files: [{ ...file, path: "letters/../outside.pdf" }] }],
  ["no file", { files: [] }],
])("a letter whose ledger line says %s is made anew", async (_, said) => {
  expect(await isKept(good)).toBe(true);
  expect(await isKept({ ...good, ...said }, good)).toBe(false);
});

test("a link in a letter's place is no letter, whatever it leads to", async () => {
  const entry = ledgerEntry({ files: [{ ...file, path: "letters/link.pdf" }] });
  const heads = new LetterHashes();
  heads.set(1, headHash(entry));
  const options = { formats: ["pdf"], verify: "all" } as unknown as MergeOptions;
  const prepared = { tasks: { inPlace: () => ({ name: "link" }) } } as unknown as Prepared;
  expect(
    await isAsWanted(
      { folder: new RunFolder(projectAt(), folder), options, prepared, heads },
      entry,
    ),
  ).toBe(false);
});
