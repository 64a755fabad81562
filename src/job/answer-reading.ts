import type { Diagnostic } from "../base/diagnostic.ts";
import { wholeKey } from "../base/whole-value.ts";
import type { LedgerEntry } from "../model/run.ts";
import type { VerificationReport } from "../model/verification.ts";
import { KnownStreams } from "../verify/known-streams.ts";
import { OutlineCheck } from "../verify/outline-check.ts";
import { checkFiles } from "./check-files.ts";
import { openFaces } from "./find-fonts.ts";
import { readBack, type WrittenFile } from "./read-back.ts";
import { type FileText, textOfFile } from "./text-of-file.ts";

/** What a reading process is asked. */
export type ReadingRequest =
  | {
      readonly kind: "check";
      readonly folder: string;
      readonly entries: readonly LedgerEntry[];
    }
  | { readonly kind: "read-back"; readonly file: WrittenFile }
  | { readonly kind: "text"; readonly path: string };

/** What it answers. */
export type ReadingAnswer =
  | { readonly kind: "checked"; readonly problems: readonly Diagnostic[] }
  | { readonly kind: "read-back"; readonly report: VerificationReport }
  | { readonly kind: "text"; readonly text: FileText };

/**
 * Makes one that answers requests to read letters, in whatever process this is. It remembers what letters share: the
 * streams it has seen, and the faces of a run, which are opened once, by their names. After each page of a file whose text is
 * asked for, it says that it goes on.
 */
export function readerOfLetters(
  goesOn: () => void = () => undefined,
): (request: ReadingRequest) => Promise<ReadingAnswer> {
  const known = new KnownStreams();
  const opened = new Map<string, Promise<OutlineCheck | undefined>>();
  return async (request) => {
    if (request.kind === "check") {
      return { kind: "checked", problems: await checkFiles(request.folder, request.entries) };
    }
    if (request.kind === "text") {
      return { kind: "text", text: await textOfFile(request.path, goesOn) };
    }
    const { file } = request;
    const key = wholeKey(file.fonts);
    const outlines = opened.get(key) ?? outlinesOf(file.fonts);
    opened.set(key, outlines);
    const found = await outlines;
    const report = await readBack(file, { known, ...(found && { outlines: found }) });
    return { kind: "read-back", report };
  };
}

/** Whoever makes the letters says what is wrong with a face. */
async function outlinesOf(fonts: readonly string[]): Promise<OutlineCheck | undefined> {
  const faces = await openFaces(fonts);
  return faces.ok ? new OutlineCheck(faces.value) : undefined;
}
