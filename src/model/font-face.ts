import type { FontUnits } from "../base/units.ts";
import type { Gid, GlyphRecipe, PathCommand } from "./glyph.ts";

/** A glyph chosen by shaping, with the UTF-16 offset of the first character it stands for. */
export interface ShapedGlyph {
  readonly gid: Gid;
  readonly cluster: number;
  /** Along the line. In vertical shaping from the font's own vertical metrics, not HarfBuzz's. */
  readonly advance: FontUnits;
}

/** What the font's licence bits allow (OS/2 fsType). Source: OpenType 1.9, OS/2 fsType. */
export interface EmbeddingPermission {
  readonly fsType: number;
  readonly mayEmbed: boolean;
  readonly maySubset: boolean;
}

/** Numbers for a PDF font descriptor and for placing lines. Units: font units unless said. */
export interface FaceMetrics {
  readonly unitsPerEm: number;
  readonly ascender: FontUnits;
  readonly descender: FontUnits;
  readonly capHeight: FontUnits;
  readonly xHeight: FontUnits;
  /** xMin, yMin, xMax, yMax of the whole face. */
  readonly bounds: readonly [FontUnits, FontUnits, FontUnits, FontUnits];
  /** Degrees, negative to the right. */
  readonly italicAngle: number;
  readonly weight: number;
}

/** An outline's box; undefined for a blank glyph. */
export interface GlyphBounds {
  readonly xMin: FontUnits;
  readonly yMin: FontUnits;
  readonly xMax: FontUnits;
  readonly yMax: FontUnits;
}

/**
 * A font program made for a PDF: glyph `i + 1` draws recipe `i`; glyph 0 is an empty .notdef.
 *
 * Shape: a `glyph` recipe's outline is placed as in its font, around the horizontal origin, so in vertical
 * lines its position vector is `verticalOrigin(gid)`, moved by the recipe's `shift`. A `composite` is drawn
 * around the unit's own origin: its (0, 0) is the head of the body in vertical lines, so the position
 * vector is (0, 0), and the baseline's start in horizontal lines. `truetype` goes into FontFile2 with
 * CIDToGIDMap /Identity, `cff` into FontFile3 as CIDFontType0C with CID = glyph.
 * Units: the program has the face's own `unitsPerEm`; for `cff` its FontMatrix says so.
 */
export interface FontProgram {
  readonly format: "truetype" | "cff";
  readonly bytes: Uint8Array;
}

/** A part of a font file. */
export interface FontFilePart {
  readonly bytes: Uint8Array;
  /** The same object is in other files too. */
  readonly isShared: boolean;
}

/**
 * A typeface in one file (書体), ready for choosing glyphs, measuring and cutting out a subset.
 *
 * Shape: functions are pure in their results; faces are compared by `sha256` and `index`.
 */
export interface FontFace {
  /** Whether the face is for text that is bold (太字) and for nothing else. */
  readonly isForBold?: true;
  /** PostScript name, ASCII. */
  readonly postScriptName: string;
  /** The family as people know it, e.g. `Noto Serif JP`. */
  readonly family: string;
  /** Family names in Japanese, if the font has them. */
  readonly familyJa: string | undefined;
  readonly style: string;
  readonly path: string;
  /** Index in a collection; 0 for a single font. */
  readonly index: number;
  /** SHA-256 of the file. */
  readonly sha256: string;
  readonly licence: string | undefined;
  /** The font's own version, e.g. `Version 2.003`. */
  readonly version: string | undefined;
  readonly outlines: "glyf" | "cff";
  readonly permission: EmbeddingPermission;
  readonly metrics: FaceMetrics;
  /** Glyph of a code point through the font's cmap, or undefined. */
  readonly glyphOf: (codePoint: number) => Gid | undefined;
  /**
   * Glyph of one code point in a vertical line, `vert` applied, or undefined; each is shaped only once. Faces for
   * books draw kana anew for vertical lines: Noto Serif JP has 185 such forms, あ and カ among them.
   */
  readonly verticalGlyphOf: (codePoint: number) => Gid | undefined;
  /** Glyph of a code point with a variation selector (cmap 14), or undefined if the face does not have the pair. */
  readonly variantOf: (codePoint: number, selector: number) => Gid | undefined;
  /** Every code point that has a glyph, ascending. */
  readonly codePoints: () => Iterable<number>;
  /** Every variation sequence that the face has, ascending by selector. */
  readonly variationSequences: () => Iterable<{
    readonly codePoint: number;
    readonly selector: number;
  }>;
  /**
   * Glyphs of characters in a vertical line, `vert` applied. A variation selector that the face supports
   * is part of its base's cluster and gives no glyph of its own; one that it does not support gives a blank
   * glyph without advance, a character that it lacks gives glyph 0.
   */
  readonly shapeVertical: (text: string) => readonly ShapedGlyph[];
  /** Glyphs of characters in a horizontal line with the given OpenType features switched on. */
  readonly shapeHorizontal: (text: string, features: readonly string[]) => readonly ShapedGlyph[];
  readonly advanceWidth: (gid: Gid) => FontUnits;
  readonly advanceHeight: (gid: Gid) => FontUnits;
  /** Vertical origin relative to the horizontal one: x to the right, maybe a half; y up. Source: OpenType VORG, vmtx. */
  readonly verticalOrigin: (gid: Gid) => { readonly x: FontUnits; readonly y: FontUnits };
  readonly boundsOf: (gid: Gid) => GlyphBounds | undefined;
  /** Whether the font's description of a glyph can be followed: one of CFF may be damaged in a font that opens. */
  readonly canDraw: (gid: Gid) => boolean;
  /**
   * A glyph's outline, for showing it on a screen; every contour begins with `move` and closes by itself. Empty for a blank
   * one, undefined if the font's description of it cannot be followed. Units: font units, y up.
   */
  readonly outlineOf: (gid: Gid) => readonly PathCommand[] | undefined;
  /** White that `vhal` takes from a full-width mark in a vertical line, before and after it; undefined if the font says nothing. */
  readonly verticalTrim: (
    gid: Gid,
  ) => { readonly before: FontUnits; readonly after: FontUnits } | undefined;
  /**
   * Cuts out the outlines that the recipes draw, for embedding in a PDF under the font name `name`.
   *
   * Shape: recipes may repeat. `widths` are the advance widths that the program states for the recipes; a
   * PDF's W must say the same (ISO 19005-2, 6.2.11.5). By default a `glyph` has `advanceWidth(gid)`, a
   * `composite` or `blank` one em. A font that must not be subset comes whole, after the recipes.
   */
  readonly subset: (
    recipes: readonly GlyphRecipe[],
    name: string,
    widths?: readonly FontUnits[],
  ) => FontProgram;
  /**
   * Cuts out a complete TrueType or OpenType file that holds the characters with their variation
   * sequences and vertical forms, for embedding in a Word file.
   *
   * Shape: the file in parts, one after another. What the files of one `base`, a text that many share, have in
   * common is in parts of its own, which are the same objects in all of them. `family` is the only name under which
   * the file is then found; without it the file has the face's own names.
   */
  readonly subsetFile: (text: string, base?: string, family?: string) => readonly FontFilePart[];
  /** The whole font as one file of its own, also where it came from a collection. */
  readonly wholeFile: () => Uint8Array;
}

/**
 * Whether a font's licence lets the whole file be kept with a document and installed by its reader: none of the bits that allow
 * embedding alone. Source: OpenType 1.9, OS/2 fsType, bits 0 to 3.
 */
export function mayBeGivenOn({ permission }: Pick<FontFace, "permission">): boolean {
  return (permission.fsType & 0x000f) === 0;
}
