import type { LossKind } from "../../base/messages/import-losses.ts";
import type { EmphasisMark, ScriptText, TextLine } from "../../model/letter.ts";
import type { XmlElement } from "../xml-tree.ts";
import type { Lose } from "./loss.ts";
import type { PieceLook } from "./piece.ts";
import { attributeIn, childElements, childNamed, childValue } from "./properties.ts";
import { OUR_CHARACTER_STYLES } from "./role-styles.ts";
import { innermost, type StyleSheet, switchOf } from "./style-sheet.ts";

/** What the looks of a paragraph's characters are held against. */
export interface LookContext {
  readonly styles: StyleSheet;
  /** Levels of properties that the paragraph's own style adds, without those of a role's. */
  readonly paragraphLevels: readonly XmlElement[];
  /** Size of the letter's characters, and of this paragraph's, in half-points. */
  readonly bodySize: number;
  readonly roleSize: number;
  /** Whether all of the paragraph has one size, which the template says. */
  readonly isOneSize: boolean;
  readonly isGothic: boolean;
  /** Whether bold type stays what it is; there may be no face for it. */
  readonly hasBold: boolean;
  /** Whether it is an item of a file of ours, whose label has its white as space of its last character. */
  readonly isOurItem: boolean;
  readonly lose: Lose;
}

/**
 * Reads what a run's characters have besides their paragraph's style, and tells what has no counterpart.
 *
 * Source: ISO/IEC 29500-1, 17.3.2.
 */
export function readLook(run: XmlElement, context: LookContext): PieceLook {
  const own = childNamed(run, "w:rPr");
  const style = context.styles.nameOf(childValue(own, "w:rStyle") ?? "");
  const levels = levelsOf(own, style, context);
  if (levels.length > 0) tellLosses(levels, context);
  const eastAsian = innermost(levels, (level) => childNamed(level, "w:eastAsianLayout"));
  const isOn = (name: string): boolean =>
    /^(?:1|true|on)$/u.test(attributeIn(eastAsian, name) ?? "");
  const id = attributeIn(eastAsian, "w:id") ?? "";
  const isOurs = style === OUR_CHARACTER_STYLES.tateChuYoko;
  return {
    emphasis: emphasisOf(levels, context.lose),
    lines: linesOf(levels, context),
    script: SCRIPTS.get(innermost(levels, (level) => childValue(level, "w:vertAlign")) ?? ""),
    orientation: isOurs || isOn("w:vert") ? { id, isOurs } : undefined,
    warichu: isOn("w:combine") ? id : undefined,
    isNextLine: style === OUR_CHARACTER_STYLES.secondLine,
    fit: fitOf(levels, style, context),
    noBreak: style === OUR_CHARACTER_STYLES.noBreak,
    continues: style === OUR_CHARACTER_STYLES.compound,
  };
}

function levelsOf(
  own: XmlElement | undefined,
  style: string | undefined,
  { paragraphLevels, styles }: LookContext,
): readonly XmlElement[] {
  if (own === undefined) return paragraphLevels;
  const id = childValue(own, "w:rStyle");
  const named = id === undefined || isOurStyle(style) ? [] : styles.levelsOf(id, "w:rPr");
  return [...paragraphLevels, ...named, own];
}

/** 均等割付. A stretch of ours that is kept together is fitted to its own width too, but without any space. */
function isOurNote(style: string | undefined): boolean {
  return style === OUR_CHARACTER_STYLES.warichu || style === OUR_CHARACTER_STYLES.secondLine;
}

function fitOf(
  levels: readonly XmlElement[],
  style: string | undefined,
  { roleSize, isOurItem, lose }: LookContext,
): PieceLook["fit"] {
  const fitted = innermost(levels, (level) => childNamed(level, "w:fitText"));
  const space = innermost(levels, (level) => childValue(level, "w:spacing"));
  if (fitted === undefined) {
    // Our own notes in two lines have the shorter one as long as the other by it.
    const isOurs = isOurItem || isOurNote(style);
    if (Number(space ?? 0) !== 0 && !isOurs) lose("spacing");
    return undefined;
  }
  if (style === OUR_CHARACTER_STYLES.noBreak && space === undefined) return undefined;
  const width = Number(attributeIn(fitted, "w:val") ?? 0);
  return {
    id: attributeIn(fitted, "w:id") ?? "",
    cells: Math.max(1, Math.round(width / (roleSize * TWIPS_PER_HALF_POINT))),
  };
}

const TWIPS_PER_HALF_POINT = 10;

function isOurStyle(style: string | undefined): boolean {
  return style?.startsWith("公文書 ") ?? false;
}

function emphasisOf(levels: readonly XmlElement[], lose: Lose): EmphasisMark | undefined {
  const mark = innermost(levels, (level) => childValue(level, "w:em")) ?? "none";
  if (mark === "none") return undefined;
  const known = EMPHASIS.get(mark);
  if (known === undefined) lose("mark");
  return known;
}

/**
 * Bold type, and lines beside, through and around characters. A line of another form is told: a wavy one means something else than a plain one,
 * and a frame of another colour or with a shadow is another frame.
 *
 * Source: ISO/IEC 29500-1, 17.3.2.1 (b), 17.3.2.4 (bdr), 17.3.2.37 (strike), 17.3.2.40 (u).
 */
function linesOf(
  levels: readonly XmlElement[],
  { hasBold, lose }: LookContext,
): readonly TextLine[] {
  const lines: TextLine[] = [];
  if (switchOf(levels, "w:b") === true) {
    if (hasBold) lines.push("bold");
    else lose("bold");
  }
  const border = innermost(levels, (level) => childNamed(level, "w:bdr"));
  const style = attributeIn(border, "w:val") ?? "none";
  if (style === "single") lines.push("frame");
  else if (style !== "none" && style !== "nil") lose("border");
  if (switchOf(levels, "w:strike") === true) lines.push("strike");
  const underline = innermost(levels, (level) => childValue(level, "w:u")) ?? "none";
  const side = UNDERLINES.get(underline);
  if (side !== undefined) lines.push(side);
  else if (underline !== "none") lose("underline");
  return lines;
}

/** Source: ISO/IEC 29500-1, 22.9.2.17. */
const SCRIPTS: ReadonlyMap<string, ScriptText["place"]> = new Map([
  ["superscript", "above"],
  ["subscript", "below"],
]);

/** Source: ISO/IEC 29500-1, 17.18.99. */
const UNDERLINES: ReadonlyMap<string, TextLine> = new Map([
  ["single", "side"],
  ["double", "double-side"],
]);

/** Source: ISO/IEC 29500-1, 17.18.24. */
const EMPHASIS: ReadonlyMap<string, EmphasisMark> = new Map([
  ["comma", "sesame"],
  ["dot", "dot"],
  ["circle", "circle"],
]);

function tellLosses(levels: readonly XmlElement[], context: LookContext): void {
  const { lose } = context;
  for (const [name, loss] of SWITCHES) if (switchOf(levels, name) === true) lose(loss);
  for (const [name, plain, loss] of CHOICES) {
    const value = innermost(levels, (level) => childValue(level, name));
    if (value !== undefined && !plain.includes(value)) lose(loss);
  }
  if (isNarrow(levels)) lose("spacing");
  const shading = innermost(levels, (level) => childNamed(level, "w:shd"));
  if (shading !== undefined && isShaded(shading)) lose("shading");
  const size = Number(innermost(levels, (level) => childValue(level, "w:sz")) ?? context.bodySize);
  if (size !== context.bodySize && size !== context.roleSize && !context.isOneSize) lose("size");
  const fonts = innermost(levels, (level) =>
    attributeIn(childNamed(level, "w:rFonts"), "w:eastAsia"),
  );
  if (fonts !== undefined && isGothic(fonts) !== context.isGothic) lose("font");
}

/** Whether characters have another width than their own; in 縦中横 it is that of one character. */
function isNarrow(levels: readonly XmlElement[]): boolean {
  const width = innermost(levels, (level) => childValue(level, "w:w")) ?? "100";
  const orientation = innermost(levels, (level) => childNamed(level, "w:eastAsianLayout"));
  return orientation === undefined && !/^100%?$/u.test(width);
}

/** Whether a shading shows. Source: ISO/IEC 29500-1, 17.3.5. */
export function isShaded(shading: XmlElement): boolean {
  const fill = attributeIn(shading, "w:fill") ?? "auto";
  const pattern = attributeIn(shading, "w:val") ?? "clear";
  return (
    (fill !== "auto" && fill.toUpperCase() !== "FFFFFF") || !["clear", "nil"].includes(pattern)
  );
}

/** Whether a typeface has no serifs (ゴシック体), by its name. */
export function isGothic(font: string): boolean {
  return /ゴシック|gothic|メイリオ|meiryo|sans|arial|calibri/iu.test(font);
}

/** The children of a run that are neither its properties nor without any look. */
export function runContent(run: XmlElement): readonly XmlElement[] {
  return childElements(run).filter(({ name }) => !SILENT.has(name));
}

const SILENT: ReadonlySet<string> = new Set([
  "w:rPr",
  "w:lastRenderedPageBreak",
  "w:proofErr",
  "w:delText",
  "w:delInstrText",
  "w:annotationRef",
  "w:footnoteRef",
  "w:endnoteRef",
]);

const SWITCHES = [
  ["w:i", "italic"],
  ["w:dstrike", "strike"],
  ["w:caps", "effect"],
  ["w:smallCaps", "effect"],
  ["w:shadow", "effect"],
  ["w:outline", "effect"],
  ["w:emboss", "effect"],
  ["w:imprint", "effect"],
] as const;

const CHOICES: readonly (readonly [string, readonly string[], LossKind])[] = [
  ["w:color", ["auto", "000000"], "colour"],
  ["w:highlight", ["none"], "highlight"],
  ["w:position", ["0"], "raised"],
  ["w:effect", ["none"], "effect"],
];
