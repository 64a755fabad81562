import { ask } from "../server-client.ts";
import { changedFiles, lists, saving, template } from "./desk.ts";
import { renewPictures } from "./named-pictures.ts";
import { showTyped } from "./show-letter.ts";
import { shownFiles } from "./shown-inputs.ts";

/** Asks whether what is on the desk is still what is on the disk; a text that is not saved yet tells that by itself. */
export async function lookForChanges(): Promise<void> {
  // A picture that was put beside is there from now on.
  if (await renewPictures()) await showTyped();
  const chosen = template.value;
  const before = lists.value;
  const { paths } = await ask("/api/changed", { seen: shownFiles(chosen) });
  // What was put on the desk or saved meanwhile is asked of with the next change.
  if (template.value !== chosen || lists.value !== before) return;
  changedFiles.value =
    saving.value === "saved" || chosen === undefined
      ? paths
      : paths.filter((path) => path !== chosen.file.path);
}
