import { escapeAttribute } from "../base/escape-xml.ts";
import type {
  Block,
  BlockPlacement,
  BlockRole,
  ItemLevel,
  LetterRunning,
  ListItem,
  Table,
  TableColumn,
  TableRow,
  TextBlock,
} from "../model/letter.ts";
import { isTextBlock } from "../model/letter-text.ts";
import type { NoteLink } from "../model/note-link.ts";
import { partRunning } from "../model/running.ts";
import { element, placedInlines, teiInlines } from "./tei-inlines.ts";
import { teiRunning } from "./tei-running.ts";

/**
 * Gives a letter's blocks as the content of TEI's `body`: what opens and closes the letter in `opener` and `closer`, what follows
 * a heading in a `div` of its level, items in nested lists.
 *
 * Shape: a line for each element. Where the scheme has no place for an opening or a closing (a letter of nothing else), its lines
 * are blocks by their roles (`ab`), as they are in the middle of a letter.
 */
export function teiBlocks(blocks: readonly Block[], running?: LetterRunning): string {
  const { opening, middle, closing } = partsOf(blocks);
  const framed = (some: readonly Block[]): readonly string[] =>
    some.flatMap((block) => [framePart(block), ...runningFrom(block, running)]);
  const lines = [...(opening.length > 0 ? ["<opener>", ...framed(opening), "</opener>"] : [])];
  const levels: number[] = [];
  const close = (level: number): void => {
    while (levels.length > 0 && (levels.at(-1) ?? 0) >= level) {
      lines.push("</div>");
      levels.pop();
    }
  };
  for (let at = 0; at < middle.length; ) {
    const block = middle[at];
    if (block?.type === "list-item" && block.note === undefined) {
      const items = itemsFrom(middle, at);
      lines.push(...listLines(items));
      at += items.length;
      continue;
    }
    if (block?.type === "heading") {
      close(block.level);
      levels.push(block.level);
      lines.push(`<div type="section" n="${block.level}">`);
    }
    if (block !== undefined) lines.push(middlePart(block), ...runningFrom(block, running));
    at += 1;
  }
  // The scheme asks for something in a body.
  if (!blocks.some(isTextOrTable)) lines.push("<p/>");
  if (closing.length > 0) lines.push("<closer>", ...framed(closing), "</closer>");
  close(0);
  return lines.map((line) => `${line}\n`).join("");
}

interface Parts {
  readonly opening: readonly Block[];
  readonly middle: readonly Block[];
  readonly closing: readonly Block[];
}

/** An opening comes before, and a closing after, something that is in neither. */
function partsOf(blocks: readonly Block[]): Parts {
  const first = blocks.findIndex((block) => isTextOrTable(block) && !OPENING.has(block.type));
  if (first === -1) return { opening: [], middle: blocks, closing: [] };
  const openingEnd = blocks.slice(0, first).findLastIndex(isTextOrTable) + 1;
  const last = blocks.findLastIndex((block) => isTextOrTable(block) && !CLOSING.has(block.type));
  const isAfterText = last >= first && blocks[last]?.type !== "heading";
  const offset = blocks.slice(last + 1).findIndex(isTextOrTable);
  const closingStart = isAfterText && offset !== -1 ? last + 1 + offset : blocks.length;
  return {
    opening: blocks.slice(0, openingEnd),
    middle: blocks.slice(openingEnd, closingStart),
    closing: blocks.slice(closingStart),
  };
}

function isTextOrTable(block: Block): boolean {
  return isTextBlock(block) || block.type === "table";
}

const OPENING: ReadonlySet<Block["type"]> = new Set<BlockRole>([
  "document-number",
  "date-line",
  "addressee",
  "sender",
  "salutation",
]);
const CLOSING: ReadonlySet<Block["type"]> = new Set<BlockRole>([
  "complimentary-close",
  "date-line",
  "sender",
  "addressee",
]);

/** A line that opens or closes the letter. */
function framePart(block: Block): string {
  const name = isTextBlock(block) ? FRAME_ELEMENTS[block.type] : undefined;
  if (name === undefined || !isTextBlock(block)) return middlePart(block);
  const type = name === "seg" ? ` type="${block.type}"` : "";
  return element(name, type + rend(block.placement), teiInlines(block.inlines));
}

const FRAME_ELEMENTS: Partial<Record<BlockRole, string>> = {
  salutation: "salute",
  "complimentary-close": "salute",
  "date-line": "dateline",
  sender: "signed",
  addressee: "seg",
  "document-number": "seg",
};

function middlePart(block: Block): string {
  switch (block.type) {
    case "page-break":
      return "<pb/>";
    case "part-break":
      return partMilestone(block.name);
    case "blank-line":
      return '<milestone unit="blank-line"/>';
    case "table":
      return tableElement(block);
    case "paragraph":
      return textElement("p", "", block);
    case "heading":
      return textElement("head", "", block);
    case "list-item":
      return noteElement(block);
    default:
      return textElement("ab", ` type="${block.type}"`, block);
  }
}

/** A note, where it stands, and the mark that it belongs to. Source: TEI P5 4.3, 3.9.1 (place, target). */
function noteElement(item: ListItem): string {
  const { note, label, placement } = item;
  if (note === undefined) throw new Error("invariant broken: items are in lists");
  const { number, place, name } = note;
  const link = ` xml:id="note-${number}" target="#mark-${number}" place="${NOTE_PLACES[place]}" n="${escapeAttribute(name)}"`;
  const inside = element("label", "", teiInlines(label)) + placedInlines(item);
  return element("note", link + rend(placement), inside);
}

const NOTE_PLACES: Readonly<Record<NoteLink["place"], string>> = {
  foot: "bottom",
  end: "end",
  beneath: "below",
};

/** The head and the foot of the pages of a part that begins, where they are not those of the letter. */
function runningFrom(block: Block, running: LetterRunning | undefined): readonly string[] {
  if (block.type !== "part-break") return [];
  const { name } = block;
  if (running === undefined || !Object.hasOwn(running.parts, name)) return [];
  return teiRunning(partRunning(running, name)).split("\n").slice(0, -1);
}

/** Where a 別紙 begins, with the name of its page format if it has one. */
function partMilestone(name: string): string {
  return `<milestone unit="part"${name === "" ? "" : ` n="${escapeAttribute(name)}"`}/>`;
}

function textElement(name: string, type: string, block: TextBlock): string {
  return element(name, type + rend(block.placement), placedInlines(block));
}

/** Where a block is, as its annotations say, and the series of an item's number, in words of the letter's own. Units: ems; sizes in sp. */
function rend(said: BlockPlacement & { readonly level?: ItemLevel | undefined }): string {
  const words = Object.entries(said).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}(${value})`],
  );
  return words.length === 0 ? "" : ` rend="${escapeAttribute(words.join(" "))}"`;
}

function itemsFrom(blocks: readonly Block[], start: number): readonly ListItem[] {
  const items: ListItem[] = [];
  for (const block of blocks.slice(start)) {
    if (block.type !== "list-item" || block.note !== undefined) break;
    items.push(block);
  }
  return items;
}

/** Items of a greater depth are a list within the item before them; `n` is the depth. */
function listLines(items: readonly ListItem[]): readonly string[] {
  const lines: string[] = [];
  const open: number[] = [];
  for (const item of items) {
    const { depth, level, label, placement } = item;
    while ((open.at(-1) ?? -1) > depth) {
      lines.push("</item>", "</list>");
      open.pop();
    }
    if (open.at(-1) === depth) lines.push("</item>");
    else {
      lines.push(`<list type="items" n="${depth}">`);
      open.push(depth);
    }
    lines.push(element("label", "", teiInlines(label)));
    lines.push(`<item${rend({ ...placement, level })}>${placedInlines(item)}`);
  }
  for (const _ of open) lines.push("</item>", "</list>");
  return lines;
}

function tableElement({ caption, columns, head, rows }: Table): string {
  const lines = [`<table rend="${columns.map(columnWord).join(" ")}">`];
  if (caption !== undefined) {
    lines.push(element("head", rend(caption.placement), teiInlines(caption.inlines)));
  }
  lines.push(...head.map((row) => rowElement(row, ' role="label"')));
  lines.push(...rows.map((row) => rowElement(row, "")), "</table>");
  return lines.join("\n");
}

/** `column(8,end,head)`: how wide a column is, where its text stands, and that it heads its rows. */
function columnWord({ width, alignment, isHead }: TableColumn): string {
  return `column(${width ?? "auto"},${alignment ?? "auto"}${isHead ? ",head" : ""})`;
}

function rowElement({ cells }: TableRow, role: string): string {
  const inside = cells.map(({ type, placement, inlines }) => {
    const label = type === "table-head" ? ' role="label"' : "";
    return element("cell", label + rend(placement), teiInlines(inlines));
  });
  return element("row", role, inside.join(""));
}
