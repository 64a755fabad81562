import { fontUnits } from "../../src/base/units.ts";
import type { FontFace, ShapedGlyph } from "../../src/model/font-face.ts";
import type { Gid, PathCommand } from "../../src/model/glyph.ts";

/** Code points added to a character's own for its vertical form's glyph. */
export const VERTICAL_FORM = 0x200000;
/** Added for the glyph of a variant: one step for each selector. */
export const VARIANT = 0x400000;

const EM = 1000;
const ZEROS = "0".repeat(64);
const HAS_VERTICAL_FORM =
  /[、。，．「」『』（）〔〕［］｛｝〈〉《》【】〖〗〘〙｟｠〝〟ー〜～…‥—―：；！？ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰ-ㇿ・゛゜゠]/u;
const SELECTOR = /[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/u;

/** What a square face lacks, for tests of what is then said. */
export interface Lacks {
  readonly characters?: string;
  readonly verticalForms?: string;
}

/** The same face for bold text. */
export function boldSquareFace(lacks: Lacks = {}): FontFace {
  const face = squareFace(lacks);
  return { ...face, style: "Bold", sha256: `${face.sha256}b`, isForBold: true };
}

/**
 * A face in memory whose glyphs are one em, ASCII half an em in horizontal lines; a glyph's number is
 * its code point, so that tests can say what is drawn. Its programs hold the recipes as text, so that they can say
 * what was asked for.
 */
export function squareFace(lacks: Lacks = {}): FontFace {
  const glyphOf = (codePoint: number): Gid | undefined =>
    lacks.characters?.includes(String.fromCodePoint(codePoint)) === true ? undefined : codePoint;
  const variantOf = (codePoint: number, selector: number): Gid | undefined =>
    selector <= 0xe0102 ? VARIANT + (selector - 0xe0100) * 0x200000 + codePoint : undefined;
  return {
    postScriptName: "Square-Regular",
    family: "Square",
    familyJa: "真四角",
    style: "Regular",
    path: "square.ttf",
    index: 0,
    sha256: [ZEROS, lacks.characters, lacks.verticalForms].join(""),
    licence: undefined,
    version: undefined,
    outlines: "glyf",
    permission: { fsType: 0, mayEmbed: true, maySubset: true },
    metrics: {
      unitsPerEm: EM,
      ascender: fontUnits(880),
      descender: fontUnits(-120),
      capHeight: fontUnits(700),
      xHeight: fontUnits(500),
      bounds: [fontUnits(0), fontUnits(-120), fontUnits(EM), fontUnits(880)],
      italicAngle: 0,
      weight: 400,
    },
    glyphOf,
    verticalGlyphOf: (codePoint) =>
      glyphOf(codePoint) === undefined
        ? undefined
        : shapeVertical(String.fromCodePoint(codePoint), lacks)[0]?.gid,
    variantOf,
    codePoints: () => [],
    variationSequences: () => [],
    shapeVertical: (text) => shapeVertical(text, lacks),
    shapeHorizontal: (text) => shapeHorizontal(text),
    advanceWidth: (gid) => fontUnits(gid < 0x80 ? EM / 2 : EM),
    advanceHeight: () => fontUnits(EM),
    verticalOrigin: () => ({ x: fontUnits(EM / 2), y: fontUnits(880) }),
    boundsOf: () => undefined,
    canDraw: () => true,
    outlineOf: () => SQUARE,
    verticalTrim: () => undefined,
    subset: (recipes, name, widths) => ({
      format: "truetype",
      bytes: new TextEncoder().encode(JSON.stringify({ name, recipes, widths })),
    }),
    subsetFile: () => [],
    wholeFile: () => new Uint8Array(),
  };
}

/** The outline of every glyph: its em, as a square. */
const SQUARE: readonly PathCommand[] = [
  { kind: "move", x: 0, y: -120 },
  { kind: "line", x: EM, y: -120 },
  { kind: "line", x: EM, y: 880 },
  { kind: "line", x: 0, y: 880 },
];

function shapeVertical(text: string, lacks: Lacks): readonly ShapedGlyph[] {
  const glyphs: ShapedGlyph[] = [];
  let cluster = 0;
  for (const character of text) {
    const codePoint = character.codePointAt(0) ?? 0;
    const previous = glyphs.at(-1);
    if (SELECTOR.test(character) && previous !== undefined) {
      if (codePoint >= 0xe0100) {
        glyphs[glyphs.length - 1] = {
          ...previous,
          gid: VARIANT + (codePoint - 0xe0100) * 0x200000 + previous.gid,
        };
      }
    } else {
      const hasForm =
        HAS_VERTICAL_FORM.test(character) && lacks.verticalForms?.includes(character) !== true;
      const gid = codePoint + (hasForm ? VERTICAL_FORM : 0);
      glyphs.push({ gid, cluster, advance: fontUnits(EM) });
    }
    cluster += character.length;
  }
  return glyphs;
}

function shapeHorizontal(text: string): readonly ShapedGlyph[] {
  const glyphs: ShapedGlyph[] = [];
  let cluster = 0;
  for (const character of text) {
    const gid = character.codePointAt(0) ?? 0;
    glyphs.push({ gid, cluster, advance: fontUnits(gid < 0x80 ? EM / 2 : EM) });
    cluster += character.length;
  }
  return glyphs;
}
