import { type Diagnostic, error } from "../base/diagnostic.ts";
import { showNote } from "../model/editorial-note.ts";
import type { Block, Inline, Letter, RubyBase, TextPart } from "../model/letter.ts";
import {
  blockText,
  inlinesOf,
  inlinesWithin,
  inlineText,
  textParts,
} from "../model/letter-text.ts";
import { pictureNote } from "../model/picture-note.ts";
import { footLabel, NOTE_MARK, noteMark } from "./note-mark.ts";
import { tableLines } from "./table-lines.ts";
import { LEFT_MARK, rubyBar } from "./transcript-text.ts";

/**
 * Writes a letter as plain text, for mail and for programs that know nothing else.
 *
 * Shape: UTF-8, lines that end in CR LF, one for each paragraph and each line break within one, and one for each line of a table's
 * row, its cells under each other; readings as ｜漢字《かんじ》. Where
 * text is, its size and its marks cannot be expressed in plain text.
 */
export function writePlain(letter: Letter): Uint8Array {
  return textFile(letter.blocks.flatMap((block) => blockLines(block, blockLine)));
}

/** The lines as a file of every system: UTF-8, CR LF. */
export function textFile(lines: readonly string[]): Uint8Array {
  return new TextEncoder().encode(
    lines.map((line) => `${line.replaceAll("\n", "\r\n")}\r\n`).join(""),
  );
}

/**
 * Text that a reader of the file would take for a reading, for the mark of a note, for text that still holds, or for another number.
 *
 * Errors: `plain/looks-like-reading`, `plain/looks-like-note-mark`, `plain/struck-text`, `plain/raised-figures`.
 */
export function checkPlain(
  letter: Letter,
  format: "txt" | "transcript" = "txt",
): readonly Diagnostic[] {
  const parts = textParts(letter).flatMap((block) => {
    const at = block.origin ?? ({ kind: "file", path: block.type } as const);
    const inlines = inlinesOf(block);
    const found =
      READING.exec(inlineText(inlines))?.[0] ??
      inlines.flatMap(markedRuby)[0] ??
      besideReadings(inlines);
    const mark = NOTE_MARK.exec(inlineText(inlines))?.[0];
    const note = PICTURE_NOTE.exec(inlineText(inlines))?.[0];
    return [
      ...(note === undefined
        ? []
        : [error("plain/looks-like-picture", at, { text: note, format })]),
      ...(found === undefined
        ? []
        : [error("plain/looks-like-reading", at, { text: found, format })]),
      ...(mark === undefined
        ? []
        : [error("plain/looks-like-note-mark", at, { text: mark, format })]),
      ...inlines.flatMap(struckIn).map((text) => error("plain/struck-text", at, { text, format })),
      ...raisedFigures(inlines).map((text) => error("plain/raised-figures", at, { text, format })),
    ];
  });
  // The cells of a row are one line.
  const rows = letter.blocks
    .flatMap((block) => (block.type === "table" ? [...block.head, ...block.rows] : []))
    .flatMap(({ cells, origin }) => {
      const found = READING.exec(cells.map(blockText).join(" "))?.[0];
      const isInCell = cells.some((cell) => READING.test(blockText(cell)));
      const at = origin ?? ({ kind: "file", path: "table" } as const);
      return found === undefined || isInCell
        ? []
        : [error("plain/looks-like-reading", at, { text: found, format })];
    });
  return [...parts, ...rows];
}

/** Small figures right after others: the third power of ten would be a hundred and three. */
function raisedFigures(inlines: readonly Inline[]): readonly string[] {
  return inlines.flatMap((inline, index) => {
    const before = FIGURES_AT_END.exec(inlineText(inlines.slice(0, index)))?.[0];
    const text = inlineText([inline]);
    const isMark = inline.type === "script-text" && inline.note !== undefined;
    return inline.type === "script-text" && !isMark && before !== undefined && /^\p{Nd}/u.test(text)
      ? [before + text]
      : raisedFigures(inlinesWithin(inline));
  });
}

const FIGURES_AT_END = /\p{Nd}+$/u;

function struckIn(inline: Inline): readonly string[] {
  return inline.type === "lined-text" && inline.line === "strike"
    ? [inlineText(inline.children)]
    : inlinesWithin(inline).flatMap(struckIn);
}

/**
 * What of the text itself may belong to a reading: a bar, at which one on the left may begin, since its base may have readings
 * within; brackets with the mark of that side, behind one on the right.
 */
function besideReadings(inlines: readonly Inline[]): string | undefined {
  const text = inlineText(inlines);
  if (inlines.some(hasLeftReading)) return /｜[^\n]*/u.exec(text)?.[0];
  return inlines.some(hasReading) ? LEFT_IN_BRACKETS.exec(text)?.[0] : undefined;
}

const LEFT_IN_BRACKETS = new RegExp(`《${LEFT_MARK}[^《》\\n]*》`, "u");

function hasReading(inline: Inline): boolean {
  if (inline.type === "editorial-note") return showNote(inline).some(hasReading);
  return inline.type === "ruby" || inlinesWithin(inline).some(hasReading);
}

function hasLeftReading(inline: Inline): boolean {
  if (inline.type === "editorial-note") return showNote(inline).some(hasLeftReading);
  if (inline.type === "ruby" && inline.side === "left") return true;
  return inlinesWithin(inline).some(hasLeftReading);
}

/** Readings, and what has them, with marks of readings in them. */
function markedRuby(inline: Inline): readonly string[] {
  if (inline.type === "editorial-note") return showNote(inline).flatMap(markedRuby);
  if (inline.type !== "ruby") return inlinesWithin(inline).flatMap(markedRuby);
  return inline.pairs.flatMap(({ base, ruby }) => [
    ...base.flatMap(markedRuby),
    ...[inlineText(base) + inlineText(ruby)].filter((text) => /[｜《》]/u.test(text)),
  ]);
}

/** Text that a reader of the file would take for a picture. */
const PICTURE_NOTE = /［(?:図|公印)：[^［］\n]+］|※［＃[^［］\n]+］/u;
/** From a bar on: what is between it and the brackets may have readings of its own. */
const READING = /｜[^\n]*?《[^《》\n]*》/u;

/** The lines of a block, each of its parts as `lineOf` has it; what carries no text is an empty line. */
export function blockLines(block: Block, lineOf: (part: TextPart) => string): readonly string[] {
  switch (block.type) {
    case "page-break":
    case "part-break":
    case "blank-line":
      return [""];
    case "table":
      return tableLines(block, lineOf);
    default:
      return [lineOf(block)];
  }
}

function blockLine(block: TextPart): string {
  const label = block.type === "list-item" ? (footLabel(block) ?? textOf(block.label)) : "";
  return label + textOf(block.inlines);
}

function textOf(inlines: readonly Inline[]): string {
  return inlines.map(textOfOne).join("");
}

/** A reading, and behind that on the right of the same characters the one on their left (両側ルビ). */
function withReadings(base: readonly RubyBase[], reading: string): string {
  if (base.every(({ type }) => type === "text")) return `｜${inlineText(base)}《${reading}》`;
  return `${rubyBar(base)}${textOf(base)}《${LEFT_MARK}${reading}》`;
}

function textOfOne(inline: Inline): string {
  if (inline.type === "ruby") {
    return inline.pairs.map(({ base, ruby }) => withReadings(base, inlineText(ruby))).join("");
  }
  if (inline.type === "editorial-note") return textOf(showNote(inline));
  if (inline.type === "picture") return pictureNote(inline);
  if (inline.type === "script-text" && inline.note !== undefined) return noteMark(inline.note);
  return "children" in inline ? textOf(inline.children) : inlineText([inline]);
}
