import { dirname } from "node:path";
import { type Diagnostic, error } from "../../base/diagnostic.ts";
import type { LedgerEntry, RunInputs } from "../../model/run.ts";
import type { PlainRunOption } from "../../model/run-option.ts";
import { makeFolder, writeDurably } from "../../outside/durable-file.ts";
import { hashOfFile } from "../../outside/hash-of-file.ts";
import { nodeWorld } from "../../outside/node-world.ts";
import { writing } from "../../outside/output-failure.ts";
import { chunksOf } from "../../process/share-work.ts";
import { cutLedger } from "./cut-ledger.ts";
import type { RunFolder } from "./run-folder.ts";
import { makeRoom } from "./strangers.ts";
import { syncLetterFolders } from "./sync-letters.ts";

/** Letters that are made durable together. */
const CHUNK_LETTERS = 100;

/** What of a run's options is a shard's own and no difference from the whole. */
const OWN_OPTIONS: readonly PlainRunOption[] = ["shard", "letters", "別添"];

/**
 * Looks at the folders of shards that are to be joined to a run.
 *
 * Errors: `job/shard-unfinished` for what is not a finished run, `job/shard-differs` for one that was made from
 * other inputs.
 */
export function checkShards(
  shards: readonly RunFolder[],
  inputs: RunInputs,
): readonly Diagnostic[] {
  return shards.flatMap((shard): readonly Diagnostic[] => {
    const folder = shard.shownAs;
    const at = { kind: "option", name: "--join" } as const;
    const run = shard.wholeRun();
    if (run === undefined) return [error("job/shard-unfinished", at, { folder })];
    const isSame =
      JSON.stringify(comparable(run.record.inputs)) === JSON.stringify(comparable(inputs));
    return isSame ? [] : [error("job/shard-differs", at, { folder })];
  });
}

function comparable(inputs: RunInputs): unknown {
  const options = Object.entries(inputs.options).filter(
    ([name]) => !OWN_OPTIONS.some((own) => own === name),
  );
  return { ...inputs, options: options.toSorted(([left], [right]) => (left < right ? -1 : 1)) };
}

/**
 * Takes the letters of shards into a run's folder, byte for byte, and their lines into its ledger; the run then goes on
 * as if it had been interrupted after them. Letters that the folder has already are left alone; what is neither theirs nor the run's is
 * moved aside and added to `moved`.
 *
 * Errors: `job/shard-changed` for a file that is not as its ledger says; throws `OutputFailure`.
 */
export async function adoptShards(
  folder: RunFolder,
  shards: readonly RunFolder[],
  moved: string[],
): Promise<readonly Diagnostic[]> {
  const ledger = folder.openLedger();
  // What is appended after a torn line would be cut off with it.
  moved.push(...(await cutLedger(folder, ledger)));
  const problems: Diagnostic[] = [];
  for (const shard of shards) {
    for (const chunk of chunksOf(shard.openLedger().entries(), CHUNK_LETTERS)) {
      const adopted: LedgerEntry[] = [];
      for (const entry of chunk.filter(({ sequence }) => !ledger.has(sequence))) {
        const changed = await adoptLetter({ folder, moved }, shard, entry);
        if (changed === undefined) adopted.push(entry);
        else problems.push(changed);
      }
      await writing(() => syncLetterFolders(folder, adopted));
      await writing(() => ledger.append(adopted));
    }
  }
  return problems;
}

async function adoptLetter(
  { folder, moved }: { readonly folder: RunFolder; readonly moved: string[] },
  shard: RunFolder,
  { files }: LedgerEntry,
): Promise<Diagnostic | undefined> {
  for (const { path, sha256, bytes: size } of files) {
    const source = shard.at(path);
    // A pipe or a device in a letter's place is not read.
    const isThere = (await hashOfFile(shard.disk, source, size).catch(() => undefined)) === sha256;
    const bytes = isThere ? await shard.disk.read(source).catch(() => undefined) : undefined;
    if (bytes === undefined || nodeWorld.sha256(bytes) !== sha256) {
      const shown = shard.shown(path);
      return error("job/shard-changed", { kind: "file", path: shown }, { path: shown });
    }
    await writing(async () => {
      await makeFolder(folder.disk, dirname(folder.at(path)));
      if (await makeRoom(folder, path, async () => sha256)) moved.push(path);
      await writeDurably(folder.disk, folder.at(path), bytes);
    });
  }
  return undefined;
}
