import { blockStyle, roleStyle } from "../model/block-style.ts";
import type { Block, Letter, TextBlock } from "../model/letter.ts";
import { isTextBlock } from "../model/letter-text.ts";
import type { PageFormat, WritingMode } from "../model/page-format.ts";
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
  for (const block of letter.blocks) {
    const isItem = block.type === "list-item";
    if (!isItem) close();
    else if (!isList) lines.push("<ul>");
    isList = isItem;
    if (block.type === "page-break") {
      if (startsPage) lines.push(EMPTY_PAGE);
      startsPage = true;
      continue;
    }
    lines.push(blockHtml(block, startsPage, format));
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
): string {
  const start = startsPage ? ["page-start"] : [];
  if (!isTextBlock(block)) return opened("p", ["blank-line", ...start], "", "<br/>");
  const { writingMode, policy } = format;
  const label =
    block.type === "list-item"
      ? `<span class="label">${inlineHtml(block.label, policy.latin, writingMode)}</span>`
      : "";
  const text = label + inlineHtml(block.inlines, policy.latin, writingMode);
  return opened(
    tagOf(block),
    [block.type, ...start],
    ownStyle(block, writingMode),
    text === "" ? "<br/>" : text,
  );
}

function opened(tag: string, classes: readonly string[], style: string, inside: string): string {
  const attribute = style === "" ? "" : ` style="${style}"`;
  return `<${tag} class="${classes.join(" ")}"${attribute}>${inside}</${tag}>`;
}

function tagOf(block: TextBlock): string {
  if (block.type === "heading") return `h${block.level}`;
  return block.type === "list-item" ? "li" : "p";
}

/** What the block's own annotations, or its depth in a list, put over the style of its role. */
function ownStyle(block: TextBlock, writingMode: WritingMode): string {
  const style = blockStyle(block, writingMode);
  const depth = block.type === "list-item" ? block.depth : 0;
  const own = placementStyle({ ...style, indentStart: style.indentStart + depth });
  return own === placementStyle(roleStyle(block.type, writingMode)) ? "" : own;
}
