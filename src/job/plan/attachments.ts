import { readFile, stat } from "node:fs/promises";
import { basename, dirname, extname, relative, resolve, sep } from "node:path";
import { type Diagnostic, error, warning } from "../../base/diagnostic.ts";
import { type Outcome, outcomeOf } from "../../base/outcome.ts";
import { mapped, type Sequence } from "../../base/sequence.ts";
import { recordHash } from "../../letter/record-hash.ts";
import type { NamedAttachment } from "../../model/letter-settings.ts";
import type { FormatId } from "../../model/output-format.ts";
import { cellIn, idOfRow, type Recipient, valueIn } from "../../model/recipient.ts";
import type { LedgerEntry, LedgerFile } from "../../model/run.ts";
import { makeFolder, syncFolder, writeDurably } from "../../outside/durable-file.ts";
import { hashOfFile } from "../../outside/hash-of-file.ts";
import { isAbsence, lookedFor } from "../../outside/input-files.ts";
import { nodeWorld } from "../../outside/node-world.ts";
import { OutputFailure, writing } from "../../outside/output-failure.ts";
import { inProject, isOutsideProject, type Project, projectPath } from "../../outside/project.ts";
import { systemCodeOf } from "../../outside/system-error.ts";
import type { RunOutput } from "../keep/run-file.ts";
import { RunFolder } from "../keep/run-folder.ts";
import {
  ATTACHMENTS_FOLDER,
  isThousand,
  LEDGER_FILE,
  LETTERS_FOLDER,
  type LetterPlace,
} from "../keep/run-layout.ts";
import { makeRoom } from "../keep/strangers.ts";
import type { EnclosedLetter, LetterTask } from "./letter-task.ts";
import type { MergeOptions } from "./merge-options.ts";

/** A finished file that goes with the letters, byte for byte as it is. */
export interface Attachment {
  /** Where it is now. */
  readonly source: string;
  /** Where it goes, relative to the run's folder. */
  readonly path: string;
  readonly sha256: string;
  /** The run that it is a letter of, by the SHA-256 of its ledger. */
  readonly run?: { readonly path: string; readonly sha256: string };
}

/**
 * Finds what goes with the letters (別添): a file as it is, once for all; or, from the folder of another run, the
 * letter to the same addressee, next to each letter.
 *
 * Errors: `job/attachment-missing`, `job/attachment-unfinished` for a run that is not whole, `job/attachment-nobody` for an
 * addressee without a letter there, `job/attachment-changed` for a file that is not as its ledger says.
 * Warnings: `job/attachment-unread` for letters that were not read back, `job/attachment-personal` for a letter to one
 * addressee that is to go to all, `job/attachment-outside` for what a template names outside of the working folder.
 */
export async function planAttachments(
  named: readonly NamedAttachment[],
  tasks: Sequence<LetterTask>,
  { formats, project }: Pick<MergeOptions, "formats" | "project">,
): Promise<Outcome<PlannedAttachments>> {
  const problems: Diagnostic[] = [];
  const attachments: Attachment[] = [];
  const enclosed: Map<number, readonly EnclosedLetter[]> = new Map();
  for (const [index, one] of named.entries()) {
    const mark = named.length === 1 ? "" : String(index + 1);
    const source = inProject(project, one.path);
    // Who names it on the command line means it; a template may come from anybody.
    if (one.at.kind !== "option" && isOutsideProject(project, one.path)) {
      problems.push(warning("job/attachment-outside", one.at, { path: one.path }));
    }
    const status = await stat(source).catch(absentOr);
    if (status?.isDirectory() === true) {
      attachments.push(
        ...(await fromRun(one, { tasks, formats, project, mark, enclosed }, problems)),
      );
    } else if (status?.isFile() === true) {
      const prefix = mark === "" ? "" : `${mark}-`;
      const path = `${ATTACHMENTS_FOLDER}/${prefix}${basename(source)}`;
      attachments.push({ source, path, sha256: nodeWorld.sha256(await readFile(source)) });
      problems.push(...personal(one, source, project));
    } else {
      const values = { path: projectPath(project, one.path), ...lookedFor(source) };
      problems.push(error("job/attachment-missing", one.at, values));
    }
  }
  return outcomeOf({ attachments, enclosed }, problems);
}

/** There is nothing, which is reported as such. Errors: throws what else the system refuses. */
function absentOr(cause: unknown): undefined {
  const reason = systemCodeOf(cause);
  if (reason !== undefined && !isAbsence(reason)) throw cause;
}

/** Gives letters what goes with them, so that it can be held against them. */
export function withEnclosed(
  tasks: Sequence<LetterTask>,
  enclosed: Enclosed,
): Sequence<LetterTask> {
  if (enclosed.size === 0) return tasks;
  return mapped(tasks, (task) => ({ ...task, enclosed: enclosed.get(task.sequence) ?? [] }));
}

/** A letter out of a run is to its addressee; attached to all it goes to others too. */
function personal(
  { path, at }: NamedAttachment,
  source: string,
  project: Project,
): readonly Diagnostic[] {
  const above = dirname(source);
  const letters = isThousand(basename(above)) ? dirname(above) : above;
  if (basename(letters) !== LETTERS_FOLDER) return [];
  const folder = new RunFolder(project, dirname(letters));
  const name = relative(folder.path, resolve(folder.path, source)).split(sep).join("/");
  for (const { id, row, addressee, files } of folder.openLedger().entries()) {
    // Without a code it is to nobody alone: 市区町村長 殿.
    if (id === idOfRow(row) || !files.some((file) => file.path === name)) continue;
    const values = { path: projectPath(project, path), addressee };
    return [warning("job/attachment-personal", at, values)];
  }
  return [];
}

/** Letters of other runs that go with this one's, by the letter's place in the run. */
export type Enclosed = ReadonlyMap<number, readonly EnclosedLetter[]>;

interface PlannedAttachments {
  readonly attachments: readonly Attachment[];
  readonly enclosed: Enclosed;
}

interface Wanted {
  readonly tasks: Sequence<LetterTask>;
  readonly formats: readonly FormatId[];
  readonly project: Project;
  /** What distinguishes the attachments of one letter. */
  readonly mark: string;
  readonly enclosed: Map<number, readonly EnclosedLetter[]>;
}

async function fromRun(
  { path, at }: NamedAttachment,
  wanted: Wanted,
  problems: Diagnostic[],
): Promise<readonly Attachment[]> {
  const folder = new RunFolder(wanted.project, path);
  const shown = projectPath(wanted.project, path);
  if (wanted.formats.length === 0) {
    problems.push(error("option/print-run-alone", at, { name: shown }));
    return [];
  }
  const run = folder.wholeRun();
  if (run === undefined) {
    problems.push(error("job/attachment-unfinished", at, { folder: shown }));
    return [];
  }
  const { ledger } = run;
  const from = { path: shown, sha256: await hashOfLedger(folder) };
  const places = new Map<string, number>();
  for (const entry of ledger.entries()) places.set(keyOfEntry(entry), entry.sequence);
  const attachments: Attachment[] = [];
  let unread = 0;
  for (const task of wanted.tasks) {
    const entry = ledger.get(places.get(keyOfRecipient(task.recipient)) ?? 0);
    const files = entry?.files.filter(({ format }) => wanted.formats.includes(format)) ?? [];
    if (entry === undefined || files.length === 0) {
      const title = cellIn(task.recipient.fields, "title");
      const values = { folder: shown, addressee: title?.value ?? task.recipient.id };
      problems.push(error("job/attachment-nobody", title?.at ?? at, values));
      continue;
    }
    const before = wanted.enclosed.get(task.sequence) ?? [];
    wanted.enclosed.set(task.sequence, [...before, { folder: shown, addressee: entry.addressee }]);
    unread += files.filter(({ verdict }) => verdict !== "equal").length;
    const name = `${task.name}-${ATTACHMENTS_FOLDER}${wanted.mark}`;
    const place = { ...task, name };
    attachments.push(
      ...files.map((file) => ({ ...letterAttachment(folder, file, place), run: from })),
    );
    problems.push(...(await changedFiles(folder, files, at)));
  }
  if (unread > 0) {
    problems.push(warning("job/attachment-unread", at, { folder: shown, files: unread }));
  }
  return attachments;
}

/** The SHA-256 of a run's ledger, which says of each of its letters what its file is. */
export async function hashOfLedger(folder: RunFolder): Promise<string> {
  return nodeWorld.sha256(await folder.disk.read(folder.at(LEDGER_FILE)));
}

/** Files that are not as their ledger says; one that cannot be read is not. */
async function changedFiles(
  folder: RunFolder,
  files: readonly LedgerFile[],
  at: NamedAttachment["at"],
): Promise<readonly Diagnostic[]> {
  const problems: Diagnostic[] = [];
  for (const { path, bytes, sha256 } of files) {
    const source = folder.at(path);
    if ((await hashOfFile(folder.disk, source, bytes).catch(() => undefined)) === sha256) continue;
    problems.push(error("job/attachment-changed", at, { path: folder.shown(path) }));
  }
  return problems;
}

function letterAttachment(
  folder: RunFolder,
  { path, sha256 }: LedgerFile,
  { name, folder: thousand }: LetterPlace,
): Attachment {
  const source = folder.at(path);
  const home = thousand === undefined ? LETTERS_FOLDER : `${LETTERS_FOLDER}/${thousand}`;
  return { source, path: `${home}/${name}${extname(path)}`, sha256 };
}

/**
 * What makes the addressee of another run the same one. A code alone does not: the mayor and the chairman of one city have
 * the same. Without a code the number of the row stands for it, which says nothing in another list; then the whole record
 * must be the same.
 */
function keyOfRecipient(recipient: Recipient): string {
  const { fields } = recipient;
  return valueIn(fields, "code") === ""
    ? `record ${recordHash(recipient, nodeWorld)}`
    : `${recipient.id} ${valueIn(fields, "title")}`;
}

function keyOfEntry({ id, row, title, recordSha256 }: LedgerEntry): string {
  return id === idOfRow(row) ? `record ${recordSha256}` : `${id} ${title}`;
}

/**
 * Puts the attachments into a run's folder; those that are there already are left alone, and anything else in their places
 * is moved aside and added to `moved`.
 *
 * Errors: throws `OutputFailure`, also for a file that has changed since it was planned.
 */
export async function writeAttachments(
  folder: RunFolder,
  attachments: readonly Attachment[],
  moved: string[],
): Promise<readonly RunOutput[]> {
  const folders = [...new Set(attachments.map(({ path }) => folder.at(dirname(path))))];
  for (const each of folders) await writing(() => makeFolder(folder.disk, each));
  for (const { source, path, sha256 } of attachments) {
    const target = folder.at(path);
    if ((await hashOfFile(folder.disk, target, undefined)) === sha256) continue;
    const bytes = await writing(() => readFile(source));
    if (nodeWorld.sha256(bytes) !== sha256) {
      throw new OutputFailure("ESTALE", `${source} has changed`);
    }
    if (await makeRoom(folder, path, async () => sha256)) moved.push(path);
    await writing(() => writeDurably(folder.disk, target, bytes));
  }
  for (const each of folders) await writing(() => syncFolder(folder.disk, each));
  return attachments.map(({ path, sha256 }) => ({ path, sha256 }));
}
