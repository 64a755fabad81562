import { availableParallelism } from "node:os";
import { type Diagnostic, error } from "../../base/diagnostic.ts";
import type { Sequence } from "../../base/sequence.ts";
import type { LedgerEntry, RunInputs } from "../../model/run.ts";
import { shownPath } from "../outside/project-path.ts";
import { chunksOf, share } from "../process/share-work.ts";
import { readerOfLetters } from "./answer-reading.ts";
import { READER_DIED, ReadingProcess } from "./reading-process.ts";

/** Up to this many letters are read in this process. */
const INLINE_LETTERS = 30;

/** Letters that a reading process gets at once. */
const CHUNK_LETTERS = 40;

/** A run whose letters are checked. */
export interface CheckedRun {
  readonly folder: string;
  /** The faces that its letters were set in. */
  readonly fonts: RunInputs["fonts"];
}

/**
 * Checks the files of many letters in parallel reading processes. A file that kills its reader is
 * reported as unreadable, and the others are read all the same.
 */
export async function checkLetters(
  { folder, fonts }: CheckedRun,
  entries: Sequence<LedgerEntry>,
  done: (count: number) => void,
): Promise<readonly Diagnostic[]> {
  if (entries.length <= INLINE_LETTERS) {
    const answer = await readerOfLetters()({ kind: "check", folder, fonts, entries: [...entries] });
    done(entries.length);
    return answer.kind === "checked" ? answer.problems : [];
  }
  const readers = Array.from({ length: availableParallelism() }, () => new ReadingProcess());
  const found: (readonly Diagnostic[])[] = [];
  try {
    const chunks = chunksOf(entries, CHUNK_LETTERS);
    const never = (): boolean => false;
    await share(readers, chunks, never, async (reader, chunk, index) => {
      found[index] = await checkChunk(reader, { folder, fonts }, chunk);
      done(chunk.length);
    });
  } finally {
    for (const reader of readers) reader.close();
  }
  return found.flat();
}

async function checkChunk(
  reader: ReadingProcess,
  run: CheckedRun,
  entries: readonly LedgerEntry[],
): Promise<readonly Diagnostic[]> {
  const problems = await reader.check(run.folder, entries, run.fonts);
  if (problems !== undefined) return problems;
  const [only, ...others] = entries;
  if (only !== undefined && others.length === 0) return [killed(run.folder, only)];
  const parts: (readonly Diagnostic[])[] = [];
  for (const entry of entries) parts.push(await checkChunk(reader, run, [entry]));
  return parts.flat();
}

function killed(folder: string, entry: LedgerEntry): Diagnostic {
  const path = shownPath(folder, entry.files[0]?.path ?? "");
  const values = { path, reason: READER_DIED };
  return error("verify/unreadable", { kind: "file", path }, values);
}
