import { namedStyle, styleName } from "../model/block-style.ts";
import { type BlockSurroundings, blockSurroundings } from "../model/block-surroundings.ts";
import type { Block, Letter, TextBlock } from "../model/letter.ts";
import { isTextBlock } from "../model/letter-text.ts";
import type { PageFormat } from "../model/page-format.ts";
import { placedStyle } from "../model/placed-style.ts";
import { inlineHtml } from "./inline-html.ts";
import { placementStyle } from "./placement-style.ts";

/**
 * Gives a letter's blocks as elements, one line each: headings as `h1` to `h3`, items of a list as `li`, everything else as `p`
 * with its role as class.
 *
 * Shape: a page break is a class of the block after it; one before another one, or at the end, is an empty paragraph.
 */
export function letterBody(letter: Letter, format: PageFormat): string {
  const lines: string[] = [];
  let isList = false;
  let startsPage = false;
  const close = (): void => {
    if (isList) lines.push("</ul>");
    isList = false;
  };
  const surroundings = blockSurroundings(letter.blocks, format);
  for (const [index, block] of letter.blocks.entries()) {
    const isItem = block.type === "list-item";
    if (!isItem) close();
    else if (!isList) lines.push("<ul>");
    isList = isItem;
    if (block.type === "page-break") {
      if (startsPage) lines.push(EMPTY_PAGE);
      startsPage = true;
      continue;
    }
    lines.push(blockHtml(block, startsPage, format, surroundings[index]));
    startsPage = false;
  }
  close();
  if (startsPage) lines.push(EMPTY_PAGE);
  return lines.join("\n");
}

const EMPTY_PAGE = '<p class="page-start"><br/></p>';

function blockHtml(
  block: Exclude<Block, { readonly type: "page-break" }>,
  startsPage: boolean,
  format: PageFormat,
  around: BlockSurroundings = ALONE,
): string {
  const start = startsPage ? ["page-start"] : [];
  if (!isTextBlock(block)) return opened("p", ["blank-line", ...start], "", "<br/>");
  const { writingMode, policy } = format;
  const label =
    block.type === "list-item"
      ? opened(
          "span",
          ["label"],
          labelRoom(around),
          inlineHtml(block.label, policy.latin, writingMode),
        )
      : "";
  const text = label + inlineHtml(block.inlines, policy.latin, writingMode);
  return opened(
    tagOf(block),
    [block.type, ...start],
    ownStyle(block, format, around),
    text === "" ? "<br/>" : text,
  );
}

function opened(tag: string, classes: readonly string[], style: string, inside: string): string {
  const attribute = style === "" ? "" : ` style="${style}"`;
  return `<${tag} class="${classes.join(" ")}"${attribute}>${inside}</${tag}>`;
}

function tagOf(block: TextBlock): string {
  if (block.type === "heading") return `h${block.level}`;
  if (block.type === "subject") return "h1";
  return block.type === "list-item" ? "li" : "p";
}

/** The least length of a label where it is not that of the style. */
function labelRoom({ hanging }: BlockSurroundings): string {
  return hanging === 2 ? "" : `min-inline-size: ${hanging}em;`;
}

const ALONE: BlockSurroundings = { linesBefore: 0, hanging: 0 };

/** What the block's own annotations, its length and the blocks around it put over the style of its role. */
function ownStyle(block: TextBlock, format: PageFormat, around: BlockSurroundings): string {
  const name = block.type === "list-item" ? "list-item-0" : styleName(block);
  const base = namedStyle(name, format.writingMode);
  const own = placementStyle(placedStyle(block, format, around), base);
  return own === placementStyle(base) ? "" : own;
}
