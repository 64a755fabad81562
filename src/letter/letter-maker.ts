import type { Diagnostic } from "../base/diagnostic.ts";
import { failure, type Outcome, outcomeOf, success } from "../base/outcome.ts";
import type { World } from "../base/world.ts";
import { createKnownLines } from "../markup/known-lines.ts";
import { readLetter } from "../markup/parse-letter.ts";
import type { FontFace } from "../model/font-face.ts";
import type { Letter } from "../model/letter.ts";
import type { Edition, LetterSettings } from "../model/letter-settings.ts";
import type { FormatId } from "../model/output-format.ts";
import type { PagedDocument } from "../model/paged-document.ts";
import type { Recipient } from "../model/recipient.ts";
import type { WordText } from "../model/word-text.ts";
import type { SourceRecord } from "../pdf/source-record.ts";
import type { Template } from "../template/compile-template.ts";
import { graphemesOf } from "../text/graphemes.ts";
import { checkLayout } from "../typeset/check-layout.ts";
import { typeset } from "../typeset/typeset.ts";
import { createTypesetCache } from "../typeset/typeset-cache.ts";
import { checkedValue } from "./checked-value.ts";
import type { FormatTools, LetterFormats, WholeLetter } from "./letter-format.ts";
import { recordHash } from "./record-hash.ts";

/** What the letters of a run have in common. */
export interface MakerSetup {
  readonly template: Template;
  readonly edition: Edition;
  readonly faces: readonly FontFace[];
  readonly world: World;
  /** Name and version of the program as written in the files, e.g. `shokan 0.1.0`. */
  readonly tool: string;
  /** The formats that letters can be written in: all of them (`letterFormats`), or those that are at hand. */
  readonly formats: (tools: FormatTools) => LetterFormats;
}

/** Makes the letters of one template in memory, from a record to the bytes of a file; nothing is read or written. */
export interface LetterMaker {
  /** What holds for all letters in these formats, to be said once. */
  readonly warningsOf: (formats: readonly FormatId[]) => readonly Diagnostic[];
  /** Merges and marks up. Errors: `template/…`, `markup/…`. */
  readonly compose: (recipient: Recipient) => Outcome<Letter>;
  /** A letter that `compose` gave, with what the other edition has beside it. */
  readonly whole: (letter: Letter, recipient: Recipient) => WholeLetter;
  /** Everything that is wrong with a letter as it would be issued in these formats. */
  readonly check: (
    letter: Letter,
    recipient: Recipient,
    formats: readonly FormatId[],
  ) => readonly Diagnostic[];
  /** What of a letter is in another face than the first that its template names: the name of each such face, and its characters. */
  readonly otherFaces: (letter: Letter) => readonly string[];
  /** Lays out a letter in which `check` finds no error. */
  readonly layOut: (letter: Letter) => PagedDocument;
  /** What all files of the run were made from, for their metadata; a letter's adds its record. */
  readonly source: SourceRecord;
  /** What a letter's files were made from. */
  readonly sourceOf: (recipient: Recipient) => SourceRecord;
  readonly formats: LetterFormats;
  /** What a letter must say as a Word file that was filled, part by part; undefined where letters are written, not filled. */
  readonly filledText: ((letter: Letter) => WordText) | undefined;
}

/** Gives the maker of a template's letters; what it keeps between them never changes a byte. */
export function createLetterMaker(setup: MakerSetup): LetterMaker {
  const { template, edition, world, tool } = setup;
  const { settings } = template;
  const faces = withBold(setup.faces, settings);
  const knownLines = createKnownLines();
  const typesetCache = createTypesetCache();
  const layOut = (letter: Letter): PagedDocument =>
    checkedValue(typeset(letter, settings.format, faces, typesetCache));
  const formats = setup.formats({ edition, settings, faces, world, layOut });
  const bothEditions = (recipient: Recipient): Letter => {
    const manuscript = checkedValue(template.merge(recipient));
    return readLetter(manuscript, settings, "both", createKnownLines()).letter;
  };
  const whole = (letter: Letter, recipient: Recipient): WholeLetter => ({
    letter,
    bothEditions: () => bothEditions(recipient),
  });
  // Who names several fonts wants what the first lacks from the next; the one that nobody named is told of.
  const unnamed = new Set(faces.slice(settings.fonts.length).map(nameOf));
  const isUnasked = ({ code, values }: Diagnostic): boolean =>
    code !== "typeset/other-face" || unnamed.has(String(values["face"]));
  const source: SourceRecord = {
    template: world.sha256(template.source.bytes),
    edition,
    tool,
    record: undefined,
  };
  return {
    warningsOf: (ids) => ids.flatMap((id) => formats[id]().warnings),
    compose: (recipient) => {
      const manuscript = template.merge(recipient);
      if (!manuscript.ok) return manuscript;
      const read = readLetter(manuscript.value, settings, edition, knownLines);
      const letter = outcomeOf(read.letter, read.problems);
      if (letter.ok) return success(letter.value, [...manuscript.warnings, ...letter.warnings]);
      // Who mends the notation wants to know at once of the characters that no font has.
      const set = typeset(read.letter, settings.format, faces, typesetCache);
      const glyphs = set.ok ? [] : set.errors.filter(({ severity }) => severity === "error");
      const errors = letter.errors.map((one) => withEmptyCells(one, template, recipient));
      return failure([...manuscript.warnings, ...errors, ...glyphs]);
    },
    check: (letter, recipient, ids) => [
      ...template.checkLetter(letter, recipient),
      ...checkLayout(letter, settings.format, faces, typesetCache).filter(isUnasked),
      ...ids.flatMap((id) => formats[id]().check(whole(letter, recipient))),
    ],
    otherFaces: (letter) => {
      if (faces.length === 1) return [];
      const set = typeset(letter, settings.format, faces, typesetCache);
      return set.ok ? charactersByFace(set.warnings) : [];
    },
    whole,
    layOut,
    source,
    sourceOf: (recipient) => ({ ...source, record: recordHash(recipient, world) }),
    formats,
    filledText: undefined,
  };
}

/** What has no text where a value is empty is told with the row whose values those are. */
function withEmptyCells(
  problem: Diagnostic,
  { fields }: Template,
  recipient: Recipient,
): Diagnostic {
  if (problem.code !== "markup/empty-block") return problem;
  const cells = fields.flatMap(({ name }) => recipient.fields.get(name) ?? []);
  const empty = cells.filter(({ value }) => value.trim() === "");
  const related = empty.slice(0, MOST_CELLS).map(({ at }) => ({ at, label: "" }));
  return { ...problem, related: [...problem.related, ...related] };
}

const MOST_CELLS = 3;

/** The characters of all blocks that are from other faces, each once, face by face. */
function charactersByFace(found: readonly Diagnostic[]): readonly string[] {
  const faces = new Map<string, Set<string>>();
  for (const { code, values } of found) {
    if (code !== "typeset/other-face") continue;
    const face = String(values["face"]);
    const characters = faces.get(face) ?? new Set();
    for (const one of graphemesOf(String(values["characters"]))) characters.add(one);
    faces.set(face, characters);
  }
  return [...faces].map(([face, characters]) => `${face} ${[...characters].join("")}`);
}

/** The faces, with those marked that are for bold text: they stand behind the others, before the one that nobody named. */
function withBold(
  faces: readonly FontFace[],
  { fonts, boldFonts = [] }: LetterSettings,
): readonly FontFace[] {
  if (boldFonts.length === 0) return faces;
  const first = fonts.length - boldFonts.length;
  return faces.map((face, index) =>
    index >= first && index < fonts.length ? { ...face, isForBold: true } : face,
  );
}

function nameOf({ familyJa, family }: FontFace): string {
  return familyJa ?? family;
}
