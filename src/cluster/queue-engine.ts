import { dirname } from "node:path";
import type { Diagnostic } from "../base/diagnostic.ts";
import { error, warning } from "../base/diagnostic.ts";
import { differs } from "../job/keep/hold-back.ts";
import { letterPath } from "../job/keep/run-layout.ts";
import { makeRoom } from "../job/keep/strangers.ts";
import type { LetterWriter } from "../job/make/engine-pool.ts";
import { headHash } from "../job/make/letter-head.ts";
import type { WrittenLetters } from "../job/make/protocol.ts";
import type { OpenRun } from "../job/open-run.ts";
import type { LetterTask } from "../job/plan/letter-task.ts";
import { RunStopped } from "../job/refusal.ts";
import { makeFolder, writeDurably } from "../outside/durable-file.ts";
import { nodeWorld } from "../outside/node-world.ts";
import { writing } from "../outside/output-failure.ts";
import type { Chunk } from "./broker.ts";
import { packTasks } from "./bundle.ts";
import type { Dispatch } from "./dispatch.ts";
import { type Part, readPart } from "./part.ts";
import { chunkName, type RunNames } from "./run-names.ts";
import type { Store } from "./store.ts";

/** What the letters of a run are fetched with. */
export interface Fetching {
  readonly run: OpenRun;
  readonly store: Store;
  readonly names: RunNames;
  readonly dispatch: Dispatch;
  /** Lets so many parts into memory as there is room for. */
  readonly turn: <T>(step: () => Promise<T>) => Promise<T>;
  readonly notice: (diagnostic: Diagnostic) => void;
}

/**
 * An engine whose letters are made by whoever takes them from the queue. It has one chunk under way, as every engine: how many of
 * them there are is how far the queue is filled ahead.
 */
export function queueEngine(fetching: Fetching): LetterWriter {
  const { run, store, names, dispatch, turn, notice } = fetching;
  return {
    write: async (tasks, letterDone) => {
      const chunk = chunkOf(tasks, fetching);
      for (;;) {
        await dispatch.made(chunk);
        if (run.interrupt.aborted) return NOTHING;
        const written = await turn(async () => {
          const part = readPart((await store.read(names.part(chunk.name))) ?? new Uint8Array());
          return part && adopt(fetching, chunk, tasks, part);
        });
        if (written !== undefined) {
          for (const _ of tasks) letterDone();
          return written;
        }
        // What was stored whole is damaged now.
        notice(warning("cluster/part-torn", AT_STORE, { part: chunk.name }));
        await store.remove(names.part(chunk.name));
      }
    },
  };
}

const AT_STORE = { kind: "option", name: "--store" } as const;

const NOTHING: WrittenLetters = { entries: [], differences: [], setAside: [], moved: [] };

function chunkOf(tasks: readonly LetterTask[], { run }: Fetching): Chunk {
  const work = packTasks(tasks, run.options.project);
  return { name: chunkName(tasks[0]?.sequence ?? 0, work), work };
}

/**
 * Takes over the letters that the store has of an earlier start: those that are wanted now, were found equal, and are not in the
 * ledger. However the letters were cut into chunks then, none of them is made again.
 */
export async function adoptEarlier(
  fetching: Fetching,
  commit: (letters: WrittenLetters) => Promise<void>,
): Promise<void> {
  const { run, store, names } = fetching;
  const { ledger, differing } = run.held;
  for (const name of await store.names(names.parts)) {
    if (run.interrupt.aborted) return;
    const part = readPart((await store.read(names.part(name))) ?? new Uint8Array());
    const entries = part?.entries.filter((entry) => {
      const { sequence } = entry;
      return !(ledger.has(sequence) || differing.has(sequence) || differs(entry));
    });
    if (part === undefined || entries === undefined || entries.length === 0) continue;
    const tasks = entries.flatMap(({ sequence }) => run.prepared.tasks.inPlace(sequence) ?? []);
    const wanted = { ...part, entries };
    if (isWanted(run, tasks, wanted)) await commit(await writeLetters(run, wanted));
  }
}

/** Writes a part's letters into the run's folder, if they are those that were asked for. Errors: throws `RunStopped`, `OutputFailure`. */
async function adopt(
  { run, store, names }: Fetching,
  { name }: Chunk,
  tasks: readonly LetterTask[],
  part: Part,
): Promise<WrittenLetters> {
  if (!isWanted(run, tasks, part)) {
    const maker = await store.read(names.maker(name));
    const host = maker === undefined ? "?" : Buffer.from(maker).toString();
    const diagnostic = error("cluster/part-not-wanted", AT_STORE, { part: name, host });
    throw new RunStopped("differs", diagnostic);
  }
  return writeLetters(run, part);
}

async function writeLetters({ folder }: OpenRun, part: Part): Promise<WrittenLetters> {
  const moved: string[] = [];
  for (const { path } of part.entries.flatMap(({ files }) => files)) {
    const bytes = part.files.get(path) ?? new Uint8Array();
    const place = folder.at(path);
    await writing(() => makeFolder(folder.disk, dirname(place)));
    const sha256 = async (): Promise<string> => nodeWorld.sha256(bytes);
    if (await makeRoom(folder, path, sha256)) moved.push(path);
    await writing(() => writeDurably(folder.disk, place, bytes));
  }
  return { entries: part.entries, differences: part.differences, setAside: [], moved };
}

/** Whether each letter is the one that is merged here, in all its formats, with the bytes that its line says. */
function isWanted(
  { heads, options }: OpenRun,
  tasks: readonly LetterTask[],
  { entries, files }: Part,
): boolean {
  return (
    entries.length === tasks.length &&
    entries.every((entry, index) => {
      const task = tasks[index];
      return (
        task?.sequence === entry.sequence &&
        heads.has(entry.sequence, headHash(entry)) &&
        entry.files.length === options.formats.length &&
        entry.files.every(
          ({ format, path, sha256 }) =>
            path === letterPath(task, format) &&
            nodeWorld.sha256(files.get(path) ?? new Uint8Array()) === sha256,
        )
      );
    })
  );
}
