import { createHash } from "node:crypto";
import { type Diagnostic, error } from "../base/diagnostic.ts";
import { type Sequence, select } from "../base/sequence.ts";
import type { LedgerEntry } from "../model/run.ts";
import { differs } from "./keep/hold-back.ts";
import { printManifest } from "./keep/print-manifest.ts";
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
  const entries = select(all, (entry) => !differs(entry));
  const pages: number[] = [];
  for (const { files } of entries) {
    const count = files.find(({ format }) => format === "pdf")?.pages;
    if (count !== undefined) pages.push(count);
  }
  if (said.length === 0 || pages.length < entries.length) return [];
  const size = ended?.volume || entries.length;
  const volumes = outputs.filter(({ path }) => isPrintRun(path));
  const files = volumes.map(({ path, sha256 }, index) => {
    return { path, sha256, letters: Math.min(size, entries.length - index * size) };
  });
  const manifest = printManifest({
    ...{ files, entries, pages, duplex: ended?.duplex === true },
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

function hashOf(lines: Iterable<string>): string {
  const hash = createHash("sha256");
  for (const line of lines) hash.update(line);
  return hash.digest("hex");
}
