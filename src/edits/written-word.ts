import type { FilledParagraph, FilledPart, FilledRun, OwnText } from "../model/filled-word.ts";
import {
  type Origins,
  type Stretch,
  type WordPiece,
  type Writer,
  type WrittenParagraph,
  writerOf,
} from "./written-text.ts";

/**
 * Takes the paragraphs with text of a filled Word file apart by what wrote them, all parts one after another.
 *
 * Shape: runs of the clerk's own text that follow each other and look alike are one stretch, however Word has cut them.
 */
export function writtenWord(
  parts: readonly FilledPart[],
  origins: Origins,
): readonly WrittenParagraph[] {
  return parts.flatMap(({ name, paragraphs }) =>
    paragraphs
      .map((paragraph) => writtenParagraph(name, paragraph, origins))
      .filter(({ text }) => /\S/u.test(text)),
  );
}

function writtenParagraph(
  part: string,
  { home, runs }: FilledParagraph,
  origins: Origins,
): WrittenParagraph {
  const stretches: Stretch[] = [];
  // The paragraph as the letter has it tells a clerk more than one with tags.
  const said = runs.map((run) => run.text).join("");
  const at = { ...home, around: said.trim().slice(0, LONGEST_AROUND) };
  let text = "";
  for (const run of runs) {
    if (run.text === "") continue;
    const start = text.length;
    text += run.text;
    const next = {
      start,
      end: text.length,
      writer: writerOfRun(part, at, run, origins),
      depth: 0,
    };
    const last = stretches.at(-1);
    const joined = last && joinedStretch(last, next);
    if (joined === undefined) stretches.push(next);
    else stretches[stretches.length - 1] = joined;
  }
  return { text, stretches, home: at };
}

function writerOfRun(
  part: string,
  home: FilledParagraph["home"],
  { text, origin, own }: FilledRun,
  origins: Origins,
): Writer {
  if (origin !== undefined) return writerOf({ text, origin }, origins);
  if (own === undefined) return { kind: "made", at: home };
  const pieces = piecesOf(text, own);
  if (pieces === undefined) return { kind: "made", at: home };
  return { kind: "word", at: home, part, look: own.look, pieces };
}

/** A text cut where its XML has references; undefined where the two do not go together. */
function piecesOf(
  text: string,
  { start: xml, raw = text }: OwnText,
): readonly WordPiece[] | undefined {
  const pieces: WordPiece[] = [];
  let [at, xmlAt] = [0, xml];
  for (const part of raw.split(/(&[^;]*;)/u)) {
    if (part === "") continue;
    const isReference = part.startsWith("&");
    const length = isReference
      ? String.fromCodePoint(text.codePointAt(at) ?? 0).length
      : part.length;
    if (!isReference && text.slice(at, at + length) !== part) return undefined;
    pieces.push({ start: at, end: at + length, xmlStart: xmlAt, xmlEnd: xmlAt + part.length });
    [at, xmlAt] = [at + length, xmlAt + part.length];
  }
  return at === text.length ? pieces : undefined;
}

/** UTF-16 code units of a paragraph that are kept to show where it is. */
const LONGEST_AROUND = 60;

function joinedStretch(last: Stretch, next: Stretch): Stretch | undefined {
  const [left, right] = [last.writer, next.writer];
  if (left.kind !== "word" || right.kind !== "word" || left.look !== right.look) return undefined;
  const by = next.start - last.start;
  const moved = right.pieces.map((piece) => ({
    ...piece,
    start: piece.start + by,
    end: piece.end + by,
  }));
  return { ...last, end: next.end, writer: { ...left, pieces: [...left.pieces, ...moved] } };
}
