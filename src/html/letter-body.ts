import { namedStyle, styleName } from "../model/block-style.ts";
import { type BlockSurroundings, blockSurroundings } from "../model/block-surroundings.ts";
import type {
  Letter,
  ListItem,
  Table,
  TableHead,
  TableRow,
  TableText,
  TextBlock,
  TextPart,
} from "../model/letter.ts";
import type { PageFormat, WritingMode } from "../model/page-format.ts";
import { type PagedPart, pagedParts } from "../model/paged-parts.ts";
import { placedStyle } from "../model/placed-style.ts";
import { CELL_PADDING_ELSEWHERE, columnWidths } from "../model/table-layout.ts";
import { inlineHtml } from "./inline-html.ts";
import { placementStyle } from "./placement-style.ts";
import { raisedRoom } from "./raised-room.ts";
import { isTurned, type PageCount, turnedLength } from "./turned-part.ts";

/**
 * Gives a letter's blocks as elements, one line each: headings as `h1` to `h3`, items of a list as `li`, tables as `table`,
 * everything else as `p` with its role as class.
 *
 * Shape: each 別紙 is a `section`, with a `div` in it where its lines run in the other direction. A page break is a class of the block after it; one before another one, or at the
 * end, is an empty paragraph.
 */
export function letterBody(
  letter: Letter,
  format: PageFormat,
  pageCount: PageCount = () => 1,
): string {
  const parts = pagedParts(letter.blocks, format);
  const [first] = parts;
  const raised = raisedRoom(parts, format);
  const sections = sectionsOf(parts).map((part) => {
    const { id, mode } = partClass(part.format, format);
    const classes = `part ${id} ${mode}`;
    if (!isTurned(part.format, format))
      return `<section class="${classes}">\n${partBody(part)}\n</section>`;
    const length = turnedLength(part.format, format, raised, pageCount(part));
    return `<section class="${classes}" style="${length}">\n<div class="turned">\n${partBody(part)}\n</div>\n</section>`;
  });
  return [...(first.name === undefined ? [partBody(first)] : []), ...sections].join("\n");
}

/** The parts that are 別紙; a letter may begin with one. */
export function sectionsOf(parts: readonly PagedPart[]): readonly PagedPart[] {
  return parts.filter(({ name }) => name !== undefined);
}

/** What a part of a letter is called on the page: by the number of its format among the template's, 0 for the letter's own. */
export function partClass(
  part: PageFormat,
  { parts = {} }: PageFormat,
): { readonly id: string; readonly mode: WritingMode } {
  const index = Object.values(parts).indexOf(part);
  return { id: `part-${index + 1}`, mode: part.writingMode };
}

function partBody(part: PagedPart): string {
  const { blocks, format } = part;
  const lines: string[] = [];
  let isList = false;
  let startsPage = false;
  const close = (): void => {
    if (isList) lines.push("</ul>");
    isList = false;
  };
  const surroundings = blockSurroundings(part, format);
  for (const [index, block] of blocks.entries()) {
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
  block: Exclude<PagedPart["blocks"][number], { readonly type: "page-break" }>,
  startsPage: boolean,
  format: PageFormat,
  around: BlockSurroundings = ALONE,
): string {
  const start = startsPage ? ["page-start"] : [];
  switch (block.type) {
    case "blank-line":
      return opened("p", ["blank-line", ...start], "", "<br/>");
    case "table":
      return tableHtml(block, start, format);
    default:
      return opened(
        tagOf(block) + noteId(block),
        [block.type, ...start],
        ownStyle(block, format, around),
        partHtml(block, format, around),
      );
  }
}

/** A table: its caption, the widths of its columns, the rows of its head, which browsers repeat on every sheet, and all others. */
function tableHtml(table: Table, start: readonly string[], format: PageFormat): string {
  const { caption, head, rows } = table;
  const widths = columnWidths(table, format.charactersPerLine, format.writingMode);
  const columns = widths.map((width) => `<col style="inline-size: ${width}em;"/>`).join("");
  const lines = (some: readonly TableRow[]): readonly string[] =>
    some.map(({ cells }) => `<tr>${cells.map((cell) => cellHtml(cell, format)).join("")}</tr>`);
  return [
    `<table class="${["table", ...start].join(" ")}">`,
    ...(caption === undefined ? [] : [cellHtml(caption, format)]),
    `<colgroup>${columns}</colgroup>`,
    ...(head.length === 0 ? [] : ["<thead>", ...lines(head), "</thead>"]),
    "<tbody>",
    ...lines(rows),
    "</tbody>",
    "</table>",
  ].join("\n");
}

function cellHtml(cell: TableText, format: PageFormat): string {
  const text = partHtml(cell, format, ALONE);
  const style = cellStyle(cell, format);
  switch (cell.type) {
    case "table-caption":
      return opened("caption", [cell.type], style, text);
    case "table-head":
      return opened(`th scope="${SCOPES[cell.scope]}"`, [cell.type], style, text);
    case "table-cell":
      return opened("td", [cell.type], style, text);
  }
}

const SCOPES: Readonly<Record<TableHead["scope"], string>> = { column: "col", row: "row" };

/** Where the text of a cell stands, if not where its role's does; the white at its sides is the table's. */
function cellStyle(cell: TableText, format: PageFormat): string {
  const { alignment, indentEnd } = placedStyle(cell, format, ALONE);
  const usual = namedStyle(cell.type, format);
  return [
    ...(alignment === usual.alignment ? [] : [`text-align: ${alignment};`]),
    ...(indentEnd === 0 ? [] : [`padding-inline-end: ${indentEnd + CELL_PADDING_ELSEWHERE}em;`]),
  ].join(" ");
}

/** The text of a block, or of a part of a table; a line break where there is none. */
function partHtml(block: TextPart, format: PageFormat, around: BlockSurroundings): string {
  const { writingMode, policy } = format;
  const label = block.type === "list-item" ? labelHtml(block, format, around) : "";
  const place = block.place === undefined ? "" : `<span id="place-${block.place}"></span>`;
  const text = label + place + inlineHtml(block.inlines, policy.latin, writingMode);
  return text === "" ? "<br/>" : text;
}

/** An item's label; that of a note leads back to its mark. */
function labelHtml(
  { label, note }: ListItem,
  { writingMode, policy }: PageFormat,
  around: BlockSurroundings,
): string {
  const text = inlineHtml(label, policy.latin, writingMode);
  const linked = note === undefined ? text : `<a href="#mark-${note.number}">${text}</a>`;
  return opened("span", ["label"], labelRoom(around), linked);
}

function noteId(block: TextBlock): string {
  return block.type === "list-item" && block.note !== undefined
    ? ` id="note-${block.note.number}"`
    : "";
}

function opened(tag: string, classes: readonly string[], style: string, inside: string): string {
  const attribute = style === "" ? "" : ` style="${style}"`;
  const [name = ""] = tag.split(" ");
  return `<${tag} class="${classes.join(" ")}"${attribute}>${inside}</${name}>`;
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
  const base = namedStyle(name, format);
  const own = placementStyle(placedStyle(block, format, around), base);
  return own === placementStyle(base) ? "" : own;
}
