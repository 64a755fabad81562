import type { FontFace } from "../model/font-face.ts";
import { isPacked, unpacked } from "./pdf-objects.ts";
import type { PdfDictionary } from "./pdf-value.ts";
import { type GlyphReader, glyphReader } from "./truetype-glyphs.ts";

/** What a face tells about its outlines. */
export type OriginalFace = Pick<
  FontFace,
  "postScriptName" | "outlines" | "glyphOf" | "verticalGlyphOf" | "variantOf" | "wholeFile"
>;

/** A font program of a PDF under the name of its font. */
export interface EmbeddedProgram {
  /** With the subset's tag: `ABCDEF+NotoSerifJP-Regular`. */
  readonly name: string;
  readonly stream: PdfDictionary;
}

interface OpenProgram {
  readonly stream: PdfDictionary;
  readonly glyphOf: GlyphReader;
  readonly original: Original;
  /** Codes whose outlines were compared, with their selectors: whether each is right. */
  readonly compared: Map<number, boolean>;
}

interface Original {
  readonly face: OriginalFace;
  readonly glyphOf: GlyphReader;
}

/**
 * Tells whether a PDF's fonts draw the characters that they say: each outline is compared with the original face's.
 *
 * Shape: kanji and kana of TrueType faces are compared, byte for byte; of other characters, which are drawn in many
 * forms, of composite outlines and of faces that are not at hand nothing is said. What was compared is remembered by
 * the whole program.
 * Source: OpenType, table glyf; ISO 32000-1, 9.7.4.2 (glyph selection in CIDFonts).
 */
export class OutlineCheck {
  readonly #originals: ReadonlyMap<string, () => Original | undefined>;
  #open: OpenProgram[] = [];

  constructor(faces: readonly OriginalFace[]) {
    this.#originals = new Map(faces.map((face) => [face.postScriptName, opened(face)]));
  }

  /** Whether the outline of a code is right for the character that it says, with the selector behind it if there is one. */
  isRight(
    { name, stream }: EmbeddedProgram,
    code: number,
    text: string,
    selector: string,
  ): boolean {
    const point = text.codePointAt(0) ?? 0;
    if (text.length !== (point > LAST_OF_PLANE ? 2 : 1)) return true;
    const program = this.#programOf(name, stream);
    if (program === undefined) return true;
    // Code, character and selector in one number of less than 53 bits.
    const key = (code * CODE_POINTS + point) * SELECTORS + selectorIndex(selector);
    const known = program.compared.get(key);
    if (known !== undefined) return known;
    const isRight = !COMPARED.test(text) || draws(program, code, point, selector);
    program.compared.set(key, isRight);
    return isRight;
  }

  #programOf(name: string, stream: PdfDictionary): OpenProgram | undefined {
    const known = this.#open.find((one) => one.stream === stream);
    if (known !== undefined) return known;
    const original = this.#originals.get(name.replace(/^[A-Z]{6}\+/u, ""))?.();
    if (original === undefined) return undefined;
    const same = this.#open.find((one) => isSameProgram(one, stream, original));
    const glyphOf = same?.glyphOf ?? glyphReader(unpacked(stream));
    const compared = same?.compared ?? new Map<number, boolean>();
    const made = { stream, glyphOf, original, compared };
    // The newest first; what only one letter has is soon forgotten.
    this.#open = [made, ...this.#open.filter((one) => one !== same)].slice(0, MOST_PROGRAMS);
    return made;
  }
}

function opened(face: OriginalFace): () => Original | undefined {
  let original: Original | undefined;
  return () => {
    if (face.outlines !== "glyf") return undefined;
    original ??= { face, glyphOf: glyphReader(face.wholeFile()) };
    return original;
  };
}

function isSameProgram(one: OpenProgram, stream: PdfDictionary, original: Original): boolean {
  const [known, bytes] = [one.stream.packed, stream.packed];
  if (one.original !== original || known?.length !== bytes?.length) return false;
  if (known === undefined || bytes === undefined) return false;
  if (isPacked(one.stream) !== isPacked(stream)) return false;
  for (let at = 0; at < known.length; at += 1) if (known[at] !== bytes[at]) return false;
  return true;
}

function draws(
  { glyphOf, original }: OpenProgram,
  code: number,
  point: number,
  selector: string,
): boolean {
  const drawn = glyphOf(code);
  if (isComposite(drawn)) return true;
  const { face } = original;
  const chosen = selector === "" ? undefined : face.variantOf(point, selector.codePointAt(0) ?? 0);
  const gids = chosen === undefined ? [face.glyphOf(point), face.verticalGlyphOf(point)] : [chosen];
  return gids.some((gid) => {
    const wanted = gid === undefined ? undefined : original.glyphOf(gid);
    return wanted !== undefined && (isComposite(wanted) || isSameOutline(drawn, wanted));
  });
}

/** 0 without a selector, then U+FE00 to FE0F, then U+E0100 to E01EF. */
function selectorIndex(selector: string): number {
  const point = selector.codePointAt(0);
  if (point === undefined) return 0;
  return point <= LAST_OF_PLANE ? point - 0xfe00 + 1 : point - 0xe0100 + 17;
}

/** A composite outline has a negative number of contours. Source: OpenType, table glyf. */
function isComposite(glyph: Uint8Array): boolean {
  return ((glyph[0] ?? 0) & 0x80) !== 0;
}

/** Descriptions may be filled up with zeros to an even length. */
function isSameOutline(one: Uint8Array, other: Uint8Array): boolean {
  const length = Math.max(one.length, other.length);
  for (let at = 0; at < length; at += 1) if ((one[at] ?? 0) !== (other[at] ?? 0)) return false;
  return true;
}

/** One kanji or kana by itself. */
const COMPARED = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]$/u;
const LAST_OF_PLANE = 0xff_ff;
const CODE_POINTS = 0x11_00_00;
const SELECTORS = 512;
/** Programs kept open: those of the versions of a letter, and a few that belong to one addressee. */
const MOST_PROGRAMS = 24;
