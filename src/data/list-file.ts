import type { SourceFile } from "../base/world.ts";

/** A list as it is given: a file, and of a workbook the worksheet that was chosen, if one was. */
export interface ListFile extends SourceFile {
  readonly sheet?: string;
}

/**
 * The name that people and records know a list by: 名簿.xlsx, or 名簿.xlsx#2回目 where a worksheet was chosen, as it is
 * typed too. Two worksheets of one workbook are two lists.
 */
export function listName({ path, sheet }: Pick<ListFile, "path" | "sheet">): string {
  return sheet === undefined ? path : `${path}#${sheet}`;
}
