import { lazySequence, type Sequence } from "../../base/sequence.ts";
import { chunksOf } from "../../process/share-work.ts";
import { volumePath } from "../keep/run-layout.ts";
import type { LetterTask } from "./letter-task.ts";
import type { MergeOptions } from "./merge-options.ts";

/** A volume of a run that keeps no single files, and the letters that belong into it. */
export interface PlannedVolume {
  readonly path: string;
  readonly tasks: readonly LetterTask[];
}

/** The volumes of a run that keeps no single files, in the order of the run. A volume's letters are made when it is asked for. */
export function plannedVolumes(
  tasks: Sequence<LetterTask>,
  { volume }: Pick<MergeOptions, "volume">,
): Sequence<PlannedVolume> {
  const chunks = chunksOf(tasks, volume ?? Math.max(1, tasks.length));
  return lazySequence(chunks.length, (index) => ({
    path: volumePath(index, chunks.length),
    tasks: chunks.at(index) ?? [],
  }));
}
