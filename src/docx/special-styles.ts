import type { Inline, Letter, ListItem } from "../model/letter.ts";
import { inlinesWithin, textParts } from "../model/letter-text.ts";
import { isFootNote } from "../model/note-link.ts";
import type { SPECIAL_CHARACTER_STYLES } from "./tables/word-styles.ts";

/** A style that only letters with what it says have; `table` are all those of tables, `numbered` those of numbered items; `foot` is that of footnotes, with their numbers. */
export type SpecialStyle =
  | keyof typeof SPECIAL_CHARACTER_STYLES
  | "table"
  | "numbered"
  | "corner"
  | "running"
  | "figure"
  | "foot";

/** Gives the styles that a letter needs besides those of every letter, always in one order. */
export function specialStyles(letter: Letter): readonly SpecialStyle[] {
  const found = new Set<SpecialStyle>();
  if (letter.blocks.some(({ type }) => type === "table")) found.add("table");
  for (const block of textParts(letter)) {
    if (block.type === "corner-mark") found.add("corner");
    if (block.type === "figure" || block.type === "figure-caption") found.add("figure");
    if (block.type === "list-item") lookAtItem(block, found);
    look(block.inlines, found);
  }
  if (letter.running !== undefined) found.add("running");
  return (
    ["compound", "secondLine", "table", "numbered", "corner", "running", "figure", "foot"] as const
  ).filter((style) => found.has(style));
}

function lookAtItem(item: ListItem, found: Set<SpecialStyle>): void {
  look(item.label, found);
  if (item.level !== undefined) found.add("numbered");
  if (isFootNote(item)) found.add("foot");
}

function look(inlines: readonly Inline[], found: Set<SpecialStyle>): void {
  for (const inline of inlines) {
    if (inline.type === "ruby" && inline.mode === "jukugo" && inline.pairs.length > 1)
      found.add("compound");
    if (inline.type === "warichu" && inline.children.some(({ type }) => type === "line-break"))
      found.add("secondLine");
    look(inlinesWithin(inline), found);
  }
}
