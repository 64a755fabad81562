import type { Inline, Letter } from "../model/letter.ts";
import { textParts } from "../model/letter-text.ts";
import type { SPECIAL_CHARACTER_STYLES } from "./tables/word-styles.ts";

/** A style that only letters with what it says have; `table` are all those of tables, `numbered` those of numbered items. */
export type SpecialStyle =
  | keyof typeof SPECIAL_CHARACTER_STYLES
  | "table"
  | "numbered"
  | "corner"
  | "running"
  | "figure";

/** Gives the styles that a letter needs besides those of every letter, always in one order. */
export function specialStyles(letter: Letter): readonly SpecialStyle[] {
  const found = new Set<SpecialStyle>();
  if (letter.blocks.some(({ type }) => type === "table")) found.add("table");
  for (const block of textParts(letter)) {
    if (block.type === "corner-mark") found.add("corner");
    if (block.type === "figure" || block.type === "figure-caption") found.add("figure");
    if (block.type === "list-item") {
      look(block.label, found);
      if (block.level !== undefined) found.add("numbered");
    }
    look(block.inlines, found);
  }
  if (letter.running !== undefined) found.add("running");
  return (
    ["compound", "secondLine", "table", "numbered", "corner", "running", "figure"] as const
  ).filter((style) => found.has(style));
}

function look(inlines: readonly Inline[], found: Set<SpecialStyle>): void {
  for (const inline of inlines) {
    if (inline.type === "ruby" && inline.mode === "jukugo" && inline.pairs.length > 1)
      found.add("compound");
    if (inline.type === "warichu" && inline.children.some(({ type }) => type === "line-break"))
      found.add("secondLine");
    if ("children" in inline) look(inline.children, found);
  }
}
