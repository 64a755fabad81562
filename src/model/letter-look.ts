import { SP_PER_PT } from "../base/units.ts";
import type { Block, Letter, Table, TextPart } from "./letter.ts";
import { blockText, textPartsOf } from "./letter-text.ts";
import type { PageFormat } from "./page-format.ts";
import { markedText } from "./text-marks.ts";
import type { LetterLook, LetterParts } from "./verification.ts";

/**
 * Gives what a reader of the paper must see of a letter besides its text.
 *
 * Shape: a page break takes an empty paragraph where no block follows that could begin the page.
 */
export function letterLook(
  letter: Letter,
  { writingMode, trimSize }: Pick<PageFormat, "writingMode" | "trimSize">,
): LetterLook {
  const paper = { width: trimSize.width / SP_PER_PT, height: trimSize.height / SP_PER_PT };
  return { ...letterParts(letter), writingMode, paper };
}

/** Gives what is seen of a letter on any paper, however its lines run. */
export function letterParts(letter: Letter): LetterParts {
  const pageStarts: number[] = [];
  const roles: string[] = [];
  const lines: string[] = [];
  const sizes: number[] = [];
  let paragraphCount = 0;
  let previous: Block | undefined;
  for (const block of letter.blocks) {
    if (block.type === "page-break") {
      pageStarts.push(roles.length);
      if (previous?.type === "page-break") paragraphCount += 1;
    } else {
      paragraphCount += paragraphsIn(block);
      const parts = textPartsOf(block).filter((part) => /\S/u.test(blockText(part)));
      roles.push(...parts.map(roleOf));
      lines.push(...parts.map(markedText));
      sizes.push(...parts.map(({ placement }) => (placement.characterSize ?? 0) / SP_PER_PT));
    }
    previous = block;
  }
  if (previous?.type === "page-break") paragraphCount += 1;
  const { title } = letter.properties;
  const tables = letter.blocks.flatMap((block) => (block.type === "table" ? [rowsOf(block)] : []));
  const seen = { title, tables, pageStarts, roles, paragraphCount };
  return {
    ...seen,
    ...(lines.some((line) => line !== "") && { lines }),
    ...(sizes.some((size) => size > 0) && { sizes }),
  };
}

function rowsOf({ head, rows }: Table): readonly string[] {
  return [...head, ...rows].map(({ cells }) =>
    cells.map((cell) => (/\S/u.test(blockText(cell)) ? "1" : "0")).join(""),
  );
}

/** An empty cell is a paragraph too. */
function paragraphsIn(block: Block): number {
  return block.type === "blank-line" ? 1 : textPartsOf(block).length;
}

function roleOf(block: TextPart): string {
  return block.type === "heading" ? `heading-${block.level}` : block.type;
}
