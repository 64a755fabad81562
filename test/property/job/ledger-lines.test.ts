import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { Ledger } from "../../../src/job/keep/ledger.ts";
import { ledgerLine, ledgerLines } from "../../../src/job/keep/ledger-line.ts";
import type { LedgerEntry } from "../../../src/model/run.ts";
import { runs } from "../../samples/extent.ts";
import { ledgerEntry } from "../../samples/ledger-entry.ts";
import { MEMORY_FOLDER, MemoryDisk } from "../../samples/memory-disk.ts";

const PATH = join(MEMORY_FOLDER, "ledger.jsonl");
const LETTERS = 12;

/** A letter in a volume, the first of one or not, or with a file of its own; in any order, more than once or never. */
const letter: fc.Arbitrary<LedgerEntry> = fc
  .record({
    sequence: fc.integer({ min: 1, max: LETTERS }),
    list: fc.constantFrom("名簿.csv", "別の名簿.csv"),
    prefecture: fc.constantFrom("", "青森県"),
    title: fc.constantFrom("市長", "理事"),
    version: fc.constantFrom("市", "全員"),
    volume: fc.constantFrom("single", "first", "other"),
    path: fc.constantFrom("print-run-001.pdf", "print-run-002.pdf", "別扱い/print-run-001.pdf"),
    more: fc.constantFrom({}, { number: 7 }, { filled: ["よみ"] }),
  })
  .map(({ volume, path, more, ...given }): LedgerEntry => {
    const entry = { ...ledgerEntry(given), ...more };
    if (volume === "single") return entry;
    const itself = volume === "first" ? { volume: { sha256: "a".repeat(64), bytes: 9 } } : {};
    const printed = { path, page: 1, pages: 1, places: [[1, 2, 3]] as const };
    return { ...entry, files: [], printed: { ...printed, verdict: "equal", ...itself } };
  });

function laid(text: string): MemoryDisk {
  const disk = new MemoryDisk();
  disk.put(PATH, text);
  return disk;
}

/** The letters of a ledger as they are given in some order of asking. */
function asked(ledger: Ledger, order: readonly number[]): ReadonlyMap<number, LedgerEntry> {
  return new Map(
    order.flatMap((sequence) => {
      const entry = ledger.get(sequence);
      return entry === undefined ? [] : [[sequence, entry] as const];
    }),
  );
}

test("whatever letters a ledger is told of, in whatever parts, it gives each as it was told, in whatever order it is asked", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(letter, { maxLength: 8 }), { maxLength: 5 }),
      fc.shuffledSubarray(Array.from({ length: LETTERS + 1 }, (_, place) => place)),
      async (parts, order) => {
        const told = new Map(parts.flat().map((entry) => [entry.sequence, entry]));
        const expected = new Map(
          order.flatMap((each) => {
            const entry = told.get(each);
            return entry === undefined ? [] : [[each, entry] as const];
          }),
        );
        const disk = laid("");
        const ledger = new Ledger(disk, PATH);
        for (const part of parts) await ledger.append(part);
        expect(asked(ledger, order)).toEqual(expected);
        const again = new Ledger(disk, PATH);
        expect([again.complete, asked(again, order)]).toEqual([true, expected]);
        // Put in order, as at the end of a run.
        const ended = new Ledger(laid([...ledgerLines(again.entries())].join("")), PATH);
        expect([ended.complete, asked(ended, order)]).toEqual([true, expected]);
        // Each line says all, as those of earlier versions do.
        const earlier = new Ledger(
          laid(
            parts
              .flat()
              .map((one) => ledgerLine(one))
              .join(""),
          ),
          PATH,
        );
        expect([earlier.complete, asked(earlier, order)]).toEqual([true, expected]);
      },
    ),
    { numRuns: runs(400) },
  );
});
