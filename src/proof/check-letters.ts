import { availableParallelism } from "node:os";
import { type Diagnostic, error } from "../base/diagnostic.ts";
import type { Sequence } from "../base/sequence.ts";
import type { LedgerEntry, RunInputs } from "../model/run.ts";
import { type Project, shownPath } from "../outside/project.ts";
import { chunksOf, share, type WorkerCrash, workThrough } from "../process/share-work.ts";
import { readerOfLetters } from "./answer-reading.ts";
import { ReadingProcess } from "./reading-process.ts";

/** Up to this many letters are read in this process. */
const INLINE_LETTERS = 30;

/** Letters that a reading process gets at once. */
const CHUNK_LETTERS = 40;

/** A run whose letters are verified. */
export interface VerifiedRun {
  readonly project: Project;
  readonly folder: string;
  /** The faces that its letters were set in. */
  readonly fonts: RunInputs["fonts"];
  /** Whether its letters are a clerk's Word file, filled. */
  readonly isFilled: boolean;
}

/**
 * Checks the files of many letters in parallel reading processes. A file that kills its reader is
 * reported as unreadable, and the others are read all the same.
 */
export async function checkLetters(
  run: VerifiedRun,
  entries: Sequence<LedgerEntry>,
  done: (count: number) => void,
): Promise<readonly Diagnostic[]> {
  if (entries.length <= INLINE_LETTERS) {
    const answer = await readerOfLetters()({ ...run, kind: "check", entries: [...entries] });
    done(entries.length);
    return answer.kind === "checked" ? answer.problems : [];
  }
  const readers = Array.from(
    { length: availableParallelism() },
    () => new ReadingProcess(run.project),
  );
  const found: (readonly Diagnostic[])[] = [];
  try {
    const chunks = chunksOf(entries, CHUNK_LETTERS);
    const never = (): boolean => false;
    await share(readers, chunks, never, async (reader, chunk, index) => {
      const parts = await workThrough(
        chunk,
        (letters) => reader.check(run, letters),
        (letter, crash) => [killed(run, letter, crash)],
      );
      found[index] = parts.flat();
      done(chunk.length);
    });
  } finally {
    for (const reader of readers) reader.close();
  }
  return found.flat();
}

function killed(
  { project, folder }: VerifiedRun,
  entry: LedgerEntry,
  { message }: WorkerCrash,
): Diagnostic {
  const path = shownPath(project, folder, entry.files[0]?.path ?? "");
  const values = { path, reason: "reader-died", detail: message } as const;
  return error("verify/unreadable", { kind: "file", path }, values);
}
