import { join } from "node:path";
import { isObject } from "../../base/json-object.ts";
import { differs } from "../../job/keep/hold-back.ts";
import type { Ledger } from "../../job/keep/ledger.ts";
import { RunFolder } from "../../job/keep/run-folder.ts";
import { isLetterPath, isOwnName, isRunPath, REPRINT_FILE } from "../../job/keep/run-layout.ts";
import type { LedgerEntry, LedgerFile } from "../../model/run.ts";
import { nodeDisk } from "../../outside/node-disk.ts";
import { type Project, projectPath } from "../../outside/project.ts";
import type { Handle, LetterRow, ProjectFile, RunEntry, RunView } from "../protocol/server.ts";
import type { Handles, Held } from "./handles.ts";
import { isInside } from "./is-inside.ts";
import { Refused } from "./refused.ts";

type HeldRun = Extract<Held, { kind: "run" }>;

/** A run's folder; undefined where no run has written into it, or a link is in its place. */
export function runEntry(project: Project, handles: Handles, given: string): RunEntry | undefined {
  const path = join(project.root, given);
  if (nodeDisk.entryNow(path)?.kind !== "folder" || !isInside(project, path)) return undefined;
  const folder = new RunFolder(project, given);
  const record = folder.readableRecord();
  if (record === "absent") return undefined;
  const shown = projectPath(project, path);
  const handle = handles.of({ kind: "run", path, shown });
  if (record === "damaged") {
    return { handle, path: shown, template: undefined, finished: false, letters: undefined };
  }
  const { inputs, finished, ended } = record;
  return { handle, path: shown, template: inputs.template.path, finished, letters: ended?.letters };
}

/** A run as a whole. Errors: throws `Refused` where it is gone. */
export function runView(project: Project, handles: Handles, run: HeldRun): RunView {
  const entry = runEntry(project, handles, run.shown);
  if (entry === undefined) throw new Refused("unknown", "the run is gone");
  const folder = new RunFolder(project, run.shown);
  const record = folder.readableRecord();
  const ledger = folder.readableLedger();
  const known = typeof record === "string" ? undefined : record;
  const outputs = known?.outputs ?? [];
  const differing = new Set(outputs.filter(({ differs }) => differs).map(({ path }) => path));
  return {
    entry,
    inputs: known?.inputs,
    account: known?.ended?.account ?? [],
    warnings: known?.ended?.warnings ?? [],
    outputs: outputs.flatMap(({ path }) => {
      const file = isRunPath(path) ? runFile(handles, run, path) : undefined;
      return file === undefined ? [] : [{ ...file, name: path, differs: differing.has(path) }];
    }),
    letters: ledger?.length ?? 0,
    ledgerIsWhole: ledger?.complete === true,
    held: ledger === undefined ? [] : heldLetters(handles, run, ledger),
    setAside: setAsideIn(run),
  };
}

/** Letters that are told of by name, of those that must not be sent. */
const MOST_HELD = 100;

function heldLetters(handles: Handles, run: HeldRun, ledger: Ledger): readonly LetterRow[] {
  const held: LetterRow[] = [];
  for (const entry of ledger.entries()) {
    if (held.length === MOST_HELD) break;
    if (differs(entry)) held.push(letterRow(handles, run, entry));
  }
  return held;
}

/** The letters that a run has set aside, as far as its list of them can be read. */
function setAsideIn({ path }: HeldRun): RunView["setAside"] {
  const list = join(path, REPRINT_FILE);
  if (nodeDisk.entryNow(list)?.kind !== "file") return [];
  const lines = new TextDecoder().decode(nodeDisk.readNow(list)).split("\n");
  return lines.flatMap((line) => {
    const letter = jsonIn(line);
    if (!isObject(letter)) return [];
    const { id, reason } = letter;
    return typeof id === "string" && typeof reason === "string" ? [{ id, reason }] : [];
  });
}

function jsonIn(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** A run's ledger. Errors: throws `Refused` where it cannot be read. */
export function ledgerOf(project: Project, run: HeldRun): Ledger {
  const ledger = new RunFolder(project, run.shown).readableLedger();
  if (ledger === undefined) throw new Refused("unknown", "the ledger cannot be read");
  return ledger;
}

/** Letters of a run in its order, from a place on. */
export function letterRows(
  handles: Handles,
  run: HeldRun,
  ledger: Ledger,
  { from, count }: { readonly from: number; readonly count: number },
): readonly LetterRow[] {
  const entries = ledger.entries();
  const rows: LetterRow[] = [];
  for (let place = from; place < Math.min(from + count, entries.length); place += 1) {
    const entry = entries.at(place);
    if (entry !== undefined) rows.push(letterRow(handles, run, entry));
  }
  return rows;
}

function letterRow(handles: Handles, run: HeldRun, entry: LedgerEntry): LetterRow {
  const { sequence, id, prefecture, title, addressee, version, list, row } = entry;
  return {
    sequence,
    id,
    prefecture,
    title,
    addressee,
    version,
    list,
    row,
    files: filesIn(handles, run, entry),
  };
}

/** The files of a letter; of one that has none of its own, the volume that it is in, with its own pages and verdict. */
function filesIn(
  handles: Handles,
  run: HeldRun,
  { files, printed }: LedgerEntry,
): LetterRow["files"] {
  if (printed !== undefined) {
    const { path, pages, verdict } = printed;
    const { handle, bytes = 0 } = runFile(handles, run, path) ?? {};
    return [{ format: "pdf", name: path, bytes, pages, verdict, handle }];
  }
  return files.map(({ format, path, bytes, pages, verdict }) => ({
    format,
    name: path,
    bytes,
    pages,
    verdict,
    handle: letterFile(handles, run, { format, path })?.handle,
  }));
}

/** A letter's file; undefined where it is gone, or the ledger names something that is no letter. */
export function letterFile(
  handles: Handles,
  run: HeldRun,
  { format, path }: Pick<LedgerFile, "format" | "path">,
): ProjectFile | undefined {
  return isLetterPath(path, format) ? runFile(handles, run, path) : undefined;
}

/** A file of the run itself, or in a folder of its own. Shape: `path` is relative to the run's folder, and was looked at. */
export function runFile(handles: Handles, run: HeldRun, path: string): ProjectFile | undefined {
  const [first = ""] = path.split("/");
  if (!isOwnName(first)) return undefined;
  // The folder of the letters may be somebody's link.
  if (path.includes("/") && nodeDisk.entryNow(join(run.path, first))?.kind !== "folder") {
    return undefined;
  }
  const absolute = join(run.path, path);
  const entry = nodeDisk.entryNow(absolute);
  if (entry?.kind !== "file") return undefined;
  const shown = `${run.shown}/${path}`;
  const handle: Handle = handles.of({ kind: "file", path: absolute, shown });
  return { handle, path: shown, bytes: entry.bytes };
}
