import type { Diagnostic } from "../base/diagnostic.ts";
import { wholeKey } from "../base/whole-value.ts";
import type { LedgerEntry, RunInputs } from "../model/run.ts";
import type { VerificationReport } from "../model/verification.ts";
import { openFaces } from "../outside/find-fonts.ts";
import type { Project } from "../outside/project.ts";
import { KnownStreams } from "../verify/known-streams.ts";
import { KnownOriginals } from "../verify/original-word-file.ts";
import { OutlineCheck } from "../verify/outline-check.ts";
import { checkFiles } from "./check-files.ts";
import { readBack, type WrittenFile } from "./read-back.ts";
import { StrictReaders } from "./strict-readers.ts";
import { type FileText, textOfFile } from "./text-of-file.ts";

/** What a reading process is asked. */
export type ReadingRequest = { readonly project: Project } & ReadingTask;

/** What it is told and answers nothing to: what it remembers is of a run that has ended. */
export interface Forget {
  readonly kind: "forget";
}

/** What is read, without where it is. */
export type ReadingTask =
  | {
      readonly kind: "check";
      readonly folder: string;
      readonly entries: readonly LedgerEntry[];
      readonly fonts: RunInputs["fonts"];
      /** Whether the letters are a clerk's Word file, filled. */
      readonly isFilled: boolean;
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
 * streams it has seen, the clerk's Word file, and the faces of a run, which are opened once, by their names. `pageRead` is called after each page of a
 * file whose text is asked for.
 */
export function readerOfLetters(): (
  request: ReadingRequest,
  pageRead?: () => void,
) => Promise<ReadingAnswer> {
  const known = new KnownStreams();
  const originals = new KnownOriginals();
  const strict = new StrictReaders();
  const opened = new Map<string, Promise<OutlineCheck | undefined>>();
  const toolsFor = async (
    project: Project,
    names: readonly string[],
    hashes?: readonly string[],
  ) => {
    const key = wholeKey([project, names, hashes ?? []]);
    const outlines = opened.get(key) ?? outlinesOf(project, names, hashes);
    opened.set(key, outlines);
    const found = await outlines;
    return { known, ...(found && { outlines: found }) };
  };
  return async (request, pageRead = () => undefined) => {
    const { project } = request;
    if (request.kind === "check") {
      const { folder, entries, fonts, isFilled } = request;
      const hashes = fonts.map(({ sha256 }) => sha256);
      const names = fonts.map(({ name }) => name);
      const tools = { project, folder, isFilled, ...(await toolsFor(project, names, hashes)) };
      return { kind: "checked", problems: await checkFiles(tools, entries) };
    }
    if (request.kind === "text") {
      return { kind: "text", text: await textOfFile(project, request.path, pageRead) };
    }
    const { file } = request;
    const { filled } = file.expected;
    // Whoever asks has to send it again: a report would say that the letter is at fault.
    if (filled !== undefined) originals.partsOf(filled.original);
    const tools = { ...(await toolsFor(project, file.fonts)), originals, strict };
    return { kind: "read-back", report: await readBack(file, tools) };
  };
}

/** Whoever makes the letters says what is wrong with a face; a run is verified without those that are gone or others now. */
async function outlinesOf(
  project: Project,
  names: readonly string[],
  hashes: readonly string[] | undefined,
): Promise<OutlineCheck | undefined> {
  const faces = await openFaces(names, project);
  if (!faces.ok) return undefined;
  return new OutlineCheck(
    faces.value.filter(({ sha256 }) => hashes === undefined || hashes.includes(sha256)),
  );
}
