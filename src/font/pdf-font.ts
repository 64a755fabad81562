import { roundHalfEven } from "../base/units.ts";
import type { World } from "../base/world.ts";
import type { FontFace } from "../model/font-face.ts";

/** What a PDF says of an embedded face besides its program. Units: thousandths of the em, degrees. */
export interface FontDescription {
  readonly flags: number;
  readonly bounds: readonly number[];
  readonly italicAngle: number;
  readonly ascent: number;
  readonly descent: number;
  readonly capHeight: number;
  readonly stemV: number;
}

/** Gives the values of a face's font descriptor. Source: ISO 32000-1, table 122. */
export function describeForPdf(face: FontFace): FontDescription {
  const { metrics } = face;
  const length = (value: number): number => toThousandths(face, value);
  return {
    flags: SYMBOLIC + (metrics.italicAngle === 0 ? 0 : ITALIC),
    bounds: metrics.bounds.map(length),
    italicAngle: Math.round(metrics.italicAngle),
    ascent: length(metrics.ascender),
    descent: length(metrics.descender),
    capHeight: length(metrics.capHeight),
    // No font says its stem width; the customary estimate from the weight is only used for substitution.
    stemV: 10 + Math.round((220 * (metrics.weight - 50)) / 900),
  };
}

/** Symbolic: its characters are not those of a standard Latin set. Source: ISO 32000-1, table 123. */
const SYMBOLIC = 4;
const ITALIC = 64;

/** How a program of one format is named in a PDF. Source: ISO 32000-1, tables 117 and 126. */
export const PROGRAM_ENTRIES = {
  truetype: { subtype: "CIDFontType2", mapsToGids: true, file: "FontFile2" },
  cff: { subtype: "CIDFontType0", mapsToGids: false, file: "FontFile3" },
} as const;

/** The type of a stream with a CFF program. */
export const CFF_STREAM = "CIDFontType0C";

/** Gives a length of a face in thousandths of the em. */
export function toThousandths(face: FontFace, value: number): number {
  return roundHalfEven((value * 1000) / face.metrics.unitsPerEm);
}

/**
 * Gives the name of a subset: six capital letters from the hash of what it holds, and the face's name.
 *
 * Shape: equal contents have equal names. Source: ISO 32000-1, 9.6.4.
 */
export function subsetName(face: FontFace, content: string, world: World): string {
  let rest = Number.parseInt(world.sha256(ENCODER.encode(content)).slice(0, 12), 16);
  let tag = "";
  for (let letter = 0; letter < 6; letter += 1) {
    tag += String.fromCharCode(65 + (rest % 26));
    rest = Math.floor(rest / 26);
  }
  return `${tag}+${face.postScriptName}`;
}

/**
 * Writes the map from codes to characters that readers extract text by; code 1 stands for the first text.
 *
 * Shape: a code without characters has no entry.
 * Source: ISO 32000-1, 9.10.3.
 */
export function toUnicodeCmap(texts: readonly string[]): string {
  const lines = texts.flatMap((text, index) =>
    text === "" ? [] : [`<${hex4(index + 1)}><${utf16Hex(text)}>\n`],
  );
  let blocks = "";
  for (let start = 0; start < lines.length; start += BFCHAR_BLOCK) {
    const block = lines.slice(start, start + BFCHAR_BLOCK);
    blocks += `${block.length} beginbfchar\n${block.join("")}endbfchar\n`;
  }
  return (
    "/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
    "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n" +
    "/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n" +
    `1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n${blocks}` +
    "endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n"
  );
}

const ENCODER = new TextEncoder();

/** Most entries a block of bfchar may have. Source: Adobe Technical Note 5411, 1.4.1. */
const BFCHAR_BLOCK = 100;

/** UTF-16BE code units as upper-case hexadecimal digits. */
export function utf16Hex(text: string): string {
  let hex = "";
  for (let index = 0; index < text.length; index += 1) hex += hex4(text.charCodeAt(index));
  return hex;
}

/** A 16-bit number as four upper-case hexadecimal digits. */
export function hex4(value: number): string {
  return (HEX[value >> 8] ?? "") + (HEX[value & 0xff] ?? "");
}

/** Bytes as two hexadecimal digits. */
const HEX: readonly string[] = Array.from({ length: 256 }, (_, byte) =>
  byte.toString(16).padStart(2, "0").toUpperCase(),
);
