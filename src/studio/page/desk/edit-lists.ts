// What is changed in lists: kept here step by step, shown as if the lists had it, and saved as new files. A clerk's file stays as it is.
import { computed, signal } from "@preact/signals";
import type { HiddenRows } from "../../../model/hidden-rows.ts";
import type { GivenAllowance, ListEdit } from "../../protocol/worker.ts";
import { ask } from "../server-client.ts";
import { say } from "../words.ts";
import { askWorker } from "../worker-client.ts";
import { openList, renewListing } from "./choose.ts";
import {
  allowed,
  announcement,
  type ChosenList,
  edits,
  hidden,
  lists,
  savedLists,
  trouble,
} from "./desk.ts";
import { mayLoseEdits } from "./give-up.ts";
import { changedCells, ofOthers, withoutList, writeEdits } from "./list-edits.ts";
import { putLists } from "./put-lists.ts";
import { readLists } from "./show-letter.ts";
import { sayTrouble } from "./tell-trouble.ts";

/** The places of cells that are changed, by list: row and column. */
export const changed = computed(() => changedCells(edits.value.flat()));

/** Whether the last change is still being read. */
export const isReading = signal(false);

/** Changes cells, in one step that can be taken back. */
export async function editLists(step: readonly ListEdit[]): Promise<void> {
  if (step.length === 0) return;
  savedLists.value = [];
  edits.value = [...edits.value, step];
  announcement.value = say("cellsChanged", { count: step.length });
  await readAgain();
}

/** Makes all corrections of a kind that are certain. */
export async function fixAlike(kind: string): Promise<void> {
  await editLists((await askWorker("fixes", { kind })).edits);
}

/** Takes the last step back. */
export async function undoEdit(): Promise<void> {
  edits.value = edits.value.slice(0, -1);
  announcement.value = say("undone");
  await readAgain();
}

/** Says what is done with rows that are hidden or struck through; undefined takes back what was said. */
export async function decideHidden(choice: HiddenRows | undefined): Promise<void> {
  hidden.value = choice;
  await readAgain();
}

/** Lets values pass that are meant as they stand. */
export async function allow(allowance: GivenAllowance): Promise<void> {
  allowed.value = [...allowed.value, allowance];
  await readAgain();
}

/** Lets all these values pass and no others, as was said before. */
export async function letPass(all: readonly GivenAllowance[]): Promise<void> {
  allowed.value = all;
  await readAgain();
}

/** Has values looked at again that were let pass. */
export async function forbid(at: number): Promise<void> {
  allowed.value = allowed.value.filter((_, index) => index !== at);
  await readAgain();
}

/** Takes another worksheet of a list's workbook; undefined leaves the choice to what is in it. */
export async function chooseSheet(at: number, sheet: string | undefined): Promise<void> {
  if (!(await mayLoseEdits(editsOf(at)))) return;
  putLists(
    lists.value.map((one, index) => (index === at ? { ...one, sheet } : one)),
    ofOthers(edits.value, at),
  );
  await readAgain();
}

/** Takes a list from the desk, with what was changed in it. */
export async function removeList(at: number): Promise<void> {
  if (!(await mayLoseEdits(editsOf(at)))) return;
  putLists(
    lists.value.filter((_, index) => index !== at),
    withoutList(edits.value, at),
  );
  await readAgain();
}

/**
 * Saves each list that is changed as a new file beside its old one, with a table of changes; from then on the new file is the
 * list. Shape: false where what is wrong with a workbook stands in the way, which is told.
 */
export function saveEdits(): Promise<boolean> {
  // Who presses twice wants one file.
  saves ??= saveNow().finally(() => {
    saves = undefined;
  });
  return saves;
}

let saves: Promise<boolean> | undefined;

async function saveNow(): Promise<boolean> {
  const saved: string[] = [];
  let isWhole = true;
  for (const chosen of lists.value) {
    const made = await saveList(chosen);
    if (made === undefined) isWhole = false;
    else saved.push(...made);
  }
  savedLists.value = saved;
  await renewListing();
  await readAgain();
  return isWhole;
}

/** Saves a list's edits, if it has any. Shape: the files that were written; undefined where something stands in the way. */
async function saveList(chosen: ChosenList): Promise<readonly string[] | undefined> {
  const place = (): number => lists.value.indexOf(chosen);
  const files: string[] = [];
  const written = await writeEdits(
    () => editsOf(place()),
    async () => {
      const { text, changes, findings } = await askWorker("corrected", { list: place() });
      if (text === undefined) {
        trouble.value = findings;
        return undefined;
      }
      const made = await ask("/api/list/save", { beside: chosen.file.handle, text, changes });
      files.push(...[made.file, made.changes].flatMap((file) => file?.path ?? []));
      return { made, opened: await openList(made.file, undefined) };
    },
  );
  if (written === undefined) {
    if (files.length > 0) announceTakenBack(files);
    return [];
  }
  if (written.made === undefined) return undefined;
  const { made, opened } = written.made;
  const at = place();
  lists.value = lists.value.with(at, opened);
  edits.value = ofOthers(edits.value, at);
  return [made.file, made.changes].flatMap((file) => file?.path ?? []);
}

/** All was taken back while it was written: the list is as it was, and what was written lies beside it. */
function announceTakenBack(files: readonly string[]): void {
  sayTrouble("takenBack", { files: files.join("、") });
}

/** A list that was taken from the desk has none: what was saved of it stays where it is. */
function editsOf(list: number): readonly ListEdit[] {
  return edits.value.flat().filter((edit) => edit.list === list);
}

async function readAgain(): Promise<void> {
  isReading.value = true;
  try {
    await readLists();
  } finally {
    isReading.value = false;
  }
}
