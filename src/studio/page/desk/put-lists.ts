import { batch } from "@preact/signals";
import {
  allowed,
  type ChosenList,
  edits,
  hidden,
  letterChecks,
  lists,
  savedLists,
} from "./desk.ts";

/**
 * Puts lists onto the desk in the place of those that lay there, with the edits that are theirs. What was said about hidden rows
 * and about values that are meant was said in sight of the lists of then, and ends with them: nobody has looked at the rows of
 * another list.
 */
export function putLists(next: readonly ChosenList[], steps: typeof edits.value): void {
  batch(() => {
    lists.value = next;
    edits.value = steps;
    hidden.value = undefined;
    allowed.value = [];
    savedLists.value = [];
    letterChecks.value = [];
  });
}
