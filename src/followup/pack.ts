import {
  ARCHIVE_LAYOUT,
  type ArchiveRecord,
  writeArchiveRecord,
} from "../archive/archive-record.ts";
import { provenanceOf } from "../archive/provenance.ts";
import { recreationSteps } from "../archive/recreation-steps.ts";
import { type Diagnostic, error } from "../base/diagnostic.ts";
import type { Disk } from "../base/disk.ts";
import { failure, type Outcome, success } from "../base/outcome.ts";
import { BYTES_VERSION, TOOL } from "../base/tool.ts";
import type { ResultKind } from "../job/job-result.ts";
import { type RunFile, runId } from "../job/keep/run-file.ts";
import type { ArchivePhase, JobListener } from "../outside/job-event.ts";
import { nodeDisk } from "../outside/node-disk.ts";
import { writing } from "../outside/output-failure.ts";
import { programHash } from "../outside/program-hash.ts";
import { inProject, type Project, projectAt, projectPath } from "../outside/project.ts";
import { BagWriter, once } from "./archive/bag-writer.ts";
import { type PackedItem, planInputs, runItems } from "./archive/packed-items.ts";
import { oldestNode, programItems } from "./archive/program-items.ts";
import { type ReopenedRun, reopenRun } from "./edits/reopen-run.ts";

/** What `pack` is asked for. */
export interface PackRequest {
  /** A run that has come to its end. */
  readonly run: string;
  /** Where the archive goes; nothing may be there. */
  readonly archive: string;
  /** The letters, or their hashes alone; the letters if not given. */
  readonly kept?: ArchiveRecord["kept"];
  /** Where what the run was made from is now, if it was moved. */
  readonly template?: string | undefined;
  readonly recipients?: readonly string[];
  readonly characters?: string | undefined;
  readonly project?: Project;
  readonly disk?: Disk;
}

/** What was packed. */
export interface PackResult {
  readonly kind: ResultKind;
  readonly diagnostics: readonly Diagnostic[];
  /** The archive's folder as people know it. */
  readonly archive: string;
  readonly letters: number;
  readonly files: number;
  readonly bytes: number;
}

/**
 * Packs a run into an archive (保存箱): a bag with all that its letters were made from, the program too, so that they can be made
 * again, byte for byte, by somebody who has the bag and Node alone.
 *
 * Shape: the same run gives the same bag. What was made is held to the run's ledger on the way.
 * Errors: those of `reopenRun`; `archive/…`; throws `OutputFailure`.
 */
export async function pack(
  request: PackRequest,
  listener: JobListener<ArchivePhase> = () => undefined,
): Promise<PackResult> {
  const { project = projectAt(), disk = nodeDisk } = request;
  const archive = projectPath(project, request.archive);
  const ended = (kind: ResultKind, diagnostics: readonly Diagnostic[]): PackResult => {
    return { kind, diagnostics, archive, letters: 0, files: 0, bytes: 0 };
  };
  const opened = openForPacking(request, project);
  if (!opened.ok) return ended("refused", opened.errors);
  const target = inProject(project, request.archive);
  const isTaken = disk.entryNow(target) !== undefined;
  if (isTaken)
    return ended("refused", [
      error("archive/place-taken", { kind: "file", path: archive }, { path: archive }),
    ]);
  const program = programItems();
  if (program === undefined)
    return ended("refused", [error("archive/no-program", { kind: "file", path: archive }, {})]);
  const { run, record } = opened.value;
  const inputs = await planInputs(run, record, project);
  if (!inputs.ok) return ended("refused", inputs.errors);
  const kept = request.kept ?? "files";
  const items = [...inputs.value.items, ...runItems(run, record, kept), ...program];
  const about: ArchiveRecord = {
    archive: 1,
    tool: TOOL,
    program: programHash(),
    bytes: BYTES_VERSION,
    title: run.opened.template.settings.title,
    ...inputs.value.places,
    letters: run.letters.length,
    kept,
  };
  return writing(async () => {
    const bag = await BagWriter.begin(disk, target);
    try {
      const changed = await addAll(bag, items, disk, listener);
      if (changed !== undefined) {
        await bag.abandon();
        const path = `${run.folder.shownAs}/${changed}`;
        return ended("differs", [error("archive/run-changed", { kind: "file", path }, { path })]);
      }
      await describe(bag, about, record);
      return {
        kind: "done",
        diagnostics: inputs.warnings,
        archive,
        letters: about.letters,
        files: bag.payload.length,
        bytes: bag.payload.reduce((sum, { bytes }) => sum + bytes, 0),
      };
    } catch (cause) {
      await bag.abandon().catch(() => undefined);
      throw cause;
    }
  });
}

/** A run that may be packed: it is whole, and this program made it. */
function openForPacking(
  { run: folder, template, recipients = [], characters }: PackRequest,
  project: Project,
): Outcome<{ readonly run: ReopenedRun; readonly record: RunFile }> {
  const run = reopenRun({ project, folder, template, recipients, characters });
  if (!run.ok) return run;
  const shown = run.value.folder.shownAs;
  const at = { kind: "file", path: shown } as const;
  const whole = run.value.folder.wholeRun();
  if (whole === undefined) return failure([error("archive/run-unfinished", at, { folder: shown })]);
  const { record } = whole;
  return record.inputs.program === programHash()
    ? success({ run: run.value, record }, run.warnings)
    : failure([error("archive/other-program", at, { folder: shown })]);
}

/** Adds everything; gives the path in the run's folder of what is not as the run says. */
async function addAll(
  bag: BagWriter,
  items: readonly PackedItem[],
  disk: Disk,
  listener: JobListener<ArchivePhase>,
): Promise<string | undefined> {
  listener({ kind: "phase", phase: "pack", total: items.length });
  for (const [index, { path, source, expected }] of items.entries()) {
    const isThere = "bytes" in source || (await disk.entry(source.file))?.kind === "file";
    const parts = "bytes" in source ? once(source.bytes) : disk.parts(source.file);
    const added = isThere ? await bag.add(path, parts) : undefined;
    if (added === undefined || (expected !== undefined && added.sha256 !== expected)) {
      return path.slice(path.indexOf("/") + 1);
    }
    listener({ kind: "progress", phase: "pack", done: index + 1 });
  }
  return undefined;
}

/** Adds what the archive says of itself, and closes it. */
async function describe(bag: BagWriter, about: ArchiveRecord, run: RunFile): Promise<void> {
  const { record, steps, provenance } = ARCHIVE_LAYOUT;
  const { title, tool, program } = about;
  const id = runId(run.inputs);
  const from = { title, tool, program, run: id, payload: [...bag.payload] };
  const texts = [
    [record, writeArchiveRecord(about)],
    [steps, recreationSteps({ record: about, node: oldestNode() })],
    [provenance, provenanceOf(from)],
  ] as const;
  for (const [path, text] of texts) await bag.add(path, once(Buffer.from(text)));
  await bag.close({
    "External-Identifier": id,
    "External-Description": title,
    "Bag-Software-Agent": tool,
  });
}
