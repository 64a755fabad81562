import { type Diagnostic, error } from "../base/diagnostic.ts";
import type { SourceFile } from "../base/world.ts";
import type { Edit } from "../edits/edit.ts";
import { traceEdits } from "../edits/trace-edits.ts";
import { type Origins, type SourceOfText, writtenParagraphs } from "../edits/written-text.ts";
import { letterParagraphs, rubyPairs } from "../model/letter-text.ts";
import type { LedgerEntry } from "../model/run.ts";
import type { EditedDocx } from "../reading/read-edited-docx.ts";
import { readFrontMatter } from "../template/front-matter.ts";
import { decodeSource } from "../template/source-text.ts";
import { askEdits } from "./edits/ask-edits.ts";
import { type FoundLetter, findLetter } from "./edits/find-letter.ts";
import { type Compose, composeBy, seenHashes } from "./edits/letters-of-run.ts";
import { type Proved, proveEdits, sameTexts, type Unproved } from "./edits/prove-edits.ts";
import { readEdited } from "./edits/read-edited.ts";
import { type ReopenedRun, reopenRun } from "./edits/reopen-run.ts";
import type { ResultKind } from "./job-result.ts";
import { readSourceFile } from "./outside/input-files.ts";
import { type Project, projectAt } from "./outside/project.ts";

/** What `back` is asked for. Paths are relative to the project. */
export interface BackRequest {
  /** The working folder if not given. */
  readonly project?: Project;
  /** The letter in Word that somebody edited. */
  readonly file: string;
  /** The folder of the run that made it. */
  readonly run: string;
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
}

/** An edit that came home, with the versions of the letter that have it. */
export interface TracedEdit extends Edit {
  readonly versions: readonly string[];
}

/**
 * Finds what was edited in a produced letter, and where each edit belongs: in the template or in a cell of the list. Each is
 * proved by making the letter again. Nothing is written.
 *
 * Errors: `back/…`, `verify/unreadable`, `verify/other-format`, those of reading the run's files.
 */
export async function back(request: BackRequest): Promise<BackResult> {
  const { project = projectAt(), file: path } = request;
  const file = readSourceFile(project, path);
  if (!file.ok) return nothing(file.errors);
  const edited = readEdited(file.value);
  const run = reopenRun({
    project,
    folder: request.run,
    template: request.template,
    recipients: request.recipients ?? [],
    characters: request.characters,
  });
  const problems = [...(edited.ok ? [] : edited.errors), ...(run.ok ? [] : run.errors)];
  if (!(edited.ok && run.ok)) return nothing(problems);
  return bringBack(run.value, file.value, edited.value, request.only, edited.warnings);
}

function nothing(diagnostics: readonly Diagnostic[]): BackResult {
  return {
    kind: "refused",
    diagnostics,
    letter: undefined,
    edits: [],
    others: [],
    isProved: false,
  };
}

function bringBack(
  run: ReopenedRun,
  { path }: SourceFile,
  edited: EditedDocx,
  only: string | undefined,
  warnings: readonly Diagnostic[],
): BackResult {
  const compose = composeBy(run.opened, run.edition);
  const found = findLetter(run, compose, edited.paragraphs, { path, only });
  if (!found.ok) return nothing([...found.errors, ...warnings]);
  const origins = originsOf(run, found.value);
  const written = writtenParagraphs(found.value.letter, origins);
  const proof = { run, found: found.value, origins, ruby: edited.ruby };
  const edits = traceEdits(written, edited.paragraphs, origins);
  const { traced, questions } = askEdits(proof, edits, path);
  const readings = changedReadings(found.value, edited, path);
  const diagnostics = [...warnings, ...questions, ...readings];
  const all = proveEdits(proof, traced);
  const isProved =
    questions.length + readings.length === 0 && saysTheSame(all, found.value, edited);
  return {
    kind: diagnostics.some(({ severity }) => severity === "error") ? "refused" : "done",
    diagnostics,
    letter: found.value.entry,
    edits: traced.map((edit) => ({ ...edit, versions: versionsOf(run, edit) })),
    others: othersThatChange(run, found.value, compose, all),
    isProved,
  };
}

/** What the letter was made of, to be looked up by its places. A Word file's text is looked up by its paragraphs alone. */
function originsOf({ template, opened, openOptions }: ReopenedRun, found: FoundLetter): Origins {
  const sources = new Map<string, SourceOfText>();
  const add = (file: SourceFile, hasSettings: boolean): void => {
    const decoded = decodeSource(file);
    if (!decoded.ok) return;
    const { text } = decoded.value;
    const bodyStart = hasSettings ? readFrontMatter(decoded.value, () => undefined).bodyStart : 0;
    sources.set(file.path, { text, bodyStart });
  };
  if (opened.word === undefined) add(template, true);
  for (const file of openOptions.partials.values()) add(file, false);
  const { fields } = found.recipient;
  return {
    sources,
    cellValue: ({ header }) => (header === undefined ? undefined : fields.get(header)?.value),
  };
}

/** The versions whose letters have what an edit changes; all where it is a setting, none where it is a cell. */
function versionsOf({ opened: { template } }: ReopenedRun, { places }: Edit): readonly string[] {
  const [place] = places;
  if (place?.kind !== "source") return [];
  const { path } = place.at;
  const own = template.texts.find(
    ({ at }) =>
      at.kind === "text" &&
      at.path === path &&
      at.span.start <= place.start &&
      place.start <= at.span.end,
  );
  return own?.versions ?? template.versions.map(({ name }) => name);
}

function othersThatChange(
  run: ReopenedRun,
  { entry: own }: FoundLetter,
  compose: Compose,
  all: Proved | Unproved,
): readonly LedgerEntry[] {
  if ("cause" in all) return [];
  const before = seenHashes(run, compose);
  const after = seenHashes(run, all.compose);
  return [...run.letters]
    .map(({ entry }) => entry)
    .filter(({ sequence }, index) => sequence !== own.sequence && before[index] !== after[index]);
}

/** Whether the letter made again says what the edited file says. */
function saysTheSame(all: Proved | Unproved, found: FoundLetter, edited: EditedDocx): boolean {
  if ("cause" in all) return false;
  const letter = all.compose(found.recipient);
  return letter.ok && sameTexts(letterParagraphs(letter.value), edited.paragraphs);
}

/** Readings that somebody changed, took away or added. */
function changedReadings(
  { letter }: FoundLetter,
  { ruby }: EditedDocx,
  path: string,
): readonly Diagnostic[] {
  const was = rubyPairs(letter);
  const length = Math.max(was.length, ruby.length);
  const first = Array.from({ length }, (_, index) => index).find(
    (index) => was[index]?.ruby !== ruby[index]?.ruby,
  );
  if (first === undefined) return [];
  const base = was[first]?.base ?? ruby[first]?.base ?? "";
  const values = { base, was: was[first]?.ruby ?? "", now: ruby[first]?.ruby ?? "" };
  return [error("back/reading", { kind: "file", path }, values)];
}
