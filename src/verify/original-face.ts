import type { FontFace } from "../model/font-face.ts";
import { cffOutlines } from "./cff-outlines.ts";
import { readCharacterMap } from "./character-map.ts";
import { fontTables } from "./font-tables.ts";
import type { Outline, OutlineReader } from "./outline.ts";
import { type Ligature, readSubstitutions } from "./substitutions.ts";
import { trueTypeOutlines } from "./truetype-outlines.ts";

/** What is taken of a face: its file, which is read here anew. */
export type FaceFile = Pick<FontFace, "postScriptName" | "wholeFile">;

/** A face as its own file describes it. */
export interface OriginalFace {
  readonly unitsPerEm: number;
  /** The glyphs that may be drawn for a character, with the variation selector after it if there is one. */
  readonly glyphsOf: (codePoint: number, selector: number | undefined) => ReadonlySet<number>;
  /** A glyph with its other forms. */
  readonly formsOf: (gid: number) => readonly number[];
  /** Glyphs that are drawn for several, by the first of these. */
  readonly ligaturesOf: (gid: number) => readonly Ligature[];
  /** Whether a glyph is drawn together with one before it. */
  readonly endsLigature: (gid: number) => boolean;
  /** Undefined where the file's description cannot be followed. */
  readonly outlineOf: (gid: number) => Outline | undefined;
}

/**
 * Reads a face's file: which glyphs stand for a character in the lines of a letter, and how they are drawn.
 *
 * Shape: undefined if the file is of another kind than is read here; nothing is then said about its outlines.
 */
export function openOriginal(face: FaceFile): OriginalFace | undefined {
  try {
    const tables = fontTables(face.wholeFile());
    const head = tables.get("head");
    const cff = tables.get("CFF ");
    const read: OutlineReader =
      cff === undefined
        ? trueTypeOutlines(tables)
        : cffOutlines(new Uint8Array(cff.buffer, cff.byteOffset, cff.byteLength), false);
    const characters = readCharacterMap(tables);
    const { forms, ligatures } = readSubstitutions(tables);
    const endings = new Set([...ligatures.values()].flat().flatMap(({ others }) => others));
    return {
      unitsPerEm: head?.getUint16(18) ?? 1000,
      glyphsOf: (codePoint, selector) => {
        const variant = selector && characters.variantOf(codePoint, selector);
        const usual = drawnFor(codePoint).map(characters.glyphOf);
        const glyphs = variant === undefined ? usual : [variant];
        return withForms(
          glyphs.filter((glyph) => glyph !== undefined),
          forms,
        );
      },
      formsOf: (gid) => [...withForms([gid], forms)],
      ligaturesOf: (gid) => ligatures.get(gid) ?? [],
      endsLigature: (gid) => endings.has(gid),
      outlineOf: (gid) => attempt(() => read(gid)),
    };
  } catch {
    return undefined;
  }
}

function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

/** A form may have a form of its own. */
function withForms(
  glyphs: readonly number[],
  forms: ReadonlyMap<number, ReadonlySet<number>>,
): ReadonlySet<number> {
  const found = new Set(glyphs);
  // A set's new members are met while it is gone through.
  for (const glyph of found) for (const form of forms.get(glyph) ?? []) found.add(form);
  return found;
}

/**
 * The characters by which a character is drawn: itself; in vertical lines half-width letters full-width, and “ ” as 〝 〟.
 * Source: JLReq 2.3.2; Unicode, Halfwidth and Fullwidth Forms.
 */
function drawnFor(codePoint: number): readonly number[] {
  if (codePoint >= 0x21 && codePoint <= 0x7e) return [codePoint, codePoint + 0xfee0];
  if (codePoint === 0xff9e || codePoint === 0xff9f) return [codePoint, codePoint - 0xcf03];
  if (codePoint >= 0xff61 && codePoint <= 0xff9f) {
    const wide = String.fromCodePoint(codePoint).normalize("NFKC").codePointAt(0);
    return wide === undefined ? [codePoint] : [codePoint, wide];
  }
  if (codePoint === 0x201c) return [codePoint, 0x301d];
  return codePoint === 0x201d ? [codePoint, 0x301f] : [codePoint];
}
