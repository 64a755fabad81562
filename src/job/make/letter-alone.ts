import { join } from "node:path";
import type { Disk } from "../../base/disk.ts";
import { saidOf } from "../../base/messages/said-of.ts";
import type { LedgerFile, SetAsideLetter } from "../../model/run.ts";
import { removeFile } from "../../outside/durable-file.ts";
import { namedFailure, OutputFailure } from "../../outside/output-failure.ts";
import type { Project } from "../../outside/project.ts";
import type { LetterTask } from "../plan/letter-task.ts";

/**
 * Says what became of a letter that could not be made though the others can: a file that somebody has open concerns its letter alone.
 * Undefined where the disk refuses every letter.
 */
export function setAsideAlone(
  { sequence, recipient }: LetterTask,
  cause: unknown,
  project: Project,
): SetAsideLetter | undefined {
  const isOutput = cause instanceof OutputFailure;
  const held = isOutput && cause.held !== undefined ? namedFailure(cause, project) : undefined;
  if (isOutput && held === undefined) return undefined;
  const reason = held === undefined ? String(cause) : saidOf(held, "ja").message;
  return { sequence, id: recipient.id, reason };
}

/**
 * Takes away the files of a letter that is not whole: without their letter in the ledger they would be taken for somebody else's.
 * What the disk refuses stays, and is moved aside when the run ends.
 */
export async function takeBack(
  { disk, folder }: { readonly disk: Disk; readonly folder: string },
  files: readonly Pick<LedgerFile, "path">[],
): Promise<void> {
  const removed = files.map(({ path }) => removeFile(disk, join(folder, path)));
  await Promise.allSettled(removed);
}
