import { readFile, stat } from "node:fs/promises";
import { basename, dirname, extname, join, resolve } from "node:path";
import { type Diagnostic, error } from "../base/diagnostic.ts";
import { type Outcome, outcomeOf } from "../base/outcome.ts";
import type { Sequence } from "../base/sequence.ts";
import type { NamedAttachment } from "../model/letter-settings.ts";
import { idOfRow, type Recipient } from "../model/recipient.ts";
import type { LedgerEntry, OutputFormat } from "../model/run.ts";
import { makeFolder, syncFolder, writeDurably } from "./durable-file.ts";
import { projectPath } from "./input-files.ts";
import { Ledger } from "./ledger.ts";
import { nodeWorld } from "./node-world.ts";
import { OutputFailure, writing } from "./output-failure.ts";
import type { LetterTask } from "./protocol.ts";
import { recordHash } from "./record-hash.ts";
import { type RunOutput, readRunFile } from "./run-file.ts";
import { hashOfFile } from "./run-folder.ts";
import { LETTERS_FOLDER } from "./workshop.ts";

/** The subfolder of a run that holds what goes with every letter alike. */
export const ATTACHMENTS_FOLDER = "別添";

/** A finished file that goes with the letters, byte for byte as it is. */
export interface Attachment {
  /** Where it stands now. */
  readonly source: string;
  /** Where it goes, relative to the run's folder. */
  readonly path: string;
  readonly sha256: string;
}

/**
 * Finds what goes with the letters (別添): a file as it is, once for all; or, from the folder of another run, the
 * letter to the same addressee, beside each letter.
 *
 * Errors: `job/attachment-missing`, `job/attachment-unfinished` for a run that is not whole, `job/attachment-nobody` for an
 * addressee without a letter there, `job/attachment-changed` for a file that is not as its ledger says.
 */
export async function planAttachments(
  named: readonly NamedAttachment[],
  tasks: Sequence<LetterTask>,
  formats: readonly OutputFormat[],
): Promise<Outcome<readonly Attachment[]>> {
  const problems: Diagnostic[] = [];
  const attachments: Attachment[] = [];
  for (const [index, one] of named.entries()) {
    const mark = named.length === 1 ? "" : String(index + 1);
    const source = resolve(one.path);
    const status = await stat(source).catch(() => undefined);
    if (status?.isDirectory() === true) {
      attachments.push(...(await fromRun(one, { tasks, formats, mark }, problems)));
    } else if (status?.isFile() === true) {
      const prefix = mark === "" ? "" : `${mark}-`;
      const path = `${ATTACHMENTS_FOLDER}/${prefix}${basename(source)}`;
      attachments.push({ source, path, sha256: nodeWorld.sha256(await readFile(source)) });
    } else {
      problems.push(error("job/attachment-missing", one.at, { path: projectPath(one.path) }));
    }
  }
  return outcomeOf(attachments, problems);
}

interface Wanted {
  readonly tasks: Sequence<LetterTask>;
  readonly formats: readonly OutputFormat[];
  /** What tells the attachments of one letter apart. */
  readonly mark: string;
}

async function fromRun(
  { path, at }: NamedAttachment,
  wanted: Wanted,
  problems: Diagnostic[],
): Promise<readonly Attachment[]> {
  const folder = resolve(path);
  const shown = projectPath(path);
  const run = readRunFile(folder);
  const ledger = new Ledger(join(folder, "ledger.jsonl"));
  if (run === "absent" || run === "damaged" || !run.finished || !ledger.complete) {
    problems.push(error("job/attachment-unfinished", at, { folder: shown }));
    return [];
  }
  const places = new Map<string, number>();
  for (const entry of ledger.entries()) places.set(keyOfEntry(entry), entry.sequence);
  const attachments: Attachment[] = [];
  for (const task of wanted.tasks) {
    const files = filesFor(
      ledger.get(places.get(keyOfRecipient(task.recipient)) ?? 0),
      wanted.formats,
    );
    if (files.length === 0) {
      const title = task.recipient.fields.get("職名");
      const values = { folder: shown, addressee: title?.value ?? task.recipient.id };
      problems.push(error("job/attachment-nobody", title?.at ?? at, values));
    }
    for (const file of files) {
      const source = join(folder, file.path);
      if ((await hashOfFile(source, file.bytes)) !== file.sha256) {
        problems.push(error("job/attachment-changed", at, { path: projectPath(source) }));
      }
      const name = `${task.name}-${ATTACHMENTS_FOLDER}${wanted.mark}${extname(file.path)}`;
      attachments.push({ source, path: `${LETTERS_FOLDER}/${name}`, sha256: file.sha256 });
    }
  }
  return attachments;
}

/**
 * What makes the addressee of another run the same one. A code alone does not: the mayor and the chairman of one city have
 * the same. Without a code the number of the row stands for it, which says nothing in another list; then the whole record
 * must be the same.
 */
function keyOfRecipient(recipient: Recipient): string {
  const value = (column: string): string => recipient.fields.get(column)?.value ?? "";
  return value("団体コード") === ""
    ? `record ${recordHash(recipient)}`
    : `${recipient.id} ${value("職名")}`;
}

function keyOfEntry({ id, row, addressee, recordSha256 }: LedgerEntry): string {
  if (id === idOfRow(row)) return `record ${recordSha256}`;
  return `${id} ${addressee.slice(0, addressee.lastIndexOf(" "))}`;
}

function filesFor(
  entry: LedgerEntry | undefined,
  formats: readonly OutputFormat[],
): LedgerEntry["files"] {
  return entry?.files.filter(({ format }) => formats.includes(format)) ?? [];
}

/**
 * Puts the attachments into a run's folder; those that stand there already are left alone.
 *
 * Errors: throws `OutputFailure`, also for a file that has changed since it was planned.
 */
export async function writeAttachments(
  folder: string,
  attachments: readonly Attachment[],
): Promise<readonly RunOutput[]> {
  const folders = [...new Set(attachments.map(({ path }) => join(folder, dirname(path))))];
  for (const each of folders) await writing(() => makeFolder(each));
  for (const { source, path, sha256 } of attachments) {
    const target = join(folder, path);
    if ((await hashOfFile(target, undefined)) === sha256) continue;
    const bytes = await writing(() => readFile(source));
    if (nodeWorld.sha256(bytes) !== sha256) {
      throw new OutputFailure("ESTALE", `${projectPath(source)} has changed`);
    }
    await writing(() => writeDurably(target, bytes));
  }
  for (const each of folders) await writing(() => syncFolder(each));
  return attachments.map(({ path, sha256 }) => ({ path, sha256 }));
}
