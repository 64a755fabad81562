import { type Diagnostic, error } from "../base/diagnostic.ts";
import type { SourceFile } from "../base/world.ts";
import type { Edit } from "../edits/edit.ts";
import type { ResultKind } from "../job/job-result.ts";
import type { LedgerEntry } from "../model/run.ts";
import { readSourceFile } from "../outside/input-files.ts";
import { type Project, projectAt } from "../outside/project.ts";
import { askEdits, markAt } from "./edits/ask-edits.ts";
import { changedFiles } from "./edits/changed-files.ts";
import { type FoundLetter, findLetter } from "./edits/find-letter.ts";
import { originsOf, versionsOf } from "./edits/letter-origins.ts";
import { type EditedFile, type LetterView, letterView, paragraphsOf } from "./edits/letter-view.ts";
import { type Compose, makerBy, type RunMaker, seenHashes } from "./edits/letters-of-run.ts";
import { earlierText, otherRun } from "./edits/other-run.ts";
import { type Proved, proveEdits, type Unproved } from "./edits/prove-edits.ts";
import { readEdited } from "./edits/read-edited.ts";
import { type Remarks, remarksOn } from "./edits/remarks-on.ts";
import { type ReopenedRun, reopenRun } from "./edits/reopen-run.ts";
import { type WrittenBeside, writeBeside } from "./edits/write-beside.ts";

/** What `back` is asked for. Paths are relative to the project. */
export interface BackRequest {
  /** The working folder if not given. */
  readonly project?: Project;
  /** The letter in Word that somebody edited. */
  readonly file: string;
  /** The folder of the run that made it. */
  readonly run: string;
  /** Writes the changed template and list beside the old; only shows them if not given. */
  readonly apply?: boolean;
  /** Code or row of the letter, where the file's name and text leave it open. */
  readonly only?: string | undefined;
  /** Where what the letters were made from is now; as recorded if not given. */
  readonly template?: string | undefined;
  readonly recipients?: readonly string[];
  readonly characters?: string | undefined;
}

/** A letter's edits, and where each of them came home to. */
export interface BackResult {
  readonly kind: ResultKind;
  readonly diagnostics: readonly Diagnostic[];
  /** The letter that was edited; undefined where it could not be found. */
  readonly letter: LedgerEntry | undefined;
  /** Edits that were traced and proved, in the order of the letter. */
  readonly edits: readonly TracedEdit[];
  /** The other letters of the run that change with all of these edits. */
  readonly others: readonly LedgerEntry[];
  /** Made again with these edits, the letter says what the edited file says. */
  readonly isProved: boolean;
  /** Files that were written, each beside the one that it is made from. */
  readonly written: readonly WrittenBeside[];
}

/** An edit that came home, with the versions of the letter that have it. */
export interface TracedEdit extends Edit {
  readonly versions: readonly string[];
}

/**
 * Finds what was edited in a produced letter, and where each edit belongs: in the template or in a cell of the list. Each is
 * proved by making the letter again.
 *
 * Shape: where it is asked to apply them, the changed template and list are written beside the old, with the edits that came home;
 * `differs` says that others are left. Else nothing is written.
 * * Errors: `back/…`, `verify/unreadable`, `verify/other-format`, those of reading the run's files; throws `OutputFailure`.
 */
export async function back(request: BackRequest): Promise<BackResult> {
  const { project = projectAt(), file: path } = request;
  const file = readSourceFile(project, path);
  if (!file.ok) return nothing(file.errors);
  const run = reopenRun({
    project,
    folder: request.run,
    template: request.template,
    recipients: request.recipients ?? [],
    characters: request.characters,
  });
  const isFilled = run.ok && run.value.opened.word !== undefined;
  const edited = readEdited(file.value, isFilled);
  const problems = [...(edited.ok ? [] : edited.errors), ...(run.ok ? [] : run.errors)];
  if (!(edited.ok && run.ok)) return nothing(problems);
  const brought = bringBack(run.value, file.value, edited.value, request);
  return request.apply === true ? await apply(run.value, brought, project) : brought.result;
}

function nothing(diagnostics: readonly Diagnostic[]): BackResult {
  return {
    kind: "refused",
    diagnostics,
    letter: undefined,
    edits: [],
    others: [],
    isProved: false,
    written: [],
  };
}

/** A letter's edits with what makes the letters once they are made; `change` is undefined where none came home. */
interface Brought {
  readonly result: BackResult;
  readonly change: Proved | undefined;
}

function bringBack(
  run: ReopenedRun,
  { path }: SourceFile,
  edited: EditedFile,
  { only }: BackRequest,
): Brought {
  const refused = (found: readonly Diagnostic[]): Brought => ({
    result: nothing(found),
    change: undefined,
  });
  const maker = makerBy(run.opened, run.edition);
  const found = findLetter(run, maker.compose, paragraphsOf(edited), { path, only });
  const view = found.ok ? letterView(maker, found.value.letter) : undefined;
  // What a letter of ours may not have at all is said even where it is not found.
  const remarks = remarksOn(edited, view, path);
  if (remarks.stops.length > 0) return refused([...remarks.warnings, ...remarks.stops]);
  if (!found.ok) return refused([...remarks.warnings, ...found.errors]);
  const other =
    otherRun(run, found.value, edited.docx, path) ?? earlierText(view?.docx, edited.docx, path);
  if (other !== undefined) return refused([...remarks.warnings, other]);
  return broughtFrom(run, { maker, found: found.value, edited, path }, remarks);
}

/** A letter that was found, and what somebody made of it; `path` is that file. */
interface EditedLetter {
  readonly maker: RunMaker;
  readonly found: FoundLetter;
  readonly edited: EditedFile;
  readonly path: string;
}

function broughtFrom(
  run: ReopenedRun,
  { maker, found, edited, path }: EditedLetter,
  remarks: Remarks,
): Brought {
  const view = letterView(maker, found.letter);
  const origins = originsOf(run, found);
  const proof = { run, found, origins, ruby: edited.docx.ruby };
  const asked = askEdits(proof, view.edits(edited, origins), path);
  const besides = [...remarks.others, ...changedReadings(view, edited, path)];
  const isAll = asked.questions.length + besides.length === 0;
  const all = proveEdits(proof, asked.traced);
  const isProved = isAll && saysTheSame(all, found, edited);
  // What is right alone and wrong together is asked like anything else that cannot be told.
  const isSound = !("cause" in all) && (isProved || !isAll);
  const traced = isSound ? asked.traced : [];
  const questions = isSound ? asked.questions : [...asked.questions, ...asked.traced.map(markAt)];
  const left = [...questions, ...besides];
  const change = isSound && traced.length > 0 ? all : undefined;
  return {
    change,
    result: {
      ...nothing([...remarks.warnings, ...left]),
      kind: left.length > 0 ? "refused" : "done",
      letter: found.entry,
      edits: traced.map((edit) => ({ ...edit, versions: versionsOf(run, edit) })),
      others: change === undefined ? [] : othersThatChange(run, found, maker.compose, change),
      isProved,
    },
  };
}

/** Writes what came home, after the changed lists were read again; what is asked is left to the clerk. */
async function apply(
  run: ReopenedRun,
  { result, change }: Brought,
  project: Project,
): Promise<BackResult> {
  if (change === undefined) return result;
  const { files, byHand } = changedFiles(run, change.inputs, result.edits);
  const lists = run.lists.map((list) => files.find(({ path }) => path === list.path) ?? list);
  const read = run.readLists(lists);
  if (!read.ok) return { ...result, kind: "refused", diagnostics: read.errors };
  const written = await writeBeside(project, files);
  const diagnostics = [...result.diagnostics, ...byHand];
  const isAll = result.kind === "done" && byHand.length === 0;
  return { ...result, kind: isAll ? "done" : "differs", diagnostics, written };
}

function othersThatChange(
  run: ReopenedRun,
  { entry: own }: FoundLetter,
  compose: Compose,
  change: Proved,
): readonly LedgerEntry[] {
  const before = seenHashes(run, compose);
  const after = seenHashes(run, change.compose);
  return [...run.letters]
    .map(({ entry }) => entry)
    .filter(({ sequence }, index) => sequence !== own.sequence && before[index] !== after[index]);
}

/** Whether the letter made again says what the edited file says. */
function saysTheSame(all: Proved | Unproved, found: FoundLetter, edited: EditedFile): boolean {
  if ("cause" in all) return false;
  const letter = all.compose(found.recipient);
  return letter.ok && letterView(all, letter.value).isSameAs(edited);
}

/** Readings that somebody changed, took away or added. */
function changedReadings(
  { ruby: was }: LetterView,
  { docx: { ruby } }: EditedFile,
  path: string,
): readonly Diagnostic[] {
  const length = Math.max(was.length, ruby.length);
  const first = Array.from({ length }, (_, index) => index).find(
    (index) => was[index]?.ruby !== ruby[index]?.ruby,
  );
  if (first === undefined) return [];
  const base = was[first]?.base ?? ruby[first]?.base ?? "";
  const values = { base, was: was[first]?.ruby ?? "", now: ruby[first]?.ruby ?? "" };
  return [error("back/reading", { kind: "file", path }, values)];
}
