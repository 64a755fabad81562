import type { Location } from "../base/location.ts";
import type { Sp } from "../base/units.ts";
import type { CharacterClass } from "../char/character-class.ts";
import type { GlyphRecipe } from "../model/glyph.ts";
import type { DrawnLine, EmphasisMark, PlacedPicture } from "../model/letter.ts";
import type { GlyphFault } from "./chosen-glyph.ts";

/**
 * What is set in a line as one: a character, a rotated word, a 縦中横.
 *
 * Shape: `text` is the source characters without `selectors`, which follow them as blanks of no advance.
 * Units: `body` is the advance of the body along the line, without the spaces around it.
 */
export interface Unit {
  readonly cls: CharacterClass;
  /** The character as it is drawn; for rules that name characters. */
  readonly codePoint: number;
  readonly text: string;
  readonly selectors: string;
  readonly clusterCount: number;
  readonly face: number;
  readonly size: Sp;
  readonly recipe: GlyphRecipe;
  readonly body: Sp;
  /** From the line's axis to its own, towards the side where the block begins. */
  readonly shift: Sp;
  readonly mark: EmphasisMark | undefined;
  /** Whether it is to be in a bold face. */
  readonly isBold?: true;
  /** What is drawn in its frame instead of a character that no font has (外字); its text is then empty. */
  readonly picture?: FramedPicture;
  readonly origin: Location | undefined;
  readonly fault: GlyphFault | undefined;
}

/** A picture in the frame of a character. Units: its lengths along the line and across it, in sp. */
export interface FramedPicture {
  readonly placed: PlacedPicture;
  readonly along: Sp;
  readonly across: Sp;
}

/** How much a space may give at one stage of the reduction ladder. */
export interface Shrink {
  readonly stage: number;
  readonly amount: Sp;
  /** Whether it is the space before a middle dot, which at a line's end goes with the one after. */
  readonly isBeforeDot: boolean;
}

/** When a place grows: not, word spaces, Japanese–Western, between characters, with all others, or without any others. */
export type StretchStage = 0 | 1 | 2 | 3 | 4 | typeof LAST_STAGE;

/** Places that grow only in a line that has no others: those between figures and their counters. */
export const LAST_STAGE = 5;

/**
 * The place before a unit.
 *
 * Units: sp. `breakCost` is what it costs to begin a line with the unit: 0, a penalty, or Infinity.
 */
export interface Gap {
  readonly natural: Sp;
  readonly shrinks: readonly Shrink[];
  /** The part of it before a middle dot: where the dot ends a line, it stays or goes whole. */
  readonly beforeDot: Sp;
  readonly stretchStage: StretchStage;
  readonly stretchLimit: Sp;
  readonly breakCost: number;
}

/** A reading next to the units from `start` to `end`. */
export interface PlacedRuby {
  readonly start: number;
  readonly end: number;
  /** Whether it is on the side where blocks end: left of vertical lines, under horizontal ones. */
  readonly isLeft: boolean;
  readonly units: readonly Unit[];
  /** From the first base unit's head to the first ruby unit's head; negative where it overhangs. */
  readonly offset: Sp;
  /** Spaces after each ruby unit. */
  readonly spaces: readonly Sp[];
}

/** A line beside, through or around the units from `start` to `end`. */
export interface PlacedTextLine {
  readonly start: number;
  readonly end: number;
  readonly line: DrawnLine;
  /** Which side of the text a line beside it is on. */
  readonly side: "start" | "end";
  /** Whether a reading or a mark for emphasis stands beside any of them, on the side where blocks begin and where they end. */
  readonly isBusy: { readonly start: boolean; readonly end: boolean };
}

/** A note in two lines: the small units of the cells from `start` to `end`, two to a cell. */
export interface PlacedWarichu {
  readonly start: number;
  readonly end: number;
  readonly units: readonly Unit[];
  /** How many of them the author has in the first line; undefined: as many as make two even lines. */
  readonly partAt: number | undefined;
}

/**
 * A paragraph ready for breaking into lines.
 *
 * Shape: `gaps[i]` is before `units[i]`; arrays have the same length. `edges[i]` are extra spaces
 * that unit i needs at a line head and a line end so that its ruby stays in the line.
 */
export interface Composition {
  readonly units: readonly Unit[];
  /** For each cluster of the source the unit that it is in, or the first of a note's cells, and the end. */
  readonly unitOf: readonly number[];
  readonly gaps: readonly Gap[];
  readonly edges: readonly { readonly head: Sp; readonly end: Sp }[];
  readonly rubies: readonly PlacedRuby[];
  readonly warichu: readonly PlacedWarichu[];
  readonly lined: readonly PlacedTextLine[];
  /** Indexes of the units that begin a line by force. */
  readonly breaks: readonly number[];
}
