import { type Diagnostic, error } from "../base/diagnostic.ts";
import type { Location } from "../base/location.ts";
import { failure, type Outcome, success } from "../base/outcome.ts";
import type { SourceFile } from "../base/world.ts";
import { decodeText } from "../data/decode-text.ts";
import { parseLetter } from "../markup/parse-letter.ts";
import { printLine } from "../markup/print-letter.ts";
import type { Letter } from "../model/letter.ts";
import { blockTextInWord, inlineText, textParts } from "../model/letter-text.ts";
import { mapInlines } from "../model/map-inlines.ts";
import type { NoteLink } from "../model/note-link.ts";
import { recipientOf } from "../model/recipient.ts";
import { unreadableFile } from "../proof/unreadable.ts";
import { fileKindOf } from "../reading/file-kind.ts";
import { compileTemplate } from "../template/compile-template.ts";
import { readDocx, readDocxNotes } from "../verify/read-docx.ts";
import { UnreadableFile } from "../verify/unreadable-file.ts";
import { importText } from "../word/import/import-text.ts";
import { importWord } from "../word/import/import-word.ts";
import type { ImportedLetter } from "../word/import/imported-letter.ts";
import type { Row } from "../word/import/merge-field.ts";
import { agrees } from "../word/import/row-of.ts";
import { type TemplateSource, templateSource } from "../word/import/template-source.ts";
import type { ProvedTemplate } from "./proved-template.ts";
import { isTei, templateOfTei } from "./template-of-tei.ts";

/**
 * Makes a template of a letter in Word or in plain text, and proves it: the template compiles, and merged with the letter's own
 * addressee it says, paragraph by paragraph, what another reader finds in the file.
 *
 * Shape: `name` is the letter's title where it has none; without `hasBold`, bold type is a loss. What a template cannot say is left out of both sides, and is in `losses`.
 * Errors: `import/…`, `verify/locked`, `verify/unreadable`, `verify/other-format`, `csv/undecodable`; those of the template
 * that the text of the file would give, at the file.
 */
export function templateOfFile(
  file: SourceFile,
  name: string,
  { hasBold = true }: { readonly hasBold?: boolean } = {},
): Outcome<ProvedTemplate> {
  if (isTei(file)) return templateOfTei(file, name);
  const whole = provedTemplate(file, name, { hasBold, hasReferences: true });
  // Where a number is not the one that its place has by now, sentences say it as text.
  return whole.ok ? whole : provedTemplate(file, name, { hasBold, hasReferences: false });
}

function provedTemplate(
  file: SourceFile,
  name: string,
  wanted: { readonly hasBold: boolean; readonly hasReferences: boolean },
): Outcome<ProvedTemplate> {
  const read = readLetter(file, wanted);
  if (!read.ok) return read;
  const { letter, found, foundNotes } = read.value;
  const source = templateSource(letter, name, printLine);
  const differences = prove(file, letter, source, { found, foundNotes });
  if (differences.length > 0) return failure(differences);
  const { text, guesses, row } = source;
  return success(
    { text, guesses, row, losses: letter.losses, paragraphCount: found.length },
    read.warnings,
  );
}

/** A letter, with the paragraphs, and the paragraphs of its notes, that another reader finds in its file. */
interface ReadLetter {
  readonly letter: ImportedLetter;
  readonly found: readonly string[];
  readonly foundNotes: readonly string[];
}

function readLetter(
  file: SourceFile,
  wanted: { readonly hasBold: boolean; readonly hasReferences: boolean },
): Outcome<ReadLetter> {
  const at = { kind: "file", path: file.path } as const;
  const kind = fileKindOf(file.bytes);
  if (kind === "docx") {
    const letter = importWord(file, wanted);
    if (!letter.ok) return letter;
    try {
      const found = readDocx(file.bytes).paragraphs;
      const foundNotes = readDocxNotes(file.bytes);
      return success({ letter: letter.value, found, foundNotes }, letter.warnings);
    } catch (cause) {
      return failure([unreadableFile(file.path, UnreadableFile.from("docx", cause))]);
    }
  }
  if (kind === "locked-office") return failure([error("verify/locked", at, { path: file.path })]);
  if (kind !== "unknown")
    return failure([error("verify/other-format", at, { path: file.path, found: kind })]);
  const text = decodeText(file);
  if (!text.ok) return text;
  const letter = importText(file.path, text.value);
  if (!letter.ok) return letter;
  const found = text.value.split(/\r\n|[\r\n]/u).filter((line) => /\S/u.test(line));
  return success({ letter: letter.value, found, foundNotes: [] });
}

/** Compiles and merges the template, and holds what comes out against what the other reader found. */
function prove(
  file: SourceFile,
  letter: ImportedLetter,
  source: TemplateSource,
  { found, foundNotes }: Omit<ReadLetter, "letter">,
): readonly Diagnostic[] {
  const at = { kind: "file", path: file.path } as const;
  const bytes = new TextEncoder().encode(source.text);
  const template = compileTemplate({ path: file.path, bytes });
  const refused = (problems: readonly Diagnostic[]): readonly Diagnostic[] => [
    ...problems
      .filter(({ severity }) => severity === "error")
      .map((problem) => ({ ...problem, at })),
    error("import/not-a-template", at, { path: file.path }),
  ];
  if (!template.ok) return refused(template.errors);
  const merged = template.value.merge(recipientOf(Object.fromEntries(source.row)));
  if (!merged.ok) return refused(merged.errors);
  const again = parseLetter(merged.value, template.value.settings, "corrected");
  if (!again.ok) return refused(again.errors);
  const wanted = wantedParagraphs(letter, found, source.row);
  // An empty cell of a table leaves no trace in what a reader finds.
  const isApart = ({ place }: NoteLink): boolean => letter.notesInText?.has(place) !== true;
  const printed = textParts(withoutNotes(again.value, isApart))
    .map(blockTextInWord)
    .filter((text) => /\S/u.test(text));
  const notes = noteProblem(again.value, letter, foundNotes, isApart);
  if (notes !== undefined) return [error("import/differs", at, notes)];
  const length = Math.max(wanted.length, printed.length);
  const first = Array.from({ length }, (_, index) => index).find(
    (index) => tidy(wanted[index]?.text) !== tidy(printed[index]),
  );
  if (first === undefined) return [];
  const values = { word: wanted[first]?.text ?? "", template: printed[first] ?? "" };
  return [error("import/differs", wanted[first]?.at ?? at, values)];
}

/** The letter as a reader of the body finds it: Word counts the marks of notes that are elsewhere itself. */
function withoutNotes(letter: Letter, isApart: (note: NoteLink) => boolean): Letter {
  const blocks = letter.blocks
    .filter((block) => !(block.type === "list-item" && block.note && isApart(block.note)))
    .map((block) =>
      mapInlines(block, (inlines) =>
        inlines.filter((one) => !(one.type === "script-text" && one.note && isApart(one.note))),
      ),
    );
  return { ...letter, blocks };
}

/** The first note that is not one of the file's, or that the template does not print. */
function noteProblem(
  again: Letter,
  { notes }: ImportedLetter,
  found: readonly string[],
  isApart: (note: NoteLink) => boolean,
): { readonly word: string; readonly template: string } | undefined {
  const printed = again.blocks.flatMap((block) =>
    block.type === "list-item" && block.note && isApart(block.note)
      ? inlineText(block.inlines)
      : [],
  );
  const left = found.map(tidy);
  for (const text of printed) {
    const at = left.indexOf(tidy(text));
    if (at < 0) return { word: "", template: text };
    left.splice(at, 1);
  }
  const wanted = [...notes.values()].flatMap(({ note, inlines }) =>
    note && isApart(note) ? inlineText(inlines) : [],
  );
  return printed.length === wanted.length ? undefined : { word: wanted.join(""), template: "" };
}

/** What the other reader found, without what the letter could not be given, and with what the row has for each tag. */
function wantedParagraphs(
  { reading, tags }: ImportedLetter,
  found: readonly string[],
  row: Row,
): readonly { readonly text: string; readonly at: Location | undefined }[] {
  const asShown = new Map(tags.map(({ character, shown }) => [character, shown]));
  const asPrinted = new Map(
    tags.map((tag) => {
      const isShown = tag.rowsFor(tag.shown).some((one) => agrees(one, row));
      return [tag.character, (isShown ? undefined : tag.print(row)) ?? tag.shown];
    }),
  );
  return found.flatMap((text, index) => {
    const own = reading[index];
    // Where both readers agree on a paragraph, what of it is left out is left out here, and what was never merged is here.
    const isAgreed = own !== undefined && tidy(own.text) === tidy(text);
    const { carried, tagged } = isAgreed ? own : NOTHING_OF_IT;
    const isWhole = tagged !== undefined && tidy(withTags(tagged, asShown)) === tidy(text);
    const kept = carried ?? (isWhole ? tagged : text);
    const label = own?.label ?? "";
    if (kept + label === "") return [];
    return [{ text: label + withTags(kept, asPrinted), at: own?.at }];
  });
}

const NOTHING_OF_IT = { carried: undefined, tagged: undefined };

function withTags(text: string, words: ReadonlyMap<string, string>): string {
  return text.replaceAll(/[\u{f0000}-\u{ffffd}]/gu, (tag) => words.get(tag) ?? tag);
}

/** A paragraph as people compare it: the spaces at its ends are its indent. */
function tidy(text: string | undefined): string {
  return (text ?? "").trim();
}
