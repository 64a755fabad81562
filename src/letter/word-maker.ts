import { assert } from "../base/assert.ts";
import type { Location } from "../base/location.ts";
import { failure, success } from "../base/outcome.ts";
import type { World } from "../base/world.ts";
import type { FilledParagraph, FilledPart, FilledRun } from "../model/filled-word.ts";
import type { Block, Letter, Text } from "../model/letter.ts";
import type { Edition } from "../model/letter-settings.ts";
import type { Recipient } from "../model/recipient.ts";
import type { WordText } from "../model/word-text.ts";
import type { SourceRecord } from "../pdf/source-record.ts";
import type { Template } from "../template/compile-template.ts";
import { createWordFiller, filledText } from "../word/fill-word.ts";
import type { WordTemplate } from "../word/read-word-template.ts";
import { addresseeLines, type ShownParagraph } from "./addressee-lines.ts";
import type { LetterFormat } from "./letter-format.ts";
import type { LetterMaker } from "./letter-maker.ts";
import { recordHash } from "./record-hash.ts";

/** What the letters of a clerk's Word file have in common. */
export interface WordMakerSetup {
  readonly template: Template;
  readonly word: WordTemplate;
  readonly edition: Edition;
  readonly world: World;
  /** Name and version of the program. */
  readonly tool: string;
}

/** A letter's file, and what it must say. */
export interface FilledLetter {
  readonly bytes: Uint8Array;
  readonly text: WordText;
  readonly parts: readonly FilledPart[];
}

/** A maker of letters that are filled; `filled` is of a letter that it composed. */
export interface WordMaker extends LetterMaker {
  readonly filled: (letter: Letter) => FilledLetter;
}

/**
 * Gives the maker of letters that are a clerk's Word file, filled. Its letters are what a reader sees, so that they are checked
 * and compared as all letters are; Word alone lays them out.
 *
 * Shape: a letter has one block for each paragraph with text, all parts of the file one after another.
 * Errors: `compose` gives template/… and word/unwritable-character; what lays out, or makes another format, throws.
 */
export function createWordMaker(setup: WordMakerSetup): WordMaker {
  const { template, word, edition, world, tool } = setup;
  const filler = createWordFiller(word);
  const filled = new WeakMap<Letter, FilledLetter>();
  const filledOf = (letter: Letter): FilledLetter => {
    const known = filled.get(letter);
    assert(known !== undefined, "a letter is filled where it was merged");
    return known;
  };
  const source: SourceRecord = {
    template: world.sha256(template.source.bytes),
    edition,
    tool,
    record: undefined,
  };
  const docx: LetterFormat = {
    warnings: [],
    check: () => [],
    make: ({ letter }) => ({ bytes: filledOf(letter).bytes, document: undefined }),
  };
  const notMade = (): never => {
    throw new Error("letters from a Word file are made as Word files alone");
  };
  return {
    warningsOf: () => [],
    compose: (recipient) => {
      const manuscript = template.merge(recipient);
      if (!manuscript.ok) return manuscript;
      const bytes = filler.fill(manuscript.value);
      if (!bytes.ok) return failure([...manuscript.warnings, ...bytes.errors]);
      const parts = filler.paragraphsOf(manuscript.value);
      const letter = letterOf(template, parts);
      filled.set(letter, { bytes: bytes.value, text: filledText(parts), parts });
      return success(letter, manuscript.warnings);
    },
    check: (letter, recipient) => [
      ...template.checkLetter(letter, recipient),
      ...template.checkHonorifics(letter, recipient),
    ],
    whole: (letter) => ({ letter, bothEditions: () => letter }),
    otherFaces: () => [],
    layOut: notMade,
    source,
    sourceOf: (recipient: Recipient) => ({ ...source, record: recordHash(recipient, world) }),
    formats: {
      pdf: notMade,
      docx: () => docx,
      html: notMade,
      txt: notMade,
      tei: notMade,
      transcript: notMade,
    },
    filledText: (letter) => filledOf(letter).text,
    filled: filledOf,
  };
}

/**
 * The letter as a reader of the file sees it. Of what its lines are only the addressee is guessed; a guess at more would be noise.
 * What nobody reads on paper does not say whom the letter is to.
 */
function letterOf({ source: { path }, settings }: Template, parts: readonly FilledPart[]): Letter {
  const paragraphs = parts
    .flatMap((part) => part.paragraphs)
    .map((one) => ({ ...one, text: one.runs.map(({ text }) => text).join("") }))
    .filter(({ text }) => /\S/u.test(text));
  const addressees = addresseeLines(paragraphs.map(onPaper));
  const blocks = paragraphs.map(({ place, number, text, runs }, index): Block => {
    const around = text.trim();
    const at: Location = { kind: "word", path, part: place, paragraph: number, around };
    const isAddressee = addressees.has(index);
    return {
      type: isAddressee ? "addressee" : "paragraph",
      inlines: (isAddressee ? seenOf(runs) : runs).map(
        (run): Text => ({ type: "text", text: run.text, origin: run.origin ?? at }),
      ),
      placement: {},
      origin: at,
    };
  });
  const { title, subject, author, date } = settings;
  const properties = { title, subject, author, date };
  return { lang: "ja", properties, blocks };
}

function onPaper({ place, runs }: FilledParagraph): ShownParagraph {
  const seen = seenOf(runs);
  return { place, runs: seen, text: seen.map(({ text }) => text).join("") };
}

function seenOf(runs: readonly FilledRun[]): readonly FilledRun[] {
  return runs.some(({ isUnseen }) => isUnseen) ? runs.filter(({ isUnseen }) => !isUnseen) : runs;
}
