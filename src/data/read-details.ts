import { error } from "../base/diagnostic.ts";
import { type Outcome, outcomeOf } from "../base/outcome.ts";
import type { RecipientList } from "../model/recipient.ts";
import type { ListFile } from "./list-file.ts";
import { oncePerColumn } from "./once-per-column.ts";
import { type ReadOptions, readLists, type WorkbookReader } from "./read-lists.ts";

/**
 * Reads lists of details (明細) as recipient lists are read, character by character and code by code; but nobody is addressed in
 * them, so they need neither a title nor an honorific, and a body may be in several rows.
 *
 * Errors: those of `readRecipients`, without what only addressees need; `csv/no-recipients`.
 */
export function readDetails(
  files: readonly ListFile[],
  options: ReadOptions,
  readXlsx: WorkbookReader,
): Outcome<RecipientList> {
  const { rows, found } = readLists(files, readXlsx, options).every;
  const needed = found.filter(({ code }) => code !== "csv/missing-column");
  const [file] = files;
  const isEmpty = rows.recipients.length === 0 && needed.length === 0 && file !== undefined;
  const none = isEmpty
    ? [error("csv/no-recipients", { kind: "file", path: file.path }, { skipped: 0 })]
    : [];
  return outcomeOf(rows, oncePerColumn([...needed, ...none]));
}
