import type { ListItem } from "../../model/letter.ts";
import { blockText } from "../../model/letter-text.ts";
import type { ImportedLine } from "./imported-letter.ts";
import type { References } from "./references.ts";

/** Gives the bookmarks of those places to which the lines and notes of a letter can give no name after all. */
export function namelessPlaces(
  references: References,
  lines: readonly ImportedLine[],
  notes: ReadonlyMap<number, ListItem>,
): readonly string[] {
  if (references.size === 0) return [];
  const named = new Set([...notes.values()].map(({ note }) => note?.name));
  for (const [index, { block, anchor }] of lines.entries()) {
    const name = references.get(anchor ?? "");
    if (name === undefined) continue;
    const before = lines[index - 1]?.block;
    const isItem = block.type === "list-item" && block.level !== undefined;
    const isCaption = block.type === "figure-caption" && before?.type === "figure";
    const isMark =
      block.type === "corner-mark" && before?.type === "part-break" && before.name === name;
    const isFirst =
      lines.filter((one) => one.block.type === "part-break" && one.block.name === name).length ===
      1;
    if (isItem || isCaption || (isMark && isFirst && !MARKUP.test(blockText(block))))
      named.add(name);
  }
  return [...references].flatMap(([anchor, name]) => (named.has(name) ? [] : anchor));
}

/** A mark in which there is more than plain text is nobody's. */
const MARKUP = /[《》｜{}※［］＼\u{f0000}-\u{ffffd}]/u;
