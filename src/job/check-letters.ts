import { type ChildProcess, fork } from "node:child_process";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import type { Diagnostic } from "../base/diagnostic.ts";
import { error } from "../base/diagnostic.ts";
import type { Sequence } from "../base/sequence.ts";
import type { LedgerEntry } from "../model/run.ts";
import { checkFiles, shownPath } from "./check-files.ts";
import { chunksOf, share } from "./share-work.ts";

/** Up to this many letters are read in this process. */
const INLINE_LETTERS = 30;

/** Letters that a reading process gets at once. */
const CHUNK_LETTERS = 40;

/** What a reading process is asked. */
export interface CheckRequest {
  readonly folder: string;
  readonly entries: readonly LedgerEntry[];
}

/**
 * Checks the files of many letters in reading processes beside each other. A file that kills its reader is
 * reported as unreadable, and the others are read all the same.
 */
export async function checkLetters(
  folder: string,
  entries: Sequence<LedgerEntry>,
  done: (count: number) => void,
): Promise<readonly Diagnostic[]> {
  if (entries.length <= INLINE_LETTERS) {
    const problems = await checkFiles(folder, [...entries]);
    done(entries.length);
    return problems;
  }
  const readers = Array.from({ length: availableParallelism() }, () => new Reader());
  const found: (readonly Diagnostic[])[] = [];
  try {
    const chunks = chunksOf(entries, CHUNK_LETTERS);
    const never = (): boolean => false;
    await share(readers, chunks, never, async (reader, chunk, index) => {
      found[index] = await checkChunk(reader, folder, chunk);
      done(chunk.length);
    });
  } finally {
    for (const reader of readers) reader.close();
  }
  return found.flat();
}

async function checkChunk(
  reader: Reader,
  folder: string,
  entries: readonly LedgerEntry[],
): Promise<readonly Diagnostic[]> {
  const problems = await reader.ask({ folder, entries });
  if (problems !== undefined) return problems;
  const [only, ...others] = entries;
  if (only !== undefined && others.length === 0) return [killed(folder, only)];
  const parts: (readonly Diagnostic[])[] = [];
  for (const entry of entries) parts.push(await checkChunk(reader, folder, [entry]));
  return parts.flat();
}

function killed(folder: string, entry: LedgerEntry): Diagnostic {
  const path = shownPath(folder, entry.files[0]?.path ?? "");
  const values = { path, reason: "the reading process died" };
  return error("verify/unreadable", { kind: "file", path }, values);
}

/** A process that reads files; it is started when it is first asked, and again after it has died. */
class Reader {
  #child: ChildProcess | undefined;

  /** The problems found, or undefined if the process died of the question. */
  ask(request: CheckRequest): Promise<readonly Diagnostic[] | undefined> {
    const child = this.#running();
    return new Promise((resolve) => {
      const settle = (problems: readonly Diagnostic[] | undefined): void => {
        child.off("message", settle);
        child.off("exit", onExit);
        resolve(problems);
      };
      const onExit = (): void => settle(undefined);
      child.on("message", settle);
      child.on("exit", onExit);
      // A child that died meanwhile is noticed by its exit, not by the error of this call.
      child.send(request, () => undefined);
    });
  }

  close(): void {
    if (this.#child?.connected === true) this.#child.disconnect();
  }

  #running(): ChildProcess {
    if (this.#child?.connected === true) return this.#child;
    this.#child = fork(fileURLToPath(new URL("check-worker.js", import.meta.url)), [], {
      serialization: "advanced",
      execArgv: ["--max-old-space-size=1024"],
      stdio: ["ignore", "inherit", "inherit", "ipc"],
    });
    return this.#child;
  }
}
