import { chooseTemplate, openList, renewListing } from "./choose.ts";
import { edits, lists, saving, template, trouble } from "./desk.ts";
import { save } from "./edit-template.ts";
import { lookForChanges } from "./look-for-changes.ts";
import { putLists } from "./put-lists.ts";
import { forgetFetched, readLists } from "./show-letter.ts";

/**
 * Reads all that is on the desk again, as it is on the disk by now. A list with changes that are in no file yet stays as it is shown,
 * and so does a text that could not be saved: they are told of where they are.
 */
export async function reloadDesk(): Promise<void> {
  await save();
  await renewListing();
  const before = lists.value;
  const now = await Promise.all(
    before.map((chosen, at) =>
      edits.value.flat().some(({ list }) => list === at)
        ? chosen
        : openList(chosen.file, chosen.sheet),
    ),
  );
  const isOther = now.some(({ sha256 }, at) => sha256 !== before[at]?.sha256);
  if (isOther && lists.value === before) putLists(now, edits.value);
  forgetFetched();
  const handle = template.value?.file.handle;
  await readLists();
  if (handle !== undefined && saving.value === "saved") await chooseTemplate(handle);
  // Only now can letters be made that are the ones that are shown.
  trouble.value = [];
  await lookForChanges();
}
