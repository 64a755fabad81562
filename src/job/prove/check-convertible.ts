import { type Diagnostic, error } from "../../base/diagnostic.ts";
import type { SourceFile } from "../../base/world.ts";
import { readWordShown } from "../../reading/read-word-shown.ts";
import { UnreadableFile } from "../../verify/unreadable-file.ts";
import { hasFonts } from "../process/libreoffice.ts";

/**
 * What of a clerk's Word file LibreOffice would leave out of every letter, or take for another's: found before one is made.
 *
 * Errors (in the result): `office/emphasis-lost`, `office/embedded-fonts`.
 */
export function checkConvertible({ path, bytes }: SourceFile): readonly Diagnostic[] {
  const at = { kind: "file", path } as const;
  try {
    return [
      ...(readWordShown(bytes).isEmphasised ? [error("office/emphasis-lost", at, {})] : []),
      ...(hasFonts(bytes) ? [error("office/embedded-fonts", at, {})] : []),
    ];
  } catch (cause) {
    if (!(cause instanceof UnreadableFile)) throw cause;
    return []; // it is said of its letters
  }
}
