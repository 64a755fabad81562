import { standsAt } from "../base/bytes/stands-at.ts";
import { cffOutlines } from "./cff-outlines.ts";
import { fontTables } from "./font-tables.ts";
import { type FaceFile, type OriginalFace, openOriginal } from "./original-face.ts";
import { isSameShape, type Outline, type OutlineReader } from "./outline.ts";
import { isPacked, unpacked } from "./pdf-objects.ts";
import type { PdfDictionary } from "./pdf-value.ts";
import { trueTypeOutlines } from "./truetype-outlines.ts";

/** A font program of a PDF under the name of its font. */
export interface EmbeddedProgram {
  /** With the subset's tag: `ABCDEF+NotoSerifJP-Regular`. */
  readonly name: string;
  readonly stream: PdfDictionary;
  readonly kind: "truetype" | "cff";
}

/** A code as it is shown. */
export interface ShownCode {
  readonly code: number;
  readonly text: string;
  /** The variation selector after it, or nothing. */
  readonly selector: string;
  /** The text of the next few codes. */
  readonly behind: () => string;
}

interface OpenProgram {
  readonly stream: PdfDictionary;
  readonly outlineOf: OutlineReader;
  readonly original: OriginalFace;
  /** Codes whose outlines were compared, with what they say: whether each is right. */
  readonly compared: Map<number | string, boolean>;
}

/**
 * Tells whether a PDF's fonts draw the characters that they say: each outline is compared with those that the original
 * face's file has for the character, point by point.
 *
 * Shape: of faces that are not at hand nothing is said. What was compared is remembered by the whole program.
 * Source: ISO 32000-1, 9.7.4.2 (glyph selection in CIDFonts).
 */
export class OutlineCheck {
  readonly #originals: ReadonlyMap<string, () => OriginalFace | undefined>;
  #open: OpenProgram[] = [];

  constructor(faces: readonly FaceFile[]) {
    this.#originals = new Map(faces.map((face) => [face.postScriptName, () => originalOf(face)]));
  }

  /** Whether the outline of a code is right for the text that it says. Errors: throws at a program that cannot be read. */
  isRight(program: EmbeddedProgram, shown: ShownCode): boolean {
    const open = this.#programOf(program);
    if (open === undefined) return true;
    const { code, text, selector } = shown;
    const point = text.codePointAt(0) ?? 0;
    const isOne = selector === "" && text.length === (point > LAST_OF_PLANE ? 2 : 1);
    const key = isOne ? code * CODE_POINTS + point : `${code} ${text} ${selector}`;
    const known = open.compared.get(key) ?? draws(open, shown);
    open.compared.set(key, known);
    return known || beginsLigature(open, shown);
  }

  #programOf({ name, stream, kind }: EmbeddedProgram): OpenProgram | undefined {
    const known = this.#open.find((one) => one.stream === stream);
    if (known !== undefined) {
      // What every letter has stays, however many programs of one letter come after it.
      if (known !== this.#open[0])
        this.#open = [known, ...this.#open.filter((one) => one !== known)];
      return known;
    }
    const original = this.#originals.get(name.replace(/^[A-Z]{6}\+/u, ""))?.();
    if (original === undefined) return undefined;
    const same = this.#open.find((one) => isSameProgram(one, stream, original));
    const outlineOf = same?.outlineOf ?? outlinesOf(unpacked(stream), kind);
    const compared = same?.compared ?? new Map<number | string, boolean>();
    const made = { stream, outlineOf, original, compared };
    // The newest first; what only one letter has is soon forgotten.
    this.#open = [made, ...this.#open.filter((one) => one !== same)].slice(0, MOST_PROGRAMS);
    return made;
  }
}

/** What the files of faces say, which a face says once for all; it may be at hand for many runs. */
const opened = new WeakMap<FaceFile, { readonly original: OriginalFace | undefined }>();

function originalOf(face: FaceFile): OriginalFace | undefined {
  const known = opened.get(face) ?? { original: openOriginal(face) };
  opened.set(face, known);
  return known.original;
}

function outlinesOf(bytes: Uint8Array, kind: EmbeddedProgram["kind"]): OutlineReader {
  return kind === "cff" ? cffOutlines(bytes, true) : trueTypeOutlines(fontTables(bytes));
}

function isSameProgram(one: OpenProgram, stream: PdfDictionary, original: OriginalFace): boolean {
  const [known, bytes] = [one.stream.packed, stream.packed];
  if (one.original !== original || known?.length !== bytes?.length) return false;
  if (known === undefined || bytes === undefined) return false;
  if (isPacked(one.stream) !== isPacked(stream)) return false;
  return standsAt(known, bytes, 0);
}

function draws({ outlineOf, original }: OpenProgram, { code, text, selector }: ShownCode): boolean {
  const drawn = outlineOf(code);
  const points = pointsOf(text);
  // Marks next to a character map to a space; any other ink in a space would be text that nobody sees reported.
  if (points.length === 0) return drawn.length === 0 || isEmphasis(original, drawn);
  if (!isNearby(drawn, (points.length + 2) * original.unitsPerEm)) return false;
  const glyphs = points.map((point, index) =>
    original.glyphsOf(point, index === 0 ? selector.codePointAt(0) : undefined),
  );
  if (drawnAs(original, drawn, glyphs)) return true;
  if (text === "≒") return isComposedSign(original, drawn);
  const [first, second] = glyphs;
  if (first === undefined) return false;
  // The letters after the first of a ligature draw nothing; two dashes are one line.
  if (second === undefined) return drawn.length === 0 && [...first].some(original.endsLigature);
  return points.every((point) => point === points[0]) && drawnAs(original, drawn, [first]);
}

/** Whether an outline is those of some glyphs side by side, one of each set, or of ligatures of them. */
function drawnAs(
  original: OriginalFace,
  drawn: Outline,
  glyphs: readonly ReadonlySet<number>[],
): boolean {
  const [first, ...others] = glyphs;
  if (first === undefined) return drawn.length === 0;
  const isDrawn = (gid: number, rest: readonly ReadonlySet<number>[]): boolean => {
    const outline = original.outlineOf(gid);
    // What the face's own file does not say cannot be held against a letter.
    if (outline === undefined) return true;
    const own = drawn.slice(0, outline.length);
    return isSameShape(own, outline) && drawnAs(original, drawn.slice(outline.length), rest);
  };
  return [...first].some(
    (gid) =>
      isDrawn(gid, others) ||
      original
        .ligaturesOf(gid)
        .some(
          (ligature) =>
            ligature.others.every((other, index) => others[index]?.has(other) === true) &&
            original
              .formsOf(ligature.glyph)
              .some((form) => isDrawn(form, others.slice(ligature.others.length))),
        ),
  );
}

function isEmphasis(original: OriginalFace, drawn: Outline): boolean {
  return EMPHASIS_MARKS.some((mark) =>
    drawnAs(original, drawn, [original.glyphsOf(mark, undefined)]),
  );
}

/** Whether the ≒ of a face that has none is drawn of its ＝ and the dot of its ．, once over and once under it. */
function isComposedSign(original: OriginalFace, drawn: Outline): boolean {
  const parts = [0xff1d, 0xff0e, 0xff0e].map((point) => original.glyphsOf(point, undefined));
  return original.glyphsOf(0x2252, undefined).size === 0 && drawnAs(original, drawn, parts);
}

/** Whether a code draws a ligature of what it says and what follows it. */
function beginsLigature(open: OpenProgram, { code, text, behind }: ShownCode): boolean {
  const { original, outlineOf } = open;
  const [first, ...others] = pointsOf(text + behind()).map((point) =>
    original.glyphsOf(point, undefined),
  );
  const drawn = outlineOf(code);
  return [...(first ?? [])].some((gid) =>
    original.ligaturesOf(gid).some((ligature) => {
      const isSaid = ligature.others.every((other, index) => others[index]?.has(other) === true);
      return isSaid && drawnAs(original, drawn, [new Set(original.formsOf(ligature.glyph))]);
    }),
  );
}

function isNearby(outline: Outline, limit: number): boolean {
  return outline.every((contour) => contour.every((value) => Math.abs(value) <= limit));
}

/** The characters of a text that something is drawn for. */
function pointsOf(text: string): readonly number[] {
  return Array.from(text.replaceAll(VOICED_KANA, composed))
    .filter((character) => !WITHOUT_INK.test(character))
    .map((character) => character.codePointAt(0) ?? 0);
}

/** ﹅ ﹆ • ◦ ● ○, next to characters that are emphasised (圏点). Source: JLReq 3.3.9; CSS Text Decoration, text-emphasis-style. */
const EMPHASIS_MARKS = [0xfe45, 0xfe46, 0x2022, 0x25e6, 0x25cf, 0x25cb] as const;
/** ﾊﾞ is one kana in two half-width characters, and is drawn as one. */
const VOICED_KANA = /[\uff66-\uff9d][\uff9e\uff9f]/gu;

function composed(kana: string): string {
  const one = kana.normalize("NFKC");
  return one.length === 1 ? one : kana;
}

/** Spaces, selectors, joiners. */
const WITHOUT_INK = /^[\s\p{Cf}\p{Variation_Selector}]$/u;
const LAST_OF_PLANE = 0xff_ff;
const CODE_POINTS = 0x11_00_00;
/** Programs kept open: those of the versions of a letter, and a few that belong to one addressee. */
const MOST_PROGRAMS = 24;
