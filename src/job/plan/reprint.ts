import { type Diagnostic, error } from "../../base/diagnostic.ts";
import { objectOf } from "../../base/json-object.ts";
import { failure, type Outcome, success } from "../../base/outcome.ts";
import type { Sequence } from "../../base/sequence.ts";
import type { LedgerEntry, LedgerFile } from "../../model/run.ts";
import { hashOfFile } from "../../outside/hash-of-file.ts";
import { projectPath } from "../../outside/project.ts";
import { systemErrorCode } from "../../outside/system-error.ts";
import { RunFolder } from "../keep/run-folder.ts";
import { REPRINT_FILE } from "../keep/run-layout.ts";
import type { MergeOptions } from "./merge-options.ts";

/**
 * Chooses the letters of an earlier run that are to be made again: those that `--only` names, or else those that
 * the run set aside.
 *
 * Errors: `job/not-a-run`, `job/nothing-to-reprint`, `job/reprint-damaged` where the earlier run's records are not whole, so that
 * nothing could be compared with them, `job/reprint-unknown` for a letter that the earlier run neither made nor set aside.
 */
export function selectReprint(options: MergeOptions): Outcome<MergeOptions> {
  if (options.reprint === undefined) return success(options);
  const folder = new RunFolder(options.project, options.reprint, options.disk);
  const shown = projectPath(options.project, options.reprint);
  const at = { kind: "option", name: "--reprint" } as const;
  if (typeof folder.readableRecord() === "string") {
    return failure([error("job/not-a-run", at, { folder: shown })]);
  }
  const known = knownLetters(folder);
  if (known === undefined) return failure([error("job/reprint-damaged", at, { folder: shown })]);
  const only = options.only.length > 0 ? options.only : known.setAside;
  if (only.length === 0) {
    return failure([error("job/nothing-to-reprint", at, { folder: shown })]);
  }
  const unknown = only.filter((id) => !(known.made.has(id) || known.setAside.includes(id)));
  if (unknown.length === 0) return success({ ...options, only });
  return failure(unknown.map((id) => error("job/reprint-unknown", at, { folder: shown, id })));
}

interface KnownLetters {
  readonly made: ReadonlySet<string>;
  readonly setAside: readonly string[];
}

/** The identifiers of a run's letters; undefined if its records are not whole or cannot be read. */
function knownLetters(folder: RunFolder): KnownLetters | undefined {
  try {
    const ledger = folder.readableLedger();
    if (ledger?.complete !== true || ledger.length === 0) return undefined;
    const setAside = setAsideIn(folder);
    const made = new Set(Array.from(ledger.entries(), ({ id }) => id));
    return { made, setAside };
  } catch {
    return undefined;
  }
}

/** Identifiers of the letters that a run set aside. Errors: throws if the list of them is damaged. */
function setAsideIn(folder: RunFolder): readonly string[] {
  let text: string;
  try {
    text = new TextDecoder().decode(folder.disk.readNow(folder.at(REPRINT_FILE)));
  } catch (cause) {
    if (systemErrorCode(cause) === "ENOENT") return [];
    throw cause;
  }
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => {
      const { id } = objectOf(JSON.parse(line), REPRINT_FILE);
      if (typeof id !== "string") throw new TypeError(REPRINT_FILE);
      return id;
    });
}

/**
 * Compares letters that were made again with those of the earlier run: what its ledger says of them, and the files that are
 * there. A file that was lost is compared by the ledger alone; that is what it is made again for. One that another program
 * makes with other bytes each time is compared by the Word file that it is held to.
 *
 * Shape: the earlier run's ledger is whole, as `selectReprint` has seen.
 * Errors: `job/reprint-differs` for every file that is not byte for byte what it was, `job/reprint-original-changed` where the
 * earlier file itself is not what it was, `job/reprint-unknown` for what the earlier run neither made nor set aside.
 */
export async function compareReprint(
  reprint: string,
  entries: Sequence<LedgerEntry>,
  { project, disk }: Pick<MergeOptions, "project" | "disk">,
): Promise<readonly Diagnostic[]> {
  const folder = new RunFolder(project, reprint, disk);
  const originals = new Map<string, LedgerEntry[]>();
  for (const { id } of entries) originals.set(id, []);
  for (const entry of folder.openLedger().entries()) {
    originals.get(entry.id)?.push(entry);
  }
  const setAside = new Set(setAsideIn(folder));
  const changed: Diagnostic[] = [];
  for (const entry of entries) {
    const original = originalOf(entry, originals.get(entry.id) ?? []);
    if (original === undefined && setAside.has(entry.id)) continue;
    if (original?.printed !== undefined) {
      changed.push(...comparePrinted(projectPath(project, reprint), entry, original));
      continue;
    }
    for (const file of entry.files) {
      const before = original?.files.find(({ format }) => format === file.format);
      changed.push(
        ...(await compareFile(
          { folder, shown: projectPath(project, reprint) },
          entry,
          file,
          before,
        )),
      );
    }
  }
  return changed;
}

/** A letter that had no file of its own is compared by what it says. */
function comparePrinted(
  shown: string,
  { textSha256 }: LedgerEntry,
  { printed, textSha256: before }: LedgerEntry,
): readonly Diagnostic[] {
  if (textSha256 === before) return [];
  const path = `${shown}/${printed?.path}`;
  return [error("job/reprint-differs", { kind: "file", path }, { path })];
}

async function compareFile(
  { folder, shown }: { readonly folder: RunFolder; readonly shown: string },
  { id }: LedgerEntry,
  { format, sha256, reproducible }: LedgerFile,
  before: LedgerFile | undefined,
): Promise<readonly Diagnostic[]> {
  if (before === undefined) {
    const values = { folder: shown, id: `${id}.${format}` };
    return [error("job/reprint-unknown", { kind: "option", name: "--reprint" }, values)];
  }
  const path = `${shown}/${before.path}`;
  const at = { kind: "file", path } as const;
  const found = await hashOfFile(folder.disk, folder.at(before.path), undefined);
  return [
    ...(sha256 === before.sha256 || reproducible === false
      ? []
      : [error("job/reprint-differs", at, { path })]),
    ...(found === undefined || found === before.sha256
      ? []
      : [error("job/reprint-original-changed", at, { path })]),
  ];
}

/** The letter of the earlier run to the same addressee: a code may have several, and a row may have moved since. */
function originalOf(
  { row, title }: LedgerEntry,
  candidates: readonly LedgerEntry[],
): LedgerEntry | undefined {
  return (
    candidates.find((one) => one.row === row && one.title === title) ??
    candidates.find((one) => one.title === title) ??
    candidates.find((one) => one.row === row) ??
    (candidates.length === 1 ? candidates[0] : undefined)
  );
}
