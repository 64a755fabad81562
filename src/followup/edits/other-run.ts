import { type Diagnostic, error } from "../../base/diagnostic.ts";
import { nodeWorld } from "../../outside/node-world.ts";
import { systemErrorCode } from "../../outside/system-error.ts";
import { type EditedDocx, readEditedDocx } from "../../reading/read-edited-docx.ts";
import type { FoundLetter } from "./find-letter.ts";
import type { ReopenedRun } from "./reopen-run.ts";

/**
 * Finds out that an edited file was made by another run, of an earlier text of the template perhaps: what differs would be taken
 * for edits, and the old words come back.
 *
 * Shape: known by the fonts that one letter alone has, where the letter's own file lies in the run's folder as it was made; nothing
 * is found where either has no such font, or the letter was edited in its place. Errors: `back/other-run`.
 */
export function otherRun(
  { folder }: ReopenedRun,
  { entry }: FoundLetter,
  { fontNames }: EditedDocx,
  path: string,
): Diagnostic | undefined {
  const file = entry.files.find(({ format }) => format === "docx");
  const own = file && ownFonts(() => folder.disk.readNow(folder.at(file.path)), file.sha256);
  if (own === undefined || own.size === 0 || fontNames.size === 0) return undefined;
  const isOther = [...fontNames].every((name) => !own.has(name));
  const values = { path, folder: folder.shownAs };
  return isOther ? error("back/other-run", { kind: "file", path }, values) : undefined;
}

/**
 * Finds out that an edited file was made before the clerk's Word file got its present text. Word notes each sitting in which a file is
 * edited, and whatever is made of the file keeps these notes: a letter that lacks one of its template's is older than that.
 *
 * Shape: nothing is found where either does not say, or they are not of one file. Errors: `back/earlier-text`.
 */
export function earlierText(
  made: EditedDocx | undefined,
  edited: EditedDocx,
  path: string,
): Diagnostic | undefined {
  const [own, other] = [made?.sessions, edited.sessions];
  if (own === undefined || other === undefined || own.root !== other.root) return undefined;
  const isEarlier = [...own.all].some((session) => !other.all.has(session));
  return isEarlier ? error("back/earlier-text", { kind: "file", path }, { path }) : undefined;
}

function ownFonts(read: () => Uint8Array, sha256: string): ReadonlySet<string> | undefined {
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(read());
  } catch (cause) {
    systemErrorCode(cause); // a file of the run that cannot be read says nothing of this one
    return undefined;
  }
  return nodeWorld.sha256(bytes) === sha256 ? readEditedDocx(bytes).fontNames : undefined;
}
