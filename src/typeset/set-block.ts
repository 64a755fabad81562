import { type Diagnostic, error, warning } from "../base/diagnostic.ts";
import type { Location } from "../base/location.ts";
import { type Sp, scaleSp, sp } from "../base/units.ts";
import type { BlockStyle } from "../model/block-style.ts";
import type { BlockSurroundings } from "../model/block-surroundings.ts";
import type { FontFace } from "../model/font-face.ts";
import type { Inline, TextBlock, TextPart } from "../model/letter.ts";
import type { NoteLink } from "../model/note-link.ts";
import type { PageFormat } from "../model/page-format.ts";
import { placedStyle } from "../model/placed-style.ts";
import { type AdjustedLine, adjustLine } from "./adjust-line.ts";
import { LADDERS } from "./adjustment-ladder.ts";
import { createGlyphChoosers } from "./bold-chooser.ts";
import { breakLines } from "./break-lines.ts";
import { checkText } from "./check-text.ts";
import { chooseDot, drawLine, pictureCount, TAGS_PER_RUBY } from "./draw-line.ts";
import { findSpans } from "./find-spans.ts";
import type { GlyphChooser } from "./glyph-chooser.ts";
import { lineMetrics } from "./line-metrics.ts";
import { type ItemLabel, makeComposition } from "./make-composition.ts";
import { missingBold, otherFaces } from "./other-faces.ts";
import { type PlaceOfCharacter, placeOfCharacter } from "./place-of-character.ts";
import { setFigure } from "./set-figure.ts";
import type { SetLine } from "./set-line.ts";
import { sealsOf, withSeals } from "./set-seal.ts";
import { collectText, type SourceText } from "./source-text.ts";
import type { Composition, Unit } from "./unit.ts";

/** What all blocks of a letter are set with. */
export interface BlockRules {
  readonly format: PageFormat;
  readonly faces: readonly FontFace[];
  readonly chooser: GlyphChooser;
  readonly boldChooser: GlyphChooser;
}

/** Prepares the setting of blocks in a format with faces. */
export function blockRules(format: PageFormat, faces: readonly FontFace[]): BlockRules {
  return { format, faces, ...createGlyphChoosers(faces, format.writingMode) };
}

/**
 * A block set in lines, independent of the blocks around it.
 *
 * Shape: `elementCount` is how many structure elements it takes, its own included.
 */
export interface SetBlock {
  readonly style: BlockStyle;
  readonly lines: readonly SetLine[];
  readonly elementCount: number;
  readonly diagnostics: readonly Diagnostic[];
}

/** Sets one block (段落の組版): characters to units, spaces, lines, adjusted lines, runs of glyphs. */
export function setBlock(block: TextBlock, around: BlockSurroundings, rules: BlockRules): SetBlock {
  const style = placedStyle(block, rules.format, around);
  if (block.type === "figure") {
    const lines = setFigure(block, style, rules.format);
    return { style, lines, elementCount: 1, diagnostics: [] };
  }
  const set = setLines(block, style, frameOf(style, rules.format), rules);
  const seals = sealsOf(block);
  if (seals.length === 0) return set;
  const lines = withSeals(set.lines, seals, set.elementCount, rules.format);
  return { ...set, lines, elementCount: set.elementCount + seals.length };
}

/** Sets the text of a block, or of a part of a table, within its frame. */
export function setLines(
  block: TextPart,
  style: BlockStyle,
  frame: Frame,
  rules: BlockRules,
): SetBlock {
  const { format, chooser } = rules;
  const size = scaleSp(format.characterSize, ...style.sizeRatio);
  const source = sourceOf(block);
  const composition = compose(
    block,
    source,
    size,
    { ...frame, labelLength: style.labelLength },
    rules,
  );
  const spans = findSpans(source, composition, labelClusters(block), noteOf(block));
  const metrics = lineMetrics(composition);
  const lines = breakLines(
    metrics,
    { first: frame.measure - frame.firstIndent, other: frame.measure },
    {
      size,
      justify: style.alignment === "justify",
      hanging: format.policy.hanging,
      stretch: LADDERS[format.policy.adjustment].stretch,
    },
  ).map((line) => adjustLine(metrics, line));
  const starts = lines.map(({ start }) => start);
  return {
    style,
    lines: lines.map((line, index) =>
      drawLine(composition, line, headOf(line, index, frame, style), size, chooser, starts, spans),
    ),
    elementCount:
      1 +
      composition.rubies.length * TAGS_PER_RUBY +
      spans.length +
      pictureCount(composition.units),
    diagnostics: [
      ...glyphFaults(composition, block, rules),
      ...forcedLines(composition, lines, block.origin),
      ...checkText(source, format.writingMode, block.origin),
    ],
  };
}

/** Where a block's lines are. Units: sp from the head of the text area; `firstIndent` from `start`. */
export interface Frame {
  readonly start: number;
  readonly measure: number;
  readonly firstIndent: number;
}

function frameOf(style: BlockStyle, format: PageFormat): Frame {
  const em = format.characterSize;
  const start = style.indentStart * em;
  const whole = format.charactersPerLine * em;
  // An indent that leaves less than one character is not followed.
  const measure = Math.max(em, whole - start - style.indentEnd * em);
  const firstIndent = Math.min(style.firstLineIndent * em, measure - em);
  return { start: Math.min(start, whole - em), measure, firstIndent };
}

function headOf(line: AdjustedLine, index: number, frame: Frame, style: BlockStyle): Sp {
  const indent = index === 0 ? frame.firstIndent : 0;
  const white = frame.measure - indent - (line.advance - line.hanging);
  switch (style.alignment) {
    case "justify":
    case "start":
      return sp(frame.start + indent);
    case "center":
      return sp(frame.start + indent + Math.max(0, Math.floor(white / 2)));
    case "end":
      return sp(frame.start + indent + Math.max(0, white));
  }
}

function compose(
  block: TextPart,
  source: SourceText,
  size: Sp,
  frame: Frame & Pick<BlockStyle, "labelLength">,
  rules: BlockRules,
): Composition {
  const { format, chooser, boldChooser } = rules;
  const { labelLength } = frame;
  const hanging = sp(
    labelLength === undefined
      ? Math.max(0, -frame.firstIndent)
      : labelLength * format.characterSize,
  );
  return makeComposition(source, size, {
    chooser,
    boldChooser,
    mode: format.writingMode,
    latin: format.policy.latin,
    policy: format.policy,
    indent: sp(Math.max(0, frame.firstIndent)),
    endsWithHonorific: block.type === "addressee",
    label: block.type === "list-item" ? labelOf(block.label, hanging) : undefined,
    wideSpaces: block.type === "addressee" || block.type === "sender",
    keepsParticles: format.arrangement === "certificate",
  });
}

function labelOf(label: readonly Inline[], hanging: Sp): ItemLabel | undefined {
  const clusterCount = collectText(label).clusters.length;
  return clusterCount === 0 ? undefined : { clusterCount, hanging };
}

function labelClusters(block: TextPart): number {
  return block.type === "list-item" ? collectText(block.label).clusters.length : 0;
}

function noteOf(block: TextPart): NoteLink | undefined {
  return block.type === "list-item" ? block.note : undefined;
}

/** A block's text in one row; a list item begins with its label. */
export function sourceOf(block: TextPart): SourceText {
  const label: readonly Inline[] = block.type === "list-item" ? block.label : [];
  return collectText([...label, ...block.inlines]);
}

/** Reports characters that the faces cannot show as the text asks. */
function glyphFaults(
  composition: Composition,
  block: TextPart,
  { faces, chooser }: BlockRules,
): readonly Diagnostic[] {
  const placeOf = placeOfCharacter(block);
  const units = [
    ...composition.units,
    ...composition.rubies.flatMap((ruby) => ruby.units),
    ...composition.warichu.flatMap((note) => note.units),
  ];
  const faulty = [
    ...units.filter((unit) => unit.fault !== undefined),
    ...missingDot(composition, chooser),
  ];
  const faults = faulty.flatMap((unit) => glyphFault(placed(unit, placeOf), faces));
  const placeOfUnit = (unit: Unit): Location => placed(unit, placeOf).origin ?? NOWHERE;
  return [
    ...faults,
    ...privateUse(units.filter(isPrivate).map((unit) => placed(unit, placeOf))),
    ...otherFaces(units, faces, placeOfUnit),
    ...missingBold(units, faces, placeOfUnit),
  ];
}

// A character that only this font has: printed as it should be, and read as nothing by anybody else.
// Source: ISO 19005-2, 6.2.11.7.3 (characters of the private use area have no Unicode meaning).
function privateUse(units: readonly Unit[]): readonly Diagnostic[] {
  return units.map(({ text: character, origin }) =>
    warning("typeset/private-use-character", origin ?? NOWHERE, {
      character,
      code: codePointName(character),
    }),
  );
}

function isPrivate({ text, fault }: Unit): boolean {
  return fault === undefined && PRIVATE_USE.test(text);
}

/** A unit with the place of its own characters, for its text has one place for all of them. */
function placed(unit: Unit, placeOf: PlaceOfCharacter): Unit {
  const { text, selectors, origin } = unit;
  return origin === undefined ? unit : { ...unit, origin: placeOf(text + selectors, origin) };
}

// The first character whose mark for emphasis no face has, reported as that mark.
function missingDot(composition: Composition, chooser: GlyphChooser): readonly Unit[] {
  const unit = composition.units.find(({ mark }) => mark !== undefined);
  if (unit?.mark === undefined) return [];
  const { text, chosen } = chooseDot(unit.mark, chooser);
  if (chosen.fault === undefined) return [];
  return [{ ...unit, text, selectors: "", fault: chosen.fault }];
}

// One unit that the faces cannot show as the text asks, if it is one.
function glyphFault(unit: Unit, faces: readonly FontFace[]): readonly Diagnostic[] {
  const at = unit.origin ?? NOWHERE;
  const character = unit.text + unit.selectors;
  const code = [...character].map(codePointName).join(" ");
  switch (unit.fault) {
    case undefined:
      return [];
    case "no-glyph":
      return [
        error("typeset/no-glyph", at, { character, code, faces: faces.map(nameOf).join("、") }),
      ];
    case "no-variant":
      return [
        error("typeset/no-variant", at, { character, code, faces: faces.map(nameOf).join("、") }),
      ];
    case "damaged": {
      const name = nameOfUnit(unit, faces);
      return [error("typeset/glyph-damaged", at, { character, code, face: name })];
    }
    case "squeezed":
      return [error("typeset/squeezed", at, { text: character })];
    case "no-vertical-form": {
      const name = nameOfUnit(unit, faces);
      return [error("typeset/no-vertical-form", at, { character, code, face: name })];
    }
  }
}

function nameOfUnit({ face: index }: Unit, faces: readonly FontFace[]): string {
  const face = faces[index];
  return face === undefined ? "" : nameOf(face);
}

function nameOf(face: FontFace): string {
  return face.familyJa ?? face.family;
}

function codePointName(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}

// One warning for a paragraph, with all that could not be set by the rules.
function forcedLines(
  composition: Composition,
  lines: readonly AdjustedLine[],
  origin: Location | undefined,
): readonly Diagnostic[] {
  const units = lines
    .filter((line) => line.isForced)
    .flatMap((line) => composition.units.slice(line.start, line.end));
  if (units.length === 0) return [];
  const text = units.map((unit) => unit.text + unit.selectors).join("");
  return [warning("typeset/line-too-long", units[0]?.origin ?? origin ?? NOWHERE, { text })];
}

const PRIVATE_USE = /\p{Co}/u;
const NOWHERE: Location = { kind: "option", name: "format" };
