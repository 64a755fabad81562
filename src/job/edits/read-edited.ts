import { type Diagnostic, error, warning } from "../../base/diagnostic.ts";
import { failure, type Outcome, outcomeOf } from "../../base/outcome.ts";
import type { SourceFile } from "../../base/world.ts";
import { fileKindOf } from "../../reading/file-kind.ts";
import { type EditedDocx, readEditedDocx } from "../../reading/read-edited-docx.ts";
import { UnreadableFile } from "../../verify/unreadable-file.ts";

/**
 * Reads a letter in Word that somebody has edited. What a template cannot be given stops it: text beside the body would be missing
 * from the letters, and a line through a word means that it goes.
 *
 * Errors: `verify/locked`, `verify/other-format`, `verify/unreadable`, `back/tracked-changes`, `back/beside` (a warning for comments),
 * `back/look` (a warning but for lines through text).
 */
export function readEdited(file: SourceFile): Outcome<EditedDocx> {
  const { path, bytes } = file;
  const at = { kind: "file", path } as const;
  const kind = fileKindOf(bytes);
  if (kind === "locked-office") return failure([error("verify/locked", at, { path })]);
  if (kind !== "docx" && kind !== "unknown") {
    return failure([error("verify/other-format", at, { path, found: kind })]);
  }
  try {
    const edited = readEditedDocx(bytes);
    return outcomeOf(edited, [...besideIt(edited, path), ...looksOf(edited, path)]);
  } catch (cause) {
    const { message: reason } = UnreadableFile.from("docx", cause);
    return failure([error("verify/unreadable", at, { path, reason })]);
  }
}

function besideIt({ beside, hasOpenChanges }: EditedDocx, path: string): readonly Diagnostic[] {
  const at = { kind: "file", path } as const;
  const open = hasOpenChanges ? [error("back/tracked-changes", at, { path })] : [];
  const others = beside
    // Text that was deleted under tracking is told with the tracking.
    .filter(({ what }) => !(what === "deleted" && hasOpenChanges))
    .map(({ what, count }) => {
      const tell = what === "comment" ? warning : error;
      return tell("back/beside", at, { path, what, count });
    });
  return [...open, ...others];
}

/** One finding for each look that was given by hand. */
function looksOf({ looks }: EditedDocx, path: string): readonly Diagnostic[] {
  return [...new Set(looks.map(({ what }) => what))].map((what) => {
    const own = looks.filter((look) => look.what === what);
    const tell = what === "strike" ? error : warning;
    const values = { path, what, text: own[0]?.text ?? "", count: own.length };
    return tell("back/look", { kind: "file", path }, values);
  });
}
