import type { BlockRole, Heading, TableText, TextPart } from "./letter.ts";
import type { PageFormat } from "./page-format.ts";

/**
 * Where a block of a role is placed (組み方の規定). One table serves the laid-out pages and the Word file.
 *
 * Units: indents in ems of the body's character size; `sizeRatio` as numerator and denominator of the
 * body's size; `linesBefore` in lines of the grid.
 */
export interface BlockStyle {
  readonly firstLineIndent: number;
  readonly indentStart: number;
  readonly indentEnd: number;
  readonly alignment: "justify" | "start" | "center" | "end";
  readonly sizeRatio: readonly [number, number];
  readonly linesBefore: number;
  readonly keepWithNext: boolean;
  /** From the head of a label to the text after it, where that is not where the other lines begin. */
  readonly labelLength?: number | undefined;
}

/** The styles by name: one for each role, for each level of headings and for each depth of a list that the notation has. */
export type StyleName =
  | Exclude<BlockRole, "heading" | "list-item">
  | `heading-${Heading["level"]}`
  | `list-item-${ListDepth}`
  | NumberedStyle
  | TableText["type"];

type ListDepth = 0 | 1 | 2;

/** The styles of items that are numbered by themselves, by their depth. */
export type NumberedStyle = (typeof NUMBERED_STYLES)[number];

/** Those styles, outermost first. */
export const NUMBERED_STYLES = [
  "numbered-item-0",
  "numbered-item-1",
  "numbered-item-2",
  "numbered-item-3",
  "numbered-item-4",
  "numbered-item-5",
  "numbered-item-6",
] as const;

/** What decides how a block of a format is placed. */
export type StyleFormat = Pick<
  PageFormat,
  "writingMode" | "charactersPerLine" | "characterSize" | "lineGap" | "arrangement" | "seal"
>;

const PLAIN: BlockStyle = {
  firstLineIndent: 0,
  indentStart: 0,
  indentEnd: 0,
  alignment: "start",
  sizeRatio: [1, 1],
  linesBefore: 0,
  keepWithNext: false,
};

const ITEM: BlockStyle = { ...PLAIN, firstLineIndent: -2, alignment: "justify" };
const HEADING: BlockStyle = { ...PLAIN, keepWithNext: true };

// Each level is one em further in, and the lines after an item's first begin one em after its number.
// Source: the usual rules of prefectures for official documents (公文書の書き方), 見出し記号の配字.
const NUMBERED = {
  "numbered-item-0": numbered(0),
  "numbered-item-1": numbered(1),
  "numbered-item-2": numbered(2),
  "numbered-item-3": numbered(3),
  "numbered-item-4": numbered(4),
  "numbered-item-5": numbered(5),
  "numbered-item-6": numbered(6),
};

function numbered(depth: number): BlockStyle {
  return { ...PLAIN, indentStart: depth + 1, firstLineIndent: -1, alignment: "justify" };
}

// Placement of a vertical letter's parts: 頭語 at the head, 結語 and 差出人 one up from the foot,
// 日付 two down, 宛名 at the head and larger than the signature. The customs differ from house to
// house (date: one to three down), so a template's annotations go over these. The lower a heading, the further down it
// begins (JLReq 4.1.4).
const VERTICAL: Readonly<Record<StyleName, BlockStyle>> = {
  salutation: { ...PLAIN, keepWithNext: true },
  paragraph: { ...PLAIN, firstLineIndent: 1, alignment: "justify" },
  "complimentary-close": { ...PLAIN, indentEnd: 1, alignment: "end", keepWithNext: true },
  "date-line": { ...PLAIN, indentStart: 2, keepWithNext: true },
  sender: { ...PLAIN, indentEnd: 1, alignment: "end", keepWithNext: true },
  addressee: { ...PLAIN, sizeRatio: [5, 4] },
  "document-number": { ...PLAIN, indentEnd: 1, alignment: "end" },
  subject: { ...HEADING, indentStart: 3 },
  "heading-1": { ...HEADING, indentStart: 2, sizeRatio: [5, 4], linesBefore: 1 },
  "heading-2": { ...HEADING, indentStart: 3, sizeRatio: [9, 8], linesBefore: 1 },
  "heading-3": { ...HEADING, indentStart: 4 },
  "notes-head": { ...PLAIN, alignment: "center", keepWithNext: true },
  "notes-end": { ...PLAIN, indentEnd: 1, alignment: "end" },
  "list-item-0": { ...ITEM, indentStart: 2 },
  "list-item-1": { ...ITEM, indentStart: 3 },
  "list-item-2": { ...ITEM, indentStart: 4 },
  ...NUMBERED,
  postscript: { ...PLAIN, indentStart: 2, alignment: "justify" },
  // The right shoulder of a sheet is where vertical lines begin, and where horizontal ones end.
  "corner-mark": HEADING,
  // A picture is in the middle of the sheet, and what it is called right after it.
  figure: { ...PLAIN, alignment: "center" },
  "figure-caption": { ...PLAIN, alignment: "center" },
  "table-caption": { ...PLAIN, keepWithNext: true },
  "table-head": { ...PLAIN, alignment: "center" },
  "table-cell": PLAIN,
};

// Placement of a horizontal 通知: number and date at the right, addressee at the left, subject centred; headings begin where
// the lines do, one before the paragraphs.
const HORIZONTAL: Readonly<Record<StyleName, BlockStyle>> = {
  ...VERTICAL,
  "complimentary-close": { ...PLAIN, indentEnd: 1, alignment: "end" },
  "date-line": { ...PLAIN, indentEnd: 1, alignment: "end" },
  sender: { ...PLAIN, indentEnd: 1, alignment: "end" },
  addressee: { ...PLAIN, indentStart: 1, linesBefore: 1 },
  subject: { ...HEADING, alignment: "center", linesBefore: 1 },
  "heading-1": { ...HEADING, sizeRatio: [5, 4], linesBefore: 1 },
  "heading-2": { ...HEADING, sizeRatio: [9, 8], linesBefore: 1 },
  "heading-3": HEADING,
  "notes-head": { ...PLAIN, alignment: "center", linesBefore: 1, keepWithNext: true },
  "corner-mark": { ...HEADING, alignment: "end" },
  "table-caption": { ...PLAIN, alignment: "center", keepWithNext: true },
};

// Placement of a vertical certificate's parts, by the custom of those who write them: no paragraph is indented, what it is called
// (主題) is the largest and in the line's middle, the name it is given to comes next, near the foot, the date is smaller than
// the text and lower, the name that gives it ends two characters before the foot, where its seal is.
const VERTICAL_CERTIFICATE: Readonly<Record<StyleName, BlockStyle>> = {
  ...VERTICAL,
  paragraph: { ...PLAIN, alignment: "justify", linesBefore: 1, keepWithNext: true },
  "document-number": { ...PLAIN, sizeRatio: [3, 4], keepWithNext: true },
  subject: { ...HEADING, alignment: "center", sizeRatio: [5, 2] },
  addressee: {
    ...PLAIN,
    indentEnd: 1,
    alignment: "end",
    sizeRatio: [3, 2],
    linesBefore: 1,
    keepWithNext: true,
  },
  "date-line": {
    ...PLAIN,
    indentStart: 2,
    sizeRatio: [9, 10],
    linesBefore: 1,
    keepWithNext: true,
  },
  sender: {
    ...PLAIN,
    indentEnd: 2,
    alignment: "end",
    sizeRatio: [5, 4],
    linesBefore: 1,
    keepWithNext: true,
  },
};

// The same in horizontal lines: the number at the right, the name in the middle under the title.
const HORIZONTAL_CERTIFICATE: Readonly<Record<StyleName, BlockStyle>> = {
  ...HORIZONTAL,
  ...VERTICAL_CERTIFICATE,
  "document-number": { ...PLAIN, alignment: "end", sizeRatio: [3, 4], keepWithNext: true },
  subject: { ...HEADING, alignment: "center", sizeRatio: [5, 2], linesBefore: 1 },
  addressee: {
    ...PLAIN,
    alignment: "center",
    sizeRatio: [3, 2],
    linesBefore: 1,
    keepWithNext: true,
  },
};

/** A size as a part of another: numerator and denominator. */
export type SizeRatio = BlockStyle["sizeRatio"];

/** The sizes that blocks of letters have, as parts of the body's. */
export const BLOCK_SIZES: readonly SizeRatio[] = [
  ...Object.values(VERTICAL),
  ...Object.values(HORIZONTAL),
].map(({ sizeRatio }) => sizeRatio);

/** Gives the name of a block's style; a list deeper than the notation has the style of the deepest. */
export function styleName(block: TextPart): StyleName {
  switch (block.type) {
    case "heading":
      return `heading-${block.level}`;
    case "list-item":
      if (block.level !== undefined) {
        return NUMBERED_STYLES[Math.max(0, block.depth)] ?? "numbered-item-6";
      }
      return LIST_STYLES[Math.max(0, block.depth)] ?? "list-item-2";
    default:
      return block.type;
  }
}

const LIST_STYLES = ["list-item-0", "list-item-1", "list-item-2"] as const;

/** Gives a style in a format. */
export function namedStyle(
  name: StyleName,
  { writingMode, arrangement }: Pick<StyleFormat, "writingMode" | "arrangement">,
): BlockStyle {
  const isVertical = writingMode === "vertical-rl";
  if (arrangement === "certificate") {
    return isVertical ? VERTICAL_CERTIFICATE[name] : HORIZONTAL_CERTIFICATE[name];
  }
  return isVertical ? VERTICAL[name] : HORIZONTAL[name];
}
