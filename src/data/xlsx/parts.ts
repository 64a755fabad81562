import { scanXml, type XmlVisitor } from "./scan-xml.ts";

/** The expanded parts of a workbook's package by name. */
export type Parts = ReadonlyMap<string, Uint8Array>;

/** A part of the workbook cannot be read: what the user sees is that the file is damaged. */
export interface PartFault {
  readonly part: string;
}

/**
 * Reads one part with a visitor. Gives what is wrong with it, or undefined.
 *
 * Shape: the part is UTF-8, or UTF-16 with a byte order mark, and well-formed.
 */
export function readPart(parts: Parts, name: string, visitor: XmlVisitor): PartFault | undefined {
  const bytes = parts.get(name);
  if (bytes === undefined) return { part: name };
  const text = decodePart(bytes);
  if (text === undefined || scanXml(text, visitor) !== undefined) return { part: name };
  return undefined;
}

function decodePart(bytes: Uint8Array): string | undefined {
  const isLittle = bytes[0] === 0xff && bytes[1] === 0xfe;
  const isBig = bytes[0] === 0xfe && bytes[1] === 0xff;
  const encoding = isLittle ? "utf-16le" : "utf-16be";
  try {
    return new TextDecoder(isLittle || isBig ? encoding : "utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined; // a byte that is no text: the part is damaged
  }
}

/** A visitor that only looks at elements' beginnings. */
export function openingVisitor(open: XmlVisitor["open"]): XmlVisitor {
  return { open, close: () => undefined, text: () => undefined };
}

const ESCAPE = /_x([0-9A-Fa-f]{4})_/gu;

/**
 * Gives the text that a string of a workbook stands for: `_x000D_` is a carriage return.
 *
 * Source: ECMA-376 Part 1, 22.9.2.19 ST_Xstring.
 */
export function unescapeString(text: string): string {
  if (!text.includes("_x")) return text;
  return text.replace(ESCAPE, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
