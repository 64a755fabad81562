import { expect, test } from "vitest";
import type { LedgerEntry } from "../../../src/model/run.ts";
import { ledgerParts } from "../../../src/report/ledger-parts.ts";
import { ledgerEntry } from "../../samples/ledger-entry.ts";

/** Rows numbered from 1, with the prefecture that the function gives for each. */
function rows(count: number, prefectureOf: (index: number) => string): readonly LedgerEntry[] {
  return Array.from({ length: count }, (_, index) =>
    ledgerEntry({ sequence: index + 1, prefecture: prefectureOf(index) }),
  );
}

function shapeOf(entries: readonly LedgerEntry[]) {
  return ledgerParts(entries).map((part) => [part.path, part.label, part.entries.length]);
}

test("the 1,788 letters of Japan are one ledger", () => {
  expect(shapeOf(rows(1788, (index) => `県${index % 47}`))).toEqual([
    ["発送台帳.pdf", undefined, 1788],
  ]);
});

test("2,000 rows are one ledger, 2,001 are one for each prefecture", () => {
  expect(shapeOf(rows(2000, () => "北海道"))).toHaveLength(1);
  const two = rows(2001, (index) => (index < 1500 ? "北海道" : "青森県"));
  expect(shapeOf(two)).toEqual([
    ["発送台帳-1-北海道.pdf", "北海道", 1500],
    ["発送台帳-2-青森県.pdf", "青森県", 501],
  ]);
});

test("a prefecture beyond 2,000 rows is cut further, and its parts say which rows they hold", () => {
  expect(shapeOf(rows(4100, () => "東京都"))).toEqual([
    ["発送台帳-1-東京都_1〜2000番.pdf", "東京都 1〜2000番", 2000],
    ["発送台帳-2-東京都_2001〜4000番.pdf", "東京都 2001〜4000番", 2000],
    ["発送台帳-3-東京都_4001〜4100番.pdf", "東京都 4001〜4100番", 100],
  ]);
});

test("a list without prefectures is cut by number", () => {
  expect(shapeOf(rows(2500, () => ""))).toEqual([
    ["発送台帳-1-1〜2000番.pdf", "1〜2000番", 2000],
    ["発送台帳-2-2001〜2500番.pdf", "2001〜2500番", 500],
  ]);
});

test("a column that is no prefecture does not make thousands of files", () => {
  expect(shapeOf(rows(100_000, (index) => `名前${index}`))).toHaveLength(50);
});

test("a prefecture that no file system takes as a name gets one that it takes", () => {
  const [part] = ledgerParts(rows(2001, (index) => (index === 0 ? 'a/..\\b:"\u0001' : "青森県")));
  expect(part?.path).toBe("発送台帳-1-a____b___.pdf");
  expect(part?.label).toBe('a/..\\b:"\u0001');
});

test("every row is in exactly one part, in the order of the run", () => {
  const entries = rows(5000, (index) => (index % 3 === 0 ? "北海道" : `県${index % 5}`));
  const parts = ledgerParts(entries);
  const all = parts.flatMap((part) => Array.from(part.entries, ({ sequence }) => sequence));
  expect([...all].sort((left, right) => left - right)).toEqual(
    entries.map(({ sequence }) => sequence),
  );
  for (const { entries: own } of parts) {
    const sequences = Array.from(own, ({ sequence }) => sequence);
    expect(sequences).toEqual([...sequences].sort((left, right) => left - right));
  }
});
