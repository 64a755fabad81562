import { type Diagnostic, error } from "../base/diagnostic.ts";
import { showNote } from "../model/editorial-note.ts";
import type { Block, Inline, Letter, TextPart } from "../model/letter.ts";
import { inlinesWithin, inlineText, textParts } from "../model/letter-text.ts";
import { tableLines } from "./table-lines.ts";

/**
 * Writes a letter as plain text, for mail and for programs that know nothing else.
 *
 * Shape: UTF-8, lines that end in CR LF, one for each paragraph and each line break within one, and one for each line of a table's
 * row, its cells under each other; readings as ｜漢字《かんじ》. Where
 * text is, its size and its marks cannot be expressed in plain text.
 */
export function writePlain(letter: Letter): Uint8Array {
  const lines = letter.blocks.flatMap(blockLines);
  return new TextEncoder().encode(
    lines.map((line) => `${line.replaceAll("\n", "\r\n")}\r\n`).join(""),
  );
}

/**
 * Text that a reader of the file would take for a reading, for text that still holds, or for another number.
 *
 * Errors: `plain/looks-like-reading`, `plain/struck-text`, `plain/raised-figures`.
 */
export function checkPlain(letter: Letter): readonly Diagnostic[] {
  return textParts(letter).flatMap((block) => {
    const found = READING.exec(inlineText(block.inlines))?.[0];
    const at = block.origin ?? ({ kind: "file", path: block.type } as const);
    const problems = [
      ...block.inlines.flatMap(struckIn).map((text) => error("plain/struck-text", at, { text })),
      ...raisedFigures(block.inlines).map((text) => error("plain/raised-figures", at, { text })),
    ];
    return found === undefined
      ? problems
      : [error("plain/looks-like-reading", at, { text: found }), ...problems];
  });
}

/** Small figures right after others: the third power of ten would be a hundred and three. */
function raisedFigures(inlines: readonly Inline[]): readonly string[] {
  return inlines.flatMap((inline, index) => {
    const before = FIGURES_AT_END.exec(inlineText(inlines.slice(0, index)))?.[0];
    const text = inlineText([inline]);
    return inline.type === "script-text" && before !== undefined && /^\p{Nd}/u.test(text)
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

const READING = /｜[^｜《》\n]+《[^《》\n]*》/u;

function blockLines(block: Block): readonly string[] {
  switch (block.type) {
    case "page-break":
    case "blank-line":
      return [""];
    case "table":
      return tableLines(block, blockLine);
    default:
      return [blockLine(block)];
  }
}

function blockLine(block: TextPart): string {
  const label = block.type === "list-item" ? textOf(block.label) : "";
  return label + textOf(block.inlines);
}

function textOf(inlines: readonly Inline[]): string {
  return inlines.map(textOfOne).join("");
}

function textOfOne(inline: Inline): string {
  if (inline.type === "ruby") {
    return inline.pairs
      .map(({ base, ruby }) => `｜${inlineText(base)}《${inlineText(ruby)}》`)
      .join("");
  }
  if (inline.type === "editorial-note") return textOf(showNote(inline));
  return "children" in inline ? textOf(inline.children) : inlineText([inline]);
}
