// What a clerk typed and is in no file yet goes only if the clerk says so.
import type { ListEdit } from "../../protocol/worker.ts";
import { say } from "../words.ts";
import { askFirst } from "./ask-first.ts";
import { isApart, saving, template } from "./desk.ts";
import { save, takeTyped } from "./edit-template.ts";
import { changedCells } from "./list-edits.ts";

/** Whether edits of lists may go: there are none, or they are given up. */
export async function mayLoseEdits(edits: readonly ListEdit[]): Promise<boolean> {
  const count = [...changedCells(edits).values()].reduce((sum, { size }) => sum + size, 0);
  return count === 0 || (await askFirst(say("giveUpEdits", { count }), say("giveUp")));
}

/** Whether the template may go: its text is saved, or it is given up where it cannot be. Errors: as `save`. */
export async function mayLeaveTemplate(): Promise<boolean> {
  for (;;) {
    takeTyped();
    if (template.value?.text === undefined || saving.value === "saved") return true;
    if (isApart()) return askFirst(say("giveUpText"), say("giveUp"));
    await save();
  }
}
