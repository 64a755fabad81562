import type { LineRole } from "../../language/line-role.ts";
import type { Inline } from "../../model/letter.ts";
import { inlineText } from "../../model/letter-text.ts";
import type { LatinPolicy } from "../../text/latin-tokens.ts";
import type { XmlElement } from "../xml-tree.ts";
import { foldInlines } from "./fold-inlines.ts";
import type { Lose, LossPlace } from "./loss.ts";
import type { Measures } from "./measures.ts";
import type { Numbering, NumberLabel } from "./numbering.ts";
import type { LinePiece, Piece } from "./piece.ts";
import {
  attributeIn,
  childElements,
  childNamed,
  childValue,
  elementsWithin,
} from "./properties.ts";
import { isShaded, type LookContext, readLook } from "./read-look.ts";
import type { ReadPage } from "./read-page.ts";
import { readPlacement, type WordPlacement } from "./read-placement.ts";
import { readRuns, type Story } from "./read-runs.ts";
import { isNumberedStyle, plainStyle, roleOfStyle } from "./role-styles.ts";
import { innermost, type StyleSheet, switchOf } from "./style-sheet.ts";
import { typedTags } from "./typed-tags.ts";

/** A paragraph of the body as it is read. */
export interface ReadLine {
  /** The text that the letter has of it, its number before it. */
  readonly text: string;
  /** Its automatic number with the space behind it; empty if it has none, or none that is known. */
  readonly label: string;
  /** Whether characters of the paragraph are not in it. */
  readonly omits: boolean;
  readonly inlines: readonly Inline[];
  readonly place: WordPlacement;
  /** In a file of ours: the size of its characters in points, where they name one that is not the body's. */
  readonly ownSize: number | undefined;
  /** In a file of ours: the empty lines before it, where the paragraph itself says how many. */
  readonly linesBefore: number | undefined;
  /** What its style says that it is. */
  readonly role: LineRole | undefined;
  readonly breaksBefore: boolean;
  readonly breaksAfter: boolean;
  readonly source: LossPlace;
  /** The bookmark at its head to which sentences lead. */
  readonly anchor?: string;
  /** The section that it is in, from 0; 0 where sections are no parts of the letter. */
  readonly part: number;
  /** Whether its style is that of a table's caption, or of a cell that heads its row. */
  readonly isCaption: boolean;
  readonly isRowHead: boolean;
  /** Whether its style is that of an item which is numbered by itself. */
  readonly isNumbered: boolean;
  /** The table that stands in the place of a line, which then has no text. */
  readonly table?: ReadTable;
}

/** A table of a Word file that a template can say, with its cells as they were read. */
export interface ReadTable {
  readonly rows: readonly ReadRow[];
  /** The columns' widths in twips, where the file says them. */
  readonly widths: readonly number[];
}

/** A row of it. */
export interface ReadRow {
  /** Whether it stands again on every page. */
  readonly isHead: boolean;
  readonly cells: readonly ReadLine[];
}

/** What reading a paragraph needs. */
export interface ParagraphContext {
  readonly styles: StyleSheet;
  readonly page: ReadPage;
  readonly measures: Measures;
  readonly isOurs: boolean;
  /** How a file of ours sets Latin letters. */
  readonly latin: LatinPolicy;
  readonly isGothic: boolean;
  readonly hasBold: boolean;
  readonly story: Story;
  readonly numbering: Numbering;
  readonly lose: Lose;
}

/**
 * Reads a paragraph: its runs, its place, and what its style says that it is.
 *
 * Source: ISO/IEC 29500-1, 17.3.1.
 */
export function readParagraph(
  paragraph: XmlElement,
  context: ParagraphContext,
): Omit<ReadLine, "source" | "part"> {
  const { styles, page, measures, isOurs, lose } = context;
  const own = childNamed(paragraph, "w:pPr");
  const styleId = childValue(own, "w:pStyle");
  const role = roleOfStyle(styles.nameOf(styleId));
  const styleLevels = styles.levelsOf(styleId, "w:pPr");
  const number = context.numbering.next(paragraph);
  const ownLevels = own === undefined ? [] : [own];
  const levels = [...styleLevels, ...ownLevels];
  // The look of a role is the template's, whatever the style looked like; what is said at the paragraph counts.
  const ownSize = sizeOfText(paragraph, measures.bodySize);
  const lineHeight = heightOfLines((ownSize ?? 0) * 2 || measures.sizeOf(styleId), page.pitch);
  const gap = isOurs ? ourGap(own, paragraph, lineHeight) : undefined;
  tellLosses(role === undefined ? levels : levels.slice(styleLevels.length), gap, lose);
  const isRole = role !== undefined && (isOurs || role.role !== "paragraph");
  const look: LookContext = {
    styles,
    paragraphLevels: isRole ? [] : styles.levelsOf(styleId, "w:rPr"),
    bodySize: measures.bodySize,
    roleSize: measures.sizeOf(styleId),
    isOneSize: isOurs && ownSize !== undefined,
    isGothic: context.isGothic,
    hasBold: context.hasBold,
    isOurItem: isOurs && role?.role === "list-item",
    lose,
  };
  const { pieces, omits } = readRuns(paragraph, context.story, look);
  const { inline, before, after } = withoutBreaks(pieces, lose);
  const folded = foldInlines(inline, page.vertical, context.latin, lose);
  const tagged = isOurs ? folded : typedTags(folded, context.story, lose);
  const { label, isBold } = labelOf(number, tagged.length > 0, own, look);
  const inlines = [...labelInlines(label, isBold), ...tagged];
  const ofNumber = [childNamed(number?.level, "w:pPr")].flatMap((level) => level ?? []);
  const placing =
    number?.isOfStyle === true
      ? [...ofNumber, ...levels]
      : [...styleLevels, ...ofNumber, ...ownLevels];
  const style = plainStyle(styles.nameOf(styleId) ?? "");
  return {
    isCaption: CAPTION_STYLES.has(style),
    isNumbered: isNumberedStyle(style),
    isRowHead: style === "公文書 表の見出し",
    text: inlineText(inlines),
    label,
    omits,
    inlines,
    place: readPlacement(placing, page.advance),
    ownSize: isOurs ? ownSize : undefined,
    linesBefore: gap?.linesBefore,
    role,
    breaksBefore: before || switchOf(levels, "w:pageBreakBefore") === true,
    breaksAfter: after,
  };
}

/** The size that all runs of a paragraph name but those of readings, in points, if it is not the body's. */
function sizeOfText(paragraph: XmlElement, bodySize: number): number | undefined {
  const elements = elementsWithin(paragraph);
  const ofReadings = new Set(
    elements.filter(({ name }) => name === "w:rt").flatMap(elementsWithin),
  );
  const sizes = new Set(
    elements
      .filter((element) => element.name === "w:r" && !ofReadings.has(element))
      .map((run) => Number(childValue(childNamed(run, "w:rPr"), "w:sz") ?? 0)),
  );
  const [size = 0, ...others] = sizes;
  return others.length > 0 || size === 0 || size === bodySize ? undefined : size / 2;
}

/** Ours, and Word's own, by which its lists of tables go. */
const CAPTION_STYLES: ReadonlySet<string> = new Set(["公文書 表題", "caption"]);

/** The number as text, and whether it is bold; what of it no text can say is told. */
function labelOf(
  number: NumberLabel | undefined,
  hasText: boolean,
  own: XmlElement | undefined,
  look: LookContext,
): { readonly label: string; readonly isBold: boolean } {
  if (number === undefined || number.text === "") return NO_LABEL;
  // A number alone in its paragraph: another reader finds nothing there to hold it against.
  if (number.text === undefined || !hasText) {
    look.lose("numbering");
    return NO_LABEL;
  }
  // It looks as the mark at the paragraph's end, and as its level says.
  const looks = [own, number.level].flatMap((one) =>
    one === undefined ? [] : readLook(one, look),
  );
  return { label: number.text, isBold: looks.some(({ lines }) => lines.includes("bold")) };
}

const NO_LABEL = { label: "", isBold: false } as const;

function labelInlines(label: string, isBold: boolean): readonly Inline[] {
  if (label === "") return [];
  const text: Inline = { type: "text", text: label, origin: undefined };
  return [isBold ? { type: "lined-text", line: "bold", children: [text] } : text];
}

/** Takes page breaks from a paragraph's ends; one in the middle cannot be said. */
function withoutBreaks(
  pieces: readonly Piece[],
  lose: Lose,
): { readonly inline: readonly LinePiece[]; readonly before: boolean; readonly after: boolean } {
  const isBreak = (piece: Piece): boolean => piece.kind === "page-break";
  const first = pieces.findIndex((piece) => !isBreak(piece));
  const last = pieces.findLastIndex((piece) => !isBreak(piece));
  const inline = pieces.flatMap((piece) => (piece.kind === "page-break" ? [] : piece));
  if (first < 0) return { inline, before: false, after: pieces.length > 0 };
  if (pieces.slice(first, last).some(isBreak)) lose("column-break");
  return { inline, before: first > 0, after: last < pieces.length - 1 };
}

function tellLosses(levels: readonly XmlElement[], gap: OurGap | undefined, lose: Lose): void {
  const has = (name: string): XmlElement | undefined =>
    innermost(levels, (level) => childNamed(level, name));
  if (has("w:framePr") !== undefined) lose("frame");
  const borders = childElements(has("w:pBdr"));
  if (borders.some((one) => !["nil", "none"].includes(attributeIn(one, "w:val") ?? "")))
    lose("border");
  const shading = has("w:shd");
  if (shading !== undefined && isShaded(shading)) lose("shading");
  if (childElements(has("w:tabs")).some((one) => attributeIn(one, "w:val") !== "clear"))
    lose("tabs");
  if (gap === undefined && hasGaps(levels)) lose("gap");
  if (innermost(levels, (level) => childValue(level, "w:jc")) === "distribute") lose("distributed");
}

/** What a paragraph of ours says of its lines: the empty ones before it, if it says how many. */
interface OurGap {
  readonly linesBefore: number | undefined;
}

/**
 * The gap of a paragraph as our files say it and nothing else: whole lines before it, and the height of its lines where it has
 * readings, or is in characters of its own size.
 */
function ourGap(
  own: XmlElement | undefined,
  paragraph: XmlElement,
  lineHeight: number,
): OurGap | undefined {
  const spacing = childNamed(own, "w:spacing");
  const value = (name: string): string | undefined => attributeIn(spacing, `w:${name}`);
  if (value("after") !== undefined || value("afterLines") !== undefined) return undefined;
  const isExact = value("lineRule") === "exact";
  const hasReadings = elementsWithin(paragraph).some(({ name }) => BESIDE.has(name));
  const isOurHeight = hasReadings || Number(value("line")) === lineHeight;
  if (value("line") !== undefined && !(isExact && isOurHeight)) return undefined;
  const written = value("beforeLines");
  const linesBefore = written === undefined ? undefined : Number(written) / 100;
  if (linesBefore === undefined && value("before") !== undefined) return undefined;
  return linesBefore === undefined || Number.isInteger(linesBefore) ? { linesBefore } : undefined;
}

/** What stands beside characters, in the room of their line: readings, and marks (傍点). */
const BESIDE: ReadonlySet<string> = new Set(["w:ruby", "w:em"]);

/** The height of a line of characters in our files: as many lines of the grid as they are high. Units: half-points; twips. */
function heightOfLines(size: number, pitch: number): number {
  return Math.max(1, Math.ceil((size * TWIPS_PER_HALF_POINT) / pitch)) * pitch;
}

const TWIPS_PER_HALF_POINT = 10;

/** Whether paragraphs are set apart, or their lines are not where the page's grid has them. */
export function hasGaps(levels: readonly XmlElement[]): boolean {
  const spacing = innermost(levels, (level) => childNamed(level, "w:spacing"));
  const isSet = ["before", "after", "beforeLines", "afterLines"].some(
    (name) => Number(attributeIn(spacing, `w:${name}`) ?? 0) !== 0,
  );
  const rule = attributeIn(spacing, "w:lineRule") ?? "auto";
  return isSet || rule !== "auto" || Number(attributeIn(spacing, "w:line") ?? 240) !== 240;
}
