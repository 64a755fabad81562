import type { Outcome } from "../base/outcome.ts";
import type { ListFile } from "./list-file.ts";
import { type ReadList, type ReadOptions, readLists } from "./read-lists.ts";
import { readXlsx } from "./xlsx/read-xlsx.ts";

/**
 * Reads the recipient lists (宛名簿) of a run into one list, in the order of the files and their rows.
 *
 * A list that can be read is for `guardRecipients` to judge. One that cannot is judged here as far as it
 * goes, so that everything is said at once.
 *
 * Errors: everything that is wrong in any of the files, found in one pass; see `base/messages/csv.ts`.
 */
export function readRecipients(
  files: readonly ListFile[],
  options: ReadOptions = {},
): Outcome<ReadList> {
  return readLists(files, readXlsx, options).list;
}
