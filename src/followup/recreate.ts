import { dirname, join, resolve } from "node:path";
import { ARCHIVE_LAYOUT, type ArchiveRecord } from "../archive/archive-record.ts";
import { PAYLOAD_FOLDER } from "../archive/bag.ts";
import { type Diagnostic, error, warning } from "../base/diagnostic.ts";
import type { Disk } from "../base/disk.ts";
import type { Sequence } from "../base/sequence.ts";
import type { ResultKind } from "../job/job-result.ts";
import { heldPath } from "../job/keep/run-layout.ts";
import { isEmptyFolder } from "../job/keep/strangers.ts";
import { isAskedBy, resolveOnly } from "../job/plan/only-recipients.ts";
import type { LedgerFile } from "../model/run.ts";
import { makeFolder, syncFolder, writeDurably } from "../outside/durable-file.ts";
import type { ArchivePhase, JobListener } from "../outside/job-event.ts";
import { nodeDisk } from "../outside/node-disk.ts";
import { nodeWorld } from "../outside/node-world.ts";
import { writing } from "../outside/output-failure.ts";
import { programHash, runningProgram } from "../outside/program-hash.ts";
import { inProject, type Project, projectAt, projectPath } from "../outside/project.ts";
import { type ArchivePlace, openBag } from "./archive/open-bag.ts";
import { openPackedMaker, type PackedMaker } from "./archive/packed-maker.ts";
import { type ReopenedRun, type RunLetter, reopenRun } from "./edits/reopen-run.ts";

/** What `recreate` is asked for. */
export interface RecreateRequest {
  readonly archive: string;
  /** Words that say which letters; all if none is given. */
  readonly only?: readonly string[];
  /** Where the letters go; a folder that is missing or empty. */
  readonly out: string;
  readonly project?: Project;
  readonly disk?: Disk;
}

/** What was made anew. */
export interface RecreateResult {
  readonly kind: ResultKind;
  readonly diagnostics: readonly Diagnostic[];
  readonly title: string;
  /** Letters that were asked for. */
  readonly letters: number;
  /** Files that are byte for byte those of the archive's ledger. */
  readonly same: number;
  /** The program in the archive, which is the one to be asked; undefined where this one is. Shape: absolute. */
  readonly program?: string;
}

/**
 * Makes letters of an archive anew, and holds each to the hash of the first one.
 *
 * Shape: the whole archive is looked through first. Where another program made the letters, nothing is made, and `program` is the
 * archive's own: the same bytes come from no other.
 * Errors: `archive/…`, those of `reopenRun` and `--only`; throws `OutputFailure`.
 */
export async function recreate(
  request: RecreateRequest,
  listener: JobListener<ArchivePhase> = () => undefined,
): Promise<RecreateResult> {
  const { project = projectAt(), disk = nodeDisk } = request;
  const path = inProject(project, request.archive);
  const place: ArchivePlace = { path, shownAs: projectPath(project, request.archive) };
  const bag = await openBag(place, disk, listener);
  if (!bag.ok) return nothing("differs", bag.errors);
  const record = bag.value;
  const program = join(path, PAYLOAD_FOLDER, ARCHIVE_LAYOUT.main);
  if (record.program !== programHash()) return byAnother(record, program, disk);
  const out = inProject(project, request.out);
  const known = { shownAs: projectPath(project, request.out), path: out };
  if (!isEmptyFolder({ disk, path: out })) {
    const at = { kind: "file", path: known.shownAs } as const;
    return nothing("refused", [error("archive/place-taken", at, { path: known.shownAs })]);
  }
  const run = reopenPacked(path, record);
  if (!run.ok) return nothing("refused", run.errors);
  const { known: asked, problems } = resolveOnly(run.value.list, request.only ?? []);
  if (problems.length > 0) return nothing("refused", problems);
  const maker = await openPackedMaker(run.value, record, payloadProject(path));
  if (!maker.ok) return nothing("refused", maker.errors);
  const wanted = (letter: RunLetter): boolean =>
    asked.length === 0 || asked.some((one) => isAskedBy(one, letter.recipient));
  return writing(() =>
    makeAll({ run: run.value, maker: maker.value, record }, { wanted, disk, out: known }, listener),
  );
}

function nothing(kind: ResultKind, diagnostics: readonly Diagnostic[]): RecreateResult {
  return { kind, diagnostics, title: "", letters: 0, same: 0 };
}

/** Another program made the letters: the archive's own, unless that is the one that is running. */
async function byAnother(
  { title }: ArchiveRecord,
  program: string,
  disk: Disk,
): Promise<RecreateResult> {
  const own = await disk.identities(runningProgram().folder);
  const packed = await disk.identities(dirname(program));
  const isRunning = own.some((one) => packed.includes(one));
  if (!isRunning) return { ...nothing("done", []), title, program };
  const at = { kind: "file", path: program } as const;
  return nothing("refused", [error("archive/program-differs", at, { path: program })]);
}

/** The project that the letters of an archive are made in: its own inputs. */
function payloadProject(archive: string): Project {
  const payload = resolve(archive, PAYLOAD_FOLDER);
  return { root: payload, fonts: join(payload, ARCHIVE_LAYOUT.fonts) };
}

function reopenPacked(archive: string, record: ArchiveRecord): ReturnType<typeof reopenRun> {
  const { template, recipients, characters } = record;
  const project = payloadProject(archive);
  return reopenRun({ project, folder: ARCHIVE_LAYOUT.run, template, recipients, characters });
}

/** An archive that is open. */
interface OpenArchive {
  readonly run: ReopenedRun;
  readonly maker: PackedMaker;
  readonly record: ArchiveRecord;
}

/** Which letters go where. */
interface Wanted {
  readonly wanted: (letter: RunLetter) => boolean;
  readonly disk: Disk;
  readonly out: { readonly path: string; readonly shownAs: string };
}

async function makeAll(
  { run, maker, record }: OpenArchive,
  { wanted, disk, out }: Wanted,
  listener: JobListener<ArchivePhase>,
): Promise<RecreateResult> {
  const diagnostics: Diagnostic[] = [];
  if (run.letters.at(0)?.entry.printed !== undefined) {
    const at = { kind: "file", path: out.shownAs } as const;
    const volumes = error("archive/print-run-only", at, {});
    return { kind: "refused", diagnostics: [volumes], title: record.title, letters: 0, same: 0 };
  }
  const place = new LetterPlace(disk, out.path);
  let [letters, same, elsewhere] = [0, 0, 0];
  listener({ kind: "phase", phase: "recreate", total: count(run.letters, wanted) });
  for (const letter of run.letters) {
    if (!wanted(letter)) continue;
    letters += 1;
    for (const file of letter.entry.files) {
      if (file.reproducible === false) elsewhere += 1;
      else if (await place.put(file, await maker(letter, file.format))) same += 1;
      else diagnostics.push(differing(`${out.shownAs}/${heldPath(file.path)}`, letter));
    }
    listener({ kind: "progress", phase: "recreate", done: letters });
  }
  await place.sync();
  if (elsewhere > 0) {
    const at = { kind: "file", path: out.shownAs } as const;
    diagnostics.push(warning("archive/made-elsewhere", at, { count: elsewhere }));
  }
  const isRight = diagnostics.every(({ severity }) => severity === "warning");
  return { kind: isRight ? "done" : "differs", diagnostics, title: record.title, letters, same };
}

function differing(path: string, { entry }: RunLetter): Diagnostic {
  return error("archive/letter-differs", { kind: "file", path }, { path, id: entry.addressee });
}

/** Where letters that were made anew are put, as they lay in the run's folder. */
class LetterPlace {
  readonly #disk: Disk;
  readonly #path: string;
  readonly #folders = new Set<string>();

  constructor(disk: Disk, path: string) {
    this.#disk = disk;
    this.#path = path;
  }

  /** Writes a file, one with other bytes than it had apart from the others; tells whether it has the same. */
  async put({ path, sha256 }: LedgerFile, bytes: Uint8Array | undefined): Promise<boolean> {
    const isSame = bytes !== undefined && nodeWorld.sha256(bytes) === sha256;
    if (bytes === undefined) return false;
    const target = join(this.#path, isSame ? path : heldPath(path));
    const folder = dirname(target);
    if (!this.#folders.has(folder)) await makeFolder(this.#disk, folder);
    this.#folders.add(folder);
    await writeDurably(this.#disk, target, bytes);
    return isSame;
  }

  async sync(): Promise<void> {
    for (const folder of this.#folders) await syncFolder(this.#disk, folder);
  }
}

function count(letters: Sequence<RunLetter>, wanted: (letter: RunLetter) => boolean): number {
  let total = 0;
  for (const letter of letters) if (wanted(letter)) total += 1;
  return total;
}
