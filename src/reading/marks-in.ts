import type { WordPartText, WordText } from "../model/word-text.ts";
import {
  type DocxParts,
  type elementsOf,
  parseXml,
  W_NAMESPACE,
  wordAttribute,
} from "../verify/docx-parts.ts";
import type { ParagraphSource, ReadWordText } from "../verify/read-word-text.ts";
import type { WordMark } from "./marked-text.ts";
import { numberPattern } from "./number-labels.ts";
import { paragraphLabels } from "./paragraph-labels.ts";

/**
 * What Word writes by itself in the body and the notes of a file: the marks of notes, where they are referred to and before the
 * notes themselves, and the numbers of paragraphs.
 *
 * The mark of a reference is its number in the file, where the file does not count otherwise.
 * Shape: for the paragraphs of `text`; where one does not say what was read, nobody knows where its references would be.
 * Source: ECMA-376 Part 1, 17.11 (notes).
 */
export function marksIn(
  parts: DocxParts,
  { text: seen, sources }: ReadWordText,
  text: WordText,
): readonly WordMark[] {
  const shown = seen.filter((part, index) => index === 0 || /\/(?:foot|end)notes/u.test(part.name));
  const reached = shown.reduce((sum, part) => sum + part.paragraphs.length, 0);
  const labelOf = paragraphLabels(parts, reached);
  const counts = new Map<string, number>();
  const before = noteStart(parts);
  const markOf = ({ element }: ParagraphSource["references"][number]): string => {
    const kind = element.localName ?? "";
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    return before === undefined ? numberPattern(count, count) : numberPattern(1, before + count);
  };
  // References are counted first: a note is before none of them.
  const marks = shown.flatMap((part) =>
    marksOf(
      part,
      text.find(({ name }) => name === part.name),
      (source, isAsRead) => {
        const label = labelOf(source.element);
        const references = source.references
          .filter(({ element }) => !element.localName?.startsWith("fld"))
          .map((one) => ({ at: one.at, pattern: markOf(one) }));
        return [
          ...(isFirstOfNote(source.element) ? [{ at: 0, pattern: undefined }] : []),
          ...(label === undefined ? [] : [{ at: 0, pattern: label }]),
          ...(isAsRead ? references : []),
        ];
      },
    ),
  );
  const most = Math.max(0, ...counts.values()) + (before ?? 0);
  return marks.map(({ pattern, ...mark }) => ({
    ...mark,
    pattern: pattern ?? numberPattern(1, most),
  }));

  function marksOf(
    part: WordPartText,
    said: WordPartText | undefined,
    marksAt: (source: ParagraphSource, isAsRead: boolean) => readonly Placed[],
  ): readonly (Placed & Pick<WordMark, "place" | "number">)[] {
    return part.paragraphs.flatMap((paragraph, index) => {
      const source = sources.get(paragraph);
      const isAsRead = said?.paragraphs[index]?.text === paragraph.text;
      const { place, number } = paragraph;
      const placed = source === undefined ? [] : marksAt(source, isAsRead);
      return placed.map((one) => ({ ...one, place, number }));
    });
  }
}

/** Shape: without a pattern, the number of any note. */
interface Placed {
  readonly at: number;
  readonly pattern: string | undefined;
}

type Element = ReturnType<typeof elementsOf>[number];

function isFirstOfNote(paragraph: Element): boolean {
  const note = paragraph.parentNode;
  if (note?.localName !== "footnote" && note?.localName !== "endnote") return false;
  for (let one = paragraph.previousSibling; one !== null; one = one.previousSibling) {
    if (one.localName === "p") return false;
  }
  return true;
}

/** The largest number that a file's notes begin with where it counts in a way of its own; undefined if not. */
function noteStart(parts: DocxParts): number | undefined {
  const own = [...parts.keys()]
    .filter((name) => /(?:^|\/)(?:document|settings)\d*\.xml$/iu.test(name))
    .flatMap((name) =>
      ["numStart", "numRestart"].flatMap((kind) =>
        Array.from(parseXml(parts, name).getElementsByTagNameNS(W_NAMESPACE, kind)),
      ),
    )
    .map((one) => wordAttribute(one, "val") ?? "")
    .filter((value) => value !== "continuous" && value !== "1");
  if (own.length === 0) return undefined;
  const starts = own.map(Number).filter((start) => Number.isSafeInteger(start) && start >= 0);
  return Math.min(Math.max(0, ...starts), MOST);
}

const MOST = 300;
