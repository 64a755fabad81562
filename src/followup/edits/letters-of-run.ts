import { failure, type Outcome, success } from "../../base/outcome.ts";
import { mapped, type Sequence } from "../../base/sequence.ts";
import { TOOL } from "../../base/tool.ts";
import type { SourceFile } from "../../base/world.ts";
import { letterFormats } from "../../letter/letter-formats.ts";
import { createLetterMaker } from "../../letter/letter-maker.ts";
import { type OpenedTemplate, openTemplate } from "../../letter/open-template.ts";
import { createWordMaker, type FilledLetter } from "../../letter/word-maker.ts";
import type { Letter } from "../../model/letter.ts";
import { letterParagraphs, rubyPairs } from "../../model/letter-text.ts";
import type { Cell, Recipient } from "../../model/recipient.ts";
import { nodeWorld } from "../../outside/node-world.ts";
import { textHash } from "../../outside/text-hash.ts";
import { changeOwnText, type TextChange } from "../../word/change-own-text.ts";
import type { ReopenedRun, ReopenedTemplate } from "./reopen-run.ts";

/** Merges one letter. Errors: `template/…`, `markup/…`. */
export type Compose = (recipient: Recipient) => Outcome<Letter>;

/** What makes a template's letters again. */
export interface RunMaker {
  readonly compose: Compose;
  /** The Word file of a letter that was composed; undefined where letters are not filled. */
  readonly filled: ((letter: Letter) => FilledLetter) | undefined;
  /** Whether pages of its letters have numbers. */
  readonly isNumbered?: boolean;
}

/** Gives what merges a template's letters; nothing is laid out, so no face is needed. */
export function makerBy(
  { template, word }: OpenedTemplate,
  edition: ReopenedTemplate["edition"],
): RunMaker {
  const common = { template, edition, world: nodeWorld, tool: TOOL };
  if (word !== undefined) return createWordMaker({ ...common, word });
  const { compose } = createLetterMaker({ ...common, faces: [], formats: letterFormats });
  const { format } = template.settings;
  const formats = [format, ...Object.values(format.parts ?? {})];
  const isNumbered = formats.some(({ pageNumber }) => pageNumber !== "none");
  return { compose, filled: undefined, isNumbered };
}

/** Values in place of those of a list: the cell's column by the row it is in, as `rowKey` gives it. */
export type ChangedCells = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** What distinguishes one row from another. */
export function rowKey({ path, row }: Pick<Recipient, "path" | "row">): string {
  return `${path}\t${row}`;
}

/** What a run's letters would be made from after a change. */
export interface ChangedInputs {
  /** The texts of the template and partials that change, by path. */
  readonly sources: ReadonlyMap<string, string>;
  readonly cells: ChangedCells;
  /** What changes in a clerk's Word file. */
  readonly words: readonly TextChange[];
}

/** What makes letters after a change, and from which file. */
export interface ChangedMaker extends RunMaker {
  readonly file: SourceFile;
}

/** The run's letters as they would be made after a change. Errors: those of the changed template; none where it cannot be written. */
export function changedLetters(
  run: ReopenedTemplate,
  { sources, cells, words }: ChangedInputs,
): Outcome<ChangedMaker> {
  const changed = (file: SourceFile): SourceFile => {
    const text = sources.get(file.path);
    return text === undefined ? file : { path: file.path, bytes: new TextEncoder().encode(text) };
  };
  const partials = new Map(
    [...run.openOptions.partials].map(([name, file]) => [name, changed(file)]),
  );
  const { settings } = run.openOptions;
  const file = words.length === 0 ? changed(run.template) : changedWord(run.template, words);
  if (file === undefined) return failure([]);
  const opened =
    sources.size === 0 && words.length === 0
      ? success(run.opened)
      : openTemplate(file, {
          ...run.openOptions,
          partials,
          ...(settings === undefined ? {} : { settings: changed(settings) }),
        });
  if (!opened.ok) return opened;
  const { compose, filled } = makerBy(opened.value, run.edition);
  return success({
    compose: (recipient) => compose(withCells(recipient, cells)),
    filled,
    file,
  });
}

/** A clerk's Word file with other words; undefined where they cannot be written. */
export function changedWord(
  { path, bytes }: SourceFile,
  words: readonly TextChange[],
): SourceFile | undefined {
  const changed = changeOwnText(bytes, words);
  return changed && { path, bytes: changed };
}

function withCells(recipient: Recipient, cells: ChangedCells): Recipient {
  const own = cells.get(rowKey(recipient));
  if (own === undefined) return recipient;
  const fields = new Map<string, Cell>(recipient.fields);
  for (const [column, value] of own) {
    const cell = fields.get(column);
    if (cell !== undefined) fields.set(column, { value, at: cell.at });
  }
  return { ...recipient, fields };
}

/** What a reader sees of a letter's text, white space and readings too, as one hash. */
export function seenHash(letter: Letter): string {
  return textHash(JSON.stringify([letterParagraphs(letter), rubyPairs(letter)]));
}

/** The hash of each letter of a run; undefined for one that cannot be merged. */
export function seenHashes(run: ReopenedRun, compose: Compose): readonly (string | undefined)[] {
  const hashes: Sequence<string | undefined> = mapped(run.letters, ({ recipient }) => {
    const letter = compose(recipient);
    return letter.ok ? seenHash(letter.value) : undefined;
  });
  return Array.from({ length: hashes.length }, (_, index) => hashes.at(index));
}
