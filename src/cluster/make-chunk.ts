import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { LETTERS_FOLDER } from "../job/keep/run-layout.ts";
import type { LetterEngine } from "../job/make/letter-engine.ts";
import type { WrittenLetters } from "../job/make/protocol.ts";
import type { LetterTask } from "../job/plan/letter-task.ts";
import { makeFolder } from "../outside/durable-file.ts";
import { nodeDisk } from "../outside/node-disk.ts";
import { WorkerCrash } from "../process/share-work.ts";
import { type Chunk, detailOf } from "./broker.ts";
import { unpackTasks } from "./bundle.ts";
import { failureText } from "./chunk-failure.ts";
import { readPart, writePart } from "./part.ts";
import type { RunNames } from "./run-names.ts";
import type { Store } from "./store.ts";

/** A process that makes letters, and the folder that it has for itself. */
export interface Bench {
  readonly engine: LetterEngine;
  readonly folder: string;
}

interface Work {
  readonly store: Store;
  readonly names: RunNames;
  readonly host: string;
  readonly bench: Bench;
}

/**
 * Makes the letters of a chunk and puts them into the store as its part. A part that is there already is left, if it was there
 * before; one that came meanwhile must be the same, or it is put beside it for the run to see.
 *
 * Shape: gives the number of letters made; none where the part was there, or nobody wants it any more.
 * Errors: throws an error whose text is a `ChunkFailure`.
 */
export async function makeChunk(work: Work, chunk: Chunk): Promise<number> {
  const { store, names, host, bench } = work;
  try {
    if ((await store.read(names.part(chunk.name))) !== undefined) return 0;
    const tasks = unpackTasks(chunk.work);
    const part = await partOf(bench, tasks);
    if (!(await store.names(names.run)).includes("bundle.json")) return 0;
    await putPart(work, chunk.name, part);
    return tasks.length;
  } catch (cause) {
    if (cause instanceof WorkerCrash) {
      const { end, detail } = cause.how;
      throw new Error(failureText({ kind: "died", end, detail }), { cause });
    }
    throw new Error(failureText({ kind: "failed", host, detail: detailOf(cause) }), { cause });
  }
}

async function partOf(
  { engine, folder }: Bench,
  tasks: readonly LetterTask[],
): Promise<Uint8Array> {
  const letters = join(folder, LETTERS_FOLDER);
  // What a chunk before it left when it was broken off would be moved aside.
  await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  await makeFolder(nodeDisk, letters);
  const written = await engine.write(tasks, () => undefined);
  const missing = missingReason(tasks, written);
  if (missing !== undefined) throw new Error(missing);
  const files = new Map<string, Uint8Array>();
  for (const { path } of written.entries.flatMap((entry) => entry.files)) {
    files.set(path, await readFile(join(folder, path)));
  }
  return writePart({ entries: written.entries, differences: written.differences, files });
}

/** A part has all letters of its chunk: why one is missing may be this machine's own affair. */
function missingReason(
  tasks: readonly LetterTask[],
  { entries, setAside }: WrittenLetters,
): string | undefined {
  const [first] = setAside;
  if (first !== undefined) return `${first.id}: ${first.reason}`;
  return entries.length === tasks.length ? undefined : "stopped";
}

async function putPart(
  { store, names, host }: Work,
  name: string,
  part: Uint8Array,
): Promise<void> {
  const maker = names.maker(name);
  await store.putIfAbsent(maker, Buffer.from(host));
  if (await store.putIfAbsent(names.part(name), part)) return;
  const there = (await store.read(names.part(name))) ?? new Uint8Array();
  if (Buffer.compare(there, part) === 0) return;
  // A torn one is found, and made again, by who reads it.
  if (readPart(there) === undefined) return;
  const first = Buffer.from((await store.read(maker)) ?? "?").toString();
  const said = { host, first, part: name };
  await store.putIfAbsent(names.other(name, host), Buffer.from(`${JSON.stringify(said)}\n`));
}
