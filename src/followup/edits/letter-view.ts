import type { Edit } from "../../edits/edit.ts";
import { traceEdits, traceGroups } from "../../edits/trace-edits.ts";
import { wordGroups } from "../../edits/word-groups.ts";
import { type Origins, writtenParagraphs } from "../../edits/written-text.ts";
import { writtenWord } from "../../edits/written-word.ts";
import type { Inline, Letter, LetterRunning, TextLine } from "../../model/letter.ts";
import {
  inlinesOf,
  inlinesWithin,
  inlineText,
  letterParagraphsInWord,
  picturesIn,
  rubyPairs,
  textParts,
} from "../../model/letter-text.ts";
import { type EditedDocx, readEditedDocx } from "../../reading/read-edited-docx.ts";
import { type EditedWord, readEditedWord } from "../../reading/read-edited-word.ts";
import type { DirectLook } from "../../verify/docx-edits.ts";
import type { RunMaker } from "./letters-of-run.ts";
import { sameTexts } from "./prove-edits.ts";

/** An edited file as it is held against its letter. */
export interface EditedFile {
  readonly docx: EditedDocx;
  /** All its parts, where the letter was filled from a clerk's Word file; undefined where the body is all that a letter has. */
  readonly word: EditedWord | undefined;
}

/** A letter as it was made, to be held against what somebody made of it. */
export interface LetterView {
  /** What the letter's own file has beside its text; undefined where nothing may stand there. */
  readonly docx: EditedDocx | undefined;
  readonly word: EditedWord | undefined;
  /** What of a letter of ours has lines, as looks in its Word file. */
  readonly lined: readonly DirectLook[];
  readonly ruby: EditedDocx["ruby"];
  /** What a letter of ours has at the heads and feet of its pages. */
  readonly running: LetterRunning | undefined;
  /** Whether the foot of its pages has their numbers. */
  readonly isNumbered: boolean;
  /** What a letter of ours shows of pictures, each by the SHA-256 of its bytes. */
  readonly pictures: readonly string[];
  readonly edits: (edited: EditedFile, origins: Origins) => readonly Edit[];
  /** Whether an edited file says what the letter says. */
  readonly isSameAs: (edited: EditedFile) => boolean;
}

/** All paragraphs with text of an edited file, by which its letter is found. */
export function paragraphsOf({ docx, word }: EditedFile): readonly string[] {
  return word === undefined ? docx.paragraphs : word.paragraphs.map(({ text }) => text);
}

/** Gives what a letter says; `letter` was composed by `maker`. */
export function letterView(
  { filled, isNumbered = false }: Pick<RunMaker, "filled" | "isNumbered">,
  letter: Letter,
): LetterView {
  if (filled === undefined) return ownView(letter, isNumbered);
  const { bytes, parts } = filled(letter);
  const docx = readEditedDocx(bytes);
  const word = readEditedWord(bytes);
  return {
    docx,
    word,
    lined: [],
    ruby: docx.ruby,
    running: undefined,
    isNumbered: false,
    pictures: [],
    edits: (edited, origins) => {
      const groups = wordGroups(word.paragraphs, edited.word?.paragraphs ?? []);
      return traceGroups(writtenWord(parts, origins), groups, origins);
    },
    isSameAs: (edited) =>
      wordGroups(word.paragraphs, edited.word?.paragraphs ?? []).every(({ indices, texts }) =>
        sameTexts(
          indices.map((index) => word.paragraphs[index]?.text ?? ""),
          texts,
        ),
      ),
  };
}

function ownView(letter: Letter, isNumbered: boolean): LetterView {
  return {
    docx: undefined,
    word: undefined,
    lined: textParts(letter).flatMap((part) => linedLooks(inlinesOf(part))),
    ruby: rubyPairs(letter),
    running: letter.running,
    isNumbered,
    pictures: textParts(letter)
      .flatMap(picturesIn)
      .map(({ picture }) => picture.sha256),
    edits: ({ docx }, origins) =>
      traceEdits(writtenParagraphs(letter, origins), docx.paragraphs, origins),
    isSameAs: ({ docx }) => sameTexts(letterParagraphsInWord(letter), docx.paragraphs),
  };
}

const LOOKS: Readonly<Record<Exclude<TextLine, "frame">, DirectLook["what"]>> = {
  side: "underline",
  "double-side": "underline",
  strike: "strike",
  bold: "bold",
};

function linedLooks(inlines: readonly Inline[]): readonly DirectLook[] {
  return inlines.flatMap((inline) => {
    const within = linedLooks(inlinesWithin(inline));
    if (inline.type !== "lined-text" || inline.line === "frame") return within;
    return [{ what: LOOKS[inline.line], text: inlineText(inline.children) }, ...within];
  });
}
