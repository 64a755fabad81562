import { IndexRuns } from "../base/index-runs.ts";
import { lazySequence, pick, type Sequence } from "../base/sequence.ts";
import { dispatchLedgerFile } from "../model/report-files.ts";
import type { LedgerEntry } from "../model/run.ts";

/** Rows that one ledger holds; beyond it the ledger is written in parts. */
const MAX_ROWS = 2000;

/** More groups than this are not prefectures; the ledger is then cut by number alone. */
const MAX_GROUPS = 100;

/** A part of the ledger: a file of its own. */
export interface LedgerPart {
  /** What follows the title, such as 北海道; undefined if the ledger is whole. */
  readonly label: string | undefined;
  /** File name in the run's folder. */
  readonly path: string;
  readonly entries: Sequence<LedgerEntry>;
}

/**
 * Cuts a ledger into parts: one up to 2,000 rows; beyond that one for each prefecture, and where a
 * prefecture has more rows still, or no prefectures are given, parts of 2,000 rows.
 *
 * Shape: parts in the order in which they begin in the run, rows in the order of the run.
 */
export function ledgerParts(entries: Sequence<LedgerEntry>): readonly LedgerPart[] {
  if (entries.length <= MAX_ROWS)
    return [{ label: undefined, path: dispatchLedgerFile(), entries }];
  const pieces = groupsOf(entries).flatMap(([name, members]) => piecesOf(name, members));
  const digits = String(pieces.length).length;
  return pieces.map(({ label, entries: rows }, index) => {
    const number = String(index + 1).padStart(digits, "0");
    return { label, path: dispatchLedgerFile(`${number}-${fileNamePart(label)}`), entries: rows };
  });
}

function groupsOf(
  entries: Sequence<LedgerEntry>,
): readonly (readonly [string, Sequence<LedgerEntry>])[] {
  const groups = new Map<string, IndexRuns>();
  let index = 0;
  for (const { prefecture } of entries) {
    const group = groups.get(prefecture) ?? new IndexRuns();
    group.add(index);
    groups.set(prefecture, group);
    if (groups.size > MAX_GROUPS) return [["", entries]];
    index += 1;
  }
  return [...groups].map(([name, indices]) => [name, pick(entries, indices)]);
}

function piecesOf(
  name: string,
  entries: Sequence<LedgerEntry>,
): readonly { readonly label: string; readonly entries: Sequence<LedgerEntry> }[] {
  if (entries.length <= MAX_ROWS && name !== "") return [{ label: name, entries }];
  const pieces: { label: string; entries: Sequence<LedgerEntry> }[] = [];
  for (let start = 0; start < entries.length; start += MAX_ROWS) {
    const length = Math.min(MAX_ROWS, entries.length - start);
    const rows = lazySequence(length, (index) => entries.at(start + index));
    const range = `${rows.at(0)?.sequence ?? 0}〜${rows.at(length - 1)?.sequence ?? 0}番`;
    pieces.push({ label: name === "" ? range : `${name} ${range}`, entries: rows });
  }
  return pieces;
}

/** What every file system takes: no separators, no signs that Windows keeps for itself, no endless name. */
function fileNamePart(label: string): string {
  return [...label.replaceAll(/[\p{C}\\/:*?"<>|. ]/gu, "_")].slice(0, 40).join("");
}
