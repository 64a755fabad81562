import type { KnownStreams, Operation } from "./known-streams.ts";
import type { EmbeddedProgram } from "./outline-check.ts";
import type { PdfObjects } from "./pdf-objects.ts";
import { nameAt, numberAt, resolve } from "./pdf-objects.ts";
import type { PdfDictionary, PdfValue } from "./pdf-value.ts";

/** What a character code of a font says and how far it leads. Units: thousandths of an em. */
export interface FontCode {
  readonly text: string;
  /** Along a horizontal line. */
  readonly width: number;
  /** Down a vertical line. */
  readonly height: number;
  /** Height of the vertical origin above the horizontal one. */
  readonly originY: number;
  /** Whether its text is one that is drawn: spaces and selectors are not. */
  readonly isDrawn: boolean;
}

/** A composite font of a page with two-byte codes. */
export interface PageFont {
  readonly isVertical: boolean;
  /** Its program, if it has one. */
  readonly program: EmbeddedProgram | undefined;
  /** Errors: throws for a code of which the font does not say what it means. */
  readonly codeOf: (code: number) => FontCode;
}

/**
 * Reads a font as far as the places of its characters depend on it.
 *
 * Errors: throws if it is not a composite font with codes of two bytes that are its glyphs' numbers.
 * Source: ISO 32000-1, 9.7.4.3 (metrics of CIDFonts), 9.7.5.2 (Identity-H and -V), 9.10.3 (ToUnicode).
 */
export function readPageFont(
  objects: PdfObjects,
  value: PdfValue | undefined,
  known: KnownStreams,
): PageFont {
  const font = dictionaryOf(objects, value);
  const encoding = nameAt(font, "Encoding");
  if (encoding !== "Identity-V" && encoding !== "Identity-H") {
    throw new Error(`a font in the encoding ${encoding}`);
  }
  const descendants = resolve(objects, font.entries.get("DescendantFonts"));
  const descendant = dictionaryOf(
    objects,
    descendants?.kind === "array" ? descendants.items[0] : undefined,
  );
  // Another map would draw other outlines than the program's own under the same codes.
  const map = descendant.entries.get("CIDToGIDMap");
  if (map !== undefined && !(map.kind === "name" && map.name === "Identity")) {
    throw new Error("a font draws its characters by another map");
  }
  const usualWidth = numberAt(descendant, "DW") ?? 1000;
  const [usualY = 880, usualHeight = -1000] = numbersOf(objects, descendant.entries.get("DW2"));
  const widths = grouped(objects, descendant.entries.get("W"), 1);
  const verticals = grouped(objects, descendant.entries.get("W2"), 3);
  const texts = textsOf(known.operationsOf(dictionaryOf(objects, font.entries.get("ToUnicode"))));
  const codes = new Map<number, FontCode>();
  const codeOf = (code: number): FontCode => {
    const found = codes.get(code);
    if (found !== undefined) return found;
    const text = texts.get(code);
    if (text === undefined) throw new Error(`a font does not say what its code ${code} means`);
    const [height = usualHeight, , originY = usualY] = verticals.get(code) ?? [];
    const [width = usualWidth] = widths.get(code) ?? [];
    const made = { text, width, height: -height, originY, isDrawn: !WITHOUT_INK.test(text) };
    codes.set(code, made);
    return made;
  };
  const program = programOf(objects, descendant);
  return { isVertical: encoding === "Identity-V", program, codeOf };
}

function programOf(objects: PdfObjects, descendant: PdfDictionary): EmbeddedProgram | undefined {
  const descriptor = resolve(objects, descendant.entries.get("FontDescriptor"));
  if (descriptor?.kind !== "dictionary") return undefined;
  const trueType = resolve(objects, descriptor.entries.get("FontFile2"));
  const stream = trueType ?? resolve(objects, descriptor.entries.get("FontFile3"));
  const name = nameAt(descendant, "BaseFont");
  if (stream?.kind !== "dictionary" || name === undefined) return undefined;
  return { name, stream, kind: trueType === undefined ? "cff" : "truetype" };
}

function dictionaryOf(objects: PdfObjects, value: PdfValue | undefined): PdfDictionary {
  const found = resolve(objects, value);
  if (found?.kind !== "dictionary") throw new Error("a font is missing");
  return found;
}

function numbersOf(objects: PdfObjects, value: PdfValue | undefined): readonly number[] {
  const array = resolve(objects, value);
  if (array?.kind !== "array") return [];
  return array.items.map((item) => (item.kind === "number" ? item.value : Number.NaN));
}

// [1 [500 1000] 7 9 250]: `first [values …]` or `first last values`, `size` numbers for each code
function grouped(
  objects: PdfObjects,
  value: PdfValue | undefined,
  size: number,
): ReadonlyMap<number, readonly number[]> {
  const found = new Map<number, readonly number[]>();
  const array = resolve(objects, value);
  if (array?.kind !== "array") return found;
  const { items } = array;
  for (let at = 0; at < items.length; ) {
    const first = numberOf(items[at]);
    const second = items[at + 1];
    if (second?.kind === "array") {
      const values = numbersOf(objects, second);
      for (let index = 0; index * size < values.length; index += 1) {
        found.set(first + index, values.slice(index * size, (index + 1) * size));
      }
      at += 2;
      continue;
    }
    const values = items.slice(at + 2, at + 2 + size).map(numberOf);
    const last = Math.min(numberOf(second), LAST_CODE);
    for (let code = first; code <= last; code += 1) found.set(code, values);
    at += 2 + size;
  }
  return found;
}

function numberOf(value: PdfValue | undefined): number {
  return value?.kind === "number" ? value.value : Number.NaN;
}

// 2 beginbfchar <0001><6771> <0002><4EAC> endbfchar
function textsOf(cmap: readonly Operation[]): ReadonlyMap<number, string> {
  const texts = new Map<number, string>();
  for (const { operator, operands } of cmap) {
    if (operator !== "endbfchar") continue;
    for (let at = 0; at < operands.length; at += 2) {
      const [code, text] = [operands[at], operands[at + 1]];
      if (code instanceof Uint8Array && text instanceof Uint8Array) {
        texts.set(256 * (code[0] ?? 0) + (code[1] ?? 0), utf16Of(text));
      }
    }
  }
  return texts;
}

function utf16Of(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 2) {
    text += String.fromCharCode(256 * (bytes[at] ?? 0) + (bytes[at + 1] ?? 0));
  }
  return text;
}

const LAST_CODE = 0xff_ff;
/** Spaces, selectors and what else no ink stands for. */
const WITHOUT_INK = /^[\s\p{Cf}\p{Variation_Selector}]*$/u;
