import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { type Diagnostic, error } from "../base/diagnostic.ts";
import { failure, type Outcome, success } from "../base/outcome.ts";
import type { Sequence } from "../base/sequence.ts";
import type { LedgerEntry } from "../model/run.ts";
import { projectPath } from "./input-files.ts";
import { Ledger } from "./ledger.ts";
import type { MergeOptions } from "./merge-options.ts";
import { objectOf } from "./parse-ledger-entry.ts";
import { readRunFile } from "./run-file.ts";

/** Name of the list of letters that were set aside. */
export const REPRINT_FILE = "reprint.jsonl";

/**
 * Chooses the letters of an earlier run that are to be made again: those that `--only` names, or else those that
 * the run set aside.
 *
 * Errors: `job/not-a-run`, `job/nothing-to-reprint`.
 */
export function selectReprint(options: MergeOptions): Outcome<MergeOptions> {
  if (options.reprint === undefined) return success(options);
  const folder = resolve(options.reprint);
  const shown = projectPath(options.reprint);
  const at = { kind: "option", name: "--reprint" } as const;
  if (typeof readRunFile(folder) === "string") {
    return failure([error("job/not-a-run", at, { folder: shown })]);
  }
  if (options.only.length > 0) return success(options);
  const only = setAsideIn(folder);
  if (only.length > 0) return success({ ...options, only });
  return failure([error("job/nothing-to-reprint", at, { folder: shown })]);
}

function setAsideIn(folder: string): readonly string[] {
  let text: string;
  try {
    text = readFileSync(join(folder, REPRINT_FILE), "utf8");
  } catch {
    return [];
  }
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => String(objectOf(JSON.parse(line), REPRINT_FILE)["id"]));
}

/**
 * Compares letters that were made again with those of the earlier run.
 *
 * Errors: `job/reprint-differs` for every file that is not byte for byte what it was.
 */
export function compareReprint(
  reprint: string,
  entries: Sequence<LedgerEntry>,
): readonly Diagnostic[] {
  const again = new Map<string, string>();
  for (const { files } of entries) for (const { path, sha256 } of files) again.set(path, sha256);
  const changed: Diagnostic[] = [];
  for (const { files } of new Ledger(join(resolve(reprint), "ledger.jsonl")).entries()) {
    for (const { path, sha256 } of files) {
      if ((again.get(path) ?? sha256) === sha256) continue;
      const shown = `${projectPath(reprint)}/${path}`;
      changed.push(error("job/reprint-differs", { kind: "file", path: shown }, { path: shown }));
    }
  }
  return changed;
}
