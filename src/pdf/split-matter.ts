import type { Matter } from "../model/matter.ts";
import type { PageItem } from "../model/paged-document.ts";

/** Consecutive blocks of one page that are of one matter, in reading order. */
export interface Section {
  readonly matter: Matter;
  readonly items: readonly PageItem[];
}

/**
 * Splits a page's items into sections of template and of record matter.
 *
 * Shape: sections follow one another in reading order and neighbours differ in matter; a block (an
 * outermost tag with all within) is never split. A block is record matter if it is the addressee or
 * holds a glyph that came from a cell; this depends on the letter alone, never on other letters.
 */
export function splitMatter(items: readonly PageItem[]): readonly Section[] {
  const sections: { matter: Matter; items: PageItem[] }[] = [];
  const add = (matter: Matter, block: readonly PageItem[]): void => {
    const last = sections.at(-1);
    if (last?.matter === matter) last.items.push(...block);
    else sections.push({ matter, items: [...block] });
  };
  let block: PageItem[] = [];
  let depth = 0;
  for (const item of items) {
    block.push(item);
    if (item.type === "tag-start") depth += 1;
    if (item.type === "tag-end") depth -= 1;
    if (depth === 0) {
      add(matterOf(block), block);
      block = [];
    }
  }
  if (depth !== 0) throw new Error("a page's tags are not closed");
  return sections;
}

function matterOf(block: readonly PageItem[]): Matter {
  for (const item of block) {
    if (item.type === "tag-start" && item.role === "addressee") return "record";
    if (item.type === "glyphs" && item.glyphs.some((glyph) => glyph.origin?.kind === "cell")) {
      return "record";
    }
  }
  return "template";
}
