import { valueIn } from "../../model/recipient.ts";
import type { Bookmark } from "../../pdf/outline.ts";
import type { LetterTask } from "../plan/letter-task.ts";

/** Where a letter is among the bookmarks of its print run. */
export function bookmarkOf({ recipient: { id, fields } }: LetterTask): Bookmark {
  return { group: valueIn(fields, "prefecture"), title: `${id} ${valueIn(fields, "title")}` };
}
