import type { LedgerEntry } from "../model/run.ts";

/** Rows that one ledger holds; beyond it the ledger is written in parts. */
const MAX_ROWS = 2000;

/** More groups than this are no prefectures; the ledger is then cut by number alone. */
const MAX_GROUPS = 100;

/** A part of the ledger: a file of its own. */
export interface LedgerPart {
  /** What stands behind the title, such as 北海道; undefined if the ledger is whole. */
  readonly label: string | undefined;
  /** File name in the run's folder. */
  readonly path: string;
  readonly entries: readonly LedgerEntry[];
}

/**
 * Cuts a ledger into parts: one up to 2,000 rows; beyond that one for each prefecture, and where a
 * prefecture has more rows still, or no prefectures are given, parts of 2,000 rows.
 *
 * Shape: parts in the order in which they begin in the run, rows in the order of the run.
 */
export function ledgerParts(entries: readonly LedgerEntry[]): readonly LedgerPart[] {
  if (entries.length <= MAX_ROWS) return [{ label: undefined, path: "発送台帳.pdf", entries }];
  const pieces = groupsOf(entries).flatMap(([name, members]) => piecesOf(name, members));
  const digits = String(pieces.length).length;
  return pieces.map(({ label, entries: rows }, index) => {
    const number = String(index + 1).padStart(digits, "0");
    return { label, path: `発送台帳-${number}-${fileNamePart(label)}.pdf`, entries: rows };
  });
}

function groupsOf(
  entries: readonly LedgerEntry[],
): readonly (readonly [string, readonly LedgerEntry[]])[] {
  const groups = new Map<string, LedgerEntry[]>();
  for (const entry of entries) {
    const group = groups.get(entry.prefecture);
    if (group === undefined) groups.set(entry.prefecture, [entry]);
    else group.push(entry);
  }
  return groups.size > MAX_GROUPS ? [["", entries]] : [...groups];
}

function piecesOf(
  name: string,
  entries: readonly LedgerEntry[],
): readonly { readonly label: string; readonly entries: readonly LedgerEntry[] }[] {
  if (entries.length <= MAX_ROWS && name !== "") return [{ label: name, entries }];
  const pieces: { label: string; entries: readonly LedgerEntry[] }[] = [];
  for (let start = 0; start < entries.length; start += MAX_ROWS) {
    const rows = entries.slice(start, start + MAX_ROWS);
    const range = `${rows[0]?.sequence ?? 0}〜${rows.at(-1)?.sequence ?? 0}番`;
    pieces.push({ label: name === "" ? range : `${name} ${range}`, entries: rows });
  }
  return pieces;
}

/** What every file system takes: no separators, no signs that Windows keeps for itself, no endless name. */
function fileNamePart(label: string): string {
  return [...label.replaceAll(/[\p{C}\\/:*?"<>|. ]/gu, "_")].slice(0, 40).join("");
}
