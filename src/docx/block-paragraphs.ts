import { isSameWhole } from "../base/whole-value.ts";
import { type BlockStyle, namedStyle, styleName } from "../model/block-style.ts";
import { type BlockSurroundings, blockSurroundings } from "../model/block-surroundings.ts";
import { linesToMiddle } from "../model/certificate-place.ts";
import type { BlankLine, Block, Inline, PageBreak, TextPart } from "../model/letter.ts";
import { inlinesWithin } from "../model/letter-text.ts";
import { type Matter, matterOf } from "../model/matter.ts";
import { isFootNote } from "../model/note-link.ts";
import type { PageFormat } from "../model/page-format.ts";
import type { PagedPart } from "../model/paged-parts.ts";
import { placedStyle } from "../model/placed-style.ts";
import { footId, footNumber } from "./foot-notes.ts";
import { inlineRuns, labelRuns, type RunContext } from "./inline-runs.ts";
import {
  isLargerThanLine,
  lineHeight,
  placementOver,
  roleSize,
  spaceAfter,
} from "./paragraph-look.ts";
import { placeMark } from "./place-links.ts";
import { PLAIN_RUN, type RunLook } from "./run-look.ts";
import { hasSeal, sealLine } from "./seal-place.ts";
import { tableSeparator, tableXml } from "./table-xml.ts";
import { PARAGRAPH_STYLES, type ParagraphStyle, paragraphStyle } from "./tables/word-styles.ts";
import { type HalfPoint, TWIPS_PER_HALF_POINT, type Twip, twip } from "./units.ts";
import type { WordPage } from "./word-page.ts";
import { valued } from "./xml.ts";

/** A paragraph with what the blocks around it say, and the numbers before its runs and of the last of them. */
export interface KeptParagraph {
  readonly xml: string;
  readonly around: BlockSurroundings;
  readonly firstId: number;
  readonly lastId: number;
}

/** What writing the paragraphs of one letter needs. */
export interface ParagraphContext {
  readonly format: PageFormat;
  readonly page: WordPage;
  /** Gives the style of a 別紙 for one of the letter; the same where it has no pages of its own. */
  readonly styleOf: (style: ParagraphStyle) => ParagraphStyle;
  /** Paragraphs that were written before, by their blocks; the same whether found or not. */
  readonly known: WeakMap<Block, KeptParagraph>;
  readonly runs: Omit<RunContext, "size" | "at">;
}

/** One paragraph of the document part. */
export interface ParagraphXml {
  readonly matter: Matter;
  readonly xml: string;
  /** What the footnote that it is is called by its mark; undefined for a paragraph of the text. */
  readonly note?: number;
}

/**
 * Gives one paragraph for each block, in order; footnotes, which stand in a part of their own, after the others.
 *
 * Shape: a page break is a property of the block after it (改ページ as 段落前で改ページする), so that no empty paragraph
 * is left at a page's head; a page break before another one, or at the end, needs an empty paragraph.
 */
export function blockParagraphs(
  letter: Pick<PagedPart, "name" | "blocks">,
  context: ParagraphContext,
): readonly ParagraphXml[] {
  const surroundings = surroundingsOf(letter, context.format);
  const placed = letter.blocks.map(
    (block, index): PlacedBlock => ({
      block,
      around: surroundings[index] ?? ALONE,
    }),
  );
  const text = textParagraphs(
    placed.filter(({ block }) => !isFootNote(block)),
    context,
  );
  const notes = placed.flatMap(({ block, around }): readonly ParagraphXml[] => {
    if (block.type !== "list-item" || block.note?.place !== "foot") return [];
    const xml = keptParagraph(block, { breaks: false, around }, context);
    return [{ matter: matterOf(block), xml, note: footId(block.note) }];
  });
  return [...text, ...notes];
}

interface PlacedBlock {
  readonly block: PartBlock;
  readonly around: BlockSurroundings;
}

function textParagraphs(
  blocks: readonly PlacedBlock[],
  context: ParagraphContext,
): readonly ParagraphXml[] {
  const paragraphs: ParagraphXml[] = [];
  let breaks = false;
  for (const [index, { block, around }] of blocks.entries()) {
    if (block.type === "page-break") {
      if (breaks) {
        const xml = paragraph(block, "", true, "", context);
        paragraphs.push({ matter: matterOf(block), xml });
      }
      breaks = true;
      continue;
    }
    const place: Place = { breaks, around };
    paragraphs.push({ matter: matterOf(block), xml: keptParagraph(block, place, context) });
    breaks = false;
    const separator = block.type === "table" ? afterTable(blocks.slice(index + 1), context) : "";
    if (separator !== "") paragraphs.push({ matter: "template", xml: separator });
  }
  const last = blocks.at(-1)?.block;
  if (breaks && last?.type === "page-break") {
    paragraphs.push({ matter: matterOf(last), xml: paragraph(last, "", true, "", context) });
  }
  return paragraphs;
}

/** What the blocks say of each other's places; before the first of a certificate is what puts it in the middle of its sheet. */
function surroundingsOf(
  part: Pick<PagedPart, "name" | "blocks">,
  format: PageFormat,
): readonly BlockSurroundings[] {
  const all = linesMovedUp(part.blocks, blockSurroundings(part, format));
  const [first, ...rest] = all;
  if (format.arrangement !== "certificate" || first === undefined) return all;
  return [{ ...first, linesBefore: linesToMiddle(part.blocks, format) }, ...rest];
}

/**
 * The empty lines before a paragraph with a seal come after the paragraph before it: whether what is placed from the head of a
 * paragraph counts the space before its text is not the same in all programs.
 */
function linesMovedUp(
  blocks: readonly PartBlock[],
  all: readonly BlockSurroundings[],
): readonly BlockSurroundings[] {
  const isMoved = blocks.map((block, index) => {
    const [before, own] = [blocks[index - 1], all[index]];
    return maySayAfter(before) && own !== undefined && own.linesBefore > 0 && isSealed(block);
  });
  if (!isMoved.includes(true)) return all;
  return all.map((own, index) => {
    const linesAfter = isMoved[index + 1] === true ? all[index + 1]?.linesBefore : undefined;
    if (!isMoved[index] && linesAfter === undefined) return own;
    const linesBefore = isMoved[index] ? 0 : own.linesBefore;
    return { ...own, linesBefore, ...(linesAfter !== undefined && { linesAfter }) };
  });
}

/** Whether a paragraph can say what comes after it. */
function maySayAfter(block: PartBlock | undefined): boolean {
  if (block === undefined) return false;
  return block.type === "blank-line" || ("inlines" in block && block.type !== "figure");
}

function isSealed(block: PartBlock): boolean {
  return block.type === "sender" && hasSeal(block);
}

type PartBlock = PagedPart["blocks"][number];

/** Where a paragraph is in its letter. */
interface Place {
  /** Whether it begins a page. */
  readonly breaks: boolean;
  readonly around: BlockSurroundings;
}

const ALONE: BlockSurroundings = { linesBefore: 0, hanging: 0 };

/** Word makes one table of two that follow each other, and wants a paragraph after the last. */
function afterTable(after: readonly PlacedBlock[], { page, styleOf }: ParagraphContext): string {
  const { id } = styleOf(PARAGRAPH_STYLES["table-cell"]);
  const next = after.find(({ block }) => block.type !== "page-break")?.block;
  if (next?.type === "table") return tableSeparator(twip(page.linePitch / 2), id);
  return next === undefined ? tableSeparator(LEAST_LINE, id) : "";
}

/** A line that nobody sees. */
const LEAST_LINE = twip(20);

// The template's own blocks come again as the same objects, and are written once. What a paragraph says depends on
// nothing before it but the numbers of its runs.
function keptParagraph(
  block: Exclude<PartBlock, PageBreak>,
  place: Place,
  context: ParagraphContext,
): string {
  if (place.breaks) return blockParagraph(block, place, context);
  const { known, runs } = context;
  const firstId = runs.ids.last;
  const kept = known.get(block);
  if (kept?.firstId === firstId && isSameWhole(kept.around, place.around)) {
    runs.ids.last = kept.lastId;
    return kept.xml;
  }
  let hasWarning = false;
  const warn: RunContext["warn"] = (diagnostic) => {
    hasWarning = true;
    runs.warn(diagnostic);
  };
  const xml = blockParagraph(block, place, { ...context, runs: { ...runs, warn } });
  if (!hasWarning) {
    known.set(block, { xml, around: place.around, firstId, lastId: runs.ids.last });
  }
  return xml;
}

function blockParagraph(
  block: Exclude<PartBlock, PageBreak>,
  place: Place,
  context: ParagraphContext,
): string {
  switch (block.type) {
    case "blank-line": {
      const placement = spaceAfter(place.around.linesAfter, context.page);
      return paragraph(block, "", place.breaks, placement, context);
    }
    case "table":
      return tableXml(block, context.format, context.page, (part, isFirst) =>
        partParagraph(part, { breaks: isFirst && place.breaks, around: ALONE }, context),
      );
    default:
      return partParagraph(block, place, context);
  }
}

/** Gives the paragraph of a block, or of a part of a table. */
function partParagraph(
  block: TextPart,
  { breaks, around }: Place,
  context: ParagraphContext,
): string {
  const { format, page } = context;
  const at = block.origin ?? { kind: "file", path: block.type };
  const style = placedStyle(block, format, around);
  const size = roleSize(style, page);
  const usual = roleSize(namedStyle(styleName(block), format), page);
  const look = size === usual ? PLAIN_RUN : { ...PLAIN_RUN, size };
  const seal = sealLine(block, style, { size, height: lineHeight(size, page) }, page);
  return paragraph(
    block,
    textRuns(block, style, look, { ...context.runs, size, at, ...(seal && { seal }) }, page),
    breaks,
    placementOver(block, style, format, page, {
      exact: exactHeight(block, [size, usual], page, context.runs.fonts.naturalLineRatio),
      linesAfter: around.linesAfter,
    }),
    context,
  );
}

/** The height of a block's lines where it is their own. What has readings and is larger than its style is as high as both. */
function exactHeight(
  block: TextPart,
  [size, usual]: readonly [HalfPoint, HalfPoint],
  page: WordPage,
  naturalLineRatio: number,
): Twip | undefined {
  const hasReadings = isRead(block);
  if (hasOwnHeight(size, usual, page, naturalLineRatio)) {
    return lineHeight(size, page, hasReadings ? READ_LINE : 1);
  }
  // Lines that are high enough for readings have that height. Cells keep their own.
  const isHigh = page.linePitch >= size * TWIPS_PER_HALF_POINT * READ_LINE;
  return hasReadings && isHigh && !block.type.startsWith("table")
    ? lineHeight(size, page)
    : undefined;
}

/** How high characters are with their readings. Units: ems. */
const READ_LINE = 1.5;

/** Whether characters of a size need lines of another height than those of their style. */
function hasOwnHeight(
  size: HalfPoint,
  usual: HalfPoint,
  page: WordPage,
  naturalLineRatio: number,
): boolean {
  if (size === usual) return false;
  if (lineHeight(size, page) !== lineHeight(usual, page)) return true;
  const [isLarger, isUsual] = [size, usual].map((one) =>
    isLargerThanLine(one, page, naturalLineRatio),
  );
  return isLarger === true && isUsual === false;
}

/** Whether a block has readings, marks beside characters (傍点) or pictures in its lines. */
function isRead(block: TextPart): boolean {
  const label = block.type === "list-item" ? block.label : [];
  return [...label, ...block.inlines].some(hasReading);
}

/** Marks beside characters make a line as high as readings do, and a picture in it: that stands on the line that letters stand on. */
function hasReading(inline: Inline): boolean {
  const isReading = READINGS.has(inline.type);
  const isCharacter = inline.type === "picture" && inline.use === "character";
  return isReading || isCharacter || inlinesWithin(inline).some(hasReading);
}

const READINGS: ReadonlySet<Inline["type"]> = new Set(["ruby", "editorial-note", "emphasis-dots"]);

function textRuns(
  block: TextPart,
  style: BlockStyle,
  look: RunLook,
  runs: RunContext,
  page: WordPage,
): string {
  if (block.type !== "list-item") return inlineRuns(block.inlines, runs, look);
  // Indents are counted in characters of the page, the label in its own.
  const ems = style.labelLength ?? Math.max(0, -style.firstLineIndent);
  const room = (ems * page.characterSize) / runs.size;
  const label = labelRuns(block.label, room, runs, look, footNumber(block, look));
  return label + inlineRuns(block.inlines, runs, look);
}

function paragraph(
  block: TextPart | PageBreak | BlankLine,
  runs: string,
  breaks: boolean,
  placement: string,
  { styleOf }: ParagraphContext,
): string {
  const style = valued("w:pStyle", styleOf(paragraphStyle(block)).id);
  const pageBreak = breaks ? "<w:pageBreakBefore/>" : "";
  const place = "place" in block ? placeMark(block.place) : "";
  return `<w:p><w:pPr>${style}${pageBreak}${placement}</w:pPr>${place}${runs}</w:p>`;
}
