import type { Diagnostic } from "../../base/diagnostic.ts";
import type { SourceFile } from "../../base/world.ts";
import type { Edit } from "../../edits/edit.ts";
import { expectedTexts } from "../../edits/expected-texts.ts";
import type { Origins } from "../../edits/written-text.ts";
import type { FilledLetter } from "../../letter/word-maker.ts";
import type { Letter } from "../../model/letter.ts";
import { letterParagraphsInWord, rubyPairs } from "../../model/letter-text.ts";
import { compareWordFile } from "../../verify/compare-word-file.ts";
import { openDocx } from "../../verify/docx-parts.ts";
import { changedInputs } from "./changed-inputs.ts";
import type { FoundLetter } from "./find-letter.ts";
import { type ChangedInputs, changedLetters, type RunMaker } from "./letters-of-run.ts";
import type { ReopenedTemplate } from "./reopen-run.ts";

/** A proof that failed: the template no longer compiles, or the letter comes out otherwise. */
export interface Unproved {
  readonly cause: Diagnostic | undefined;
}

/** Edits with which the letter comes out as expected, and what makes all letters then. */
export interface Proved extends RunMaker {
  readonly inputs: ChangedInputs;
}

/** What proving needs to know. */
export interface ProofCase {
  readonly run: ReopenedTemplate;
  readonly found: Pick<FoundLetter, "letter" | "recipient">;
  readonly origins: Origins;
  /** The readings of the edited file: where the base of one was edited, it is the edited one. */
  readonly ruby: Readings;
}

type Readings = readonly { readonly base: string; readonly ruby: string }[];

/** Makes the letter again with some edits made, and holds it against the letter as it was with just these edits in it. */
export function proveEdits(
  { run, found, origins, ruby }: ProofCase,
  edits: readonly Edit[],
): Proved | Unproved {
  const inputs = changedInputs(edits, origins);
  if (inputs === undefined) return { cause: undefined };
  const changed = changedLetters(run, inputs);
  if (!changed.ok) return { cause: firstError(changed.errors) };
  const { compose, filled, file } = changed.value;
  const letter = compose(found.recipient);
  if (!letter.ok) return { cause: firstError(letter.errors) };
  const misread = filled && firstMisread(file, filled(letter.value));
  if (misread !== undefined) return { cause: misread };
  const expected = expectedTexts(letterParagraphsInWord(found.letter), edits);
  const isSame =
    sameTexts(letterParagraphsInWord(letter.value), expected) &&
    sameReadings(letter.value, found.letter, ruby);
  return isSame ? { inputs, compose, filled } : { cause: undefined };
}

/** What another reader finds in a filled letter that is not as it must be. */
function firstMisread(
  { path, bytes: original }: SourceFile,
  { bytes, text }: FilledLetter,
): Diagnostic | undefined {
  return firstError(compareWordFile(path, bytes, { text, original: openDocx(original) }));
}

/**
 * Whether two texts say the same, paragraph by paragraph; the white space at a paragraph's ends is its indent, and a figure or an empty
 * cell is no paragraph with text.
 */
export function sameTexts(left: readonly string[], right: readonly string[]): boolean {
  const [own, others] = [left, right].map((all) =>
    all.flatMap((text) => (text.trim() === "" ? [] : [text.trim()])),
  );
  return own?.length === others?.length && own?.every((text, at) => text === others?.[at]) === true;
}

function firstError(found: readonly Diagnostic[]): Diagnostic | undefined {
  return found.find(({ severity }) => severity === "error");
}

/** Whether no reading came to stand beside other characters than before, but those that were edited. */
function sameReadings(letter: Letter, before: Letter, edited: Readings): boolean {
  const now = rubyPairs(letter);
  const was = rubyPairs(before);
  const kept = now.filter(
    ({ base, ruby }, index) =>
      ruby === was[index]?.ruby && [was[index]?.base, edited[index]?.base].includes(base),
  );
  return kept.length === now.length && (now.length === was.length || now.length === edited.length);
}
