import { error } from "../../base/diagnostic.ts";
import { failure, type Outcome, success } from "../../base/outcome.ts";
import type { SourceFile } from "../../base/world.ts";
import { unreadableFile } from "../../proof/unreadable.ts";
import { fileKindOf } from "../../reading/file-kind.ts";
import { readEditedDocx } from "../../reading/read-edited-docx.ts";
import { readEditedWord } from "../../reading/read-edited-word.ts";
import { UnreadableFile } from "../../verify/unreadable-file.ts";
import type { EditedFile } from "./letter-view.ts";

/**
 * Reads a letter in Word that somebody has edited; one that was filled from a clerk's Word file in all its parts.
 *
 * Errors: `verify/locked`, `verify/other-format`, `verify/unreadable`.
 */
export function readEdited({ path, bytes }: SourceFile, isFilled: boolean): Outcome<EditedFile> {
  const at = { kind: "file", path } as const;
  const kind = fileKindOf(bytes);
  if (kind === "locked-office") return failure([error("verify/locked", at, { path })]);
  if (kind !== "docx" && kind !== "unknown") {
    return failure([error("verify/other-format", at, { path, found: kind })]);
  }
  try {
    const word = isFilled ? readEditedWord(bytes) : undefined;
    return success({ docx: readEditedDocx(bytes), word });
  } catch (cause) {
    return failure([unreadableFile(path, UnreadableFile.from("docx", cause))]);
  }
}
