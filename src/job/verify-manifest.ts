import { createHash } from "node:crypto";
import { type Diagnostic, error } from "../base/diagnostic.ts";
import { NumberList } from "../base/number-list.ts";
import { type Sequence, select } from "../base/sequence.ts";
import type { LedgerEntry } from "../model/run.ts";
import { isInPrintRun, printManifest } from "./keep/print-manifest.ts";
import type { RunFile } from "./keep/run-file.ts";
import type { RunFolder } from "./keep/run-folder.ts";
import {
  isPrintManifest,
  isPrintRun,
  PRINT_FILES,
  PRINT_LETTERS,
  PRINT_RECORD,
} from "./keep/run-layout.ts";

/**
 * Holds what a run says to whoever prints it against its ledger and the files of its print run: each page, sheet and addressee.
 *
 * Shape: nothing where the ledger does not say how many pages a letter has, and for runs of earlier versions.
 * Errors: `verify/record-contradicts` for each file that says something else.
 */
export function checkManifest(
  folder: RunFolder,
  { outputs, ended }: RunFile,
  all: Sequence<LedgerEntry>,
): readonly Diagnostic[] {
  const said = outputs.filter(({ path }) => isPrintManifest(path));
  if (said.length === 0) return [];
  const entries = select(all, isInPrintRun);
  const isAlone = entries.at(0)?.printed !== undefined;
  const pages = new NumberList();
  for (const { files, printed } of entries) {
    const count = printed?.pages ?? files.find(({ format }) => format === "pdf")?.pages;
    if (count !== undefined) pages.add(count);
  }
  if (pages.length < entries.length) return [];
  const volumes = outputs.filter(({ path }) => isPrintRun(path));
  const lettersIn = isAlone ? lettersByVolume(entries) : lettersBySize(entries, ended?.volume);
  const files = volumes.map(({ path, sha256 }, index) => {
    return { path, sha256, letters: lettersIn(path, index) };
  });
  const manifest = printManifest({
    ...{ files, entries, isAlone, duplex: ended?.duplex === true },
    pagesOf: (_, index) => pages.at(index),
    attachments: outputs.map(({ path }) => path),
  });
  const expected = new Map([
    [PRINT_LETTERS, hashOf(manifest.letters)],
    [PRINT_FILES, hashOf(manifest.files)],
    [PRINT_RECORD, hashOf(manifest.json)],
  ]);
  for (const { path, sha256 } of said) if (expected.get(path) === sha256) expected.delete(path);
  return [...expected.keys()].map((name) => {
    const path = folder.shown(name);
    return error("verify/record-contradicts", { kind: "file", path }, { path });
  });
}

/** How many letters are in a file of the print run. Units: `index` is its place among these files. */
type LettersIn = (path: string, index: number) => number;

function lettersByVolume(entries: Sequence<LedgerEntry>): LettersIn {
  const counts = new Map<string, number>();
  for (const { printed } of entries) {
    if (printed !== undefined) counts.set(printed.path, (counts.get(printed.path) ?? 0) + 1);
  }
  return (path) => counts.get(path) ?? 0;
}

function lettersBySize({ length }: Sequence<LedgerEntry>, volume = 0): LettersIn {
  const size = volume || length;
  return (_, index) => Math.min(size, length - index * size);
}

function hashOf(lines: Iterable<string>): string {
  const hash = createHash("sha256");
  for (const line of lines) hash.update(line);
  return hash.digest("hex");
}
